"""Water, materials, waste, projects, outlets, products and land, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from gf_desktop.domain.calculators import Computed, Missing, calculate, in_unit
from gf_desktop.domain.calculators.outlets import margins
from gf_desktop.domain.ledgers import Boundary
from tests.domain.calculators.builders import BOUNDARY, factory, ledgers, rows, run, value

WORKED = {
    # intake 30,000 + 10,000 + 20,000 − supplied 5,000 − living 3,000 − building 2,000 = 50,000 m³ over 50,000 万元
    "water-per-output": "1",
    # reused 400,000 + 30,000 + 20,000 = 450,000; 450,000 ÷ (50,000 + 450,000)
    "water-reuse-rate": "90",
    # treated and reused 20,000 ÷ (30,000 + 20,000)
    "waste-water-reuse-rate": "40",
    # (900 + 400) ÷ (1,000 + 500 + 100 + 0) t; hazardous oil stays out
    "solid-waste-use-rate": "81.25",
    # 15,300 + 1,700 t of main materials over 10,000 + 5,000 + 2,000 t of products
    "material-per-product": "1",
    # 17,000 t ÷ 50,000 万元
    "material-per-output": "0.34",
    # 3,060 ÷ (15,300 + 1,700 + 1,000)
    "green-material-share": "17",
    # two completed in 2023 to 2025, over three years
    "retrofit-count": "2/3",
    # (300 + 200) 万元 ÷ (50,000 + 45,000 + 40,000) 万元: a ratio of sums
    "retrofit-investment-share": "50000/135000",
    # NOx (50 − 40) ÷ 50 is the least of 20, 80, 75 and 99 %
    "pollutant-margin": "20",
    # 4.25 t ÷ 17,000 t and ÷ 50,000 万元
    "pollutant-per-product": "1/4000",
    "pollutant-per-output": "17/200000",
    # of two classes one has a report of 2025
    "footprint-share": "50",
    # grade 2 or better: 10,000 of 15,000 t
    "saving-product-share": "200/3",
    # land 60 亩 = 40,000 m² + half of 10,000 m² = 45,000 m²
    "land-output": "50000/45000",
    # 20,000 × 2/2 + 10,000 × 4/2 + 0 = 40,000
    "land-capacity": "40000/45000",
    # 12,000 + 2,000 + 1,000 + 3,000 over 45,000
    "building-coefficient": "40",
    # 9 m: 2 × 12,000; 8 m: 6,000; 8.01 m, doubled by the permit already: 4,000
    "plot-ratio": "34000/45000",
}


@pytest.mark.parametrize("name", WORKED)
def test_worked_by_hand(name):
    """The arithmetic stands beside each figure."""
    assert value(name, factory()) == Fraction(WORKED[name])


def lacks(name, **changed) -> tuple[str, ...]:
    """Return the places that a calculator misses with other rows."""
    found = run(name, factory(ledgers(**changed)))
    assert isinstance(found, Missing), found
    return found.places


def without(ledger, row_id):
    """Return a ledger without one of its rows."""
    return {ledger: [row for row in rows(ledger) if row["id"] != row_id]}


def test_reclaimed_water_that_was_bought_is_intake():
    """Ten thousand m³ more of it raise the intake, not the reuse: 450,000 ÷ 510,000."""
    more = rows("water", w2={"amount": "20000"})

    assert value("water-reuse-rate", factory(ledgers(water=more))) == Fraction(45000000, 510000)


@pytest.mark.parametrize(
    ("row_id", "kind"),
    [
        ("w4", "supplied-out"),
        ("w5", "living"),
        ("w6", "construction"),
        ("w7", "circulating"),
        ("w8", "cascaded"),
        ("w9", "treated-reused"),
    ],
)
def test_kinds_of_water_are_asked_for(row_id, kind):
    """A kind without a row is asked for, unless the user says that there is none."""
    assert lacks("water-reuse-rate", **without("water", row_id)) == (f"water/{kind}",)
    declared = ledgers(**without("water", row_id), none=[f"water.{kind}"])
    assert isinstance(run("water-reuse-rate", factory(declared)), Computed)


def test_rain_waits_for_the_users_word():
    """Whether rain is intake is chosen; sea water taken by oneself never is."""
    rain = {"id": "w11", "kind": "intake-rain", "unit": "m³", "amount": "5000"}
    sea = {"id": "w12", "kind": "intake-sea", "unit": "m³", "amount": "7000"}
    book = ledgers(water=[*rows("water"), rain, sea])

    assert run("water-per-output", factory(book)).places == ("choices/rain_counts",)
    assert value("water-per-output", factory(book, rain_counts=True)) == Fraction("1.1")
    assert value("water-per-output", factory(book, rain_counts=False)) == 1


def test_no_intake_at_all():
    """Uses without a source of water are no year of water."""
    uses = [row for row in rows("water") if not row["kind"].startswith("intake")]

    assert lacks("water-per-output", water=uses) == ("water/intake",)


def test_earlier_stock_is_asked_for_whatever_was_declared():
    """Z_w is never silently nought: not even a declaration stands for it."""
    book = ledgers(waste=rows("waste", s1={"used_stock": None}), none=["waste.used_stock"])

    assert run("solid-waste-use-rate", factory(book)).places == ("waste/s1/used_stock",)


def test_only_hazardous_waste():
    """Where there is no general waste, there is no rate."""
    assert lacks("solid-waste-use-rate", waste=rows("waste")[2:]) == ("waste",)


def test_waste_chosen_by_row():
    """A table that asks for one waste gets that waste: 400 ÷ 500."""
    assert value("solid-waste-use-rate", factory(rows={"waste": ("s2",)})) == 80


@pytest.mark.parametrize(("medium", "least"), [("gas", 20), ("water", 75), ("", 20)])
def test_margins_by_medium(medium, least):
    """Waste water and waste gas apart; the smallest of each."""
    assert value("pollutant-margin", factory(medium=medium)) == least


def test_margins_of_each_pollutant_at_each_outlet():
    """All margins can be had one by one; never detected counts at the limit of detection."""
    found = margins(factory())

    assert {(one.outlet, one.pollutant): one.value for one in found} == {
        ("DA001", "氮氧化物"): 20,
        ("DA001", "二氧化硫"): 80,
        ("DW001", "化学需氧量"): 75,
        ("DW001", "氨氮"): 99,
    }


def test_over_the_limit_is_negative():
    """A mean above its limit is said as it is: (50 − 60) ÷ 50."""
    over = ledgers(outlets=rows("outlets", o1={"mean": "60"}))

    assert value("pollutant-margin", factory(over)) == -20


def test_pollutant_must_be_chosen():
    """Two pollutants are never added; which and at which stage is asked."""
    inputs = factory(stage="")
    found = run("pollutant-per-product", inputs)
    both = replace(inputs, choices=replace(inputs.choices, pollutant=""))

    assert found.places == ("choices/stage",)
    assert run("pollutant-margin", factory(pollutant="苯")).places == ("outlets",)
    assert "choices/pollutant" in calculate("pollutant-per-output", both).places


@pytest.mark.parametrize("year", ["v1", "v2", "v3"])
def test_three_years_of_output_value(year):
    """Each of the three years must be there."""
    number = next(str(row["year"]) for row in rows("output_value") if row["id"] == year)

    assert lacks("retrofit-investment-share", **without("output_value", year)) == (f"output_value/{number}",)


def test_no_retrofit_is_said_not_assumed():
    """An empty project list is nought only on the user's word."""
    assert lacks("retrofit-count", projects=[]) == ("projects",)
    assert value("retrofit-count", factory(ledgers(projects=[], none=["projects"]))) == 0


