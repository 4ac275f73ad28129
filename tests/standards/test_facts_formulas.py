"""GB/T 36132-2018 Annex A and GB/T 36132-2025 Annex B through the shipped rows, each figure worked out beside it.

A plant of 2 hm²: 4000 t of fibre, 8000 万元, 600 t of coal of which 100 t are feedstock, 2 000 000 kWh of which
400 000 from its own roof.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from gf_desktop.domain.calculators import Coefficient, Factors, FuelFactors
from gf_desktop.domain.calculators.traced import TracedWork
from gf_desktop.domain.derive.deriver import Deriver
from gf_desktop.domain.document import Answer, Applicant, Document, SchemeRef
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.plain import load
from tests.standards.shipped import pack

LEDGERS = {
    "energy": [
        {"id": "e1", "carrier": "electricity", "unit": "kWh", "bought": "1600000", "consumed": "2000000",
         "non_industrial": "0"},
        {"id": "e2", "carrier": "raw-coal", "unit": "t", "consumed": "600", "feedstock": "100"},
    ],
    "green": [
        {"id": "g1", "kind": "own", "name": "光伏", "unit": "kWh", "amount": "500000", "fed_out": "100000",
         "holder": "self"},
        {"id": "g2", "kind": "certificate", "unit": "MWh", "amount": "100", "holder": "self", "cancelled": "yes"},
    ],
    "carbon": [
        {"id": "c1", "kind": "process", "unit": "tCO2", "amount": "40"},
        {"id": "c2", "kind": "heat-bought", "unit": "GJ", "amount": "0"},
        {"id": "c3", "kind": "heat-sold", "unit": "GJ", "amount": "0"},
    ],
    "products": [
        {"id": "p1", "name": "短纤维", "category": "2825", "unit": "t", "output": "4000", "energy_share": "100",
         "water_share": "100", "capacity": "5000", "efficiency_applies": "yes", "efficiency_grade": "1"},
    ],
    "output_value": [
        {"id": "v3", "year": 2024, "unit": "万元", "value": "8000"},
        {"id": "v2", "year": 2023, "unit": "万元", "value": "7000"},
        {"id": "v1", "year": 2022, "unit": "亿元", "value": "0.5"},
    ],
    "materials": [
        {"id": "m1", "name": "聚丙烯", "main": "yes", "unit": "t", "consumed": "3880", "green": "970"},
    ],
    "water": [
        {"id": "w1", "kind": "intake-tap", "unit": "m³", "amount": "9000"},
        {"id": "w2", "kind": "intake-reclaimed", "unit": "m³", "amount": "1000"},
        {"id": "w3", "kind": "supplied-out", "unit": "m³", "amount": "400"},
        {"id": "w4", "kind": "living", "unit": "m³", "amount": "1500"},
        {"id": "w5", "kind": "construction", "unit": "m³", "amount": "100"},
        {"id": "w6", "kind": "circulating", "unit": "m³", "amount": "60000"},
        {"id": "w7", "kind": "cascaded", "unit": "m³", "amount": "6000"},
        {"id": "w8", "kind": "treated-reused", "unit": "m³", "amount": "6000"},
        {"id": "w9", "kind": "discharged", "unit": "m³", "amount": "2000"},
    ],
    "waste": [
        {"id": "s1", "name": "废丝", "hazard": "general", "unit": "t", "generated": "90", "used": "95",
         "used_stock": "10"},
        {"id": "s2", "name": "炉渣", "hazard": "general", "unit": "t", "generated": "100", "used": "60",
         "used_stock": "0"},
        {"id": "s3", "name": "废油", "hazard": "hazardous", "unit": "t", "generated": "5"},
    ],
    "outlets": [
        {"id": "o1", "number": "DA001", "medium": "gas", "pollutant": "非甲烷总烃", "unit": "mg/m³", "limit": "60",
         "mean": "45"},
        {"id": "o2", "number": "DW001", "medium": "water", "pollutant": "化学需氧量", "unit": "mg/L", "limit": "500",
         "mean": "90"},
    ],
    "pollutants": [
        {"id": "u1", "pollutant": "废气", "unit": "Nm³", "generated": "30000000", "discharged": "30000000"},
        {"id": "u2", "pollutant": "废水", "unit": "m³", "generated": "8000", "discharged": "2000"},
    ],
    "parcels": [{"id": "l1", "unit": "m²", "area": "20000"}],
    "buildings": [
        {"id": "b1", "name": "车间", "kind": "building", "unit": "m²", "footprint": "6000"},
        {"id": "b2", "name": "储罐", "kind": "structure", "unit": "m²", "footprint": "1000"},
        {"id": "b3", "name": "管廊", "kind": "structure", "unit": "m²", "footprint": "200"},
        {"id": "b4", "name": "堆场", "kind": "yard", "unit": "m²", "footprint": "800"},
    ],
    "storeys": [
        {"id": "f1", "building": "b1", "name": "1层", "height": "9", "unit": "m²", "area": "6000", "doubled": "no"},
        {"id": "f2", "building": "b1", "name": "2层", "height": "4", "unit": "m²", "area": "3000"},
        {"id": "f3", "building": "b3", "name": "平台", "height": "8", "unit": "m²", "area": "400"},
    ],
    "projects": [
        {"id": "r1", "name": "电机改造", "state": "done", "completed": "2024-05", "unit": "万元", "investment": "12"},
        {"id": "r2", "name": "余热回收", "state": "done", "completed": "2022-02", "unit": "万元", "investment": "28"},
    ],
    "footprints": [{"id": "k1", "category": "2825", "year": 2024}],
    "settings": {"energy": "share", "carbon": "share", "water": "share", "grade": 2},
    "none": ["energy.feedstock", "energy.transformed_out", "energy.recovered", "energy.supplied_out"],
}  # fmt: skip


def known(value: str, unit: str) -> Coefficient:
    """Return a coefficient that may be used."""
    return Coefficient(value=Fraction(value), unit=unit, source="表", confidence="high")


FACTORS = Factors(
    coal={"raw-coal": known("0.7", "kgce/kg")},
    electricity={"calorific": known("0.12", "kgce/kWh")},
    fuels={
        "raw-coal": FuelFactors(
            heating_value=known("20", "GJ/t"), carbon=known("27", "tC/TJ"), oxidation=known("0.9", "–")
        )
    },
    grid=known("0.6", "kgCO2/kWh"),
    heat=known("0.11", "tCO2/GJ"),
)

TCE = 2_000_000 * Fraction("0.12") / 1000 + (600 - 100) * Fraction("0.7")  # 240 + 350 = 590 tce
# coal burnt 500 t: 500 × 20 ÷ 1000 TJ × 27 × 0.9 × 44/12 = 891; bought power 1600 MWh × 0.6 = 960; process 40
CO2 = 500 * Fraction(20, 1000) * 27 * Fraction("0.9") * 44 / 12 + 960 + 40
INTAKE = 9000 + 1000 - 400 - 1500 - 100  # 8000 m³

ANNEX_A = {
    # A.1: the high storey twice, the other once, both structures: (12 000 + 3000 + 400 + 1000) ÷ 20 000
    "r-plot-ratio": Fraction(16_400, 20_000),
    # A.2: footprints with the yard: (6000 + 1000 + 200 + 800) ÷ 20 000
    "r-building-density": Fraction(40),
    # A.3: 8000 万元 ÷ 2 hm²
    "r-land-output": Fraction(4000),
    # A.4: 970 ÷ 3880
    "r-green-material": Fraction(25),
    # A.6: 30 000 000 m³ ÷ 4000 t
    "r-waste-gas": Fraction(7500),
    # A.7: 8000 m³ ÷ 4000 t
    "r-waste-water": Fraction(2),
    # A.8: 3880 t ÷ 4000 t
    "r-material": Fraction("0.97"),
    # A.9: (95 + 60) ÷ (90 + 100 + 10)
    "r-solid-waste": Fraction("77.5"),
    # A.10: 6000 ÷ (2000 + 6000)
    "r-water-reuse": Fraction(75),
    # A.11: 590 tce ÷ 4000 t
    "r-energy": TCE / 4000,
    # A.12
    "r-carbon": CO2 / 4000,
}
ANNEX_B = {
    # B.1 in kgce/t, B.3, B.5: (400 000 + 100 000) kWh × 0.12 kgce ÷ 590 tce
    "energy-per-product": TCE * 1000 / 4000,
    "carbon-per-product": CO2 / 4000,
    "renewable-share": 500_000 * Fraction("0.12") / 1000 / TCE * 100,
    # B.6 in kg/t, B.8, B.10: 72 000 ÷ (8000 + 72 000), B.11 of 废丝 alone: 95 ÷ (90 + 10)
    "material-per-product": Fraction(970),
    "water-per-product": Fraction(INTAKE, 4000),
    "water-reuse-rate": Fraction(90),
    "solid-waste-use-rate": Fraction(95),
    # two projects in three years; (12 + 28) ÷ (8000 + 7000 + 5000)
    "retrofit-count": Fraction(2, 3),
    "retrofit-investment-share": Fraction(40 * 100, 20_000),
    # B.25, B.26, B.27: structures have no floor area here
    "land-output": Fraction("0.4"),
    "building-coefficient": Fraction(40),
    "plot-ratio": Fraction(15_000, 20_000),
}
PER_OUTPUT = {
    # B.4 in kgCO2/万元; (60 − 45) ÷ 60 and (500 − 90) ÷ 500; one class of one with its footprint
    "carbon-per-output": CO2 * 1000 / 8000,
    "waste-gas-margin": Fraction(25),
    "waste-water-margin": Fraction(82),
    "footprint-share": Fraction(100),
    "saving-product-share": Fraction(100),
}
# B.2, B.7, B.9, B.21 and B.24 are forms of table C.1, chosen by the user.
OF_THE_STANDARD = {
    ("energy-consumption-intensity", "per-output"): TCE / 8000,
    ("carbon-intensity", "per-output"): CO2 / 8000,
    ("material-intensity", "per-output"): Fraction(3880, 8000),
    ("water-withdrawal-intensity", "per-output"): Fraction(INTAKE, 8000),
    ("land-productivity", "per-product"): Fraction(5000, 20_000),
}


def derived(scheme: str, answers=None, recorder=None, **changed):
    """Return what the plant's data say of the rows of a table."""
    document = Document(
        subject="factory",
        applicant=Applicant(name="甲公司"),
        year=2024,
        scheme=SchemeRef(id=scheme, version=1),
        answers=answers or {},
        ledgers=load(Ledgers, {**LEDGERS, **changed}),
    )
    return Deriver(pack(scheme), lambda _: FACTORS, recorder=recorder).derive(document)


