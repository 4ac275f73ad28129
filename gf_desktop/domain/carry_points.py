"""The user's own points under another table: they go along where they are still parts of the very same sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gf_desktop.domain.carry_rows import matched
from gf_desktop.domain.document import Document, OwnPoints
from gf_desktop.domain.pack import Group, Indicator, Pack, Section
from gf_desktop.domain.points_rules import check_points, open_options
from gf_desktop.domain.scoring.points import Pool, pool_of

_Place = tuple[Section | None, Group | None, Indicator]


def carried_points(document: Document, old: Pack, new: Pack) -> dict[str, OwnPoints]:
    """Return the points entered as the new table takes them, by its rows.

    A split was said of certain rows of one sum: they go along only where the same rows share the same points, of an
    option only where it is still there.
    """
    if not document.points:
        return {}
    matches, places = matched(old, new), {place[2].id: place for place in old.rows()}
    found = {}
    for place in new.rows():
        before = matches.get(place[2].id)
        word = document.points.get(before.id) if before else None
        if (
            before
            and word
            and _same(pool_of(old.table, *places[before.id]), pool_of(new.table, *place), matches)
        ):
            kept = _known(word, place[2])
            if kept != OwnPoints() and not any(check_points((), new, place, kept)):
                found[place[2].id] = kept
    return found


def _same(before: Pool | None, pool: Pool | None, matches: Mapping[str, Indicator]) -> bool:
    if before is None or pool is None or before.points != pool.points:
        return False
    came = {matches[row.id].id for row in pool.rows if row.id in matches}
    return len(came) == len(pool.rows) and came == {row.id for row in before.rows}


def _known(word: OwnPoints, row: Indicator) -> OwnPoints:
    known = {one.id for one in open_options(row)}
    return replace(word, options={key: own for key, own in word.options.items() if key in known})
