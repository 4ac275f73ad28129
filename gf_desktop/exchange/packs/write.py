"""Write a pack's workbook: a guide, the form, the outlines and the lists, with comments and drop-down lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.pack import Labels, Pack, Rounding
from gf_desktop.exchange.packs.cells import EMPTY, YES_NO, from_cell, to_cell
from gf_desktop.exchange.packs.fields import fields_of
from gf_desktop.exchange.packs.guide import write_example, write_guide
from gf_desktop.exchange.packs.layout import (
    GIVEN,
    HEADINGS,
    KEY,
    LEVELS,
    MARK,
    MARKS,
    OWNER,
    Column,
    Layout,
    Level,
    SheetKey,
    layout,
    layouts,
)
from gf_desktop.exchange.packs.lines import Line, form, lines
from gf_desktop.exchange.packs.words import Words
from gf_desktop.exchange.paper import LINE_HEIGHT, MOST_HEIGHT, MOST_TEXT, at, text_lines
from gf_desktop.exchange.workbooks import style
from gf_desktop.exchange.workbooks.cells import put
from gf_desktop.exchange.workbooks.lists import Lists

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROOM = 300
"""How many lines below the last filled one are prepared with lists."""

_WIDTHS = {
    "text": 16,
    "number": 11,
    "whole": 9,
    "truth": 9,
    "choice": 13,
    "list": 18,
    "mapping": 20,
    "json": 20,
}
_WIDE = {
    "title": 34,
    "note": 56,
    "why": 40,
    "calculator": 24,
    "when": 24,
    "clause": 18,
    "id": 22,
    "@row": 30,
    "@level": 11,
    "number": 8,
}
_FORM_WIDTHS = (("A", 12), ("B", 26), ("C", 60), ("D", 60))
_TABS = {"header": "form", "rows": "needed", "gates": "needed", "sources": "needed"}
_BENCHMARKS = ("lead.value", "base.value")
_ALWAYS_NEEDED = frozenset({"header.id", "header.version", "header.title", "header.subject", "header.issuer"})


def pack_book(pack: Pack, words: Words) -> bytes:
    """Return a pack as a workbook (.xlsx).

    Raises:
        UserFacingError: If a text is longer than a cell can hold.
    """
    return _book(form(pack), {one.key: tuple(lines(one.key, pack)) for one in layouts()}, words)


def empty_book(words: Words) -> bytes:
    """Return a workbook to begin a table of one's own with: what is usual filled in, everything else blank."""
    usual: dict[str, object] = {"header.format": "gf-pack/1", "header.version": 1, "header.standing": "own"}
    for root, thing in (("header.labels", Labels()), ("table.rounding", Rounding())):
        usual |= {f"{root}.{one.key}": getattr(thing, one.key) for one in fields_of(type(thing))}
    return _book(Line(usual), {}, words, example=True)


def _book(
    facts: Line, content: Mapping[str, tuple[Line, ...]], words: Words, *, example: bool = False
) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    style.add_styles(book)
    write_guide(book.worksheets[0], words, example=example)
    if example:
        write_example(book.create_sheet(), words)
    sheets = {one.key: book.create_sheet(words.sheet(one.key)) for one in layouts()}
    lists = Lists(book.create_sheet(), words.say)
    for one in layouts():
        if one.key == "header":
            _write_form(sheets[one.key], facts, words, lists)
        else:
            _Table(sheets[one.key], one, words, lists).write(content.get(one.key, ()))
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    book.properties.creator = ""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_form(sheet: Worksheet, facts: Line, words: Words, lists: Lists) -> None:
    _head(sheet, layout("header"), words)
    for letter, width in _FORM_WIDTHS:
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["A"].hidden = True
    for row, column in enumerate(layout("header").columns, HEADINGS):
        put(at(sheet, row, 1), f"{MARK}{column.key}", style.ID)
        needed = column.key in _ALWAYS_NEEDED
        star = " *" if needed else ""
        put(at(sheet, row, 2), words.heading(column) + star, style.REQUIRED if needed else style.HEADING)
        _put_cell(sheet, row, 3, column, facts, words, "header")
        put(at(sheet, row, 4), words.help(column), style.NOTE)
        _offer(sheet, f"C{row}", _choices(column, words, lists, "header"), strict=_is_strict(column))
        value = facts.values.get(column.key)
        sheet.row_dimensions[row].height = _height([(str(value or ""), 58), (words.help(column), 62)])
        # Which format it is concerns nobody who fills in.
        sheet.row_dimensions[row].hidden = column.key == "header.format"
    style.set_up(sheet, landscape=False)


