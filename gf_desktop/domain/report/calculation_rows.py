"""Which rows have a calculation sheet (指标计算过程表), and how far each has come; cheap, from the result alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gf_desktop.domain.document import Answer, Document
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.report.cells import Say
from gf_desktop.domain.report.index import row_numbers
from gf_desktop.domain.report.words import row_name
from gf_desktop.domain.result import Derived, Result, RowResult

RowState = Literal["computed", "both", "typed", "missing", "not-applicable"]
KINDS = ("quantitative", "ratio", "products", "parts")
"""Kinds of rows that hold a figure and so have a sheet; others have one where a calculator stands behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationRow:
    """One row: number and name as on its sheet, its state, and how many inputs the calculation still lacks.

    ``both``: typed, with a computed value beside it. ``computable``: the table names a way to compute it from
    the year's data; the others are typed only.
    """

    indicator: str
    number: str
    title: str
    state: RowState
    lacking: int = 0
    computable: bool = True


def calculation_rows(document: Document, pack: Pack, result: Result, say: Say) -> tuple[CalculationRow, ...]:
    """Return the rows that have a sheet, in the table's order."""
    numbers = row_numbers(pack, say)
    rows = (result.row(indicator.id) for indicator in pack.indicators)
    return tuple(
        _row(row, document.answer(row.id), numbers[row.id]) for row in rows if has_sheet(row, row.derived)
    )


def has_sheet(row: RowResult, derived: Derived | None) -> bool:
    """Whether a row counts and holds a figure, or the ledgers say something of it."""
    return not row.left_out and (derived is not None or (row.measure or row.indicator).kind in KINDS)


def _row(row: RowResult, answer: Answer, number: str) -> CalculationRow:
    lacking = len(row.derived.gaps) if row.derived else 0
    return CalculationRow(
        indicator=row.id,
        number=number,
        title=row_name(row, answer),
        state=_state(row, answer),
        lacking=lacking,
        computable=row.derived is not None or bool((row.measure or row.indicator).calculator),
    )


def _state(row: RowResult, answer: Answer) -> RowState:
    if answer.not_applicable:
        return "not-applicable"
    computed = row.derived is not None and row.derived.complete
    if _typed(answer):
        return "both" if computed else "typed"
    return "computed" if computed else "missing"


def _typed(answer: Answer) -> bool:
    """Whether a figure was typed; ticks count."""
    inner = (*(one.value for one in answer.products or ()), *(answer.parts or {}).values())
    own = answer.value is not None or answer.ticked is not None
    return own or any(value is not None for value in inner)
