"""The questions of a year: those its rows raise, no others; answered ones stay to be seen and taken back."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from gf_desktop.domain.factors import all_questions, answering, questions
from gf_desktop.domain.factors.question import answered, answered_row
from gf_desktop.domain.ledgers import Settings
from gf_desktop.domain.ledgers.carriers import CARRIERS
from gf_desktop.domain.messages import Catalogue, message
from tests.domain.factors.builders import (
    REPORT,
    accepting,
    asked,
    carriers,
    chosen,
    product,
    say,
    still,
    tables,
    year,
)
from tests.standards.shipped import RESOURCES

GAS = "coal/GB/T 2589-2020/天然气"
GRID = "grid/2023/江苏/average"
SENTENCES = {
    code: sentence
    for file in (RESOURCES / "messages" / "zh_CN").glob("*.toml")
    for code, sentence in tomllib.loads(file.read_text(encoding="utf-8")).items()
}
SAY = Catalogue(SENTENCES).say


def test_an_empty_year_asks_nothing():
    """Without rows there is nothing to say a word on."""
    assert asked(year()) == {}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("fresh-water", "t")], []),
        ([("electricity", "kWh")], ["settings/grid"]),
        ([("natural-gas", "万m³")], [GAS, "settings/carbon_table"]),
        ([("nitrogen", "m³")], ["coal-as/nitrogen"]),
        ([("biomass", "t")], ["coal-own/biomass/kgce/kg"]),
        ([("steam", "t")], ["coal-own/steam/kJ/kg"]),
        ([("steam", "GJ")], []),
        ([("biogas", "m³")], ["coal/GB/T 2589-2020/沼气"]),
        ([("converter-gas", "万Nm³")], ["coal-own/converter-gas/kgce/Nm³", "settings/carbon_table"]),
        ([("converter-gas", "")], ["settings/carbon_table"]),
    ],
)
def test_carriers_ask_for_what_they_need(rows, expected):
    """Each carrier raises the questions of its own figures and no others."""
    assert still(carriers(*rows)) == expected


@pytest.mark.parametrize(
    ("carrier", "name"), [("anthracite", "无烟煤"), ("bituminous-coal", "烟煤"), ("lignite", "褐煤")]
)
def test_coals_by_kind_have_their_row_of_carbon(carrier, name):
    """GB/T 2589-2020 has no coefficient of them: an own one is asked for; their CO2 factor is found by name."""
    document = carriers((carrier, "t"))
    assert still(document) == [f"coal-own/{carrier}/kgce/kg", "settings/carbon_table"]
    assert CARRIERS[carrier] == "fuel"
    assert SAY(message(f"carrier.{carrier}")) == name
    document = say(document, "settings/carbon_table", "B-general")
    row = tables().carbon.named(name, "B-general", "fuel")
    factors = chosen(document).fuels[carrier]
    assert row is not None
    assert factors.per_unit is not None
    assert factors.per_unit.value == Fraction(row.factor)


def test_tables_of_carbon_are_named_in_words():
    """The choice between the tables names their guidelines; codes and how they were checked stay out of it."""
    options = asked(carriers(("diesel", "t")))["settings/carbon_table"].options
    said = [SAY(option.title) for option in options]
    assert len(options) == 4
    assert all(option.value not in text for option, text in zip(options, said, strict=True))
    assert not any("记忆" in text or "转录" in text for text in said)
    assert not any(option.source for option in options)


def test_measured_rows_ask_nothing():
    """Measured heat, carbon and oxidation leave nothing to the tables; nor does a site outside count."""
    measured = {
        "heating_value": "20",
        "heating_value_unit": "GJ/t",
        "carbon_content": "26",
        "oxidation": "98",
    }
    rows = [
        {"id": "e1", "carrier": "raw-coal", "unit": "t", **measured},
        {"id": "e2", "carrier": "natural-gas", "unit": "m³", "site": "out"},
    ]

    assert asked(year(energy=rows)) == {}


def test_outside_carriers_are_asked_about_where_a_form_is_reconciled():
    """205-1 holds sites outside too: their carriers need a coefficient once its total is set beside ours."""
    rows = [{"id": "e1", "carrier": "natural-gas", "unit": "m³", "site": "out"}]
    totals = [{"id": "t1", "subject": "energy", "paper": "205-1"}]

    assert still(year(energy=rows, totals=totals)) == [GAS]


def test_the_carbon_table_comes_before_its_rows():
    """What a table has to be asked is asked once it is chosen: which coal, the state of gas, unverified figures."""
    document = carriers(("raw-coal", "t"), ("natural-gas", "m³"), ("methanol", "t"))
    document = say(document, GAS, Decimal("1.2143"))
    document = say(document, "settings/carbon_table", "B-general")

    assert still(document) == ["fuel-as/raw-coal", "cubic/natural-gas", "fuel-own/methanol/tCO2/t"]
    document = say(document, "fuel-as/raw-coal", "烟煤")
    document = say(document, "cubic/natural-gas", "Nm³")
    document = say(document, "fuel-own/methanol/tCO2/t", Decimal("1.375"))
    assert still(document) == []
    assert all(one.per_unit.usable for one in chosen(document).fuels.values())


def test_an_unverified_table_is_asked_row_by_row():
    """Table D is of low confidence: each of its figures that a fuel needs waits, with its value and source."""
    document = say(carriers(("coke", "t")), "settings/carbon_table", "D-other")
    question = asked(document)["fuel/D-other/焦炭"]

    assert (question.kind, question.value, question.unit) == ("accept", "2.7891", "tCO2/t")
    assert question.confidence == "low"
    assert not chosen(document).fuels["coke"].heating_value.usable
    assert chosen(say(document, question.key, answer=True)).fuels["coke"].heating_value.usable
    assert chosen(say(document, question.key, Decimal("2.85"))).fuels["coke"].per_unit.value == Decimal(
        "2.85"
    )


def test_bought_power_asks_region_first_then_the_year():
    """Options name region, basis, year, figure and source, the factory's province first; another year is confirmed."""
    document = carriers(("electricity", "kWh"))
    options = asked(document)["settings/grid"].options

    assert [one.value for one in options[:4]] == [
        "江苏/average",
        "全国/average",
        "全国/residual",
        "全国/fossil",
    ]
    assert (options[0].figure, options[0].unit, options[0].confidence) == ("0.5827", "kgCO2/kWh", "high")
    assert not any(one.value.endswith("footprint") for one in options)
    document = say(document, "settings/grid", "江苏/average")
    assert still(document) == [GRID]
    assert "2023" in SAY(asked(document)[GRID].text)
    assert chosen(say(document, GRID, answer=True)).grid.usable


