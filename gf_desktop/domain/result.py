"""What scoring returns: a row's status, score and trace, and the totals. Exact; rounded as the scheme says."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gf_desktop.domain.document import GateState
from gf_desktop.domain.messages import Message
from gf_desktop.domain.pack import Confidence, Indicator, Measure

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
    """

    value: Fraction | None = None
    source: str = ""
    confidence: Confidence = "memory"
    own: bool = False
    accepted: bool = False
    why: str = ""

    @property
    def usable(self) -> bool:
        """Whether a score may rest on it."""
        return self.value is not None and (self.own or self.accepted or self.confidence in ("high", "medium"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkPair:
    """Lead and base in force for a row, a variant or a part (``inner``)."""

    lead: Benchmark
    base: Benchmark
    inner: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """One row scored. ``ratio`` is unclamped; ``score`` and ``points`` are None where unknown.

    ``measure`` is None while no variant is chosen, and the indicator itself where it has none.
    ``pairs`` holds the benchmarks in force: one, or one per part.
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

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.indicator.id

    @property
    def lost(self) -> Fraction:
        """Points still to be had in this row, 0 where its points are unknown."""
        return (self.points or Fraction(0)) - (self.score or Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionResult:
    """One section's score; the bonus is a section of its own, capped.

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
    """One basic requirement; ``derived``: it follows from the negative list."""

    id: str
    title: str
    state: GateState
    note: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The whole result. ``after_review`` is None where the scheme's rule for rows not applicable is unknown."""

    gate_state: GateState
    gates: tuple[GateResult, ...]
    total: Fraction
    lowest: Fraction
    highest: Fraction
    after_review: Fraction | None
    sections: tuple[SectionResult, ...]
    rows: tuple[RowResult, ...]
    places: int

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
        """Rows that hold a value: scored, or only a benchmark away from it."""
        return sum(row.status in ANSWERED for row in self.rows)


ANSWERED: tuple[Status, ...] = ("scored", "not-applicable", "benchmark-missing")
