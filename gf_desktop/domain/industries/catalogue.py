"""Which requirements an industry has: key industries, published industry standards, tables that the program holds.

The 53 key industries of the 2025 round have tables of their own that were not published with figures: the entry says so
and offers the frame of GB/T 36132-2025 Annex A (``frame``). An industry standard whose text is no table of the program
is listed with its standing; those written before GB/T 36132-2025 follow the six sections of 2018.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import Header
from gf_desktop.domain.reference.industries import IndustryStandard, KeyIndustry, in_class
from gf_desktop.domain.reference.tables import ReferenceTables

Kind = Literal["table", "key-industry", "standard"]
NEW_GENERAL_STANDARD = date(2025, 12, 31)
"""GB/T 36132-2025 holds from this day; standards published before it were written to the edition of 2018."""
_RANK = {"table": 0, "key-industry": 1, "standard": 2}
_STANDING_RANK = {"published": 0, "local": 1, "listed": 2, "group": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the catalogue.

    ``code`` is the standard's, or the table's id; empty where unknown. ``industries`` are classes of GB/T 4754-2017,
    linked from memory. ``said`` is the sentence on what can be had; ``scheme`` the id of the table that the program
    holds, else ``framed`` says whether *make this table* is offered.
    """

    kind: Kind
    title: str
    industry: str
    code: str = ""
    sector: str = ""
    industries: tuple[str, ...] = ()
    standing: str = ""
    published: date | None = None
    since: date | None = None
    until: date | None = None
    supersedes: str = ""
    source: str = ""
    confidence: str = ""
    note: str = ""
    said: Message
    scheme: str = ""
    framed: bool = False


def catalogue(
    industry_code: str, tables: ReferenceTables, headers: Iterable[Header] = ()
) -> tuple[Entry, ...]:
    """Return the entries of an industry, tables at hand first; of every industry where the code is empty.

    Args:
        industry_code: Class, group or division of GB/T 4754-2017, digits only.
        tables: Key industries and industry standards.
        headers: The tables that the program holds; those made for certain industries are listed.
    """
    entries = [
        *(_table(one) for one in headers if one.applies.industries),
        *(_key(one) for one in tables.key_industries),
        *(_standard(one) for one in tables.industry_standards if one.industries),
    ]
    found = (one for one in entries if not industry_code or in_class(industry_code, one.industries))
    return tuple(sorted(found, key=lambda one: _order(one, industry_code)))


def key_industries(industry_code: str, listed: Iterable[KeyIndustry]) -> tuple[KeyIndustry, ...]:
    """Return the key industries that an industry code may belong to; the user confirms by the product."""
    return tuple(one for one in listed if in_class(industry_code, one.industries))


def search(entries: Sequence[Entry], words: str) -> tuple[Entry, ...]:
    """Return the entries that hold every word in code, title, industry, sector or classes."""
    wanted = words.casefold().split()
    return tuple(one for one in entries if all(word in _text(one) for word in wanted))


def _text(entry: Entry) -> str:
    told = (entry.code, entry.title, entry.industry, entry.sector, *entry.industries)
    return "\n".join(told).casefold()


def _order(entry: Entry, code: str) -> tuple[int, int, int, str, str]:
    # The more digits of the code an entry names, the nearer it is.
    near = max((len(one) for one in entry.industries if code and in_class(code, (one,))), default=0)
    return _RANK[entry.kind], -near, _STANDING_RANK.get(entry.standing, 9), entry.sector, entry.title


def _table(header: Header) -> Entry:
    return Entry(
        kind="table",
        code=header.id,
        title=header.title,
        industry=header.short_title or header.title,
        industries=header.applies.industries,
        standing=header.standing,
        source=header.issuer,
        note=header.note,
        said=message("catalogue.held"),
        scheme=header.id,
    )


def _key(one: KeyIndustry) -> Entry:
    return Entry(
        kind="key-industry",
        title=one.industry,
        industry=one.industry,
        sector=one.sector,
        industries=one.industries,
        standing="listed",
        since=one.validity.since,
        until=one.validity.until,
        source=one.origin.source,
        confidence=one.origin.confidence,
        note=one.origin.note,
        said=message("catalogue.key-industry", industry=one.industry),
        framed=True,
    )


def _standard(one: IndustryStandard) -> Entry:
    older = one.published is None or one.published < NEW_GENERAL_STANDARD
    return Entry(
        kind="standard",
        code=one.code,
        title=one.title,
        industry=one.industry,
        sector=one.industry.partition("-")[0],
        industries=one.industries,
        standing=one.standing,
        published=one.published,
        since=one.validity.since,
        until=one.validity.until,
        supersedes=one.supersedes,
        source=one.origin.source,
        confidence=one.origin.confidence,
        note=one.origin.note,
        said=message("catalogue.standard-older" if older else "catalogue.standard", standing=_standing(one)),
        framed=one.standing in ("published", "listed", "local"),
    )


def _standing(one: IndustryStandard) -> Message:
    return message(f"catalogue.standing.{one.standing}")
