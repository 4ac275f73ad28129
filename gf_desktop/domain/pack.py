"""The pack: one versioned indicator table, its figures with source and confidence.

Frozen shapes only; what makes a pack right is in ``pack_rules``, what it scores in ``scoring``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, Literal

from gf_desktop.domain.numbers import Number

Kind = Literal["quantitative", "ticks", "choice", "products", "parts", "ratio", "checklist", "manual"]
Confidence = Literal["high", "medium", "low", "memory"]
Better = Literal["higher", "lower"]
Share = Literal["entered", "entered-else-values", "equal"]
Subject = Literal["factory", "park", "supply-chain"]
Standing = Literal["official", "unofficial-transcript", "own"]
NotApplicable = Literal["review-full-points", "rescale", "zero", "not-allowed", "unknown"]
YearRule = Literal["last", "mean", "each"]
ChosenBy = Literal["band", "limit-standard", "no-limit-standard", "water-quota", "no-water-quota", ""]
BONUS = "bonus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applies:
    """Where, for whom and for which data years a table is meant; an empty tuple is no restriction."""

    province: str = ""
    industries: tuple[str, ...] = ()
    data_years: tuple[int, ...] = ()
    purpose: tuple[Literal["city", "province", "nation"], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The authority's own words for lead (full points) and base (zero points)."""

    lead: str = "引领值"
    base: str = "基准值"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The first document of a pack: all that lists and the recommender read.

    ``abolished`` is the day (2025-12-31) since which the table is no longer in force; empty while it is.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    format: Literal["gf-pack/1"]
    id: str
    version: int
    title: str
    subject: Subject
    issuer: str
    standing: Standing
    short_title: str = ""
    note: str = ""
    abolished: str = ""
    applies: Applies = field(default_factory=Applies)
    labels: Labels = field(default_factory=Labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where figures come from, and how sure we are of them."""

    title: str
    confidence: Confidence
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the table; None with its reason ``why`` where the authority shows none or it cannot be right."""

    value: Number | None
    source: str = ""
    confidence: Confidence | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """One kind of evidence that a row asks for; ``if_any``: only where it exists."""

    kind: str
    if_any: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """The values that can be true at all, both ends included."""

    min: Number | None = None
    max: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TickOption:
    """One thing that can be ticked."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Either named ``options``, or only their number ``max`` where the names are unknown: then a count is entered."""

    options: tuple[TickOption, ...] = ()
    max: int | None = None
    names: Literal["unknown"] | None = None

    @property
    def counted(self) -> bool:
        """Whether the number ticked is entered as a count."""
        return not self.options

    @property
    def most(self) -> int:
        """The largest number that can be ticked."""
        return len(self.options) or self.max or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice with its fixed points; None only where the points of its row are unknown."""

    id: str
    title: str
    points: Number | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Exactly one of ``options`` is chosen."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Products:
    """The ``top`` products by ``weight`` (a unit) count, each with its own lead and base."""

    top: int
    weight: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of several values under one indicator."""

    id: str
    title: str
    lead: Figure | None = None
    base: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """How far an optional checklist row is met: ``share`` of its points, 0 … 1."""

    id: str
    title: str
    share: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A figure that is noted beside points given by judgement, and moves no point itself."""

    title: str
    unit: str
    domain: Domain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a row is measured and benchmarked; a variant overrides what it names.

    ``given`` are choices that the table makes for the ``calculator``: ``medium: water``, ``stage: discharged`` …
    """

    kind: Kind | None = None
    better: Better | None = None
    unit: str = ""
    domain: Domain | None = None
    lead: Figure | None = None
    base: Figure | None = None
    calculator: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    ticks: Ticks | None = None
    choice: Choice | None = None
    products: Products | None = None
    parts: tuple[Part, ...] = ()
    share: Share | None = None
    cap: Number | None = None
    step: Number | None = None
    beside: Beside | None = None
    must: bool = False
    degrees: tuple[Degree, ...] = ()
    note: str = ""
    evidence: tuple[EvidenceItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Measure):
    """One of the alternative forms of an indicator, of which exactly one applies; ``when`` says when.

    ``chosen_by`` is what in the data chooses it: the ``band`` of the year's energy whose name is the variant's id, or
    whether products have a mandatory limit (``limit-standard``) or a quota (``water-quota``). The user's choice wins.
    """

    id: str
    title: str
    when: str = ""
    chosen_by: ChosenBy = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Measure):
    """The lowest row, the one that is scored.

    ``points`` None: the group's points are known, the split is not; or with ``points_why`` not even those.
    ``choose_from`` names the set of rows of which only some count. ``source`` is where the row itself comes from, where
    that is less sure than the table.
    """

    id: str
    title: str
    points: Number | None = None
    points_why: str = ""
    estimated: bool = False
    choose_from: str = ""
    source: str = ""
    variants: tuple[Variant, ...] = ()

    def variant(self, variant_id: str | None) -> Variant | None:
        """Return the variant of that id, or None."""
        return next((v for v in self.variants if v.id == variant_id), None)

    def measure(self, variant_id: str | None) -> Measure | None:
        """Return how the row is measured under a variant; None while none of its variants is chosen."""
        if not self.variants:
            return self
        chosen = self.variant(variant_id)
        return merged(self, chosen) if chosen else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A second-level indicator; ``number`` as the form prints it. ``points`` only where rows have none of their own."""

    number: str
    title: str
    indicators: tuple[Indicator, ...]
    points: Number | None = None


def names_itself(group: Group) -> bool:
    """Return whether a group is only its one row under the row's title: the form has no level between."""
    return len(group.indicators) == 1 and group.indicators[0].title == group.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A first-level indicator. ``weight`` only where row points are scaled (2018).

    ``points`` are what its rows can bring: of a set only as many rows as count. ``source`` is where points and weight
    come from, where that is less sure than the table.
    """

    id: str
    title: str
    points: Number
    groups: tuple[Group, ...]
    weight: Number | None = None
    source: str = ""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All rows of the section in the form's order."""
        return tuple(i for g in self.groups for i in g.indicators)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A veto row; ``derived_from: disqualifiers`` follows from the programme's negative list.

    One that is only ``encouraged`` is answered, and vetoes nothing.
    """

    id: str
    title: str
    clause: str = ""
    derived_from: Literal["disqualifiers"] | None = None
    encouraged: bool = False
    evidence: tuple[EvidenceItem, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    """Extra rows that add at most ``cap`` points."""

    cap: Number
    indicators: tuple[Indicator, ...]
    title: str = "附加项"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """Half-up to ``places`` decimals, once: at each row, or at the total."""

    places: int = 2
    at: Literal["indicator", "total"] = "indicator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A pass mark of the authority, never ours."""

    total: Number
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What the authority calls the total: a symbol and a name.

    ``over`` is the number of points that make a hundred: total = 100 × points ÷ over; None: the points are the total.
    """

    symbol: str
    title: str
    source: str
    over: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field of the form's basic information. ``field`` is its place in the applicant (``contact.name``), or empty.

    ``most`` is the largest number of characters that the form takes; ``if_any``: only for whom it concerns.
    """

    title: str
    field: str = ""
    most: int | None = None
    options: tuple[str, ...] = ()
    if_any: bool = False
    note: str = ""

    @property
    def place(self) -> str:
        """The applicant's field that holds the answer; empty where the document keeps it under the title.

        Kinds of ownership in the form's own words are not those of the applicant: they are kept as the form says them.
        """
        return "" if self.field == "ownership" and self.options else self.field


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the authority's form asks for beside the table: basic information, and the commitment.

    ``commitment`` is what is promised, a promise an entry; ``steps`` are how the promise is made and handed in.
    """

    information: tuple[FormField, ...] = ()
    commitment: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The second document of a pack.

    ``choose`` says how many rows of each set count. ``years`` is how many years, the evaluated one the last, are filled
    in; ``year_rule`` which count: the last, their mean, or each for itself, the last being the result.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    sources: Mapping[str, Source]
    sections: tuple[Section, ...]
    rounding: Rounding = field(default_factory=Rounding)
    not_applicable: NotApplicable = "unknown"
    gates: tuple[Gate, ...] = ()
    bonus: Bonus | None = None
    threshold: Threshold | None = None
    choose: Mapping[str, int] = field(default_factory=dict)
    years: int = 1
    year_rule: YearRule = "last"
    index: Index | None = None
    form: Form | None = None

    @property
    def whole(self) -> Decimal:
        """The points of the whole table without its bonus; a hundred where rows are weighed or an index is made."""
        weighed = any(section.weight is not None for section in self.sections)
        if weighed or (self.index and self.index.over is not None):
            return Decimal(100)
        return sum((section.points for section in self.sections), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A whole pack. ``digest`` is the SHA-256 of its canonical JSON, hexadecimal."""

    header: Header
    table: Table
    digest: str = ""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All rows in the form's order, the bonus last."""
        bonus = self.table.bonus.indicators if self.table.bonus else ()
        return tuple(i for s in self.table.sections for i in s.indicators) + bonus

    def indicator(self, indicator_id: str) -> Indicator:
        """Return the row of that id.

        Raises:
            KeyError: If the table has none.
        """
        for row in self.indicators:
            if row.id == indicator_id:
                return row
        raise KeyError(indicator_id)

    def rows(self) -> Iterator[tuple[Section | None, Group | None, Indicator]]:
        """Yield every row with its section and group; both are None for a bonus row."""
        for section in self.table.sections:
            for group in section.groups:
                for row in group.indicators:
                    yield section, group, row
        for row in self.table.bonus.indicators if self.table.bonus else ():
            yield None, None, row

    def confidence(self, figure: Figure) -> Confidence:
        """Return how sure we are of a figure: its own word, else its source's, else ``memory``."""
        source = self.table.sources.get(figure.source)
        return figure.confidence or (source.confidence if source else "memory")


_OVERRIDABLE = tuple(Measure.__dataclass_fields__)


def merged(row: Measure, variant: Measure) -> Measure:
    """Return the measure that a variant makes of its row: what it names wins, the rest is the row's."""
    chosen = {name: getattr(variant, name) or getattr(row, name) for name in _OVERRIDABLE}
    return Measure(**chosen)


def short_title(header: Header) -> str:
    """Return the header's short title, or its title."""
    return header.short_title or header.title
