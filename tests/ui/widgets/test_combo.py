"""Lists that are closed stay as they are, and open wide and high enough to be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget

from gf_desktop.ui.ledgers.editors import ListEditor
from gf_desktop.ui.widgets.combo import Combo, guard_wheel
from gf_desktop.ui.widgets.options import Option

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
TITLES = ["没有租赁，归本企业自己使用的厂区", "租给别人", "从别人租来"]


def wheel(widget: QWidget) -> None:
    """Turn the wheel once over a widget."""
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    at = QPointF(5, 5)
    QApplication.sendEvent(widget, QWheelEvent(at, at, QPoint(), QPoint(0, -120), *none, False))


def plain(page: QWidget) -> QComboBox:
    """Return a list as a designed form has it."""
    combo = QComboBox(page)
    combo.addItems(TITLES)
    guard_wheel(page)
    return combo


MAKERS = {
    "ours": lambda page: Combo("租赁情况", [Option(title, title) for title in TITLES], page),
    "a form's": plain,
    "a cell's": lambda page: ListEditor(TITLES, page),
}


@pytest.fixture(params=MAKERS)
def combo(request, theme, qtbot) -> Iterator[QComboBox]:
    """Return each kind of list of the program, narrow and with the focus."""
    page = QWidget()
    qtbot.addWidget(page)
    combo = MAKERS[request.param](page)
    QVBoxLayout(page).addWidget(combo)
    combo.setCurrentIndex(0)
    combo.setMaximumWidth(60)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    combo.setFocus()
    yield combo  # the page lives until here
    page.hide()


def test_the_wheel_never_changes_a_closed_list(combo):
    """Not even one that has the focus."""
    wheel(combo)

    assert combo.hasFocus()
    assert combo.currentIndex() == 0


def test_all_of_a_short_list_is_seen(combo):
    """Three entries are three lines high, none of them cut."""
    combo.showPopup()
    seen = combo.view().viewport().rect()
    last = combo.view().visualRect(combo.model().index(2, 0))

    assert seen.top() <= last.top() < last.bottom() <= seen.bottom()
    combo.hidePopup()


@pytest.mark.parametrize("combo", ["ours", "a cell's"], indirect=True)
def test_a_list_is_as_wide_as_its_words(combo):
    """The field may be narrow, the list that opens is not."""
    combo.showPopup()

    assert combo.view().viewport().width() >= combo.view().sizeHintForColumn(0) > combo.width()
    combo.hidePopup()


def test_titles_found_by_typing_are_seen_whole(theme, qtbot):
    """The list that typing opens is as wide as the whole list."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 300)
    editor = ListEditor(TITLES, page)
    editor.setGeometry(0, 0, 60, 30)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    editor.setFocus()
    editor.completer().setCompletionPrefix("租")
    editor.completer().complete()
    popup = editor.completer().popup()

    qtbot.waitUntil(popup.isVisible)
    assert popup.viewport().width() >= editor.view().sizeHintForColumn(0) > editor.width()
    popup.hide()
