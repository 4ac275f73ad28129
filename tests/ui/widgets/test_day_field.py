"""A day typed as people write it, or picked from a calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextFormat
from PySide6.QtWidgets import QToolButton

from gf_desktop.ui.widgets.day_field import DayField, read_day
from tests.ui.accessibility import nameless


@pytest.fixture
def field(theme, qtbot) -> DayField:
    """Return a shown field without a day."""
    made = DayField("本地时间")
    qtbot.addWidget(made)
    made.show()
    return made


def typed(qtbot, field: DayField, text: str) -> None:
    """Replace the text by typing, and leave the field."""
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, text)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
def test_every_way_of_writing_a_day_is_read(day):
    """Dashes, strokes, points, the words 年月日 and eight digits mean the same day."""
    plain = f"{day.year}/{day.month}/{day.day}"
    ways = (
        day.isoformat(),
        plain,
        plain.replace("/", "."),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f" {day.year} 年 {day.month} 月 {day.day} 日 ",
    )
    assert {read_day(one) for one in ways} == {day.isoformat()}


@pytest.mark.parametrize("text", ["填20270315", "2027-02-30", "3月15日", "2027", "2027-13-01", "soon"])
def test_what_is_no_day_is_not_read(text):
    """No year, a day that does not exist, or other words are no day."""
    assert read_day(text) is None


@pytest.mark.parametrize("text", ["2027-03-15", "2027/3/15", "2027年3月15日"])
def test_a_typed_day_is_told_once(field, qtbot, text):
    """A day that was typed is told when the field is left, and stands there in one way of writing."""
    if text.isascii():
        with qtbot.waitSignal(field.committed) as told:
            typed(qtbot, field, text)
    else:
        field.edit.setText(text)  # such words come from an input method
        with qtbot.waitSignal(field.committed) as told:
            field.flush()
    assert told.args == ["2027-03-15"]
    assert field.edit.text() == field.value() == "2027-03-15"
    with qtbot.assertNotEmitted(field.committed):
        field.flush()


def test_what_is_no_day_stays_with_a_sentence(field, qtbot):
    """A wrong text is neither told nor lost, also when the same day is shown again; mended, it is told."""
    field.set_value("2027-06-30")
    with qtbot.assertNotEmitted(field.committed):
        typed(qtbot, field, "2027-02-30")
    field.set_value("2027-06-30")

    assert field.edit.text() == "2027-02-30"
    assert field.value() == "2027-06-30"
    assert "2027-02-30" in field.edit.accessibleDescription()
    assert "没有保存" in field.message.toolTip()
    with qtbot.waitSignal(field.committed) as told:
        typed(qtbot, field, "2027-02-28")
    assert told.args == ["2027-02-28"]
    assert field.edit.accessibleDescription() == ""


def test_another_day_from_outside_replaces_what_is_there(field, qtbot):
    """Undo shows its day in place of a text that is none."""
    typed(qtbot, field, "x")
    field.set_value("2027-01-02")
    assert field.edit.text() == "2027-01-02"
    assert field.edit.accessibleDescription() == ""


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_calendar_begins_where_the_day_is_near(field, qtbot):
    """The calendar opens at the known day, else at the day it is near to, else at this month; a click picks."""
    field.open_calendar()
    assert field.calendar.selectedDate() == QDate.currentDate()
    field.set_near("2027-07-31")
    field.open_calendar()
    assert field.calendar.selectedDate() == QDate(2027, 7, 31)
    with qtbot.waitSignal(field.committed) as told:
        field.calendar.clicked.emit(QDate(2027, 7, 15))
    assert told.args == ["2027-07-15"]
    assert not field.calendar.isVisible()
    with qtbot.waitSignal(field.committed) as told:
        field.clear.click()
    assert told.args == [""]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_calendar_wears_the_programs_signs(field):
    """The ways to other months have the program's icons and a name; no day is red."""
    field.open_calendar()
    for name, words in (("prev", "上个月"), ("next", "下个月")):
        button = field.calendar.findChild(QToolButton, f"qt_calendar_{name}month")
        assert button.accessibleName() == words
        assert not button.icon().isNull()
    assert not field.calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).hasProperty(
        QTextFormat.Property.ForegroundBrush
    )


def test_everything_of_it_has_a_name(field):
    """Field and buttons can be told apart by a screen reader."""
    assert nameless(field) == []
