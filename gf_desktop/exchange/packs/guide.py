"""The first sheets of a pack's workbook: what to do, which columns each way of scoring needs, and a small example.

The example is words of the catalogue, one line a row, its cells parted by ``|``; a test types it into the template.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gf_desktop.domain.messages import message
from gf_desktop.exchange.packs.layout import HEADINGS, Column, SheetKey, layout, layouts
from gf_desktop.exchange.packs.words import Words
from gf_desktop.exchange.paper import LINE_HEIGHT, at, text_lines
from gf_desktop.exchange.workbooks import style
from gf_desktop.exchange.workbooks.cells import put

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_STEPS = 10
_KINDS_STEP = 4
_TITLE_WIDTH, _TEXT_WIDTH = 30, 96
_KIND = "kind"
EXAMPLES: tuple[tuple[SheetKey, tuple[str, ...]], ...] = (
    ("sources", ("@key", "title", "confidence")),
    ("gates", ("title",)),
    (
        "rows",
        (
            "@level",
            "number",
            "title",
            "points",
            "kind",
            "better",
            "unit",
            "lead.value",
            "lead.source",
            "lead.why",
            "base.value",
            "base.source",
            "base.why",
            "calculator",
            "share",
            "cap",
            "step",
        ),
    ),
    ("options", ("@row", "@set", "title", "points", "share")),
    ("evidence", ("@where", "@row", "kind")),
)
"""The sheets of the example with the columns that it fills in."""
_WIDTHS = (24, 30, 34, 10, 13, 12, 12, 10, 14, 20, 10, 14, 20, 20, 28, 10, 10)


def write_guide(sheet: Worksheet, words: Words, *, example: bool = False) -> None:
    """Write what to do, the ways of scoring, and what each sheet is for; of the ``example`` only where it is there."""
    say = words.say
    sheet.title = say(message("packs.sheet.guide"))
    for letter, width in (("A", _TITLE_WIDTH), ("B", _TEXT_WIDTH)):
        sheet.column_dimensions[letter].width = width
    put(at(sheet, 1, 1), say(message("packs.guide.title")), style.TITLE)
    put(at(sheet, 2, 1), say(message("packs.guide.hint")), style.HINT)
    row = HEADINGS
    for part, lines in _parts(words, example=example):
        if part:
            put(at(sheet, row + 1, 1), part, style.TITLE)
            row += 2
        for title, said in lines:
            put(at(sheet, row, 1), title, style.HEADING)
            put(at(sheet, row, 2), said, style.WORDS)
            sheet.row_dimensions[row].height = 8 + LINE_HEIGHT * text_lines(said, _TEXT_WIDTH - 4)
            row += 1
    style.set_up(sheet, landscape=False)


def _parts(words: Words, *, example: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    say = words.say
    steps = [
        (say(message(f"packs.guide.step-{n}")), say(message(f"packs.guide.said-{n}")))
        for n in range(1, _STEPS + 1)
    ]
    if example:
        title, said = steps[_KINDS_STEP - 1]
        steps[_KINDS_STEP - 1] = (title, said + say(message("packs.guide.see-example")))
    column = layout("rows").column(_KIND)
    assert column
    kinds = [
        (shown, say(message(f"packs.guide.kind.{code}")))
        for code, shown in words.offered("rows", column).items()
    ]
    sheets = [(words.sheet(one.key), say(message(f"packs.purpose.{one.key}"))) for one in layouts()]
    return [
        ("", steps),
        (say(message("packs.guide.kinds")), kinds),
        (say(message("packs.guide.sheets")), sheets),
    ]


def example(words: Words, key: SheetKey) -> list[list[str]]:
    """Return the lines of the example for a sheet, each with as many cells as ``EXAMPLES`` has columns."""
    text = words.say(message(f"packs.example.{key}"))
    columns = dict(EXAMPLES)[key]
    lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    return [[*line, *[""] * (len(columns) - len(line))] for line in lines]


def write_example(sheet: Worksheet, words: Words) -> None:
    """Write the small table as it would stand on its sheets, one below the other; nothing of it is read."""
    sheet.title = words.say(message("packs.sheet.example"))
    put(at(sheet, 1, 1), sheet.title, style.TITLE)
    put(at(sheet, 2, 1), words.say(message("packs.guide.example")), style.HINT)
    for place, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[at(sheet, 1, place).column_letter].width = width
    row = HEADINGS
    for key, keys in EXAMPLES:
        put(at(sheet, row, 1), words.sheet(key), style.TITLE)
        for place, one in enumerate(keys, 1):
            put(at(sheet, row + 1, place), words.heading(_column(key, one)), style.HEADING)
        sheet.row_dimensions[row + 1].height = 2 * LINE_HEIGHT + 6
        lines = example(words, key)
        for number, line in enumerate(lines, row + 2):
            for place, (name, text) in enumerate(zip(keys, line, strict=True), 1):
                _put_example(at(sheet, number, place), _column(key, name), text)
            height = max(text_lines(text, _WIDTHS[place] - 2) for place, text in enumerate(line))
            sheet.row_dimensions[number].height = 8 + LINE_HEIGHT * height
        row += len(lines) + 3
    style.set_up(sheet, landscape=True)


def _put_example(cell: Cell, column: Column, text: str) -> None:
    """Write one cell as it is to be typed: figures as figures."""
    if text and column.field.kind in ("number", "whole"):
        put(cell, Decimal(text), style.OF_KIND["quantity"])
    else:
        put(cell, text or None, style.TEXT)


def _column(key: SheetKey, name: str) -> Column:
    column = layout(key).column(name)
    assert column, name
    return column
