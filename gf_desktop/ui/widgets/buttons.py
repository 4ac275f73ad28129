"""The three kinds of button beside the plain one, so that each looks and speaks the same everywhere."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from gf_desktop.ui.theme import set_flag, set_icon, space


def primary_button(words: str, parent: QWidget | None = None) -> QPushButton:
    """Return the one button of a page that carries the accent."""
    button = QPushButton(words, parent)
    set_flag(button, "primary", True)
    button.setAutoDefault(False)
    return button


def plain_button(words: str, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return an ordinary button that Enter does not press from elsewhere."""
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    if icon:
        set_icon(button, icon)
    return button


def link_button(words: str, parent: QWidget | None = None) -> QToolButton:
    """Return words that can be pressed, for small things beside a text."""
    button = QToolButton(parent)
    button.setText(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    set_flag(button, "kind", "link")
    return button


def icon_button(icon: str, name: str, parent: QWidget | None = None) -> QToolButton:
    """Return a button of an icon alone; ``name`` is its tool tip and what a screen reader says."""
    button = QToolButton(parent)
    set_icon(button, icon)
    button.setIconSize(QSize(space(20), space(20)))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
