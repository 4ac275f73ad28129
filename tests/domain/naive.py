"""Scoring once more, naively: plain decimals and fractions in one straight line, to compare with.

Only scored rows are recomputed: statuses have tests of their own.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any


def row_score(row: Any, answer: Any) -> Fraction:
    """Return the exact score of a row that is known to be scored, before any rounding."""
    chosen = next((one for one in row.variants if one.id == answer.variant), None)
    lead = (chosen.lead if chosen and chosen.lead else row.lead) if row.lead else None
    points = Fraction(str(row.points))
    sign = -1 if row.better == "lower" else 1
    if row.kind == "quantitative":
        return points * between(answer.value, lead.value, row.base.value, sign)
    if row.kind == "ticks":
        return points * between(Decimal(len(answer.ticked)), lead.value, row.base.value, 1)
    if row.kind == "ratio":
        return points * over(answer.value, lead.value, sign)
    if row.kind == "choice":
        return {Fraction(str(o.points)) for o in row.choice.options if o.id == answer.option}.pop()
    if row.kind == "checklist":
        return points * Fraction(
            {"none": "0", "half": "1/2", "full": "1", "met": "1", "not-met": "0"}[answer.option]
        )
    if row.kind == "manual":
        return Fraction(str(answer.value))
    if row.kind == "products":
        return points * of_products(row, answer, lead.value, sign)
    return points * of_parts(row, answer, sign)


def between(value: Decimal, lead: Decimal, base: Decimal, sign: int) -> Fraction:
    """Return the share of the way from base to lead, never under nothing nor over all of it."""
    way = sign * (Fraction(str(value)) - Fraction(str(base)))
    whole = sign * (Fraction(str(lead)) - Fraction(str(base)))
    return max(Fraction(0), min(Fraction(1), way / whole))


def over(value: Decimal, lead: Decimal, sign: int) -> Fraction:
    """Return value over lead, or lead over value, never under nothing nor over one."""
    top, bottom = (value, lead) if sign > 0 else (lead, value)
    if not bottom:
        return Fraction(1)
    return max(Fraction(0), min(Fraction(1), Fraction(str(top)) / Fraction(str(bottom))))


def of_products(row: Any, answer: Any, lead: Decimal, sign: int) -> Fraction:
    """Return the weighted mean over the heaviest products."""
    heavy = sorted(
        (one for one in answer.products if one.weight > 0), key=lambda one: (-one.weight, one.name, one.value)
    )[: row.products.top]
    whole = Fraction(str(sum(one.weight for one in heavy)))
    return sum(
        (between(one.value, lead, row.base.value, sign) * Fraction(str(one.weight)) / whole for one in heavy),
        Fraction(0),
    )


def of_parts(row: Any, answer: Any, sign: int) -> Fraction:
    """Return the weighted mean over the parts that are filled."""
    weights = {key: Decimal(1) for key in answer.parts}
    if row.share != "equal" and answer.weights is not None:
        weights = dict(answer.weights)
    elif row.share == "entered-else-values" and any(value > 0 for value in answer.parts.values()):
        weights = {key: max(value, Decimal(0)) for key, value in answer.parts.items()}
    whole = Fraction(str(sum(weights.values())))
    marks = {one.id: one for one in row.parts}
    total = Fraction(0)
    for key, value in answer.parts.items():
        held = between(value, marks[key].lead.value, marks[key].base.value, sign)
        total += held * Fraction(str(weights[key])) / whole
    return total


def rounded(number: Fraction, places: int) -> Fraction:
    """Round by the decimal module, with digits enough for every figure of the tests."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        return Fraction(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))
