"""Which rows of the reference tables a carrier of the energy ledger stands for, and the keys of reference figures.

A carrier with one name is that row. One with several (raw coal is 无烟煤, 烟煤 or 褐煤 to the carbon tables) is never
guessed: the user says which. An own carrier is looked up by the name the user wrote.

Keys are stable, they stand in documents: ``coal/GB/T 2589-2020/原煤``, ``fuel/B-general/烟煤``,
``grid/2023/江苏/average``, ``heat/F-heat/净购入热力``, ``limit/GB 16780-2021 | 熟料 | 单位产品综合能耗``,
``quota/GB/T 18916.2-2022 | 电炉炼钢``; ``coal-own/…``, ``fuel-own/…`` and ``grid-own`` where no table has a figure.
"""

from __future__ import annotations

from collections.abc import Mapping

from gf_desktop.domain.ledgers.carriers import CARRIERS
from gf_desktop.domain.reference.carbon import CarbonFactor
from gf_desktop.domain.reference.coefficients import EnergyCoefficient
from gf_desktop.domain.reference.grid import GridFactor

CALORIFIC, PRIMARY, HEAT = "电力(当量值)", "电力(等价值)", "热力(当量值)"
HEAT_TABLE, HEAT_NAME = "F-heat", "净购入热力"
STEAM_KEY, STEAM_UNIT = "coal-own/steam/kJ/kg", "kJ/kg"
GRID_OWN, GRID_UNIT = "grid-own", "kgCO2/kWh"

CARBON_TABLES = frozenset({"A-steel", "B-general", "C-province", "D-other"})
"""The shipped tables of CO2 factors of fuels that have a name in words."""

COAL: Mapping[str, tuple[str, ...]] = {
    "electricity": (CALORIFIC,),
    "heat": (HEAT,),
    "steam": (HEAT,),
    "solar-heat": (HEAT,),
    "geothermal-heat": (HEAT,),
    "raw-coal": ("原煤",),
    "anthracite": (),
    "bituminous-coal": (),
    "lignite": (),
    "washed-coal": ("洗精煤",),
    "other-washed-coal": ("洗中煤", "煤泥"),
    "coal-products": (),
    "coke": ("焦炭(干全焦)",),
    "coke-oven-gas": ("焦炉煤气",),
    "blast-furnace-gas": ("高炉煤气",),
    "converter-gas": (),
    "producer-gas": ("发生炉煤气",),
    "natural-gas": ("天然气",),
    "lng": ("液化天然气",),
    "lpg": ("液化石油气",),
    "crude-oil": ("原油",),
    "gasoline": ("汽油",),
    "diesel": ("柴油",),
    "kerosene": ("煤油",),
    "fuel-oil": ("燃料油",),
    "refinery-gas": ("炼厂干气",),
    "coal-tar": ("煤焦油",),
    "petroleum-coke": (),
    "methanol": ("甲醇(用作燃料)",),
    "hydrogen": ("氢气(用作燃料)",),
    "biomass": (),
    "biogas": ("沼气",),
    "fresh-water": ("新水",),
    "softened-water": ("软化水",),
    "deaerated-water": ("除氧水",),
    "compressed-air": ("压缩空气",),
    "oxygen": ("氧气",),
    "nitrogen": ("氮气(副产品)", "氮气(主产品)"),
    "acetylene": ("乙炔",),
}
"""Carriers by their rows in GB/T 2589-2020; without a row, only a measured or own figure leads to coal equivalent."""

CARBON: Mapping[str, tuple[str, ...]] = {
    "raw-coal": ("无烟煤", "烟煤", "褐煤"),
    "anthracite": ("无烟煤",),
    "bituminous-coal": ("烟煤",),
    "lignite": ("褐煤",),
    "washed-coal": ("洗精煤",),
    "other-washed-coal": ("其他洗煤", "煤泥"),
    "coal-products": ("型煤", "其他煤制品"),
    "coke": ("焦炭",),
    "coke-oven-gas": ("焦炉煤气",),
    "blast-furnace-gas": ("高炉煤气",),
    "converter-gas": ("转炉煤气",),
    "producer-gas": ("其他煤气", "密闭电石炉炉气"),
    "natural-gas": ("天然气",),
    "lng": ("液化天然气",),
    "lpg": ("液化石油气",),
    "crude-oil": ("原油",),
    "gasoline": ("汽油",),
    "diesel": ("柴油",),
    "kerosene": ("一般煤油", "喷气煤油"),
    "fuel-oil": ("燃料油",),
    "refinery-gas": ("炼厂干气",),
    "coal-tar": ("焦油",),
    "petroleum-coke": ("石油焦",),
    "methanol": (),
    "hydrogen": (),
}
"""Fuels by their rows in the tables of CO2 factors. Several names: asked about, even where a table has one of them."""


def coal_names(carrier: str) -> tuple[str, ...]:
    """Return the rows of GB/T 2589 that a carrier may stand for; an own carrier is called as the user wrote it."""
    return COAL[carrier] if carrier in CARRIERS else (carrier,)


def carbon_names(carrier: str) -> tuple[str, ...]:
    """Return the rows of a carbon table that a fuel may stand for."""
    return CARBON.get(carrier, ()) if carrier in CARRIERS else (carrier,)


def coal_key(row: EnergyCoefficient) -> str:
    """Return the key of a coefficient of standard coal."""
    return f"coal/{row.table}/{row.name}"


def carbon_key(row: CarbonFactor) -> str:
    """Return the key of a CO2 factor of a fuel (``fuel/…``) or of bought heat (``heat/…``)."""
    return f"{'heat' if row.kind == 'heat' else 'fuel'}/{row.table}/{row.name}"


def grid_key(row: GridFactor) -> str:
    """Return the key of a factor of bought power: its own year, region and basis."""
    return f"grid/{row.year}/{row.region}/{row.basis}"
