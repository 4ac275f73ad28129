"""Sheets that tell a row in another unit: amounts stay what they are, or become what the sheet says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.assessment import Changes, apply
from gf_desktop.domain.ledgers import LEDGERS, Ledgers, columns
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.environment import WaterRow
from gf_desktop.domain.ledgers.land import ParcelRow
from gf_desktop.domain.ledgers.measured import measured_in
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.messages import message
from gf_desktop.domain.units import UNITS
from gf_desktop.exchange.workbooks.gather import Telling
from gf_desktop.exchange.workbooks.told import Spot, ToldRow, says_nothing
from gf_desktop.services.comparing import compare
from gf_desktop.services.differences import edits
from tests.exchange.workbooks.builders import document

MEASURED = [(ledger, unit) for ledger in LEDGERS for unit in measured_in(ledger)]
PER_UNIT = {"time_quota", "standard_ratio"}
FIGURE = st.integers(0, 10**7).map(lambda n: Decimal(n).scaleb(-3))
QUANTITY = FIGURE | st.lists(st.none() | FIGURE, min_size=12, max_size=12).map(tuple)
FAMILIES = [
    ["kWh", "万kWh", "MWh", "GJ", "MJ", "百万千焦"],
    ["t", "kg", "万t"],
    ["m³", "万m³"],
    ["Nm³", "m³(20℃)", "万Nm³"],
    ["元", "千元", "万元"],
    ["m²", "亩", "公顷"],
]
FOREIGN = ["", "件", "tce", "度度"]


def of(row) -> object:
    """Return a document with one row alone."""
    return document(ledgers=Ledgers(**{row.LEDGER: (row,)}))


def found_in(row, drafts=None, **told):
    """Return what a sheet that tells these columns of the row would change."""
    values = {**told, **dict.fromkeys(drafts or {}, None)}
    line = ToldRow(table=row.LEDGER, id=row.id, values=values, drafts=drafts or {}, spot=Spot("报.xlsx"))
    return compare(of(row), Telling(rows={row.LEDGER: (line,)}))


def taken(row, found, chosen=None):
    """Return the row after the chosen differences were taken in."""
    made = apply(of(row), Changes(edits(of(row), found, chosen), message("workbook.imported")))
    return made.ledgers.row(row.LEDGER, row.id)


def codes(found) -> list[tuple[str, bool]]:
    """Return code and weight of each sentence."""
    return [(one.said.code, one.serious) for one in found.remarks]


def power(**values) -> EnergyRow:
    """Return a row of electricity in kWh."""
    return EnergyRow(id="e1", carrier="electricity", unit="kWh", **values)


def amount(row, unit: str, key: str):
    """Return what a column says apart from the unit it is said in; months one by one."""
    value, symbol = getattr(row, key), getattr(row, unit)
    if says_nothing(value):
        return None
    known = UNITS.get(symbol)
    factor = known.factor if known else Fraction(1)
    factor = Fraction(1) / factor if key in PER_UNIT else factor
    every = value if isinstance(value, tuple) else (value,)
    kind = known.dimension if known else symbol
    return kind, tuple(None if one is None else Fraction(one) * factor for one in every)


def test_figures_of_the_sheet_are_said_in_the_unit_of_the_row():
    """205-1 in 万kWh over a row in kWh: unit and untold figures stay, and both units are shown."""
    row = power(consumed=Decimal(22_000_000), non_industrial=Decimal(200_000))
    found = found_in(row, carrier="electricity", unit="万kWh", consumed=Decimal("2300.5"))
    after = taken(row, found)

    assert (after.unit, after.consumed, after.non_industrial) == (
        "kWh",
        Decimal(23_005_000),
        Decimal(200_000),
    )
    assert [(cell.column, cell.old) for cell in found.rows[0].cells] == [
        ("consumed", "22000000"),
        ("unit", "kWh"),
    ]
    assert found.rows[0].cells[1].new == message("workbook.unit-as-converted", ours="kWh", theirs="万kWh")
    assert codes(found) == [("workbook.unit-converted", False)]


def test_the_same_amount_in_another_unit_is_no_difference():
    """2300 万kWh are 23000000 kWh; so are twelve months that come to it."""
    year = power(consumed=Decimal(23_000_000))
    months = power(consumed=(*[Decimal(2_000_000)] * 11, Decimal(1_000_000)))

    for row in (year, months):
        assert found_in(row, unit="万kWh", consumed=Decimal(2300)).rows == ()


def test_a_year_in_another_unit_waits_for_the_months_in_the_unit_of_the_row():
    """Ticked, it stands there converted, and the unit and the other figures stay."""
    row = power(consumed=(Decimal(1),) * 12, non_industrial=Decimal(5))
    found = found_in(row, unit="万kWh", consumed=Decimal(2300))

    assert [one.key for one in found.rows] == ["energy/e1#months"]
    assert found.rows[0].cells[0].old == message("workbook.months-sum", sum="12", count=12)
    assert taken(row, found) == row
    after = taken(row, found, ["energy/e1#months"])
    assert (after.unit, after.consumed, after.non_industrial) == ("kWh", Decimal(23_000_000), Decimal(5))


def test_a_text_of_the_sheet_keeps_the_unit_it_was_written_in():
    """约2290 in 万kWh must not be mended as kWh later; told again it is no difference."""
    row = power(non_industrial=Decimal(5))
    found = found_in(row, unit="万kWh", drafts={"consumed": "约2290"})
    after = taken(row, found)

    assert (after.unit, after.drafts) == ("kWh", {"consumed": "约2290（万kWh）"})
    assert found_in(after, unit="万kWh", drafts={"consumed": "约2290"}).rows == ()


def test_untold_figures_go_over_where_the_sheets_own_cannot_come():
    """1 GJ has no end in kWh: the row takes GJ, its months and other figures are converted and shown."""
    row = power(
        consumed=Decimal(3600),
        non_industrial=Decimal(500),
        bought=(Decimal(10),) * 12,
        drafts={"closing": "约 3"},
    )
    found = found_in(row, unit="GJ", consumed=Decimal(1))
    after = taken(row, found)

    assert (after.unit, after.consumed, after.non_industrial) == ("GJ", Decimal(1), Decimal("1.8"))
    assert (after.bought, after.drafts) == ((Decimal("0.036"),) * 12, {"closing": "约 3（kWh）"})
    assert {cell.column for cell in found.rows[0].cells} == {
        "unit",
        "bought",
        "consumed",
        "non_industrial",
        "closing",
    }
    assert codes(found) == [("workbook.unit-carried", False)]


@pytest.mark.parametrize(
    ("ours", "theirs"), [("Nm³", "m³"), ("Nm³", "t"), ("", "m³"), ("m³", ""), ("m³", "件")]
)
def test_what_cannot_be_converted_waits_and_the_sentence_names_it(ours, theirs):
    """Not ticked, with the columns that would stand under another unit; the rest of the row comes in."""
    row = EnergyRow(id="e1", carrier="natural-gas", unit=ours, bought=Decimal(7), opening=Decimal(1))
    found = found_in(row, unit=theirs, consumed=Decimal(9), note="新")

    assert [(one.key, one.state) for one in found.rows] == [
        ("energy/e1", "changed"),
        ("energy/e1#units", "units"),
    ]
    assert taken(row, found) == replace(row, note="新")
    assert codes(found) == [("workbook.unit-kept", True)]
    said = build_say(found.remarks[0].said)
    assert "年初库存量、购进量" in said
    ticked = taken(row, found, ["energy/e1#units"])
    unit = ours or "原单位未填"
    assert (ticked.unit, ticked.consumed, ticked.bought) == (theirs, Decimal(9), None)
    assert ticked.drafts == {"opening": f"1（{unit}）", "bought": f"7（{unit}）"}


def build_say(said) -> str:
    """Return a sentence in Chinese."""
    from tests.exchange.workbooks.builders import program

    return program().catalogue.say(said)


def test_a_unit_that_was_not_read_leaves_no_figure_under_the_rows():
    """A text for a unit stays out, and the figures beside it with it."""
    row = power()
    found = found_in(row, consumed=Decimal(9), drafts={"unit": "大卡"})

    assert taken(row, found) == row
    assert codes(found) == [("workbook.unit-unread", True)]


def test_where_all_figures_are_told_or_none_is_held_the_unit_is_the_sheets():
    """Nothing is left behind: another dimension is a change like any other."""
    water = WaterRow(id="w1", kind="intake-tap", unit="m³", amount=Decimal(5))
    after = taken(water, found_in(water, unit="t", amount=Decimal(6)))
    empty = taken(power(), found_in(power(), unit="万kWh", consumed=Decimal(6)))

    assert (after.unit, after.amount) == ("t", Decimal(6))
    assert (empty.unit, empty.consumed) == ("万kWh", Decimal(6))


def test_an_area_in_mu_over_square_metres_is_taken_as_it_was_told():
    """1 亩 has no end in m²; the only figure of the row is told, so it stands in its own unit."""
    row = ParcelRow(id="l1", name="甲", unit="m²", area=Decimal(700))
    after = taken(row, found_in(row, unit="亩", area=Decimal(1)))

    assert (after.unit, after.area) == ("亩", Decimal(1))


def test_figures_for_one_unit_turn_the_other_way():
    """2 hours for a kg are 2000 for a t; capacity and output are in the unit itself."""
    row = ProductRow(id="p1", name="甲", unit="t", output=Decimal(5), standard_ratio=Decimal(3))
    after = taken(row, found_in(row, unit="kg", output=Decimal(6000), time_quota=Decimal(2)))

    assert (after.unit, after.output, after.time_quota, after.standard_ratio) == (
        "t",
        Decimal(6),
        Decimal(2000),
        Decimal(3),
    )


def test_a_figure_too_long_for_the_other_unit_is_not_cut():
    """Twelve decimals are all there are: what would need more leaves both units as they were."""
    tiny = Decimal("0.000000000001")
    row = power(consumed=Decimal(1), closing=tiny)
    found = found_in(row, unit="kJ", consumed=tiny)

    assert taken(row, found).consumed in (Decimal(1), tiny)
    assert amount(taken(row, found), "unit", "closing") == amount(row, "unit", "closing")


def test_months_of_one_sum_are_listed_where_they_differ():
    """The same sum before and after would hide which months are others."""
    row = power(consumed=(Decimal(1),) * 12)
    told = (Decimal(2), Decimal(0), *[Decimal(1)] * 10)
    (cell,) = found_in(row, unit="kWh", consumed=told).rows[0].cells

    assert (cell.old, cell.new) == ("、".join("1" * 12), "2、0、" + "、".join("1" * 10))


@st.composite
def meetings(draw):
    """Draw a row, what a sheet tells of it in another unit, and which columns it tells as texts."""
    ledger, unit = draw(st.sampled_from(MEASURED))
    kinds = {one.key: one.kind for one in columns(ledger)}
    family = draw(st.sampled_from(FAMILIES))
    symbols = st.sampled_from([*family, *family, *FOREIGN])
    keys = measured_in(ledger)[unit]
    figures = {key: QUANTITY if kinds[key] == "quantity" else FIGURE for key in keys}
    values = {key: draw(st.none() | figures[key]) for key in keys}
    drafts = {key: "约 300" for key in keys if values[key] is None and draw(st.booleans())}
    row = LEDGERS[ledger](id="r1", **{unit: draw(symbols)}, **values, drafts=drafts)
    told = {key: draw(st.none() | figures[key]) for key in draw(st.sets(st.sampled_from(keys)))}
    texts = {key: "约 5" for key in told if told[key] is None and draw(st.booleans())}
    return row, unit, {unit: draw(symbols), **told}, texts


def month_by_month(now, before, sheet=None) -> bool:
    """Whether each month is the row's or the sheet's: a month left blank on the sheet stays what it was."""
    if None in (now, before, sheet) or len({one[0] for one in (now, before, sheet)}) != 1:
        return False
    if not len(now[1]) == len(before[1]) == len(sheet[1]):
        return False
    return all(month in (old, told) for month, old, told in zip(now[1], before[1], sheet[1], strict=True))


@given(meetings(), st.data())
def test_every_amount_is_the_sheets_or_unchanged(meeting, data):
    """Whatever is ticked: a column holds the row's amount, the sheet's, a blank that was told, or a text."""
    row, unit, told, texts = meeting
    found = found_in(row, drafts=texts, **told)
    sheet = replace(row, **told)
    chosen = data.draw(st.sets(st.sampled_from(sorted(found.keys(gone=True)) or ["-"])))
    for keys in (None, found.keys(gone=True), chosen):
        after = taken(row, found, keys)
        for key in measured_in(row.LEDGER)[unit]:
            now, before = amount(after, unit, key), amount(row, unit, key)
            may = [before] if key not in told else [before, amount(sheet, unit, key)]
            assert now in may or (now is None and key in after.drafts) or month_by_month(now, *may)


@given(meetings())
def test_by_itself_no_figure_of_the_row_is_lost(meeting):
    """Without the user's word untold columns keep their amounts and texts, and no figure becomes a text."""
    row, unit, told, texts = meeting
    after = taken(row, found_in(row, drafts=texts, **told))

    for key in measured_in(row.LEDGER)[unit]:
        if key not in told:
            assert amount(after, unit, key) == amount(row, unit, key)
            assert after.drafts.get(key, "").startswith(row.drafts.get(key, ""))
        elif key in texts and amount(row, unit, key) is not None:
            assert amount(after, unit, key) == amount(row, unit, key)
