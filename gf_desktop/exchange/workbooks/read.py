"""Read one sheet of ours: know it by its marks, its columns by theirs, and its rows one by one.

Marks stand in a hidden row or column. Where they were deleted, a table is known by its headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gf_desktop.domain.messages import Message, message
from gf_desktop.exchange.books import Book, CellValue, address, column_letters
from gf_desktop.exchange.books import Sheet as Page
from gf_desktop.exchange.cells import CellReader, CellReading
from gf_desktop.exchange.headings import plain
from gf_desktop.exchange.workbooks.shapes import Field, Form, Sheet, Table, read_mark
from gf_desktop.exchange.workbooks.told import Cells, Remark, Spot, ToldRow, ToldSheet
from gf_desktop.exchange.workbooks.typed import Reader, reader, verbatim
from gf_desktop.exchange.workbooks.values import Say
from gf_desktop.exchange.workbooks.words import heading_text

_TOP = 20  # rows from the top among which marks and headings are looked for
_FORM_COLUMNS = 4
_ALIKE = 3  # headings that must be ours before a sheet without marks is taken for ours
_LABELS = ("carrier", "name", "pollutant", "number", "category", "function", "year", "kind")
_IGNORED = ("lists", "guide")
_EMPTY = (None, "")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What reading needs: all sheets by key, what reads cells of any sheet, and how messages are said."""

    sheets: Mapping[str, Sheet]
    anyhow: CellReader
    say: Say
    _readers: dict[tuple[str, str], Reader] = field(default_factory=dict)

    def reader(self, table: str, of: Field) -> Reader:
        """Return what reads the cells of a field; it remembers what it read."""
        key = (table, of.key)
        if key not in self._readers:
            self._readers[key] = reader(table, of, self.anyhow, self.say)
        return self._readers[key]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a table's headings stand and which column of the page holds which field (``months.3`` for March)."""

    table: Table
    heading: int
    columns: Mapping[int, str]
    marked: bool


def read_sheets(book: Book, grammar: Grammar) -> tuple[ToldSheet, ...]:
    """Return what each sheet of a book told, sheets of other kinds with an empty ``what``."""
    return tuple(told for page in book.sheets if (told := _read(book.name, page, grammar)) is not None)


def _read(file: str, page: Page, grammar: Grammar) -> ToldSheet | None:
    key = _key(page)
    if key in _IGNORED or (not page.rows):
        return None
    told = ToldSheet(file=file, name=page.name, what=key, hidden=page.hidden)
    form = grammar.sheets.get(key)
    layout = None if isinstance(form, Form) else _layout(page, key, grammar)
    if page.hidden and (form or layout):
        return replace(told, remarks=(Remark(Spot(file, page.name), message("workbook.hidden")),))
    if isinstance(form, Form):
        return _read_form(told, page, form, grammar)
    if layout is not None:
        return _TableReading(replace(told, what=layout.table.key), page, layout, grammar).told()
    return replace(told, what="")


def _key(page: Page) -> str:
    """Return the key of the sheet that most marks name."""
    found = Counter(key for _, _, (key, _) in _marks(page))
    return found.most_common(1)[0][0] if found else ""


