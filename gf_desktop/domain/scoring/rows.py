"""One row scored: what holds for every kind first, then the rule of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import message
from gf_desktop.domain.numbers import exact_text, round_half_up
from gf_desktop.domain.pack import BONUS, Group, Indicator, Kind, Pack, Section
from gf_desktop.domain.result import Derived, RowResult, Step
from gf_desktop.domain.scoring import fixed, shared, single
from gf_desktop.domain.scoring.benchmarks import UNSURE, pairs
from gf_desktop.domain.scoring.points import points_in_force
from gf_desktop.domain.scoring.task import Scored, Task, Unscored, blank, invalid

Rule = Callable[[Task], Scored]

RULES: Mapping[Kind, Rule] = {
    "quantitative": single.quantitative,
    "ticks": single.ticks,
    "ratio": single.ratio,
    "products": shared.products,
    "parts": shared.parts,
    "choice": fixed.choice,
    "checklist": fixed.checklist,
    "manual": fixed.manual,
}


def score_row(
    document: Document,
    pack: Pack,
    section: Section | None,
    group: Group | None,
    row: Indicator,
    *,
    derived: Derived | None = None,
) -> RowResult:
    """Return a row scored; ``section`` and ``group`` are None for a row of the bonus.

    ``derived`` is what the ledgers say of it: the form of the indicator and the value where the user says neither.
    """
    answer = document.answer(row.id)
    variant = answer.variant or (derived.variant if derived else "") or None
    measure = row.measure(variant)
    held = points_in_force(document, pack.table, section, group, row)
    task = Task(document, pack, row, answer, measure or row, held.points, derived)
    task.own_points, task.no_points = held.own, held.refused
    if measure:
        task.pairs = pairs(pack, document, row, measure, variant)
    result = RowResult(
        indicator=row,
        section=section.id if section else BONUS,
        number=group.number if group else "",
        status="blank",
        measure=measure,
        points=task.points,
        own_points=held.own,
        pairs=task.pairs,
        derived=None if measure and measure.kind == "checklist" else derived,
    )
    try:
        return _scored(result, task)
    except Unscored as stop:
        steps = (*_steps(task), Step(said=stop.reason))
        return replace(_noted(result, task), status=stop.status, reason=stop.reason, steps=steps)


def _noted(result: RowResult, task: Task) -> RowResult:
    return replace(result, taken=task.taken, agrees=task.agrees)


def _steps(task: Task) -> tuple[Step, ...]:
    """Return the whole trace: where a computed value is taken, how it was computed comes first."""
    beside = task.measure.kind == "checklist" and task.computed is not None
    computed = task.derived.steps if task.derived and (task.taken == "computed" or beside) else ()
    return (*computed, *task.steps)


def best_score(row: RowResult) -> Fraction | None:
    """Return the most a row can score, None where its points are unknown; a ratio may go up to its cap."""
    if row.points is None or row.measure is None or row.measure.kind != "ratio":
        return row.points
    return row.points * single.ratio_cap(row.measure.cap)


def _scored(result: RowResult, task: Task) -> RowResult:
    _refuse_open(task, has_measure=result.measure is not None)
    kind = task.measure.kind
    assert kind is not None, f"row {task.indicator.id} has no kind"
    scored = RULES[kind](task)
    _trace_doubts(task)
    score = _rounded(task, scored.score, best_score(result))
    return replace(
        _noted(result, task),
        status="scored",
        value=scored.value,
        ratio=scored.ratio,
        score=score,
        steps=_steps(task),
    )


def _trace_doubts(task: Task) -> None:
    """Say that the row's points are ours or the user's, or that nobody checked the row against the authority's text."""
    own = task.own_points.value if task.own_points else None
    if own:
        task.trace("own-points", format(own.value, "f"), points=format(own.value, "f"), source=own.source)
    if task.indicator.estimated:
        task.trace("estimated")
    source = task.pack.table.sources.get(task.indicator.source)
    if source and source.confidence in UNSURE:
        task.trace("row-unverified", label=source.title)


def _refuse_open(task: Task, *, has_measure: bool) -> None:
    if task.answer.not_applicable:
        _refuse_not_applicable(task)
    if task.draft:
        raise blank("score.draft", text=task.draft)
    if not has_measure:
        gaps = task.derived is not None and task.derived.gaps
        raise task.nothing() if gaps and task.answer.value is None else blank("score.no-variant")


def _refuse_not_applicable(task: Task) -> None:
    if task.pack.table.not_applicable == "not-allowed":
        raise invalid("score.na-not-allowed")
    reason = task.answer.reason.strip()
    if not reason:
        raise blank("score.na-needs-reason")
    raise Unscored("not-applicable", message("score.not-applicable", reason=reason))


def _rounded(task: Task, score: Fraction, best: Fraction | None) -> Fraction:
    """Round where the scheme rounds each row; never above what the row is worth."""
    rounding = task.pack.table.rounding
    if rounding.at != "indicator":
        return score
    rounded = round_half_up(score, rounding.places)
    if best is not None and rounded > best:
        rounded = best
    if rounded != score:
        text = exact_text(rounded)
        task.trace("rounded", text, places=rounding.places, score=text)
    return rounded
