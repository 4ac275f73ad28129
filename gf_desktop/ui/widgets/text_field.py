"""A note of several lines: kept while it is written, counted, never cut off."""

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.number_edit import DRAFT_DELAY
from gf_desktop.ui.widgets.undo_key import passes_on

_MOST = 4
"""Lines that an area grows to for its example."""


class _Area(QPlainTextEdit):
    """Tells when focus leaves.

    Signals:
        left: Focus went to another widget.
    """

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if passes_on(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class TextField(QWidget):
    """Plain text of some lines with a counter; more than ``limit`` characters are told, not refused.

    Signals:
        text_edited(str): Each change by the user.
        draft_ready(str): The user has paused.
        committed(str): Focus left or ``flush`` was called, and the text is another than before.
    """

    text_edited = Signal(str)
    draft_ready = Signal(str)
    committed = Signal(str)

    def __init__(
        self, label: str = "", parent: QWidget | None = None, *, lines: int = 3, limit: int = 0
    ) -> None:
        super().__init__(parent)
        self._known = ""
        self._limit = limit
        self._setting = False
        self.area = _Area(self)
        self.area.setObjectName("text")
        self.area.setTabChangesFocus(True)
        self.area.setAccessibleName(label)
        self._lines = lines
        self._count = QLabel(self)
        self._count.setVisible(limit > 0)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAFT_DELAY)
        self._rest.timeout.connect(self._hand_over_draft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(4))
        layout.addWidget(self.area)
        layout.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(self.area)
        self.area.textChanged.connect(self._on_changed)
        self.area.left.connect(self.flush)
        self._make_room()
        self._tidy()

    def text(self) -> str:
        """Return the text."""
        return self.area.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text from outside without emitting; the same text leaves the cursor alone."""
        self._rest.stop()
        self._known = text
        if text != self.text():
            self._setting = True
            self.area.setPlainText(text)
            self._setting = False
        self._tidy()

    def set_label(self, label: str) -> None:
        """Say what the text is, for those who do not see the label."""
        self.area.setAccessibleName(label)

    def set_placeholder(self, text: str) -> None:
        """Show an example while the field is empty."""
        self.area.setPlaceholderText(text)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the example whole at another width."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Give the area its lines, or as many as the example takes: it stays so while one types, so nothing moves."""
        metrics = self.area.fontMetrics()
        margins = 2 * (int(self.area.document().documentMargin()) + self.area.frameWidth() + space(8))
        room = QRect(0, 0, max(self.width() - margins, metrics.horizontalAdvance("字")), 0)
        wrap = Qt.TextFlag.TextWrapAnywhere
        example = metrics.boundingRect(room, wrap, self.area.placeholderText()).height()
        height = max(metrics.lineSpacing() * self._lines, min(example, metrics.lineSpacing() * _MOST))
        self.area.setFixedHeight(height + space(24))

    def set_read_only(self, read_only: bool) -> None:
        """Show the text without letting it be changed."""
        self.area.setReadOnly(read_only)

    def flush(self) -> None:
        """Finish editing now: tell what was written if it is new."""
        self._rest.stop()
        text = self.text()
        if text != self._known:
            self._known = text
            self.committed.emit(text)

    def _on_changed(self) -> None:
        if self._setting:
            return
        self._rest.start()
        self._tidy()
        self.text_edited.emit(self.text())

    def _hand_over_draft(self) -> None:
        if self.text() != self._known:
            self.draft_ready.emit(self.text())

    def _tidy(self) -> None:
        if not self._limit:
            return
        over = len(self.text()) - self._limit
        if over > 0:
            self._count.setText(self.tr("超出 {count} 字").format(count=over))
        else:
            self._count.setText(
                self.tr("{count} / {limit} 字").format(count=len(self.text()), limit=self._limit)
            )
        set_role(self._count, "attention" if over > 0 else "muted")
