"""Blank cells of a workbook: of a foreign sheet they tell nothing, of our own they empty only by the user's word."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.assessment import Changes, apply
from gf_desktop.domain.ledgers import Boundary, Exclusion, Ledgers, Settings, Site
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.environment import WaterRow
from gf_desktop.domain.messages import message
from gf_desktop.exchange.workbooks.gather import Telling
from gf_desktop.exchange.workbooks.told import Spot, ToldRow
from gf_desktop.services.comparing import compare
from gf_desktop.services.differences import edits
from gf_desktop.services.spreadsheets import differences
from tests.exchange.workbooks.builders import changed, column, document, program, sheets, template

YEAR = (Decimal(1),) * 12


def of(*rows):
    """Return a document with rows of one ledger alone."""
    return document(ledgers=Ledgers(**{rows[0].LEDGER: rows}))


def found_in(row, drafts=None, **told):
    """Return what a workbook of ours that tells these columns of the row would change."""
    values = {**told, **dict.fromkeys(drafts or {}, None)}
    line = ToldRow(table=row.LEDGER, id=row.id, values=values, drafts=drafts or {}, spot=Spot("表.xlsx"))
    return compare(of(row), Telling(rows={row.LEDGER: (line,)}))


def taken(row, found, chosen=None):
    """Return the row after the chosen differences were taken in."""
    made = apply(of(row), Changes(edits(of(row), found, chosen), message("workbook.imported")))
    return made.ledgers.row(row.LEDGER, row.id)


def states(found):
    """Return id and state of each row's difference."""
    return [(one.id, one.state) for one in found.rows]


# Sheets of others


def foreign(folder, *lines):
    """Return what a sheet of energy as a department keeps it tells, settled as it was guessed."""
    book = openpyxl.Workbook()
    book.active.append(["能源名称", "计量单位", "工业生产消费量", "用于原材料"])
    for line in lines:
        book.active.append(line)
    path = folder / "台账.xlsx"
    book.save(path)
    understood = sheets().understand([path])
    guess = sheets().guess(understood, understood.foreign[0], ledger="energy")
    return sheets().with_mapping(understood, understood.foreign[0], guess.mapping, document())


POWER = EnergyRow(
    id="e1", carrier="electricity", unit="kWh", consumed=Decimal(900), feedstock=Decimal(7), note="表 3"
)
COAL = EnergyRow(id="e2", carrier="raw-coal", unit="t", consumed=Decimal(50))


def test_a_blank_of_a_foreign_sheet_takes_nothing_away(tmp_path):
    """用于原材料 is blank for 电力 and filled in for 原煤: what the document says of 电力 stays."""
    told = foreign(tmp_path, ["电力", "kWh", 1000, None], ["原煤", "t", 60, 5])
    year = of(POWER, COAL)
    found = differences(year, told)
    made = apply(year, Changes(edits(year, found, found.keys(gone=True)), message("workbook.imported")))
    power, coal = made.ledgers.energy

    assert states(found) == [("e1", "changed"), ("e2", "changed")]
    assert power == replace(POWER, consumed=Decimal(1000))
    assert coal == replace(COAL, consumed=Decimal(60), feedstock=Decimal(5))
    assert found.remarks == ()


def test_a_figure_of_a_foreign_sheet_without_a_unit_is_not_one_in_ours(tmp_path):
    """A row that leaves its unit blank beside rows that say theirs waits; without figures its blank tells nothing."""
    told = foreign(tmp_path, ["电力", None, 1000, None], ["原煤", "t", 60, None])
    found = differences(of(POWER, COAL), told)

    assert states(found) == [("e1", "units"), ("e2", "changed")]
    assert [(one.said.code, one.serious) for one in found.remarks] == [("workbook.unit-kept", True)]


# Workbooks of ours


def test_an_emptied_cell_of_ours_waits_for_the_users_word(tmp_path):
    """The figure stays by itself, the rest of the row comes in; the column is named, and ticked it is emptied."""

    def change(book):
        sheet = book["能源购进、消费与库存"]
        sheet.cell(5, column(sheet, "consumed")).value = 1000
        sheet.cell(5, column(sheet, "feedstock")).value = None

    year = of(POWER)
    found = differences(year, sheets().understand([changed(template(tmp_path, year), change)]))
    (cell,) = found.rows[1].cells
    (remark,) = found.remarks

    assert [one.key for one in found.rows] == ["energy/e1", "energy/e1#blank"]
    assert (cell.column, cell.old, cell.new) == ("feedstock", "7", "")
    assert found.keys() == {"energy/e1"}
    assert (remark.said.code, remark.serious) == ("workbook.blank-kept", False)
    assert remark.spot.cell.rstrip("5") not in ("", "A")
    assert "其中：用作原料" in program().catalogue.say(remark.said)
    made = apply(year, Changes(edits(year, found, found.keys(gone=True)), message("workbook.imported")))
    assert made.ledgers.energy == (replace(POWER, consumed=Decimal(1000), feedstock=None),)


def test_texts_and_drafts_are_kept_like_figures():
    """A blank over a note, a choice or a text to be mended empties none of them by itself."""
    row = replace(POWER, kind="fuel", drafts={"bought": "约 300"})
    found = found_in(row, note="", kind="", bought=None, consumed=Decimal(900))

    assert states(found) == [("e1", "blank")]
    assert taken(row, found) == row
    assert taken(row, found, found.keys(gone=True)) == replace(row, kind="", note="", drafts={})


