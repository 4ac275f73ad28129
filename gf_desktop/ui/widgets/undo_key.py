"""Ctrl+Z in a field first takes back typing there; when nothing is left, it goes on to the program."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def passes_on(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Return whether a field should leave this key to the window.

    Args:
        event: What the field was sent.
        undo: Whether the field itself has typing to take back.
        redo: Whether the field itself has typing to bring again.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undo
    return event.matches(QKeySequence.StandardKey.Redo) and not redo
