"""Figures: read as typed, kept exact, rounded once."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.numbers import (
    decimal_text,
    exact_text,
    fixed_text,
    grouped,
    parse_decimal,
    read_figure,
    round_half_up,
    short_of_text,
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("115.0", "115.0"),
        (" 115 ", "115"),
        ("-3.5", "-3.5"),
        ("+3.5", "3.5"),
        ("- 3.5", "-3.5"),
        ("−3.5", "-3.5"),
        ("－３．５", "-3.5"),
        ("１２３．４５", "123.45"),
        ("1,234,567.8", "1234567.8"),
        ("1，234", "1234"),
        ("1 234 567", "1234567"),
        ("1\u00a0234", "1234"),
        ("007", "7"),
        ("-0", "0"),
        ("0.000000000001", "0.000000000001"),
        ("9" * 18, "9" * 18),
    ],
)
def test_figures_are_read_as_meant(typed, value):
    """Full-width forms, signs and correct thousands marks are figures."""
    reading = read_figure(typed)

    assert reading.value == Decimal(value)
    assert (reading.draft, reading.message) == ("", None)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "约 300",
            "1e5",
            "1e400",
            "NaN",
            "Infinity",
            ".5",
            "5.",
            "1.2.3",
            "1,23,456",
            "1,234 567",
            "12 5",
            "+-5",
            "--5",
        ),
        *("--5", "5²", "①", "½", "٣", "3。5", "9" * 19, "0.1234567890123", "1_000", "0x10", "<1", "12%"),
    ],
)
def test_what_is_no_figure_stays_a_draft(typed):
    """Nothing is guessed: the text is kept as it was typed, with a sentence."""
    reading = read_figure(typed)

    assert reading.value is None
    assert reading.draft == typed
    assert reading.message is not None
    assert (reading.message.code, reading.suggestion) == ("figure.draft", "")


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("12,5", "12.5"),
        ("0,123", "0.123"),
        ("-1234,5", "-1234.5"),
        ("１２，５", "12.5"),
        ("1234,567", "1234.567"),
    ],
)
def test_a_decimal_comma_is_asked_about(typed, suggestion):
    """A comma that cannot be a thousands mark may be a decimal comma: the question offers it."""
    reading = read_figure(typed)

    assert (reading.value, reading.draft, reading.suggestion) == (None, typed, suggestion)
    assert reading.message is not None
    assert reading.message.code == "figure.comma"


@pytest.mark.parametrize("typed", ["", "  ", "\u3000"])
def test_nothing_typed_is_nothing(typed):
    """An empty field is neither a figure nor a draft."""
    reading = read_figure(typed)

    assert (reading.value, reading.draft, reading.message) == (None, "", None)


@pytest.mark.parametrize("text", ["1e5", "", "+1", " 1", "1\n", "1.", "１", "9" * 19, 1, 1.5, None, True])
def test_only_canonical_text_passes_the_door(text):
    """What documents carry is of one form; nothing else is a figure there."""
    with pytest.raises(ValueError, match="decimal-text"):
        parse_decimal(text)


@given(st.decimals(-(10**17), 10**17, places=4))
def test_figures_survive_the_door(number):
    """Written and read back, a figure is the same with the same decimals; minus nothing is nothing."""
    text = decimal_text(number)

    assert parse_decimal(text) == number
    assert not parse_decimal(text).is_signed() or number < 0
    assert read_figure(grouped(text)).value == number


@given(st.fractions(-1000, 1000), st.integers(0, 6))
def test_rounding_is_half_away_from_zero(number, places):
    """Exactly as the decimal module rounds with digits enough, in value and in text."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        expected = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)

    assert round_half_up(number, places) == Fraction(expected)
    assert fixed_text(number, places) == format(expected or abs(expected), "f")


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(12), 2, "12.00"),
    ],
)
def test_fixed_text_has_exactly_its_places(number, places, text):
    """Halves go away from zero, and nothing is never negative."""
    assert fixed_text(number, places) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(100), "100"),
        (Fraction(3, 4), "0.75"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(0), "0"),
    ],
)
def test_exact_text_is_the_shortest(number, text):
    """Zeros at the end are left out, those of a whole number are not."""
    assert exact_text(number) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1234567.50", "1,234,567.50"),
        ("-1234", "-1,234"),
        ("999", "999"),
        ("-0.5", "-0.5"),
        ("", ""),
        ("约", "约"),
    ],
)
def test_grouping_is_for_the_screen(text, shown):
    """Thousands marks in front of the point only; what is no figure stays as it is."""
    assert grouped(text) == shown


def test_a_score_short_of_its_points_never_reads_as_all_of_them():
    """995 of 1000 is not 1.00: as many decimals stand there as tell it from the full figure."""
    assert short_of_text(Fraction(995, 1000), Fraction(1), 2) == "0.995"
    assert short_of_text(Fraction(9996, 10000), Fraction(1), 2) == "0.9996"
    assert short_of_text(Fraction(1), Fraction(1), 2) == "1.00"
    assert short_of_text(Fraction(1, 3), Fraction(1), 2) == "0.33"
    assert short_of_text(Fraction(2), Fraction(1), 2) == "2.00"
