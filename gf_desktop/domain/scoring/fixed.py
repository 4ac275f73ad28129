"""Rows whose points stand in the table or are given with a reason: choice, checklist (2018) and manual."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.messages import Param, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.pack import Domain, Option
from gf_desktop.domain.scoring.single import entered
from gf_desktop.domain.scoring.task import (
    ONE,
    ZERO,
    Scored,
    Task,
    Unscored,
    amount,
    blank,
    check_domain,
    figure_of,
    invalid,
    rough,
    said,
)

MET = "met"
NOT_MET = "not-met"


def choice(task: Task) -> Scored:
    """Score the points of the option chosen."""
    options = task.measure.choice.options if task.measure.choice else ()
    chosen = next((option for option in options if option.id == _option(task)), None)
    if chosen is None:
        raise invalid("score.unknown-option", option=task.answer.option or "")
    points = task.known_points
    worth = _worth(task, chosen, points)
    text = exact_text(worth)
    task.trace("option", text, title=chosen.title, points=text)
    return Scored(score=worth, ratio=worth / points if points else None)


def _worth(task: Task, chosen: Option, points: Fraction) -> Fraction:
    """Return the points of an option: the table's, else the user's."""
    own = task.own_points.options.get(chosen.id) if task.own_points else None
    known = chosen.points if chosen.points is not None or own is None else own.value
    if known is None:
        raise Unscored("benchmark-missing", message("score.option-points-unknown", title=chosen.title))
    worth = Fraction(known)
    if not 0 <= worth <= points:
        said_points = {"option_points": exact_text(worth), "points": exact_text(points)}
        raise Unscored("benchmark-missing", message("score.option-over", title=chosen.title, **said_points))
    if chosen.points is None and own is not None:
        task.trace(
            "own-option", exact_text(worth), title=chosen.title, points=exact_text(worth), source=own.source
        )
    return worth


def checklist(task: Task) -> Scored:
    """Score a row of the 2018 checklist: a must row met gives all, an optional one the share of its degree."""
    _trace_computed(task)
    option = _option(task)
    title, share = _degree(task, option)
    points = task.known_points
    score = share * points
    task.trace(
        "degree",
        exact_text(score),
        title=title,
        share=rough(share),
        points=exact_text(points),
        score=rough(score),
    )
    return Scored(score=score, ratio=share)


def manual(task: Task) -> Scored:
    """Score the points given by judgement, which need their reason."""
    value = entered(task)
    if not task.answer.reason.strip():
        raise blank("score.manual-needs-reason")
    check_domain(task, value)
    _check_step(value, task.measure.step)
    points = task.known_points
    if not 0 <= value <= points:
        raise invalid("score.manual-outside", value=format(value, "f"), points=exact_text(points))
    _trace_beside(task)
    task.trace("manual", format(value, "f"), points=format(value, "f"), why=task.answer.reason)
    return Scored(
        score=Fraction(value), value=Fraction(value), ratio=Fraction(value) / points if points else None
    )


def _trace_computed(task: Task) -> None:
    """Say what the ledgers give a checklist row: the judgement stays with the person who fills it in."""
    value = task.computed.value if task.computed else None
    if value is not None:
        figure = said(value)
        task.trace("computed-beside", figure_of(figure), value=figure, amount=task.amount(figure))


def _trace_beside(task: Task) -> None:
    beside, value = task.measure.beside, task.answer.beside
    if beside is None or value is None:
        return
    domain, text = beside.domain or Domain(), f"{value:f}"
    if (domain.min is not None and value < domain.min) or (domain.max is not None and value > domain.max):
        raise invalid("score.beside-outside", title=beside.title, value=amount(text, beside.unit))
    task.trace("beside", text, title=beside.title, value=text, amount=amount(text, beside.unit))


def _option(task: Task) -> str:
    if task.answer.option is None:
        raise blank("score.blank")
    return task.answer.option


def _degree(task: Task, option: str) -> tuple[Param, Fraction]:
    if task.measure.must or not task.measure.degrees:
        if option not in (MET, NOT_MET):
            raise invalid("score.unknown-option", option=option)
        return message(f"checklist.{option}"), ONE if option == MET else ZERO
    for degree in task.measure.degrees:
        if degree.id == option:
            return degree.title, Fraction(degree.share)
    raise invalid("score.unknown-option", option=option)


def _check_step(value: Decimal, step: Decimal | None) -> None:
    if step and Fraction(value) % Fraction(step):
        raise invalid("score.manual-step", value=format(value, "f"), step=format(step, "f"))
