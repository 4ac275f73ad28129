"""The rows of a sheet by its mapping, and the sentences about its cells."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from gf_desktop.domain.ledgers import ledger_of
from gf_desktop.exchange.books import Block, Fault
from gf_desktop.exchange.mapping import guess, read_rows
from tests.exchange.spreadsheets import catalogue, headings, reader, sheet, units

HEAD = ["能源名称", "单位", "消费量", "购进量", "备注"]
FORM_205 = [
    ["能源购进、消费与库存"],
    [
        "能源名称",
        "计量单位",
        "代码",
        "年初库存量",
        "购进量",
        None,
        "工业生产消费量",
        None,
        "期末库存量",
        "采用折标系数",
    ],
    [None, None, None, None, "实物量", "金额（千元）", "合计", "用于原材料", None, None],
    ["甲", "乙", "丙", 1, 2, 3, 4, 5, 6, 7],
    ["原煤", "吨", "01", 100, 1000, 800, 1050, 20, 50, 0.7143],
    ["其中：1.无烟煤", "吨", "02", 100, 1000, 800, 1050, 20, 50],
    ["天然气", "万立方米", "15", None, 30, None, 30, None, None, 13.3],
    ["电力", "万千瓦时", "33", None, 146.4, None, 146.4],
    ["汽油", "吨", "19"],
    ["能源合计", "吨标准煤", "40", None, None, None, 1329.5],
    ["单位负责人：  统计负责人：  填表人："],
]
FORM_B204 = [
    ["工业产销总值及主要产品产量"],
    ["指标名称", "计量单位", "代码", "本年", None, "上年同期", None],
    [None, None, None, "本月", "1—本月", "本月", "1—本月"],
    ["甲", "乙", "丙", 1, 2, 3, 4],
    ["一、工业总产值（当年价格）", "千元", "01", 1, 120000, 2, 110000],
    ["工业销售产值（当年价格）", "千元", "03", 1, 119000, 2, 100000],
    ["二、工业总产值（当年价格）按工业行业小类分", "—"],
    ["丙纶纤维制造", "千元", "2825", 1, 120000],
    ["三、企业用电量", "万千瓦时", "05", 1, 146.4],
    ["四、主要工业产品产量", "—", "—"],
    ["丙纶短纤维", "吨", "0612", 100, 12000, 90, 11000],
]
MERGED_B204 = (Block(1, 3, 1, 4), Block(1, 5, 1, 6))


def taken(rows, *, year=2025, used=(), references=None, **more):
    """Return rows and problems of a sheet by its own guess; every sentence can be said."""
    table = sheet(rows, **more)
    found = guess(table, headings(), units())
    assert found is not None
    result, problems = read_rows(table, found.mapping, reader(**(references or {})), year=year, used=used)
    assert all(catalogue().say(problem.said) for problem in problems)
    return result, [(problem.severity, problem.cell, problem.said.code) for problem in problems]


def test_rows_are_typed_and_the_sum_is_left_out():
    """Carriers go by id, units by symbol, figures exactly; a sum row is left out and said."""
    rows, said = taken([HEAD, ["电", "万度", 146.465], ["天然气", "万Nm3", "1,200.5"], ["合计", "tce", 99]])

    first, second = rows
    assert (first.carrier, first.unit, first.consumed) == ("electricity", "万kWh", Decimal("146.465"))
    assert (second.carrier, second.unit, second.consumed) == ("natural-gas", "万Nm³", Decimal("1200.5"))
    assert said == [("note", "A4", "mapping.sum")]


def test_a_text_in_a_figure_cell_is_a_draft_with_its_place():
    """约 300 names sheet and cell, and is kept with its row."""
    rows, said = taken([HEAD, ["电力", "kWh", "约 300", 5]])

    assert (rows[0].drafts, rows[0].consumed, rows[0].bought) == ({"consumed": "约 300"}, None, Decimal(5))
    assert said == [("wrong", "C2", "cell.no-figure")]


def test_a_fault_is_named_at_its_cell():
    """An error and a formula without result are problems of their cells, and the row stays."""
    faults = {(1, 2): Fault("error", "#REF!"), (1, 3): Fault("no-value")}

    rows, said = taken([HEAD, ["电力", "kWh", None, None]], faults=faults)

    assert rows[0].carrier == "electricity"
    assert said == [("wrong", "C2", "cell.error"), ("wrong", "D2", "cell.no-value")]


def test_a_unit_beside_the_figure_serves_where_the_row_has_none():
    """1,200 kWh brings its unit along; a row without any unit is said at its figure."""
    rows, said = taken([HEAD, ["电力", None, "1,200 kWh"], ["柴油", None, 5]])

    assert (rows[0].unit, rows[0].consumed, rows[1].unit) == ("kWh", Decimal(1200), "")
    assert said == [("wrong", "C3", "mapping.no-unit")]


def test_units_that_contradict_each_other_are_not_taken():
    """Heading and cell of different units: no figure is taken, its text is kept."""
    rows, said = taken([["产品名称", "产量（吨）"], ["甲", "200 kg"]])

    assert (rows[0].output, rows[0].drafts) == (None, {"output": "200 kg"})
    assert said == [("wrong", "B2", "mapping.units-differ")]


def test_columns_of_different_units_come_into_one_exactly():
    """购进量（吨） beside 消费量（千克） become one unit without losing a digit."""
    rows, said = taken([["能源名称", "购进量（吨）", "消费量（千克）"], ["柴油", 1.5, 1250]])

    assert (rows[0].unit, rows[0].bought, rows[0].consumed) == ("t", Decimal("1.5"), Decimal("1.25"))
    assert said == []


def test_a_unit_of_the_wrong_dimension_is_refused():
    """Tons of water or kWh of waste are not taken; the sentence says what would do."""
    rows, said = taken([["固废名称", "单位", "产生量"], ["炉渣", "kWh", 5]])

    assert (rows[0].generated, rows[0].drafts) == (None, {"generated": "5 kWh"})
    assert said == [("wrong", "C2", "mapping.dimension")]


def test_thousands_of_yuan_are_never_ten_thousands():
    """千元 stays 千元 and is asked about once; 万元 is not asked."""
    rows, said = taken(
        [["项目名称", "完成时间", "投资额（千元）"], ["甲", date(2024, 6, 1), 300], ["乙", "2024年", 40]]
    )

    assert [(row.investment, row.unit, row.completed) for row in rows] == [
        (Decimal(300), "千元", "2024-06-01"),
        (Decimal(40), "千元", "2024"),
    ]
    assert said == [("ask", "C2", "mapping.thousand")]


def test_months_make_twelve_figures_and_a_missing_one_is_seen():
    """Twelve columns become twelve figures; a blank month stays blank."""
    months = [f"{month}月" for month in range(1, 13)]

    rows, _ = taken(
        [["水源", "单位", *months], ["自来水", "吨", *[1] * 12], ["井水", "m3", *[2] * 11]], name="用水"
    )

    assert (rows[0].kind, rows[0].amount) == ("intake-tap", None)
    assert (rows[1].unit, rows[1].amount) == ("m³", (*[Decimal(2)] * 11, None))


def test_a_name_merged_over_rows_holds_for_each_of_them():
    """A merged name is each row's; a merged figure counts once, and the others ask."""
    rows, said = taken(
        [
            ["污染物", "排放口编号", "限值出处", "许可排放浓度限值", "单位"],
            ["COD", "DW1", "许可证", 50, "mg/L"],
            [None, "DW2", None, None, "mg/L"],
        ],
        merged=(Block(1, 0, 2, 0), Block(1, 3, 2, 3)),
    )

    assert [(row.pollutant, row.number, row.limit) for row in rows] == [
        ("COD", "DW1", Decimal(50)),
        ("COD", "DW2", None),
    ]
    assert said == [("ask", "D3", "mapping.merged")]


