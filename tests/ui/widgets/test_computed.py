"""Computed figures beside typed ones: what stands in a field, what is marked, and where lines lead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from gf_desktop.ui.widgets.choice_field import ChoiceField
from gf_desktop.ui.widgets.computed_field import ComputedField
from gf_desktop.ui.widgets.link_label import LinkLabel, anchor, target_of
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.tick_list import TickList
from gf_desktop.ui.widgets.unit_field import UnitField
from tests.ui.accessibility import nameless


def shown(qtbot, widget):
    """Return the widget, shown."""
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_computed_figure_is_read_and_copied_exactly(theme, qtbot):
    """It is shown rounded, cannot be changed, and the exact figure is copied; every button has its name."""
    field = shown(qtbot, ComputedField("能耗", "kgce/万元"))
    field.set_value("166.58", "166.583060042424")

    assert field.edit.isReadOnly()
    assert field.edit.toolTip() == "精确值 166.583060042424"
    field.copy.click()
    assert QApplication.clipboard().text() == "166.583060042424"
    assert nameless(field) == []


def test_a_computed_figure_tells_what_is_wanted(theme, qtbot):
    """Its two links tell that the calculation or a value by hand is wanted; read-only offers no hand."""
    field = shown(qtbot, ComputedField("能耗", "%"))
    with qtbot.waitSignals([field.explained, field.by_hand]):
        field.explain.click()
        field.change.click()

    field.set_read_only(True)
    assert field.change.isHidden()


@pytest.mark.parametrize("typed", ["115", "约 115"])
def test_a_computed_figure_in_a_field_gives_way_to_what_is_typed(theme, qtbot, typed):
    """It stands there looking computed, is no answer, and the field looks like any other once something is typed."""
    field = shown(qtbot, UnitField("能耗", "kgce/t"))
    field.set_computed("1,203.5", "1203.52")
    assert field.edit.placeholderText() == "1,203.5"
    assert field.edit.property("computed") is True
    assert field.reading().value is None
    assert "1203.52" in field.edit.accessibleDescription()

    field.set_value(typed)
    assert field.edit.property("computed") is False


def test_a_hint_gives_way_to_a_message_and_comes_back(theme, qtbot):
    """A hint is no message: it stands where there is none, and the line keeps its height."""
    line = shown(qtbot, MessageLine())
    line.set_hint("也可以计算")
    height = line.height()

    line.set_message(Level.ATTENTION, "不是数字")
    assert line.text() == "不是数字"
    line.set_message(Level.NONE, "")
    assert (line.text(), line.hint(), line.height()) == ("", "也可以计算", height)


def test_marks_stand_behind_titles_and_go_again(theme, qtbot):
    """Marked options say so in words, for everybody."""
    ticks = shown(qtbot, TickList("功能", [Option("a", "查询"), Option("b", "预警")]))
    ticks.set_marks(("a",), "由基础数据")
    box = ticks.findChild(object, "tick-a")
    assert box.accessibleName() == "查询（由基础数据）"

    ticks.set_marks((), "由基础数据")
    assert box.accessibleName() == "查询"


def test_a_choice_that_is_not_ones_own_is_not_cleared(theme, qtbot):
    """The button that clears is offered only for a choice that may be cleared."""
    choice = shown(qtbot, ChoiceField("情形", [Option("a", "甲"), Option("b", "乙")]))
    choice.set_value("a")
    clear = choice.findChild(QToolButton, "clear")
    assert clear.isVisible()

    choice.set_clearable(False)
    assert clear.isHidden()


def test_lines_lead_where_they_say(theme, qtbot):
    """A line with a target is a link by mouse and keyboard, one without is text; targets survive any character."""
    label = shown(qtbot, LinkLabel())
    label.set_lines([("还没有填写", "data/energy/e 1/用量"), ("说明", "")])
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    with qtbot.waitSignal(label.asked) as told:
        label.linkActivated.emit(anchor("x", "data/energy/e 1/用量").split('"')[1])
    assert told.args == ["data/energy/e 1/用量"]
    assert target_of("data/energy") == "data/energy"

    label.set_lines([])
    assert label.isHidden()
