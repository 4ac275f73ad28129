"""What a spreadsheet file holds, as plain values: a book, its sheets, their cells and what is wrong with some."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

CellValue = str | int | float | bool | date | datetime | time | None
Place = tuple[int, int]
"""Row and column, both from 0."""

FaultKind = Literal["error", "no-value"]
BookKind = Literal["xlsx", "xlsb", "xls", "ods"]
_LETTERS = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a file is read at all.

    ``size`` is the file in bytes, ``unpacked`` its parts in bytes, ``entries`` the number of parts, ``ratio`` how much
    a large part may grow when unpacked, ``cells`` how many cells a sheet spans from A1 to its last filled corner.
    """

    size: int = 64 * 1024 * 1024
    unpacked: int = 512 * 1024 * 1024
    entries: int = 5_000
    ratio: int = 400
    cells: int = 5_000_000
    sheets: int = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell shows nothing usable: an ``error`` (``text``: #REF!), or a formula whose result is missing."""

    kind: FaultKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of merged cells, both corners inside; only its first cell holds a value."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: Place) -> bool:
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet from A1 on: ``rows[r][c]``; rows are equally long, empty rows and columns at the end are cut off."""

    name: str
    rows: Sequence[Sequence[CellValue]] = ()
    hidden: bool = False
    merged: tuple[Block, ...] = ()
    faults: Mapping[Place, Fault] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def value(self, row: int, column: int) -> CellValue:
        """Return the value at a place; None outside of what is filled."""
        return self.rows[row][column] if 0 <= row < self.height and 0 <= column < self.width else None

    def merged_at(self, row: int, column: int) -> Block | None:
        """Return the merged block that a place lies in, or None."""
        return next((block for block in self.merged if (row, column) in block), None)

    def shown(self, row: int, column: int) -> CellValue:
        """Return what a person sees at a place: inside a merged block the value of its first cell."""
        block = self.merged_at(row, column)
        return self.value(block.top, block.left) if block else self.value(row, column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A spreadsheet file: its ``name`` without folder, what ``kind`` of file it is, and its sheets in their order."""

    name: str
    kind: BookKind
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet of that name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def address(row: int, column: int) -> str:
    """Return a place as people read it: ``address(0, 0)`` is A1."""
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """Return a column as people read it: 0 is A, 26 is AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the column of its letters, from 0."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1
