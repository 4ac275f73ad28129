"""Words that can be pressed, no taller than the words beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from gf_desktop.ui.widgets.buttons import link_button


def text_link(words: str) -> QToolButton:
    """Return words that can be pressed, without room kept for an icon."""
    button = link_button(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button
