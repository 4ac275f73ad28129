"""What has been entered in the wizard so far, and the document that becomes of it. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gf_desktop.domain.document import (
    Applicant,
    DisqualifierAnswer,
    Document,
    GateAnswer,
    ProgrammeAnswers,
    ProgrammeFacts,
    SchemeRef,
)
from gf_desktop.domain.pack import Pack, Subject
from gf_desktop.domain.plain import dump, load
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.recommend import Purpose


def data_year(today: date) -> int:
    """Return the year whose data are evaluated by default: the last whole one."""
    return today.year - 1


@dataclass(slots=True, kw_only=True)
class Entries:
    """The entries of the pages. ``applicant_id`` is set where a known applicant was chosen.

    ``purpose`` is empty while the level is not decided.
    """

    year: int
    subject: Subject = "factory"
    purpose: Purpose = ""
    applicant: Applicant = field(default_factory=lambda: Applicant(name=""))
    applicant_id: str = ""
    conditions: Mapping[str, GateAnswer] = field(default_factory=dict)
    disqualifiers: Mapping[str, DisqualifierAnswer] = field(default_factory=dict)
    scheme: SchemeRef | None = None
    page: int = 0

    def plain(self) -> Mapping[str, Any]:
        """Return the entries as JSON values, to be kept until the wizard is opened again."""
        kept: Mapping[str, Any] = dump(self)
        return kept

    @classmethod
    def read(cls, plain: Mapping[str, Any], today: date) -> Entries:
        """Return the entries that ``plain`` kept; fresh ones where it holds none or is of another making."""
        try:
            return load(cls, plain)
        except (AttributeError, KeyError, TypeError, ValueError):
            return cls(year=data_year(today))

    def answers_to(self, programme: Programme | None) -> ProgrammeAnswers | None:
        """Return what was answered to a programme; answers to places that it does not have are left out.

        Without a programme it is the level applied for, where that was said.
        """
        if programme is None:
            return (
                ProgrammeAnswers(id="", facts=ProgrammeFacts(purpose=self.purpose)) if self.purpose else None
            )
        conditions, disqualifiers = items_of(programme, self.subject)
        return ProgrammeAnswers(
            id=programme.id,
            conditions={k: v for k, v in self.conditions.items() if k in conditions and v != GateAnswer()},
            disqualifiers={
                k: v
                for k, v in self.disqualifiers.items()
                if k in disqualifiers and v != DisqualifierAnswer()
            },
            facts=ProgrammeFacts(purpose=self.purpose),
        )

    def document(self, pack: Pack, programme: Programme | None) -> Document:
        """Return the document to begin with."""
        return Document(
            subject=pack.header.subject,
            applicant=self.applicant,
            year=self.year,
            scheme=SchemeRef(id=pack.header.id, version=pack.header.version),
            programme=self.answers_to(programme),
        )


def items_of(programme: Programme, subject: Subject) -> tuple[set[str], set[str]]:
    """Return the ids of a programme's conditions and of its negative list."""
    conditions = {one.id for one in programme.conditions_for(subject)}
    return conditions, {one.id for one in programme.disqualifiers_for(subject)}
