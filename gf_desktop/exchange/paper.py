"""Cells and pages as every workbook that is handed in has them: fonts, lines, paper, and nothing that could run."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell as BookCell
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

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
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def at(page: Worksheet, row: int, place: int) -> BookCell:
    """Return the cell in a row and a column, both counted from 1."""
    from openpyxl.cell import Cell as BookCell

    cell = page.cell(row, place)
    assert isinstance(cell, BookCell), "a cell under a merged one holds nothing"
    return cell


def holds(text: str) -> bool:
    """Whether a binary fraction of Excel's 15 digits gives this decimal text back."""
    digits = text.lstrip("-").replace(".", "").lstrip("0")
    return len(digits) <= DIGITS and Decimal(repr(float(text))) == Decimal(text)


def number_format(text: str) -> str:
    """Return the format that shows a decimal text with its own decimals."""
    decimals = len(text.partition(".")[2])
    return "0." + "0" * decimals if decimals else "0"


def put_head(cell: BookCell, text: str, frame: Border) -> None:
    """Write the head of a column."""
    from openpyxl.styles import Alignment, Font, PatternFill

    put_text(cell, text)
    cell.font = Font(name=HEAD_FONT, size=SIZE, bold=True)
    cell.fill = PatternFill("solid", fgColor=HEAD_FILL)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = frame


def put_text(cell: BookCell, text: str) -> None:
    """Write text as text: never a formula, no characters that a workbook cannot hold."""
    clean = _CONTROL.sub("", text)
    cell.value = clean[: MOST_TEXT - 1] + "…" if len(clean) > MOST_TEXT else clean
    cell.data_type = "s"
    cell.number_format = "@"
    if clean[:1] in tuple("=+-@"):
        cell.quotePrefix = True


def border(top: str = LINE) -> Border:
    """Return thin lines around a cell; a ``top`` of another colour is stronger."""
    from openpyxl.styles import Border, Side

    thin = Side(style="thin", color=LINE)
    return Border(
        left=thin, right=thin, bottom=thin, top=Side(style="thin" if top == LINE else "medium", color=top)
    )


def text_lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of ``width`` Latin characters."""
    return sum(-(-max(wide(line), 1) // max(width - 1, 1)) for line in text.split("\n"))


def wide(text: str) -> int:
    """Return the width in Latin characters: a Chinese one counts two."""
    return sum(2 if ord(one) > 0x2E7F else 1 for one in text)


def paper(page: Worksheet, *, landscape: bool) -> None:
    """Set a page up: A4, one page wide, its number at the foot."""
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
