"""What was entered as a reference figure and is no figure yet: it counts for nothing, and that is to be known."""

from __future__ import annotations

from datetime import date

from gf_desktop.domain.document import Document
from gf_desktop.domain.factors.asking import all_questions
from gf_desktop.domain.finding import Finding
from gf_desktop.domain.messages import message
from gf_desktop.domain.reference.tables import ReferenceTables


def draft_findings(document: Document, tables: ReferenceTables, reported: date) -> tuple[Finding, ...]:
    """Return a warning for each question of the year that holds a draft; one that nothing asks any more holds none."""
    drafts = document.ledgers.settings.drafts
    if not drafts:
        return ()
    asked = (one for one in all_questions(document, tables, reported) if one.key in drafts)
    said = ((one, message("factors.draft", title=one.title, text=drafts[one.key])) for one in asked)
    return tuple(Finding("warning", text.code, text, ("ledgers", one.place or one.key)) for one, text in said)
