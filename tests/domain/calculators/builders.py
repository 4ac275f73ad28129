"""A year of a factory: six carriers, feedstock coal, heat supplied out, own and traded green power, three products."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from gf_desktop.domain.calculators import (
    Choices,
    Coefficient,
    Computed,
    Factors,
    FuelFactors,
    Inputs,
    Missing,
    Products,
    calculate,
)
from gf_desktop.domain.ledgers import Boundary, Ledgers, Row, Site
from gf_desktop.domain.messages import Catalogue
from gf_desktop.domain.plain import load

_SENTENCES = Path(__file__).parents[3] / "resources/messages/zh_CN/calculators.toml"
SAY = Catalogue(tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))).say

LEDGERS: Mapping[str, Any] = {
    "energy": [
        {"id": "e1", "carrier": "electricity", "unit": "kWh", "bought": "9000000", "consumed": "10000000",
         "non_industrial": "200000", "source": "205-1"},
        {"id": "e2", "carrier": "raw-coal", "unit": "t", "consumed": "6000", "feedstock": "1000"},
        {"id": "e3", "carrier": "natural-gas", "unit": "万m³", "consumed": "100"},
        {"id": "e4", "carrier": "diesel", "unit": "t", "consumed": ["10"] * 12},
        {"id": "e5", "carrier": "heat", "unit": "GJ", "consumed": "50000", "transformed_out": "50000",
         "supplied_out": "10000", "out_counted": "inside"},
        {"id": "e6", "carrier": "biomass", "unit": "t", "consumed": "1000", "heating_value": "14653.8",
         "heating_value_unit": "kJ/kg"},
    ],
    "green": [
        {"id": "g1", "kind": "own", "name": "屋顶光伏", "unit": "MWh", "amount": "1500", "fed_out": "300",
         "holder": "self"},
        {"id": "g2", "kind": "traded", "unit": "万kWh", "amount": "200", "holder": "self"},
        {"id": "g3", "kind": "certificate", "unit": "MWh", "amount": "500", "holder": "self", "cancelled": "yes"},
        {"id": "g4", "kind": "certificate", "unit": "MWh", "amount": "2000", "holder": "self", "attests": "g2"},
        {"id": "g5", "kind": "certificate", "unit": "MWh", "amount": "700", "holder": "self", "cancelled": "no"},
        {"id": "g6", "kind": "direct", "unit": "MWh", "amount": "900", "holder": "other"},
    ],
    "carbon": [
        {"id": "c1", "kind": "process", "unit": "tCO2", "amount": "300"},
        {"id": "c2", "kind": "heat-bought", "unit": "GJ", "amount": "0"},
        {"id": "c3", "kind": "heat-sold", "unit": "GJ", "amount": "10000"},
    ],
    "products": [
        {"id": "p1", "name": "甲", "category": "2825", "unit": "t", "output": "10000", "energy_share": "60",
         "water_share": "50", "metered_energy": "4000", "metered_water": "20000", "metered_carbon": "9000",
         "standard_ratio": "1", "efficiency_applies": "yes", "efficiency_grade": "1", "capacity": "20000",
         "time_quota": "2"},
        {"id": "p2", "name": "乙", "category": "2825", "unit": "t", "output": "5000", "energy_share": "30",
         "water_share": "40", "metered_energy": "2000", "metered_water": "20000", "metered_carbon": "5000",
         "standard_ratio": "2", "efficiency_applies": "yes", "efficiency_grade": "3", "capacity": "10000",
         "time_quota": "4"},
        {"id": "p3", "name": "丙", "category": "2651", "unit": "kg", "output": "2000000", "energy_share": "5",
         "water_share": "5", "metered_energy": "300", "metered_water": "5000", "metered_carbon": "1000",
         "standard_ratio": "0.0005", "efficiency_applies": "no", "capacity": "0", "time_quota": "1"},
    ],
    "output_value": [
        {"id": "v3", "year": 2025, "unit": "千元", "value": "500000"},
        {"id": "v2", "year": 2024, "unit": "亿元", "value": "4.5"},
        {"id": "v1", "year": 2023, "unit": "万元", "value": "40000"},
    ],
    "materials": [
        {"id": "m1", "name": "聚丙烯", "main": "yes", "unit": "t", "consumed": "15300", "green": "3060"},
        {"id": "m2", "name": "母粒", "main": "yes", "unit": "kg", "consumed": "1700000", "green": "0"},
        {"id": "m3", "name": "油剂", "main": "no", "unit": "t", "consumed": "1000", "green": "0"},
    ],
    "water": [
        {"id": "w1", "kind": "intake-tap", "unit": "m³", "amount": "30000"},
        {"id": "w2", "kind": "intake-reclaimed", "unit": "m³", "amount": "10000"},
        {"id": "w3", "kind": "intake-ground", "unit": "万m³", "amount": "2"},
        {"id": "w4", "kind": "supplied-out", "unit": "m³", "amount": "5000"},
        {"id": "w5", "kind": "living", "unit": "m³", "amount": "3000"},
        {"id": "w6", "kind": "construction", "unit": "m³", "amount": "2000"},
        {"id": "w7", "kind": "circulating", "unit": "m³", "amount": "400000"},
        {"id": "w8", "kind": "cascaded", "unit": "m³", "amount": "30000"},
        {"id": "w9", "kind": "treated-reused", "unit": "m³", "amount": "20000"},
        {"id": "w10", "kind": "discharged", "unit": "m³", "amount": "30000"},
    ],
    "waste": [
        {"id": "s1", "name": "炉渣", "hazard": "general", "unit": "t", "generated": "1000", "used": "900",
         "used_stock": "100"},
        {"id": "s2", "name": "废丝", "hazard": "general", "unit": "kg", "generated": "500000", "used": "400000",
         "used_stock": "0"},
        {"id": "s3", "name": "废油", "hazard": "hazardous", "unit": "t", "generated": "50"},
    ],
    "outlets": [
        {"id": "o1", "number": "DA001", "medium": "gas", "pollutant": "氮氧化物", "unit": "mg/m³", "limit": "50",
         "mean": "40"},
        {"id": "o2", "number": "DA001", "medium": "gas", "pollutant": "二氧化硫", "unit": "mg/m³", "limit": "35",
         "mean": "7"},
        {"id": "o3", "number": "DW001", "medium": "water", "pollutant": "化学需氧量", "unit": "mg/L",
         "limit": "500", "mean": "125"},
        {"id": "o4", "number": "DW001", "medium": "water", "pollutant": "氨氮", "unit": "mg/L", "limit": "45",
         "not_detected": "yes", "detection_limit": "0.45"},
    ],
    "pollutants": [
        {"id": "u1", "pollutant": "化学需氧量", "unit": "t", "generated": "100", "discharged": "4.25"},
        {"id": "u2", "pollutant": "氨氮", "unit": "t", "generated": "10", "discharged": "0.5"},
    ],
    "parcels": [
        {"id": "l1", "site": "north", "unit": "亩", "area": "60"},
        {"id": "l2", "site": "south", "unit": "m²", "area": "10000"},
    ],
    "buildings": [
        {"id": "b1", "site": "north", "name": "车间", "kind": "building", "unit": "m²", "footprint": "12000"},
        {"id": "b2", "site": "north", "name": "办公楼", "kind": "building", "unit": "m²", "footprint": "2000"},
        {"id": "b3", "site": "north", "name": "储罐", "kind": "structure", "unit": "m²", "footprint": "1000"},
        {"id": "b4", "site": "north", "name": "煤场", "kind": "yard", "unit": "m²", "footprint": "3000"},
    ],
    "storeys": [
        {"id": "f1", "building": "b1", "name": "1层", "height": "9", "unit": "m²", "area": "12000",
         "doubled": "no"},
        {"id": "f2", "building": "b1", "name": "2层", "height": "8", "unit": "m²", "area": "6000"},
        {"id": "f3", "building": "b2", "name": "1层", "height": "8.01", "unit": "m²", "area": "4000",
         "doubled": "yes"},
    ],
    "projects": [
        {"id": "r1", "name": "电机改造", "state": "done", "completed": "2025-03", "unit": "万元",
         "investment": "300"},
        {"id": "r2", "name": "余热回收", "state": "done", "completed": "2023-12-31", "unit": "元",
         "investment": "2000000"},
        {"id": "r3", "name": "照明改造", "state": "done", "completed": "2022-12-31", "unit": "万元",
         "investment": "80"},
        {"id": "r4", "name": "储能", "state": "running", "unit": "万元", "investment": "900"},
    ],
    "footprints": [
        {"id": "k1", "category": "2825", "year": 2025},
        {"id": "k2", "category": "2651", "year": 2024},
    ],
    "functions": [
        {"id": "y1", "function": "能耗查询", "present": "yes"},
        {"id": "y2", "function": "energy-flow", "present": "yes"},
        {"id": "y3", "function": "碳资产管理", "present": "no"},
    ],
    "equipment": [
        {"id": "q1", "name": "永磁电机", "catalogue": "国家工业和信息化领域节能降碳技术装备推荐目录", "entry": "12",
         "count": "20"},
        {"id": "q2", "name": "空压机", "catalogue": "国家工业和信息化领域节能降碳技术装备推荐目录", "entry": "31"},
        {"id": "q3", "name": "冷却塔", "catalogue": "不在目录内"},
    ],
    "none": [
        "energy.feedstock", "energy.transformed_out", "energy.recovered", "energy.supplied_out",
    ],
}  # fmt: skip

BOUNDARY = Boundary(
    sites=(
        Site(id="north", name="北厂区", inside="in"),
        Site(id="south", name="南厂区", inside="in", land_share=Decimal(50)),
        Site(id="lodging", name="宿舍", inside="out"),
    )
)


def coefficient(value: str, unit: str, **more: Any) -> Coefficient:
    """Return a coefficient that has been checked."""
    return Coefficient(value=Fraction(value), unit=unit, source="附录A", **{"confidence": "high", **more})


FACTORS = Factors(
    coal={
        "raw-coal": coefficient("0.7143", "kgce/kg"),
        "natural-gas": coefficient("1.33", "kgce/m³"),
        "diesel": coefficient("1.4571", "kgce/kg"),
        "heat": coefficient("0.03412", "kgce/MJ"),
    },
    electricity={
        "calorific": coefficient("0.1229", "kgce/kWh"),
        "primary": coefficient("0.3", "kgce/kWh"),
    },
    fuels={
        "raw-coal": FuelFactors(
            heating_value=coefficient("20.304", "GJ/t"),
            carbon=coefficient("27.49", "tC/TJ"),
            oxidation=coefficient("0.94", "–"),
        ),
        "natural-gas": FuelFactors(
            heating_value=coefficient("389.31", "GJ/万m³"),
            carbon=coefficient("15.3", "tC/TJ"),
            oxidation=coefficient("99", "%"),
        ),
        "diesel": FuelFactors(per_unit=coefficient("3.0959", "tCO2/t")),
    },
    grid=coefficient("0.5827", "kgCO2/kWh", confidence="medium"),
    heat=coefficient("0.11", "tCO2/GJ"),
)

CHOICES = Choices(
    energy="share",
    carbon="share",
    water="share",
    grade=2,
    representative="p1",
    stage="discharged",
    pollutant="",
)

SPECIAL: Mapping[str, Mapping[str, Any]] = {
    "pollutant-per-product": {"pollutant": "化学需氧量"},
    "pollutant-per-output": {"pollutant": "化学需氧量"},
}


def ledgers(**changed: Any) -> Ledgers:
    """Return the factory's ledgers, those named in ``changed`` as plain rows of their own."""
    return load(Ledgers, {**LEDGERS, **changed})


