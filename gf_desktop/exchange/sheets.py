"""The platform's table as a workbook: the form as people know it, figures as figures, nothing that could run.

Excel holds a figure as a binary fraction with 15 digits; a figure that this would change is written as text instead.
Text that begins like a formula stays text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from gf_desktop.domain.messages import Message
from gf_desktop.domain.platform_sheet import Column, Sheet, SheetRow
from gf_desktop.domain.report.cells import Cell, said, shown
from gf_desktop.exchange.files import write_beside
from gf_desktop.exchange.information_page import write_information
from gf_desktop.exchange.paper import (
    ACCENT,
    FONT,
    GREY,
    HEAD_FONT,
    LINE_HEIGHT,
    MOST_HEIGHT,
    SIZE,
    at,
    border,
    holds,
    number_format,
    paper,
    put_head,
    put_text,
    text_lines,
)

if TYPE_CHECKING:
    from openpyxl.cell import Cell as BookCell
    from openpyxl.worksheet.worksheet import Worksheet

Say = Callable[[Message], str]

TABLE_ROW = 3  # the header; above it the title and the line that says what the table is
CENTRED = frozenset(("section", "number", "group", "type", "unit", "applicable"))


def write_platform_sheet(sheet: Sheet, path: Path, *, say: Say) -> None:
    """Write the platform's table as a workbook (.xlsx) with a second page that says what it is.

    Raises:
        UserFacingError: If the place cannot be written; then what stood there still stands.
    """
    write_beside(path, workbook_bytes(sheet, say))


def workbook_bytes(sheet: Sheet, say: Say) -> bytes:
    """Return the workbook of the platform's table."""
    from openpyxl import Workbook

    book = Workbook()
    form = book.worksheets[0]
    form.title = say(Message("sheet.page.form"))
    _write_form(form, sheet, say)
    if sheet.information:
        write_information(book.create_sheet(say(Message("sheet.page.information"))), sheet.information, say)
    _write_facts(book.create_sheet(say(Message("sheet.page.facts"))), sheet, say)
    book.properties.title = said(sheet.title, say)
    book.properties.creator = ""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_form(page: Worksheet, sheet: Sheet, say: Say) -> None:
    _write_head(page, sheet, say)
    counts = Counter(row.indicator for row in sheet.rows)
    for number, row in enumerate(sheet.rows, TABLE_ROW + 1):
        for place, column in enumerate(sheet.columns, 1):
            _write_cell(at(page, number, place), column, row.cells.get(column.key, Cell()), say)
        page.row_dimensions[number].height = _height(sheet.columns, row, counts[row.indicator], say)
    _merge(page, sheet)
    _set_up(page, sheet)


def _write_head(page: Worksheet, sheet: Sheet, say: Say) -> None:
    from openpyxl.styles import Alignment, Font

    last = len(sheet.columns)
    for number, text, size in ((1, said(sheet.title, say), 15), (2, say(Message("sheet.subtitle")), 9)):
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=last)
        cell = at(page, number, 1)
        put_text(cell, text)
        cell.font = Font(name=HEAD_FONT, size=size, bold=number == 1, color=None if number == 1 else GREY)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    page.row_dimensions[1].height, page.row_dimensions[2].height = 30, 18
    for place, column in enumerate(sheet.columns, 1):
        put_head(at(page, TABLE_ROW, place), said(column.title, say), border(top=ACCENT))
    page.row_dimensions[TABLE_ROW].height = 44


def _write_cell(target: BookCell, column: Column, cell: Cell, say: Say) -> None:
    from openpyxl.styles import Alignment, Font

    text = shown(cell, say)
    words = cell.empty and cell.words is not None
    if cell.kind == "figure" and holds(text):
        target.value = float(text) if "." in text else int(text)
        target.number_format = number_format(text)
    elif text:
        put_text(target, text)
    target.font = Font(name=FONT, size=SIZE, italic=words, color=GREY if words else None)
    centred = column.key in CENTRED
    side = "center" if centred else "right" if cell.kind == "figure" else "left"
    target.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True, indent=side == "right")
    target.border = border()


def _height(columns: Iterable[Column], row: SheetRow, count: int, say: Say) -> float:
    """Return the height that a line needs; what reaches over the ``count`` lines of its row is shared among them."""
    lines = [1]
    for column in columns:
        text = shown(row.cells[column.key], say) if column.key in row.cells else ""
        if column.span in ("", "row"):
            lines.append(-(-text_lines(text, column.width) // (count if column.span else 1)))
    return min(max(lines) * LINE_HEIGHT + 6, MOST_HEIGHT)


def _merge(page: Worksheet, sheet: Sheet) -> None:
    """Merge what reaches over several lines on the form; the first line keeps the text."""
    for place, column in enumerate(sheet.columns, 1):
        if not column.span:
            continue
        for first, last in _spans(sheet.rows, column):
            if last > first:
                top, bottom = first + TABLE_ROW + 1, last + TABLE_ROW + 1
                page.merge_cells(start_row=top, end_row=bottom, start_column=place, end_column=place)


def _spans(rows: tuple[SheetRow, ...], column: Column) -> Iterator[tuple[int, int]]:
    """Yield first and last line of each span of a column."""

    def key(place: int) -> tuple[str, ...]:
        row = rows[place]
        depth = ("section", "group", "row").index(column.span) + 1
        return (row.section, row.group, row.indicator)[:depth]

    for _, places in groupby(range(len(rows)), key):
        found = list(places)
        yield found[0], found[-1]


def _set_up(page: Worksheet, sheet: Sheet) -> None:
    """Freeze the header and the row's name, and set the page up: A4 across, one page wide, titles repeated."""
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(place)].width = column.width + 1
    indicator = [column.key for column in sheet.columns].index("indicator") + 1
    page.freeze_panes = at(page, TABLE_ROW + 1, indicator + 1).coordinate
    page.print_title_rows = f"{TABLE_ROW}:{TABLE_ROW}"
    page.sheet_view.showGridLines = False
    paper(page, landscape=True)


def _write_facts(page: Worksheet, sheet: Sheet, say: Say) -> None:
    from openpyxl.styles import Alignment, Font

    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 22, 96
    for number, fact in enumerate(sheet.facts, 1):
        text = said(fact.text, say)
        for place, one in ((1, say(fact.title)), (2, text)):
            cell = at(page, number, place)
            put_text(cell, one)
            cell.font = Font(name=HEAD_FONT if place == 1 else FONT, size=SIZE)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            cell.border = border()
        page.row_dimensions[number].height = min(text_lines(text, 94) * LINE_HEIGHT + 8, MOST_HEIGHT)
    page.sheet_view.showGridLines = False
    paper(page, landscape=False)
