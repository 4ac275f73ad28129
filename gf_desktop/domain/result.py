"""What scoring returns: a row's status, score and trace, and the totals. Exact; rounded as the scheme says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from gf_desktop.domain.document import GateState, OwnPoints
from gf_desktop.domain.messages import Message
from gf_desktop.domain.pack import Confidence, Indicator, Measure, Option

Status = Literal["scored", "blank", "not-applicable", "benchmark-missing", "invalid"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the trace: the rule by ``code``, what went in as (name, figure text), what came out."""

    said: Message
    inputs: tuple[tuple[str, str], ...] = ()
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One benchmark in force: its figure, where it comes from and how sure that is.

    ``usable`` is false while the figure is missing, or unverified and not accepted; ``own``: entered by the user.
    ``waiting``: sure or not, the user has to say a word first (a limit to be corrected, one not yet in force).
    """

    value: Fraction | None = None
    source: str = ""
    confidence: Confidence = "memory"
    own: bool = False
    accepted: bool = False
    why: str = ""
    waiting: bool = False

    @property
    def usable(self) -> bool:
        """Whether a score may rest on it."""
        sure = self.own or self.accepted or self.confidence in ("high", "medium")
        return self.value is not None and sure and not self.waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkPair:
    """Lead and base in force for a row, a variant or a part (``inner``)."""

    lead: Benchmark
    base: Benchmark
    inner: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One input missing for a computed value: what to say, and its place (``energy/e1/consumed``)."""

    said: Message
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedItem:
    """One value of a row that holds several: a product's (``key``: its row's id) or a part's (``key``: the part's id).

    ``value`` is in the row's unit, ``weight`` in the row's weight unit. ``lead`` and ``base`` come from the limit or
    quota that applies to the product, after its corrections; unusable while the user has to say a word.
    """

    key: str
    title: str
    value: Fraction
    weight: Fraction | None = None
    lead: Benchmark | None = None
    base: Benchmark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What the ledgers say of a row: a value in the row's unit, several (``items``), or what is missing (``gaps``).

    ``steps`` is the trace, ``used`` the places it was read from. ``variant`` is the form of the indicator that the
    data choose. ``left_out`` is what no product took, said in ``left_out_unit``.
    """

    calculator: str
    value: Fraction | None = None
    unit: str = ""
    items: tuple[DerivedItem, ...] = ()
    steps: tuple[Step, ...] = ()
    used: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    variant: str = ""
    left_out: Fraction | None = None
    left_out_unit: str = ""

    @property
    def complete(self) -> bool:
        """Whether the row's value or values were computed."""
        return not self.gaps and (self.value is not None or bool(self.items))


Taken = Literal["typed", "computed", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """One row scored. ``ratio`` is unclamped; ``score`` and ``points`` are None where unknown.

    ``derived`` is what the ledgers say; ``taken`` tells whether the score rests on what was typed or on that, and
    ``agrees`` whether both say the same (None where only one of them does).

    ``measure`` is None while no variant is chosen, and the indicator itself where it has none.
    ``pairs`` holds the benchmarks in force: one, or one per part.

    ``own_points``: the table leaves the row's points open, and these of the user's count.

    ``left_out``: others of its set count instead; such a row is ``not-applicable`` and worth nothing.
    """

    indicator: Indicator
    section: str
    number: str
    status: Status
    measure: Measure | Indicator | None
    value: Fraction | None = None
    ratio: Fraction | None = None
    points: Fraction | None = None
    score: Fraction | None = None
    reason: Message | None = None
    pairs: tuple[BenchmarkPair, ...] = ()
    steps: tuple[Step, ...] = ()
    derived: Derived | None = None
    taken: Taken = ""
    agrees: bool | None = None
    left_out: bool = False
    own_points: OwnPoints | None = None

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.indicator.id

    @property
    def lost(self) -> Fraction:
        """Points still to be had in this row, 0 where its points are unknown."""
        return (self.points or Fraction(0)) - (self.score or Fraction(0))

    def option_points(self, option: Option) -> Decimal | None:
        """Return the points of an option of the row: the table's, else the user's; None where unknown."""
        own = self.own_points.options.get(option.id) if self.own_points else None
        return option.points if option.points is not None or own is None else own.value


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionResult:
    """One section's score; the bonus is a section of its own, capped.

    ``rows`` are to be answered and ``answered`` are: of a set of which only some count, that many.

    ``weight`` turns its rows' points into points of the total: 1 but in tables that weigh their sections (2018).
    """

    id: str
    title: str
    score: Fraction
    points: Fraction
    answered: int
    rows: int
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """One basic requirement; ``derived``: it follows from the negative list; ``encouraged``: it vetoes nothing."""

    id: str
    title: str
    state: GateState
    note: str = ""
    derived: bool = False
    encouraged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearResult:
    """The totals of an earlier year, where the scheme scores each year for itself.

    ``invalid`` are the titles of the rows whose value of that year cannot be true: they are not scored.
    """

    year: int
    total: Fraction
    lowest: Fraction
    highest: Fraction
    sections: tuple[SectionResult, ...]
    invalid: tuple[str, ...] = ()

    @property
    def unanswered(self) -> int:
        """Rows to be answered of which nothing is said of that year; what cannot be is counted apart."""
        return max(sum(section.rows - section.answered for section in self.sections) - len(self.invalid), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The whole result. ``after_review`` is None where the scheme's rule for rows not applicable is unknown.

    ``earlier`` are the years before the evaluated one, the oldest first, where the scheme scores each.
    """

    gate_state: GateState
    gates: tuple[GateResult, ...]
    total: Fraction
    lowest: Fraction
    highest: Fraction
    after_review: Fraction | None
    sections: tuple[SectionResult, ...]
    rows: tuple[RowResult, ...]
    places: int
    earlier: tuple[YearResult, ...] = ()

    def row(self, indicator_id: str) -> RowResult:
        """Return the row of that id.

        Raises:
            KeyError: If there is none.
        """
        for row in self.rows:
            if row.id == indicator_id:
                return row
        raise KeyError(indicator_id)

    @property
    def answered(self) -> int:
        """Rows that hold a value: scored, or only a benchmark away from it; of a set no more than count."""
        return sum(section.answered for section in self.sections)

    @property
    def asked(self) -> int:
        """Rows to be answered: all, but of a set only as many as count."""
        return sum(section.rows for section in self.sections)


ANSWERED: tuple[Status, ...] = ("scored", "not-applicable", "benchmark-missing")
