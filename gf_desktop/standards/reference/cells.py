"""One row of a table at the door: each cell is read as what it must be, and what is wrong is noted with its column."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path as FilePath
from typing import TypeVar

from gf_desktop.domain.messages import message
from gf_desktop.domain.numbers import parse_decimal
from gf_desktop.domain.reference.origin import CONFIDENCES, Origin, Validity
from gf_desktop.domain.units import UNITS
from gf_desktop.standards.problems import Place, PlacedProblem, StandardError
from gf_desktop.standards.reference.rows import rows

Row = TypeVar("Row")
_ZERO = Decimal(0)


class Cells:
    """Reads one row; ``problems`` holds what was found wrong, and then what was read counts for nothing."""

    def __init__(self, file: str, line: int, columns: Collection[str], texts: Collection[str]) -> None:
        self.problems: list[PlacedProblem] = []
        self._file = file
        self._line = line
        self._columns = tuple(columns)
        self._cells: Mapping[str, str] = dict(zip(columns, texts, strict=True))

    def text(self, name: str) -> str:
        """Return a cell that may be empty."""
        return self._cells[name]

    def filled(self, name: str) -> str:
        """Return a cell that must not be empty."""
        if not self._cells[name].strip():
            self.wrong(name, "reference.blank")
        return self._cells[name]

    def number(self, name: str) -> Decimal:
        """Return a figure that must be there."""
        return self._number(name) if self.filled(name) else _ZERO

    def maybe(self, name: str) -> Decimal | None:
        """Return a figure; None for an empty cell."""
        return self._number(name) if self._cells[name] else None

    def _number(self, name: str) -> Decimal:
        try:
            return parse_decimal(self._cells[name])
        except ValueError:
            self.wrong(name, "reference.number")
            return _ZERO

    def year(self, name: str) -> int:
        """Return a year of four digits."""
        text = self._cells[name]
        if len(text) == 4 and text.isascii() and text.isdigit():
            return int(text)
        self.wrong(name, "reference.year")
        return 0

    def day(self, name: str) -> date | None:
        """Return an ISO date; None for an empty cell."""
        text = self._cells[name]
        try:
            found = date.fromisoformat(text) if text else None
        except ValueError:
            found = None
        if text and (found is None or found.isoformat() != text):
            self.wrong(name, "reference.date")
        return found

    def word(self, name: str, allowed: Collection[str]) -> str:
        """Return one of the allowed words."""
        if self._cells[name] not in allowed:
            self.wrong(name, "reference.word", allowed=tuple(allowed))
        return self._cells[name]

    def truth(self, name: str) -> bool:
        """Return whether the cell says ``yes``; an empty one says no."""
        return self.word(name, ("", "yes")) == "yes"

    def unit(self, name: str) -> str:
        """Return a unit that we know."""
        if self._cells[name] not in UNITS:
            self.wrong(name, "reference.unit")
        return self._cells[name]

    def listed(self, name: str) -> tuple[str, ...]:
        """Return the words between semicolons."""
        return tuple(word for word in self._cells[name].split(";") if word)

    def origin(self) -> Origin:
        """Return source, confidence and note of the row."""
        source, confidence = self.filled("source"), self.word("confidence", CONFIDENCES)
        return Origin(self._file, self._line, source, confidence, self._cells["note"])

    def validity(self) -> Validity:
        """Return first and last day of the row."""
        since, until = self.day("valid_from"), self.day("valid_until")
        if since and until and until < since:
            self.wrong("valid_until", "reference.order")
        return Validity(since, until)

    def wrong(self, name: str, code: str, **params: str | tuple[str, ...]) -> None:
        """Note what is wrong with a cell."""
        said = message(code, column=name, value=self._cells[name], **params)
        self.problems.append(PlacedProblem(Place(self._line, self._columns.index(name) + 1), (name,), said))


def read_table(
    file: FilePath,
    columns: tuple[str, ...],
    build: Callable[[Cells], Row],
    key: Callable[[Row], Hashable],
) -> tuple[Row, ...]:
    """Return the rows of a file, none of them twice by ``key``.

    Raises:
        StandardError: If the file is wrong; it holds everything found, each with line and column.
    """
    found: dict[Hashable, Row] = {}
    lines: dict[Hashable, int] = {}
    problems: list[PlacedProblem] = []
    for line, texts in rows(file, columns):
        cells = Cells(file.name, line, columns, texts)
        row = build(cells)
        problems += cells.problems
        if cells.problems:
            continue
        if (name := key(row)) in found:
            said = message("reference.duplicate", line=lines[name])
            problems.append(PlacedProblem(Place(line, 1), (), said))
        found.setdefault(name, row)
        lines.setdefault(name, line)
    if problems:
        raise StandardError(file, problems)
    return tuple(found.values())
