"""Which table an applicant should use: the programme's rules first, then the narrower table before the wider.

Every table is listed, with the reason; the choice stays with the user. ``year`` is the year of the data.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gf_desktop.domain.document import Applicant
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import Header, short_title
from gf_desktop.domain.programme import Programme, TableRule


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One table in the list. ``fits``: it is meant for this applicant; ``recommended``: it is the one to take."""

    header: Header
    fits: bool
    recommended: bool
    reason: Message
    article: str = ""


@dataclass(frozen=True, slots=True)
class _Ranked:
    rank: tuple[int, ...]
    item: Recommendation


def recommend(
    headers: Iterable[Header], applicant: Applicant, year: int, programme: Programme | None
) -> tuple[Recommendation, ...]:
    """Return all tables, the one to take first, then those that fit, then the others with why they do not."""
    rules = _rules(applicant, year, programme)
    ranked = sorted((_ranked(header, applicant, year, rules) for header in headers), key=_order)
    items = [one.item for one in ranked]
    if not items or not items[0].fits:
        return tuple(items)
    first = replace(items[0], recommended=True)
    return (first, *(_after(item, first) for item in items[1:]))


def _order(ranked: _Ranked) -> tuple[tuple[int, ...], str, int]:
    header = ranked.item.header
    return ranked.rank, header.id, -header.version


def _rules(applicant: Applicant, year: int, programme: Programme | None) -> list[TableRule]:
    if programme is None or programme.province not in ("", applicant.province):
        return []
    return [
        rule
        for rule in programme.tables
        if (not rule.data_years or year in rule.data_years)
        and (not rule.industries or _in_industry(applicant.industry_code, rule.industries))
    ]


def _in_industry(code: str, industries: tuple[str, ...]) -> bool:
    return any(code.startswith(industry) for industry in industries)


def _ranked(header: Header, applicant: Applicant, year: int, rules: list[TableRule]) -> _Ranked:
    against = _against(header, applicant, year)
    if against:
        return _Ranked((2, len(against)), Recommendation(header, False, False, against[0]))
    for i, rule in enumerate(rules):
        if rule.scheme == header.id:
            reason = message("recommend.rule", reason=rule.reason, article=rule.article)
            return _Ranked((0, i), Recommendation(header, True, False, reason, rule.article))
    return _Ranked((1, -_narrowness(header)), Recommendation(header, True, False, _why_fits(header)))


def _against(header: Header, applicant: Applicant, year: int) -> list[Message]:
    applies = header.applies
    found = []
    if header.subject != "factory":
        found.append(message("recommend.subject", subject=message(f"recommend.subject-{header.subject}")))
    if applies.province and applies.province != applicant.province:
        found.append(message("recommend.province", province=applies.province))
    if applies.industries and not _in_industry(applicant.industry_code, applies.industries):
        found.append(message("recommend.industry", industries=applies.industries))
    if applies.data_years and year not in applies.data_years:
        years = tuple(str(one) for one in applies.data_years)
        found.append(message("recommend.year", years=years, year=str(year)))
    return found


def _narrowness(header: Header) -> int:
    applies = header.applies
    return 4 * bool(applies.industries) + 2 * bool(applies.province) + bool(applies.data_years)


def _why_fits(header: Header) -> Message:
    applies = header.applies
    if applies.industries:
        return message("recommend.fits-industry", industries=applies.industries)
    if applies.province:
        return message("recommend.fits-province", province=applies.province)
    return message("recommend.fits-all")


def _after(item: Recommendation, first: Recommendation) -> Recommendation:
    if not item.fits:
        return item
    reason = message("recommend.after", first=short_title(first.header), reason=_why_fits(item.header))
    return replace(item, reason=reason)
