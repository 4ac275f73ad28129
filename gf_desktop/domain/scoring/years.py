"""Several years: the document as it stood in an earlier one, where the scheme scores each year for itself."""

from __future__ import annotations

from dataclasses import replace

from gf_desktop.domain.document import Answer, Document, YearAnswer
from gf_desktop.domain.pack import Pack
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
