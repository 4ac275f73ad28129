"""The assessment document: one applicant, one table, one year, and everything answered (format ``gf-assessment``).

The same shapes are the store's JSON, the document's JSON and the aggregate that the screen holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from gf_desktop.domain.ledgers import Boundary, Ledgers
from gf_desktop.domain.numbers import Number
from gf_desktop.domain.pack import Subject

FORMAT: Literal["gf-assessment"] = "gf-assessment"
VERSION: Literal[1] = 1

GateState = Literal["met", "not-met", "open"]
DisqualifierState = Literal["none", "exists", "open"]
Ownership = Literal[
    "state", "collective", "private", "joint-venture", "hong-kong-macao-taiwan", "foreign", ""
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom the authority asks back."""

    department: str = ""
    name: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """The enterprise as the forms ask for it; ``industry_code`` is the four-digit class of GB/T 4754-2017.

    ``size`` of texts: ``process`` at most 200 and ``green_work`` at most 500 characters on the national form.
    """

    name: str
    credit_code: str = ""
    province: str = ""
    city: str = ""
    address: str = ""
    postcode: str = ""
    industry_code: str = ""
    products: str = ""
    ownership: Ownership = ""
    legal_representative: str = ""
    legal_representative_phone: str = ""
    registration_authority: str = ""
    registered_capital: str = ""
    founded: str = ""
    valid_until: str = ""
    contact: Contact = field(default_factory=Contact)
    introduction: str = ""
    process: str = ""
    green_work: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeRef:
    """Which table, in which version."""

    id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GateAnswer:
    """Whether a basic requirement or a condition is met, and what proves it."""

    state: GateState = "open"
    note: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One look at a public site (公示查询): which (the programme's inquiry), when, what came out, who looked.

    ``at`` is an ISO date, with the time behind a blank where it was noted (2026-05-06 14:30).
    """

    inquiry: str
    at: str = ""
    result: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectified:
    """A penalty that was rectified since: what it was, when it was set right (ISO date), which papers show it."""

    penalty: str = ""
    on: str = ""
    papers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisqualifierAnswer:
    """Whether a circumstance of the negative list exists, and what proves it.

    ``queries`` are the looks at public sites; ``rectified`` tells of a penalty since rectified. The state stays the
    user's word: what the papers are worth is for the authority to judge.
    """

    state: DisqualifierState = "open"
    note: str = ""
    proof: str = ""
    queries: tuple[Query, ...] = ()
    rectified: Rectified | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The notice under which the user applies: its number, title and date (ISO) as printed."""

    number: str = ""
    title: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDate:
    """A local date for one of the programme's (ISO date), with where it is printed."""

    on: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAnswer:
    """A change that a listed unit has to report: whether there was one, what it was, when it was reported."""

    state: Literal["none", "exists", "open"] = "open"
    note: str = ""
    reported: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFacts:
    """What the user says of the application besides conditions and circumstances.

    ``purpose`` is the level applied for; empty while not said. ``own_dates`` and ``changes`` are keyed by the
    programme's dates and changes, ``labels`` its titles held. ``fields`` names by product the row of 标杆水平 that it
    belongs to (``EfficiencyBenchmark.key``), or ``none`` where it belongs to no key field.
    """

    purpose: Literal["city", "province", "nation", ""] = ""
    notice: Notice = field(default_factory=Notice)
    own_dates: Mapping[str, OwnDate] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    changes: Mapping[str, ChangeAnswer] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeAnswers:
    """What was answered to a programme's conditions and its negative list, and ``facts`` of the application."""

    id: str
    conditions: Mapping[str, GateAnswer] = field(default_factory=dict)
    disqualifiers: Mapping[str, DisqualifierAnswer] = field(default_factory=dict)
    facts: ProgrammeFacts = field(default_factory=ProgrammeFacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductAnswer:
    """One product of a row of kind ``products``; ``weight`` in the row's weight unit."""

    name: str = ""
    value: Number | None = None
    weight: Number | None = None
    lead: Number | None = None
    base: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAnswer:
    """What a row was in an earlier year, where the table asks for several."""

    value: Number | None = None
    option: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person says of one row. A ``draft`` is text that is no figure yet: it keeps the row blank, and is kept.

    ``drafts`` are the drafts of inner fields by place: ``parts/cod``, ``weights/cod``, ``products/0/value``,
    ``earlier/2024``, ``beside``; the last two keep nothing blank but themselves. ``earlier`` are the years before the
    evaluated one. ``chosen``: of a set of which only some rows count, this one is to count. ``beside`` is the figure
    noted beside points given by judgement.
    """

    value: Number | None = None
    ticked: tuple[str, ...] | None = None
    option: str | None = None
    parts: Mapping[str, Number] | None = None
    weights: Mapping[str, Number] | None = None
    products: tuple[ProductAnswer, ...] | None = None
    variant: str | None = None
    earlier: Mapping[str, YearAnswer] = field(default_factory=dict)
    chosen: bool = False
    beside: Number | None = None
    draft: str = ""
    drafts: Mapping[str, str] = field(default_factory=dict)
    not_applicable: bool = False
    reason: str = ""
    note: str = ""

    @property
    def drafted(self) -> bool:
        """Whether some field of the row holds text that is no figure yet."""
        return bool(self.draft or self.drafts)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFigure:
    """A benchmark that the user knows, with where it comes from."""

    value: Number
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBenchmark:
    """The user's word on a row's benchmarks: own figures, or that the unverified ones may be used (``accept``)."""

    lead: OwnFigure | None = None
    base: OwnFigure | None = None
    accept: bool = False


Benchmarks = OwnBenchmark | Mapping[str, OwnBenchmark]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPoints:
    """The user's word on points that the table leaves open: those of a row, and of its options by id."""

    value: OwnFigure | None = None
    options: Mapping[str, OwnFigure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearData:
    """What belongs to applicant and year instead of one assessment: every open one of that year reads it."""

    boundary: Boundary = field(default_factory=Boundary)
    ledgers: Ledgers = field(default_factory=Ledgers)

    @property
    def empty(self) -> bool:
        """Whether nothing was ever entered."""
        return self == _NO_DATA


_NO_DATA = YearData()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole assessment. ``benchmarks`` are keyed by row, and inside a row by variant or part where it has such.

    ``points`` are keyed by row: only rows whose points the table leaves open have such a word. ``information`` is what
    the table's form asks for beyond the applicant's fields, keyed by the form's titles.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    format: Literal["gf-assessment"] = FORMAT
    version: Literal[1] = VERSION
    subject: Subject
    applicant: Applicant
    year: int
    scheme: SchemeRef
    programme: ProgrammeAnswers | None = None
    gates: Mapping[str, GateAnswer] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    benchmarks: Mapping[str, Benchmarks] = field(default_factory=dict)
    points: Mapping[str, OwnPoints] = field(default_factory=dict)
    boundary: Boundary = field(default_factory=Boundary)
    ledgers: Ledgers = field(default_factory=Ledgers)
    information: Mapping[str, str] = field(default_factory=dict)
    narrative: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[object, ...] = ()

    @property
    def purpose(self) -> Literal["city", "province", "nation", ""]:
        """The level applied for; empty while not said."""
        return self.programme.facts.purpose if self.programme else ""

    @property
    def year_data(self) -> YearData:
        """Boundary and ledgers."""
        return YearData(boundary=self.boundary, ledgers=self.ledgers)

    def with_year_data(self, data: YearData) -> Document:
        """Return the document with another boundary and other ledgers."""
        return replace(self, boundary=data.boundary, ledgers=data.ledgers)

    def answer(self, indicator_id: str) -> Answer:
        """Return what was answered to a row; an empty answer where nothing was."""
        return self.answers.get(indicator_id, _NOTHING)

    def benchmark(self, indicator_id: str, inner: str | None = None) -> OwnBenchmark:
        """Return the user's word on a row's benchmarks, or on those of its variant or part ``inner``.

        A word on the whole row holds for every variant and part that has none of its own.
        """
        word = self.benchmarks.get(indicator_id, _NO_WORD)
        if isinstance(word, OwnBenchmark):
            return word
        return word.get(inner or "", _NO_WORD)


_NOTHING = Answer()
_NO_WORD = OwnBenchmark()
