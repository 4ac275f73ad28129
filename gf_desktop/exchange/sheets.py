"""The platform's table as a workbook: the form as people know it, figures as figures, nothing that could run.

Excel holds a figure as a binary fraction with 15 digits; a figure that this would change is written as text instead.
Text that begins like a formula stays text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from gf_desktop.domain.messages import Message
from gf_desktop.domain.platform_sheet import Column, Sheet, SheetRow
from gf_desktop.domain.report.cells import Cell, said, shown
from gf_desktop.exchange.files import write_beside

if TYPE_CHECKING:
    from openpyxl.cell import Cell as BookCell
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

Say = Callable[[Message], str]

FONT = "宋体"
HEAD_FONT = "黑体"
SIZE = 10
LINE = "8A938E"
ACCENT = "1E7B4F"
GREY = "56625C"
HEAD_FILL = "EEF3F0"
LINE_HEIGHT = 14.0  # points, for one line of SIZE
MOST_HEIGHT = 400.0  # Excel allows 409
MOST_TEXT = 32_767  # characters Excel keeps in one cell
DIGITS = 15  # decimal digits that Excel keeps of a figure
TABLE_ROW = 3  # the header; above it the title and the line that says what the table is
CENTRED = frozenset(("section", "number", "group", "type", "unit", "applicable"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


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
            _write_cell(_at(page, number, place), column, row.cells.get(column.key, Cell()), say)
        page.row_dimensions[number].height = _height(sheet.columns, row, counts[row.indicator], say)
    _merge(page, sheet)
    _set_up(page, sheet)


def _write_head(page: Worksheet, sheet: Sheet, say: Say) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    last = len(sheet.columns)
    for number, text, size in ((1, said(sheet.title, say), 15), (2, say(Message("sheet.subtitle")), 9)):
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=last)
        cell = _at(page, number, 1)
        _put_text(cell, text)
        cell.font = Font(name=HEAD_FONT, size=size, bold=number == 1, color=None if number == 1 else GREY)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    page.row_dimensions[1].height, page.row_dimensions[2].height = 30, 18
    for place, column in enumerate(sheet.columns, 1):
        cell = _at(page, TABLE_ROW, place)
        _put_text(cell, said(column.title, say))
        cell.font = Font(name=HEAD_FONT, size=SIZE, bold=True)
        cell.fill = PatternFill("solid", fgColor=HEAD_FILL)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _border(top=ACCENT)
    page.row_dimensions[TABLE_ROW].height = 44


def _at(page: Worksheet, row: int, place: int) -> BookCell:
    from openpyxl.cell import Cell as BookCell

    cell = page.cell(row, place)
    assert isinstance(cell, BookCell), "a cell under a merged one holds nothing"
    return cell


def _write_cell(target: BookCell, column: Column, cell: Cell, say: Say) -> None:
    from openpyxl.styles import Alignment, Font

    text = shown(cell, say)
    words = cell.empty and cell.words is not None
    if cell.kind == "figure" and _holds(text):
        target.value = float(text) if "." in text else int(text)
        target.number_format = _number_format(text)
    elif text:
        _put_text(target, text)
    target.font = Font(name=FONT, size=SIZE, italic=words, color=GREY if words else None)
    centred = column.key in CENTRED
    side = "center" if centred else "right" if cell.kind == "figure" else "left"
    target.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True, indent=side == "right")
    target.border = _border()


def _holds(text: str) -> bool:
    """Whether a binary fraction of Excel's 15 digits gives this decimal text back."""
    digits = text.lstrip("-").replace(".", "").lstrip("0")
    return len(digits) <= DIGITS and Decimal(repr(float(text))) == Decimal(text)


def _number_format(text: str) -> str:
    decimals = len(text.partition(".")[2])
    return "0." + "0" * decimals if decimals else "0"


def _put_text(cell: BookCell, text: str) -> None:
    """Write text as text: never a formula, no characters that a workbook cannot hold."""
    clean = _CONTROL.sub("", text)
    cell.value = clean[: MOST_TEXT - 1] + "…" if len(clean) > MOST_TEXT else clean
    cell.data_type = "s"
    cell.number_format = "@"
    if clean[:1] in tuple("=+-@"):
        cell.quotePrefix = True


def _border(top: str = LINE) -> Border:
    from openpyxl.styles import Border, Side

    thin = Side(style="thin", color=LINE)
    return Border(
        left=thin, right=thin, bottom=thin, top=Side(style="thin" if top == LINE else "medium", color=top)
    )


def _height(columns: Iterable[Column], row: SheetRow, count: int, say: Say) -> float:
    """Return the height that a line needs; what reaches over the ``count`` lines of its row is shared among them."""
    lines = [1]
    for column in columns:
        text = shown(row.cells[column.key], say) if column.key in row.cells else ""
        if column.span in ("", "row"):
            lines.append(-(-_lines(text, column.width) // (count if column.span else 1)))
    return min(max(lines) * LINE_HEIGHT + 6, MOST_HEIGHT)


def _lines(text: str, width: int) -> int:
    return sum(-(-max(_wide(line), 1) // max(width - 1, 1)) for line in text.split("\n"))


def _wide(text: str) -> int:
    """Return the width in Latin characters: a Chinese one counts two."""
    return sum(2 if ord(one) > 0x2E7F else 1 for one in text)


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
    page.freeze_panes = _at(page, TABLE_ROW + 1, indicator + 1).coordinate
    page.print_title_rows = f"{TABLE_ROW}:{TABLE_ROW}"
    page.sheet_view.showGridLines = False
    _paper(page, landscape=True)


def _paper(page: Worksheet, *, landscape: bool) -> None:
    from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.6
    page.page_margins.footer = 0.25
    page.HeaderFooter = HeaderFooter(oddFooter=HeaderFooterItem(center=_HeaderFooterPart(text="&P / &N")))
    page.print_options.horizontalCentered = True


def _write_facts(page: Worksheet, sheet: Sheet, say: Say) -> None:
    from openpyxl.styles import Alignment, Font

    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 22, 96
    for number, fact in enumerate(sheet.facts, 1):
        text = said(fact.text, say)
        for place, one in ((1, say(fact.title)), (2, text)):
            cell = _at(page, number, place)
            _put_text(cell, one)
            cell.font = Font(name=HEAD_FONT if place == 1 else FONT, size=SIZE)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            cell.border = _border()
        page.row_dimensions[number].height = min(_lines(text, 94) * LINE_HEIGHT + 8, MOST_HEIGHT)
    page.sheet_view.showGridLines = False
    _paper(page, landscape=False)
