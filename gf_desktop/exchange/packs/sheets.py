"""Find the sheets, columns and lines of a pack's workbook, and say what stands in the way, each with its cell.

A column is known by its hidden mark, wherever it was moved to; where the marks are gone, by its heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gf_desktop.domain.messages import Message, message
from gf_desktop.exchange.books import Book, Fault, Sheet, address
from gf_desktop.exchange.cells import text_of
from gf_desktop.exchange.packs.cells import EMPTY, CellError, from_cell
from gf_desktop.exchange.packs.layout import GIVEN, MARK, Column, Layout, SheetKey, layouts
from gf_desktop.exchange.packs.words import Words

_LOOK = 20
"""How many rows are looked through for marks and headings."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A cell of the workbook, sorted as one reads: by sheet, row and column, all from 0."""

    rank: int
    row: int
    place: int
    sheet: str = field(compare=False)
    column: Column | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """The cell as people read it; of a sheet that is not there, its name alone."""
        return f"{self.sheet}!{address(self.row, self.place)}" if self.row >= 0 else self.sheet


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that keeps a workbook from being read: the cell and one sentence.

    A ``soft`` one leaves everything else readable, so that the rules can be asked about that.
    """

    spot: Spot
    said: Message
    soft: bool = False


@dataclass(frozen=True, slots=True)
class RawLine:
    """One filled line: the plain value of each filled cell, and the spot of each column, filled or not."""

    values: Mapping[str, Any]
    spots: Mapping[str, Spot]
    empty: frozenset[str] = frozenset()


@dataclass(slots=True)
class Sheets:
    """The sheets of a book by what they are, and the troubles found so far."""

    words: Words
    found: dict[SheetKey, tuple[int, Sheet]] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)

    def trouble(self, spot: Spot, said: Message, *, soft: bool = False) -> None:
        """Note a trouble."""
        self.troubles.append(Trouble(spot, said, soft))

    def spot(self, key: SheetKey, row: int = -1, place: int = 0, column: Column | None = None) -> Spot:
        """Return the spot of a cell of a sheet; without a row, that of the sheet as a whole."""
        rank, sheet = self.found.get(key, (len(layouts()), None))
        return Spot(rank, row, place, sheet.name if sheet else self.words.sheet(key), column)

    def read(self, key: SheetKey, sheet: Sheet, row: int, place: int, column: Column) -> tuple[Any, bool]:
        """Return the plain value of a cell, and whether it says of its thing that it is there but empty."""
        value = sheet.value(row, place)
        if fault := sheet.faults.get((row, place)):
            self.trouble(self.spot(key, row, place), _fault(fault))
            return None, False
        if column.field.outer and isinstance(value, str) and value.strip() == EMPTY:
            return None, True
        try:
            plain = from_cell(column.field, value)
            written_out = isinstance(plain, dict) and str(value).lstrip().startswith("{")
            return plain if written_out else self._coded(key, column, plain), False
        except CellError as error:
            self.trouble(self.spot(key, row, place), error.said)
            return None, False

    def _coded(self, key: SheetKey, column: Column, plain: Any) -> Any:
        if isinstance(plain, str) and column.field.kind in ("text", "choice"):
            return self.words.code(key, column, plain)
        if isinstance(plain, dict) and column.field.path == GIVEN:
            return self.words.meant(plain)
        if isinstance(plain, list) and column.field.options:
            return [self.words.code(key, column, one) if isinstance(one, str) else one for one in plain]
        return plain


def find_sheets(book: Book, words: Words) -> Sheets:
    """Return the sheets of a book; what is missing or there twice is a trouble."""
    sheets = Sheets(words)
    for rank, sheet in enumerate(book.sheets):
        key = _key(sheet, words)
        if key and key in sheets.found:
            twice = message("packs.sheet-twice", sheet=sheet.name, other=sheets.found[key][1].name)
            sheets.trouble(Spot(rank, 0, 0, sheet.name), twice)
        elif key:
            sheets.found[key] = (rank, sheet)
    for one in layouts():
        if one.key not in sheets.found:
            sheets.trouble(sheets.spot(one.key), message("packs.no-sheet", sheet=words.sheet(one.key)))
    return sheets


def _key(sheet: Sheet, words: Words) -> SheetKey | None:
    marked = {mark.partition(".")[0] for _, _, mark in marks(sheet)}
    for one in layouts():
        if one.key in marked or (not marked and sheet.name.strip() == words.sheet(one.key)):
            return one.key
    return None


def marks(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Yield the marks of a sheet with their row and column; a form has one in each line, a table all in one row."""
    for row, values in enumerate(sheet.rows):
        for place, value in enumerate(values):
            if isinstance(value, str) and value.startswith(MARK):
                yield row, place, value.removeprefix(MARK).strip()
        if row > _LOOK:
            return


def table_lines(sheets: Sheets, one: Layout) -> list[RawLine]:
    """Return the filled lines of a table."""
    if one.key not in sheets.found:
        return []
    sheet = sheets.found[one.key][1]
    start, columns = _columns(sheets, one, sheet)
    for block in sheet.merged:
        if block.bottom >= start:
            cells = f"{address(block.top, block.left)}:{address(block.bottom, block.right)}"
            sheets.trouble(sheets.spot(one.key, block.top, block.left), message("packs.merged", cells=cells))
    return [
        line for row in range(start, sheet.height) if (line := _line(sheets, one.key, sheet, row, columns))
    ]


