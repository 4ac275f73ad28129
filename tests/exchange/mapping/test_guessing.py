"""What a sheet seems to hold: its heading, its ledger, its columns, months and units."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from gf_desktop.domain.ledgers import LEDGERS, columns
from gf_desktop.exchange.books import Block
from gf_desktop.exchange.mapping import dump_mapping, fits, guess, load_mapping, signature
from gf_desktop.exchange.mapping.heads import is_numbering, month_of
from tests.exchange.spreadsheets import catalogue, headings, sheet, units

TITLED: list[list[Any]] = [
    ["某厂2025年能源消费统计"],
    ["序号", "能源名称", "单位", "消费量", "备注"],
    [1, "电力", "万kWh", 146.465],
]


def guessed(rows, **more):
    """Return the guess of a sheet of these rows."""
    chosen = {key: more.pop(key) for key in ("ledger", "header") if key in more}
    found = guess(sheet(rows, **more), headings(), units(), **chosen)
    assert found is not None
    assert all(catalogue().say(question.said) for question in found.questions)
    return found


def test_a_heading_below_a_title_is_found():
    """The heading may stand under a title; a column that leads nowhere is shown as unused."""
    found = guessed(TITLED)

    assert (found.mapping.ledger, found.confidence) == ("energy", "sure")
    assert (found.mapping.first_header, found.mapping.last_header, found.mapping.first_row) == (1, 1, 2)
    assert found.mapping.columns == {"carrier": 1, "unit": 2, "consumed": 3, "note": 4}
    assert [found.headings[column] for column in found.unused] == ["序号"]


@pytest.mark.parametrize("ledger", sorted(LEDGERS))
def test_our_own_titles_lead_to_their_columns(ledger):
    """A sheet headed with a ledger's own titles is that ledger, every column in its place."""
    own = columns(ledger)
    said = [catalogue().say(column.title) for column in own]

    found = guessed([said, ["x"] * len(own)], name=catalogue().say(own[0].title), ledger=ledger)

    assert {key: own[place].key for key, place in found.mapping.columns.items()} == {
        c.key: c.key for c in own
    }


def test_units_in_headings_are_taken_and_doubtful_ones_asked():
    """（吨） and kWh behind a heading are its unit; 万方 may mean three things and is asked."""
    rows = [["产品名称", "产量（吨）", "产值(万元)", "能源占比(%)"], ["甲", 1, 2, 3]]
    doubtful = [["能源名称", "消费量（万方）", "购进量"], ["天然气", 1, 2]]

    assert guessed(rows).mapping.units == {"output": "t", "value": "万元", "energy_share": "%"}
    assert guessed([["能源名称", "消费量kWh"], ["电", 1]]).mapping.units == {"consumed": "kWh"}
    assert [(q.cell, q.said.code) for q in guessed(doubtful).questions] == [("B1", "unit.ambiguous")]
    assert guessed(doubtful).mapping.units == {}


def test_a_unit_above_the_heading_holds_for_the_sheet():
    """单位：吨 above the table is the unit of its figures; 单位：某某公司 is none."""
    rows = [["单位：吨"], ["固废名称", "产生量", "综合利用量"], ["炉渣", 1, 2]]

    assert guessed(rows).mapping.unit == "t"
    assert guessed([["单位：某某公司"], *rows[1:]]).mapping.unit == ""


def test_headings_of_two_rows_are_read_together():
    """A merged upper heading speaks for the columns under it; 金额 under 购进量 is no amount bought."""
    rows = [
        ["能源名称", "计量单位", "购进量", None, "工业生产消费量", None],
        [None, None, "实物量", "金额（千元）", "合计", "用于原材料"],
        ["原煤", "吨", 10, 8, 9, 1],
    ]
    merged = (Block(0, 0, 1, 0), Block(0, 1, 1, 1), Block(0, 2, 0, 3), Block(0, 4, 0, 5))

    found = guessed(rows, merged=merged)

    expected = {"carrier": 0, "unit": 1, "bought": 2, "consumed": 4, "feedstock": 5}
    assert (found.mapping.columns, found.mapping.first_row) == (expected, 2)
    assert found.headings[3] == "购进量 金额（千元）"