def test_rows_that_name_the_same_are_asked_about():
    """Two rows of one carrier are both taken, and asked about with their row numbers."""
    rows, said = taken([HEAD, ["电力", "kWh", 1], ["电力", "kWh", 2], ["柴油", "t", 3]])

    assert len(rows) == 3
    assert said == [("ask", "A3", "mapping.double")]


def test_a_row_without_its_name_is_kept_and_said():
    """What must be there and is not is asked for with its cell; what else stands in the row is read."""
    rows, said = taken([HEAD, [None, "kWh", 1], ["未知燃料", "t", 2]])

    assert [(row.carrier, row.unit, row.consumed) for row in rows] == [
        ("", "kWh", Decimal(1)),
        ("未知燃料", "t", Decimal(2)),
    ]
    assert said == [("wrong", "A2", "mapping.required"), ("ask", "A3", "mapping.carrier")]


def test_ids_in_use_are_not_given_again():
    """New rows get ids that nothing in the document has."""
    rows, _ = taken([HEAD, ["电力", "kWh", 1], ["柴油", "t", 3]], used=("energy-1", "energy-3"))

    assert [row.id for row in rows] == ["energy-2", "energy-4"]


def test_the_printed_205_1_is_read_with_its_total():
    """The form's carriers, its coefficients in tce per unit, and its total; parts of 原煤 are not counted twice."""
    merged = (
        Block(1, 4, 1, 5),
        Block(1, 6, 1, 7),
        *(Block(1, column, 2, column) for column in (0, 1, 2, 3, 8, 9)),
    )

    rows, said = taken(FORM_205, merged=merged)

    coal, gas, power, total = rows
    assert (coal.carrier, coal.opening, coal.bought, coal.consumed, coal.feedstock, coal.closing) == (
        "raw-coal",
        *map(Decimal, (100, 1000, 1050, 20, 50)),
    )
    assert (gas.unit, gas.coefficient, gas.coefficient_unit) == ("万m³", Decimal("13.3"), "tce/万m³")
    assert (power.carrier, power.unit, power.consumed) == ("electricity", "万kWh", Decimal("146.4"))
    assert (ledger_of(total), total.paper, total.amount, total.unit) == (
        "totals",
        "205-1",
        Decimal("1329.5"),
        "tce",
    )
    assert said == [
        ("note", "J5", "mapping.coefficient"),
        ("note", "A6", "mapping.inside"),
        ("note", "A10", "mapping.sum"),
    ]


