"""What is said of an application besides conditions: changed as one step of undo, and what of it was changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from gf_desktop.domain.assessment import WHOLE
from gf_desktop.domain.document import ProgrammeFacts
from gf_desktop.domain.messages import message
from gf_desktop.domain.programmes.dates import Due, due

if TYPE_CHECKING:
    from gf_desktop.ui.session_model import SessionModel

T = TypeVar("T")


def facts_of(model: SessionModel) -> ProgrammeFacts:
    """Return what is said of the application."""
    answers = model.document.programme
    return answers.facts if answers else ProgrammeFacts()


def put_facts(model: SessionModel, facts: ProgrammeFacts, title: str, *, typing: bool = False) -> None:
    """Keep other facts; ``title`` names in the menu what was changed."""
    if not model.read_only:
        model.change({("facts", WHOLE): facts}, message("ui.changed", title=title), typing=typing)


def with_entry(entries: Mapping[str, T], key: str, value: T | None) -> Mapping[str, T]:
    """Return the mapping with another value at a key, or without it."""
    kept = {name: one for name, one in entries.items() if name != key}
    return kept if value is None else {**kept, key: value}


def today() -> date:
    """Return the day from which days are counted."""
    return datetime.now().astimezone().date()


def dues(model: SessionModel) -> tuple[Due, ...]:
    """Return what is due next, the nearest first; nothing where no programme is named or all is closed."""
    if model.programme is None:
        return ()
    return due(model.programme, today(), facts_of(model).own_dates, model.document.subject)


def changed_fact(before: object, after: object) -> str:
    """Return the part of the page on which two facts differ, such as ``own_dates``; empty where nothing does."""
    first = before if isinstance(before, ProgrammeFacts) else ProgrammeFacts()
    second = after if isinstance(after, ProgrammeFacts) else ProgrammeFacts()
    names = ProgrammeFacts.__dataclass_fields__
    return next((name for name in names if getattr(first, name) != getattr(second, name)), "")


def with_own_dates(facts: ProgrammeFacts, key: str, on: str, source: str) -> ProgrammeFacts:
    """Return the facts with a local date for one of the programme's; without a day there is none."""
    from gf_desktop.domain.document import OwnDate

    own = OwnDate(on=on, source=source) if on else None
    return replace(facts, own_dates=with_entry(facts.own_dates, key, own))
