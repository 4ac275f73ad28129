"""What is missing of the years before the evaluated one, where the table asks for several."""

from __future__ import annotations

from collections.abc import Iterator

from gf_desktop.domain.document import Document
from gf_desktop.domain.finding import Finding
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.result import Result, RowResult
from gf_desktop.domain.years import earlier_years, lacking_years


def lacking(document: Document, pack: Pack, row: RowResult) -> tuple[int, ...]:
    """Return the earlier years that an answered row lacks, the oldest first."""
    return lacking_years(row, document.answer(row.id), earlier_years(document.year, pack.table))


def year_findings(document: Document, pack: Pack, result: Result) -> Iterator[Finding]:
    """Yield the years that answered rows lack: row by row, or once while nothing is said of any earlier year."""
    found = [(row, years) for row in result.rows if (years := lacking(document, pack, row))]
    if found and not any(answer.earlier for answer in document.answers.values()):
        row, years = found[0]
        said = message("finding.years-none", years=_texts(years), count=pack.table.years)
        yield Finding("warning", said.code, said, ("answers", row.id))
        return
    for row, years in found:
        said = message("finding.years-open", years=_texts(years))
        whole = message("finding.row", row=row.indicator.title, said=said)
        yield Finding("warning", said.code, whole, ("answers", row.id))


def _texts(years: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(str(year) for year in years)
