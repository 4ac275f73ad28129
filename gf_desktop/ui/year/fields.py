"""Fields of the year's pages: a line of text that is handed over when it is left, and lines of a form in columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import Reading, read_figure
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.number_edit import DRAFT_DELAY, NumberEdit
from gf_desktop.ui.widgets.typed_line import TypedLine


class LineField(TypedLine):
    """One line of text.

    Signals:
        committed(str): The field was left, or Enter pressed; the text, without blanks at its ends.
        draft_ready(str): The user has paused while typing.
    """

    committed = Signal(str)
    draft_ready = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._known = ""
        self.setAccessibleName(label)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAFT_DELAY)
        self._rest.timeout.connect(self._pause)
        self.textEdited.connect(self._on_edited)
        self.left.connect(self._leave)

    def value(self) -> str:
        """Return the text without blanks at its ends."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Show a text from outside; the one under the cursor stays if it says the same."""
        self._known = text
        if self._rest.isActive():
            return  # being typed: what is under the cursor is newer
        if self.value() != text or (self.text() != text and not self.hasFocus()):
            self.setText(text)

    def flush(self) -> None:
        """Finish editing now: tell the text if anything was typed since it was told last."""
        resting = self._rest.isActive()
        self._rest.stop()
        if resting or self.value() != self._known:
            self._known = self.value()
            self.committed.emit(self._known)

    def _leave(self) -> None:
        if self.isModified():
            self._rest.stop()
            self._known = self.value()
            self.committed.emit(self._known)
            # A text set anew has no typing left to take back: Ctrl+Z is the window's again.
            self.setText(self._known)

    def _on_edited(self, _text: str) -> None:
        self._rest.start()

    def _pause(self) -> None:
        self.draft_ready.emit(self.value())


def share_reader(text: str) -> Reading:
    """Read a share in percent: a figure from 0 to 100."""
    reading = read_figure(text)
    if reading.value is not None and not 0 <= reading.value <= 100:
        return Reading(draft=text, message=message("year.share"))
    return reading


def unsigned_reader(text: str) -> Reading:
    """Read a figure that cannot be below nought."""
    reading = read_figure(text)
    if reading.value is not None and reading.value < 0:
        return Reading(draft=text, message=message("year.negative"))
    return reading


class ShareField(QWidget):
    """A share in percent with what is wrong with it at its right, so that nothing moves below.

    Signals:
        committed(str): Editing is finished and the text is new.
    """

    committed = Signal(str)

    def __init__(self, label: str, say: Callable[[Message], str]) -> None:
        super().__init__()
        self._say = say
        self.edit = NumberEdit(self, reader=share_reader)
        self.edit.setAccessibleName(label)
        self.edit.setFixedWidth(self.edit.fontMetrics().horizontalAdvance("0") * 10 + space(24))
        self.hint = MessageLine()
        self.setFocusProxy(self.edit)
        percent = QLabel("%")
        set_role(percent, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        row.addWidget(self.edit)
        row.addWidget(percent)
        row.addWidget(self.hint, 1)
        self.edit.committed.connect(self.committed)
        self.edit.reading_changed.connect(self._on_reading)

    def _on_reading(self, reading: Reading) -> None:
        text = self._say(reading.message) if reading.message is not None else ""
        self.hint.set_message(Level.ATTENTION, text)
        self.edit.setAccessibleDescription(self.hint.spoken())


class FormGrid(QGridLayout):
    """Fields with their names before them, in columns side by side; a name is the field's buddy."""

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(space(12))
        self.setVerticalSpacing(space(8))
        for column in range(columns):
            self.setColumnStretch(2 * column + 1, 1)

    def put(self, row: int, column: int, title: str, field: QWidget, *, span: int = 1) -> QLabel:
        """Put a field into a row and column; ``span`` says over how many columns it reaches."""
        name = QLabel(title)
        name.setBuddy(field)
        set_role(name, "muted")
        top = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self.addWidget(name, row, 2 * column, top)
        self.addWidget(field, row, 2 * column + 1, 1, 2 * span - 1)
        return name
