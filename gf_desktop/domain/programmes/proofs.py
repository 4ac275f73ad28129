"""What is still to be shown for a circumstance of the negative list that was said not to exist.

Each public site (公示查询) wants a look: when, with what result, who looked, all inside the time that the rules speak
of. A penalty since rectified wants its papers. Nothing here changes the user's word.

Among the findings stand only gaps that do not depend on the day; who proves it in words of its own is not asked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gf_desktop.domain.days import leading_day, with_iso_day
from gf_desktop.domain.document import DisqualifierAnswer, Document, ProgrammeAnswers, Query, Rectified
from gf_desktop.domain.finding import Finding, Severity
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import Subject
from gf_desktop.domain.programme import Disqualifier, Inquiry, Programme

FRESH_DAYS = 90
"""A look older than this is worth repeating before handing in: our own advice, no rule says a number."""

OPEN = "programme.query-open"
"""The code of a site that was not looked up yet."""


@dataclass(frozen=True, slots=True)
class ProofGap:
    """One thing still to be shown: the circumstance, the inquiry where one is meant, the sentence."""

    disqualifier: str
    inquiry: str
    said: Message


def proof_gaps(
    programme: Programme, answers: ProgrammeAnswers | None, subject: Subject, today: date | None
) -> tuple[ProofGap, ...]:
    """Return what is still to be shown, in the order of the negative list.

    Args:
        programme: Its negative list counts.
        answers: What was answered to it.
        subject: Only circumstances that concern this kind of applicant.
        today: The day from which the age of a look counts; None leaves its age out.
    """
    given = answers.disqualifiers if answers else {}
    nothing = DisqualifierAnswer()
    return tuple(
        gap
        for one in programme.disqualifiers_for(subject)
        for gap in _gaps(one, given.get(one.id, nothing), today)
    )


def proof_findings(document: Document, programme: Programme | None) -> Iterator[Finding]:
    """Yield a finding for each gap, with the circumstance (and the inquiry behind a slash) as its place.

    None of them keeps a document from being closed or handed in. A site not looked up yet is no more than a hint where
    the proof was written in words of the enterprise's own.
    """
    if programme is None:
        return
    given = document.programme.disqualifiers if document.programme else {}
    titles = {one.id: one.title for one in programme.disqualifiers}
    for gap in proof_gaps(programme, document.programme, document.subject, None):
        told = gap.said.code == OPEN and bool(given[gap.disqualifier].proof.strip())
        severity: Severity = "info" if told else "warning"
        said = message("finding.proof", title=titles[gap.disqualifier], said=gap.said)
        place = f"{gap.disqualifier}/{gap.inquiry}" if gap.inquiry else gap.disqualifier
        yield Finding(severity, gap.said.code, said, ("disqualifiers", place))


def proof_lines(one: Disqualifier, answer: DisqualifierAnswer) -> Iterator[tuple[str | Message, ...]]:
    """Yield what was noted to prove it, each line in its parts: looks at public sites, a penalty since rectified."""
    sites = {inquiry.id: inquiry.site for inquiry in one.inquiries}
    for look in answer.queries:
        by = (message("programme.looked-by", by=look.by),) if look.by.strip() else ()
        said = (*_written(look.at, look.result), *by)
        if said:
            yield message("programme.look", site=sites.get(look.inquiry, look.inquiry)), *said
    past = answer.rectified
    if past is not None:
        on = (message("programme.rectified-by", on=past.on),) if past.on.strip() else ()
        yield message("programme.rectified-told"), *_written(past.penalty), *on, *_written(past.papers)


def _written(*texts: str) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def _gaps(one: Disqualifier, answer: DisqualifierAnswer, today: date | None) -> Iterator[ProofGap]:
    if answer.state != "none":
        return
    for inquiry in one.inquiries:
        looks = [query for query in answer.queries if query.inquiry == inquiry.id]
        for said in _of_looks(inquiry, looks, today):
            yield ProofGap(one.id, inquiry.id, said)
    for said in _of_rectified(one, answer.rectified):
        yield ProofGap(one.id, "", said)


def _of_looks(inquiry: Inquiry, looks: list[Query], today: date | None) -> Iterator[Message]:
    if not looks:
        yield message(OPEN, site=inquiry.site, look_for=inquiry.look_for)
        return
    # The last look is the one that counts; earlier ones stay as they were noted.
    last = max(looks, key=lambda query: with_iso_day(query.at))
    missing = [name for name in ("at", "result", "by") if not getattr(last, name).strip()]
    for name in missing:
        yield message(
            "programme.query-incomplete", site=inquiry.site, what=message(f"programme.query.{name}")
        )
    if "at" not in missing:
        yield from _of_day(inquiry, last.at, today)


def _of_day(inquiry: Inquiry, at: str, today: date | None) -> Iterator[Message]:
    day = query_day(at)
    if day is None:
        yield message("programme.query-no-day", site=inquiry.site, at=at)
    elif today is None:
        return
    elif day > today:
        yield message("programme.query-future", site=inquiry.site, at=at)
    elif (today - day).days > FRESH_DAYS:
        yield message("programme.query-old", site=inquiry.site, at=at, days=(today - day).days)


def query_day(at: str) -> date | None:
    """Return the day of a look, or None where its text holds none."""
    return leading_day(at)[0]


def _of_rectified(one: Disqualifier, rectified: Rectified | None) -> Iterator[Message]:
    if rectified is None:
        return
    if not one.rectified:
        yield message("programme.rectified-unknown", title=one.title)
        return
    for name in ("penalty", "on", "papers"):
        if not getattr(rectified, name).strip():
            what = message(f"programme.rectified.{name}")
            yield message("programme.rectified-incomplete", what=what, papers=one.rectified)
