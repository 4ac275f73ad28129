"""What several products, rain and efficiency grades ask: decisions of the year that no figure can make."""

from __future__ import annotations

from collections.abc import Iterator

from gf_desktop.domain.document import Document
from gf_desktop.domain.factors.needs import inside, products
from gf_desktop.domain.factors.question import Option, Question
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.messages import Message, message

METHODS = ("metering", "share", "output", "standard-product")
GRADES = ("1", "2", "3", "4", "5")


def choice_questions(document: Document) -> Iterator[Question]:
    """Yield the questions on allocation, rain, efficiency grade and the representative product."""
    ledgers = document.ledgers
    several = len(products(document)) > 1
    whole = {
        "energy": bool(ledgers.energy),
        "carbon": bool(ledgers.energy or ledgers.carbon),
        "water": bool(ledgers.water),
    }
    for what, there in whole.items():
        if several and there:
            yield _allocation(document, what)
    if any(row.kind == "intake-rain" and inside(document, row) for row in ledgers.water):
        yield _rain(document)
    if any(row.efficiency_applies == "yes" for row in products(document)):
        yield _grade(document)
    yield from _representative(document)


def _allocation(document: Document, what: str) -> Question:
    chosen = getattr(document.ledgers.settings, what)
    return Question(
        key=f"settings/{what}",
        kind="choose",
        title=message(f"factors.title.allocation.{what}"),
        text=message("factors.text.allocation", count=len(products(document))),
        options=tuple(Option(value=one, title=message(f"factors.allocation.{one}")) for one in METHODS),
        place=f"choices/{what}",
        answer=chosen,
        open=not chosen,
    )


def _rain(document: Document) -> Question:
    chosen = document.ledgers.settings.rain_counts
    return Question(
        key="settings/rain_counts",
        kind="choose",
        title=Message("factors.title.rain"),
        text=Message("factors.text.rain"),
        options=tuple(Option(value=one, title=message(f"option.{one}")) for one in ("yes", "no")),
        place="choices/rain_counts",
        answer=chosen,
        open=not chosen,
    )


def _grade(document: Document) -> Question:
    chosen = document.ledgers.settings.grade
    return Question(
        key="settings/grade",
        kind="choose",
        title=Message("factors.title.grade"),
        text=Message("factors.text.grade"),
        options=tuple(Option(value=one, title=message("factors.word.grade", grade=one)) for one in GRADES),
        place="choices/grade",
        answer="" if chosen is None else str(chosen),
        open=chosen is None,
    )


def _representative(document: Document) -> Iterator[Question]:
    rows = [row for row in products(document) if row.capacity is not None]
    if len(rows) < 2:
        return
    ids = {row.id for row in rows}
    chosen = document.ledgers.settings.representative
    yield Question(
        key="settings/representative",
        kind="choose",
        title=Message("factors.title.representative"),
        text=Message("factors.text.representative"),
        options=tuple(Option(value=row.id, title=message("factors.named", name=label(row))) for row in rows),
        place="choices/representative",
        answer=chosen if chosen in ids else "",
        open=chosen not in ids,
    )
