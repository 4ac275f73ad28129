"""The units that tables and answers may name, each with its dimension.

Two units may be compared or converted only inside one dimension. A generic product unit (产品单位) is a dimension of
its own: what it stands for is known by the table's user only. 千克标准煤 and the like are standard coal, not mass, and
not joules either: from kWh or GJ a named coefficient leads there. 万元 is money. m³ stands for water and for gas of a
state that nobody named; Nm³ (0 °C) and m³(20℃), both at 101.325 kPa, are gas of a named state.
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


# An amount of gas fills at 20 °C (GB/T 19205) 293.15/273.15 of what it fills at 0 °C.
_AT_20 = Fraction("273.15") / Fraction("293.15")


def _all() -> Iterable[Unit]:
    yield from _amounts()
    yield from _per_product()
    yield from _per_output()
    yield from _of_standards()
    yield from _of_factors()


def _amounts() -> Iterable[Unit]:
    yield from _family("number", {"–": "1", "%": "1/100"})
    yield from _family("count", {"项": "1", "个": "1", "家": "1", "类": "1"})
    yield from _family("energy", {"kgce": "1", "gce": "1/1000", "tce": "1000", "万tce": "10000000"})
    yield from _family(
        "joule", {"MJ": "1", "kJ": "1/1000", "GJ": "1000", "TJ": "1000000", "百万千焦": "1000"}
    )
    yield from _family("joule", {"kWh": "3.6", "万kWh": "36000", "亿kWh": "360000000", "MWh": "3600"})
    yield from _family("oil-equivalent", {"kgoe": "1", "toe": "1000"})
    yield from _family("carbon", {"kgCO2": "1", "tCO2": "1000", "万tCO2": "10000000"})
    yield from _family("carbon-equivalent", {"kgCO2e": "1", "tCO2e": "1000"})
    yield from _family("mass", {"kg": "1", "g": "1/1000", "t": "1000", "kt": "1000000", "万t": "10000000"})
    yield from _family("water", {"m³": "1", "千m³": "1000", "万m³": "10000", "kL": "1"})
    yield from _family("gas", {"Nm³": "1", "万Nm³": "10000"})
    yield from (Unit("m³(20℃)", "gas", _AT_20), Unit("万m³(20℃)", "gas", 10000 * _AT_20))
    yield from _family("money", {"元": "1", "千元": "1000", "万元": "10000", "亿元": "100000000"})
    yield from _family("area", {"m²": "1", "亩": "2000/3", "hm²": "10000", "公顷": "10000"})
    yield from _family("area", {"万m²": "10000", "km²": "1000000"})
    yield from _family(
        "money/area",
        {"万元/m²": "1", "元/m²": "1/10000", "万元/亩": "3/2000", "万元/hm²": "1/10000", "亿元/km²": "1/100"},
    )
    yield from _family("product/area", {"产品单位/m²": "1"})
    yield from _family("money/energy", {"万元/tce": "1"})
    yield from _family("money/water", {"元/m³": "1"})
    yield from _family("money/person", {"万元/人": "1"})


def _per_product() -> Iterable[Unit]:
    yield from _family("energy/mass", {"kgce/t": "1", "tce/t": "1000", "kgce/kg": "1000", "tce/万t": "1/10"})
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


def _of_standards() -> Iterable[Unit]:
    """Units of energy limits, efficiency benchmarks and water quotas; 照录 marks one whose meaning is not sure."""
    yield from _family("joule/mass", {"kWh/t": "1", "MJ/t": "5/18", "kJ/kg": "5/18", "GJ/t": "2500/9"})
    yield from _family("joule/area", {"kWh/m²": "1"})
    yield from _family("energy/area", {"kgce/m²": "1", "kgce/万m²": "1/10000"})
    yield from _family("energy/volume", {"kgce/m³": "1", "kgce/kL": "1"})
    yield from _family(
        "energy/joule", {"kgce/kWh": "1", "gce/kWh": "1/1000", "kgce/GJ": "9/2500", "kgce/MJ": "3.6"}
    )
    yield from _family("oil-equivalent/mass", {"kgoe/t": "1"})
    yield from _family("water/joule", {"m³/MWh": "1"})
    yield from _family("water/volume", {"m³/kL": "1"})
    for alone in _ALONE:
        yield Unit(alone, alone, Fraction(1))


# Each counts something of its own (standard case of glass, air-dry ton, 20-foot container, …): a dimension for itself.
_ALONE = (
    "kgce/重量箱",
    "kgce/Adt",
    "kgce/tSO2",
    "kgce/toe",
    "kgce/百万片",
    "kgce/tsl(照录)",
    "kgce/km²(照录)",
    "tce/万TEU",
    "kgoe/(t·能量因数)",
    "m³/100m",
)


def _of_factors() -> Iterable[Unit]:
    """Units of carbon-dioxide factors and what they are made of."""
    yield from _family("carbon/joule", {"kgCO2/kWh": "1", "tCO2/MWh": "1", "tCO2/GJ": "3.6"})
    yield from _family("carbon/gas", {"tCO2/万Nm³": "1"})
    yield from _family("joule/gas", {"GJ/万Nm³": "1"})
    yield from _family("element/joule", {"tC/TJ": "1", "tC/GJ": "1000"})
    yield from _family("carbon-equivalent/mass", {"tCO2e/t": "1"})


UNITS: Mapping[str, Unit] = {unit.symbol: unit for unit in _all()}


GENERIC = ("产品单位", "原材料单位", "污染物单位")
"""What stands for the unit of whatever a table's products, materials or pollutants are counted in."""


def may_become(source: str, target: str) -> bool:
    """Whether a figure in ``source`` may come out in ``target``: part by part the same dimension.

    A generic unit stands for any but money, and may be asked for in place of any but money and area.
    """
    if source == target:
        return True
    if "/" in source and "/" in target:
        pairs = zip(source.split("/", 1), target.split("/", 1), strict=True)
        return all(_part_may_become(one, other) for one, other in pairs)
    one, other = UNITS.get(source), UNITS.get(target)
    return one is not None and other is not None and one.dimension == other.dimension


def _part_may_become(source: str, target: str) -> bool:
    if source in GENERIC:
        return dimension(target) != "money"
    if target in GENERIC:
        return dimension(source) not in ("money", "area")
    return may_become(source, target)


def dimension(symbol: str) -> str | None:
    """Return the dimension of a unit, or None for a unit that we do not know."""
    unit = UNITS.get(symbol)
    return unit.dimension if unit else None
