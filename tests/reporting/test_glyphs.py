"""Characters that the fonts lack are named before a report goes out with holes in it."""

from __future__ import annotations

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.reporting.glyphs import covered, glyph_warning, missing_glyphs
from tests.domain.report.builders import ROOT, say

FONTS = ROOT / "resources" / "fonts"


def test_the_map_read_is_the_fonts_own():
    """Our small reader finds what a full font library finds."""
    wanted = set()
    for file in FONTS.glob("*.ttf"):
        with TTFont(file, lazy=True) as font:
            wanted |= font.getBestCmap().keys()

    assert covered(FONTS) == wanted


@given(st.text(), st.sets(st.integers(0x20, 0x9FFF)))
def test_exactly_what_is_lacking_is_named_once(text, cmap):
    """No lacking character is passed over, none is named twice, none that is there is named."""
    lacking = missing_glyphs(text, cmap)

    assert len(set(lacking)) == len(lacking)
    assert all(ord(one) not in cmap for one in lacking)
    assert {one for one in text if one.isalnum() and ord(one) not in cmap} <= set(lacking)


def test_rare_names_of_the_national_table_can_be_printed():
    """Characters that came with the table of 2013 need no warning."""
    assert missing_glyphs("王镕喆 㙍犇垚 ①㎡℃≥", covered(FONTS)) == ""


def test_the_warning_names_character_and_code():
    """The warning says which characters, wherever in the content they stand, and nothing where all is well."""
    cmap = covered(FONTS)
    content = {"meta": {"applicant": "甲\U0002a6a5厂"}, "rows": [{"notes": ["好", "\U0001f600"]}]}

    warning = glyph_warning(content, cmap)

    assert warning is not None
    assert "\U0002a6a5（U+2A6A5）、\U0001f600（U+1F600）" in say(warning)
    assert glyph_warning({"a": ["好", 1, True]}, cmap) is None
