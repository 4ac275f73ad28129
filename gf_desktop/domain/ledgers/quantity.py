"""A yearly figure, or twelve monthly ones. A missing month is seen, never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Inexact
from fractions import Fraction
from functools import reduce

from gf_desktop.domain.numbers import Number

MONTHS = 12
# Wide enough for sums of canonical figures (18 + 12 digits): decimals add much faster than fractions, and as exactly.
_EXACT = Context(prec=64, traps=[Inexact])
Quantity = Number | tuple[Number | None, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What a quantity says of its year: the sum, or None with the months (1 to 12) that are missing.

    A quantity that was never entered has neither a value nor missing months.
    """

    value: Fraction | None = None
    missing: tuple[int, ...] = ()


def year_of(quantity: Quantity | None) -> Year:
    """Return the year's figure: the figure itself, or the exact sum of all twelve months."""
    if quantity is None:
        return Year()
    if not isinstance(quantity, tuple):
        return Year(Fraction(quantity))
    months = (*quantity, *[None] * (MONTHS - len(quantity)))
    missing = tuple(number for number, month in enumerate(months, 1) if month is None)
    if len(missing) == len(months):
        return Year()
    if missing:
        return Year(missing=missing)
    return Year(Fraction(reduce(_EXACT.add, (month for month in months if month is not None))))
