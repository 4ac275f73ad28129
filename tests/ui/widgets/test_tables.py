"""Tables behave like the ones people know."""

from dataclasses import dataclass, replace
from operator import attrgetter

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.table_model import Column, TableModel
from tests.ui.accessibility import nameless


@dataclass(frozen=True)
class Energy:
    """A row of a ledger."""

    carrier: str
    amount: str
    unit: str = "kWh"


UNITS = (Option("kWh", "千瓦时"), Option("MWh", "兆瓦时"))


def columns(*, editable=True):
    """Return three columns, the first never edited."""
    return [
        Column("carrier", "能源品种", attrgetter("carrier"), sort=attrgetter("carrier")),
        Column(
            "amount",
            "消费量",
            lambda row: f"{int(row.amount):,}" if row.amount.isdigit() else row.amount,
            figure=True,
            raw=attrgetter("amount"),
            store=(lambda row, text: replace(row, amount=text)) if editable else None,
            width=8,
        ),
        Column(
            "unit",
            "单位",
            lambda row: {option.id: option.title for option in UNITS}[row.unit],
            raw=attrgetter("unit"),
            store=(lambda row, text: replace(row, unit=text)) if editable else None,
            choices=UNITS,
        ),
    ]


ROWS = [Energy("电力", "1464650"), Energy("天然气", "3200"), Energy("柴油", "12")]


@pytest.fixture
def model():
    """Three rows that can be edited."""
    return TableModel(columns(), ROWS)


@pytest.fixture
def table(theme, model, qtbot):
    """A table with a field before and after it."""
    page = QWidget()
    layout = QVBoxLayout(page)
    table = DataTable("能源消费")
    table.after = QLineEdit()
    layout.addWidget(table)
    layout.addWidget(table.after)
    table.setModel(model)
    qtbot.addWidget(page)
    table.page = page
    page.resize(600, 300)
    page.show()
    table.setFocus()
    table.setCurrentIndex(model.index(0, 1))
    qtbot.waitUntil(table.hasFocus)
    return table


def place(table):
    """Return row and column of the current cell."""
    return table.currentIndex().row(), table.currentIndex().column()


def test_the_model_keeps_qts_rules(model, qtmodeltester):
    """Rows come, go, change and are sorted as Qt expects."""
    qtmodeltester.check(model)
    model.insert_row(1, Energy("蒸汽", "5"))
    model.remove_row(0)
    model.replace_row(0, Energy("热力", "6"))
    model.sort(0)
    model.set_rows(ROWS)
    model.set_rows([])
    qtmodeltester.check(model)


def test_editing_makes_a_new_row_and_tells(model, qtbot):
    """A changed cell is a new row and is told by row, key and text."""
    with qtbot.waitSignal(model.cell_edited) as told:
        assert model.setData(model.index(1, 1), "3300")
    assert told.args == [1, "amount", "3300"]
    assert model.row(1) == Energy("天然气", "3300")


def test_the_same_text_is_no_change(model, qtbot):
    """Opening and leaving a cell changes nothing; what is not there to be edited is not."""
    with qtbot.assertNotEmitted(model.cell_edited):
        assert not model.setData(model.index(1, 1), "3200")
        assert not model.setData(model.index(1, 0), "煤")
    assert model.rows() == tuple(ROWS)


def test_figures_stand_right(model):
    """Figures and their titles are right-aligned, words are left."""
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(0, 1).data(role) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal, role) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 0).data(role) & Qt.AlignmentFlag.AlignLeft


def test_sorting_keeps_the_place(model):
    """After sorting an index still means the same row, and columns without a key sort nothing."""
    index = QPersistentModelIndex(model.index(0, 0))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.row(index.row()).carrier == "电力"
    assert [row.carrier for row in model.rows()] == sorted((row.carrier for row in ROWS), reverse=True)
    before = model.rows()
    model.sort(1)
    assert model.rows() == before


