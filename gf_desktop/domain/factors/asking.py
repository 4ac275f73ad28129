"""Which questions a year's rows raise, open and answered."""

from __future__ import annotations

from datetime import date

from gf_desktop.domain.document import Document
from gf_desktop.domain.factors.ask_choices import choice_questions
from gf_desktop.domain.factors.ask_energy import EnergyAsking
from gf_desktop.domain.factors.ask_law import law_questions
from gf_desktop.domain.factors.question import Question
from gf_desktop.domain.reference.tables import ReferenceTables


def all_questions(document: Document, tables: ReferenceTables, reported: date) -> tuple[Question, ...]:
    """Return every question that the year's rows raise, the answered ones too, in the order to show them.

    Each stands there once, under its key: open where it is for one of the rows that raise it. A page tells ``open``
    from answered ones.
    """
    found = (
        *EnergyAsking(document, tables, reported).all(),
        *choice_questions(document),
        *law_questions(document, tables, reported),
    )
    by_key: dict[str, Question] = {}
    for one in found:
        if one.key not in by_key or (one.open and not by_key[one.key].open):
            by_key[one.key] = one
    return tuple(by_key.values())


def questions(document: Document, tables: ReferenceTables, reported: date) -> tuple[Question, ...]:
    """Return the questions that still wait for the user's word; none of them answers itself."""
    return tuple(one for one in all_questions(document, tables, reported) if one.open)
