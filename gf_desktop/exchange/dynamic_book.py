"""The yearly figures of a listed unit as a workbook: whose form it is, figures by year, changes to be reported."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.programmes.dynamic import DynamicRow, DynamicTable, YearCell
from gf_desktop.domain.report.cells import Say, said, shown
from gf_desktop.exchange.files import write_beside
from gf_desktop.exchange.form_page import FormPage, Head

_TITLE, _UNIT, _YEAR, _NOTE = 34, 14, 20, 40


def write_dynamic(table: DynamicTable, path: Path, *, say: Say) -> None:
    """Write the yearly figures as a workbook (.xlsx).

    Raises:
        UserFacingError: If the place cannot be written; then what stood there still stands.
    """
    write_beside(path, dynamic_bytes(table, say=say))


def dynamic_bytes(table: DynamicTable, *, say: Say) -> bytes:
    """Return the workbook of the yearly figures."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = say(message("dynamic.page"))
    head = Head(applicant=table.applicant, year=table.years[0], table=table.title, lead="", base="")
    widths = (_TITLE, _UNIT, *(_YEAR for _ in table.years), _NOTE)
    _Page(FormPage(page, head, say, widths=widths), table, say).write()
    book.properties.title = f"{table.applicant} {table.years[0]} {table.title}"
    book.properties.creator = ""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


class _Page:
    """Writes the one sheet."""

    def __init__(self, form: FormPage, table: DynamicTable, say: Say) -> None:
        self._form, self._table, self._say = form, table, say
        self._last = len(form.widths)

    def write(self) -> None:
        table = self._table
        self._form.title(table.title)
        for said_there in (table.standing, table.note, message("dynamic.article", article=table.article)):
            self._form.text(said(said_there, self._say), words=True)
        self._fact("dynamic.enterprise", table.applicant)
        if table.credit_code is not None:
            self._fact("dynamic.credit-code", table.credit_code)
        self._figures()
        self._changes()
        self._form.signatures()
        self._form.finish()

    def _fact(self, code: str, text: str) -> None:
        self._form.put(1, self._word(code), label=True)
        self._form.put(2, text, last=self._last)
        self._form.next()

    def _figures(self) -> None:
        self._form.part(self._word("dynamic.part.figures"))
        years = (self._say(message("dynamic.column.year", year=str(year))) for year in self._table.years)
        first = (self._word("dynamic.column.figure"), self._word("dynamic.column.unit"))
        self._form.header(*first, *years, self._word("dynamic.column.note"))
        self._origins()
        for row in self._table.rows:
            self._row(row)

    def _origins(self) -> None:
        """Say below each year which evaluation it comes from."""
        self._form.put(1, self._word("dynamic.column.origin"), label=True)
        self._form.put(2, "", centre=True)
        for place, origin in enumerate(self._table.origins, 3):
            self._form.put(place, self._say(origin))
        self._form.put(self._last, "")
        self._form.next()

    def _row(self, row: DynamicRow) -> None:
        self._form.put(1, said(row.title, self._say))
        self._form.put(2, row.unit, centre=True)
        for place, cell in enumerate(row.cells, 3):
            self._cell(place, cell)
        self._form.put(self._last, said(row.note, self._say, "；"))
        self._form.next()

    def _cell(self, place: int, cell: YearCell) -> None:
        """Write a figure whole, shown with the decimals that it has in the platform's table."""
        if cell.exact is not None and isinstance(cell.text, str):
            self._form.number(place, cell.exact, decimals=len(cell.text.partition(".")[2]))
        else:
            self._form.put(place, shown(cell, self._say))

    def _changes(self) -> None:
        if not self._table.changes:
            return
        self._form.part(self._word("dynamic.part.changes"))
        blanks = ("",) * (self._last - 4)
        words = ("change", "state", "told", "papers")
        first, second, third, last = (self._word(f"dynamic.column.{word}") for word in words)
        self._form.header(first, second, third, *blanks, last)
        for line in self._table.changes:
            self._form.put(1, line.title)
            self._form.put(2, self._say(line.state), centre=True)
            self._form.put(3, line.note, last=self._last - 1)
            self._form.put(self._last, line.papers)
            self._form.next()

    def _word(self, code: str) -> str:
        return self._say(Message(code))
