"""The colours by name, once for each scheme.

Contrast is promised in the look and held by a test: text 4.5 : 1, muted 5.9 : 1, edges and marks 3 : 1.
"""

from typing import NamedTuple


class Tokens(NamedTuple):
    """One scheme's colours as ``#RRGGBB`` text."""

    name: str
    window: str
    surface: str
    text: str
    muted: str
    accent: str
    line: str
    line_strong: str
    on_accent: str
    focus: str
    selection: str
    changed_tint: str
    attention: str
    missing: str
    info: str

    @property
    def dark(self) -> bool:
        """Whether this is the dark scheme."""
        return self.name == "dark"


LIGHT = Tokens(
    name="light",
    window="#F5F7F6",
    surface="#FFFFFF",
    text="#1B2420",
    muted="#56625C",
    accent="#1E7B4F",
    line="#C9D2CD",
    line_strong="#7D8A83",
    on_accent="#FFFFFF",
    focus="#1E7B4F",
    selection="#D5EADF",
    changed_tint="#FFF4D6",
    attention="#8A5200",
    missing="#B3261E",
    info="#2B5F9E",
)

DARK = Tokens(
    name="dark",
    window="#141917",
    surface="#1D2521",
    text="#E6ECE8",
    muted="#A3AFA9",
    accent="#5FC492",
    line="#3A4740",
    line_strong="#7C8A83",
    on_accent="#141917",
    focus="#8FDDB4",
    selection="#274236",
    changed_tint="#3D3520",
    attention="#F0B45A",
    missing="#FF8A80",
    info="#8AB8F0",
)

TEXT_ROLES = ("muted", "accent", "attention", "missing", "info")
"""Tokens a piece of text may be coloured with, beside plain text."""