def factory(book: Ledgers | None = None, **choices: Any) -> Inputs:
    """Return the factory's inputs, with other ledgers or choices."""
    return Inputs(
        year=2025,
        ledgers=book if book is not None else ledgers(),
        boundary=BOUNDARY,
        factors=FACTORS,
        choices=replace(CHOICES, **choices),
    )


def rows(ledger: str, **of: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return a ledger's plain rows, those named by id changed; a value of None takes the key out."""
    changed = [{**row, **of.get(row["id"], {})} for row in LEDGERS[ledger]]
    return [{key: value for key, value in row.items() if value is not None} for row in changed]


def run(name: str, inputs: Inputs) -> Any:
    """Return what a calculator makes of inputs, with the choices that it alone needs."""
    special = SPECIAL.get(name, {})
    return calculate(name, replace(inputs, choices=replace(inputs.choices, **special)))


def value(name: str, inputs: Inputs) -> Fraction:
    """Return the computed value.

    Raises:
        AssertionError: If something is missing.
    """
    found = run(name, inputs)
    assert isinstance(found, Computed), found
    return found.value


def figures(found: Computed | Products | Missing) -> object:
    """Return what a result says, without its trace; products in the order of their ids."""
    if isinstance(found, Products):
        return sorted((one.id, one.value, one.weight) for one in found.values), found.left_out
    return (found.value, found.band) if isinstance(found, Computed) else found.places


def changed_rows(book: Ledgers, ledger: str, change: Any) -> Ledgers:
    """Return the ledgers with ``change`` applied to the rows of one."""
    found: tuple[Row, ...] = book.rows(ledger)
    return replace(book, **{ledger: tuple(change(found))})
