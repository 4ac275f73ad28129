"""Traced calculations: the same values as the plain ones, and trees that give them again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gf_desktop.domain.calculators import CALCULATORS, Computed, Missing, Products, calculate
from gf_desktop.domain.calculators.nodes import Figure, Leaf, Node, Operation, chosen, node_of
from gf_desktop.domain.calculators.traced import TracedStep, calculate_traced
from gf_desktop.domain.ledgers import LEDGERS, Ledgers, columns
from tests.domain.calculators.builders import LEDGERS as LEDGERS_OF_FACTORY
from tests.domain.calculators.builders import SPECIAL, changed_rows, factory, figures, ledgers

NAMES = sorted(CALCULATORS)
METHODS = ("share", "metering", "standard-product", "output")
SUMS = {"+": sum, "*": prod, "min": min, "max": max}


def again(node: Node) -> Fraction:
    """Return what a tree gives, reckoned from its leaves."""
    if isinstance(node, Leaf):
        return node.value
    parts = [again(part) for part in node.parts]
    if node.sign in SUMS:
        return Fraction(SUMS[node.sign](parts))
    first, *others = parts
    for other in others:
        first = first - other if node.sign == "-" else first / other
    return first


def leaf(value: Fraction) -> Figure:
    """Return a traced figure as if it had been read."""
    return Figure(value, Leaf(kind="cell", value=value))


def inputs_for(name: str, book: Ledgers | None = None, **choices):
    """Return the factory's inputs with the choices that a calculator alone needs."""
    found = factory(book, **choices)
    return replace(found, choices=replace(found.choices, **SPECIAL.get(name, {})))


fractions = st.fractions(-1000, 1000, max_denominator=50)


@given(fractions, fractions, fractions.filter(bool))
def test_a_figure_reckons_like_a_fraction(a, b, c):
    """Whichever side is traced, the value is the plain one and the tree gives it again."""
    for x, y, z in ((leaf(a), b, c), (a, leaf(b), leaf(c)), (leaf(a), leaf(b), c)):
        found = (x + y) * 3 - y / z + (-x) / z
        plain = (a + b) * 3 - b / c + (-a) / c

        assert found == plain
        assert again(node_of(found)) == plain


@given(fractions)
def test_what_changes_nothing_leaves_no_trace(a):
    """Adding a plain nought and multiplying by a plain one give the very same figure."""
    figure = leaf(a)

    assert all(
        one is figure
        for one in (figure + 0, Fraction(0) + figure, figure - 0, figure * 1, 1 * figure, figure / 1)
    )


def test_a_long_sum_is_one_operation():
    """A sum of a thousand figures is no chain of a thousand operations."""
    total = sum((leaf(Fraction(n)) for n in range(1000)), Fraction(0))

    assert isinstance(total.node, Operation)
    assert len(total.node.parts) == 1000


def test_a_named_sum_stays_whole():
    """What a step said is not taken apart by what is added to it."""
    first = leaf(Fraction(1)) + leaf(Fraction(2))
    first.node.named = True

    assert (first + leaf(Fraction(3))).node.parts[0] is first.node


@given(st.lists(fractions, min_size=2, max_size=5))
def test_the_smallest_and_the_largest(values):
    """The chosen figure has all candidates in its tree."""
    for sign, plain in (("min", min(values)), ("max", max(values))):
        found = chosen(sign, tuple(leaf(one) for one in values))

        assert found == plain
        assert again(node_of(found)) == plain


def test_plain_candidates_stay_plain():
    """Without a traced figure there is no tree."""
    assert type(chosen("min", (Fraction(1), Fraction(2)))) is Fraction


def same(plain, traced) -> None:
    """Hold that two outcomes say the same."""
    assert figures(traced) == figures(plain)
    if not isinstance(plain, Missing):
        assert [(one.said, one.result) for one in traced.steps] == [
            (one.said, one.result) for one in plain.steps
        ]
        assert traced.used == plain.used


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", NAMES)
def test_a_traced_calculation_is_the_plain_one(name, method):
    """Values, sentences and places are the same for every calculator and every way of sharing."""
    book = ledgers(products=[{**row, "unit": "t"} for row in LEDGERS_OF_FACTORY["products"]])
    inputs = inputs_for(
        name, book, energy=method, carbon=method, water=method, zero_carbon=frozenset({"traded"})
    )

    same(calculate(name, inputs), calculate_traced(name, inputs))


def scaled(book: Ledgers, ledger: str, factor: Decimal) -> Ledgers:
    """Return the ledgers with all yearly figures of one of them multiplied."""
    keys = [column.key for column in columns(ledger) if column.kind == "quantity"]

    def row_of(row):
        held = {key: getattr(row, key) for key in keys}
        return replace(row, **{k: v * factor for k, v in held.items() if isinstance(v, Decimal)})

    return changed_rows(book, ledger, lambda old: [row_of(row) for row in old])


@settings(max_examples=60)
@given(
    st.sampled_from(NAMES),
    st.dictionaries(
        st.sampled_from(sorted(LEDGERS)), st.decimals("0", "1000", places=3, allow_nan=False), max_size=5
    ),
    st.sets(st.sampled_from(sorted(LEDGERS)), max_size=2),
)
def test_random_ledgers(name, factors, emptied):
    """With any figures, and with ledgers that are empty, both say the same."""
    book = ledgers()
    for ledger, factor in factors.items():
        book = scaled(book, ledger, factor)
    for ledger in emptied:
        book = book.with_rows(ledger, ())
    inputs = inputs_for(name, book)

    same(calculate(name, inputs), calculate_traced(name, inputs))


@pytest.mark.parametrize("name", NAMES)
def test_every_step_carries_its_tree(name):
    """Each result in the trace is given again by its tree, and so is the value itself."""
    found = calculate_traced(name, inputs_for(name))
    values = [one.value for one in found.values] if isinstance(found, Products) else [found.value]

    assert all(again(node_of(value)) == value for value in values)
    steps = [one for one in found.steps if one.result]
    assert all(isinstance(one, TracedStep) and one.node is not None for one in steps)
    assert all(again(one.node) == one.node.value for one in steps)


def leaves(node: Node) -> list[Leaf]:
    """Return the leaves of a tree."""
    if isinstance(node, Leaf):
        return [node]
    return [one for part in node.parts for one in leaves(part)]


@pytest.mark.parametrize("name", NAMES)
def test_the_leaves_stand_in_the_ledgers(name):
    """Every figure that a value rests on has its place and the figure that stands there."""
    found = calculate_traced(name, inputs_for(name))
    value = found.values[0].value if isinstance(found, Products) else found.value
    read = leaves(node_of(value))

    assert any(one.kind in ("cell", "count") for one in read)
    book = ledgers()
    for one in read:
        if one.kind == "cell":
            held = getattr(book.row(one.place.ledger, one.place.row), one.place.column)
            months = held if isinstance(held, tuple) else (held,)
            assert sum(Fraction(month) for month in months) == one.value


def test_a_cell_knows_its_row_document_unit_and_months():
    """The diesel's twelve months are one leaf with them, its unit; electricity names its document."""
    found = calculate_traced("energy-per-output", inputs_for("energy-per-output"))
    assert isinstance(found, Computed)
    read = {one.place.text: one for one in leaves(node_of(found.value)) if one.place}

    assert read["energy/e4/consumed"].months == (Decimal(10),) * 12
    assert read["energy/e4/consumed"].unit == "t"
    assert read["energy/e1/consumed"].source == "205-1"
    assert read["factors/coal/diesel"].confidence == "high"
