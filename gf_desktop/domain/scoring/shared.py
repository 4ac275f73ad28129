"""Rows of several values: each scored with its own lead and base, then added up by share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.document import ProductAnswer
from gf_desktop.domain.messages import Param, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.result import BenchmarkPair
from gf_desktop.domain.scoring.benchmarks import from_product, linear, require, trace_pair
from gf_desktop.domain.scoring.task import (
    ZERO,
    Scored,
    Task,
    Unscored,
    blank,
    check_domain,
    clamp,
    invalid,
    rough,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One value under the row with the part of the points it stands for, not yet divided by their sum."""

    title: Param
    value: Decimal
    weight: Fraction
    pair: BenchmarkPair


def products(task: Task) -> Scored:
    """Score the products that weigh most, each with its own lead and base, by their share of the weight."""
    filled = [
        (number, one) for number, one in enumerate(task.answer.products or (), 1) if one != ProductAnswer()
    ]
    if not filled:
        raise blank("score.blank")
    items = [_product(task, number, one) for number, one in filled]
    _check_weights(items)
    _check_values(task, items)
    kept = _largest(task, filled, items)
    if not kept:
        raise blank("score.no-weighted-product")
    _trace_kept(task, kept, len(items))
    return _add_up(task, kept)


def parts(task: Task) -> Scored:
    """Score the parts that are filled, each with its own lead and base, by share."""
    values = task.answer.parts or {}
    pairs = [(pair, values[pair.inner]) for pair in task.pairs if pair.inner in values]
    if not pairs:
        raise blank("score.blank")
    weights = _part_weights(task, pairs)
    items = [
        Item(pair.title, value, weight, pair) for (pair, value), weight in zip(pairs, weights, strict=True)
    ]
    _check_weights(items)
    _check_values(task, items)
    if not sum(item.weight for item in items):
        raise blank("score.weights-zero")
    return _add_up(task, items)


def _product(task: Task, number: int, one: ProductAnswer) -> Item:
    title = one.name or message("score.product-number", number=number)
    if one.value is None:
        raise blank("score.product-value-missing", product=title)
    if one.weight is None:
        unit = task.measure.products.weight if task.measure.products else ""
        raise blank("score.product-weight-missing", product=title, unit=unit)
    (row,) = task.pairs
    lead, base = from_product(one.lead, row.lead), from_product(one.base, row.base)
    return Item(title, one.value, Fraction(one.weight), BenchmarkPair(lead=lead, base=base, title=one.name))


def _largest(task: Task, filled: list[tuple[int, ProductAnswer]], items: list[Item]) -> list[Item]:
    weighed = [(one, item) for (_, one), item in zip(filled, items, strict=True) if item.weight]
    weighed.sort(key=lambda both: (-both[1].weight, both[0].name, both[0].value))
    top = task.measure.products.top if task.measure.products else len(weighed)
    return [item for _, item in weighed[:top]]


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


def _part_weights(task: Task, pairs: list[tuple[BenchmarkPair, Decimal]]) -> list[Fraction]:
    entered = task.answer.weights or {}
    share = task.measure.share
    if share == "entered" or (
        share == "entered-else-values" and any(pair.inner in entered for pair, _ in pairs)
    ):
        return [_entered_weight(pair, entered.get(pair.inner)) for pair, _ in pairs]
    if share == "entered-else-values":
        own = [Fraction(max(value, Decimal(0))) for _, value in pairs]
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
    said = f"{item.value:f}"
    task.trace("item", said, title=item.title, value=said, amount=task.amount(said), share=rough(share))
    trace_pair(task, item.pair)
    held = clamp(linear(task, Fraction(item.value), lead, base))
    task.trace("item-share", exact_text(held * share), held=rough(held), share=rough(share))
    return held * share


def _of(item: Item, stop: Unscored) -> Unscored:
    return Unscored(stop.status, message("score.of-item", title=item.title, said=stop.reason))
