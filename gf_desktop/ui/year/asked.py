"""What the year's data ask the user, for the page of settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gf_desktop.domain.factors import all_questions

if TYPE_CHECKING:
    from gf_desktop.domain.factors import Question
    from gf_desktop.ui.session_model import SessionModel


def asked(model: SessionModel) -> tuple[Question, ...]:
    """Return every question that the year's rows raise, the answered ones too, in the order to show them."""
    tables = model.session.tables
    if tables is None:
        return ()
    return all_questions(model.document, tables, model.session.reported)
