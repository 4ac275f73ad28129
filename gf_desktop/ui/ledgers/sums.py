"""The sum of a column, exactly, or why there is none. What is missing is counted, never taken for nought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gf_desktop.domain.ledgers import Row, year_of
from gf_desktop.ui.ledgers.cells import TOTAL, Field
from gf_desktop.ui.ledgers.months import month_of


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of the figures that are there; ``missing`` rows have none. None: the rows' units differ."""

    value: Fraction | None
    missing: int = 0


def total(rows: Sequence[Row], of: Field, *, none: bool = False) -> Total | None:
    """Return a column's sum, or None where nothing stands in it. ``none``: a blank means that there is none."""
    figures = [_figure(row, of) for row in rows]
    there = [figure for figure in figures if figure is not None]
    if not there:
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
    return Total(sum(there, Fraction(0)), missing)


def _figure(row: Row, of: Field) -> Fraction | None:
    value = getattr(row, of.column.key)
    if 0 < of.month < TOTAL:
        month = month_of(value, of.month)
        return None if month is None else Fraction(month)
    if of.column.kind == "number":
        return None if value is None else Fraction(value)
    return year_of(value).value


def _empty(row: Row, of: Field) -> bool:
    return getattr(row, of.column.key) is None and of.column.key not in row.drafts


def _unit(row: Row, of: Field) -> str:
    return str(getattr(row, of.column.unit_column)) if of.column.unit_column else of.column.unit
