"""Rows computed from the ledgers: in the row's unit, by the table's own choices, or with what is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from gf_desktop.domain.calculators import CALCULATORS
from gf_desktop.domain.document import Answer, Applicant
from gf_desktop.domain.ledgers import LEDGERS, Ledgers, Settings
from gf_desktop.domain.result import Benchmark
from tests.domain.calculators.builders import SAY, rows
from tests.domain.derive.builders import (
    GENERAL,
    NATIONAL,
    SETTINGS,
    STAPLE,
    derive,
    deriver,
    document,
    year,
)
from tests.standards.shipped import pack

LIMITED = rows("products", p1={"limit_standard": "GB 36889-2018", "water_quota": "GB/T 18916.20"})
FREE = ("products.limit_standard", "products.water_quota")


def none_of(*words: str) -> list[str]:
    """Return what the factory declares to be none, with more words."""
    return [*year().none, *words]


def test_every_row_with_a_calculator_is_derived():
    """The factory's year fills all rows of the province's table that name a calculator; nothing was typed."""
    found = derive(document(ledgers=year(products=LIMITED)))
    table = pack(GENERAL)
    named = {row.id for row in table.indicators if row.calculator or any(v.calculator for v in row.variants)}

    assert found.keys() == named
    assert {row_id: one.gaps for row_id, one in found.items() if not one.complete} == {}


@pytest.mark.parametrize(
    ("scheme", "row", "value", "unit"),
    [
        (GENERAL, "retrofit-count", Fraction(2, 3), "项"),
        (GENERAL, "waste-water-margin", Fraction(75), "%"),
        (GENERAL, "waste-gas-margin", Fraction(20), "%"),
        (GENERAL, "platform-functions", Fraction(2), "项"),
        (GENERAL, "catalogue-equipment", Fraction(2), "项"),
        (GENERAL, "land-output", Fraction(50000) / (40000 + 5000), "万元/m²"),
        (STAPLE, "solid-waste-use-rate", Fraction(80), "%"),
        (STAPLE, "material-per-product", Fraction(1000), "kg/t"),
    ],
)
def test_values_come_in_the_rows_unit_by_the_tables_choices(scheme, row, value, unit):
    """Waste water and waste gas are told apart by ``given``, 废丝 stands alone, t per t becomes kg per t."""
    found = derive(document(scheme))[row]

    assert (found.value, found.unit) == (value, unit)
    assert found.steps
    assert found.used


def test_one_value_of_several_products_is_the_ratio_of_sums():
    """A row of one value gets Σ amounts ÷ Σ outputs, and what no product took stays visible."""
    found = derive(document(STAPLE))["energy-per-product"]
    items = derive(document(ledgers=year(products=LIMITED)))["energy-intensity"].items
    total = sum((item.weight for item in items if item.weight is not None), Fraction(0))

    assert found.value == total / Fraction(10000 + 5000 + 2000) * 1000
    assert found.left_out == total / Fraction(95, 100) - total
    assert found.left_out_unit == "tce"


def test_products_have_value_and_weight_in_the_rows_units():
    """Each product comes with its id, its name, kgce per unit and tce as its weight."""
    found = derive(document(ledgers=year(products=LIMITED)))["energy-intensity"]
    by_key = {item.key: item for item in found.items}

    assert [item.title for item in found.items] == ["甲", "乙", "丙"]
    assert by_key["p1"].value == by_key["p1"].weight * 1000 / 10000
    assert found.value is None


def test_one_product_at_two_sites_takes_one_place_of_the_row():
    """Four rows of three products are three items; the one made twice has its first row's id and limit."""
    twice = [*LIMITED, {**LIMITED[0], "id": "p4", "energy_share": "3", "output": "6000"}]
    asked = []
    one = document(ledgers=year(products=twice))
    found = derive(one, lambda row, *_: asked.append(row.id))["energy-intensity"]

    assert [(item.key, item.title) for item in found.items] == [("p1", "甲"), ("p2", "乙"), ("p3", "丙")]
    assert found.items[0].value == found.items[0].weight * 1000 / 16000
    assert "p4" not in asked


