"""What ``gf-desktop score --json`` and ``standards --json`` print: stable shapes, figures as text, absent ones null.

Scores and points carry the scheme's places; values and benchmarks are exact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from gf_desktop.domain.messages import Message
from gf_desktop.domain.numbers import exact_text, fixed_text
from gf_desktop.domain.result import Gap, Result, RowResult, Step

Say = Callable[[Message], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeOut:
    """Which table was used; ``digest`` names its exact content."""

    id: str
    version: int
    title: str
    standing: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GateOut:
    """One basic requirement."""

    id: str
    title: str
    state: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GatesOut:
    """All basic requirements and what they come to."""

    state: str
    rows: tuple[GateOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionOut:
    """One section; the bonus is a section."""

    id: str
    title: str
    score: str
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceOut:
    """One step of how a score came to be."""

    code: str
    text: str
    inputs: dict[str, str]
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapOut:
    """One input missing to compute a row, and its place (``energy/e1/consumed``)."""

    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnOptionOut:
    """An option whose points the table leaves open: those that the applicant entered, and where they come from."""

    id: str
    points: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPointsOut:
    """Points that the table leaves open and the applicant entered, exactly as entered."""

    points: str
    source: str
    options: tuple[OwnOptionOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorOut:
    """One row. ``own_points``: its points are the applicant's word, not the table's; null where they are the table's.

    ``computed`` is what the ledgers say, ``taken`` what the score rests on: typed, computed or nothing.
    """

    id: str
    title: str
    status: str
    value: str | None
    unit: str
    lead: str | None
    base: str | None
    points: str | None
    own_points: OwnPointsOut | None
    score: str | None
    reason: str | None
    computed: str | None
    taken: str
    gaps: tuple[GapOut, ...]
    trace: tuple[TraceOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOut:
    """The totals of an earlier year, where the scheme scores each year for itself."""

    year: int
    total: str
    lowest: str
    highest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreOut:
    """One document scored; ``earlier`` are the years before the evaluated one that are scored too."""

    document: str
    scheme: SchemeOut
    gates: GatesOut
    total: str
    lowest: str
    highest: str
    after_review: str | None
    sections: tuple[SectionOut, ...]
    indicators: tuple[IndicatorOut, ...]
    earlier: tuple[YearOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorOut:
    """Why a document could not be scored."""

    code: str
    text: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedOut:
    """One document that could not be scored."""

    document: str
    error: ErrorOut


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardOut:
    """One table as ``standards --json`` lists it; ``benchmarks`` counts its figures by confidence.

    ``abolished`` is the day since which it is no longer in force, null while it is. ``retired``: it is not offered for
    new assessments (已停用).
    """

    id: str
    version: int
    title: str
    subject: str
    issuer: str
    standing: str
    abolished: str | None
    province: str
    industries: tuple[str, ...]
    data_years: tuple[int, ...]
    points: str
    bonus: str | None
    indicators: int
    benchmarks: dict[str, int]
    retired: bool = False


def score_out(document: str, scheme: SchemeOut, result: Result, say: Say) -> ScoreOut:
    """Return a result in the shape that is printed."""

    def figure(number: Fraction) -> str:
        return fixed_text(number, result.places)

    return ScoreOut(
        document=document,
        scheme=scheme,
        gates=GatesOut(
            state=result.gate_state,
            rows=tuple(GateOut(id=g.id, title=g.title, state=g.state, note=g.note) for g in result.gates),
        ),
        total=figure(result.total),
        lowest=figure(result.lowest),
        highest=figure(result.highest),
        after_review=None if result.after_review is None else figure(result.after_review),
        sections=tuple(
            SectionOut(id=s.id, title=s.title, score=figure(s.score), points=figure(s.points))
            for s in result.sections
        ),
        indicators=tuple(_indicator(row, result.places, say) for row in result.rows),
        earlier=tuple(
            YearOut(
                year=one.year,
                total=figure(one.total),
                lowest=figure(one.lowest),
                highest=figure(one.highest),
            )
            for one in result.earlier
        ),
    )


def _indicator(row: RowResult, places: int, say: Say) -> IndicatorOut:
    pair = row.pairs[0] if len(row.pairs) == 1 else None
    return IndicatorOut(
        id=row.id,
        title=row.indicator.title,
        status=row.status,
        value=_exact(row.value),
        unit=row.measure.unit if row.measure else "",
        lead=_exact(pair.lead.value) if pair else None,
        base=_exact(pair.base.value) if pair else None,
        points=None if row.points is None else fixed_text(row.points, places),
        own_points=_own_points(row),
        score=None if row.score is None else fixed_text(row.score, places),
        reason=say(row.reason) if row.reason else None,
        computed=_exact(row.derived.value) if row.derived else None,
        taken=row.taken,
        gaps=tuple(GapOut(text=say(gap.said), place=gap.place) for gap in _gaps(row)),
        trace=tuple(_step(step, say) for step in row.steps),
    )


def _own_points(row: RowResult) -> OwnPointsOut | None:
    own = row.own_points
    if own is None or own.value is None:
        return None
    options = tuple(
        OwnOptionOut(id=key, points=format(one.value, "f"), source=one.source)
        for key, one in own.options.items()
    )
    return OwnPointsOut(points=format(own.value.value, "f"), source=own.value.source, options=options)


def _gaps(row: RowResult) -> tuple[Gap, ...]:
    return row.derived.gaps if row.derived else ()


def _step(step: Step, say: Say) -> TraceOut:
    return TraceOut(code=step.said.code, text=say(step.said), inputs=dict(step.inputs), result=step.result)


def _exact(number: Fraction | None) -> str | None:
    return None if number is None else exact_text(number)
