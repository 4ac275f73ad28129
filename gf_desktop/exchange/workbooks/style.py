"""How a workbook of ours looks: fonts, fills, borders and rights of each kind of cell, as named styles.

Colours never speak alone: what each means is written on the first sheet, and a required heading carries a star.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gf_desktop.exchange import paper
from gf_desktop.exchange.paper import ACCENT, FONT, GREY, HEAD_FILL, HEAD_FONT, LINE, SIZE

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet.worksheet import Worksheet

REQUIRED_FILL = "FFF4D6"
ROW_HEIGHT = 18.0  # points
ID_FILL = "EFEFEF"
NOTE, ENTRY, SUM = "gf-提示", "gf-填写", "gf-合计"
TITLE, HINT, HEADING, REQUIRED = "gf-标题", "gf-说明", "gf-表头", "gf-必填表头"
TEXT, FIGURE, CHOICE, ID, FIXED, WORDS = "gf-文字", "gf-数字", "gf-选项", "gf-编号", "gf-固定", "gf-正文"
OF_KIND = {
    "id": ID,
    "text": TEXT,
    "figures": TEXT,
    "reference": CHOICE,
    "choice": CHOICE,
    "unit": CHOICE,
    "number": FIGURE,
    "quantity": FIGURE,
    "whole": FIGURE,
    "months": FIGURE,
    "fixed": FIXED,
}
TABS = {"needed": ACCENT, "optional": LINE, "form": "2B5F9E"}


def add_styles(book: Workbook) -> None:
    """Give a workbook the styles that its cells name."""
    for style in (
        _style(TITLE, size=14, head=True, border=False),
        _style(HINT, size=9, colour=GREY, border=False),
        _style(HEADING, head=True, fill=HEAD_FILL, side="center", wrap=True),
        _style(REQUIRED, head=True, fill=REQUIRED_FILL, side="center", wrap=True),
        _style(TEXT, locked=False, wrap=True, number="@"),
        _style(CHOICE, locked=False, wrap=True, number="@"),
        _style(FIGURE, locked=False, side="right"),
        _style(ID, size=8, colour=GREY, fill=ID_FILL, locked=False, number="@"),
        _style(FIXED, colour=GREY, fill=HEAD_FILL, wrap=True),
        _style(SUM, colour=GREY, fill=HEAD_FILL, side="right"),
        _style(WORDS, wrap=True, border=False, indent=True),
        _style(NOTE, size=9, colour=GREY, wrap=True, border=False, indent=True),
        _style(ENTRY, locked=False, wrap=True, indent=True),
    ):
        book.add_named_style(style)


def _style(
    name: str,
    *,
    size: int = SIZE,
    head: bool = False,
    colour: str | None = None,
    fill: str | None = None,
    side: str = "left",
    number: str = "General",
    **flags: bool,
) -> NamedStyle:
    """Return a style; ``flags`` are ``wrap``, ``indent``, ``border`` (unless said otherwise), ``locked`` (likewise)."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    line = Side(style="thin", color=LINE)
    made = NamedStyle(name=name)
    made.font = Font(name=HEAD_FONT if head else FONT, size=size, bold=head, color=colour)
    made.alignment = Alignment(
        horizontal=side,
        vertical="center",
        wrap_text=flags.get("wrap", False),
        indent=flags.get("indent", False),
    )
    made.protection = Protection(locked=flags.get("locked", True))
    made.number_format = number
    if fill:
        made.fill = PatternFill("solid", fgColor=fill)
    if flags.get("border", True):
        made.border = Border(left=line, right=line, top=line, bottom=line)
    return made


def open_column(sheet: Worksheet, letter: str, kind: str, width: float) -> None:
    """Set a column's width and let what lies below the prepared rows be filled in as well."""
    from openpyxl.styles import Font, Protection

    column = sheet.column_dimensions[letter]
    column.width = width
    column.font = Font(name=FONT, size=SIZE)
    column.protection = Protection(locked=kind == "fixed")
    if kind in ("text", "choice", "unit", "reference", "id", "figures"):
        column.number_format = "@"


def protect(sheet: Worksheet) -> None:
    """Keep headings from slips, without a password; filling in, sorting, filtering, rows and widths stay free."""
    guard = sheet.protection
    guard.sheet = True
    guard.formatCells = guard.formatColumns = guard.formatRows = False
    guard.insertRows = guard.deleteRows = guard.sort = guard.autoFilter = False


def set_up(sheet: Worksheet, *, landscape: bool, titles: str = "", wide: int = 1) -> None:
    """Set the page up: A4, ``wide`` pages across, headings and first columns repeated, page numbers."""
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = ROW_HEIGHT, True
    paper.paper(sheet, landscape=landscape)
    sheet.page_setup.fitToWidth = wide
    sheet.print_options.horizontalCentered = False
    if titles:
        sheet.print_title_rows = titles
    if wide > 1:
        sheet.print_title_cols = "A:B"
    sheet.sheet_view.showGridLines = False
