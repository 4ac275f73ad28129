"""Sharing a total among several products: by meters, by shares, by output, or through a standard product (B.1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import add

from gf_desktop.domain.calculators.amounts import ratio
from gf_desktop.domain.calculators.shapes import (
    Computed,
    Inputs,
    Missing,
    Outcome,
    Products,
    ProductValue,
)
from gf_desktop.domain.calculators.work import ZERO, Work, column_title, figure_text, times
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.ledgers.settings import Allocation
from gf_desktop.domain.messages import message


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What is shared: how its total comes about, its unit, the choice that rules it and the columns it may read."""

    total: Callable[[Work], Fraction]
    unit: str
    choice: str
    metered: str
    share: str


def per_product(inputs: Inputs, whole: Whole) -> Outcome:
    """Return each product's amount ÷ output, with the amount as its weight; rows of one product are added up first."""
    work = Work(inputs)
    rows = work.rows("products", ProductRow)
    method: Allocation = getattr(work.choices, whole.choice)
    if not method and len(rows) > 1:
        work.lack(message("calc.choose-allocation"), "choices", whole.choice)
    amounts, left_out = _shared(work, rows, whole, method)
    values = tuple(_value(work, one, whole.unit) for one in _by_product(rows, amounts))
    if not work.complete or not rows:
        return _missing(work)
    steps, used = work.trace()
    return Products(values=values, left_out=left_out, steps=steps, used=used)


def _missing(work: Work) -> Missing:
    if work.complete:
        work.lack(message("calc.no-product"), "products")
    return work.missing()


def _shared(
    work: Work, rows: tuple[ProductRow, ...], whole: Whole, method: Allocation
) -> tuple[list[Fraction], Fraction | None]:
    """Return each product's amount and what no product took (None where the whole is not known)."""
    if method == "metering":
        amounts = [work.year(row, whole.metered, ask=True) for row in rows]
        apart = work.apart()
        total = whole.total(apart)
        return amounts, _rest(work, total if apart.complete else None, amounts, whole.unit)
    total = whole.total(work)
    keys = _keys(work, rows, whole, method)
    everything = Fraction(100) if method == "share" else sum(keys, ZERO)
    amounts = [work.divide(total * key, everything, message("calc.word.shares"), "products") for key in keys]
    return amounts, _rest(work, total, amounts, whole.unit)


def _keys(work: Work, rows: tuple[ProductRow, ...], whole: Whole, method: Allocation) -> list[Fraction]:
    if method == "share":
        return _shares(work, rows, whole)
    if method == "standard-product":
        return [_output(work, row) * work.year(row, "standard_ratio", ask=True) for row in rows]
    if method == "output" and rows:
        unit = rows[0].unit
        return [times(_output(work, row), work.factor(row, row.unit, unit)) for row in rows]
    return [Fraction(1)] * len(rows)


def _shares(work: Work, rows: tuple[ProductRow, ...], whole: Whole) -> list[Fraction]:
    shares = [work.year(row, whole.share, ask=True) for row in rows]
    total = sum(shares, ZERO)
    if total > 100:
        work.lack(message("calc.shares-over", total=figure_text(total)), "products", "", whole.share)
    elif 0 < total <= 1:
        # 0.45 for 45 %, as Excel holds it: every product would come to a hundredth.
        work.lack(message("calc.shares-under", total=figure_text(total)), "products", "", whole.share)
    return shares


def _output(work: Work, row: ProductRow) -> Fraction:
    return work.year(row, "output", ask=True)


def _rest(work: Work, total: Fraction | None, amounts: list[Fraction], unit: str) -> Fraction | None:
    if total is None:
        work.say(message("calc.whole-unknown"))
        return None
    rest = total - sum(amounts, ZERO)
    code = "calc.over-taken" if rest < 0 else "calc.left-out"
    said = message(code, total=figure_text(total), rest=figure_text(abs(rest)), unit=unit)
    work.say(said, rest, unit)
    return rest


Made = tuple[tuple[ProductRow, ...], tuple[Fraction, ...]]
"""The rows of one product, each with its amount."""


def _by_product(rows: tuple[ProductRow, ...], amounts: list[Fraction]) -> list[Made]:
    """Return the rows by product: B.1 divides by product, however many sites or lines make it."""
    found: dict[tuple[object, ...], list[tuple[ProductRow, Fraction]]] = {}
    for row, amount in zip(rows, amounts, strict=True):
        found.setdefault(_identity(row), []).append((row, amount))
    return [(tuple(row for row, _ in one), tuple(amount for _, amount in one)) for one in found.values()]


def _identity(row: ProductRow) -> tuple[object, ...]:
    """What makes two rows one product: name, class, unit, and all that its limit or quota depends on."""
    words = (row.name, row.category, row.unit, row.limit_standard, row.water_quota)
    return (*(word.strip() for word in words), frozenset(row.corrections.items()))


def _value(work: Work, made: Made, unit: str) -> ProductValue:
    """Return a product's amount ÷ output, under the id of its first row."""
    rows, amounts = made
    row, own = rows[0], work.word(rows[0], "unit")
    if len(rows) > 1:
        work.say(message("calc.same-product", product=row.name, number=len(rows)))
    outputs = [_output(work, one) for one in rows]
    amount, output = reduce(add, amounts), reduce(add, outputs)
    value = work.divide(amount, output, column_title("products", "output"), "products", row.id, "output")
    said = message(
        "calc.product",
        product=row.name,
        amount=figure_text(amount),
        amount_unit=unit,
        output=figure_text(output),
        unit=own,
    )
    work.say(said, value, f"{unit}/{own}", *work.figures_at(rows, "output"))
    return ProductValue(
        id=row.id,
        name=row.name,
        value=value,
        unit=f"{unit}/{own}",
        weight=amount,
        weight_unit=unit,
        output=output,
        output_unit=own,
    )


def as_single(products: Products) -> Computed | Missing:
    """Return one value for a row that asks for one: Σ amounts ÷ Σ outputs, never a mean of the products' values.

    Products measured in different things have no common output: that is missing.
    """
    unit = products.values[0].output_unit
    factors = [ratio(one.output_unit, unit) for one in products.values]
    work = Work(Inputs(year=0))
    output = sum((one.output * f for one, f in zip(products.values, factors, strict=True) if f), ZERO)
    if None in factors:
        work.lack(message("calc.outputs-differ"), "products")
    top = sum((one.weight for one in products.values), ZERO)
    value = work.divide(top, output, column_title("products", "output"), "products")
    full = f"{products.values[0].weight_unit}/{unit}"
    said = message("calc.ratio", top=figure_text(top), bottom=figure_text(output))
    if not work.complete:
        return work.missing()
    steps = list(products.steps)
    work.say(said, value, full)
    return Computed(value=value, unit=full, steps=(*steps, *work.trace()[0]), used=products.used)


def total_output(work: Work, chosen: frozenset[str] = frozenset()) -> tuple[Fraction, str]:
    """Return Q, the output of the ``chosen`` products (all where none is named), and its unit."""
    rows = [row for row in work.rows("products", ProductRow) if not chosen or row.id in chosen]
    unit = next((row.unit for row in rows if row.unit), "")
    total = sum((work.amount(row, "output", unit, ask=True) for row in rows), ZERO)
    names = tuple(str(label(row)) for row in rows)
    work.say(message("calc.output", products=names), total, unit, *work.figures_at(rows, "output"))
    return total, unit
