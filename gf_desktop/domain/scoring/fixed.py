"""Rows whose points stand in the table or are given with a reason: choice, checklist (2018) and manual."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.messages import Param, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.scoring.single import entered
from gf_desktop.domain.scoring.task import ONE, ZERO, Scored, Task, blank, check_domain, invalid, rough

MET = "met"
NOT_MET = "not-met"


def choice(task: Task) -> Scored:
    """Score the points of the option chosen."""
    options = task.measure.choice.options if task.measure.choice else ()
    chosen = next((option for option in options if option.id == _option(task)), None)
    if chosen is None:
        raise invalid("score.unknown-option", option=task.answer.option or "")
    points, worth = task.known_points, Fraction(chosen.points)
    said = exact_text(worth)
    task.trace("option", said, title=chosen.title, points=said)
    return Scored(score=worth, ratio=worth / points if points else None)


def checklist(task: Task) -> Scored:
    """Score a row of the 2018 checklist: a must row met gives all, an optional one the share of its degree."""
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
    task.trace("manual", format(value, "f"), points=format(value, "f"), why=task.answer.reason)
    return Scored(
        score=Fraction(value), value=Fraction(value), ratio=Fraction(value) / points if points else None
    )


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
