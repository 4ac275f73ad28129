"""Says a change of state to a screen reader that would otherwise not notice it."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have ``text`` spoken: now if urgent, otherwise when the reader has finished."""
    event = QAccessibleAnnouncementEvent(widget, text)
    urgency = QAccessible.AnnouncementPoliteness
    event.setPoliteness(urgency.Assertive if urgent else urgency.Polite)
    QAccessible.updateAccessibility(event)
