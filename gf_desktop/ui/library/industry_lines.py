"""What the catalogue of industries shows of each entry, said in words and ready to be searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gf_desktop.ui.library.folding import folded, matches
from gf_desktop.ui.library.industry_words import FRAMED, KEY, LISTED, MADE, NONE, RELATED

if TYPE_CHECKING:
    from gf_desktop.domain.industries.catalogue import Entry
    from gf_desktop.domain.pack import Header
    from gf_desktop.ui.library.industry_words import IndustryWords


@dataclass(frozen=True, slots=True)
class IndustryLine:
    """One entry. ``tables`` are those at hand that are meant for its classes, ``said`` what can be had of it.

    ``values`` are what it is narrowed by.
    """

    entry: Entry
    tables: tuple[Header, ...]
    said: str
    folded: str
    values: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells one entry from another."""
        return self.entry.kind, self.entry.code, self.entry.title

    @property
    def table(self) -> str:
        """Which table there is: ``industry_words.TABLES``."""
        return self.values["table"]

    def has(self, chosen: dict[str, str]) -> bool:
        """Return whether the entry has the chosen value of each filter."""
        return all(self.values[key] == value for key, value in chosen.items())


def lines_of(
    entries: Iterable[Entry], headers: Sequence[Header], words: IndustryWords
) -> tuple[IndustryLine, ...]:
    """Return the lines of key industries and industry standards.

    Args:
        entries: The catalogue; tables in it are left out, ``headers`` say them.
        headers: The tables at hand that are offered.
        words: What is searched and shown.
    """
    return tuple(
        _line(one, tuple(h for h in headers if _fits(one, h)), words)
        for one in entries
        if one.kind != "table"
    )


def found(lines: Iterable[IndustryLine], text: str, chosen: dict[str, str]) -> tuple[IndustryLine, ...]:
    """Return the lines in which every word of ``text`` stands and that have the chosen values."""
    return tuple(line for line in lines if matches(line.folded, text) and line.has(chosen))


def _fits(entry: Entry, header: Header) -> bool:
    from gf_desktop.domain.reference.industries import in_class

    return any(in_class(code, entry.industries) for code in header.applies.industries)


def _line(entry: Entry, tables: tuple[Header, ...], words: IndustryWords) -> IndustryLine:
    standing = LISTED if entry.kind == KEY else entry.standing
    table = _table(entry, tables)
    texts = (
        entry.code,
        entry.title,
        entry.industry,
        entry.sector,
        entry.supersedes,
        entry.note,
        words.kind(entry.kind),
        words.standing(standing),
        words.table(table),
        *map(words.classes.industry, entry.industries),
    )
    return IndustryLine(
        entry=entry,
        tables=tables,
        said=words.say(entry.said),
        folded=folded(texts),
        values={"kind": entry.kind, "sector": entry.sector, "standing": standing, "table": table},
    )


def _table(entry: Entry, tables: tuple[Header, ...]) -> str:
    if any(one.standing == "own" for one in tables):
        return MADE
    if tables:
        return RELATED
    return FRAMED if entry.framed else NONE
