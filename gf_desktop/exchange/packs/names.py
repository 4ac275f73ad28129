"""By which name a row, a basic requirement or a variant is called on the sheets that belong to it, and found again.

Names are what people see on the sheet 指标: the title, where only one thing bears it; else the id. An id that is not
given follows from the title, so that it stays while lines are moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from gf_desktop.domain.pack import Pack

Where = str
"""``row`` or ``gate``."""


class Called:
    """How the things of a pack are called in a workbook."""

    def __init__(self, pack: Pack) -> None:
        self._owners: dict[Where, Mapping[str, str]] = {
            "row": _names((row.id, row.title) for row in pack.indicators),
            "gate": _names((gate.id, gate.title) for gate in pack.table.gates),
        }
        self._variants = {row.id: _names((v.id, v.title) for v in row.variants) for row in pack.indicators}

    def owner(self, where: Where, owner_id: str) -> str:
        """Return the name of a row or basic requirement."""
        return self._owners[where].get(owner_id, owner_id)

    def variant(self, row_id: str, variant_id: str) -> str:
        """Return the name of a variant of a row."""
        return self._variants.get(row_id, {}).get(variant_id, variant_id)


def _names(things: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return the titles that tell things apart by their ids; a title that is another's id does not."""
    listed = tuple(things)
    ids, titles = {one for one, _ in listed}, Counter(title for _, title in listed)
    return {one: title for one, title in listed if title.strip() and titles[title] == 1 and title not in ids}


@dataclass(slots=True)
class Ids:
    """The ids made for things without one; ``taken`` are those of each scope."""

    taken: dict[tuple[str | int, ...], set[str]] = field(default_factory=dict)

    def made(self, scope: tuple[str | int, ...], title: str) -> str:
        """Return an id for a title; things of one title in one scope are numbered in their order."""
        base = f"r-{sha256(title.strip().encode()).hexdigest()[:8]}"
        taken = self.taken.setdefault(scope, set())
        number, found = 1, base
        while found in taken:
            number += 1
            found = f"{base}-{number}"
        taken.add(found)
        return found