def _head(sheet: Worksheet, one: Layout, words: Words) -> None:
    put(at(sheet, 1, 1 if one.key != "header" else 2), words.sheet(one.key), style.TITLE)
    purpose = words.say(message(f"packs.purpose.{one.key}"))
    put(at(sheet, 2, 1 if one.key != "header" else 2), purpose, style.HINT)
    sheet.sheet_properties.tabColor = style.TABS[_TABS.get(one.key, "optional")]


def _put_cell(
    sheet: Worksheet, row: int, place: int, column: Column, line: Line, words: Words, key: str
) -> None:
    cell = at(sheet, row, place)
    shown = style.CHOICE if column.field.options else style.TEXT
    if column.field.kind in ("number", "whole") and key != "header":
        shown = style.FIGURE
    value = _content(column, line, words, key)
    if isinstance(value, str) and len(value) > MOST_TEXT:
        raise UserFacingError(
            message("packs.too-long", sheet=sheet.title, cell=cell.coordinate, most=MOST_TEXT)
        )
    put(cell, value, shown)
    # A blank cell for a figure must not be one of text: what is typed there would be no figure.
    of_figure = column.field.kind in ("number", "whole") and not isinstance(value, str)
    cell.number_format = "General" if of_figure else "@"


def _content(column: Column, line: Line, words: Words, key: str) -> str | Decimal | int | None:
    if column.key in line.empty:
        return EMPTY
    sheet = next(one.key for one in layouts() if one.key == key)
    value = line.values.get(column.key)
    if column.field.path == GIVEN and isinstance(value, Mapping):
        return _given(column, value, words)
    return to_cell(column.field, value, lambda code: words.shown(sheet, column, code))


def _given(column: Column, value: Mapping[str, str], words: Words) -> str | Decimal | int | None:
    """Return what is given in words where these mean the very same, else as it is, written out."""
    shown = to_cell(column.field, words.said(value), str)
    plain = from_cell(column.field, shown) if isinstance(shown, str) and shown[0] != "{" else None
    same = isinstance(plain, dict) and words.meant(plain) == value
    return shown if same or not value else json.dumps(dict(value))


def _height(texts: Iterable[tuple[str, int]]) -> float:
    most = max((text_lines(text, width) for text, width in texts if text), default=1)
    return min(max(most * LINE_HEIGHT + 6, style.ROW_HEIGHT), MOST_HEIGHT)


def _choices(column: Column, words: Words, lists: Lists, key: SheetKey) -> str:
    """Return the range that a cell is chosen from, empty where anything may stand.

    Sources and the rows that a line belongs to are chosen from what has been filled in on their own sheets.
    """
    if column.field.path[-1] == "source":
        return _filled("sources", KEY, words)
    if column.key == OWNER:
        return _filled("rows", "title", words)
    if column.field.kind == "truth":
        return lists.range_of(YES_NO)
    offered = words.offered(key, column)
    return lists.range_of(tuple(offered.values())) if offered else ""


def _filled(key: SheetKey, name: str, words: Words) -> str:
    place = [column.key for column in layout(key).columns].index(name)
    letter, sheet = chr(ord("A") + place), words.sheet(key)
    return f"'{sheet}'!${letter}${HEADINGS + 1}:${letter}${HEADINGS + ROOM}"


def _is_strict(column: Column) -> bool:
    """A list of several words has no list of Excel's own that fits: it helps, and does not forbid."""
    return bool(column.field.options) and column.field.kind != "list"


def _offer(sheet: Worksheet, area: str, choices: str, *, strict: bool) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    if not choices:
        return
    rule = DataValidation(type="list", formula1=choices, allow_blank=True)
    rule.showErrorMessage = strict
    rule.add(area)
    sheet.add_data_validation(rule)


