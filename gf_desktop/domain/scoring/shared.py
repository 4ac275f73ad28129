"""Rows of several values: each scored with its own lead and base, then added up by share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from heapq import nsmallest

from gf_desktop.domain.messages import Param, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.result import BenchmarkPair
from gf_desktop.domain.scoring import merge
from gf_desktop.domain.scoring.benchmarks import from_product, linear, require, trace_pair
from gf_desktop.domain.scoring.merge import ProductInForce
from gf_desktop.domain.scoring.task import (
    ZERO,
    Scored,
    Task,
    Unscored,
    blank,
    check_domain,
    clamp,
    figure_of,
    invalid,
    rough,
    said,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One value under the row with the part of the points it stands for, not yet divided by their sum."""

    title: Param
    value: Decimal | Fraction
    weight: Fraction
    pair: BenchmarkPair


def products(task: Task) -> Scored:
    """Score the products that weigh most, each with its own lead and base, by their share of the weight."""
    filled = merge.products(task.answer, task.derived)
    if not filled:
        raise task.nothing()
    _note_products(task, filled)
    items = [_product(task, one) for one in filled]
    _check_weights(items)
    _check_values(task, items)
    kept = _largest(task, filled, items)
    if not kept:
        raise blank("score.no-weighted-product")
    _trace_kept(task, kept, len(items))
    return _add_up(task, kept)


def parts(task: Task) -> Scored:
    """Score the parts that are filled, each with its own lead and base, by share."""
    values = merge.parts(task.answer, task.derived)
    pairs = [(pair, values[pair.inner]) for pair in task.pairs if pair.inner in values]
    if not pairs:
        raise task.nothing()
    task.taken = "computed" if any(isinstance(value, Fraction) for _, value in pairs) else "typed"
    task.agrees = merge.parts_agree(task.answer, task.derived)
    weights = _part_weights(task, pairs)
    items = [
        Item(pair.title, value, weight, pair) for (pair, value), weight in zip(pairs, weights, strict=True)
    ]
    _check_weights(items)
    _check_values(task, items)
    if not sum(item.weight for item in items):
        raise blank("score.weights-zero")
    return _add_up(task, items)


def _note_products(task: Task, filled: Iterable[ProductInForce]) -> None:
    task.taken = "computed" if any(one.computed for one in filled) else "typed"
    task.agrees = merge.all_agree([one.agrees for one in filled if one.agrees is not None])


def _product(task: Task, one: ProductInForce) -> Item:
    title = one.name or message("score.product-number", number=one.number)
    if one.value is None:
        raise blank("score.product-value-missing", product=title)
    if one.weight is None:
        unit = task.measure.products.weight if task.measure.products else ""
        raise blank("score.product-weight-missing", product=title, unit=unit)
    (row,) = task.pairs
    lead = from_product(one.lead, row.lead, one.law[0])
    base = from_product(one.base, row.base, one.law[1])
    return Item(title, one.value, one.weight, BenchmarkPair(lead=lead, base=base, title=one.name))


def _largest(task: Task, filled: Iterable[ProductInForce], items: list[Item]) -> list[Item]:
    weighed = [(one, item) for one, item in zip(filled, items, strict=True) if item.weight]
    top = task.measure.products.top if task.measure.products else len(weighed)
    kept = nsmallest(top, weighed, key=lambda both: (-both[1].weight, both[0].name, both[0].value))
    return [item for _, item in kept]


def _trace_kept(task: Task, kept: list[Item], count: int) -> None:
    if len(kept) < count:
        task.trace("products-kept", kept=str(len(kept)), count=str(count))


def _check_weights(items: Iterable[Item]) -> None:
    for item in items:
        if item.weight < 0:
            raise invalid("score.negative-weight", title=item.title, weight=exact_text(item.weight))


def _check_values(task: Task, items: Iterable[Item]) -> None:
    for item in items:
        try:
            check_domain(task, item.value)
        except Unscored as stop:
            raise _of(item, stop) from None


def _part_weights(task: Task, pairs: list[tuple[BenchmarkPair, Decimal | Fraction]]) -> list[Fraction]:
    entered = task.answer.weights or {}
    share = task.measure.share
    if share == "entered" or (
        share == "entered-else-values" and any(pair.inner in entered for pair, _ in pairs)
    ):
        return [_entered_weight(pair, entered.get(pair.inner)) for pair, _ in pairs]
    if share == "entered-else-values":
        own = [max(Fraction(value), ZERO) for _, value in pairs]
        if any(own):
            return own
    return [Fraction(1)] * len(pairs)


def _entered_weight(pair: BenchmarkPair, weight: Decimal | None) -> Fraction:
    if weight is None:
        raise blank("score.part-weight-missing", part=pair.title)
    return Fraction(weight)


def _add_up(task: Task, items: list[Item]) -> Scored:
    points = task.known_points
    marks = [_benchmarks(task, item) for item in items]
    whole = sum((item.weight for item in items), ZERO)
    total = ZERO
    for item, (lead, base) in zip(items, marks, strict=True):
        total += _contribution(task, item, item.weight / whole, lead, base)
    score = min(total * points, points)
    task.trace("points", exact_text(score), ratio=rough(total), points=exact_text(points), score=rough(score))
    return Scored(score=score, ratio=total)


def _benchmarks(task: Task, item: Item) -> tuple[Fraction, Fraction]:
    try:
        return require(task, item.pair)
    except Unscored as stop:
        raise _of(item, stop) from None


def _contribution(task: Task, item: Item, share: Fraction, lead: Fraction, base: Fraction) -> Fraction:
    value = said(item.value)
    task.trace(
        "item",
        figure_of(value),
        title=item.title,
        value=value,
        amount=task.amount(value),
        share=rough(share),
    )
    trace_pair(task, item.pair)
    held = clamp(linear(task, Fraction(item.value), lead, base))
    task.trace("item-share", exact_text(held * share), held=rough(held), share=rough(share))
    return held * share


def _of(item: Item, stop: Unscored) -> Unscored:
    return Unscored(stop.status, message("score.of-item", title=item.title, said=stop.reason))
