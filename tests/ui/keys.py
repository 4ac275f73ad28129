"""Typing that ``QTest`` cannot do."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def compose(widget: QWidget, text: str) -> None:
    """Enter a text as an input method does; ``QTest.keyClicks`` aborts on anything but Latin letters."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