def _line(
    sheets: Sheets, key: SheetKey, sheet: Sheet, row: int, columns: Mapping[int, Column]
) -> RawLine | None:
    values, spots, empty = {}, {}, set()
    for place, column in columns.items():
        spots[column.key] = sheets.spot(key, row, place, column)
        plain, is_empty = sheets.read(key, sheet, row, place, column)
        if plain is not None:
            values[column.key] = plain
        if is_empty:
            empty.add(column.key)
    return RawLine(values, spots, frozenset(empty)) if values or empty else None


def _columns(sheets: Sheets, one: Layout, sheet: Sheet) -> tuple[int, Mapping[int, Column]]:
    """Return the first row below the headings, and the column at each place."""
    by_heading = {sheets.words.heading(column): column for column in one.columns}
    heads = _headings(sheet, by_heading)
    if heads < 0:
        sheets.trouble(sheets.spot(one.key, 0), message("packs.no-headings", sheet=sheet.name))
        return sheet.height, {}
    marked = {
        place: column
        for row, place, mark in marks(sheet)
        if row == heads - 1 and (column := one.column(mark.partition(".")[2]))
    }
    found: dict[int, Column] = {}
    for place in range(sheet.width):
        head = text_of(sheet.value(heads, place)).rstrip("* ")
        _settle(sheets, one, sheet, (heads, place), found, (marked.get(place), by_heading.get(head)))
    return heads + 1, found


def _settle(
    sheets: Sheets,
    one: Layout,
    sheet: Sheet,
    at: tuple[int, int],
    found: dict[int, Column],
    known: tuple[Column | None, Column | None],
) -> None:
    """Take a column for what its mark and its heading say it is, or say why not."""
    marked, headed = known
    column, name = marked or headed, text_of(sheet.value(*at))
    spot = sheets.spot(one.key, *at)
    if marked and headed and marked is not headed:
        was = sheets.words.heading(marked)
        sheets.trouble(spot, message("packs.other-heading", name=name, was=was))
    elif column is None:
        if any(sheet.value(row, at[1]) is not None for row in range(at[0] + 1, sheet.height)):
            sheets.trouble(spot, message("packs.unknown-column", name=name or "–"))
    elif column in found.values():
        sheets.trouble(spot, message("packs.column-twice", name=name))
    else:
        found[at[1]] = column


def _headings(sheet: Sheet, known: Mapping[str, Column]) -> int:
    """Return the row of headings: the one below the marks, else the one with most headings; -1 where there is none."""
    for row, _, _ in marks(sheet):
        return row + 1
    counts = [sum(text_of(value).rstrip("* ") in known for value in values) for values in sheet.rows[:_LOOK]]
    return counts.index(max(counts)) if counts and max(counts) > 1 else -1


def _fault(fault: Fault) -> Message:
    return message("cell.error", text=fault.text) if fault.kind == "error" else message("cell.no-value")


def form_line(sheets: Sheets, one: Layout) -> RawLine:
    """Return the facts of the form."""
    if one.key not in sheets.found:
        return RawLine({}, {})
    sheet = sheets.found[one.key][1]
    values: dict[str, Any] = {}
    spots: dict[str, Spot] = {}
    empty: set[str] = set()
    for row in range(sheet.height):
        column, place = _fact(sheets.words, one, sheet, row)
        if column is None:
            _unknown_fact(sheets, one.key, sheet, row, place)
            continue
        if column.key in spots:
            sheets.trouble(sheets.spot(one.key, row, place - 1), _twice(sheets.words, column))
            continue
        spots[column.key] = sheets.spot(one.key, row, place, column)
        plain, is_empty = sheets.read(one.key, sheet, row, place, column)
        values |= {} if plain is None else {column.key: plain}
        empty |= {column.key} if is_empty else set()
    for block in sheet.merged:
        cells = f"{address(block.top, block.left)}:{address(block.bottom, block.right)}"
        sheets.trouble(sheets.spot(one.key, block.top, block.left), message("packs.merged", cells=cells))
    return RawLine(values, spots, frozenset(empty))


def _twice(words: Words, column: Column) -> Message:
    return message("packs.column-twice", name=words.heading(column))


def _fact(words: Words, one: Layout, sheet: Sheet, row: int) -> tuple[Column | None, int]:
    """Return which fact a row of the form is, and the place of its value."""
    by_heading = {words.heading(column): column for column in one.columns}
    for place in range(sheet.width):
        text = text_of(sheet.value(row, place))
        if text.startswith(MARK):
            return one.column(text.removeprefix(MARK)), place + 2
        if column := by_heading.get(text.rstrip("* ")):
            return column, place + 1
    return None, 2


def _unknown_fact(sheets: Sheets, key: SheetKey, sheet: Sheet, row: int, place: int) -> None:
    """A line of the form that we do not know, with something in it, would be lost: say so."""
    name, value = text_of(sheet.value(row, place - 1)), sheet.value(row, place)
    if name and value is not None:
        sheets.trouble(sheets.spot(key, row, place - 1), message("packs.unknown-fact", name=name))
