"""Ledgers of water, solid waste, outlets and pollutants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from gf_desktop.domain.ledgers.quantity import Quantity
from gf_desktop.domain.ledgers.rows import NEEDED, Row, YesNo
from gf_desktop.domain.numbers import Number

WaterKind = Literal[
    "intake-tap",
    "intake-surface",
    "intake-ground",
    "intake-bought",
    "intake-reclaimed",
    "intake-rain",
    "intake-sea",
    "supplied-out",
    "living",
    "construction",
    "circulating",
    "cascaded",
    "treated-reused",
    "discharged",
]
Medium = Literal["water", "gas", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterRow(Row):
    """Water of one kind.

    ``intake-reclaimed`` is municipal reclaimed water bought in; ``construction`` is taken with fire-fighting.
    ``living`` is the living quarters' use, not that of canteens and offices, which are ancillary production.
    """

    LEDGER: ClassVar[str] = "water"

    kind: WaterKind | Literal[""] = field(default="", metadata=NEEDED)
    name: str = ""
    unit: str = ""
    amount: Quantity | None = None
    measured: Literal["meter", "calculated", "estimated", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WasteRow(Row):
    """A solid waste. ``used`` holds ``used_stock`` (from earlier years' stock) and no waste that was bought in."""

    LEDGER: ClassVar[str] = "waste"

    name: str = field(default="", metadata=NEEDED)
    hazard: Literal["general", "hazardous", ""] = ""
    code: str = ""
    unit: str = ""
    generated: Quantity | None = None
    used: Quantity | None = None
    used_stock: Quantity | None = None
    disposed: Quantity | None = None
    stored: Quantity | None = None
    receiver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow(Row):
    """One pollutant at one outlet. ``mean`` and ``limit`` are in ``unit``.

    Where the pollutant was never detected, the ``detection_limit`` stands for a ``mean`` that is not given.
    """

    LEDGER: ClassVar[str] = "outlets"

    number: str = field(default="", metadata=NEEDED)
    name: str = ""
    medium: Medium = ""
    pollutant: str = ""
    main: YesNo = ""
    unit: str = ""
    limit: Number | None = None
    limit_source: str = ""
    mean: Number | None = None
    monitoring: Literal["online", "manual", ""] = ""
    not_detected: YesNo = ""
    detection_limit: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PollutantRow(Row):
    """The mass of a pollutant in the year, generated and discharged."""

    LEDGER: ClassVar[str] = "pollutants"

    pollutant: str = field(default="", metadata=NEEDED)
    medium: Medium = ""
    unit: str = ""
    generated: Quantity | None = None
    discharged: Quantity | None = None
    permitted: Number | None = field(default=None)
