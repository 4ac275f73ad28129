"""The question that a reference figure raises: to confirm it, to choose inside its range, or to give one's own."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gf_desktop.domain.factors.plausible import figure_far, known_of, range_text
from gf_desktop.domain.factors.question import Question
from gf_desktop.domain.factors.word import Figure, Reason, Words
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.numbers import exact_text

ACCEPTED = "accepted"
# How the tables note a range, which the question says with its ends.
_SAID_OF_RANGES = "标准给出范围，须选定取值"


def text_of(figure: Fraction | None) -> str:
    """Return a figure for a question, empty where there is none."""
    return "" if figure is None else exact_text(figure, 8)


def joined(clauses: Iterable[Message]) -> Message:
    """Return clauses as one sentence part."""
    first, *rest = clauses
    for clause in rest:
        first = message("factors.and", one=first, other=clause)
    return first


def figure_question(figure: Figure, words: Words, year: int) -> Question | None:
    """Return the question of a figure; None where it waits for nothing and the user said nothing of it."""
    own = words.factor(figure.key)
    if own is None and not figure.waits:
        return None
    accepted = figure.value is not None and words.accepts(figure.key)
    return Question(
        key=figure.key,
        kind="figure" if figure.value is None else "accept",
        title=figure.title,
        text=_far(figure, own) if own is not None and figure_far(figure, own) else _why(figure, year),
        value=text_of(figure.value),
        unit=figure.unit,
        source=figure.source,
        confidence=figure.confidence,
        ends=tuple(text_of(end) for end in figure.ends),
        place=figure.place,
        answer=text_of(own) if own is not None else ACCEPTED if accepted else "",
        open=own is None and not accepted,
    )


def _why(figure: Figure, year: int) -> Message:
    clauses = [_reason(figure, reason, year) for reason in figure.waits]
    note = figure.note.removeprefix(_SAID_OF_RANGES).lstrip("；")
    if note:
        clauses.append(message("factors.named", name=note))
    if not clauses:
        return Message("factors.why.own")
    code = "factors.why.figure" if figure.value is None else "factors.why.accept"
    return message(code, reasons=joined(clauses))


def _far(figure: Figure, own: Fraction) -> Message:
    known = range_text(known_of(figure))
    far = message("factors.reason.far", own=text_of(own), known=known, unit=figure.unit)
    return message("factors.why.far", reasons=far)


def _reason(figure: Figure, reason: Reason, year: int) -> Message:
    params: dict[str, Param] = {"year": figure.year, "wanted": str(year), "unit": figure.unit}
    if figure.ends:
        params |= {"low": text_of(figure.ends[0]), "high": text_of(figure.ends[-1])}
    code = "edition" if reason == "other-year" and not figure.year.isdigit() else reason
    return message(f"factors.reason.{code}", **params)