def value(found, row):
    """Return the value of a row, of its one product where it has several."""
    one = found[row]
    assert one.complete, one.gaps
    return one.value if one.value is not None else one.items[0].value


@pytest.mark.parametrize("row", ANNEX_A)
def test_annex_a(row):
    """The rows of 2018 come out as the annex of 2018 says, in the table's unit."""
    found = derived("gbt36132-2018")
    assert value(found, row) == ANNEX_A[row]
    assert value(found, f"{row}-better") == ANNEX_A[row]


def test_annex_a_pollutant_generated():
    """A.5: 12 t generated ÷ 4000 t, whatever was discharged of it."""
    only = [{"id": "u1", "pollutant": "颗粒物", "unit": "t", "generated": "12", "discharged": "1"}]
    assert value(derived("gbt36132-2018", pollutants=only), "r-pollutant") == Fraction(12, 4000)


@pytest.mark.parametrize("row", ANNEX_B)
def test_annex_b(row):
    """The rows of the staple table come out as Annex B says, in the table's unit."""
    assert value(derived("js-pp-staple-2026"), row) == ANNEX_B[row]


@pytest.mark.parametrize("row", PER_OUTPUT)
def test_rows_of_the_general_forms(row):
    """What only the general forms ask for, the ministry's and Jiangsu's alike."""
    for scheme in ("miit-general-2025", "js-general-2026"):
        assert value(derived(scheme), row) == PER_OUTPUT[row]


