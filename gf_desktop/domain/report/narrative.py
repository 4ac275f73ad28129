"""The prose of the report: which chapters a person writes, and a first draft of each from what is known.

A draft says facts of the document and its result, nothing else: what the enterprise did, planned or how it went about
the evaluation is for its people to write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from gf_desktop.domain.document import Applicant, Document
from gf_desktop.domain.gaps import gaps
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.pack import BONUS, Pack, Subject
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.radar import section_axes
from gf_desktop.domain.report.cells import Line, Say, lines, said, shown
from gf_desktop.domain.report.counts import index_words, rows_words
from gf_desktop.domain.report.subject import before_year, mark_columns, subject_title, who
from gf_desktop.domain.report.words import day_text, row_name, standing_words, total_text
from gf_desktop.domain.report.years import year_totals
from gf_desktop.domain.result import Result, RowResult
from gf_desktop.domain.scoring.task import amount

_BY_WORD = ("choice", "manual", "checklist")
HIGHLIGHTS_MOST = 100  # characters, 2024 form, 受评价方主要亮点
NEXT_STEPS_MOST = 5


class Chapter(NamedTuple):
    """One text that a person writes: its key in the document's narrative, its title, and what belongs into it."""

    key: str
    title: Message
    hint: Message


def _chapter(key: str) -> Chapter:
    return Chapter(key, message(f"report.narrative.{key}"), message(f"report.narrative.{key}.hint"))


NARRATIVE: tuple[Chapter, ...] = tuple(
    _chapter(key)
    for key in ("scope", "enterprise", "green-work", "process", "highlights", "conclusion", "next-steps")
)


def _own(key: str, title: str, hint: str) -> Chapter:
    return Chapter(key, message(f"report.narrative.{title}"), message(f"report.narrative.{hint}.hint"))


_OWN_WORDS: Mapping[Subject, tuple[Chapter, ...]] = {
    "park": (
        _own("scope", "scope", "park-scope"),
        _own("enterprise", "park", "park"),
        _own("green-work", "green-work", "park-green-work"),
    ),
    "supply-chain": (
        _own("scope", "scope", "supply-chain-scope"),
        _own("enterprise", "enterprise", "supply-chain"),
        _own("green-work", "green-work", "supply-chain-green-work"),
    ),
}


def chapters(subject: Subject) -> tuple[Chapter, ...]:
    """Return the chapters in the words of a subject; their keys are the same for all."""
    own = {one.key: one for one in _OWN_WORDS.get(subject, ())}
    return tuple(own.get(one.key, one) for one in NARRATIVE)


def drafts(
    document: Document, pack: Pack, result: Result, programme: Programme | None, say: Say
) -> Mapping[str, str]:
    """Return a first draft of every chapter, one paragraph a line; an empty one where nothing is known."""
    return {
        "scope": _joined(_scope(document, pack, programme), say),
        "enterprise": _joined(_enterprise(document.applicant, say), say),
        "green-work": _joined(_green_work(document, pack, result), say),
        "process": _joined(_process(document, pack, result), say),
        "highlights": _highlights(document, pack, result, say),
        "conclusion": _joined(_conclusion(document, pack, result, say), say),
        "next-steps": _joined(_next_steps(document, pack, result, say), say),
    }


def _joined(sentences: Iterator[Message | str], say: Say) -> str:
    said = (one if isinstance(one, str) else say(one) for one in sentences)
    return "\n".join(text for text in (one.strip() for one in said) if text)


def _scope(document: Document, pack: Pack, programme: Programme | None) -> Iterator[Message]:
    applicant, header = document.applicant, pack.header
    yield message(
        "report.draft.purpose",
        applicant=applicant.name,
        year=document.year,
        table=header.title,
        subject=subject_title(document.subject),
    )
    if applicant.address:
        yield message(
            "report.draft.scope-address",
            applicant=applicant.name,
            address=applicant.address,
            year=document.year,
        )
    else:
        yield message("report.draft.scope", applicant=applicant.name, year=document.year)
    standing = standing_words(header.standing)
    yield message("report.draft.criteria", table=header.title, issuer=header.issuer, standing=standing)
    if programme:
        yield message("report.draft.programme", programme=programme.title, issuer=programme.issuer)


def _enterprise(applicant: Applicant, say: Say) -> Iterator[Message | str]:
    facts = "；".join(say(message(f"report.fact.{name}", text=text)) for name, text in _facts(applicant, say))
    if applicant.introduction.strip():
        yield applicant.introduction
    elif facts:
        yield message("report.draft.enterprise", applicant=applicant.name, facts=facts)
    if applicant.products and applicant.products not in applicant.introduction:
        yield message("report.draft.products", products=applicant.products)
    if applicant.process:
        yield message("report.draft.process-text", text=applicant.process)


def _facts(applicant: Applicant, say: Say) -> Iterator[tuple[str, str]]:
    """Yield what is known of an applicant by field; the rest stands in the table of basic information."""
    for name in ("address", "founded", "registered_capital"):
        if text := getattr(applicant, name):
            yield name.replace("_", "-"), said(day_text(text), say)


