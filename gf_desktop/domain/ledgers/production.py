"""Ledgers of what is made: products, output value, materials, footprints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from gf_desktop.domain.ledgers.quantity import Quantity
from gf_desktop.domain.ledgers.rows import NEEDED, Row, YesNo, in_unit_of, refers_to
from gf_desktop.domain.numbers import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRow(Row):
    """One product; ``output`` is qualified output in ``unit``. ``category`` is the product class (GB/T 4754).

    Energy, water and carbon come to it by its own meters (``metered_…``), by its shares, or through ``standard_ratio``
    (how many units of the standard product one unit stands for). ``corrections`` are those the ``limit_standard`` asks
    for, by name. ``time_quota`` is hours per unit, for capacity.
    """

    LEDGER: ClassVar[str] = "products"

    name: str = field(default="", metadata=NEEDED)
    category: str = ""
    unit: str = ""
    output: Quantity | None = None
    value: Quantity | None = None
    value_unit: str = ""
    energy_share: Number | None = field(default=None, metadata=in_unit_of("%"))
    water_share: Number | None = field(default=None, metadata=in_unit_of("%"))
    metered_energy: Quantity | None = field(default=None, metadata=in_unit_of("tce"))
    metered_water: Quantity | None = field(default=None, metadata=in_unit_of("m³"))
    metered_carbon: Quantity | None = field(default=None, metadata=in_unit_of("tCO2"))
    standard_ratio: Number | None = field(default=None, metadata=in_unit_of("–"))
    limit_standard: str = ""
    water_quota: str = ""
    corrections: Mapping[str, Number] = field(default_factory=dict)
    efficiency_applies: YesNo = ""
    efficiency_standard: str = ""
    efficiency_grade: Literal["1", "2", "3", "4", "5", "below", ""] = ""
    capacity: Number | None = None
    time_quota: Number | None = field(default=None, metadata=in_unit_of("h"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputValueRow(Row):
    """The output value of one year; three years are kept for the investment share."""

    LEDGER: ClassVar[str] = "output_value"

    year: int | None = field(default=None, metadata=NEEDED)
    unit: str = ""
    value: Quantity | None = None
    basis: Literal["current", "constant", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRow(Row):
    """A material; ``main`` ones are counted per product. ``green``: how much of it is green material (2018)."""

    LEDGER: ClassVar[str] = "materials"

    name: str = field(default="", metadata=NEEDED)
    main: YesNo = ""
    product: str = field(default="", metadata=refers_to("products"))
    unit: str = ""
    consumed: Quantity | None = None
    green: Quantity | None = None
    green_list: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FootprintRow(Row):
    """A product carbon footprint report: of which class, for which year of data, by which standard."""

    LEDGER: ClassVar[str] = "footprints"

    category: str = field(default="", metadata=NEEDED)
    name: str = ""
    year: int | None = None
    standard: str = ""
    number: str = ""
    unit: str = ""
    value: Number | None = None