@pytest.mark.parametrize(("row", "form"), OF_THE_STANDARD)
def test_forms_of_table_c1(row, form):
    """The form that the user chooses is the formula that is computed."""
    found = derived("gbt36132-2025", {row: Answer(variant=form)})
    assert value(found, row) == OF_THE_STANDARD[row, form]


def test_structures_count_in_2018_only():
    """A.1 adds structures to the floor area, B.27 does not: 16 400 against 15 000 m² on the same land."""
    old, new = derived("gbt36132-2018"), derived("js-general-2026")
    assert (value(old, "r-plot-ratio") - value(new, "plot-ratio")) * 20_000 == 400 + 1000


def test_a_high_platform_of_a_structure():
    """The rule of 8 m holds for the storeys of structures too, which are asked whether the permit doubled them."""
    high = [
        {**one, "height": "8.5", "doubled": "no"} if one["id"] == "f3" else one for one in LEDGERS["storeys"]
    ]
    assert value(derived("gbt36132-2018", storeys=high), "r-plot-ratio") == Fraction(16_800, 20_000)


@pytest.mark.parametrize("scheme", ["gbt36132-2018", "js-pp-staple-2026", "miit-general-2025"])
def test_calculation_sheets_compute_the_same(scheme):
    """With the arithmetic kept every row comes out as without; the structures of 2018 have a step of their own."""
    plain, traced = derived(scheme), derived(scheme, recorder=TracedWork)
    assert {row: one.value for row, one in traced.items()} == {row: one.value for row, one in plain.items()}
    if scheme == "gbt36132-2018":
        assert "calc.structures" in [step.said.code for step in traced["r-plot-ratio"].steps]
