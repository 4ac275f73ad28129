"""What a workbook of ours is made of: sheets that are tables, sheets that are forms, and their fields.

Nothing here knows a spreadsheet library. Each heading of a table and each row of a form carries a mark,
``gf:energy.consumed``, in a hidden row or column: by it a field is known wherever it was moved to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import Message, Param
from gf_desktop.domain.pack import Header

Kind = Literal[
    "id", "text", "number", "quantity", "whole", "choice", "unit", "reference", "figures", "months", "fixed"
]
Department = Literal["statistics", "ehs", "finance", "equipment", "management"]

TABLE_MARKS, TABLE_HEADINGS = 3, 4
"""The rows of a table sheet that hold the marks (hidden) and the headings; title and hint stand above."""

_MARK = re.compile(r"gf:([a-z_]+(?:/months)?)\.([a-z_0-9./-]+)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column of a table, or a row of a form.

    ``unit`` is fixed and stands in the heading. ``options`` are codes with what people call them: a ``choice`` takes
    nothing else, a ``text`` others too. ``offers`` is a list that suggests. ``ref`` is the table whose names a
    reference takes. ``months`` are twelve columns under one mark; ``fixed`` fields are shown and never read.
    """

    key: str
    title: Message
    kind: Kind
    unit: str = ""
    offers: tuple[str, ...] = ()
    options: tuple[tuple[str, Param], ...] = ()
    ref: str = ""
    required: bool = False
    help: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet with headings above and a row for each thing. ``ledger`` of a sheet by month is the one it belongs to.

    ``feeds`` are the titles of the indicators that read it; ``optional`` tables feed none of the scheme's.
    """

    key: str
    title: Message
    fields: tuple[Field, ...]
    optional: bool = False
    feeds: tuple[str, ...] = ()
    hint: Message | None = None

    @property
    def ledger(self) -> str:
        """The table without the part that says it is by month."""
        return self.key.removesuffix("/months")

    @property
    def by_month(self) -> bool:
        """Whether the sheet holds months, a row for each quantity."""
        return self.key.endswith("/months")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A sheet with one row for each fact."""

    key: str
    title: Message
    fields: tuple[Field, ...]
    hint: Message | None = None


Sheet = Table | Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole workbook: its sheets in order, for which table of indicators, and what it is filled with."""

    header: Header
    sheets: tuple[Sheet, ...]
    filled: Document
    department: Department | None = None

    @property
    def tables(self) -> frozenset[str]:
        """The keys of its tables: ledgers, their months, and the lists of the boundary."""
        return frozenset(sheet.key for sheet in self.sheets if isinstance(sheet, Table))


def mark(sheet: str, key: str) -> str:
    """Return the mark of a field."""
    return f"gf:{sheet}.{key}"


def read_mark(text: object) -> tuple[str, str] | None:
    """Return sheet and field of a mark, or None."""
    found = _MARK.fullmatch(text.strip()) if isinstance(text, str) else None
    return (found[1], found[2]) if found else None
