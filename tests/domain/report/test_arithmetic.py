"""Expressions as text: what is written means what the tree means, on paper and in a cell."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.calculators.nodes import Figure, Leaf
from gf_desktop.domain.calculators.shapes import Place
from gf_desktop.domain.calculators.traced import TracedStep
from gf_desktop.domain.messages import message
from gf_desktop.domain.report.arithmetic import MOST_TERMS, PAPER, Layout, Named, Number, Term, written
from gf_desktop.exchange.calculation_page import excel_style
from tests.domain.report.calculation import reckoned

VALUES = {"D1": Fraction(7), "D2": Fraction(-3, 2), "F1": Fraction(5, 3)}
CELLS = {"D1": "E1", "D2": "E2", "F1": "E3"}
leaf = st.sampled_from([Named(name) for name in VALUES]) | st.builds(
    Number, st.fractions(-9, 9, max_denominator=7).filter(bool)
)
expressions = st.recursive(
    leaf,
    lambda inner: st.builds(
        Term,
        st.sampled_from(["+", "-", "*", "/", "min", "max"]),
        st.lists(inner, min_size=2, max_size=3).map(tuple),
    ),
    max_leaves=8,
)


def meant(text: str) -> Fraction:
    """Return what a written expression means by the usual rules, whole numbers being exact."""
    exact = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)", r"Fraction('\1')", text)
    scope = {"Fraction": Fraction, "min": min, "max": max, "MIN": min, "MAX": max}
    scope |= VALUES | {cell: VALUES[name] for name, cell in CELLS.items()}
    return Fraction(eval(exact, {"__builtins__": {}}, scope))


def value_or_none(expression) -> Fraction | None:
    """Return what an expression gives, None where it divides by nought."""
    try:
        return reckoned(expression, VALUES)
    except ZeroDivisionError:
        return None


@given(expressions)
def test_what_is_written_means_the_tree(expression):
    """Brackets stand where they are needed: paper and cell mean what the tree means."""
    value = value_or_none(expression)
    if value is None:
        return
    paper = written(expression, PAPER).replace("×", "*").replace("÷", "/").replace("−", "-")

    assert meant(paper) == value
    assert meant(written(expression, excel_style(CELLS))) == value


def cell(number: int) -> Figure:
    """Return a figure of a ledger."""
    value = Fraction(number, 7)
    return Figure(value, Leaf(kind="cell", value=value, place=Place("energy", f"e{number}", "consumed")))


def test_a_long_sum_is_reckoned_in_heaps():
    """A sum of a thousand figures has steps between, none with more than the most, and the same result."""
    total = sum((cell(number) for number in range(1000)), Fraction(0))
    layout = Layout((TracedStep(said=message("calc.energy-total"), node=total.node, unit="t"),))
    values = {name: one.value for name, one in layout.leaves.items()}
    for line in layout.lines:
        assert len(line.expression.parts) <= MOST_TERMS
        values[line.name] = reckoned(line.expression, values)

    assert len(layout.lines) == 6
    assert values[layout.lines[-1].name] == total


def test_a_figure_read_twice_is_one_line():
    """The same cell has one name wherever it is read."""
    layout = Layout(())
    first, second = (layout.expression((cell(1) * 2).node) for _ in range(2))

    assert first == second == Term("*", (Named("D1"), Number(Fraction(2))))
    assert list(layout.inputs) == ["D1"]


def test_a_step_is_spoken_of_by_its_name():
    """What a step said stands in later steps under its name; the same again is said once."""
    half = cell(1) / 2
    steps = [TracedStep(said=message("calc.land"), node=half.node, unit="m²")] * 2
    whole = TracedStep(said=message("calc.floor"), node=(half + cell(2)).node)
    layout = Layout((*steps, whole))

    assert [line.name for line in layout.lines] == ["S1", "S2"]
    assert written(layout.lines[1].expression, PAPER) == "S1 + D2"


def test_a_long_sum_in_a_cell():
    """Many terms become a SUM, more than it takes a SUM of SUMs."""
    names = {f"D{n}": f"E{n}" for n in range(450)}
    text = written(Term("+", tuple(Named(name) for name in names)), excel_style(names))

    assert text.startswith("SUM(SUM(E0,E1")
    assert text.count("SUM(") == 4
