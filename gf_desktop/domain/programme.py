"""The programme: an authority's conditions, negative list and dates, each with its article.

Every item names its ``source`` (a key of the programme's ``sources``) and, where it differs from the programme's, its
``status``: ``draft`` while its text is only out for comment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, ClassVar, Literal, Protocol, TypeVar

from gf_desktop.domain.numbers import Number
from gf_desktop.domain.pack import Confidence, EvidenceItem, Source, Subject

Level = Literal["city", "province", "nation"]
Status = Literal["draft", "issued"]
Acts = Literal["enterprise", "both", "authority"]
EVERYONE: tuple[Subject, ...] = ("factory", "park", "supply-chain")


class Item(Protocol):
    """What every item of a programme says of where it comes from."""

    @property
    def article(self) -> str:
        """The article."""

    @property
    def source(self) -> str:
        """The key of the paper among the programme's sources; empty for its first."""

    @property
    def status(self) -> Status | None:
        """How its text stands; None for the programme's own status."""

    @property
    def confidence(self) -> Confidence | None:
        """How sure we are; None for its source's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What of an item reads differently for one kind of applicant; what is left out reads as for all."""

    details: str | None = None
    proof: str | None = None
    evidence: tuple[EvidenceItem, ...] | None = None
    papers: str | None = None

    @property
    def given(self) -> Mapping[str, Any]:
        """What reads differently, by the item's field."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: words for name, words in found.items() if words is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must hold for whoever applies.

    ``industry_table``: it asks a key industry to be evaluated by its own table, every other one by the general ones.
    """

    id: str
    title: str
    article: str
    subjects: tuple[Subject, ...] = ("factory",)
    levels: tuple[Level, ...] = ()
    proof: str = ""
    evidence: tuple[EvidenceItem, ...] = ()
    gate: str = ""
    industry_table: bool = False
    source: str = ""
    status: Status | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A public site where one looks a circumstance up (公示查询), and what to look for there."""

    id: str
    site: str
    look_for: str
    address: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disqualifier:
    """One circumstance in which nobody may apply; ``proof`` says what shows that it does not exist.

    ``inquiries`` are the public sites to look it up at. ``rectified`` says which papers go with "had a penalty, since
    rectified"; empty where the rules know no such case. ``worded`` holds what reads differently for a subject.
    """

    id: str
    title: str
    article: str
    subjects: tuple[Subject, ...] = EVERYONE
    details: str = ""
    proof: str = ""
    evidence: tuple[EvidenceItem, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    rectified: str = ""
    worded: Mapping[Subject, Wording] = field(default_factory=dict)
    source: str = ""
    status: Status | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """What is due each year on ``month``-``day``: ``who`` hands in what to whom; ``todo`` is the enterprise's part.

    ``acts`` says whose step it is: ``enterprise`` hands in by that day itself, ``both``: it hands in before the day on
    which the authority does, ``authority``: nothing is wanted of it. ``same_as`` names dates of other programmes that
    mean the same.
    """

    id: str
    month: int
    day: int
    title: str
    article: str
    level: Level
    acts: Acts
    subjects: tuple[Subject, ...] = EVERYONE
    who: str = ""
    todo: str = ""
    same_as: tuple[str, ...] = ()
    source: str = ""
    status: Status | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRule:
    """Which table the rules want: the first rule that fits is the recommendation. Nothing named restricts nothing."""

    scheme: str
    reason: str
    article: str
    subjects: tuple[Subject, ...] = ()
    industries: tuple[str, ...] = ()
    data_years: tuple[int, ...] = ()
    purposes: tuple[Level, ...] = ()
    source: str = ""
    status: Status | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourLabel:
    """A title that the rules make a focus of cultivation: worth saying in the application, no points of ours."""

    id: str
    title: str
    article: str
    subjects: tuple[Subject, ...] = EVERYONE
    evidence: str = ""
    source: str = ""
    status: Status | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfScore:
    """A self-score that the authority asked for in the round of a year; shown as its mark, never ours."""

    id: str
    total: Number
    round: int
    title: str
    article: str
    subjects: tuple[Subject, ...] = ("factory",)
    levels: tuple[Level, ...] = ("province",)
    note: str = ""
    source: str = ""
    status: Status | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EfficiencyRule:
    """Whom the rules prefer by energy efficiency: key fields at 标杆水平, others at 先进值 or grade 1."""

    key_fields: str
    others: str
    article: str
    note: str = ""
    source: str = ""
    status: Status | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """Another ground of preference or exclusion that the rules name, in a sentence."""

    id: str
    title: str
    article: str
    subjects: tuple[Subject, ...] = EVERYONE
    source: str = ""
    status: Status | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedChange:
    """A change that a listed unit has to report: when, to whom, with what; ``worded`` for a subject."""

    id: str
    title: str
    article: str
    subjects: tuple[Subject, ...] = EVERYONE
    when: str = ""
    whom: str = ""
    papers: str = ""
    effect: str = ""
    worded: Mapping[Subject, Wording] = field(default_factory=dict)
    source: str = ""
    status: Status | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DynamicFigure:
    """One figure of the yearly report: a ``total`` of the year, a ``calculator``'s value, or an ``answer`` to a row.

    ``name`` is that total, calculator or row. ``unit`` is the one to write it in; of values per product it may hold
    ``产品单位``.
    """

    id: str
    title: str
    unit: str
    reading: Literal["total", "calculator", "answer", "typed"]
    name: str = ""
    subjects: tuple[Subject, ...] = ("factory",)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DynamicForm:
    """The yearly figures of listed units (动态管理表). ``own-compilation`` where the official form is not public."""

    title: str
    standing: Literal["official", "own-compilation"]
    note: str
    article: str
    figures: tuple[DynamicFigure, ...]
    years: int = 3
    source: str = ""
    status: Status | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Something explained and not computed (企业绿码), paragraph by paragraph."""

    title: str
    paragraphs: tuple[str, ...]
    article: str
    source: str = ""
    status: Status | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something else to be known, for these kinds of applicant."""

    text: str
    subjects: tuple[Subject, ...] = EVERYONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """An authority's programme. ``status`` is ``draft`` while its text is only out for comment.

    ``province`` is empty for the nation's. ``years`` are the rounds it was written for; the dates come every year.
    ``retold`` names the sources that only retell a paper: nobody can refer to them.
    ``excluded`` names the kinds of applicant that it does not take, each with why.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    format: Literal["gf-programme/1"]
    id: str
    version: int
    title: str
    issuer: str
    province: str
    status: Status
    status_note: str
    sources: Mapping[str, Source]
    levels: tuple[Level, ...] = ()
    years: tuple[int, ...] = ()
    retold: tuple[str, ...] = ()
    excluded: Mapping[Subject, str] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    disqualifiers: tuple[Disqualifier, ...] = ()
    dates: tuple[DueDate, ...] = ()
    tables: tuple[TableRule, ...] = ()
    labels: tuple[HonourLabel, ...] = ()
    self_scores: tuple[SelfScore, ...] = ()
    efficiency: EfficiencyRule | None = None
    preferences: tuple[Preference, ...] = ()
    changes: tuple[ReportedChange, ...] = ()
    dynamic: DynamicForm | None = None
    green_code: Explained | None = None
    notes: tuple[Note, ...] = ()

    def worded_for(self, subject: Subject) -> Programme:
        """Return the programme in the words for a kind of applicant."""
        circumstances = tuple(_worded(one, subject) for one in self.disqualifiers)
        changes = tuple(_worded(one, subject) for one in self.changes)
        return replace(self, disqualifiers=circumstances, changes=changes)

    def takes(self, subject: Subject) -> bool:
        """Return whether this kind of applicant can apply under it."""
        return subject not in self.excluded

    def notes_for(self, subject: Subject) -> tuple[str, ...]:
        """Return what else this kind of applicant is to know."""
        return tuple(one.text for one in self.notes if subject in one.subjects)

    def conditions_for(self, subject: Subject, level: Level | Literal[""] = "") -> tuple[Condition, ...]:
        """Return the conditions that concern this kind of applicant on a level; all levels' while it is not said."""
        of_level = (c for c in self.conditions if not c.levels or level in ("", *c.levels))
        return tuple(c for c in of_level if subject in c.subjects)

    def disqualifiers_for(self, subject: Subject) -> tuple[Disqualifier, ...]:
        """Return the circumstances that concern this kind of applicant."""
        return tuple(d for d in self.disqualifiers if subject in d.subjects)

    def status_of(self, item: Item) -> Status:
        """Return whether an item's text is issued: its own word, else the programme's."""
        return item.status or self.status

    def source_of(self, item: Item) -> Source | None:
        """Return the paper that an item comes from: the one it names, else the programme's first."""
        key = item.source or next(iter(self.sources), "")
        return self.sources.get(key)

    def confidence_of(self, item: Item) -> Confidence:
        """Return how sure we are of an item: its own word, else its source's, else ``memory``."""
        source = self.source_of(item)
        return item.confidence or (source.confidence if source else "memory")


_Worded = TypeVar("_Worded", Disqualifier, ReportedChange)


def _worded(one: _Worded, subject: Subject) -> _Worded:
    words = one.worded.get(subject)
    return one if words is None else replace(one, **words.given)