def test_months_left_blank_keep_theirs():
    """A month that is blank on the sheet stays by itself, the others come in; ticked it is emptied."""
    row = replace(POWER, consumed=YEAR)
    told = (None, Decimal(2), *[Decimal(1)] * 10)
    found = found_in(row, consumed=told)

    assert states(found) == [("e1", "changed"), ("e1", "blank")]
    assert taken(row, found).consumed == (Decimal(1), Decimal(2), *[Decimal(1)] * 10)
    assert taken(row, found, found.keys(gone=True)).consumed == told


def test_months_of_which_none_is_filled_in_are_a_blank():
    """按月 over a figure does not empty it, and a year's figure over twelve blank months is taken as it stands."""
    blank = (None,) * 12
    row = replace(POWER, feedstock=None)

    assert states(found_in(row, consumed=blank)) == [("e1", "blank")]
    assert found_in(row, feedstock=blank).rows == ()
    months = replace(POWER, consumed=blank)
    assert taken(months, found_in(months, consumed=Decimal(5))).consumed == Decimal(5)


def test_months_in_a_unit_that_cannot_be_converted_wait_whole():
    """No month of the row is left among months of another unit."""
    row = EnergyRow(id="e1", carrier="natural-gas", unit="Nm³", consumed=YEAR)
    told = (None, *[Decimal(2)] * 11)
    found = found_in(row, unit="m³", consumed=told)

    assert states(found) == [("e1", "units")]
    assert taken(row, found) == row


def test_a_kept_figure_never_stands_under_the_sheets_unit():
    """购进量 is left blank on a sheet in m³ over a row in Nm³: the unit waits, and so do its figures."""
    row = EnergyRow(id="e1", carrier="natural-gas", unit="Nm³", consumed=Decimal(1), bought=Decimal(7))
    found = found_in(row, unit="m³", consumed=Decimal(9), bought=None)

    assert states(found) == [("e1", "units"), ("e1", "blank")]
    assert taken(row, found) == row
    after = taken(row, found, found.keys(gone=True))
    assert (after.unit, after.consumed, after.bought, after.drafts) == ("m³", Decimal(9), None, {})


@pytest.mark.parametrize("figure", [Decimal(900), Decimal(1000)])
def test_a_unit_that_was_emptied_does_not_leave_its_figures_bare(figure):
    """The unit of figures that are told again goes with them, by the user's word alone; the sentence says it."""
    row = replace(POWER, feedstock=None)
    found = found_in(row, unit="", consumed=figure)

    assert states(found) == [("e1", "units")]
    assert [one.said.code for one in found.remarks] == ["workbook.unit-blank"]
    assert taken(row, found) == row


def test_a_row_emptied_with_its_unit_goes_together():
    """Unit and figures blank are one difference: nothing of it by itself, ticked all of it."""
    row = WaterRow(id="w1", kind="intake-tap", unit="m³", amount=Decimal(5))
    found = found_in(row, kind="intake-tap", unit="", amount=None)

    assert states(found) == [("w1", "blank")]
    after = taken(row, found, found.keys(gone=True))
    assert (after.unit, after.amount) == ("", None)


def test_what_is_left_out_of_the_evaluation_keeps_its_reason():
    """Lists of the boundary are kept from blanks as ledgers are."""
    boundary = Boundary(sites=(Site(id="s1", name="甲"),), exclusions=(Exclusion(id="x1", reason="外租"),))
    year = document(boundary=boundary)
    line = ToldRow(table="exclusions", id="x1", values={"reason": ""}, spot=Spot("表.xlsx"))
    found = compare(year, Telling(rows={"exclusions": (line,)}))

    assert states(found) == [("x1", "blank")]
    assert edits(year, found) == ()
    made = apply(year, Changes(edits(year, found, found.keys(gone=True)), message("workbook.imported")))
    assert made.boundary.exclusions == (Exclusion(id="x1"),)


@pytest.mark.parametrize(
    ("accepted", "figure", "state"),
    [("", None, "gone"), ("", Decimal(5), "gone"), ("yes", None, "gone"), ("", Decimal(6), "changed")],
)
def test_a_word_on_a_reference_figure_goes_only_for_something_better(accepted, figure, state):
    """A confirmation or an own figure that is blank on the sheet stays unless the user chooses otherwise."""
    settings = Settings(accepted=("grid.华东",), figures={"grid.华东": Decimal(5)})
    year = document(ledgers=replace(document().ledgers, settings=settings))
    line = ToldRow(
        table="figures",
        id="grid.华东",
        values={"accepted": accepted, "figure": figure},
        spot=Spot("表.xlsx"),
    )
    (found,) = compare(year, Telling(rows={"figures": (line,)})).facts

    assert found.state == state


FIGURE = st.integers(0, 1000).map(Decimal)
CELL = st.none() | FIGURE | st.lists(st.none() | FIGURE, min_size=12, max_size=12).map(tuple)
KEYS = ("opening", "consumed", "feedstock", "closing")


@given(st.fixed_dictionaries(dict.fromkeys(KEYS, CELL)), st.dictionaries(st.sampled_from(KEYS), CELL))
def test_by_itself_no_blank_takes_a_figure_away(held, told):
    """Whatever is blank on a sheet, each figure and each month that the row holds is still one afterwards."""
    row = EnergyRow(id="e1", carrier="electricity", unit="kWh", **held)
    after = taken(row, found_in(row, unit="kWh", **told))
    for key in KEYS:
        before, now = getattr(row, key), getattr(after, key)
        if isinstance(before, tuple) and isinstance(now, tuple):
            assert all(new is not None for old, new in zip(before, now, strict=True) if old is not None)
        elif before is not None and before != (None,) * 12:
            assert now is not None
            assert now != (None,) * 12
