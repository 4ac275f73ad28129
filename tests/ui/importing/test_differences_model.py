"""The tree of differences as Qt's views and screen readers meet it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gf_desktop.ui.importing.differences_model import DifferencesModel, Group, Item

Role = Qt.ItemDataRole
CELLS = (("产量", "1", "2"), ("备注", "", "新"))
GROUPS = (
    Group("企业与年度", (Item("facts.name", "名称", "changed", "甲", "乙"),)),
    Group(
        "产品",
        (
            Item("products/p1", "甲产品", "changed", new="产量 2", cells=CELLS),
            Item("products/p2", "乙产品", "new", new="产量 3"),
            Item("products/p3", "丙产品", "gone"),
        ),
    ),
)


@pytest.fixture
def model(qtbot, theme):
    """Return the model with all but what goes chosen."""
    from PySide6.QtCore import QObject

    owner = QObject()
    model = DifferencesModel(owner)
    model.show_groups(GROUPS, frozenset({"facts.name", "products/p1", "products/p2"}))
    yield model
    owner.deleteLater()


def state(model, *rows: int) -> Qt.CheckState | None:
    """Return the tick of a place, by the rows that lead there."""
    value = place(model, *rows).data(Role.CheckStateRole)
    return Qt.CheckState(value) if value is not None else None


def place(model, *rows: int):
    """Return a place by the rows that lead there."""
    index = model.index(rows[0], 0)
    for row in rows[1:]:
        index = model.index(row, 0, index)
    return index


def test_it_is_a_model_as_qt_wants_it(model, qtmodeltester):
    """Indexes, parents and counts agree."""
    qtmodeltester.check(model)


def test_cells_say_what_was_and_what_comes(model):
    """Below a row stand its cells with old and new words."""
    assert model.rowCount(place(model, 1, 0)) == 2
    assert [place(model, 1, 0, 0).siblingAtColumn(at).data() for at in range(4)] == ["产量", "", "1", "2"]


def test_a_group_ticks_all_of_its_items(model):
    """Partly ticked becomes ticked whole, then not at all; other groups stay."""
    assert state(model, 1) == Qt.CheckState.PartiallyChecked

    model.toggle(place(model, 1))
    assert state(model, 1) == Qt.CheckState.Checked
    assert "products/p3" in model.chosen()
    model.toggle(place(model, 1))

    assert model.chosen() == {"facts.name"}


def test_a_tick_is_told(model, qtbot):
    """One item's tick goes, its group says so, and the page hears of it."""
    with qtbot.waitSignal(model.ticked):
        model.toggle(place(model, 1, 1))

    assert state(model, 1, 1) == Qt.CheckState.Unchecked
    assert place(model, 1).siblingAtColumn(1).data() == "已选 1/3"


def test_cells_cannot_be_ticked(model):
    """Only rows and facts are chosen, never single cells."""
    before = model.chosen()
    model.toggle(place(model, 1, 0, 0))

    assert (state(model, 1, 0, 0), model.chosen()) == (None, before)


def test_a_screen_reader_hears_whether_a_row_comes_in(model):
    """Name, change and tick in one sentence."""
    assert place(model, 1, 2).data(Role.AccessibleTextRole) == "丙产品，表格中没有，不导入"
