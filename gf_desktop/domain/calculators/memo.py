"""What calculations of the same data share: a carrier's coal equivalent is reckoned once, whoever asks for it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from gf_desktop.domain.ledgers.quantity import Year, year_of
from gf_desktop.domain.ledgers.rows import Row

T = TypeVar("T")
MOST = 20_000


class Memo:
    """Remembers what was found out of the very same objects, for as long as those are asked about.

    Holds only while the factors and what was declared none stay the same: with others, another memo is begun.
    """

    def __init__(self) -> None:
        self._now: dict[tuple[Hashable, ...], tuple[tuple[object, ...], Any]] = {}
        self._before: dict[tuple[Hashable, ...], tuple[tuple[object, ...], Any]] = {}

    def turn(self) -> None:
        """Begin another round; once very much is kept, what was not asked about for long is forgotten."""
        if len(self._now) > MOST:
            self._before, self._now = self._now, {}

    def year(self, row: Row, column: str) -> Year:
        """Return what a row's column says of its year."""
        found = self._now.get((column, id(row)))
        if found is None:
            return self.once(column, (row,), lambda: year_of(getattr(row, column)))
        return cast(Year, found[1])

    def once(self, what: Hashable, of: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what ``make`` makes of the objects ``of``, made once; they are kept, so that their ids stay theirs."""
        key = (what, *map(id, of))
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key) or (of, make())
            self._now[key] = found
        return cast(T, found[1])
