"""Points in force: the table's, or the user's own where the table publishes none for the row.

What the table does publish always stands, that of a group or section too: points of the user's that add up to more than
it holds count for none of its rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.document import Document, OwnPoints
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import decimal_text, exact_text
from gf_desktop.domain.pack import Group, Indicator, Section, Table
from gf_desktop.domain.pack_points import section_total

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class RowPoints:
    """The points of a row, None where unknown. ``own``: they are the user's; ``refused``: why those do not count."""

    points: Fraction | None
    own: OwnPoints | None = None
    refused: Message | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """Points of a group, or else of a section, of which only the sum is known: what its ``rows`` come to together."""

    title: str
    points: Decimal
    rows: tuple[Indicator, ...]

    def entered(self, document: Document, but: str = "") -> Fraction:
        """Return the sum of what the user entered for the rows, that of the row ``but`` left out."""
        words = (document.points.get(row.id) for row in self.rows if row.id != but)
        return sum((Fraction(word.value.value) for word in words if word and word.value), Fraction(0))

    def room(self, document: Document, row_id: str) -> Fraction:
        """Return the most that a row can have beside what the user entered for the others."""
        return max(Fraction(self.points) - self.entered(document, row_id), Fraction(0))

    def complete(self, document: Document) -> bool:
        """Whether the user entered the points of every row."""
        words = [document.points.get(row.id) for row in self.rows]
        return all(word is not None and word.value is not None for word in words)


def points_in_force(
    document: Document, table: Table, section: Section | None, group: Group | None, row: Indicator
) -> RowPoints:
    """Return the points that count for a row; ``section`` and ``group`` are None for a row of the bonus."""
    if row.points is not None:
        return RowPoints(Fraction(row.points))
    own = document.points.get(row.id)
    pool = pool_of(table, section, group, row) if own and own.value else None
    if own is None or own.value is None or pool is None:
        return RowPoints(None)
    entered = pool.entered(document)
    if entered > pool.points or own.value.value < 0:
        sums = {"entered": exact_text(entered), "points": decimal_text(pool.points)}
        return RowPoints(None, refused=message("score.own-points-over", title=pool.title, **sums))
    return RowPoints(Fraction(own.value.value), own)


def pool_of(table: Table, section: Section | None, group: Group | None, row: Indicator) -> Pool | None:
    """Return what a row without published points shares in; None where the user cannot say its points.

    Those of a bonus row are always published. The rows of a set all have the same points, so that one alone cannot
    have them entered.
    """
    if row.points is not None or section is None or group is None or row.choose_from in table.choose:
        return None
    if group.points is not None:
        known = sum((one.points or _ZERO for one in group.indicators), _ZERO)
        return Pool(group.title, group.points - known, _open(group))
    rows = tuple(one for each in section.groups if each.points is None for one in _open(each))
    return Pool(section.title, section.points - section_total(section, table), rows)


def _open(group: Group) -> tuple[Indicator, ...]:
    return tuple(row for row in group.indicators if row.points is None)
