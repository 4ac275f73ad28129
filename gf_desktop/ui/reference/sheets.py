"""The reference tables said in words and ready to be searched; made once, away from the window's thread."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from gf_desktop.domain.messages import Message
from gf_desktop.domain.reference.browse import RANGE, BrowseColumn, BrowseRow, BrowseTable, Cell

Say = Callable[[Message], str]
Order = tuple[int, Decimal, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its cells said, and what is searched in it, folded."""

    row: BrowseRow
    texts: tuple[str, ...]
    folded: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its words; ``titles`` belong to ``columns``."""

    key: str
    title: str
    about: str
    columns: tuple[BrowseColumn, ...]
    titles: tuple[str, ...]
    lines: tuple[Line, ...]

    def place(self, column: str) -> int:
        """Return where a column stands."""
        return next(number for number, one in enumerate(self.columns) if one.key == column)

    def values(self, column: str) -> tuple[str, ...]:
        """Return what stands in a column, each once; figures by size, other words as they come."""
        at = self.place(column)
        found = dict.fromkeys(line.texts[at] for line in self.lines if line.texts[at])
        if self.columns[at].kind == "figure":
            return tuple(sorted(found, key=lambda text: order(text, "figure"), reverse=True))
        return tuple(found)

    def found(self, words: Iterable[str], chosen: Mapping[str, str]) -> tuple[Line, ...]:
        """Return the lines that hold all ``words`` (folded) and the ``chosen`` value in each of those columns."""
        wanted = [(self.place(key), value) for key, value in chosen.items() if value]
        words = tuple(words)
        return tuple(
            line
            for line in self.lines
            if all(word in line.folded for word in words)
            and all(line.texts[at] == value for at, value in wanted)
        )


def prepared(tables: Iterable[BrowseTable], say: Say) -> tuple[Sheet, ...]:
    """Return the tables with every word said."""
    return tuple(_sheet(table, say) for table in tables)


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of a search, as ``found`` takes them."""
    return tuple(_folded(word) for word in unicodedata.normalize("NFKC", text).split())


def order(text: str, kind: str) -> Order:
    """Return what a cell is sorted by: figures by size, a range by its lower end, blanks last."""
    if kind != "figure":
        return (0 if text else 1, Decimal(0), text)
    try:
        return (0, Decimal(text.partition(RANGE)[0]), text)
    except InvalidOperation:
        return (1, Decimal(0), text)


def _sheet(table: BrowseTable, say: Say) -> Sheet:
    return Sheet(
        key=table.key,
        title=say(table.title),
        about=say(table.about),
        columns=table.columns,
        titles=tuple(say(column.title) for column in table.columns),
        lines=tuple(_line(row, say) for row in table.rows),
    )


def _line(row: BrowseRow, say: Say) -> Line:
    texts = tuple(_said(cell, say) for cell in row.cells)
    return Line(row, texts, "\n".join(map(_folded, texts)))


def _said(cell: Cell, say: Say) -> str:
    return say(cell) if isinstance(cell, Message) else cell


def _folded(text: str) -> str:
    """Return a text as it is compared: half width, small letters, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
