"""Several years: the document as it stood in an earlier one, where the scheme scores each year for itself."""

from __future__ import annotations

from dataclasses import replace

from gf_desktop.domain.document import Answer, Document, YearAnswer
from gf_desktop.domain.messages import Message
from gf_desktop.domain.pack import Indicator, Pack
from gf_desktop.domain.scoring.rows import score_row
from gf_desktop.domain.years import earlier_years

_NOTHING = YearAnswer()


def scored_years(document: Document, pack: Pack) -> tuple[int, ...]:
    """Return the earlier years that are scored for themselves, the oldest first; none while nothing is said of any."""
    table = pack.table
    if table.year_rule != "each" or not any(answer.earlier for answer in document.answers.values()):
        return ()
    return earlier_years(document.year, table)


def in_year(document: Document, year: int) -> Document:
    """Return the document with the answers that hold of an earlier year, and of no other."""
    answers = {key: _answer(answer, str(year)) for key, answer in document.answers.items()}
    return replace(document, year=year, answers=answers)


def impossible_years(document: Document, pack: Pack, row: Indicator) -> tuple[tuple[int, Message], ...]:
    """Return the earlier years whose value cannot be true, the oldest first, each with why.

    The rule is the row's own, as for the evaluated year. A mean of the years says it itself: its row is invalid.
    """
    answer, table = document.answer(row.id), pack.table
    if answer.not_applicable or table.year_rule == "mean":
        return ()
    asked = [year for year in earlier_years(document.year, table) if str(year) in answer.earlier]
    return tuple((year, why) for year in asked if (why := _impossible(document, pack, row, year)))


def _impossible(document: Document, pack: Pack, row: Indicator, year: int) -> Message | None:
    own = {row.id: _answer(document.answer(row.id), str(year))}
    place = next(one for one in pack.rows() if one[2].id == row.id)
    scored = score_row(replace(document, year=year, answers=own), pack, *place)
    return scored.reason if scored.status == "invalid" else None


def _answer(answer: Answer, year: str) -> Answer:
    """Whether a row applies, counts in its set, and in which form, holds of all years."""
    was = answer.earlier.get(year, _NOTHING)
    return Answer(
        value=was.value,
        option=was.option,
        variant=answer.variant,
        chosen=answer.chosen,
        draft=answer.drafts.get(f"earlier/{year}", ""),
        not_applicable=answer.not_applicable,
        reason=answer.reason,
    )
