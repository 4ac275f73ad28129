"""The units that tables and answers may name, each with its dimension.

Two units may be compared or converted only inside one dimension. A generic product unit (产品单位) is a dimension of
its own: what it stands for is known by the table's user only. 千克标准煤 and the like are energy, not mass; 万元 is
money; m³ stands for water.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit. ``factor`` turns one of it into its dimension's first unit; None where that needs more knowledge."""

    symbol: str
    dimension: str
    factor: Fraction | None = None


def _family(dimension: str, factors: Mapping[str, str]) -> Iterable[Unit]:
    return (Unit(symbol, dimension, Fraction(factor)) for symbol, factor in factors.items())


def _all() -> Iterable[Unit]:
    yield from _family("number", {"–": "1", "%": "1/100"})
    yield from _family("count", {"项": "1", "个": "1", "家": "1", "类": "1"})
    yield from _family("energy", {"kgce": "1", "tce": "1000", "万tce": "10000000"})
    yield from _family("carbon", {"kgCO2": "1", "tCO2": "1000"})
    yield from _family("mass", {"kg": "1", "g": "1/1000", "t": "1000", "万t": "10000000"})
    yield from _family("water", {"m³": "1", "万m³": "10000"})
    yield from _family("money", {"元": "1", "千元": "1000", "万元": "10000", "亿元": "100000000"})
    yield from _family("area", {"m²": "1", "亩": "2000/3", "hm²": "10000"})
    yield from _per_product()
    yield from _per_output()
    yield from _family("money/area", {"万元/m²": "1", "万元/亩": "3/2000", "万元/hm²": "1/10000"})
    yield from _family("product/area", {"产品单位/m²": "1"})


def _per_product() -> Iterable[Unit]:
    yield from _family("energy/mass", {"kgce/t": "1", "tce/t": "1000"})
    yield from _family("energy/product", {"kgce/产品单位": "1", "tce/产品单位": "1000"})
    yield from _family("carbon/mass", {"kgCO2/t": "1", "tCO2/t": "1000"})
    yield from _family("carbon/product", {"kgCO2/产品单位": "1", "tCO2/产品单位": "1000"})
    yield from _family("mass/mass", {"kg/t": "1", "t/t": "1000", "g/t": "1/1000"})
    yield from _family("material/product", {"原材料单位/产品单位": "1"})
    yield from _family("water/mass", {"m³/t": "1"})
    yield from _family("water/product", {"m³/产品单位": "1"})
    yield from _family("pollutant/product", {"污染物单位/产品单位": "1"})


def _per_output() -> Iterable[Unit]:
    yield from _family("energy/money", {"kgce/万元": "1", "tce/万元": "1000"})
    yield from _family("carbon/money", {"kgCO2/万元": "1", "tCO2/万元": "1000"})
    yield from _family("mass/money", {"kg/万元": "1", "t/万元": "1000"})
    yield from _family("material/money", {"原材料单位/万元": "1"})
    yield from _family("water/money", {"m³/万元": "1"})
    yield from _family("pollutant/money", {"污染物单位/万元": "1"})


UNITS: Mapping[str, Unit] = {unit.symbol: unit for unit in _all()}


def dimension(symbol: str) -> str | None:
    """Return the dimension of a unit, or None for a unit that we do not know."""
    unit = UNITS.get(symbol)
    return unit.dimension if unit else None
