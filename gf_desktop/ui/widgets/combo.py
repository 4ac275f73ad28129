"""A list that the mouse wheel does not change in passing.

In a scrolling page the wheel belongs to the page: a silently wrong answer is the worst a form can give. A closed list
is never changed by it, a date or a figure only while it has the focus.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QStyle,
    QWidget,
)

from gf_desktop.ui.theme import space
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
