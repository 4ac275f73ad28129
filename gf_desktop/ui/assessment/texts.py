"""Texts shown again while someone may be writing them."""

from __future__ import annotations

from gf_desktop.ui.widgets.text_field import TextField


def show_text(field: TextField, text: str) -> None:
    """Show a text, unless the one under the cursor says the same but for blanks at its ends."""
    if field.area.hasFocus() and field.text().strip() == text:
        return
    field.set_text(text)
