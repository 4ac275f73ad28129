"""Output value of the year and of the last three years, in 万元."""

from __future__ import annotations

from fractions import Fraction

from gf_desktop.domain.calculators.work import ZERO, Work, figure_text
from gf_desktop.domain.ledgers.production import OutputValueRow
from gf_desktop.domain.messages import message


def output_value(work: Work) -> Fraction:
    """Return G: the output value of the data year in 万元."""
    return output_value_of(work, work.inputs.year)


def three_years(work: Work) -> tuple[int, int, int]:
    """Return the data year and the two before it."""
    year = work.inputs.year
    return year - 2, year - 1, year


def output_value_of(work: Work, year: int) -> Fraction:
    """Return the output value of one year in 万元; a year without a row is missing."""
    return _of_year(work, _rows(work), year)


def output_value_of_three(work: Work) -> Fraction:
    """Return the output value of the data year and the two before it in 万元, all at prices of one kind."""
    rows, years = _rows(work), three_years(work)
    _one_basis(work, [row for row in rows if row.year in years])
    return sum((_of_year(work, rows, year) for year in years), ZERO)


def _rows(work: Work) -> tuple[OutputValueRow, ...]:
    return work.rows("output_value", OutputValueRow)


def _of_year(work: Work, every: tuple[OutputValueRow, ...], year: int) -> Fraction:
    rows = [row for row in every if row.year == year]
    if not rows and work.inputs.ledgers.output_value:
        work.lack(message("calc.year-missing", year=str(year)), "output_value", str(year))
    _one_basis(work, rows)
    total = sum((work.amount(row, "value", "万元", ask=True) for row in rows), ZERO)
    said = message("calc.output-value", year=str(year), value=figure_text(total))
    work.say(said, total, "万元", *work.figures_at(rows, "value"))
    return total


def _one_basis(work: Work, rows: list[OutputValueRow]) -> None:
    """The same output at current and at constant prices is one output told twice: never added up."""
    told = [row for row in rows if row.basis]
    if len({row.basis for row in told}) > 1:
        work.lack(message("calc.output-value-bases"), "output_value", told[-1].id, "basis")
