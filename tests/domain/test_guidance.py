"""Whether a help text is help with a given row: the id alone proves nothing in a table that anybody wrote."""

from __future__ import annotations

import pytest

from gf_desktop.domain.guidance import Guidance, by_title, formulas_of, helps
from gf_desktop.domain.pack import Indicator, Variant


def text(**more):
    """Return a help text written for a row titled 能耗 that is computed per product."""
    more = {"titles": ("能耗",), "formulas": ("energy-per-product",)} | more
    return Guidance(asks="问什么。", how="怎么算。", **more)


def row(title="能耗", *calculators):
    """Return a row computed by the first calculator, its variants by the others."""
    variants = tuple(Variant(id=name, title=name, calculator=name) for name in calculators[1:])
    return Indicator(id="energy", title=title, calculator=(*calculators, "")[0], variants=variants)


def test_formulas_are_those_of_the_row_and_its_variants():
    """Each calculator is named once, the row's own first."""
    assert formulas_of(row("能耗", "a", "b", "a")) == ("a", "b")
    assert formulas_of(row()) == ()


@pytest.mark.parametrize(
    ("given", "written", "expected"),
    [
        (row("能耗", "energy-per-product"), text(), True),
        (row("能耗"), text(), True),
        (row("单位涤纶产品能耗", "energy-per-product"), text(), False),
        (row("单位涤纶产品能耗", "energy-per-product"), text(by_formula=True), True),
        (row("单位涤纶产品能耗"), text(by_formula=True), False),
        (row("能耗", "energy-per-output"), text(), False),
        (row("能耗", "energy-per-product", "energy-per-output"), text(by_formula=True), False),
    ],
)
def test_words_or_formula_must_be_the_same(given, written, expected):
    """Other words are other matter unless the text speaks of the formula alone; another formula is never the same."""
    assert helps(written, given) is expected


def test_requirements_are_found_by_their_words():
    """One text serves every wording it names."""
    both = text(titles=("甲", "乙"))
    assert by_title([both]) == {"甲": both, "乙": both}