def test_limits_come_with_their_product():
    """What limits and quotas say of a product stands at its item; the law is asked with kind, unit and document."""
    asked = []

    def law(row, kind, unit, one):
        asked.append((row.id, kind, unit, one.year))
        lead, base = (Benchmark(value=Fraction(f), source="GB 36889", confidence="high") for f in (110, 130))
        return (lead, base) if row.limit_standard else None

    found = derive(document(ledgers=year(products=LIMITED)), law)["energy-intensity"]

    assert [item.lead and item.lead.value for item in found.items] == [110, None, None]
    assert ("p1", "energy", "kgce/产品单位", 2025) in asked
    assert {kind for _, kind, _, _ in asked} == {"energy", "water"}


@pytest.mark.parametrize(
    ("changed", "energy", "water"),
    [
        ({"products": LIMITED}, "per-product", "per-product"),
        ({"none": none_of(*FREE)}, "per-output", "per-output"),
        ({"products": LIMITED, "none": none_of(*FREE)}, "per-product", "per-product"),
        ({"none": none_of(FREE[0])}, "per-output", ""),
    ],
)
def test_limits_and_quotas_choose_the_form(changed, energy, water):
    """A product with a limit chooses the form by products, the word that there is none the form by output value."""
    found = derive(document(ledgers=year(**changed)))

    assert found["energy-intensity"].variant == energy
    assert found["water-intensity"].variant == water


def test_while_nothing_chooses_the_form_the_products_are_asked():
    """Without a limit and without the user's word the gap leads to the products."""
    found = derive(document())["energy-intensity"]

    assert [gap.place for gap in found.gaps] == ["products/limit_standard"]
    assert SAY(found.gaps[0].said)
    assert found.variant == ""


def test_a_product_outside_the_boundary_chooses_nothing():
    """A limit of what is made on a site outside does not count."""
    outside = rows("products", p1={"limit_standard": "GB 36889-2018", "site": "lodging"})

    assert derive(document(ledgers=year(products=outside)))["energy-intensity"].variant == ""


def test_the_users_form_wins():
    """The user's form is computed; what the data would choose is still said."""
    one = document(ledgers=year(products=LIMITED), answers={"energy-intensity": Answer(variant="per-output")})
    found = derive(one)["energy-intensity"]

    assert (found.calculator, found.variant) == ("energy-per-output", "per-product")
    assert found.value is not None


def test_the_band_of_the_year_chooses_the_form():
    """The year's energy lies in one band, and that is the form of the renewable share."""
    found = derive(document())["renewable-share"]

    assert found.variant == "5000-10000-tce"


def test_parts_take_the_smallest_margin_of_their_pollutant():
    """Each part takes the least of its pollutant's outlets; a part that no outlet speaks of stays out."""
    more = [
        *rows("outlets"),
        {"id": "o5", "number": "DW002", "medium": "water", "pollutant": "化学需氧量", "unit": "mg/L", "limit": "100",
         "mean": "60"},
    ]  # fmt: skip
    found = derive(document(STAPLE, ledgers=year(outlets=more)))["pollutant-margin"]

    assert [(item.key, item.title, item.value) for item in found.items] == [("cod", "化学需氧量", 40)]
    assert found.complete


def test_a_part_with_a_gap_makes_the_row_incomplete():
    """An outlet without its mean is named; the row is not computed from the rest."""
    bare = rows("outlets", o3={"mean": None})
    found = derive(document(STAPLE, ledgers=year(outlets=bare)))["pollutant-margin"]

    assert [gap.place for gap in found.gaps] == ["outlets/o3/mean"]
    assert not found.complete


def test_functions_are_ticked_by_id_or_title():
    """What the table calls a function, or its id, ticks it; one that is absent or unknown does not."""
    listed = [
        {"id": "y1", "function": "能耗查询", "present": "yes"},
        {"id": "y2", "function": "energy-query", "present": "yes"},
        {"id": "y3", "function": "食堂管理", "present": "yes"},
        {"id": "y4", "function": "能流分析", "present": "no"},
    ]
    found = derive(document(ledgers=year(functions=listed)))["platform-functions"]

    assert [(item.key, item.title) for item in found.items] == [("energy-query", "能耗查询")]
    assert {step.said.code for step in found.steps} >= {"calc.function-unlisted", "calc.function-absent"}


def test_no_function_present_is_an_explicit_nought():
    """A platform without any of the functions has none; that is a value."""
    found = derive(document(ledgers=year(functions=[{"id": "y1", "function": "能耗查询", "present": "no"}])))

    assert found["platform-functions"].value == 0
    assert found["platform-functions"].complete


