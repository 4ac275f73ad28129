"""What our own look into a sheet's part finds: faults, merged cells, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass, field

from gf_desktop.exchange.books.shapes import Block, Fault, Place


@dataclass(slots=True)
class Scan:
    """Faults by place, merged blocks where the reading library does not know them, the last filled place."""

    name: str = ""
    faults: dict[Place, Fault] = field(default_factory=dict)
    merged: tuple[Block, ...] = ()
    last: Place = (-1, -1)

    def reach(self, row: int, column: int) -> None:
        """Note that the sheet is filled at a place."""
        self.last = (max(self.last[0], row), max(self.last[1], column))

    @property
    def cells(self) -> int:
        """Return how many cells lie between A1 and the last filled row and column."""
        return (self.last[0] + 1) * (self.last[1] + 1)
