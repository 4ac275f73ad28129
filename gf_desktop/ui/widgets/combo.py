"""A list and a date that the mouse wheel does not change in passing.

In a scrolling page the wheel belongs to the page: a silently wrong answer is the worst a form can give. A closed list
is never changed by it, a date or a figure only while it has the focus.
"""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QStyle,
    QWidget,
)

from gf_desktop.ui.theme import set_icon, space
from gf_desktop.ui.widgets.buttons import icon_button
from gf_desktop.ui.widgets.options import Option


class _WheelGuard(QObject):
    """Hands the wheel to the page: over a list always, over the others while they have no focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return super().eventFilter(watched, event)
        if isinstance(watched, QComboBox) or not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def guard_wheel(page: QWidget) -> None:
    """Keep the wheel from the spin boxes, dates and lists of a page, such as one loaded from a form."""
    guard = _WheelGuard(page)
    kinds: tuple[type[QWidget], ...] = (QAbstractSpinBox, QComboBox)
    for widget in (page, *(child for kind in kinds for child in page.findChildren(kind))):
        if isinstance(widget, kinds):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(guard)


def widen_list(combo: QComboBox, view: QAbstractItemView) -> None:
    """Give a list that opens at ``combo`` the width of its longest words, however narrow the field is."""
    bar = combo.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, view)
    words = combo.view().sizeHintForColumn(0) + bar + space(8)
    view.setMinimumWidth(min(words, combo.screen().availableGeometry().width()))


class Combo(QComboBox):
    """A list of options by id; empty until chosen.

    Signals:
        chosen(str): The user chose another option.
    """

    chosen = Signal(str)

    def __init__(
        self, label: str = "", options: Sequence[Option] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(label)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setPlaceholderText(self.tr("请选择"))
        self.set_options(options)
        self.activated.connect(self._on_activated)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; the chosen one stays if it is among them."""
        before = self.value()
        self.clear()
        for option in options:
            self.addItem(option.spoken, option.id)
        self.set_value(before)

    def value(self) -> str:
        """Return the id of the chosen option, or nothing."""
        data = self.currentData()
        return data if isinstance(data, str) else ""

    def set_value(self, chosen: str) -> None:
        """Show a choice from outside without emitting ``chosen``."""
        self.setCurrentIndex(self.findData(chosen) if chosen else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def showPopup(self) -> None:
        """Open the list, wide enough to be read."""
        widen_list(self, self.view())
        super().showPopup()

    def _on_activated(self, _number: int) -> None:
        self.chosen.emit(self.value())


class _Date(QDateEdit):
    """A date the wheel passes by."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DateField(QWidget):
    """A day, which may be unknown; dates go in and out as "2025-12-31" or nothing.

    Signals:
        committed(str): The user finished with another day or cleared it.
    """

    committed = Signal(str)
    _NONE = QDate(1900, 1, 1)

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self.edit = _Date(self)
        self.edit.setObjectName("date")
        self.edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("yyyy-MM-dd")
        # Qt's dates cannot be empty: the earliest stands for "not known" and is shown as such.
        self.edit.setMinimumDate(self._NONE)
        self.edit.setSpecialValueText(self.tr("未填"))
        self.edit.setAccessibleName(label)
        self._clear = icon_button("close", self.tr("清除日期"), self)
        set_icon(self._clear, "close", colour="muted")
        self._clear.setIconSize(QSize(space(16), space(16)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(4))
        layout.addWidget(self.edit)
        layout.addWidget(self._clear)
        layout.addStretch(1)
        self.setFocusProxy(self.edit)
        self.set_value("")
        self.edit.editingFinished.connect(self.flush)
        self._clear.clicked.connect(self._on_clear)

    def value(self) -> str:
        """Return the day, or nothing."""
        day = self.edit.date()
        return "" if day == self._NONE else day.toString("yyyy-MM-dd")

    def set_value(self, day: str) -> None:
        """Show a day from outside without emitting; what is no day shows as not known."""
        date = QDate.fromString(day, "yyyy-MM-dd")
        self.edit.setDate(date if date.isValid() else self._NONE)
        self._known = self.value()

    def flush(self) -> None:
        """Finish editing now: tell the day if it is another."""
        if self.value() != self._known:
            self._known = self.value()
            self.committed.emit(self._known)

    def _on_clear(self) -> None:
        self.edit.setDate(self._NONE)
        self.edit.setFocus()
        self.flush()
