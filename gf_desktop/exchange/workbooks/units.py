"""The units that the list of a unit's cell offers, by ledger and column."""

from __future__ import annotations

from collections.abc import Mapping

_POWER = "万kWh kWh MWh"
_HEAT = "GJ MJ 百万千焦"
_MASS = "t kg 万t"
_WATER = "m³ 万m³"
_MONEY = "万元 元 千元 亿元"
_AREA = "m² 亩 公顷 km²"
_GAS = "万Nm³ Nm³ 万m³ m³ m³(20℃) 万m³(20℃)"

OFFERED: Mapping[str, str] = {
    "energy.unit": f"{_POWER} t kg {_GAS} {_HEAT} tce kgce",
    "energy.heating_value_unit": "kJ/kg MJ/kg GJ/t kJ/m³ MJ/Nm³ GJ/万Nm³",
    "energy.coefficient_unit": "kgce/kg tce/t kgce/kWh tce/万kWh kgce/m³ kgce/Nm³ tce/万m³ kgce/MJ tce/GJ",
    "green.unit": "MWh kWh 万kWh",
    "carbon.unit": "tCO2 GJ",
    "products.unit": f"t kg 万t {_WATER} kWh GJ 件 台 套",
    "products.value_unit": _MONEY,
    "output_value.unit": _MONEY,
    "materials.unit": f"{_MASS} m³ 件",
    "water.unit": _WATER,
    "waste.unit": _MASS,
    "outlets.unit": "mg/L mg/m³",
    "pollutants.unit": _MASS,
    "parcels.unit": _AREA,
    "buildings.unit": _AREA,
    "storeys.unit": _AREA,
    "projects.unit": _MONEY,
    "footprints.unit": "kgCO2e/kg tCO2e/t kgCO2e/件",
    "totals.unit": f"tce {_POWER} {_WATER} {_MONEY} tCO2 {_MASS}",
}


def offered(ledger: str, column: str) -> tuple[str, ...]:
    """Return the units of a column's list, the usual one first."""
    return tuple(OFFERED.get(f"{ledger}.{column}", "").split())
