"""A figure in a year: typed in the evaluation first, else computed and written as the platform's table writes it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from gf_desktop.domain.document import Answer, ProductAnswer, SchemeRef, YearAnswer
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.pack import Indicator, Pack
from gf_desktop.domain.programmes.dynamic import DynamicTable, YearOf
from gf_desktop.domain.report.cells import said, shown
from gf_desktop.domain.rounding import rounded
from gf_desktop.domain.scoring import score
from gf_desktop.exchange.dynamic_book import dynamic_bytes
from tests.domain.calculators.builders import FACTORS
from tests.domain.programmes.test_dynamic import JIANGSU, SAY, document, table
from tests.standards.shipped import pack


def typed(scheme: str = "js-general-2026", book: Ledgers | None = None, year: int = 2025, **answers: Answer):
    """Return a year whose rows were answered so, scored; without a book its ledgers are empty."""
    held = pack(scheme)
    subject = held.header.subject
    told = {key.replace("_", "-"): answer for key, answer in answers.items()}
    one = document(year, book if book is not None else Ledgers(), subject=subject, answers=told)
    one = replace(one, scheme=SchemeRef(id=scheme, version=1))
    return YearOf(one, FACTORS, score(one, held))


def figures(found: DynamicTable) -> dict[str, tuple[list[str], str, str]]:
    """Return cells, unit and note by title, as people read them."""
    return {
        said(row.title, SAY): (
            [shown(cell, SAY) for cell in row.cells],
            row.unit,
            said(row.note, SAY, "；"),
        )
        for row in found.rows
    }


def value(text: str, **more: object) -> Answer:
    """Return an answer of one figure."""
    return Answer(value=Decimal(text), **more)


def test_computed_figures_are_written_as_the_platform_sheet_writes_them():
    """Two decimals, four digits of what is below one; the number itself is kept whole."""
    cells = {said(row.title, SAY): row.cells[0] for row in table(YearOf(document(), FACTORS)).rows}

    assert cells["单位用地面积产值"].text == "1.11"
    assert cells["单位用地面积产值"].exact == Fraction(10, 9)
    assert cells["近3年绿色低碳改造升级年平均项目数量"].text == "0.6667"
    assert all(cell.text == rounded(cell.exact, None) for cell in cells.values())


def test_the_decimals_of_the_benchmarks_count():
    """A row whose benchmarks have three decimals has a figure of three, where both are in one unit."""
    held = pack("js-general-2026")
    row = _row(held, "land-output")
    finer = replace(row, lead=replace(row.lead, value=Decimal("0.500")))
    result = score(document(), held)
    rows = tuple(replace(one, measure=finer) if one.id == row.id else one for one in result.rows)
    found = table(YearOf(document(), FACTORS, replace(result, rows=rows)))

    assert figures(found)["单位用地面积产值"][0] == ["1.111"]


def _row(held: Pack, row_id: str) -> Indicator:
    groups = (group for section in held.table.sections for group in section.groups)
    return next(one for group in groups for one in group.indicators if one.id == row_id)


def test_a_typed_value_reaches_the_figure_without_any_ledger():
    """To the character as it was typed, with where it comes from."""
    found = figures(table(typed(water_reuse_rate=value("91.50"))))

    assert found["工业用水重复利用率"] == (["91.50"], "%", "评价中填写")
    assert found["可再生能源利用率"][0][0].startswith("没有算出")


def test_a_typed_value_wins_over_the_ledgers():
    """As in the evaluation; what was not typed is computed still."""
    book = document().ledgers
    found = figures(table(typed(book=book, water_reuse_rate=value("91.5"))))

    assert found["工业用水重复利用率"] == (["91.5"], "%", "评价中填写")
    assert found["可再生能源利用率"][0] == ["14.77"]
    assert found["取水量"][2] == "由基础数据合计"


def test_typed_in_some_years_only_is_said_of_those():
    """The note tells which year was typed, the others are computed."""
    book = document().ledgers
    years = (typed(book=book), typed(book=book, year=2024, water_reuse_rate=value("88")))
    cells, _, note = figures(table(*years))["工业用水重复利用率"]

    assert cells == ["90", "88"]
    assert note == "由基础数据按公式计算；2024 年：评价中填写"


def test_a_typed_value_is_said_in_the_units_of_the_table():
    """0.12925 tce/万元 of another table are 129.25 kgce/万元 here."""
    answer = value("0.12925", variant="per-output")
    found = figures(table(typed("gbt36132-2025", energy_consumption_intensity=answer)))

    assert found["单位产值综合能耗"][:2] == (["129.25"], "kgce/万元")


def test_a_value_of_a_variant_that_does_not_apply_is_not_taken():
    """What was typed for the energy per output is no energy per product."""
    found = figures(table(typed(energy_intensity=value("120", variant="per-output"))))

    assert found["单位产值综合能耗"][0] == ["120"]
    assert found["单位产品综合能耗"][0][0].startswith("没有算出")


def test_typed_products_stand_with_their_names():
    """Each in tce by its own unit; one without a name has its number, one without a value none."""
    told = (
        ProductAnswer(name="甲", value=Decimal("387.5")),
        ProductAnswer(value=Decimal(20)),
        ProductAnswer(name="丁", weight=Decimal(3)),
    )
    found = figures(table(typed(energy_intensity=Answer(products=told, variant="per-product"))))

    assert found["单位产品综合能耗（甲）"] == (["0.3875"], "tce/产品单位", "评价中填写")
    assert found["单位产品综合能耗（产品2（未命名））"][0] == ["0.02"]
    assert not any("丁" in title for title in found)


def test_typed_products_win_by_name_and_leave_the_others_computed():
    """甲 is what was typed, per ton as its ledger says; 乙 and 丙 come from the ledgers."""
    told = Answer(products=(ProductAnswer(name=" 甲 ", value=Decimal(400)),), variant="per-product")
    found = figures(table(typed(book=document().ledgers, energy_intensity=told)))

    assert found["单位产品综合能耗（甲）"] == (["0.4"], "tce/t", "评价中填写")
    assert found["单位产品综合能耗（乙）"] == (["0.3878"], "tce/t", "由基础数据按公式计算")


def test_a_figure_of_the_whole_and_figures_of_products_stand_in_lines_of_their_own():
    """A year that tells one value for all does not fill the line of a product of another year."""
    whole = typed("js-pp-staple-2026", energy_per_product=value("126.5"))
    found = figures(table(whole, typed(book=document().ledgers, year=2024)))

    assert found["单位产品综合能耗"][:2] == (["0.1265", "该年度的数列在本指标的其他行"], "tce/t")
    assert found["单位产品综合能耗（甲）"][0] == ["该年度的数列在本指标的其他行", "0.3878"]


def test_a_row_of_a_part_only_is_no_figure_of_the_whole():
    """The use of 废丝 alone is not the use of all solid waste."""
    held = pack("js-pp-staple-2026")
    groups = (group for section in held.table.sections for group in section.groups)
    rows = [one for group in groups for one in group.indicators if one.calculator == "solid-waste-use-rate"]
    assert [dict(one.given) for one in rows] == [{"waste": "废丝"}]
    found = figures(table(typed("js-pp-staple-2026", **{rows[0].id: value("70")})))

    assert found["一般工业固体废物综合利用率"][0][0].startswith("没有算出")


@pytest.mark.parametrize(
    "answer", [Answer(draft="九十"), Answer(value=Decimal(91), not_applicable=True, reason="没有")]
)
def test_drafts_and_rows_that_do_not_apply_are_not_taken(answer):
    """Text that is no figure yet, and a figure under 不适用, reach nothing."""
    assert figures(table(typed(water_reuse_rate=answer)))["工业用水重复利用率"][0][0].startswith("没有算出")


def test_a_parks_ratios_come_from_its_answers():
    """As typed, and only of the year itself; sums that the evaluation does not ask for are written by the park."""
    answer = value("2.30", earlier={"2024": YearAnswer(value=Decimal(2))})
    found = figures(table(typed("park-2016", park_energy_output=answer), typed("park-2016", year=2024)))

    assert found["能源产出率"][0] == ["2.30", "该年度没有填报这一项"]
    assert found["园区能源综合消耗总量"][0] == ["请在这里填写", "请在这里填写"]


def test_of_judged_rows_the_figure_beside_counts_not_the_points():
    """4 points for the share of suppliers are no share; the share noted beside them is."""
    judged = Answer(value=Decimal(4), reason="多数低风险", beside=Decimal("86.5"))
    found = figures(
        table(typed("supply-chain-2024", scm_low_risk_share=judged, scm_product_recovery=value("5")))
    )

    assert found["低风险供应商占比"][:2] == (["86.5"], "%")
    assert found["产品回收率"][0] == ["该年度没有填报这一项"]


def test_every_answer_that_the_form_names_is_there():
    """Each row exists in the subject's table and is measured in the unit of the form."""
    schemes = {"park": "park-2016", "supply-chain": "supply-chain-2024"}
    named = [one for one in JIANGSU.dynamic.figures if one.reading == "answer"]

    assert len(named) == 10
    for figure in named:
        row = _row(pack(schemes[figure.subjects[0]]), figure.name)
        assert (row.beside.unit if row.beside else row.unit) == figure.unit
        assert (row.beside.title if row.beside else row.title) == figure.title


