"""What Home lists of an assessment, kept beside it so that a list needs no pack and no scoring."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from gf_desktop.domain.document import GateState
    from gf_desktop.domain.pack import Subject
    from gf_desktop.domain.result import Result


REVISION = 1
"""Raised by one whenever the same assessment may come out with another summary: those on the disk are then renewed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """An assessment in figures; ``total`` and ``highest`` as text with the scheme's places.

    ``made`` says with what it was made (``services.made``); two summaries of the same figures are equal all the same.
    """

    answered: int
    rows: int
    total: str
    highest: str
    gate_state: GateState
    made: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow:
    """One line of Home. ``changed`` is an ISO 8601 time with offset; ``copied``: made as a copy of a closed one.

    ``programme`` is the id of the programme that it answers to, empty for none; ``facts`` are those of the application
    as their JSON text, empty while nothing is said.
    """

    id: str
    applicant: str
    year: int
    scheme: str
    state: Literal["open", "closed"]
    changed: str
    summary: Summary
    copied: bool = False
    subject: Subject = "factory"
    programme: str = ""
    facts: str = ""


def summarise(result: Result, made: str = "") -> Summary:
    """Return the figures of a result that lists show, with what they were made with."""
    # Home's rows are read before the first paint, long before anything is scored.
    from gf_desktop.domain.numbers import fixed_text

    return Summary(
        answered=result.answered,
        rows=result.asked,
        total=fixed_text(result.total, result.places),
        highest=fixed_text(result.highest, result.places),
        gate_state=result.gate_state,
        made=made,
    )
