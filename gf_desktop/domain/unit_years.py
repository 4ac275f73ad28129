"""Which years of a unit stand beside the open one, and from which evaluation each comes.

A year is taken from one evaluation: one that is closed (定稿) before one in work, else the one changed last. A year
that has data but no evaluation on the list is taken with its data alone. Nothing is carried from one year to another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitYear:
    """A year of a unit: an evaluation of it, or with an empty ``id`` its data alone.

    ``changed`` is an ISO 8601 time with offset, of a closed one when it was closed; empty for data alone. ``scheme`` is
    the short title of the evaluation's table.
    """

    id: str
    applicant_id: str
    year: int
    state: Literal["open", "closed"] = "open"
    changed: str = ""
    scheme: str = ""


def before(found: Iterable[UnitYear], year: int, wanted: int) -> tuple[UnitYear, ...]:
    """Return what the years before ``year`` are taken from, the newest ``wanted`` of them, newest first."""
    best: dict[int, UnitYear] = {}
    for one in found:
        if one.year < year and (one.year not in best or _rank(one) > _rank(best[one.year])):
            best[one.year] = one
    return tuple(best[key] for key in sorted(best, reverse=True)[: max(wanted, 0)])


def _rank(one: UnitYear) -> tuple[bool, bool, float]:
    changed = datetime.fromisoformat(one.changed).timestamp() if one.changed else 0.0
    return bool(one.id), one.state == "closed", changed
