"""A figure is kept as typed, read by the domain, told at the right moments."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gf_desktop.ui.widgets import number_edit
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.number_edit import NumberEdit
from gf_desktop.ui.widgets.unit_field import UnitField
from tests.ui.accessibility import description, nameless
from tests.ui.keys import compose


@pytest.fixture
def page(theme, qtbot):
    """A figure, and another field to go to."""
    page = QWidget()
    layout = QVBoxLayout(page)
    page.edit = NumberEdit()
    page.other = QLineEdit()
    layout.addWidget(page.edit)
    layout.addWidget(page.other)
    qtbot.addWidget(page)
    page.show()
    page.edit.setFocus()
    qtbot.waitUntil(page.edit.hasFocus)
    return page


def leave(page, qtbot):
    """Go to the other field."""
    page.other.setFocus()
    qtbot.waitUntil(page.other.hasFocus)


def test_typing_is_told_at_once_and_committed_on_leaving(page, qtbot):
    """Each key is told; the whole only when the field is left, and once."""
    typed, committed = [], []
    page.edit.text_edited.connect(typed.append)
    page.edit.committed.connect(committed.append)
    qtbot.keyClicks(page.edit, "115")
    assert typed == ["1", "11", "115"]
    assert committed == []
    leave(page, qtbot)
    assert committed == ["115"]
    page.edit.setFocus()
    leave(page, qtbot)
    assert committed == ["115"]


def test_enter_commits_and_presses_no_button(theme, qtbot):
    """Enter in a figure finishes it and leaves a dialog's default button alone."""
    dialog = QDialog()
    layout = QVBoxLayout(dialog)
    edit, button = NumberEdit(), QPushButton("下一步")
    button.setDefault(True)
    layout.addWidget(edit)
    layout.addWidget(button)
    qtbot.addWidget(dialog)
    dialog.show()
    pressed = []
    button.clicked.connect(pressed.append)
    qtbot.keyClicks(edit, "12")
    with qtbot.waitSignal(edit.committed) as told:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told.args == ["12"]
    assert pressed == []


def test_a_pause_hands_over_a_draft(page, qtbot, monkeypatch):
    """After a rest the text is handed over, and committed all the same on leaving."""
    assert number_edit.DRAFT_DELAY == 800
    with qtbot.waitSignal(page.edit.draft_ready, timeout=3000) as told:
        compose(page.edit, "约 300")
    assert told.args == ["约 300"]
    with qtbot.waitSignal(page.edit.committed):
        leave(page, qtbot)


def test_thousands_marks_only_when_left(page, qtbot):
    """While typing the text stays as typed; left it is grouped; entered again it is plain."""
    qtbot.keyClicks(page.edit, "1234567.80")
    assert page.edit.text() == "1234567.80"
    leave(page, qtbot)
    assert page.edit.text() == "1,234,567.80"
    assert page.edit.value_text() == "1234567.80"
    page.edit.setFocus()
    qtbot.waitUntil(page.edit.hasFocus)
    assert page.edit.text() == "1234567.80"


def test_a_draft_is_never_changed(page, qtbot):
    """What is no figure stays what the user typed."""
    compose(page.edit, "约 3000")
    leave(page, qtbot)
    assert page.edit.text() == "约 3000"
    assert page.edit.reading().value is None
    assert page.edit.reading().draft == "约 3000"


def test_setting_emits_only_the_reading(page, qtbot):
    """A value from outside is shown silently and is not committed on leaving."""
    committed, readings = [], []
    page.edit.committed.connect(committed.append)
    page.edit.text_edited.connect(committed.append)
    page.edit.reading_changed.connect(readings.append)
    page.edit.set_value("115.0")
    leave(page, qtbot)
    assert committed == []
    assert readings[-1].value == Decimal("115.0")


def test_emptying_is_an_answer(page, qtbot):
    """Deleting the figure is committed as an empty text."""
    page.edit.set_value("5")
    page.edit.selectAll()
    qtbot.keyClick(page.edit, Qt.Key.Key_Delete)
    with qtbot.waitSignal(page.edit.committed) as told:
        leave(page, qtbot)
    assert told.args == [""]


def test_setting_the_same_text_leaves_the_cursor(page):
    """The echo of what was typed does not throw the cursor to the end."""
    page.edit.set_value("12345")
    page.edit.setCursorPosition(2)
    page.edit.set_value("12345")
    assert page.edit.cursorPosition() == 2


def test_undo_goes_on_to_the_window_when_nothing_was_typed(page, qtbot):
    """Ctrl+Z is the field's while there is typing, and the program's afterwards."""

    def kept():
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "\x1a"
        )
        event.ignore()
        QApplication.sendEvent(page.edit, event)
        return event.isAccepted()

    assert not kept()
    qtbot.keyClicks(page.edit, "1")
    assert kept()


def test_read_only_shows_and_refuses(theme, qtbot):
    """A read-only figure can be read and copied, not changed."""
    field = UnitField("单位产品综合能耗", "kgce/t")
    qtbot.addWidget(field)
    field.show()
    field.set_value("1234")
    field.set_read_only(True)
    qtbot.keyClicks(field.edit, "9")
    assert field.edit.text() == "1,234"


def test_message_comes_below_without_moving_anything(theme, qtbot):
    """The line for messages is reserved: the field is as high with one as without."""
    field = UnitField("单位产品综合能耗", "kgce/t", say=lambda said: "要填的是这个数吗？")
    qtbot.addWidget(field)
    field.show()
    before = field.sizeHint().height()
    field.set_value("约 300")
    assert field.message.text() == "要填的是这个数吗？"
    assert field.message.level is Level.ATTENTION
    assert field.sizeHint().height() == before
    assert "要填的是这个数吗？" in description(field.edit)


def test_a_complaint_goes_away_while_typing(theme, qtbot):
    """A message disappears as soon as the text is a figure, and no new one comes between two keys."""
    field = UnitField("能耗", say=lambda said: said.code)
    qtbot.addWidget(field)
    field.show()
    field.set_value("3x")
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    qtbot.keyClick(field.edit, Qt.Key.Key_End)
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.message.text() == ""
    qtbot.keyClicks(field.edit, "y")
    assert field.message.text() == ""
    field.flush()
    assert field.message.text() == "figure.draft"


def test_a_suggestion_is_offered_and_taken(theme, qtbot):
    """A decimal comma is asked about; one press takes the suggestion as the user's own."""
    field = UnitField("能耗")
    qtbot.addWidget(field)
    field.show()
    field.set_value("12,5")
    button = next(child for child in field.children() if getattr(child, "text", str)() == "改为 12.5")
    with qtbot.waitSignal(field.committed) as told:
        button.click()
    assert told.args == ["12.5"]
    assert field.message.text() == ""
    assert not button.isVisible()


def test_figure_and_unit_have_a_name(theme, qtbot):
    """A screen reader says what the figure is and in which unit."""
    field = UnitField("单位产品综合能耗", "kgce/t")
    qtbot.addWidget(field)
    field.show()
    assert nameless(field) == []
    assert "kgce/t" in description(field.edit)
