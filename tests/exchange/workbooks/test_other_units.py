"""Two files that tell one row in different units: a figure keeps its amount, or is left out and named."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gf_desktop.domain.ledgers import LEDGERS, columns
from gf_desktop.domain.ledgers.measured import measured_in
from gf_desktop.domain.units import UNITS
from gf_desktop.exchange.workbooks.gather import gather
from gf_desktop.exchange.workbooks.told import Spot, ToldRow, ToldSheet, says_nothing
from tests.exchange.workbooks.builders import changed, program, put, sheets, template

PER_UNIT = ("standard_ratio", "time_quota")
SYMBOLS = ["", "kWh", "万kWh", "GJ", "t", "kg", "m³", "Nm³", "元", "万元", "件"]
FIGURE = st.integers(0, 10**7).map(lambda number: Decimal(number).scaleb(-3))
MONTHS = st.lists(st.none() | FIGURE, min_size=12, max_size=12).map(tuple)
GROUPS = [(ledger, unit) for ledger in LEDGERS for unit in measured_in(ledger)]


def told(file, ledger, drafts=None, **values):
    """Return a sheet with one row of the id r1."""
    row = ToldRow(table=ledger, id="r1", values=values, drafts=drafts or {}, spot=Spot(file, "表", "A5"))
    return ToldSheet(file=file, name="表", what=ledger, rows=(row,))


def merged(*tellings):
    """Return the one row of several sheets, and code and weight of what was said."""
    telling = gather(tellings)
    ((row,),) = telling.rows.values()
    return row, [(one.said.code.removeprefix("workbook."), one.serious) for one in telling.remarks]


def power(file, **values):
    """Return a sheet that tells a row of electricity."""
    return told(file, "energy", carrier="electricity", **values)


def test_a_figure_of_the_second_file_is_said_in_the_unit_of_the_first():
    """5 万kWh beside kWh are 50000 kWh, never 5 kWh; so are months, one by one."""
    months = (Decimal(1), None, *[Decimal(2)] * 10)
    row, codes = merged(
        power("一.xlsx", unit="kWh", consumed=Decimal(1000), non_industrial=None),
        power("二.xlsx", unit="万kWh", consumed=None, non_industrial=Decimal(5), bought=months),
    )

    assert (row.values["unit"], row.values["consumed"]) == ("kWh", Decimal(1000))
    assert row.values["non_industrial"] == Decimal(50000)
    assert row.values["bought"] == (Decimal(10000), None, *[Decimal(20000)] * 10)
    assert codes == [("merge-converted", False)]


def test_the_same_amount_in_another_unit_is_no_conflict():
    """1000 kWh and 0.1 万kWh say the same; another amount is named as ever."""
    first = power("一.xlsx", unit="kWh", consumed=Decimal(1000))

    assert merged(first, power("二.xlsx", unit="万kWh", consumed=Decimal("0.1")))[1] == [
        ("merge-converted", False)
    ]
    row, codes = merged(first, power("二.xlsx", unit="万kWh", consumed=Decimal("0.2")))
    assert row.values["consumed"] == Decimal(1000)
    assert codes == [("merge-converted", False), ("conflict", True)]


def test_figures_for_one_unit_turn_the_other_way():
    """2 hours for a kg are 2000 hours for a t."""
    row, _ = merged(
        told("一.xlsx", "products", name="甲", unit="t", output=Decimal(5)),
        told("二.xlsx", "products", name="甲", unit="kg", output=None, time_quota=Decimal(2)),
    )

    assert (row.values["unit"], row.values["output"], row.values["time_quota"]) == ("t", 5, Decimal(2000))


@pytest.mark.parametrize(("ours", "theirs"), [("kWh", "GJ"), ("kWh", "t"), ("", "kWh"), ("kWh", "")])
def test_what_is_not_exact_in_the_first_unit_is_left_out_and_named(ours, theirs):
    """Another dimension, no end, no unit on either side: the column is not told, and the sentence names it."""
    telling = gather(
        (
            power("一.xlsx", unit=ours, consumed=Decimal(1000)),
            power("二.xlsx", unit=theirs, non_industrial=Decimal(1), note="新"),
        )
    )
    ((row,),) = telling.rows.values()
    (remark,) = telling.remarks
    said = program().catalogue.say(remark.said)

    assert (row.values["unit"], row.values["consumed"], row.values["note"]) == (ours, Decimal(1000), "新")
    assert "non_industrial" not in row.values
    assert (remark.said.code, remark.serious, remark.spot.file) == (
        "workbook.merge-left-out",
        True,
        "二.xlsx",
    )
    assert "非工业" in said
    assert "一.xlsx" in said


def test_a_unit_alone_does_not_come_under_figures_without_one():
    """1000 of nothing does not become 1000 万kWh because a second file names that unit for nothing of its own."""
    row, codes = merged(
        power("一.xlsx", unit="", consumed=Decimal(1000)), power("二.xlsx", unit="万kWh", consumed=None)
    )

    assert (row.values["unit"], row.values["consumed"]) == ("", Decimal(1000))
    assert codes == [("merge-left-out", True)]


def test_a_row_that_tells_no_figure_takes_the_unit_of_the_second():
    """A first file that only names the row leaves its unit to the other."""
    row, codes = merged(
        power("一.xlsx", unit="", consumed=None), power("二.xlsx", unit="万kWh", consumed=Decimal(5))
    )

    assert (row.values["unit"], row.values["consumed"], codes) == ("万kWh", Decimal(5), [])


def test_a_text_names_the_unit_that_it_was_written_in():
    """约 5 in 万kWh is not mended as kWh later."""
    second = power("二.xlsx", unit="万kWh", non_industrial=None)
    second = replace(second, rows=(replace(second.rows[0], drafts={"non_industrial": "约 5"}),))
    row, _ = merged(power("一.xlsx", unit="kWh", consumed=Decimal(1)), second)

    assert (row.values["unit"], row.drafts) == ("kWh", {"non_industrial": "约 5（万kWh）"})


def test_two_workbooks_in_two_units_make_one_right_row(tmp_path):
    """From the cells on: 统计 in kWh, 财务 in 万kWh."""

    def fill(**values):
        return lambda book: put(book["能源购进、消费与库存"], 5, carrier="电力", **values)

    paths = [
        changed(template(tmp_path, name="一.xlsx"), fill(unit="kWh", consumed=1000)),
        changed(template(tmp_path, name="二.xlsx"), fill(unit="万kWh", non_industrial=5)),
    ]
    telling = sheets().understand(paths).telling
    (row,) = telling.rows["energy"]

    assert (row.values["unit"], row.values["consumed"]) == ("kWh", 1000)
    assert row.values["non_industrial"] == 50000
    assert [one.said.code for one in telling.remarks] == ["workbook.merge-converted"]


def amount(unit, key, value):
    """Return what a figure says apart from the unit it is said in; None where it says nothing."""
    if says_nothing(value):
        return None
    known = UNITS.get(unit)
    factor = known.factor if known else Fraction(1)
    factor = Fraction(1) / factor if key in PER_UNIT else factor
    every = value if isinstance(value, tuple) else (value,)
    amounts = tuple(None if one is None else Fraction(one) * factor for one in every)
    return known.dimension if known else unit, amounts


@st.composite
def meetings(draw):
    """Draw a ledger, a column of units, and what two or three files tell of one row under it."""
    ledger, unit = draw(st.sampled_from(GROUPS))
    kinds = {one.key: one.kind for one in columns(ledger)}
    keys = measured_in(ledger)[unit]
    rows = []
    for _ in range(draw(st.integers(2, 3))):
        few = draw(st.sets(st.sampled_from(keys)))
        rows.append(
            {key: draw(st.none() | (FIGURE | MONTHS if kinds[key] == "quantity" else FIGURE)) for key in few}
            | draw(st.just({}) | st.sampled_from(SYMBOLS).map(lambda symbol: {unit: symbol}))
        )
    return ledger, unit, keys, rows


@given(meetings())
@example(
    (
        "energy",
        "unit",
        ("consumed", "non_industrial"),
        [{"unit": "kWh", "consumed": Decimal(1000)}, {"unit": "万kWh", "non_industrial": Decimal(5)}],
    )
)
def test_every_figure_keeps_the_amount_that_one_of_the_files_tells(meeting):
    """Whatever units meet: each column holds the amount of a file that tells it, or nothing, and that is said."""
    ledger, unit, keys, rows = meeting
    row, codes = merged(*(told(f"{at}.xlsx", ledger, **values) for at, values in enumerate(rows)))
    symbol = row.values.get(unit) or ""
    for key in keys:
        every = [amount(of.get(unit) or "", key, of.get(key)) for of in rows]
        now = amount(symbol, key, row.values.get(key))
        there = [one for one in every if one is not None]
        assert now in there or (now is None and (not there or ("merge-left-out", True) in codes))
        assert now == every[0] or every[0] is None
