"""What the limits and quotas of the products ask: which row is meant, its correction, its standing, its figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gf_desktop.domain.document import Document
from gf_desktop.domain.factors.ask_figure import ACCEPTED, joined, text_of
from gf_desktop.domain.factors.candidates import Candidate, Kind, candidates
from gf_desktop.domain.factors.law import (
    COLUMNS,
    ENDS,
    OWN_GRADES,
    correction_answer,
    named,
    other_editions,
    own_figure,
)
from gf_desktop.domain.factors.needs import products
from gf_desktop.domain.factors.question import Option, Question
from gf_desktop.domain.factors.word import Words
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.reference.corrections import ADD_IF, PER_POINT, TIMES_IF, read_correction
from gf_desktop.domain.reference.limits import CORRECTED, ISSUED
from gf_desktop.domain.reference.tables import ReferenceTables

# So many rows can be looked through in a list; a longer one calls for a clearer text.
MOST = 40
KINDS: tuple[Kind, ...] = ("energy", "water")


def law_questions(document: Document, tables: ReferenceTables, reported: date) -> Iterator[Question]:
    """Yield the questions on the limits and quotas that the products name."""
    words = Words(document.ledgers.settings)
    for row in products(document):
        for kind in KINDS:
            text = getattr(row, COLUMNS[kind]).strip()
            found = named(row, kind, document, tables, reported=reported)
            if text and len(found) != 1:
                offered = found or candidates(text, tables, document, kind, reported=reported)
                yield _which(row, kind, text, offered)
            elif text:
                yield from _of_one(row, kind, found[0], words)
                yield from _editions(row, kind, found[0], document, tables, reported)


def _which(row: ProductRow, kind: Kind, text: str, offered: tuple[Candidate, ...]) -> Question:
    code = "several" if offered else "unknown"
    return _choice(row, kind, message(f"factors.text.limit-{code}", text=text, count=len(offered)), offered)


def _choice(
    row: ProductRow, kind: Kind, text: Message, offered: tuple[Candidate, ...], answer: str = ""
) -> Question:
    column = COLUMNS[kind]
    return Question(
        key=f"{column}/{row.id}",
        kind="choose",
        title=message(f"factors.title.{column}", product=label(row)),
        text=text,
        options=tuple(map(_option, offered[:MOST])),
        place=f"products/{row.id}/{column}",
        row=row.id,
        column=column,
        answer=answer,
        open=not answer,
    )


def _option(one: Candidate) -> Option:
    standing = message(f"factors.standing.{_said(one, one.standing)}", date=_day(one))
    return Option(
        value=one.text,
        title=message("factors.word.limit", name=one.text, standing=standing),
        figure=_levels(one),
        unit=_unit(one),
        source=one.source,
        confidence=one.confidence,
    )


def _unit(one: Candidate) -> str:
    return f"{one.unit} {one.per}".strip()


def _day(one: Candidate) -> str:
    return one.effective.isoformat() if one.effective else ""


def _said(one: Candidate, reason: str) -> str:
    """A standard may be issued without our knowing its day."""
    return reason if reason != ISSUED or one.effective else "issued-undated"


def _clauses(one: Candidate) -> Iterator[Message]:
    """Yield why a limit waits; of one not yet in force also what holds till then without our having its figures."""
    for reason in one.waits:
        yield _reason(one, reason)
    if one.standing == ISSUED and one.unheld:
        yield message("factors.law.unheld", standards=one.unheld)


def _levels(one: Candidate) -> str:
    return f"{text_of(one.lead) or '–'} / {text_of(one.base) or '–'}"


def _editions(
    row: ProductRow, kind: Kind, one: Candidate, document: Document, tables: ReferenceTables, reported: date
) -> Iterator[Question]:
    """Offer by name what replaces or will replace the limit; taking it is the user's free choice."""
    others = other_editions(one, tables, document, reported=reported) if kind == "energy" else ()
    if others:
        text = message("factors.text.editions", text=one.text)
        yield _choice(row, kind, text, (one, *others), answer=one.text)


def _of_one(row: ProductRow, kind: Kind, one: Candidate, words: Words) -> Iterator[Question]:
    if one.asks:
        yield _correction(row, one)
    own = [own_figure(row, one, grade, words) for grade in (1, 2)]
    if one.waits:
        yield _accept(row, kind, one, words, both_own=None not in own)
    doubtful = CORRECTED in one.waits or one.disordered
    for grade, level in ((1, one.lead), (2, one.base)):
        figure = own[grade - 1]
        if figure is not None or level is None or doubtful:
            settled = figure is not None or (
                level is not None and not one.disordered and words.accepts(one.key)
            )
            yield _own(row, kind, one, grade, answer=text_of(figure), is_open=not settled)


def _correction(row: ProductRow, one: Candidate) -> Question:
    found, answer = read_correction(one.correction), correction_answer(row, one)
    assert found is not None
    yes_no = found.kind in (ADD_IF, TIMES_IF)
    options = (("1", "option.yes"), ("0", "option.no")) if yes_no else ()
    return Question(
        key=f"corrections/{row.id}/{one.asks}",
        kind="choose" if yes_no else "figure",
        title=message("factors.title.correction", product=label(row), what=one.asks),
        text=message("factors.text.correction", limit=one.text, words=one.correction),
        unit="%" if found.kind == PER_POINT else "",
        options=tuple(Option(value=value, title=Message(code)) for value, code in options),
        source=one.source,
        confidence=one.confidence,
        place=f"products/{row.id}/corrections",
        row=row.id,
        column=f"corrections/{one.asks}",
        answer=text_of(answer),
        open=answer is None,
    )


def _accept(row: ProductRow, kind: Kind, one: Candidate, words: Words, *, both_own: bool) -> Question:
    accepted = words.accepts(one.key)
    return Question(
        key=one.key,
        kind="accept",
        title=message(f"factors.title.{COLUMNS[kind]}", product=label(row)),
        text=message("factors.why.limit", limit=one.text, reasons=joined(_clauses(one))),
        value=f"{_levels(one)} {_unit(one)}",
        source=one.source,
        confidence=one.confidence,
        place=f"products/{row.id}/{COLUMNS[kind]}",
        answer=ACCEPTED if accepted else "",
        open=not accepted and not both_own,
    )


def _reason(one: Candidate, reason: str) -> Message:
    return message(
        f"factors.law.{_said(one, reason)}",
        date=_day(one),
        words=one.correction,
        doubt=one.doubt,
        limited=f"{one.product} {one.indicator}".strip(),
    )


def _own(row: ProductRow, kind: Kind, one: Candidate, grade: int, *, answer: str, is_open: bool) -> Question:
    """A grade of the user's own: of the product for limits (they are corrected per product), else of the quota."""
    energy = kind == "energy"
    name = OWN_GRADES[grade - 1]
    return Question(
        key=f"corrections/{row.id}/{name}" if energy else f"{one.key}/{ENDS[grade - 1]}",
        kind="figure",
        title=message(f"factors.title.own-{kind}-{ENDS[grade - 1]}", product=label(row)),
        text=message(
            "factors.text.own-grade", limit=one.text, words=one.correction or one.note or one.source
        ),
        unit=one.unit,
        place=f"products/{row.id}/{'corrections' if energy else COLUMNS[kind]}",
        row=row.id if energy else "",
        column=f"corrections/{name}" if energy else "",
        signed=energy,
        answer=answer,
        open=is_open,
    )
