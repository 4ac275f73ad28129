"""Which columns of a ledger are measured in which column of units, and their figures said exactly in another unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from gf_desktop.domain.ledgers.columns import columns
from gf_desktop.domain.numbers import exact_text, parse_decimal
from gf_desktop.domain.quantities import ConversionError, convert
from gf_desktop.domain.units import UNITS

# Figures for one unit of the row: in a unit twice as large they are twice as large.
_PER_UNIT: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("products", "unit"): ("standard_ratio", "time_quota"),
}


@cache
def measured_in(ledger: str) -> Mapping[str, tuple[str, ...]]:
    """Return the columns that are measured in each unit column of a ledger, or for one unit of it.

    Raises:
        KeyError: If there is no ledger of that name.
    """
    found: dict[str, tuple[str, ...]] = {}
    for one in columns(ledger):
        if one.unit_column:
            found[one.unit_column] = (*found.get(one.unit_column, ()), one.key)
    return {unit: (*keys, *_PER_UNIT.get((ledger, unit), ())) for unit, keys in found.items()}


def in_unit(ledger: str, unit: str, key: str, value: Any, source: str, target: str) -> Any:
    """Return a figure, or months, in another unit; None where one of them cannot be said in it exactly.

    Args:
        ledger: The ledger of the row.
        unit: The column of its units in which ``key`` is measured.
        key: The column of the figure.
        value: The figure, or its months.
        source: The symbol of the unit in which it is said.
        target: The symbol of the unit wanted.
    """
    factor = exact_factor(source, target)
    if factor is None:
        return None
    return _times(value, 1 / factor if key in _PER_UNIT.get((ledger, unit), ()) else factor)


def exact_factor(source: str, target: str) -> Fraction | None:
    """Return the exact factor between two units of one dimension, None between others."""
    one, other = UNITS.get(source), UNITS.get(target)
    if one is None or other is None or one.dimension != other.dimension:
        return None
    try:
        return convert(Fraction(1), source, target).value
    except ConversionError:
        return None


def _times(value: Any, factor: Fraction) -> Any:
    """Return a figure, or months, times a factor; None where one has no end or is too long for a figure."""
    if not isinstance(value, tuple):
        return _figure(Fraction(value) * factor)
    months = tuple(None if month is None else _figure(Fraction(month) * factor) for month in value)
    lost = any(old is not None and new is None for old, new in zip(value, months, strict=True))
    return None if lost else months


def _figure(value: Fraction) -> Decimal | None:
    try:
        figure = parse_decimal(exact_text(value))
    except ValueError:
        return None
    return figure if Fraction(figure) == value else None
