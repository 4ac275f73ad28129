"""How many decimals a computed value is written with: those of the form's benchmarks, and enough to be seen at all.

Computed values are exact fractions; a form wants a figure. It is rounded once, half-up, and that is said beside it.
"""

from __future__ import annotations

from fractions import Fraction

from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.pack import Figure, Measure

LEAST, MOST = 2, 8
_DIGITS = 4
"""Digits that a value below one keeps behind its leading noughts."""


def places(value: Fraction, measure: Measure | None) -> int:
    """Return the decimals for ``value`` in a row measured so: at least two, at least the benchmarks', at most eight."""
    asked = max((_decimals(figure) for figure in _figures(measure)), default=0)
    return min(max(LEAST, asked, _leading_noughts(value) + _DIGITS if 0 < abs(value) < 1 else 0), MOST)


def rounded(value: Fraction, measure: Measure | None) -> str:
    """Return ``value`` as it is entered in the form: rounded half-up, without noughts at the end."""
    return exact_text(value, places(value, measure))


def is_rounded(value: Fraction, measure: Measure | None) -> bool:
    """Return whether writing ``value`` in the form leaves something of it out."""
    return Fraction(rounded(value, measure)) != value


def _figures(measure: Measure | None) -> tuple[Figure | None, ...]:
    if measure is None:
        return ()
    inner = (figure for part in measure.parts for figure in (part.lead, part.base))
    return (measure.lead, measure.base, *inner)


def _decimals(figure: Figure | None) -> int:
    exponent = figure.value.as_tuple().exponent if figure and figure.value is not None else 0
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _leading_noughts(value: Fraction) -> int:
    """Return how many noughts stand between the point and the first digit."""
    noughts = 0
    while abs(value) * 10 ** (noughts + 1) < 1 and noughts < MOST:
        noughts += 1
    return noughts
