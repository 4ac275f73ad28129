"""The form's basic information as a page of the platform's workbook: a line a field, its text in a cell of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.platform_sheet import Entry
from gf_desktop.domain.report.cells import said
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
    paper,
    put_head,
    put_text,
    text_lines,
)

if TYPE_CHECKING:
    from openpyxl.cell import Cell as BookCell
    from openpyxl.worksheet.worksheet import Worksheet

Say = Callable[[Message], str]
WIDTHS = {"A": 26, "B": 72, "C": 40}


def write_information(page: Worksheet, entries: Sequence[Entry], say: Say) -> None:
    """Write a heading, then title, text and the form's remark of each field, in the form's order."""
    heads = (message("sheet.form.title"), message("sheet.form.text"), message("sheet.form.note"))
    for place, head in enumerate(heads, 1):
        put_head(at(page, 1, place), say(head), border(top=ACCENT))
    for number, one in enumerate(entries, 2):
        texts = (one.title, said(one.text, say), said(one.note, say))
        for place, text in enumerate(texts, 1):
            _write_text(at(page, number, place), text, place)
        lines = max(text_lines(text, width) for text, width in zip(texts, WIDTHS.values(), strict=True))
        page.row_dimensions[number].height = min(lines * LINE_HEIGHT + 8, MOST_HEIGHT)
    _set_up(page)


def _write_text(cell: BookCell, text: str, place: int) -> None:
    from openpyxl.styles import Alignment, Font

    put_text(cell, text)
    cell.font = Font(
        name=HEAD_FONT if place == 1 else FONT, size=SIZE, color=GREY if place == len(WIDTHS) else None
    )
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.border = border()


def _set_up(page: Worksheet) -> None:
    for letter, width in WIDTHS.items():
        page.column_dimensions[letter].width = width + 1
    page.row_dimensions[1].height = LINE_HEIGHT + 8
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.sheet_view.showGridLines = False
    paper(page, landscape=False)