def test_columns_of_months_become_one_quantity():
    """Months in any writing are found; without an upper heading the main quantity is assumed and asked."""
    names = [
        "1月",
        "2月份",
        "三月",
        "2025年4月",
        "2025-05",
        date(2025, 6, 1),
        "7月",
        "8月",
        "9月",
        "10月",
        "十一月",
        "12月",
    ]

    found = guessed([["水源", *names, "合计"], ["自来水", *[1] * 12, 12]], name="用水台账")

    assert found.mapping.months == {"amount": tuple(range(1, 13))}
    assert [question.said.code for question in found.questions] == ["mapping.months"]
    assert found.unused == (13,)


def test_months_under_a_heading_belong_to_it():
    """An upper heading over the months says which quantity they are; nothing is asked."""
    rows = [
        ["能源名称", "单位", "购进量", None, None],
        [None, None, "1月", "2月", "3月"],
        ["电力", "kWh", 1, 2, 3],
    ]
    merged = (Block(0, 2, 0, 4), Block(0, 0, 1, 0), Block(0, 1, 1, 1))

    found = guessed(rows, merged=merged)

    assert found.mapping.months == {"bought": (2, 3, 4, *[None] * 9)}
    assert found.questions == ()


def test_months_of_two_years_are_asked():
    """Where months of two years stand side by side the later year is taken, and asked."""
    names = [f"{year}年{month}月" for year in (2024, 2025) for month in (1, 2, 3)]

    found = guessed([["水源", *names], ["自来水", *range(6)]], name="用水")

    assert found.mapping.months["amount"][:3] == (4, 5, 6)
    assert "mapping.years" in {question.said.code for question in found.questions}


def test_the_user_may_choose_ledger_and_heading():
    """A ledger and a heading that the user shows win over what would be guessed."""
    rows = [["名称", "单位", "数量"], ["a", "t", 1], ["名称", "计量单位", "用量"], ["b", "t", 2]]

    found = guessed(rows, ledger="materials", header=2)

    assert found.mapping.ledger == "materials"
    assert (found.mapping.first_header, found.mapping.columns) == (2, {"name": 0, "unit": 1, "consumed": 2})


def test_a_sheet_without_a_known_heading_is_not_guessed():
    """A sheet of other words, or an empty one, gives no guess."""
    assert guess(sheet([["a", "b"], [1, 2]]), headings(), units()) is None
    assert guess(sheet([[None]]), headings(), units()) is None


def test_a_mapping_is_remembered_by_its_heading():
    """A mapping survives JSON, and fits a sheet of the same heading with other data, no sheet of another."""
    table = sheet(TITLED)
    mapping = guessed(TITLED).mapping
    sign = signature(table, mapping)

    assert load_mapping(json.loads(json.dumps(dump_mapping(mapping)))) == mapping
    assert fits(sheet([["另一年"], TITLED[1], [1, "焦炭", "t", 5]]), mapping, sign)
    assert not fits(sheet([TITLED[0], ["序号", "能源名称", "消费量", "单位"]]), mapping, sign)
    assert not fits(sheet([TITLED[0]]), mapping, sign)


@pytest.mark.parametrize(
    ("values", "numbering"),
    [
        (["甲", "乙", "丙", 1, 2, 3], True),
        (["甲", "乙", "(1)", "(2)"], True),
        ([1.0, 2.0, 3.0], True),
        (["甲", "乙"], True),
        ([1, 2], False),
        (["甲产品", 1, 2], False),
        ([3, 2, 1], False),
        (["电力", 1, 2], False),
    ],
)
def test_a_row_that_only_numbers_the_columns_is_no_data(values, numbering):
    """Printed forms number their columns 甲 乙 1 2 3; two figures alone are data."""
    assert is_numbering(values) is numbering


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1月", (1, 0)),
        ("十二月", (12, 0)),
        ("2025-01", (1, 2025)),
        ("13月", None),
        ("1", None),
        ("月份", None),
        ("5", None),
    ],
)
def test_months_are_known_by_their_names(text, month):
    """A bare number is no month."""
    assert month_of(text) == month
