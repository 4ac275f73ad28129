"""What goes into a calculator and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from gf_desktop.domain.calculators.memo import Memo
from gf_desktop.domain.ledgers.book import Ledgers
from gf_desktop.domain.ledgers.boundary import Boundary
from gf_desktop.domain.ledgers.energy import GreenKind
from gf_desktop.domain.ledgers.settings import Allocation, Basis
from gf_desktop.domain.messages import Message
from gf_desktop.domain.pack import Confidence
from gf_desktop.domain.result import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """A figure of reference. ``unit`` reads "kgce/kg", "GJ/t", "tC/TJ", "%", "kgCO2/kWh"; ``accepted`` by the user.

    ``waiting``: sure or not, it asks for the user's word first (a factor of another year). ``year`` is the one it is
    of, empty for a figure that belongs to no year.
    """

    value: Fraction
    unit: str
    source: str
    confidence: Confidence = "memory"
    accepted: bool = False
    waiting: bool = False
    year: str = ""

    @property
    def usable(self) -> bool:
        """Whether a result may rest on it: unverified figures only on the user's word."""
        return self.accepted or (self.confidence in ("high", "medium") and not self.waiting)


@dataclass(frozen=True, slots=True, kw_only=True)
class FuelFactors:
    """A fuel's default figures from one table: heating value, carbon per heat, oxidation; or CO2 per unit at once."""

    heating_value: Coefficient | None = None
    carbon: Coefficient | None = None
    oxidation: Coefficient | None = None
    per_unit: Coefficient | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """The reference figures chosen for a data year.

    ``coal`` turns carriers into coal equivalent, ``electricity`` does so by basis, ``fuels`` serve carbon; ``grid`` is
    CO2 per power bought, ``heat`` CO2 per heat bought.
    """

    coal: Mapping[str, Coefficient] = field(default_factory=dict)
    electricity: Mapping[Basis, Coefficient] = field(default_factory=dict)
    fuels: Mapping[str, FuelFactors] = field(default_factory=dict)
    grid: Coefficient | None = None
    heat: Coefficient | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the user or the table decides; an empty choice that matters is a missing input.

    ``electricity`` is 当量 unless 等价 is declared. ``zero_carbon`` are the kinds of green power that the accounting
    rule lets count without CO2. ``rows`` narrows ledgers to some rows by id. ``grade`` is the energy efficiency grade
    asked for; ``representative`` the product whose units capacity is counted in. ``waste`` narrows solid waste to rows
    whose name holds it; ``structures``: the plot ratio counts structures too; ``functions`` are a table's functions by
    what rows may call them.
    """

    electricity: Basis = "calorific"
    energy: Allocation = ""
    carbon: Allocation = ""
    water: Allocation = ""
    zero_carbon: frozenset[GreenKind] = frozenset()
    rain_counts: bool | None = None
    medium: Literal["water", "gas", ""] = ""
    pollutant: str = ""
    stage: Literal["generated", "discharged", ""] = ""
    grade: int | None = None
    representative: str = ""
    waste: str = ""
    structures: Literal["yes", ""] = ""
    functions: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Everything a calculator may look at: one applicant's data of one year.

    ``recorder`` is the kind of ``Work`` that reads them where the arithmetic is to be kept too; None: the plain one.
    ``memo`` is what calculations of the same data share; without it each finds out everything by itself.
    """

    year: int
    ledgers: Ledgers = field(default_factory=Ledgers)
    boundary: Boundary = field(default_factory=Boundary)
    factors: Factors = field(default_factory=Factors)
    choices: Choices = field(default_factory=Choices)
    recorder: type[Any] | None = None
    memo: Memo | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: a ledger, ``boundary``, ``factors`` or ``choices``; a row's id; a column."""

    ledger: str
    row: str = ""
    column: str = ""

    @property
    def text(self) -> str:
        """The place as a path, ``energy/e1/consumed``."""
        if self.row and self.column:
            return f"{self.ledger}/{self.row}/{self.column}"
        return "/".join(part for part in (self.ledger, self.row, self.column) if part)


@dataclass(frozen=True, slots=True)
class Lack:
    """One missing input: what to say of it, and its place."""

    said: Message
    place: Place


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing could be computed, and why: all that is missing, each named once."""

    lacks: tuple[Lack, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The places of all that is missing."""
        return tuple(lack.place.text for lack in self.lacks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A value with its unit, the steps to it and the places it was read from. ``band`` where the table has bands.

    ``ticked`` are the things counted, as (id, title), where the value is their number.
    """

    value: Fraction
    unit: str
    steps: tuple[Step, ...] = ()
    used: tuple[Place, ...] = ()
    band: str = ""
    ticked: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductValue:
    """One product's value, ``amount`` ÷ output; ``amount`` (tce, tCO2, m³) is its weight too."""

    id: str
    name: str
    value: Fraction
    unit: str
    weight: Fraction
    weight_unit: str
    output: Fraction
    output_unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Products:
    """The values of several products. ``left_out`` is what no product took; None where the whole is not known."""

    values: tuple[ProductValue, ...]
    left_out: Fraction | None = None
    steps: tuple[Step, ...] = ()
    used: tuple[Place, ...] = ()


Outcome = Computed | Products | Missing