def test_enter_goes_down_and_back_up(table, qtbot):
    """Enter goes one row down, with Shift up, and stays at the ends."""
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert place(table) == (1, 1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert place(table) == (2, 1)
    qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert place(table) == (1, 1)


def test_tab_goes_right_over_the_line_and_out_at_the_end(table, qtbot):
    """Tab never traps: from the last cell it goes to the next field."""
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert place(table) == (0, 2)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert place(table) == (1, 0)
    qtbot.keyClick(table, Qt.Key.Key_Backtab)
    assert place(table) == (0, 2)
    table.setCurrentIndex(table.model().index(2, 2))
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    qtbot.waitUntil(table.after.hasFocus)


def editor(table):
    """Return the open editor."""
    return table.findChild(QLineEdit)


def test_typing_replaces_and_enter_goes_down(table, qtbot):
    """A key on a cell starts over; Enter keeps what was typed and goes to the next row."""
    qtbot.keyClick(table, Qt.Key.Key_7)
    qtbot.keyClicks(editor(table), "5")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place(table) != (0, 1))
    assert table.model().row(0).amount == "75"
    assert place(table) == (1, 1)


def test_tab_in_a_cell_keeps_and_goes_right(table, qtbot):
    """Tab while editing keeps what was typed and opens no other cell."""
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert editor(table).text() == "1464650"
    qtbot.keyClick(editor(table), Qt.Key.Key_Tab)
    assert place(table) == (0, 2)
    assert table.state() == DataTable.State.NoState


def test_escape_takes_back_what_was_typed(table, qtbot):
    """Escape in a cell leaves it as it was."""
    qtbot.keyClick(table, Qt.Key.Key_7)
    qtbot.keyClick(editor(table), Qt.Key.Key_Escape)
    assert table.model().row(0).amount == "1464650"
    assert place(table) == (0, 1)


def test_delete_empties_only_what_can_be_edited(table, qtbot):
    """Delete empties the selected cells of columns that are edited."""
    table.setCurrentIndex(table.model().index(1, 0))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert table.model().row(1) == ROWS[1]
    table.setCurrentIndex(table.model().index(1, 1))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert table.model().row(1).amount == ""


def test_choices_are_a_list(table, qtbot):
    """A column with choices is edited with a list that shows titles and keeps ids."""
    table.edit(table.model().index(0, 2))
    combo = table.findChild(Combo)
    assert combo.value() == "kWh"
    combo.set_value("MWh")
    table.commitData(combo)
    assert table.model().row(0).unit == "MWh"


def test_copying_gives_cells_without_thousands_marks(table, qtbot):
    """What a spreadsheet gets is figures, tab between cells, a line each row."""
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "电力\t1464650\tkWh"
    assert len(lines) == 3


def test_pasting_is_asked_for_with_its_place(table, qtbot):
    """Cells from a spreadsheet are handed over with the cell they start at, quotes understood."""
    QApplication.clipboard().setText('1\tkWh\n"a\tb"\tMWh\n')
    with qtbot.waitSignal(table.paste_requested) as told:
        qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [0, 1, [["1", "kWh"], ["a\tb", "MWh"]]]


def test_a_read_only_table_opens_rows(theme, qtbot):
    """Where nothing is edited, rows are selected whole, Enter and a double click open them, Tab leaves."""
    table = DataTable("评价")
    table.setModel(TableModel(columns(editable=False), ROWS))
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show()
    table.setCurrentIndex(table.model().index(1, 0))
    assert len(table.selectedIndexes()) == 3
    with qtbot.waitSignal(table.row_activated) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [1]
    with qtbot.waitSignal(table.row_activated) as told:
        table.doubleClicked.emit(table.model().index(2, 1))
    assert told.args == [2]


def test_a_table_is_named_and_paints(table):
    """A screen reader knows the table, and drawing it fails in no state."""
    assert nameless(table) == []
    assert not table.grab().isNull()
