"""Columns of a sheet that is none of ours: where they lead, and what has to be asked about them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.exchange.books import Sheet
from gf_desktop.exchange.mapping import SheetMapping
from gf_desktop.services.sheet_columns import (
    MONEY,
    SheetColumn,
    in_money,
    lacking,
    led,
    money_apart,
    money_asked,
    month_of,
    sheet_columns,
    units_for,
    with_columns,
)

SHEET = Sheet(
    name="表",
    rows=(("产品", "产量", None, "产值"), ("甲", 12, None, 30.5), ("乙", None, None, "约 4")),
)
MAPPING = SheetMapping(ledger="products", columns={"name": 0, "output": 1, "value": 3}, units={"output": "t"})
KEYS = ("", "name", "output", "value", "note")


def columns_of(*targets: tuple[str, int]) -> tuple[SheetColumn, ...]:
    """Return columns that lead to targets and months."""
    return tuple(
        SheetColumn(column=at, heading=str(at), target=target, month=month)
        for at, (target, month) in enumerate(targets)
    )


def test_columns_show_heading_content_and_where_they_lead():
    """Empty columns are left out; each other shows its heading, its first contents and its unit."""
    found = sheet_columns(SHEET, MAPPING)

    assert [(one.letters, one.heading, one.samples) for one in found] == [
        ("A", "产品", ("甲", "乙")),
        ("B", "产量", ("12",)),
        ("D", "产值", ("30.5", "约 4")),
    ]
    assert [(one.target, one.unit) for one in found] == [("name", ""), ("output", "t"), ("value", "")]


def test_a_mapping_is_the_same_after_it_was_shown():
    """Reading columns off a mapping and putting them back changes nothing."""
    assert with_columns(MAPPING, sheet_columns(SHEET, MAPPING)) == MAPPING


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(KEYS)), max_size=8))
def test_no_two_columns_lead_to_the_same_place(choices):
    """However columns are led, a place of the ledger is fed by one column only, the one led there last."""
    found = columns_of(*[("", 0)] * 5)
    for at, target in choices:
        found = led(found, at, target=target)
        assert found[at].target == target

    places = [(one.target, one.month) for one in found if one.target]
    assert len(places) == len(set(places))


def test_months_go_together():
    """Leading one month leads the others that lead nowhere; a unit holds for all of them."""
    found = tuple(
        SheetColumn(column=at, heading=heading) for at, heading in enumerate(("电表", "1月", "2月", "合计"))
    )

    found = led(found, 2, target="consumed", monthly=True)
    assert [(one.target, one.month) for one in found] == [("", 0), ("consumed", 1), ("consumed", 2), ("", 0)]
    found = led(found, 1, unit="kWh")
    assert [one.unit for one in found] == ["", "kWh", "kWh", ""]
    assert with_columns(SheetMapping(ledger="energy"), found).units == {"consumed": "kWh"}


def test_a_year_takes_the_place_of_months():
    """The year's sum led to the same column leaves the months out: one of both is read."""
    found = led(columns_of(("consumed", 1), ("consumed", 2), ("", 0)), 2, target="consumed")

    assert [one.target for one in found] == ["", "", "consumed"]


def test_headings_name_months():
    """The month that stands last counts; ends of years are none."""
    assert [
        month_of(text) for text in ("3月", "2025年12月", "用电量 / 07 月", "1-12月", "年末", "12月末")
    ] == [
        3,
        12,
        7,
        0,
        0,
        0,
    ]


def test_a_unit_of_money_above_speaks_of_money_alone():
    """单位：千元 above a table of products is the unit of their value, not of their output; then it is asked about."""
    mapping = money_apart(SheetMapping(ledger="products", columns={"output": 0, "value": 1}, unit="千元"))

    assert (mapping.unit, mapping.units) == ("", {"value": "千元"})
    assert money_asked(mapping) == ("value",)
    assert in_money(mapping, "万元", ("value",)).units == {"value": "万元"}


def test_money_is_asked_about_unless_it_is_said_plainly():
    """Nothing stated and 千元 are asked about; 万元 in the heading, or a column of units, are not."""
    bare = SheetMapping(ledger="output_value", columns={"value": 1})

    assert money_asked(bare) == ("value",)
    assert money_asked(in_money(bare, "万元", ("value",))) == ()
    assert money_asked(SheetMapping(ledger="output_value", columns={"value": 1, "unit": 2})) == ()
    assert money_asked(SheetMapping(ledger="water", columns={"amount": 1})) == ()


def test_what_every_row_needs_is_named():
    """A required column that neither a column nor a fixed value gives is lacking."""
    assert lacking(SheetMapping(ledger="energy", columns={"consumed": 1})) == ("carrier",)
    assert lacking(SheetMapping(ledger="energy", columns={"consumed": 1}, fixed={"carrier": "电力"})) == ()
    assert lacking(SheetMapping(layout="lines", form="205-4", columns={"line": 0})) == ("value",)


def test_units_offered_are_those_of_the_ledger():
    """Money for output value, water for water; never money for energy."""
    assert units_for("output_value") == MONEY
    assert "m³" in units_for("water")
    assert not set(MONEY) & set(units_for("energy"))
