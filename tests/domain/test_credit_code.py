"""The unified social credit code, on published codes of large enterprises and on what people mistype."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.credit_code import (
    ALPHABET,
    check,
    normalise,
)

PUBLISHED = ("914403001922038216", "91330100799655058B", "9144030071526726XG")


@pytest.mark.parametrize("code", PUBLISHED)
def test_published_codes_are_right(code):
    """Codes that stand in the public register pass their check character."""
    assert check(code) is None


@pytest.mark.parametrize(
    "typed", ["９１３３０１００７９９６５５０５８Ｂ", "91330100799655058b", " 913301 00799655058-B "]
)
def test_codes_are_read_forgivingly(typed):
    """Full-width, lower-case, blanks and hyphens are taken as meant."""
    assert normalise(typed) == "91330100799655058B"
    assert check(typed) is None


@pytest.mark.parametrize(
    ("typed", "code", "params"),
    [
        ("", "credit.length", {"length": 0}),
        ("9144030019220382160", "credit.length", {"length": 19}),
        ("91440300I922038216", "credit.character", {"character": "I", "position": 9}),
        ("91440300中922038216", "credit.character", {"character": "中", "position": 9}),
        ("914403001922038215", "credit.check-digit", {"expected": "6", "found": "5"}),
    ],
)
def test_what_is_wrong_is_named(typed, code, params):
    """Length, the first impossible character with its place, or the check character that it should be."""
    said = check(typed)

    assert said is not None
    assert (said.code, said.params) == (code, params)


@given(st.sampled_from(PUBLISHED), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_no_single_slip_goes_unseen(code, place, character):
    """Any one character mistyped is noticed: the weights are all prime to 31."""
    slipped = code[:place] + character + code[place + 1 :]

    assert (check(slipped) is None) is (slipped == code)
