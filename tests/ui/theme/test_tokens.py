"""The colours keep the contrast the look promises."""

import itertools

import pytest

from gf_desktop.ui.theme.tokens import DARK, LIGHT, TEXT_ROLES, Tokens

BACKGROUNDS = ("window", "surface")
SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio after WCAG 2."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@SCHEMES
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_text_reads_on_its_backgrounds(tokens: Tokens, background: str):
    """Text and every coloured word has 4.5 : 1, muted text 5.9 : 1."""
    behind = getattr(tokens, background)
    for role in ("text", *TEXT_ROLES):
        assert contrast(getattr(tokens, role), behind) >= 4.5, role
    assert contrast(tokens.muted, behind) >= 5.9


@SCHEMES
def test_text_reads_on_tints(tokens: Tokens):
    """A selected row, a changed value and the primary button keep their text readable."""
    for tint in (tokens.selection, tokens.changed_tint):
        assert contrast(tokens.text, tint) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@SCHEMES
@pytest.mark.parametrize(
    ("mark", "background"), list(itertools.product(("line_strong", "focus", "accent"), BACKGROUNDS))
)
def test_edges_and_marks_stand_out(tokens: Tokens, mark: str, background: str):
    """Edges of inputs, the focus ring and the dot have 3 : 1."""
    assert contrast(getattr(tokens, mark), getattr(tokens, background)) >= 3