def test_cells_hold_the_number_whole_and_show_it_as_on_the_screen():
    """10/9 in the workbook, shown as 1.11; 91.50 keeps its decimals."""
    year = typed(book=document().ledgers, water_reuse_rate=value("91.50"))
    page = load_workbook(BytesIO(dynamic_bytes(table(year), say=SAY))).worksheets[0]
    cells = {row[0].value: row[2] for row in page.iter_rows() if row[0].value}
    land = cells["单位用地面积产值"]

    assert (land.value, land.number_format) == (pytest.approx(10 / 9, rel=1e-14), "0.00")
    assert (cells["工业用水重复利用率"].value, cells["工业用水重复利用率"].number_format) == (91.5, "0.00")
    assert (cells["工业总产值"].value, cells["工业总产值"].number_format) == (50000, "0")


@given(st.decimals(min_value=0, max_value=100, places=3))
def test_whatever_is_typed_stands_to_the_character(number):
    """No figure is rounded that a person typed."""
    found = table(typed(water_reuse_rate=Answer(value=number)))
    cell = next(row.cells[0] for row in found.rows if row.title == "工业用水重复利用率")

    assert (cell.text, cell.exact, cell.filled) == (format(number, "f"), Fraction(number), True)


def test_a_product_typed_without_its_unit_in_one_year_stands_under_the_unit_of_the_form():
    """One year's ledgers say tonnes, the other's typed value nothing: 产品单位 holds for both, no figure is lost."""
    told = Answer(variant="per-product", products=(ProductAnswer(name="甲", value=Decimal(388)),))
    before = typed(year=2024, energy_intensity=told)
    found = table(YearOf(document(2025), FACTORS), before)
    cells, unit, _ = figures(found)["单位产品综合能耗（甲）"]
    assert (cells, unit) == (["0.3878", "0.388"], "tce/产品单位")
