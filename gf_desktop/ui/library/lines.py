"""What the list shows of each table, said in words and ready to be searched; headers are enough for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gf_desktop.ui.library.folding import folded, matches
from gf_desktop.ui.library.words import LibraryWords, standings

if TYPE_CHECKING:
    from gf_desktop.services.own_packs import Entry, Facts

ANYWHERE = "-"
"""The value of a column for a table without that restriction."""


@dataclass(frozen=True, slots=True)
class Line:
    """A table of the list. ``values`` are what it is narrowed by: for each filter the ids that it has.

    ``facts`` and ``points`` come when its file has been read; ``failed`` is why it could not be.
    """

    entry: Entry
    subject: str
    province: str
    industries: str
    standing: str
    folded: str
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facts: Facts | None = None
    points: str = ""
    failed: str = ""

    @property
    def identity(self) -> tuple[str, int]:
        """Id and version."""
        return self.entry.identity

    def has(self, chosen: dict[str, str]) -> bool:
        """Return whether the table has the chosen value of each filter; one for all industries has any of them."""
        return all(
            value in self.values[key] or (key == "industry" and ANYWHERE in self.values[key])
            for key, value in chosen.items()
        )


def lines_of(entries: Iterable[Entry], words: LibraryWords) -> tuple[Line, ...]:
    """Return the lines, what is offered before what is retired or abolished, own tables last among those."""
    made = [_line(entry, words) for entry in entries]
    return tuple(sorted(made, key=_order))


def found(lines: Iterable[Line], text: str, chosen: dict[str, str]) -> tuple[Line, ...]:
    """Return the lines in which every word of ``text`` stands and that have the chosen values."""
    return tuple(line for line in lines if matches(line.folded, text) and line.has(chosen))


def _order(line: Line) -> tuple[bool, bool, str, str, str, int]:
    header = line.entry.header
    return (
        line.entry.retired,
        bool(header.abolished),
        header.subject,
        header.applies.province,
        header.id,
        -header.version,
    )


def _line(entry: Entry, words: LibraryWords) -> Line:
    header, applies = entry.header, entry.header.applies
    texts = (
        header.title,
        header.short_title,
        header.id,
        header.issuer,
        header.note,
        words.subject(header.subject),
        words.province(header),
        words.all_industries(header),
        words.standings(entry),
    )
    return Line(
        entry=entry,
        subject=words.subject(header.subject),
        province=words.province(header),
        industries=words.industries(header),
        standing=words.standings(entry),
        folded=folded(texts),
        values={
            "subject": (header.subject,),
            "province": (applies.province or ANYWHERE,),
            "standing": standings(entry),
            "industry": applies.industries or (ANYWHERE,),
        },
    )
