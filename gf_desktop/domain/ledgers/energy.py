"""Ledgers of energy, green power and what carbon accounting asks for beyond them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from gf_desktop.domain.ledgers.carriers import CARRIERS, CarrierKind
from gf_desktop.domain.ledgers.quantity import Quantity
from gf_desktop.domain.ledgers.rows import NEEDED, Row, in_unit_of, refers_to
from gf_desktop.domain.numbers import Number

GreenKind = Literal["own", "direct", "traded", "certificate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyRow(Row):
    """One carrier, with the columns of form 205-1. All quantities are in ``unit``.

    ``consumed`` is industrial consumption with what was used as ``feedstock`` and put into transformation
    (``transformed_in``) inside it, ``non_industrial`` outside it. ``out_counted`` says whether ``consumed`` also
    holds what was ``supplied_out``. Electricity holds all power used, own and bought. ``heating_value`` is measured
    (net); ``coefficient`` is the one the form was filled with; ``carbon_content`` and ``oxidation`` are measured.
    """

    LEDGER: ClassVar[str] = "energy"

    carrier: str = field(default="", metadata=NEEDED)
    kind: CarrierKind | Literal[""] = ""
    unit: str = ""
    opening: Quantity | None = None
    bought: Quantity | None = None
    consumed: Quantity | None = None
    feedstock: Quantity | None = None
    non_industrial: Quantity | None = None
    transformed_in: Quantity | None = None
    transformed_out: Quantity | None = None
    recovered: Quantity | None = None
    supplied_out: Quantity | None = None
    out_counted: Literal["inside", "outside", ""] = ""
    closing: Quantity | None = None
    heating_value: Number | None = None
    heating_value_unit: str = ""
    coefficient: Number | None = None
    coefficient_unit: str = ""
    carbon_content: Number | None = field(default=None, metadata=in_unit_of("tC/TJ"))
    oxidation: Number | None = field(default=None, metadata=in_unit_of("%"))

    @property
    def sort(self) -> CarrierKind | None:
        """What the carrier is: as the row says, else as its id is known; None for an own carrier without a word."""
        return self.kind or CARRIERS.get(self.carrier)


@dataclass(frozen=True, slots=True, kw_only=True)
class GreenRow(Row):
    """Renewable power or certificates. ``amount`` is what was generated (own), taken or certified.

    ``owner`` tells whose the plant is, ``holder`` who holds the certificates (the environmental right): only ours
    count. ``attests`` names the row whose power a certificate speaks of: that power is counted once. ``bought_counts``
    of a direct line says whether what the electricity row says was ``bought`` holds its power (``inside``) or not.
    """

    LEDGER: ClassVar[str] = "green"

    kind: GreenKind | Literal[""] = field(default="", metadata=NEEDED)
    name: str = ""
    owner: Literal["self", "other", ""] = ""
    unit: str = ""
    amount: Quantity | None = None
    fed_out: Quantity | None = None
    bought_counts: Literal["inside", "outside", ""] = ""
    month: str = ""
    number: str = ""
    holder: Literal["self", "other", ""] = ""
    cancelled: Literal["yes", "no", ""] = ""
    attests: str = field(default="", metadata=refers_to("green"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CarbonRow(Row):
    """What carbon accounting needs beyond fuels and power: process emissions, heat bought and sold."""

    LEDGER: ClassVar[str] = "carbon"

    kind: Literal["process", "heat-bought", "heat-sold", ""] = field(default="", metadata=NEEDED)
    name: str = ""
    unit: str = ""
    amount: Quantity | None = None