def test_a_region_without_factor_asks_for_an_own_one():
    """Where the announcements say nothing of a region, the user's own factor is asked for."""
    document = carriers(("electricity", "kWh"), settings=Settings(grid_region="台湾省", grid_basis="average"))

    assert still(document) == ["grid-own"]
    assert still(say(document, "grid-own", Decimal("0.5"))) == []


def test_declared_choices_are_shown_but_never_open():
    """The basis of electricity and what green power counts as are declared: to be seen, without blocking."""
    green = [{"id": "g1", "kind": "traded"}, {"id": "g2", "kind": "own"}]
    document = year(energy=[{"id": "e1", "carrier": "electricity", "unit": "kWh"}], green=green)
    found = asked(document)

    assert not found["settings/electricity"].open
    assert [one.value for one in found["settings/zero_carbon"].options] == ["traded"]
    assert say(document, "settings/zero_carbon", ("traded",)).ledgers.settings.zero_carbon == ("traded",)
    primary = say(document, "settings/electricity", "primary")
    assert "coal/GB/T 2589-2020/电力(等价值)" in still(primary)


def test_choices_that_rows_call_for():
    """Several products, rain, grades and capacities are asked about where such rows are."""
    rows = [
        {"id": "p1", "name": "甲", "efficiency_applies": "yes", "capacity": "1"},
        {"id": "p2", "name": "乙", "capacity": "2"},
    ]
    water = [{"id": "w1", "kind": "intake-rain"}]
    document = year(products=rows, water=water)
    expected = ["settings/water", "settings/rain_counts", "settings/grade", "settings/representative"]

    assert still(document) == expected
    for key, answer in zip(expected, ("share", "no", "2", "p2"), strict=True):
        document = say(document, key, answer)
    settings = document.ledgers.settings
    assert (settings.water, settings.rain_counts, settings.grade, settings.representative) == (
        "share",
        "no",
        2,
        "p2",
    )
    assert still(document) == []
    assert still(year(products=rows[:1], water=water[:0])) == ["settings/grade"]