def test_equipment_of_one_entry_counts_once():
    """Two machines of one entry of a catalogue are one; without an entry each row is its own."""
    listed = [
        {"id": f"q{n}", "name": f"设备{n}", "catalogue": "目录", "entry": entry}
        for n, entry in enumerate(("12", "12", "", ""))
    ]
    found = derive(document(ledgers=year(equipment=listed)))["catalogue-equipment"]

    assert found.value == 3


def test_a_unit_that_does_not_fit_is_a_gap():
    """Energy per square metre of cloth cannot be said per tonne."""
    cloth = [{"id": "p1", "name": "布", "unit": "m²", "output": "100"}]
    found = derive(document(STAPLE, ledgers=year(Settings(), products=cloth)))["energy-per-product"]

    assert [gap.said.code for gap in found.gaps] == ["calc.result-unit"]
    assert found.gaps[0].said.params == {"unit": "tce/m²", "wanted": "kgce/t"}


def test_nothing_entered_is_neither_value_nor_gap():
    """With empty ledgers a row is as silent as one that was never answered."""
    found = derive(document(ledgers=Ledgers(settings=SETTINGS)))

    assert all(one.value is None and not one.gaps and not one.steps for one in found.values())


def test_a_word_of_none_is_data():
    """Declared to have no green power and no output value yet: what else is missing is named."""
    found = derive(document(ledgers=Ledgers(none=("green",))))["renewable-share"]

    assert "energy" in {gap.place for gap in found.gaps}


def test_settings_reach_the_calculators():
    """The inputs of a row hold the year's decisions and, over them, what the table gives."""
    settings = Settings(energy="metering", rain_counts="no", zero_carbon=("traded",), electricity="primary")
    inputs = deriver().inputs(document(ledgers=year(settings)), "waste-gas-margin")

    assert inputs.choices.energy == "metering"
    assert inputs.choices.rain_counts is False
    assert inputs.choices.zero_carbon == frozenset({"traded"})
    assert inputs.choices.electricity == "primary"
    assert inputs.choices.medium == "gas"


def test_the_national_table_computes_the_form_that_was_chosen():
    """Its forms are the user's to choose; each then has its value."""
    table = pack(NATIONAL)
    for row in table.indicators:
        for variant in row.variants:
            one = document(NATIONAL, answers={row.id: Answer(variant=variant.id)})
            found = derive(one)[row.id]
            assert found.calculator == variant.calculator
            assert found.complete or found.gaps


def test_calculators_of_all_tables_exist():
    """Every calculator that a shipped table names is there."""
    tables = (pack(scheme) for scheme in (GENERAL, STAPLE, NATIONAL))
    named = {form.calculator for table in tables for row in table.indicators for form in (row, *row.variants)}

    assert named - {""} <= CALCULATORS.keys()


def test_every_gap_can_be_said():
    """With one row of every kind and nothing else in it, all gaps come out as sentences with a place."""
    bare = {
        ledger: rows(ledger)[:1] for ledger in LEDGERS if ledger in ("energy", "products", "water", "waste")
    }
    empty = {ledger: [] for ledger in LEDGERS if ledger not in bare and ledger != "totals"}
    found = derive(document(ledgers=year(Settings(), **empty, **bare, none=[])))
    gaps = [gap for one in found.values() for gap in one.gaps]

    assert len(gaps) > 10
    assert all(SAY(gap.said) and gap.place for gap in gaps)


def test_another_applicant_asks_the_law_again():
    """A quota of the province depends on where the factory lies."""
    seen = []

    def law(row, _kind, _unit, one):
        seen.append(one.applicant.province)

    held = deriver(law=law)
    one = document(ledgers=year(products=LIMITED))
    held.derive(one)
    held.derive(replace(one, applicant=Applicant(name="样例厂", province="浙江省")))

    assert set(seen) == {"江苏省", "浙江省"}


def test_decimals_are_never_rounded_on_the_way():
    """A third stays a third."""
    thirds = [{"id": "p1", "name": "甲", "unit": "t", "output": "3"}]
    water = [
        {"id": "w1", "kind": "intake-tap", "unit": "m³", "amount": "1"},
    ]
    words = ["water.living", "water.supplied-out", "water.construction"]
    found = derive(document(STAPLE, ledgers=year(Settings(), products=thirds, water=water, none=words)))

    assert found["water-per-product"].value == Fraction(1, 3)
    assert Decimal(1) / 3 != found["water-per-product"].value
