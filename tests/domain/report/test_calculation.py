"""指标计算过程表: what each sheet says, and that its arithmetic gives the result again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from gf_desktop.domain.calculators import CALCULATORS
from gf_desktop.domain.calculators.nodes import Leaf
from gf_desktop.domain.calculators.shapes import Place
from gf_desktop.domain.document import Answer, ProductAnswer
from gf_desktop.domain.report.calculation import _is_share, without_remark
from tests.domain.calculators.builders import factory, ledgers, rows
from tests.domain.report.calculation import all_values, reckoned, sheets, trace

NAMES = sorted(CALCULATORS)


def only(name: str, **more):
    """Return the one sheet of a calculator."""
    (sheet,) = sheets(name, **more)
    return sheet


@pytest.mark.parametrize("name", NAMES)
def test_the_printed_arithmetic_gives_the_result(name):
    """Reckoned from inputs and factors as they are printed, every step and the result come out exactly."""
    sheet = only(name)
    values = all_values(sheet)

    assert sheet.state == "computed"
    assert all(values[step.name] == step.value for step in sheet.steps if step.name)
    assert all(reckoned(one.expression, values) == one.value for one in sheet.outcomes)
    weights = [one for one in sheet.outcomes if one.weight_expression]
    assert all(reckoned(one.weight_expression, values) == one.weight for one in weights)
    assert len(sheet.outcomes) == (3 if name.endswith("-per-product") and trace(name).items else 1)


@pytest.mark.parametrize("name", NAMES)
def test_every_input_says_where_it_stands(name):
    """Each figure has a name of its own and a place in Chinese; each factor its source and how sure it is."""
    sheet = only(name)
    names = [one.name for one in (*sheet.inputs, *sheet.factors)]

    assert len(set(names)) == len(names)
    assert sheet.inputs
    assert all(" · " in one.place or "计数" in one.place for one in sheet.inputs)
    assert all(
        one.source == "附录A" and one.confidence for one in sheet.factors if "单位换算" not in one.title
    )


def test_places_documents_and_months():
    """A place reads ledger, row, column; months are summed and said so; documents of figures are listed once."""
    sheet = only("energy-per-output")
    by_place = {one.place: one for one in sheet.inputs}

    assert by_place["能源购进、消费与库存 · 电力 · 工业生产消费量"].source == "205-1"
    diesel = by_place["能源购进、消费与库存 · 柴油 · 工业生产消费量（12 个月合计）"]
    assert diesel.value == 120
    assert diesel.months == (Fraction(10),) * 12
    assert sheet.sources == ("205-1",)


def test_a_conversion_of_units_says_what_it_means():
    """It reads as an equation and needs no source but the definition of the units."""
    units = [one for one in only("energy-per-output").factors if "单位换算" in one.title]

    assert any(one.title == "单位换算：1 千元 = 0.1 万元" for one in units) or units
    assert all(" = " in one.title and "定义" in one.source and not one.confidence for one in units)


def test_a_remark_on_how_a_figure_was_checked_stays_away():
    """The document is named; how sure its figure is stands in a column of its own."""
    assert without_remark("GB/T 2589-2020 附录 A；公开转录，与折算核对") == "GB/T 2589-2020 附录 A"
    assert without_remark("本企业检测报告") == "本企业检测报告"


def test_the_share_of_a_sites_land_is_a_figure_of_the_boundary():
    """It is no count: it names the site and is in percent."""
    share = Leaf(kind="count", value=Fraction(60), what="x", place=Place("boundary", "main"))

    assert _is_share(share)
    assert not _is_share(replace(share, place=Place("functions")))


def test_storeys_are_told_apart_by_their_building():
    """Every storey of the plot ratio is named with the building that it belongs to."""
    buildings = {row.name for row in factory().ledgers.buildings}
    storeys = [one.place for one in only("plot-ratio").inputs if one.place.startswith("楼层")]

    assert storeys
    assert all(any(building in place for building in buildings) for place in storeys)


def test_factors_are_called_by_what_they_are():
    """A fuel's figures are told apart; unit factors of one do not appear."""
    titles = [one.title for one in only("carbon-per-output").factors]

    assert "原煤：低位发热量" in titles
    assert "原煤：碳氧化率" in titles
    assert "柴油：二氧化碳排放因子" in titles
    assert all(one.value != 1 for one in only("energy-per-output").factors)


def test_a_factor_of_a_year_says_it():
    """The grid's factor names its year behind its source."""
    inputs = factory()
    grid = replace(inputs.factors.grid, year="2023")
    sheet = only("carbon-per-output", inputs=replace(inputs, factors=replace(inputs.factors, grid=grid)))

    assert {one.source for one in sheet.factors if one.title == "电网排放因子"} == {"附录A（2023 年）"}


