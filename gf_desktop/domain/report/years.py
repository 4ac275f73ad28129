"""Several years on paper: what each row was in the years before the evaluated one, and what each year scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Any

from gf_desktop.domain.document import Answer, Document, YearAnswer
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.report.cells import Cell, Say, figure, lines, option_title, shown
from gf_desktop.domain.result import Result, RowResult
from gf_desktop.domain.scoring.task import amount
from gf_desktop.domain.scoring.totals import of_year
from gf_desktop.domain.years import earlier_years, yearly

_NOTHING = YearAnswer()


def year_cell(row: RowResult, answer: Answer, year: int) -> Cell:
    """Return the value of an earlier year; an empty cell for a row that is not told by years."""
    measure = row.measure
    if answer.not_applicable:
        return Cell(words=message("report.value.not-applicable"))
    if measure is None or not yearly(measure):
        return Cell()
    was = answer.earlier.get(str(year), _NOTHING)
    if was.option is not None:
        return Cell(option_title(measure, was.option))
    return figure(was.value, message("report.value.blank"))


def values_note(document: Document, pack: Pack, row: RowResult, say: Say) -> tuple[Message, ...]:
    """Return the row's values of all years in one sentence, the evaluated year last; nothing where there is one only.

    Of a row of which nothing is said in any earlier year nothing is said here either.
    """
    answer = document.answer(row.id)
    years = earlier_years(document.year, pack.table)
    cells = [(year, year_cell(row, answer, year)) for year in years]
    if answer.not_applicable or all(one.empty for _, one in cells):
        return ()
    own = lines(document, row)[0]
    values = (*cells, (document.year, own.value))
    said = tuple(
        say(message("report.year-value", year=year, value=_value_text(one, own.unit, say)))
        for year, one in values
    )
    return (message("report.year-values", values=said),)


def _value_text(cell: Cell, unit: str, say: Say) -> str:
    text = shown(cell, say)
    return amount(text, unit) if cell.kind == "figure" and not cell.empty else text


def year_rows(document: Document, result: Result) -> list[dict[str, Any]]:
    """Return what each year scored, the evaluated one last; none where the table scores one year only."""
    if not result.earlier:
        return []
    return [
        {
            "year": str(one.year),
            "sections": [fixed_text(section.score, result.places) for section in one.sections],
            "total": fixed_text(one.total, result.places),
            "highest": fixed_text(one.highest, result.places),
            "unanswered": str(one.unanswered),
            "invalid": list(one.invalid),
        }
        for one in (*result.earlier, of_year(document.year, result))
    ]


def year_total(row: Mapping[str, Any]) -> Message:
    """Return a year's total; where it may still rise, with what is missing or cannot be, and the most it can be."""
    total = message("report.year-total", year=row["year"], total=row["total"])
    remarks = tuple(_remarks(row))
    if not remarks:
        return total
    joined = reduce(lambda said, more: message("report.year-also", said=said, more=more), remarks)
    return message("report.year-total-open", total=total, remarks=joined)


def _remarks(row: Mapping[str, Any]) -> Iterator[Message]:
    if row["invalid"]:
        yield message("report.year-invalid", titles=tuple(row["invalid"]))
    if row["unanswered"] != "0":
        yield message("report.year-unanswered", rows=row["unanswered"])
    if row["highest"] != row["total"]:
        yield message("report.year-highest", highest=row["highest"])


def total_title(pack: Pack) -> Message:
    """Return what the total of a year is called: the authority's own name of its index, else 自评得分."""
    index = pack.table.index
    if index is None:
        return message("sheet.fact.total")
    return message("report.index-title", title=index.title, symbol=index.symbol)


def year_totals(document: Document, pack: Pack, result: Result, say: Say) -> Iterator[Message]:
    """Yield the sentence that names the total of each year; none where the table scores one year only."""
    totals = tuple(say(year_total(row)) for row in year_rows(document, result))
    if totals:
        yield message("report.year-totals", name=total_title(pack), totals=totals)