def _marks(page: Page) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Yield row, column, sheet and field of each mark: at the top, and in the first columns."""
    for row, cells in enumerate(page.rows):
        for column, value in enumerate(cells if row < _TOP else cells[:_FORM_COLUMNS]):
            if isinstance(value, str) and value.startswith("gf:") and (mark := read_mark(value)):
                yield row, column, mark


def _layout(page: Page, key: str, grammar: Grammar) -> _Layout | None:
    table = grammar.sheets.get(key)
    if isinstance(table, Table):
        marks = [(row, column, of) for row, column, (sheet, of) in _marks(page) if sheet == key]
        line = marks[0][0]
        columns = {column: of for row, column, of in reversed(marks) if row == line}
        return _Layout(table, line + 1, dict(sorted(columns.items())), marked=True)
    return _by_headings(page, grammar)


def _by_headings(page: Page, grammar: Grammar) -> _Layout | None:
    """Return the table whose headings a row near the top holds, the one with most of them."""
    best: _Layout | None = None
    for table in grammar.sheets.values():
        if not isinstance(table, Table) or table.by_month or table.key in ("figures", "none"):
            continue
        titles = {plain(heading_text(one, grammar.say)): one.key for one in table.fields}
        for row, cells in enumerate(page.rows[:_TOP]):
            found = {at: titles[word] for at, value in enumerate(cells) if (word := _word(value)) in titles}
            if (
                len(found) >= _ALIKE
                and "id" in found.values()
                and (not best or len(found) > len(best.columns))
            ):
                best = _Layout(table, row, found, marked=False)
    return best


def _word(value: CellValue) -> str:
    return plain(value) if isinstance(value, str) else ""


def _read_form(told: ToldSheet, page: Page, form: Form, grammar: Grammar) -> ToldSheet:
    fields = {one.key: one for one in form.fields}
    facts: dict[str, object] = {}
    spots: dict[str, Spot] = {}
    remarks: list[Remark] = []
    for row, column, (sheet, key) in _marks(page):
        if sheet != form.key or key not in fields:
            continue
        spot = Spot(told.file, told.name, address(row, column + 2))
        read = _fault(page, row, column + 2) or grammar.reader(form.key, fields[key])(
            page.value(row, column + 2)
        )
        if read.said is not None:
            remarks.append(Remark(spot, read.said))
        if read.said is None or not read.draft:
            facts[key], spots[key] = read.value, spot
    return replace(told, facts=facts, spots=spots, remarks=tuple(remarks))


def _fault(page: Page, row: int, column: int) -> CellReading | None:
    fault = page.faults.get((row, column))
    if fault is None:
        return None
    said = message("cell.error", text=fault.text) if fault.kind == "error" else message("cell.no-value")
    return CellReading(draft=fault.text, said=said)


class _TableReading:
    """Reads the rows of one table sheet."""

    def __init__(self, told: ToldSheet, page: Page, layout: _Layout, grammar: Grammar) -> None:
        self._told = told
        self._page = page
        self._layout = layout
        self._remarks: list[Remark] = []
        self._fields = {one.key: one for one in layout.table.fields}
        self._titles = {one.key: grammar.say(one.title) for one in layout.table.fields}
        self._check_headings(grammar)
        table = layout.table.key
        readers = {
            key: grammar.reader(table, self._fields[key.partition(".")[0]]) for key in self._kept.values()
        }
        self._columns = [(at, key, readers[key], readers[key](None).value) for at, key in self._kept.items()]
        self._letters = {key: column_letters(at) for at, key in self._kept.items()}
        self._labels = [at for key in _LABELS for at, kept in self._kept.items() if kept == key]

    def told(self) -> ToldSheet:
        """Return what the sheet told."""
        first = self._layout.heading + 1
        rows = tuple(
            self._row(number, cells)
            for number, cells in enumerate(self._page.rows[first:], first)
            if any(cells[at] not in _EMPTY for at in self._holding) or self._faulty(number)
        )
        self._check_merged()
        rows = self._without_repeats(rows)
        return replace(self._told, rows=rows, remarks=tuple(self._remarks), whole=self._is_whole())

    def _is_whole(self) -> bool:
        told = set(self._kept.values())
        return all(one.key in told for one in self._fields.values() if one.kind not in ("fixed", "months"))

    def _faulty(self, row: int) -> bool:
        return any((row, at) in self._page.faults for at in self._kept) if self._page.faults else False

    def _row(self, number: int, cells: Sequence[CellValue]) -> ToldRow:
        values: dict[str, object] = {}
        drafts: dict[str, str] = {}
        faults = self._page.faults
        for at, key, read, blank in self._columns:
            value = cells[at]
            fault = _fault(self._page, number, at) if faults else None
            if value is None and fault is None:
                values[key] = blank
                continue
            found = fault or read(value)
            values[key] = found.value
            if found.draft:
                drafts[key] = found.draft
            if found.said is not None:
                self._remark(address(number, at), found.said)
        row_id = str(values.pop("id", "") or "").strip()
        file, name = self._told.file, self._told.name
        return ToldRow(
            table=self._layout.table.key,
            id=row_id,
            values=values,
            spot=Spot(file, name, f"A{number + 1}"),
            label=self._label(cells),
            drafts=drafts,
            cells=Cells(file, name, number + 1, self._letters),
        )

    def _label(self, cells: Sequence[CellValue]) -> str:
        texts = (verbatim(cells[at]).strip() for at in self._labels)
        return next((text for text in texts if text), "")

    def _remark(self, cell: str, said: Message, *, serious: bool = True) -> None:
        self._remarks.append(Remark(Spot(self._told.file, self._told.name, cell), said, serious))

    # Headings

    def _check_headings(self, grammar: Grammar) -> None:
        """Keep the columns that are what their marks say, and tell what is amiss with the others."""
        layout = self._layout
        titles = {plain(heading_text(one, grammar.say)): one.key for one in self._fields.values()}
        titles |= {plain(grammar.say(one.title)): one.key for one in self._fields.values()}
        self._kept: dict[int, str] = {}
        for at, key in layout.columns.items():
            of = self._fields.get(key.partition(".")[0])
            if of is None or of.kind == "fixed" or key in self._kept.values():
                continue
            shown = self._page.value(layout.heading, at)
            other = titles.get(_word(shown), key)
            if other != key and of.kind != "months" and layout.marked:
                self._remark(address(layout.heading, at), self._swapped(shown, key))
                continue
            if shown is None:
                said = message("workbook.heading-gone", title=self._titles[key.partition(".")[0]])
                self._remark(address(layout.heading, at), said, serious=False)
            self._kept[at] = key
        # A row is one that holds something of its own: its id is not, nor is a name in a sheet by month. A line there
        # of a quantity without a month is one: twelve blank months are months all the same.
        ignored = ("id", "name") if layout.table.by_month else ("id",)
        self._holding = [at for at, key in self._kept.items() if key not in ignored]
        self._check_columns(grammar)

    def _swapped(self, shown: CellValue, key: str) -> Message:
        return message("workbook.heading-other", shown=verbatim(shown), title=self._titles[key])

    def _check_columns(self, grammar: Grammar) -> None:
        layout, sheet = self._layout, Spot(self._told.file, self._told.name)
        if not layout.marked:
            self._remarks.append(Remark(sheet, message("workbook.marks-gone"), serious=False))
        order = [key for key in self._kept.values() if "." not in key]
        asked = [one.key for one in layout.table.fields if one.key in order]
        if order != asked:
            self._remarks.append(Remark(sheet, message("workbook.order"), serious=False))
        if plain(self._page.name) not in _names(layout.table, grammar.say):
            said = message("workbook.renamed", table=layout.table.title)
            self._remarks.append(Remark(sheet, said, serious=False))
        if self._page.height > layout.heading:
            for at, shown in enumerate(self._page.rows[layout.heading]):
                if shown not in _EMPTY and at not in layout.columns:
                    said = message("workbook.column-unknown", title=verbatim(shown))
                    self._remark(address(layout.heading, at), said, serious=False)

    # Rows

    def _check_merged(self) -> None:
        for block in self._page.merged:
            if block.bottom > self._layout.heading and any(
                block.left <= at <= block.right for at in self._kept
            ):
                cells = f"{address(block.top, block.left)}:{address(block.bottom, block.right)}"
                self._remark(cells, message("workbook.merged"))

    def _without_repeats(self, rows: tuple[ToldRow, ...]) -> tuple[ToldRow, ...]:
        """Leave out rows pasted twice; one with another's id and other contents is a new row."""
        if self._layout.table.by_month:
            return rows
        seen: dict[str, ToldRow] = {}
        alike: dict[tuple[str, ...], ToldRow] = {}
        kept: list[ToldRow] = []
        for row in rows:
            if not row.id:
                self._say_alike(row, alike)
            first = seen.setdefault(row.id, row) if row.id else row
            if first is row:
                kept.append(row)
            elif (first.values, first.drafts) == (row.values, row.drafts):
                self._remark(row.spot.cell, message("workbook.row-twice", first=first.spot.cell))
            else:
                self._remark(row.spot.cell, message("workbook.id-twice", id=row.id, first=first.spot.cell))
                kept.append(replace(row, id=""))
        return tuple(kept)

    def _say_alike(self, row: ToldRow, alike: dict[tuple[str, ...], ToldRow]) -> None:
        """Two new rows that say the very same may be two meters, or one pasted twice: both are read, and it is said."""
        first = alike.setdefault(tuple(map(str, row.values.values())), row)
        if first is not row:
            self._remark(row.spot.cell, message("workbook.row-alike", first=first.spot.cell))


def _names(table: Table, say: Say) -> frozenset[str]:
    title = say(table.title)
    return frozenset({plain(title), plain(say(message("workbook.sheet.optional", title=title)))})
