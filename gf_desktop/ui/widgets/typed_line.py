"""A line of text that is done with when it is left or Enter is pressed; Ctrl+Z goes on to the program."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from gf_desktop.ui.widgets.undo_key import passes_on


class UndoLine(QLineEdit):
    """A line whose Ctrl+Z takes back typing there, and else is the window's."""

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when nothing was typed here."""
        if passes_on(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class TypedLine(UndoLine):
    """A line that tells when the user is done with it.

    Signals:
        left: Enter was pressed, which presses no button, or the focus went elsewhere, but not into a menu of the line.
    """

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be done, except while a menu of the line is open."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be done with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)