def test_the_printed_b204_1_is_read_line_by_line():
    """Output value of two years in 千元, power as a total, products; the year's figure is 1—本月."""
    rows, said = taken(FORM_B204, merged=MERGED_B204)

    this, before, power, product = rows
    assert (this.year, this.value, this.unit, this.basis) == (2025, Decimal(120000), "千元", "current")
    assert (before.year, before.value) == (2024, Decimal(110000))
    assert (power.subject, power.paper, power.amount) == ("electricity", "B204-1", Decimal("146.4"))
    assert (product.name, product.unit, product.output) == ("丙纶短纤维", "t", Decimal(12000))
    assert ("ask", "E5", "mapping.thousand") in said
    assert [cell for _, cell, code in said if code == "mapping.line"] == ["A6", "A8"]


def test_output_value_without_a_year_is_not_taken():
    """Where nobody says which year the form speaks of, its output value waits."""
    rows, said = taken(FORM_B204, merged=MERGED_B204, year=None)

    assert "output_value" not in {ledger_of(row) for row in rows}
    assert ("wrong", "E5", "mapping.year") in said


@pytest.mark.parametrize("title", ["工业企业用水情况", "表号：205-4表"])
def test_the_printed_205_4_is_read_line_by_line(title):
    """Water by its sources, and the form's total beside them."""
    lines = [
        ["取水总量", "立方米", "01", 5000],
        ["其中：地表淡水", "立方米", "02", 1000],
        ["自来水", "立方米", "03", 4000],
    ]

    rows, _ = taken(
        [[title], ["指标名称", "计量单位", "代码", "本年"], *lines, ["重复用水量", "立方米", "05", 9]]
    )

    assert [(ledger_of(row), getattr(row, "kind", ""), row.amount) for row in rows] == [
        ("totals", "", Decimal(5000)),
        ("water", "intake-surface", Decimal(1000)),
        ("water", "intake-tap", Decimal(4000)),
    ]
