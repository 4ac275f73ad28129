"""Choices, ticks and notes: what the user did is told once, what comes from outside is silent."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from gf_desktop.ui.widgets.choice_field import ChoiceField
from gf_desktop.ui.widgets.options import Option, OptionTitle
from gf_desktop.ui.widgets.text_field import TextField
from gf_desktop.ui.widgets.tick_list import TickList
from tests.ui.accessibility import name, nameless

OPTIONS = [
    Option("no", "未提供", "0 分"),
    Option("yes", "已提供", "2 分"),
    Option("listed", "入选名单", "4 分"),
]


def shown(qtbot, widget):
    """Return the widget, shown."""
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def choice(theme, qtbot):
    """A choice of three."""
    return shown(qtbot, ChoiceField("绿色设计案例", OPTIONS))


def test_choosing_tells_the_id(choice, qtbot):
    """A click on the button, or on its words, chooses."""
    with qtbot.waitSignal(choice.chosen) as told:
        choice.findChild(QRadioButton, "option-yes").click()
    assert told.args == ["yes"]
    title = choice.findChildren(OptionTitle)[2]
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.mouseClick(title, Qt.MouseButton.LeftButton)
    assert told.args == ["listed"]
    assert choice.value() == "listed"


def test_arrow_keys_move_the_choice(choice, qtbot):
    """Down from the first option chooses the second."""
    choice.set_value("no")
    choice.setFocus()
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice.findChild(QRadioButton, "option-no"), Qt.Key.Key_Down)
    assert told.args == ["yes"]


def test_a_choice_can_be_taken_back(choice, qtbot):
    """The clearing button leads back to no answer and is there only when there is one."""
    clear = next(child for child in choice.findChildren(QWidget) if name(child) == "清除选择")
    assert not clear.isVisible()
    choice.set_value("yes")
    assert clear.isVisible()
    with qtbot.waitSignal(choice.chosen) as told:
        clear.click()
    assert told.args == [""]
    assert choice.value() == ""
    assert not clear.isVisible()


def test_choosing_moves_nothing(choice):
    """The field is as high with an answer as without."""
    before = choice.sizeHint().height()
    choice.set_value("yes")
    assert choice.sizeHint().height() == before


def test_setting_a_choice_is_silent_and_unknown_clears(choice, qtbot):
    """An answer from outside is shown without a signal."""
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value("listed")
        assert choice.value() == "listed"
        choice.set_value("no longer offered")
        assert choice.value() == ""


def test_options_can_change(choice):
    """Other options replace the old ones and nothing is chosen."""
    choice.set_value("yes")
    choice.set_options([Option("a", "甲"), Option("b", "乙")])
    assert choice.value() == ""
    choice.set_value("b")
    assert choice.value() == "b"


def test_options_are_named_with_their_points(choice):
    """Each radio button says its title and points."""
    assert nameless(choice) == []
    assert name(choice.findChild(QRadioButton, "option-yes")) == "已提供，2 分"


@pytest.fixture
def ticks(theme, qtbot):
    """Twelve things to tick."""
    return shown(qtbot, TickList("功能", [Option(f"f{number}", f"功能 {number}") for number in range(12)]))


def box(ticks, which):
    """Return a check box by its id."""
    return ticks.findChild(QWidget, which)


def test_nothing_ticked_is_no_answer_until_none_is_said(ticks, qtbot):
    """Blank and zero are two things."""
    assert ticks.value() is None
    with qtbot.waitSignal(ticks.ticks_changed) as told:
        box(ticks, "none").click()
    assert told.args == [()]
    assert ticks.value() == ()
    box(ticks, "none").click()
    assert ticks.value() is None


def test_ticks_and_none_exclude_each_other(ticks):
    """Ticking takes back "none", and "none" takes back the ticks."""
    box(ticks, "none").click()
    box(ticks, "tick-f3").click()
    box(ticks, "tick-f1").click()
    assert ticks.value() == ("f1", "f3")
    assert not box(ticks, "none").isChecked()
    box(ticks, "none").click()
    assert ticks.value() == ()
    assert not box(ticks, "tick-f1").isChecked()


def test_unticking_the_last_is_no_answer(ticks, qtbot):
    """Taking back the only tick does not say "none" in the user's name."""
    ticks.set_value(["f1"])
    with qtbot.waitSignal(ticks.ticks_changed) as told:
        box(ticks, "tick-f1").click()
    assert told.args == [None]


