"""How a year's figures are reckoned: what the user decided once for all indicators of the year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gf_desktop.domain.ledgers.energy import GreenKind
from gf_desktop.domain.ledgers.rows import YesNo
from gf_desktop.domain.numbers import Number

Basis = Literal["calorific", "primary"]
"""Which value of electricity: 当量值 (calorific) or 等价值 (primary)."""

Allocation = Literal["metering", "share", "output", "standard-product", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The user's decisions for a year; an empty one that matters is a missing input.

    ``electricity`` is 当量 unless 等价 is declared. ``energy``, ``carbon`` and ``water`` say how each total comes to
    several products. ``carbon_table`` is the one table of CO2 factors used, ``grid_region`` and ``grid_basis`` the
    factor of bought power, ``zero_carbon`` the kinds of green power that count without CO2. ``grade`` is the energy
    efficiency grade from which a product counts as saving; ``representative`` the product capacity is counted in.

    ``accepted`` holds the keys of reference figures that the user confirmed (unverified, of another year, corrected);
    ``figures`` the user's own figure in place of a reference figure, by the same key, in that figure's unit.
    ``drafts`` hold by a question's key what was entered and is no figure yet: it counts for nothing, and what was said
    before stands until it is one.
    """

    electricity: Basis = "calorific"
    energy: Allocation = ""
    carbon: Allocation = ""
    water: Allocation = ""
    rain_counts: YesNo = ""
    carbon_table: str = ""
    grid_region: str = ""
    grid_basis: str = ""
    zero_carbon: tuple[GreenKind, ...] = ()
    grade: int | None = None
    representative: str = ""
    accepted: tuple[str, ...] = ()
    figures: Mapping[str, Number] = field(default_factory=dict)
    drafts: Mapping[str, str] = field(default_factory=dict)
