"""Rows of one value: quantitative, ticks and ratio (GB/T 36132-2025 clause 5; parks use the ratio)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.messages import message
from gf_desktop.domain.numbers import agrees, exact_text
from gf_desktop.domain.scoring.benchmarks import linear, missing, require, trace_pair
from gf_desktop.domain.scoring.task import (
    ONE,
    ZERO,
    Scored,
    Task,
    Unscored,
    above,
    below,
    blank,
    check_domain,
    clamp,
    figure_of,
    invalid,
    rough,
    said,
)


def quantitative(task: Task) -> Scored:
    """Score one value linearly between base and lead."""
    value = taken(task)
    check_domain(task, value)
    return _between(task, Fraction(value))


def ticks(task: Task) -> Scored:
    """Score the number of things ticked, or the count entered, linearly between base and lead."""
    count = ticked(task)
    task.trace("count", str(count), count=str(count))
    return _between(task, Fraction(count))


def ratio(task: Task) -> Scored:
    """Score value over lead (``lower``: lead over value), held at the scheme's cap."""
    value = taken(task)
    check_domain(task, value)
    if value < 0 and task.better == "lower":
        raise invalid("score.negative", value=task.amount(said(value)))
    points, lead = task.known_points, _ratio_lead(task)
    top = ratio_cap(task.measure.cap)
    exact = _over(task, Fraction(value), lead, top)
    return Scored(score=worth(task, exact, points, top), value=Fraction(value), ratio=exact)


def ratio_cap(cap: Decimal | None) -> Fraction:
    """Return the largest ratio that counts; 1 where the scheme says nothing."""
    return ONE if cap is None else Fraction(cap)


def taken(task: Task) -> Decimal | Fraction:
    """Return the value that was typed, else the one that was computed, and trace it.

    Raises:
        Unscored: If there is neither.
    """
    value = _typed_or_computed(task)
    if task.pack.table.years > 1 and task.pack.table.year_rule == "mean":
        return _mean(task, value)
    if isinstance(value, Decimal):
        return entered(task)
    figure = said(value)
    task.trace("computed", figure_of(figure), value=figure, amount=task.amount(figure))
    return value


def _mean(task: Task, value: Decimal | Fraction) -> Fraction:
    """Return the mean of the years that the table asks for, the evaluated one with ``value``."""
    values = [Fraction(value)]
    for year in range(task.document.year - 1, task.document.year - task.pack.table.years, -1):
        earlier = task.answer.earlier.get(str(year))
        if earlier is None or earlier.value is None:
            raise blank("score.year-missing", year=str(year))
        _check_year(task, year, earlier.value)
        values.append(Fraction(earlier.value))
    mean = sum(values, ZERO) / len(values)
    texts = " + ".join(exact_text(one) for one in reversed(values))
    task.trace("mean", exact_text(mean), values=texts, count=str(len(values)), mean=rough(mean))
    return mean


def _check_year(task: Task, year: int, value: Decimal) -> None:
    try:
        check_domain(task, value)
    except Unscored as stop:
        raise invalid("score.year-impossible", year=str(year), said=stop.reason) from None


def _typed_or_computed(task: Task) -> Decimal | Fraction:
    computed = task.computed.value if task.computed else None
    if task.answer.value is not None:
        task.taken = "typed"
        task.agrees = None if computed is None else agrees(task.answer.value, computed)
        return task.answer.value
    if computed is None:
        raise task.nothing()
    task.taken = "computed"
    return computed


def entered(task: Task) -> Decimal:
    """Return the value entered, and trace it.

    Raises:
        Unscored: If there is none.
    """
    value = task.answer.value
    if value is None:
        raise blank("score.blank")
    text = format(value, "f")
    task.trace("value", text, value=text, amount=task.amount(text))
    return value


def ticked(task: Task) -> int:
    """Return how many things are ticked; nothing answered is blank, an explicit zero is zero.

    Raises:
        Unscored: If nothing is answered, an id is unknown, or a count is no whole number that can be.
    """
    options = task.measure.ticks
    if options is None or options.counted:
        return _counted(task, options.most if options else None)
    chosen = _chosen(task)
    unknown = chosen - {option.id for option in options.options}
    if unknown:
        raise invalid("score.unknown-ticks", ids=tuple(sorted(unknown)))
    return len(chosen)


def _chosen(task: Task) -> set[str]:
    computed = None if task.computed is None else {one.key for one in task.computed.items}
    if task.answer.ticked is not None:
        task.taken, typed = "typed", set(task.answer.ticked)
        task.agrees = None if computed is None else typed == computed
        return typed
    if computed is None:
        raise task.nothing()
    task.taken = "computed"
    return computed


def _counted(task: Task, most: int | None) -> int:
    value = _typed_or_computed(task)
    if value != int(value):
        raise invalid("score.not-whole", value=said(value))
    if value < 0:
        raise below(task, value, Decimal(0))
    if most is not None and value > most:
        raise above(task, value, Decimal(most))
    return int(value)


def _between(task: Task, value: Fraction) -> Scored:
    points, (pair,) = task.known_points, task.pairs
    lead, base = require(task, pair)
    trace_pair(task, pair)
    exact = linear(task, value, lead, base)
    return Scored(score=worth(task, exact, points), value=value, ratio=exact)


def worth(task: Task, exact: Fraction, points: Fraction, top: Fraction = ONE) -> Fraction:
    """Return clamped ratio times points, and trace both."""
    held = clamp(exact, top)
    if held != exact:
        task.trace("held-low" if exact < 0 else "held-high", exact_text(held), limit=exact_text(held))
    score = held * points
    task.trace("points", exact_text(score), ratio=rough(held), points=exact_text(points), score=rough(score))
    return score


def _ratio_lead(task: Task) -> Fraction:
    (pair,) = task.pairs
    reason = missing(task, {"lead": pair.lead})
    label = task.pack.header.labels.lead
    if reason is None and pair.lead.value is not None and pair.lead.value <= 0:
        reason = message("score.lead-not-positive", label=label, lead=exact_text(pair.lead.value))
    if reason:
        raise Unscored("benchmark-missing", reason)
    trace_pair(task, pair)
    assert pair.lead.value is not None
    return pair.lead.value


def _over(task: Task, value: Fraction, lead: Fraction, top: Fraction) -> Fraction:
    if task.better == "lower" and value == ZERO:
        task.trace("ratio-of-zero", exact_text(top), cap=exact_text(top))
        return top
    exact = value / lead if task.better == "higher" else lead / value
    code = "share-of-lead" if task.better == "higher" else "lead-over-value"
    task.trace(code, exact_text(exact), value=exact_text(value), lead=exact_text(lead), ratio=rough(exact))
    return exact
