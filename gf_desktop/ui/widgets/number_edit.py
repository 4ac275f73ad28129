"""A figure as a person types it.

The field keeps the text; whether it is a figure is said by a reader from the domain. Thousands marks appear
only when the field is left, so that nothing moves under the cursor.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from gf_desktop.domain.numbers import Reading, grouped, read_figure
from gf_desktop.ui.theme import figure_font, set_flag
from gf_desktop.ui.widgets.typed_line import UndoLine

DRAFT_DELAY = 800
"""Milliseconds of rest after which typed text is handed over as a draft."""


class NumberEdit(UndoLine):
    """A right-aligned input for one figure.

    Signals:
        text_edited(str): Each change by the user, as typed.
        draft_ready(str): The user has paused; the text is worth keeping.
        committed(str): Editing is finished (focus left, Enter, ``flush``) and the text is new.
        reading_changed(object): What the reader makes of the text now; sent with the two above and with
            ``set_value``, and at once while typing if a complaint has gone away.
    """

    text_edited = Signal(str)
    draft_ready = Signal(str)
    committed = Signal(str)
    reading_changed = Signal(object)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        reader: Callable[[str], Reading] = read_figure,
        formatter: Callable[[str], str] = grouped,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._formatter = formatter
        self._typed = ""
        self._known = ""
        self._complaint = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAFT_DELAY)
        self._rest.timeout.connect(self._hand_over_draft)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFont(figure_font(self))
        self.setMaxLength(200)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._mark)

    def value_text(self) -> str:
        """Return the text as typed or set, without thousands marks of ours."""
        return self._typed

    def reading(self) -> Reading:
        """Return what the reader makes of the text."""
        return self._reader(self._typed)

    def set_reader(
        self, reader: Callable[[str], Reading], formatter: Callable[[str], str] | None = None
    ) -> None:
        """Use another reader, and if given another formatter."""
        self._reader = reader
        self._formatter = formatter or self._formatter
        self._show()

    def set_value(self, text: str) -> None:
        """Show a text from outside, emitting only the reading; the same text leaves the cursor alone."""
        self._rest.stop()
        self._known = text
        if text != self._typed or not text:
            self._typed = text
            self._show()
        self._tell_reading()

    def set_computed(self, shown: str, exact: str) -> None:
        """Show what counts while nothing is typed: a computed figure, its exact value as tool tip; empty for none."""
        self.setPlaceholderText(shown)
        self._mark()
        self.setToolTip(self.tr("计算值 {exact}").format(exact=exact) if shown else "")
        self.setAccessibleDescription(self.toolTip())

    def put(self, text: str) -> None:
        """Take a text in the user's name, as if typed and left."""
        self._typed = text
        self._show()
        self.flush()

    def flush(self) -> None:
        """Finish editing now: tell what was typed if it is new."""
        self._rest.stop()
        if self._typed == self._known:
            return
        self._known = self._typed
        self._tell_reading()
        self.committed.emit(self._typed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the text as typed."""
        if self.text() != self._typed:
            self.setText(self._typed)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish editing, except while a menu of the field is open."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes editing here and presses no button; what is typed next takes the figure's place."""
        plain = not event.modifiers() or event.modifiers() == Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.flush()
            # A text set anew has no typing left to take back: Ctrl+Z is the window's again.
            self.setText(self._typed)
            self.selectAll()
            event.accept()
            return
        super().keyPressEvent(event)

    def _mark(self, _text: str = "") -> None:
        """Look like a figure that is only read while a computed one stands here."""
        computed = bool(self.placeholderText()) and not self.text()
        if computed != bool(self.property("computed")):
            set_flag(self, "computed", computed)

    def _on_edited(self, text: str) -> None:
        self._typed = text
        self._rest.start()
        if self._complaint and self.reading().message is None:
            self._tell_reading()
        self.text_edited.emit(text)

    def _hand_over_draft(self) -> None:
        self._tell_reading()
        if self._typed != self._known:
            self.draft_ready.emit(self._typed)

    def _tell_reading(self) -> None:
        reading = self.reading()
        self._complaint = reading.message is not None
        self.reading_changed.emit(reading)

    def _show(self) -> None:
        shown = self._typed
        if not self.hasFocus() and self.reading().value is not None:
            shown = self._formatter(self._typed)
        if shown != self.text():
            self.setText(shown)
