"""The platform's table as rows and columns of the screen: what is seen in a cell, and what is copied from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from gf_desktop.domain.messages import Message
from gf_desktop.domain.platform_sheet import Column as SheetColumn
from gf_desktop.domain.platform_sheet import Sheet, SheetRow
from gf_desktop.domain.report.cells import Cell, said, shown
from gf_desktop.ui.widgets.table_model import Column

Say = Callable[[Message], str]
FIGURES = frozenset(("points", "lead", "base", "weight", "value", "score"))
VALUE = "value"
NAME = "indicator"
"""The last of the columns that stay where they are while the others are scrolled."""
WIDTHS = {
    "section": 5,
    "number": 2,
    "group": 4,
    "indicator": 9,
    "type": 4,
    "points": 2,
    "unit": 4,
    "lead": 4,
    "base": 4,
    "weight": 3,
    "value": 5,
    "upload": 4,
    "review": 7,
    "applicable": 4,
    "required": 16,
    "score": 4,
    "note": 16,
}
"""Room of each column in Chinese characters; a longer text is shortened on the screen, never in the copy."""
WHOLE = frozenset(("points", "unit", "lead", "base"))
"""Columns of short words and figures, which are not shortened: nobody guesses them from their beginning."""
_USUAL = 6


def columns(sheet: Sheet, say: Say) -> list[Column[SheetRow]]:
    """Return the table's columns in the platform's order."""
    return [_column(column, say) for column in sheet.columns]


def _column(column: SheetColumn, say: Say) -> Column[SheetRow]:
    key = column.key
    return Column(
        key=key,
        title=broken(said(column.title, say), WIDTHS.get(key, _USUAL)),
        text=partial(seen, key=key, say=say),
        raw=partial(pasted, key=key, say=say),
        tip=partial(_tip, key=key, say=say),
        colour=partial(_colour, key=key),
        figure=key in FIGURES or key.startswith(f"{VALUE}-"),
        width=WIDTHS.get(key, _USUAL),
    )


def broken(title: str, width: int) -> str:
    """Return a title in two lines where it is longer than its column: before a bracket, after a year, in the middle."""
    if len(title) <= width:
        return title
    middle = len(title) // 2
    place = title.find("（") if "（" in title else title.find("年") + 1 or middle + middle % 2
    return f"{title[:place]}\n{title[place:]}"


def cell(row: SheetRow, key: str) -> Cell:
    """Return a cell; an empty one where the row has none, as below a merged cell of the form."""
    return row.cells.get(key, Cell())


def seen(row: SheetRow, key: str, say: Say) -> str:
    """Return what stands in a cell on one line."""
    return read(row, key, say).replace("\n", "　")


def read(row: SheetRow, key: str, say: Say) -> str:
    """Return what a cell says in full: its text with the remark on it, else why there is none."""
    of = cell(row, key)
    text = shown(of, say)
    return f"{text}（{say(of.remark)}）" if of.remark is not None else text


def pasted(row: SheetRow, key: str, say: Say) -> str:
    """Return what is pasted into the platform, to the character; nothing where only words explain an empty cell."""
    return said(cell(row, key).text, say)


def _tip(row: SheetRow, key: str, say: Say) -> str:
    text = read(row, key, say)
    return text if len(text) > WIDTHS.get(key, _USUAL) else ""


def _colour(row: SheetRow, key: str) -> str:
    return "muted" if cell(row, key).empty or (row.inner and key in ("section", "number", "group")) else ""