class _Table:
    """Writes one sheet of lines."""

    def __init__(self, sheet: Worksheet, one: Layout, words: Words, lists: Lists) -> None:
        self._sheet, self._layout, self._words, self._lists = sheet, one, words, lists

    def write(self, content: tuple[Line, ...]) -> None:
        """Write headings, lines and lists, and set the page up."""
        _head(self._sheet, self._layout, self._words)
        for place, column in enumerate(self._layout.columns, 1):
            self._heading(place, column)
        for row, line in enumerate(content, HEADINGS + 1):
            self._line(row, line)
        for place, column in enumerate(self._layout.columns, 1):
            self._column(place, column, HEADINGS + len(content) + ROOM)
        self._sheet.freeze_panes = at(self._sheet, HEADINGS + 1, self._layout.frozen + 1).coordinate
        self._sheet.row_dimensions[MARKS].hidden = True
        self._sheet.row_dimensions[HEADINGS].height = 32
        pages = 3 if self._layout.key in ("rows", "bonus") else 1
        style.set_up(self._sheet, landscape=True, titles=f"{HEADINGS}:{HEADINGS}", wide=pages)
        if pages > 1:
            self._sheet.print_title_cols = f"A:{at(self._sheet, 1, self._layout.frozen).column_letter}"

    def _heading(self, place: int, column: Column) -> None:
        from openpyxl.comments import Comment

        put(at(self._sheet, MARKS, place), f"{MARK}{self._layout.key}.{column.key}", style.ID)
        cell = at(self._sheet, HEADINGS, place)
        put(cell, self._words.heading(column), style.HEADING)
        if said := self._words.help(column):
            cell.comment = Comment(said, "", height=20 + 16 * text_lines(said, 40), width=300)

    def _line(self, row: int, line: Line) -> None:
        for place, column in enumerate(self._layout.columns, 1):
            _put_cell(self._sheet, row, place, column, line, self._words, self._layout.key)
            if line.level and not _belongs(column, line.level):
                at(self._sheet, row, place).style = style.FIXED
        if line.level in ("section", "group"):
            self._strong(row)
        texts = [
            (str(at(self._sheet, row, place).value or ""), _width(column))
            for place, column in enumerate(self._layout.columns, 1)
        ]
        self._sheet.row_dimensions[row].height = _height(texts)

    def _strong(self, row: int) -> None:
        from openpyxl.styles import Font

        from gf_desktop.exchange.paper import FONT, SIZE

        for place in range(1, self._layout.frozen + 2):
            at(self._sheet, row, place).font = Font(name=FONT, size=SIZE, bold=True)

    def _column(self, place: int, column: Column, last: int) -> None:
        letter = at(self._sheet, HEADINGS, place).column_letter
        style.open_column(self._sheet, letter, _open_kind(column), _width(column))
        area = f"{letter}{HEADINGS + 1}:{letter}{last}"
        choices = _choices(column, self._words, self._lists, self._layout.key)
        _offer(self._sheet, area, choices, strict=_is_strict(column))
        if column.key in _BENCHMARKS and self._layout.column("unit"):
            self._ask_percent(letter, area)

    def _ask_percent(self, letter: str, area: str) -> None:
        """Let Excel ask where a row in percent gets a figure below one: 20% typed there is kept as 0.2."""
        from openpyxl.worksheet.datavalidation import DataValidation

        places = [column.key for column in self._layout.columns]
        unit = at(self._sheet, HEADINGS + 1, places.index("unit") + 1).column_letter
        cell = f"{letter}{HEADINGS + 1}"
        small = f'AND(${unit}{HEADINGS + 1}="%",ISNUMBER({cell}),{cell}<>0,ABS({cell})<1)'
        rule = DataValidation(type="custom", formula1=f"NOT({small})", allow_blank=True)
        say = self._words.say
        rule.errorStyle, rule.showErrorMessage = "warning", True
        rule.errorTitle, rule.error = (
            say(message("packs.rule.percent-title")),
            say(message("packs.rule.percent")),
        )
        rule.add(area)
        self._sheet.add_data_validation(rule)


def _belongs(column: Column, level: Level) -> bool:
    own = column.key.startswith("@")
    return own or any(one.key == column.field.key for one in fields_of(LEVELS[level]))


def _open_kind(column: Column) -> str:
    return "quantity" if column.field.kind in ("number", "whole") else "text"


def _width(column: Column) -> int:
    name = column.field.path[-1]
    if column.key == "kind" and not column.field.options:
        return _WIDE["calculator"] + 8  # kinds of evidence have long names
    return _WIDE.get(name, _WIDTHS[column.field.kind])