def test_the_same_step_is_said_once():
    """A carrier's net use, needed for energy and again for renewable heat, is one line."""
    steps = [str(step.said) for step in only("renewable-share").steps]

    assert len(set(steps)) == len(steps)


def test_what_was_declared_none_is_said():
    """Blanks read as nought on the user's word are named."""
    (note,) = (one for one in only("energy-per-output").notes if "声明" in one)

    assert "用作原料" in note


def test_what_no_product_took_is_said():
    """The energy left out of the products stands among the notes."""
    assert any("未分摊" in note and "tce" in note for note in only("energy-per-product").notes)


def test_rows_of_one_product_make_one_outcome():
    """Two rows of one product stand on the sheet with their own places; what is printed gives the one value again."""
    book = ledgers(products=rows("products", p2={"name": "甲"}))
    (sheet,) = sheets("energy-per-product", inputs=factory(book))
    values = all_values(sheet)

    assert len(sheet.outcomes) == 2
    assert all(reckoned(one.expression, values) == one.value for one in sheet.outcomes)
    assert sum("产量" in one.place for one in sheet.inputs) == 3
    assert any(step.said.code == "calc.same-product" for step in sheet.steps)


def test_products_beyond_the_whole_are_said():
    """What meters show beyond the total is no negative rest among the notes."""
    book = ledgers(products=rows("products", p1={"metered_energy": "9000"}))
    (sheet,) = sheets("energy-per-product", inputs=factory(book, energy="metering"))

    assert any("比企业总量多 4835.848 tce" in note for note in sheet.notes)


def test_a_typed_value_stands_beside_the_computed_one():
    """The difference is typed less computed; the form takes what was typed."""
    sheet = only("water-reuse-rate", water_reuse_rate=Answer(value=Decimal("90.00")))
    (one,) = sheet.outcomes

    assert (one.typed, one.rounded, one.value) == ("90.00", "90", Fraction(90))
    assert one.difference == 0
    assert "一致" in sheet.entered


def test_a_typed_value_that_differs():
    """A difference is shown exactly, and a reason is asked for."""
    sheet = only("water-reuse-rate", water_reuse_rate=Answer(value=Decimal("91.5")))

    assert sheet.outcomes[0].difference == Fraction("1.5")
    assert "不一致" in sheet.entered


def test_typed_products_meet_the_computed_ones_by_name():
    """A typed product stands beside the computed one of its name; one that was only typed follows."""
    typed = (ProductAnswer(name="甲 ", value=Decimal(400)), ProductAnswer(name="丁", value=Decimal(1)))
    sheet = only("energy-per-product", energy_per_product=Answer(products=typed))
    found = {one.title: (one.typed, one.value is not None) for one in sheet.outcomes}

    assert found == {"甲": ("400", True), "乙": ("", True), "丙": ("", True), "丁": ("1", False)}


def test_only_typed():
    """Without data a typed value is said to have been entered by hand, and there are no steps."""
    empty = factory(ledgers(water=[], none=[]))
    sheet = only(
        "water-reuse-rate", inputs=empty, water_reuse_rate=Answer(value=Decimal(90), note="水平衡测试")
    )

    assert sheet.state == "typed"
    assert not sheet.steps
    assert sheet.notes == ("水平衡测试",)
    assert sheet.gaps


def test_what_is_missing_is_named():
    """A row that cannot be computed names every gap and has no result."""
    sheet = only("water-reuse-rate", inputs=factory(ledgers(water=[], none=[])))

    assert sheet.state == "missing"
    assert not sheet.outcomes
    assert any("还没有数据" in gap for gap in sheet.gaps)


def test_not_applicable():
    """A row declared not applicable says why and computes nothing."""
    sheet = only("water-reuse-rate", water_reuse_rate=Answer(not_applicable=True, reason="不用水"))

    assert sheet.state == "not-applicable"
    assert "不用水" in sheet.notes[0]
    assert not sheet.outcomes


def test_a_result_closed_with_another_value():
    """Where the result rests on another value than is computed now, the sheet says so."""
    scored = replace(trace("plot-ratio"), value=Fraction(1))

    assert "定稿" in _note(sheets("plot-ratio", scored={"plot-ratio": scored})[0].notes)
    assert "定稿" not in _note(sheets("plot-ratio")[0].notes)


def _note(notes: tuple[str, ...]) -> str:
    return "".join(notes)


def test_rows_without_a_figure_have_no_sheet():
    """The sheets follow the table's order."""
    assert [one.number for one in sheets("plot-ratio", "land-output")] == ["1", "2"]
