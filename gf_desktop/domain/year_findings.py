"""What is missing or cannot be of the years before the evaluated one, where the table asks for several."""

from __future__ import annotations

from collections.abc import Iterator

from gf_desktop.domain.document import Document
from gf_desktop.domain.finding import Finding, Severity
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.result import Result, RowResult
from gf_desktop.domain.scoring.years import impossible_years
from gf_desktop.domain.years import earlier_years, lacking_years


def lacking(document: Document, pack: Pack, row: RowResult) -> tuple[int, ...]:
    """Return the earlier years that an answered row lacks, the oldest first."""
    return lacking_years(row, document.answer(row.id), _asked(document, pack))


def drafted(document: Document, pack: Pack, row: RowResult) -> tuple[tuple[int, str], ...]:
    """Return the earlier years of a row whose text is no figure yet, each with the text, the oldest first."""
    answer = document.answer(row.id)
    if answer.not_applicable:
        return ()
    years = ((year, answer.drafts.get(f"earlier/{year}", "")) for year in _asked(document, pack))
    return tuple((year, text) for year, text in years if text)


def year_troubles(document: Document, pack: Pack, row: RowResult) -> tuple[Message, ...]:
    """Return which values of earlier years cannot be true, the oldest first, each with its year and why."""
    found = impossible_years(document, pack, row.indicator)
    return tuple(message("score.year-impossible", year=str(year), said=why) for year, why in found)


def year_open(document: Document, pack: Pack, row: RowResult) -> bool:
    """Whether something typed for an earlier year is to be put right: it cannot be true, or is no figure yet."""
    return bool(year_troubles(document, pack, row) or drafted(document, pack, row))


def year_findings(document: Document, pack: Pack, result: Result) -> Iterator[Finding]:
    """Yield what cannot be of earlier years, what is no figure yet, and the years that answered rows lack."""
    for row in result.rows:
        for said in year_troubles(document, pack, row):
            yield _of_row("error", row, said)
        for year, text in drafted(document, pack, row):
            yield _of_row("warning", row, message("finding.year-draft", year=str(year), text=text))
    yield from _lacking(document, pack, result)


def _lacking(document: Document, pack: Pack, result: Result) -> Iterator[Finding]:
    """Yield the years that answered rows lack: row by row, or once while nothing is said of any earlier year."""
    found = [(row, years) for row in result.rows if (years := _unsaid(document, pack, row))]
    if found and not any(_told(document, pack, row) for row in result.rows):
        row, years = found[0]
        said = message("finding.years-none", years=_texts(years), count=pack.table.years)
        yield Finding("warning", said.code, said, ("answers", row.id))
        return
    for row, years in found:
        yield _of_row("warning", row, message("finding.years-open", years=_texts(years)))


def _unsaid(document: Document, pack: Pack, row: RowResult) -> tuple[int, ...]:
    """Return the years a row lacks of which no draft says so already."""
    said = {year for year, _ in drafted(document, pack, row)}
    return tuple(year for year in lacking(document, pack, row) if year not in said)


def _told(document: Document, pack: Pack, row: RowResult) -> bool:
    return bool(document.answer(row.id).earlier or drafted(document, pack, row))


def _of_row(severity: Severity, row: RowResult, said: Message) -> Finding:
    whole = message("finding.row", row=row.indicator.title, said=said)
    return Finding(severity, said.code, whole, ("answers", row.id))


def _asked(document: Document, pack: Pack) -> tuple[int, ...]:
    return earlier_years(document.year, pack.table)


def _texts(years: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(str(year) for year in years)
