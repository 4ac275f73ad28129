"""Computed values in the form: enough decimals, never endless ones."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.pack import Figure, Measure, Part
from gf_desktop.domain.rounding import MOST, is_rounded, places, rounded


def measure(lead: str) -> Measure:
    """Return a measure with that lead."""
    return Measure(lead=Figure(value=Decimal(lead), source="form"))


@pytest.mark.parametrize(
    ("value", "lead", "text"),
    [
        ("1/3", "1", "0.3333"),
        ("2/3", "4.31", "0.6667"),
        ("4/3", "4.31", "1.33"),
        ("400/3", "110.125", "133.333"),
        ("1/30000", "1", "0.00003333"),
        ("5/2", "1", "2.5"),
        ("100", "1", "100"),
        ("-4/3", "1", "-1.33"),
        ("2.675", "1", "2.68"),
        ("-2.675", "1", "-2.68"),
    ],
)
def test_examples(value, lead, text):
    """Two decimals or those of the benchmark; four digits below one; half away from nought."""
    assert rounded(Fraction(value), measure(lead)) == text


def test_parts_count_too():
    """The decimals of a part's benchmark are asked for as well."""
    parts = (Part(id="cod", title="化学需氧量", lead=Figure(value=Decimal("1.2345"), source="form")),)

    assert rounded(Fraction(4, 3), Measure(parts=parts)) == "1.3333"
    assert rounded(Fraction(4, 3), None) == "1.33"


@given(st.fractions(-(10**6), 10**6), st.sampled_from(["1", "0.1", "4.315"]))
def test_never_endless(value, lead):
    """A value has at most eight decimals, is off by at most half of the last one, and says whether it is off."""
    found = measure(lead)
    text = rounded(value, found)

    assert len(text.partition(".")[2]) <= places(value, found) <= MOST
    assert abs(Fraction(text) - value) * 2 <= Fraction(1, 10 ** places(value, found))
    assert is_rounded(value, found) == (Fraction(text) != value)
