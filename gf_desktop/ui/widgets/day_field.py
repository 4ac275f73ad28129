"""A day that is typed as people write it, or picked from a calendar; what is no day stays there, with a sentence."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QGridLayout, QToolButton, QVBoxLayout, QWidget

from gf_desktop.domain import days
from gf_desktop.ui.theme import set_icon, space
from gf_desktop.ui.widgets.buttons import icon_button
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.typed_line import TypedLine

_LONGEST = "2027-12-31"


def read_day(text: str) -> str | None:
    """Return a typed day as "2027-03-15", nothing for an empty text, None where it is no day."""
    if not text.strip():
        return ""
    day = days.read_day(text)
    return day.isoformat() if day else None


class DayField(QWidget):
    """A day, which may be unknown; days go in and out as "2027-03-15" or nothing.

    What was typed and is no day stays in the field with a sentence; the day told last holds until it is mended.

    Signals:
        committed(str): The user finished with another day or cleared it.
    """

    committed = Signal(str)

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self._near = ""
        self.edit = TypedLine(self)
        self.edit.setObjectName("date")
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(self.tr("年-月-日"))
        self.edit.setFixedWidth(self.edit.fontMetrics().horizontalAdvance(_LONGEST) + space(40))
        self.pick = icon_button("calendar", self.tr("打开日历"), self)
        self.clear = icon_button("close", self.tr("清除日期"), self)
        set_icon(self.clear, "close", colour="muted")
        for button in (self.pick, self.clear):
            button.setIconSize(QSize(space(16), space(16)))
        self.message = MessageLine(self, collapse=True)
        self.calendar: QCalendarWidget | None = None
        self._popup = QWidget(self, Qt.WindowType.Popup)
        self._lay_out()
        self.setFocusProxy(self.edit)
        self.edit.left.connect(self.flush)
        self.edit.textEdited.connect(self._on_edited)
        self.pick.clicked.connect(self.open_calendar)
        self.clear.clicked.connect(self._on_clear)

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(space(4))
        layout.setVerticalSpacing(space(2))
        for column, widget in enumerate((self.edit, self.pick, self.clear)):
            layout.addWidget(widget, 0, column)
        layout.addWidget(self.message, 1, 0, 1, 4)
        layout.setColumnStretch(3, 1)

    def value(self) -> str:
        """Return the day that stands there; where the text is no day, the one told last."""
        read = read_day(self.edit.text())
        return self._known if read is None else read

    def set_value(self, day: str) -> None:
        """Show a day from outside without emitting; what is being typed stays while the day is still the same."""
        if day == self._known and (self.edit.hasFocus() or read_day(self.edit.text()) is None):
            return
        self._known = day
        if self.edit.text() != day:
            self.edit.setText(day)
        self._say_trouble()

    def set_near(self, day: str) -> None:
        """Say where the calendar begins while no day is known; without it today."""
        self._near = day

    def flush(self) -> None:
        """Finish editing now: tell the day if it is another; say so where the text is none."""
        self._say_trouble()
        read = read_day(self.edit.text())
        if read is None:
            return
        if self.edit.text() != read:
            self.edit.setText(read)
        if read != self._known:
            self._known = read
            self.committed.emit(read)

    def open_calendar(self) -> None:
        """Open the calendar below the field, at its day, at the day it is near to, or at today."""
        if self.calendar is None:
            self.calendar = self._make_calendar()
        days = (QDate.fromString(one, "yyyy-MM-dd") for one in (self.value(), self._near))
        self.calendar.setSelectedDate(next((one for one in days if one.isValid()), QDate.currentDate()))
        self._popup.adjustSize()
        self._popup.move(self.edit.mapToGlobal(QPoint(0, self.edit.height())))
        self._popup.show()
        self.calendar.setFocus()

    def _make_calendar(self) -> QCalendarWidget:
        around = QVBoxLayout(self._popup)
        around.setContentsMargins(space(4), space(4), space(4), space(4))
        calendar = QCalendarWidget(self._popup)
        calendar.setAccessibleName(self.edit.accessibleName())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumHeight(calendar.sizeHint().height() + space(24))  # else the last week is cut
        self._dress(calendar)
        calendar.activated.connect(self._on_picked)
        calendar.clicked.connect(self._on_picked)
        around.addWidget(calendar)
        return calendar

    def _dress(self, calendar: QCalendarWidget) -> None:
        """Give Qt's calendar the program's signs and colours: its own are black and red in every scheme."""
        months = (("prev", "previous", self.tr("上个月")), ("next", "next", self.tr("下个月")))
        for name, sign, words in months:
            button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                set_icon(button, sign)
                button.setToolTip(words)
                button.setAccessibleName(words)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())

    def _on_picked(self, day: QDate) -> None:
        self._popup.hide()
        self._put(day.toString("yyyy-MM-dd"))

    def _on_clear(self) -> None:
        self._put("")

    def _put(self, day: str) -> None:
        self.edit.setText(day)
        self.edit.setFocus()
        self.flush()

    def _on_edited(self, text: str) -> None:
        if read_day(text) is not None:
            self._say_trouble()

    def _say_trouble(self) -> None:
        text = self.edit.text().strip()
        said = ""
        if read_day(text) is None:
            said = self.tr("“{text}”不是日期，没有保存。写法：2027-03-15").format(text=text)
        self.message.set_message(Level.MISSING if said else Level.NONE, said)
        self.message.setToolTip(said)
        self.edit.setAccessibleDescription(said)
