"""A year's data of a big factory: forty energy rows by month, two hundred products, and a little of everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.calculators import Coefficient, Factors, FuelFactors
from gf_desktop.domain.document import Applicant, Document, SchemeRef
from gf_desktop.domain.ledgers import Boundary, Ledgers, Site
from gf_desktop.domain.plain import load

ENERGY_ROWS = 40
PRODUCTS = 200
_CARRIERS = ("electricity", "natural-gas", "diesel", "raw-coal", "heat")
_UNITS = {"electricity": "kWh", "natural-gas": "万m³", "diesel": "t", "raw-coal": "t", "heat": "GJ"}
_NONE = (
    *(
        f"energy.{column}"
        for column in ("feedstock", "transformed_out", "recovered", "supplied_out", "non_industrial")
    ),
    *("carbon", "green", "water.living", "water.construction", "water.supplied-out", "water.cascaded"),
)


def figure(value: str, unit: str) -> Coefficient:
    """Return a reference figure that has been checked."""
    return Coefficient(value=Fraction(value), unit=unit, source="GB/T 2589-2020", confidence="high")


FACTORS = Factors(
    coal={
        "natural-gas": figure("1.33", "kgce/m³"),
        "diesel": figure("1.4571", "kgce/kg"),
        "raw-coal": figure("0.7143", "kgce/kg"),
        "heat": figure("0.03412", "kgce/MJ"),
    },
    electricity={"calorific": figure("0.1229", "kgce/kWh")},
    fuels={
        "natural-gas": FuelFactors(
            heating_value=figure("389.31", "GJ/万m³"),
            carbon=figure("15.3", "tC/TJ"),
            oxidation=figure("99", "%"),
        ),
        "diesel": FuelFactors(per_unit=figure("3.0959", "tCO2/t")),
        "raw-coal": FuelFactors(
            heating_value=figure("20.304", "GJ/t"),
            carbon=figure("27.49", "tC/TJ"),
            oxidation=figure("0.94", "–"),
        ),
    },
    grid=figure("0.5827", "kgCO2/kWh"),
    heat=figure("0.11", "tCO2/GJ"),
)


def months(start: int, step: str = "0.37") -> list[str]:
    """Return twelve different monthly figures."""
    return [str(Decimal(start * 11 + month) + Decimal(step) * month) for month in range(1, 13)]


def _energy(number: int) -> dict[str, object]:
    carrier = _CARRIERS[number % len(_CARRIERS)]
    row: dict[str, object] = {
        "id": f"e{number}",
        "carrier": carrier,
        "unit": _UNITS[carrier],
        "consumed": months(number + 1),
        "site": "north",
    }
    return row | ({"bought": months(number + 1)} if carrier == "electricity" else {})


def _product(number: int) -> dict[str, object]:
    return {
        "id": f"p{number}",
        "name": f"产品{number}",
        "category": "2825",
        "unit": "t",
        "output": months(number + 5),
        "limit_standard": "GB 36889-2018",
        "water_quota": "GB/T 18916.20-2016",
        "efficiency_applies": "yes",
        "efficiency_grade": "1",
    }


def plain_year() -> Mapping[str, object]:
    """Return the ledgers as plain JSON."""
    return {
        "energy": [_energy(number) for number in range(ENERGY_ROWS)],
        "products": [_product(number) for number in range(PRODUCTS)],
        "output_value": [
            {"id": f"v{year}", "year": year, "unit": "万元", "value": "50000"} for year in (2023, 2024, 2025)
        ],
        "water": [
            {"id": "w1", "kind": "intake-tap", "unit": "m³", "amount": months(900)},
            {"id": "w2", "kind": "circulating", "unit": "m³", "amount": months(7000)},
            {"id": "w3", "kind": "treated-reused", "unit": "m³", "amount": "100"},
        ],
        "waste": [
            {"id": "s1", "name": "废丝", "hazard": "general", "unit": "t", "generated": "10", "used": "9",
             "used_stock": "0"}
        ],
        "outlets": [
            {"id": "o1", "number": "DA001", "medium": "gas", "pollutant": "非甲烷总烃", "unit": "mg/m³",
             "limit": "60", "mean": "20"},
            {"id": "o2", "number": "DW001", "medium": "water", "pollutant": "化学需氧量", "unit": "mg/L",
             "limit": "500", "mean": "125"},
        ],
        "parcels": [{"id": "l1", "site": "north", "unit": "亩", "area": "60"}],
        "buildings": [{"id": "b1", "name": "车间", "kind": "building", "unit": "m²", "footprint": "12000"}],
        "storeys": [{"id": "f1", "building": "b1", "name": "1层", "height": "7", "unit": "m²", "area": "12000"}],
        "projects": [
            {"id": "r1", "name": "改造", "state": "done", "completed": "2025-03", "unit": "万元", "investment": "300"}
        ],
        "footprints": [{"id": "k1", "category": "2825", "year": 2025}],
        "functions": [{"id": "y1", "function": "能耗查询", "present": "yes"}],
        "equipment": [{"id": "q1", "name": "电机", "catalogue": "国家工业和信息化领域节能降碳技术装备推荐目录"}],
        "none": list(_NONE),
        "settings": {"energy": "output", "carbon": "output", "water": "output", "grade": 2},
    }  # fmt: skip


def big_year(scheme: str = "js-general-2026") -> Document:
    """Return a document of a table that holds the big factory's year."""
    return Document(
        subject="factory",
        applicant=Applicant(name="大厂"),
        year=2025,
        scheme=SchemeRef(id=scheme, version=1),
        boundary=Boundary(sites=(Site(id="north", name="北厂区", inside="in"),)),
        ledgers=load(Ledgers, plain_year()),
    )


def edited(document: Document, number: int) -> Document:
    """Return the document with one month of one energy row changed."""
    rows = list(document.ledgers.energy)
    row = rows[number % len(rows)]
    assert isinstance(row.consumed, tuple)
    months_ = (Decimal(number) + Decimal("0.5"), *row.consumed[1:])
    rows[number % len(rows)] = replace(row, consumed=months_)
    return replace(document, ledgers=document.ledgers.with_rows("energy", rows))
