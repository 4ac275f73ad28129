"""A pasted block that begins with a row of headings: its columns are placed by their names, not by where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gf_desktop.domain.numbers import read_figure
from gf_desktop.ui.ledgers.cells import Cells, Field
from gf_desktop.ui.ledgers.clipboard import Block

if TYPE_CHECKING:
    from gf_desktop.services.choice_words import Heading

LEAST = 2
"""Cells of the first row that must be titles of columns: one word alone may be anything."""
Put = tuple[int, Field, str]
"""A line, its field, and the text that goes there."""


@dataclass(frozen=True)
class Headed:
    """Where the columns of a block lead.

    Attributes:
        lines: What stands below the headings.
        fields: The field of each column of the block; None where it is left out.
        units: The units that headings state: the place of the figures' column, the unit's field, the unit.
        left_out: The headings that no field takes.
    """

    lines: Block
    fields: tuple[Field | None, ...]
    units: tuple[tuple[int, Field, str], ...]
    left_out: tuple[str, ...]

    def puts(self, top: int) -> Iterator[Put]:
        """Yield what goes where, the first line at ``top``; a unit only where a figure is."""
        for row, line in enumerate(self.lines, top):
            for text, of in zip(line, self.fields, strict=False):
                if of is not None:
                    yield row, of, text
            for place, of, unit in self.units:
                if place < len(line) and line[place].strip():
                    yield row, of, unit


def headed(block: Block, shown: Sequence[Field], cells: Cells) -> Headed | None:
    """Return where a block's columns lead, or None where its first row is no heading.

    Args:
        block: The cells, line by line.
        shown: The fields on the screen; where they are months, headings of months lead to them.
        cells: Know the columns of the ledger.
    """
    first = block[0]
    if len(first) < LEAST or any(read_figure(text).value is not None for text in first):
        return None
    found = cells.headings(first)
    months = {of.month: of for of in shown if of.month}
    fields = tuple(_field(one, cells, months) for one in found)
    if sum(of is not None for of in fields) < LEAST:
        return None
    left_out = (text.strip() for text, of in zip(first, fields, strict=True) if of is None)
    return Headed(block[1:], fields, tuple(_units(found, fields, cells)), tuple(filter(None, left_out)))


def _field(heading: Heading, cells: Cells, months: dict[int, Field]) -> Field | None:
    column = cells.columns.get(heading.key)
    if column is None:
        return months.get(heading.month)
    # Figures told in another unit than their column's are no figures of that column.
    other = column.unit not in ("", "–") and heading.unit not in ("", column.unit)
    return None if other or column.key == "id" else Field(column)


def _units(
    found: Sequence[Heading], fields: Sequence[Field | None], cells: Cells
) -> Iterator[tuple[int, Field, str]]:
    """Yield the units that headings state, for unit columns that the block does not have itself."""
    taken = {of.column.key for of in fields if of is not None}
    for place, (heading, of) in enumerate(zip(found, fields, strict=True)):
        key = of.column.unit_column if of is not None else ""
        if heading.unit and key and key not in taken:
            taken.add(key)
            yield place, Field(cells.columns[key]), heading.unit