def test_limits_ask_which_row_then_its_correction():
    """A text that fits several rows offers them; the row chosen asks its correction; then nothing is open."""
    document = product(limit_standard="GB 16780 水泥")
    options = asked(document)["limit_standard/p1"].options

    assert "GB 16780-2021 | 水泥(产品) | 单位产品综合能耗" in [one.value for one in options]
    document = say(document, "limit_standard/p1", "GB 16780-2021 | 水泥(产品) | 单位产品综合能耗")
    assert still(document) == ["corrections/p1/熟料比"]
    document = say(document, "corrections/p1/熟料比", Decimal("76.5"))
    assert document.ledgers.products[0].corrections == {"熟料比": Decimal("76.5")}
    assert still(document) == []


def test_a_correction_of_yes_or_no():
    """Whether something is so is answered by yes or no, kept as 1 or 0."""
    document = product(limit_standard="GB 29141-2024 硫铁矿制酸")

    document = say(document, "corrections/p1/发烟硫酸", "0")

    assert document.ledgers.products[0].corrections == {"发烟硫酸": Decimal(0)}
    assert still(document) == []


@pytest.mark.parametrize(
    ("text", "keys", "words"),
    [
        ("GB 21256-2025 烧结工序", ["limit/GB 21256-2025 | 烧结工序 | 工序单位产品能耗"], "2026-07-01"),
        (
            "GB 21256-2025 烧结工序",
            ["limit/GB 21256-2025 | 烧结工序 | 工序单位产品能耗"],
            "GB 21256-2013、GB 32050-2015",
        ),
        ("GB 31830-2024 TDI", ["limit/GB 31830-2024 | TDI | 单位产品综合能耗"], "不知道从哪一天"),
        ("没有这种产品", ["limit_standard/p1"], "没有与"),
        (
            "GB 29141-2024 硫黄制酸",
            ["limit/GB 29141-2024 | 硫黄制酸 | 单位产品综合能耗", "corrections/p1/1级", "corrections/p1/2级"],
            "低温热回收",
        ),
    ],
)
def test_limits_that_wait_say_why(text, keys, words):
    """Issued, undated, unknown, or corrected in words: each is asked with its reason."""
    document = product(limit_standard=text)

    assert still(document) == keys
    assert words in SAY(asked(document)[keys[0]].text)


def test_own_grades_settle_a_limit():
    """Who enters both grades has said all there is to say."""
    document = product(limit_standard="GB 29141-2024 硫黄制酸")
    document = say(document, "corrections/p1/1级", Decimal(-155))
    document = say(document, "corrections/p1/2级", Decimal(-140))

    assert still(document) == []


def test_one_limit_of_two_products_is_one_question():
    """A confirmation holds for the limit, whoever is under it; corrections are each product's own."""
    limit = "GB 21256-2025 烧结工序"
    rows = [{"id": f"p{n}", "name": str(n), "unit": "t", "limit_standard": limit} for n in (1, 2)]
    document = year(products=rows)

    assert still(document) == ["limit/GB 21256-2025 | 烧结工序 | 工序单位产品能耗"]


