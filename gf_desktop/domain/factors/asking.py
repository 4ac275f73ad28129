"""Which questions a year's rows raise, open and answered."""

from __future__ import annotations

from datetime import date

from gf_desktop.domain.document import Document
from gf_desktop.domain.factors.question import Question
from gf_desktop.domain.reference.tables import ReferenceTables


def all_questions(document: Document, tables: ReferenceTables, reported: date) -> tuple[Question, ...]:
    """Return every question that the year's rows raise, the answered ones too, in the order to show them."""
    return ()


def questions(document: Document, tables: ReferenceTables, reported: date) -> tuple[Question, ...]:
    """Return the questions that still wait for the user's word."""
    return tuple(one for one in all_questions(document, tables, reported) if one.open)
