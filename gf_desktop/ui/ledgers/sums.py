"""The sum of a column, exactly, or why there is none. What is missing is counted, never taken for nought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact
from fractions import Fraction

from gf_desktop.domain.ledgers import Row, year_of
from gf_desktop.ui.ledgers.cells import TOTAL, Field
from gf_desktop.ui.ledgers.months import month_of

_EXACT = Context(prec=64, traps=[Inexact])


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of the figures that are there; ``missing`` rows have none. None: the rows' units differ."""

    value: Fraction | None
    missing: int = 0


def total(rows: Sequence[Row], of: Field, *, none: bool = False) -> Total | None:
    """Return a column's sum, or None where nothing stands in it. ``none``: a blank means that there is none."""
    figures = [_figure(row, of) for row in rows]
    if not any(figure is not None for figure in figures):
        return None
    blank = [row for row, figure in zip(rows, figures, strict=True) if figure is None]
    filled = {_unit(row, of) for row, figure in zip(rows, figures, strict=True) if figure is not None}
    if of.month:
        # What is told by the year only, in another unit, never comes into a month's sum.
        blank = [row for row in blank if _unit(row, of) in filled | {""}]
    missing = sum(1 for row in blank if not (none and _empty(row, of)))
    # A unit counts before its figure is there: of two units one sum will never come.
    if len(filled | ({_unit(row, of) for row in blank} - {""})) > 1:
        return Total(None, missing)
    return Total(_sum(figures), missing)


def _sum(figures: Iterable[Decimal | Fraction | None]) -> Fraction:
    """Return the exact sum: decimals are added by tens of thousands much faster than fractions."""
    decimals, rest = Decimal(0), Fraction(0)
    for figure in figures:
        if isinstance(figure, Decimal):
            decimals = _EXACT.add(decimals, figure)
        elif figure is not None:
            rest += figure
    return Fraction(decimals) + rest


def _figure(row: Row, of: Field) -> Decimal | Fraction | None:
    value = getattr(row, of.column.key)
    if 0 < of.month < TOTAL:
        return month_of(value, of.month)
    if value is None or isinstance(value, Decimal):
        return value
    return year_of(value).value


def _empty(row: Row, of: Field) -> bool:
    return getattr(row, of.column.key) is None and of.column.key not in row.drafts


def _unit(row: Row, of: Field) -> str:
    return str(getattr(row, of.column.unit_column)) if of.column.unit_column else of.column.unit
