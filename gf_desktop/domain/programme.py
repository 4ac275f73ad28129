"""The programme: an authority's conditions, negative list and dates, each with its article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from gf_desktop.domain.pack import Confidence, EvidenceItem, Source, Subject

Level = Literal["city", "province", "nation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must hold for whoever applies."""

    id: str
    title: str
    article: str
    subjects: tuple[Subject, ...] = ("factory",)
    proof: str = ""
    evidence: tuple[EvidenceItem, ...] = ()
    gate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disqualifier:
    """One circumstance in which nobody may apply; ``proof`` says what shows that it does not exist."""

    id: str
    title: str
    article: str
    details: str = ""
    proof: str = ""
    evidence: tuple[EvidenceItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """What is due each year on ``month``-``day``, to whom, by whom."""

    id: str
    month: int
    day: int
    title: str
    article: str
    level: Level
    confidence: Confidence = "medium"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRule:
    """Which table the rules want: the first rule that fits is the recommendation."""

    scheme: str
    reason: str
    article: str
    industries: tuple[str, ...] = ()
    data_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """An authority's programme. ``status`` is ``draft`` while its text is only out for comment."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    format: Literal["gf-programme/1"]
    id: str
    version: int
    title: str
    issuer: str
    province: str
    status: Literal["draft", "issued"]
    status_note: str
    sources: Mapping[str, Source]
    years: tuple[int, ...] = ()
    conditions: tuple[Condition, ...] = ()
    disqualifiers: tuple[Disqualifier, ...] = ()
    dates: tuple[DueDate, ...] = ()
    tables: tuple[TableRule, ...] = ()
    notes: tuple[str, ...] = field(default_factory=tuple)

    def conditions_for(self, subject: Subject) -> tuple[Condition, ...]:
        """Return the conditions that concern this kind of applicant."""
        return tuple(c for c in self.conditions if subject in c.subjects)
