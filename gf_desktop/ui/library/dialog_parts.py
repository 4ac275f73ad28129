"""What the library's small dialogs are laid out of: named fields below each other, buttons at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from gf_desktop.ui.theme import space


def labelled(words: str, buddy: QWidget) -> QLabel:
    """Return the name of a field; its letter leads to the field."""
    label = QLabel(words)
    label.setBuddy(buddy)
    return label


def field_form() -> QFormLayout:
    """Return the room for named fields."""
    form = QFormLayout()
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setHorizontalSpacing(space(12))
    form.setVerticalSpacing(space(8))
    return form


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Return the buttons at the foot."""
    row = QHBoxLayout()
    row.setSpacing(space(8))
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
