"""Which table an applicant should use, in the rules' order: the programme's rules, then the narrower before the wider.

Article 17 of the Jiangsu draft and the nation's rules: an industry with requirements of its own uses them, every other
one the general ones. So an industry's table that the rules do not name (one's own, one added later) comes before their
general ones, and one of the user's own says that it is. Every table is listed, with the reason; the choice stays with
the user. ``year`` is the year of the data. Abolished tables are for old files only: they are listed on request, and
never recommended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gf_desktop.domain.document import Applicant
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import Header, Subject, short_title
from gf_desktop.domain.programme import Level, Programme, TableRule
from gf_desktop.domain.reference.industries import KeyIndustry

Purpose = Level | Literal[""]
"""The level applied for; empty while the user has not said: then no table is left out for it, and the order is said."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One table in the list. ``fits``: it is meant for this applicant; ``recommended``: it is the one to take.

    ``caution`` is what to mind before taking it: a table of one's own, a key industry whose table is not public, a
    purpose not said.
    ``asks_purpose`` says that the answer to "which level?" may change whether the table fits.
    """

    header: Header
    fits: bool
    recommended: bool
    reason: Message
    article: str = ""
    caution: Message | None = None
    asks_purpose: bool = False


@dataclass(frozen=True, slots=True)
class _Ranked:
    rank: tuple[int, ...]
    item: Recommendation


@dataclass(frozen=True, slots=True)
class _Case:
    """What is asked: who, for which data, for which level, as what."""

    applicant: Applicant
    year: int
    purpose: Purpose
    subject: Subject


def recommend(
    headers: Iterable[Header],
    applicant: Applicant,
    year: int,
    programme: Programme | None,
    *,
    purpose: Purpose = "",
    subject: Subject = "factory",
    abolished: bool = False,
    key_industries: Sequence[KeyIndustry] = (),
) -> tuple[Recommendation, ...]:
    """Return all tables, the one to take first, then those that fit, then the others with why they do not.

    Args:
        headers: The tables at hand.
        applicant: Province and industry count.
        year: The year of the data.
        programme: Its rules on tables come first.
        purpose: The level applied for; empty while not said.
        subject: What is evaluated.
        abolished: Whether abolished tables are listed, for work on old files.
        key_industries: Those that the applicant's industry code may belong to (``industries.catalogue``).
    """
    case = _Case(applicant, year, purpose, subject)
    rules = _rules(case, programme)
    listed = (header for header in headers if abolished or not header.abolished)
    ranked = sorted((_ranked(header, case, rules) for header in listed), key=_order)
    unheld = () if ranked and _of_industry(ranked[0].item) else key_industries
    items = [_cautioned(one.item, case, unheld) for one in ranked]
    if not items or not items[0].fits or items[0].header.abolished:
        return tuple(items)
    first = replace(items[0], recommended=True)
    return (first, *(_after(item, first) for item in items[1:]))


def _of_industry(item: Recommendation) -> bool:
    return item.fits and bool(item.header.applies.industries)


def _order(ranked: _Ranked) -> tuple[tuple[int, ...], str, int]:
    header = ranked.item.header
    return ranked.rank, header.id, -header.version


def _rules(case: _Case, programme: Programme | None) -> list[TableRule]:
    if programme is None or programme.province not in ("", case.applicant.province):
        return []
    return [rule for rule in programme.tables if _holds(rule, case)]


def _holds(rule: TableRule, case: _Case) -> bool:
    return (
        (not rule.subjects or case.subject in rule.subjects)
        and (not rule.data_years or case.year in rule.data_years)
        and (not rule.purposes or case.purpose in ("", *rule.purposes))
        and (not rule.industries or _in_industry(case.applicant.industry_code, rule.industries))
    )


def _in_industry(code: str, industries: tuple[str, ...]) -> bool:
    return any(code.startswith(industry) for industry in industries)


def _ranked(header: Header, case: _Case, rules: list[TableRule]) -> _Ranked:
    against = _against(header, case)
    if against:
        return _Ranked((3, len(against)), Recommendation(header, False, False, against[0]))
    if header.abolished:
        reason = message("recommend.abolished", day=header.abolished)
        return _Ranked((2, 0), Recommendation(header, True, False, reason))
    for i, rule in enumerate(rules):
        if rule.scheme == header.id:
            reason = message("recommend.rule", reason=rule.reason, article=rule.article)
            return _Ranked((0, 2 * i + 1), Recommendation(header, True, False, reason, rule.article))
    general = next((i for i, rule in enumerate(rules) if not rule.industries), None)
    if header.applies.industries and general is not None:
        return _before_general(header, rules[general], (0, 2 * general, -_narrowness(header)))
    return _Ranked((1, -_narrowness(header)), Recommendation(header, True, False, _why_fits(header)))


def _before_general(header: Header, general: TableRule, rank: tuple[int, ...]) -> _Ranked:
    """Return the place of an industry's table that the rules do not name: right before their first general one."""
    reason = message(
        "recommend.industry-first", industries=header.applies.industries, article=general.article
    )
    return _Ranked(rank, Recommendation(header, True, False, reason, general.article))


def _against(header: Header, case: _Case) -> list[Message]:
    applies, applicant = header.applies, case.applicant
    found = []
    if header.subject != case.subject:
        of, asked = (message(f"recommend.subject-{one}") for one in (header.subject, case.subject))
        found.append(message("recommend.subject", subject=of, asked=asked))
    if applies.purpose and case.purpose and case.purpose not in applies.purpose:
        levels = tuple(applies.purpose)
        found.append(
            message(f"recommend.purpose-{levels[0]}", asked=message(f"recommend.level-{case.purpose}"))
        )
    if applies.province and applies.province != applicant.province:
        code = "recommend.province" if applicant.province else "recommend.province-open"
        found.append(message(code, province=applies.province))
    if applies.industries and not _in_industry(applicant.industry_code, applies.industries):
        found.append(message("recommend.industry", industries=applies.industries))
    if applies.data_years and case.year not in applies.data_years:
        years = tuple(str(one) for one in applies.data_years)
        found.append(message("recommend.year", years=years, year=str(case.year)))
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


def _cautioned(item: Recommendation, case: _Case, key_industries: Sequence[KeyIndustry]) -> Recommendation:
    """Say what to mind: a table of the user's own; the general one of what may be a key industry; no level said."""
    asks = not case.purpose and bool(item.header.applies.purpose)
    caution = None
    general = item.header.subject == "factory" and not item.header.applies.industries
    if item.fits and general and key_industries and not item.header.abolished:
        names = tuple(one.industry for one in key_industries)
        caution = message("recommend.key-industry", industries=names)
    elif item.fits and item.header.standing == "own":
        caution = message("recommend.own-table")
    elif item.fits and asks:
        level = message(f"recommend.level-{item.header.applies.purpose[0]}")
        caution = message("recommend.purpose-open", level=level)
    return replace(item, caution=caution, asks_purpose=asks)


def _after(item: Recommendation, first: Recommendation) -> Recommendation:
    if not item.fits or item.header.abolished:
        return item
    reason = message("recommend.after", first=short_title(first.header), reason=_why_fits(item.header))
    return replace(item, reason=reason)