def test_answers_can_be_taken_back():
    """An answered question is still there; without its answer it is open again."""
    document = carriers(("raw-coal", "t"), ("electricity", "kWh"))
    said = document
    for key, answer in (("settings/carbon_table", "B-general"), ("fuel-as/raw-coal", "烟煤"),
                        ("settings/grid", "江苏/average"), (GRID, True)):  # fmt: skip
        said = say(said, key, answer)

    assert still(said) == []
    assert asked(said)[GRID].answer == "accepted"
    assert asked(said)["fuel-as/raw-coal"].answer == "烟煤"
    for key in (GRID, "settings/grid", "fuel-as/raw-coal", "settings/carbon_table"):
        said = say(said, key, None)
    assert said == document


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("settings/grid", "火星/average"),
        ("settings/grid", Decimal(1)),
        ("settings/grid", True),
        (GAS, "1.2"),
        (GAS, True),
        (GAS, Decimal(-1)),
        ("settings/zero_carbon", ("sun",)),
    ],
)
def test_answers_that_are_none_are_refused(key, answer):
    """An answer of the wrong kind, of no option, or below nought is refused."""
    energy = [
        {"id": "e1", "carrier": "electricity", "unit": "kWh"},
        {"id": "e2", "carrier": "natural-gas", "unit": "m³"},
    ]
    document = year(energy=energy, green=[{"id": "g1", "kind": "direct"}])

    with pytest.raises(ValueError, match=key):
        answered(Settings(), asked(document)[key], answer)


def test_rows_and_settings_are_answered_each_in_their_place():
    """What belongs to a product's row is not written into the settings, nor the other way round."""
    document = product(limit_standard="GB 16780-2021 | 水泥(产品)")
    row, question = document.ledgers.products[0], asked(document)["corrections/p1/熟料比"]

    with pytest.raises(ValueError, match="corrections/p1"):
        answered(Settings(), question, Decimal(75))
    with pytest.raises(ValueError, match=GAS):
        answered_row(row, asked(carriers(("natural-gas", "m³")))[GAS], Decimal(1))


def test_a_gap_finds_its_question():
    """The place of a gap leads to the nearest open question: the carrier's own, else that of the whole table."""
    document = carriers(("raw-coal", "t"))
    table = answering(asked(document).values(), "factors/fuels/raw-coal/heating_value")
    document = say(document, "settings/carbon_table", "B-general")
    kind = answering(asked(document).values(), "factors/fuels/raw-coal/heating_value")

    assert table
    assert table.key == "settings/carbon_table"
    assert kind
    assert kind.key == "fuel-as/raw-coal"
    assert answering(asked(document).values(), "energy/e1/consumed") is None


def test_questions_are_the_open_ones():
    """Those that wait, in the order of all."""
    document = carriers(("electricity", "kWh"), settings=accepting())
    every = all_questions(document, tables(), REPORT)

    assert questions(document, tables(), REPORT) == tuple(one for one in every if one.open)
    assert [one.key for one in every] == ["settings/electricity", "settings/grid"]


def test_every_question_can_be_said():
    """Titles, reasons and options have their sentences, whatever the rows."""
    from gf_desktop.domain.ledgers.carriers import CARRIERS

    texts = ["GB 31830-2024 TDI", "GB 21256-2025 烧结工序", "GB 25323-2023 钴 氯化钴工艺", "熟料",
             "GB 16780-2021 水泥(产品)", "GB 29141-2024 硫黄制酸", "没有"]  # fmt: skip
    quotas = ["GB/T 18916.6-2012 啤酒", "GB/T 18916.2-2022 电炉炼钢", "甲醇"]
    rows = [
        {"id": f"p{n}", "name": f"产品{n}", "unit": "t", "limit_standard": text, "capacity": "1",
         "efficiency_applies": "yes", "water_quota": quotas[n % 3]}
        for n, text in enumerate(texts)
    ]  # fmt: skip
    energy = [{"id": f"e{n}", "carrier": carrier, "unit": "t"} for n, carrier in enumerate(CARRIERS)]
    document = year(
        2019,
        Settings(carbon_table="D-other", electricity="primary", grid_region="江苏", grid_basis="average"),
        energy=energy,
        products=rows,
        water=[{"id": "w1", "kind": "intake-rain"}],
        green=[{"id": "g1", "kind": "certificate"}],
        carbon=[{"id": "c1", "kind": "heat-bought"}],
    )
    found = all_questions(document, tables(), date(2026, 6, 1))

    assert len(found) > 40
    for one in found:
        said = [SAY(one.title), SAY(one.text), *(SAY(option.title) for option in one.options)]
        assert all(said)
        assert not any("{" in sentence or "；；" in sentence for sentence in said)
