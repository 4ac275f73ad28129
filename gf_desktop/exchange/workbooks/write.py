"""Write a workbook of ours from its plan."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from gf_desktop.domain.ledgers import Row, label
from gf_desktop.domain.ledgers.quantity import MONTHS
from gf_desktop.domain.messages import message
from gf_desktop.exchange.files import write_beside
from gf_desktop.exchange.paper import at
from gf_desktop.exchange.workbooks import style
from gf_desktop.exchange.workbooks.cells import put, put_text
from gf_desktop.exchange.workbooks.guide import write_guide
from gf_desktop.exchange.workbooks.lists import ROOM, Lists, name_ranges, rule
from gf_desktop.exchange.workbooks.shapes import (
    TABLE_HEADINGS,
    TABLE_MARKS,
    Field,
    Form,
    Plan,
    Table,
    mark,
)
from gf_desktop.exchange.workbooks.values import Content, Line, Names, Say, content, facts, lines, text_of
from gf_desktop.exchange.workbooks.words import figure_title, heading_text, none_words, sheet_title

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

SPARE = 20
"""Empty rows that are drawn below the filled ones."""

_WIDTHS = {
    "id": 7,
    "text": 18,
    "number": 13,
    "quantity": 13,
    "whole": 9,
    "choice": 15,
    "unit": 11,
    "reference": 15,
}
_FORM_MARKS, _FORM_TITLE, _FORM_VALUE, _FORM_HELP = 1, 2, 3, 4
_PAGE = 180  # characters across a page that can still be read
_LONG = ("introduction", "process", "green_work", "changes", "note")


def write_workbook(plan: Plan, path: Path, *, say: Say) -> None:
    """Write the workbook (.xlsx).

    Raises:
        UserFacingError: If the place cannot be written; then what stood there still stands.
    """
    write_beside(path, workbook_bytes(plan, say))


def workbook_bytes(plan: Plan, say: Say) -> bytes:
    """Return the workbook of a plan."""
    from openpyxl import Workbook

    book = Workbook()
    style.add_styles(book)
    write_guide(book.worksheets[0], plan, say)
    _Writer(plan, book, say).write()
    book.properties.title = plan.header.title
    book.properties.creator = ""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


class _Writer:
    """Writes the sheets of a plan into a book: first all that holds values, then the lists that lean on them."""

    def __init__(self, plan: Plan, book: Workbook, say: Say) -> None:
        self._plan = plan
        self._book = book
        self._say = say
        self._names = Names(plan.filled)
        self._tables: dict[str, tuple[Table, Worksheet, int]] = {}
        self._forms: list[tuple[Form, Worksheet]] = []

    def write(self) -> None:
        """Write every sheet."""
        for one in self._plan.sheets:
            sheet = self._book.create_sheet(sheet_title(one, self._say))
            if isinstance(one, Form):
                self._write_form(sheet, one)
            else:
                self._write_table(sheet, one)
        self._add_rules(Lists(self._book.create_sheet(), self._say))

    def _write_table(self, sheet: Worksheet, table: Table) -> None:
        self._write_head(sheet, table)
        row = TABLE_HEADINGS
        for row, line in enumerate(self._lines(table), TABLE_HEADINGS + 1):
            self._write_line(sheet, row, table, line)
        spare = 0 if table.key == "none" else SPARE
        for empty in range(row + 1, row + 1 + spare):
            self._write_line(sheet, empty, table, {})
        self._tables[table.key] = (table, sheet, row - TABLE_HEADINGS)
        sheet.freeze_panes = at(sheet, TABLE_HEADINGS + 1, 3).coordinate
        style.protect(sheet)
        wide = sum(column.width for column in sheet.column_dimensions.values())
        style.set_up(sheet, landscape=True, titles=f"1:{TABLE_HEADINGS}", wide=-(-int(wide) // _PAGE))
        sheet.sheet_properties.tabColor = style.TABS["optional" if table.optional else "needed"]

    def _lines(self, table: Table) -> Iterator[Line]:
        """Yield a table's lines; what may be declared none only of the ledgers of this workbook, or as declared."""
        for line in lines(table, self._plan.filled):
            ledger = str(line["id"]).partition(".")[0]
            if table.key != "none" or line["none"] or ledger in self._plan.tables:
                yield line

    def _write_head(self, sheet: Worksheet, table: Table) -> None:
        first = 2 if table.key == "none" else 1  # its first column is hidden
        put(at(sheet, 1, first), self._say(table.title), style.TITLE)
        put(at(sheet, 2, first), self._hint(table), style.HINT)
        sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 26, 18
        sheet.row_dimensions[TABLE_MARKS].hidden = True
        sheet.row_dimensions[TABLE_HEADINGS].height = 46
        for place, (field, key, title) in enumerate(_columns(table, self._say), 1):
            put_text(at(sheet, TABLE_MARKS, place), mark(table.key, key))
            heading = at(sheet, TABLE_HEADINGS, place)
            put(heading, title, style.REQUIRED if field.required else style.HEADING)
            self._comment(sheet, heading.coordinate, field)
            style.open_column(sheet, heading.column_letter, field.kind, _width(field, title, table))
            # What names the lines of this sheet is no row's id, and nobody fills it in.
            sheet.column_dimensions[heading.column_letter].hidden = (table.key, key) == ("none", "id")

    def _hint(self, table: Table) -> str:
        if table.hint is not None:
            return self._say(table.hint)
        if table.feeds:
            return self._say(message("workbook.hint.feeds", indicators=table.feeds))
        return self._say(message("workbook.hint.optional"))

    def _comment(self, sheet: Worksheet, cell: str, field: Field) -> None:
        from openpyxl.comments import Comment

        if field.help is None:
            return
        text = self._say(field.help)
        comment = Comment(text, "")
        comment.width, comment.height = 300, 24 + 18 * (len(text) // 22 + 1)
        sheet[cell].comment = comment

    def _write_line(self, sheet: Worksheet, row: int, table: Table, line: Line) -> None:
        place = 1
        for field in table.fields:
            if field.kind == "fixed":
                self._write_fixed(at(sheet, row, place), table, field, line)
                place += 1
                continue
            for value in self._contents(table, field, line):
                put(at(sheet, row, place), value, style.OF_KIND[field.kind])
                place += 1

    def _write_fixed(self, cell: Cell, table: Table, field: Field, line: Line) -> None:
        cell.style = style.SUM if field.key == "sum" else style.FIXED
        if field.key == "sum":
            first, last = cell.offset(0, -MONTHS).coordinate, cell.offset(0, -1).coordinate
            lack = self._say(message("workbook.months-missing"))
            count = f"COUNT({first}:{last})"
            cell.value = (
                f'=IF({count}={MONTHS},SUM({first}:{last}),IF({count}=0,"","{lack}"&({MONTHS}-{count})))'
            )
        elif "id" in line and table.key == "figures":
            put_text(cell, self._say(figure_title(str(line["id"]))))
        elif "id" in line:
            put_text(cell, self._say(none_words(str(line["id"]))[field.key == "what"]))

    def _contents(self, table: Table, field: Field, line: Line) -> Iterator[Content]:
        if field.kind == "months":
            months = line.get("months")
            yield from months if isinstance(months, tuple) else (None,) * MONTHS
        elif field.key == "name" and table.by_month:
            told = line.get("row")
            yield text_of(label(told), self._say) if isinstance(told, Row) else None
        else:
            yield content(field, line.get(field.key), self._names, self._say)

    def _write_form(self, sheet: Worksheet, form: Form) -> None:
        put(at(sheet, 1, _FORM_TITLE), self._say(form.title), style.TITLE)
        put(at(sheet, 2, _FORM_TITLE), self._say(form.hint) if form.hint else "", style.HINT)
        sheet.row_dimensions[1].height = 26
        sheet.column_dimensions["A"].hidden = True
        for letter, width in (("B", 28), ("C", 46), ("D", 52)):
            sheet.column_dimensions[letter].width = width
        values = facts(form, self._plan.filled)
        for row, field in enumerate(form.fields, TABLE_HEADINGS):
            self._write_fact(sheet, row, form, field, values[field.key])
        self._forms.append((form, sheet))
        sheet.freeze_panes = at(sheet, TABLE_HEADINGS, 1).coordinate
        style.protect(sheet)
        style.set_up(sheet, landscape=False)
        sheet.sheet_properties.tabColor = style.TABS["form"]

    def _write_fact(self, sheet: Worksheet, row: int, form: Form, field: Field, value: object) -> None:
        put_text(at(sheet, row, _FORM_MARKS), mark(form.key, field.key))
        title = heading_text(field, self._say)
        put(at(sheet, row, _FORM_TITLE), title, style.REQUIRED if field.required else style.HEADING)
        shown = content(field, value, self._names, self._say)
        entry = at(sheet, row, _FORM_VALUE)
        put(entry, shown, style.ENTRY)
        if style.OF_KIND[field.kind] != style.FIGURE:
            entry.number_format = "@"
        put(at(sheet, row, _FORM_HELP), self._say(field.help) if field.help else "", style.NOTE)
        sheet.row_dimensions[row].height = 60 if field.key in _LONG else 22

    def _add_rules(self, lists: Lists) -> None:
        names = name_ranges(self._tables)
        for table, sheet, count in self._tables.values():
            for place, (field, _, _) in enumerate(_columns(table, self._say), 1):
                first = at(sheet, TABLE_HEADINGS + 1, place)
                last = f"{first.column_letter}{TABLE_HEADINGS + 1 + count + ROOM}"
                self._add_rule(sheet, field, f"{first.coordinate}:{last}", lists, names)
        for form, sheet in self._forms:
            for row, field in enumerate(form.fields, TABLE_HEADINGS):
                self._add_rule(sheet, field, at(sheet, row, _FORM_VALUE).coordinate, lists, names)

    def _add_rule(
        self, sheet: Worksheet, field: Field, cells: str, lists: Lists, names: dict[str, str]
    ) -> None:
        made = rule(field, cells.partition(":")[0], lists, self._say, names.get(field.ref, ""))
        if made is not None:
            made.add(cells)
            sheet.add_data_validation(made)


def _columns(table: Table, say: Say) -> Iterator[tuple[Field, str, str]]:
    """Yield the columns of a table's sheet: field, key of the mark, heading. Months are twelve."""
    for field in table.fields:
        if field.kind == "months":
            for month in range(1, MONTHS + 1):
                yield field, f"{field.key}.{month}", say(message("workbook.month", month=month))
        else:
            yield field, field.key, heading_text(field, say)


def _width(field: Field, title: str, table: Table) -> float:
    if (table.key, field.key) == ("figures", "id"):
        return 16  # a key is kept, not read
    least = _WIDTHS.get(field.kind, 12)
    if field.kind == "months":
        return 10
    if field.kind == "fixed" and field.key != "sum":
        return 44 if field.key == "what" else 28
    return max(least, min(len(title) + 4, 24))
