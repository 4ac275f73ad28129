"""Arrow keys typed into a search that move through the list of what it finds."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

_MOVING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class SearchKeys(QObject):
    """Lets the arrows move through a list while the search keeps the focus; a list that is put away stays as it is.

    Args:
        search: Where one types; it owns this.
        found: The list.
    """

    def __init__(self, search: QLineEdit, found: QAbstractItemView) -> None:
        super().__init__(search)
        self._found = found
        search.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the arrows on."""
        if (
            not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
            or event.key() not in _MOVING
        ):
            return super().eventFilter(watched, event)
        if not self._found.isHidden():
            self._found.keyPressEvent(event)
        return True