def _green_work(document: Document, pack: Pack, result: Result) -> Iterator[Message | str]:
    if document.applicant.green_work.strip():
        yield document.applicant.green_work
    best = tuple(_titles(document, _full(result)))
    if best:
        yield message("report.draft.best", year=document.year, lead=pack.header.labels.lead, titles=best)


def _full(result: Result) -> Iterator[RowResult]:
    """Yield the rows of the table, not of the bonus, that reached all their points by a figure."""
    return (row for row in _all_points(result) if row.measure and row.measure.kind not in _BY_WORD)


def _full_by_word(result: Result) -> Iterator[RowResult]:
    """Yield the rows that reached all their points by an option or by judgement."""
    return (row for row in _all_points(result) if row.measure and row.measure.kind in ("choice", "manual"))


def _all_points(result: Result) -> Iterator[RowResult]:
    for row in result.rows:
        scored = row.section != BONUS and row.status == "scored"
        if scored and row.points and row.score == row.points:
            yield row


def _titles(document: Document, rows: Iterator[RowResult]) -> Iterator[str]:
    for row in rows:
        yield row_name(row, document.answer(row.id))


def _process(document: Document, pack: Pack, result: Result) -> Iterator[Message]:
    own = who(document.subject)
    computed = sum(row.taken == "computed" for row in result.rows)
    some = "-computed-all" if computed == result.answered else "-computed"
    code = f"report.draft.process{some if computed else ''}"
    rows = rows_words(len(result.rows), result.asked)
    yield message(code, rows=rows, answered=result.answered, computed=computed, who=own)
    labels = pack.header.labels
    if "base" in mark_columns(pack):
        yield message("report.draft.method", lead=labels.lead, base=labels.base, places=result.places)
    else:
        yield message("report.draft.method-own", places=result.places)
    if (index := index_words(pack)) is not None:
        yield index
    yield message(f"report.draft.not-applicable.{pack.table.not_applicable}")


def _highlights(document: Document, pack: Pack, result: Result, say: Say) -> str:
    """Return as many of the best rows as the form has room for, and how many there are.

    Rows that reached the lead come first; where there is none, those that have all their points by word.
    """
    code, titles = "report.draft.highlights", tuple(_titles(document, _full(result)))
    if not titles:
        code, titles = "report.draft.highlights-word", tuple(_titles(document, _full_by_word(result)))
    lead, count = pack.header.labels.lead, len(titles)
    for kept in range(count, 0, -1):
        more = "" if kept == count else "-more"
        text = say(message(f"{code}{more}", lead=lead, titles=titles[:kept], count=count))
        if len(text) <= HIGHLIGHTS_MOST:
            return text
    return ""


def _conclusion(document: Document, pack: Pack, result: Result, say: Say) -> Iterator[Message]:
    yield message(
        "report.draft.conclusion",
        applicant=before_year(document.applicant.name),
        year=document.year,
        table=pack.header.title,
        total=total_text(result),
        gates=message(f"report.gates.{result.gate_state}"),
    )
    yield from year_totals(document, pack, result, say)
    scored = [(title, share) for title, share in section_axes(result) if share is not None]
    shares = sorted(scored, key=lambda axis: -axis[1])
    if len(shares) > 1 and shares[0][1] > shares[-1][1]:
        best, worst = shares[0][1], shares[-1][1]
        yield message(
            "report.draft.sections",
            best=tuple(title for title, share in shares if share == best),
            best_percent=fixed_text(best * 100, 1),
            worst=tuple(title for title, share in shares if share == worst),
            worst_percent=fixed_text(worst * 100, 1),
        )
    unscored = tuple(title for title, share in section_axes(result) if share is None)
    if scored and unscored:
        yield message("report.draft.sections-unscored", titles=unscored)


def _next_steps(document: Document, pack: Pack, result: Result, say: Say) -> Iterator[Message]:
    """Yield the largest gaps; what was declared not applicable waits for the review and is no next step."""
    label = pack.header.labels.lead
    wanted = [gap for gap in gaps(result) if gap.lost and gap.status != "not-applicable"]
    for number, gap in enumerate(wanted[:NEXT_STEPS_MOST], 1):
        row = result.row(gap.row)
        own = lines(document, row)[0]
        lead = _lead_words(own, label, say)
        yield message(
            "report.draft.gap",
            number=number,
            title=row_name(row, document.answer(row.id)),
            value=_value_words(own, say),
            lead=lead,
            lost=fixed_text(gap.lost or Fraction(0), result.places),
        )


def _lead_words(line: Line, label: str, say: Say) -> Message | str:
    """Return the lead with its unit; nothing where none is in force."""
    if line.lead.kind != "figure":
        return ""
    return message("report.draft.gap-lead", label=label, lead=amount(shown(line.lead, say), line.unit))


def _value_words(line: Line, say: Say) -> Message | str:
    """Return the value in words; nothing for products and parts, which stand in their own lines."""
    if line.value.kind == "figure":
        return message("report.draft.gap-value", value=amount(shown(line.value, say), line.unit))
    words = line.value.words
    return (
        ""
        if words is None or words.code.startswith("report.value.see-")
        else message("report.draft.gap-open", words=words)
    )