def test_setting_ticks_is_silent(ticks, qtbot):
    """An answer from outside is shown without a signal; an empty one is an explicit none."""
    with qtbot.assertNotEmitted(ticks.ticks_changed):
        ticks.set_value(["f0", "f11", "gone"])
        assert ticks.value() == ("f0", "f11")
        ticks.set_value([])
        assert box(ticks, "none").isChecked()


def test_ticks_are_named_and_in_reading_order(ticks, qtbot):
    """Tab goes left to right, line by line, and ends at "none"."""
    assert nameless(ticks) == []
    order = []
    widget = box(ticks, "tick-f0")
    for _ in range(13):
        order.append(widget.objectName())
        widget = widget.nextInFocusChain()
        while not isinstance(widget, type(box(ticks, "none"))):
            widget = widget.nextInFocusChain()
    assert order == [*(f"tick-f{number}" for number in range(12)), "none"]


@pytest.fixture
def note(theme, qtbot):
    """A note, and another field to go to."""
    page = QWidget()
    layout = QVBoxLayout(page)
    page.field, page.other = TextField("备注", limit=10), QLineEdit()
    layout.addWidget(page.field)
    layout.addWidget(page.other)
    shown(qtbot, page)
    page.field.setFocus()
    qtbot.waitUntil(page.field.area.hasFocus)
    return page


def test_a_note_is_handed_over_after_a_rest_and_on_leaving(note, qtbot):
    """A pause gives a draft, leaving commits once."""
    with qtbot.waitSignal(note.field.draft_ready, timeout=3000) as told:
        qtbot.keyClicks(note.field.area, "note")
    assert told.args == ["note"]
    with qtbot.waitSignal(note.field.committed) as told:
        qtbot.keyClick(note.field.area, Qt.Key.Key_Tab)
    assert told.args == ["note"]
    assert note.other.hasFocus()


def test_flush_before_the_rest_commits_what_is_there(note, qtbot):
    """Closing a page loses nothing that was just typed."""
    qtbot.keyClicks(note.field.area, "x")
    with qtbot.waitSignal(note.field.committed):
        note.field.flush()
    with qtbot.assertNotEmitted(note.field.committed):
        note.field.flush()


def test_too_long_is_told_not_refused(note, qtbot):
    """More than the limit stays in the field, and the counter says by how much."""
    qtbot.keyClicks(note.field.area, "x" * 12)
    assert note.field.text() == "x" * 12
    assert "超出 2 字" in [
        label.text() for label in note.field.findChildren(QWidget) if hasattr(label, "text")
    ]


def test_setting_a_note_is_silent(note, qtbot):
    """A text from outside is shown without a signal."""
    with qtbot.assertNotEmitted(note.field.text_edited), qtbot.assertNotEmitted(note.field.committed):
        note.field.set_text("来自去年")
        note.field.flush()
    assert note.field.text() == "来自去年"
    assert nameless(note) == ["QLineEdit ''"]


@pytest.mark.parametrize("width", [260, 420, 900])
def test_an_example_is_never_cut(qtbot, width):
    """A text of one line that shows a long example is as high as the example, and stays so while one types."""
    field = TextField("证明", lines=1)
    qtbot.addWidget(field)
    short = field.area.height()
    example = "信用中国和国家企业信用信息公示系统的查询截图，" * 2
    field.set_placeholder(example)
    field.resize(width, 200)
    with qtbot.waitExposed(field):
        field.show()
    high = field.area.height()
    field.area.setPlainText(example)
    lines = field.area.document().firstBlock().layout().lineCount()

    room = field.area.viewport().height() - 2 * field.area.document().documentMargin()
    assert room >= min(lines, 4) * field.area.fontMetrics().lineSpacing()
    assert field.area.height() == high >= short