def test_dates_are_read_strictly():
    """A completion that is no date is asked about."""
    assert lacks("retrofit-count", projects=rows("projects", r1={"completed": "去年"})) == (
        "projects/r1/completed",
    )


def test_the_grade_asked_for_is_the_users_word():
    """Which grade makes a product energy-saving is not known to us."""
    assert run("saving-product-share", factory(grade=None)).places == ("choices/grade",)
    assert value("saving-product-share", factory(grade=3)) == 100


def test_high_storeys_ask_whether_the_permit_doubled_them():
    """Strictly over 8 m: 8 m is not asked about, 8.01 m is."""
    blank = rows("storeys", f2={"doubled": None}, f3={"doubled": None})

    assert lacks("plot-ratio", storeys=blank) == ("storeys/f3/doubled",)


def test_every_building_has_its_storeys():
    """A building without storeys is no building without area."""
    assert lacks("plot-ratio", storeys=rows("storeys")[:2]) == ("storeys/b2",)


def test_a_storey_of_no_building():
    """A storey that belongs to nothing is not dropped in silence; that of a structure is no floor area."""
    astray = {"id": "f4", "building": "b9", "height": "3", "unit": "m²", "area": "100"}

    assert lacks("plot-ratio", storeys=[*rows("storeys"), astray]) == ("storeys/f4/building",)
    of_tank = ledgers(storeys=[*rows("storeys"), {**astray, "building": "b3"}])
    assert value("plot-ratio", factory(of_tank)) == Fraction(34000, 45000)


def test_capacity_asks_for_the_representative():
    """Several products need one to count in."""
    assert run("land-capacity", factory(representative="")).places == ("choices/representative",)


def test_materials_of_one_product():
    """Materials named for a product are set against that product's output: 15,300 ÷ 10,000 t, in kg/t."""
    book = ledgers(materials=rows("materials", m1={"product": "p1"})[:1])
    found = run("material-per-product", factory(book))

    assert in_unit(found, "kg/t").value == 1530


def test_nothing_below_the_stroke():
    """Land of no area is asked about, not divided by."""
    assert lacks(
        "building-coefficient", parcels=[{"id": "l1", "site": "north", "unit": "m²", "area": "0"}]
    ) == ("parcels",)


def test_a_share_of_the_land_asks_for_the_site():
    """While a site counts with a part of its land, parcels and buildings without a site are asked for theirs."""
    nowhere = {"id": "l1", "unit": "m²", "area": "100"}
    assert lacks("land-output", parcels=[nowhere]) == ("parcels/l1/site",)
    building = {"id": "b1", "name": "车间", "kind": "building", "unit": "m²", "footprint": "10"}
    assert lacks("building-coefficient", buildings=[building]) == ("buildings/b1/site",)


def test_without_a_share_no_site_is_asked_for():
    """Land whole counts whatever its site."""
    whole = tuple(replace(site, land_share=None) for site in BOUNDARY.sites)
    inputs = replace(
        factory(ledgers(parcels=[{"id": "l1", "unit": "m²", "area": "100"}])), boundary=Boundary(sites=whole)
    )
    assert isinstance(run("land-output", inputs), Computed)
