"""Several years: which ones a table asks for beside the evaluated one, and which rows are told for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from gf_desktop.domain.document import Answer, YearAnswer
from gf_desktop.domain.pack import Measure, Table
from gf_desktop.domain.result import RowResult

_FIGURES = ("quantitative", "ratio", "manual")
_NOTHING = YearAnswer()


def earlier_years(year: int, table: Table) -> tuple[int, ...]:
    """Return the years before the evaluated ``year`` that a table asks for, the oldest first."""
    return tuple(range(year - table.years + 1, year))


def yearly_figure(measure: Measure) -> bool:
    """Whether a row is one figure a year."""
    counted = measure.kind == "ticks" and measure.ticks is not None and measure.ticks.counted
    return measure.kind in _FIGURES or counted


def yearly_options(measure: Measure) -> tuple[tuple[str, str], ...]:
    """Return id and title of the options of which a row is one each year; none where it is no such row."""
    if measure.kind == "choice" and measure.choice is not None:
        return tuple((one.id, one.title) for one in measure.choice.options)
    if measure.kind == "checklist" and measure.degrees and not measure.must:
        return tuple((one.id, one.title) for one in measure.degrees)
    return ()


def yearly(measure: Measure | None) -> bool:
    """Whether a row is told by years: one figure, or one of several options."""
    return measure is not None and (yearly_figure(measure) or bool(yearly_options(measure)))


def lacking_years(row: RowResult, answer: Answer, years: Sequence[int]) -> tuple[int, ...]:
    """Return which of the earlier ``years`` a row answered for the evaluated one still lacks.

    A row that does not count, or does not apply, lacks none.
    """
    if row.status not in ("scored", "benchmark-missing") or not yearly(row.measure):
        return ()
    return tuple(year for year in years if answer.earlier.get(str(year), _NOTHING) == _NOTHING)
