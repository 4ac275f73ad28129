"""Files dropped on a text field: they go where the window behind the field takes them, never into the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)


class DropFields(QObject):
    """Watches each window that gets the focus; windows and not the whole application, for a drag is rare."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._watch(window.windowHandle())
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand a drag of files over a text field on to what takes files behind it."""
        if not isinstance(event, QDropEvent) or not isinstance(watched, QWindow):
            return super().eventFilter(watched, event)
        files = any(url.isLocalFile() for url in event.mimeData().urls())
        field = _field(watched, event.position().toPoint()) if files else None
        if field is None:
            return super().eventFilter(watched, event)
        event.ignore()
        if (behind := _behind(field)) is not None:
            _pass_on(behind, event)
        return True


def _field(window: QWindow, at: QPoint) -> QWidget | None:
    """Return the text field at a place of a window, or None."""
    top = next((one for one in QApplication.topLevelWidgets() if one.windowHandle() is window), None)
    found = top.childAt(at) if top is not None else None
    while found is not None and not isinstance(found, _FIELDS):
        found = found.parentWidget()
    return found


def _behind(field: QWidget) -> QWidget | None:
    """Return the nearest widget behind a field that takes drops and is no field itself."""
    found = field.parentWidget()
    while found is not None and (isinstance(found, _FIELDS) or not found.acceptDrops()):
        found = None if found.isWindow() else found.parentWidget()
    return found


def _pass_on(widget: QWidget, event: QDropEvent) -> None:
    """Let a widget take a drag as if its files had come over it; whether it does stands in the event."""
    if event.type() == QEvent.Type.Drop:
        QApplication.sendEvent(widget, event)
        return
    assert isinstance(event, QDragMoveEvent)
    entered = QDragEnterEvent(
        event.position().toPoint(),
        event.possibleActions(),
        event.mimeData(),
        event.buttons(),
        event.modifiers(),
    )
    entered.ignore()
    QApplication.sendEvent(widget, entered)
    if entered.isAccepted():
        event.acceptProposedAction()
