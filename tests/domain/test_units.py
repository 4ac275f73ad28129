"""Units and formulas: each in one dimension, each formula in a known unit."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gf_desktop.domain.formulas import FORMULAS
from gf_desktop.domain.units import UNITS, dimension

IDS = """
energy-per-product energy-per-output carbon-per-product carbon-per-output renewable-share material-per-product
water-per-product water-per-output water-reuse-rate solid-waste-use-rate retrofit-count retrofit-investment-share
pollutant-margin footprint-share saving-product-share land-output building-coefficient plot-ratio
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [("kgce/t", "tce/t"), ("kgCO2/万元", "tCO2/万元"), ("–", "%"), ("m²", "亩"), ("万元", "元")],
)
def test_units_of_one_dimension(one, other):
    """What can be converted shares its dimension."""
    assert dimension(one) == dimension(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("kgce", "kg"), ("kgce/t", "kgce/万元"), ("tce", "tCO2"), ("m³/t", "m³/万元"), ("项", "%")],
)
def test_units_of_different_dimensions(one, other):
    """Standard coal is no mass, and a ratio to product is none to output."""
    assert dimension(one) != dimension(other)


def test_an_unknown_unit_has_no_dimension():
    """Nothing is guessed from a unit's spelling."""
    assert dimension("公斤标煤") is None


def test_factors_are_exact():
    """A mu is two thousand thirds of a square metre, and all factors are positive."""
    assert UNITS["亩"].factor == Fraction(2000, 3)
    assert UNITS["万元/亩"].factor == Fraction(3, 2000)
    assert all(unit.factor and unit.factor > 0 for unit in UNITS.values())


def test_every_dimension_has_a_first_unit():
    """Factors lead to a unit that is there."""
    for name in {unit.dimension for unit in UNITS.values()}:
        family = [unit for unit in UNITS.values() if unit.dimension == name]
        assert family[0].factor == 1


def test_formulas_are_complete():
    """Each formula says its expression, symbols and a known unit; a derived one has no clause and low confidence."""
    assert set(IDS.split()) <= FORMULAS.keys()
    for name, formula in FORMULAS.items():
        assert name == formula.id
        assert formula.unit in UNITS
        assert formula.title
        assert formula.symbols
        assert (formula.confidence == "high") == bool(formula.clause)
        assert "标准没有写出" in formula.note if formula.confidence == "low" else True


def test_symbols_are_those_of_the_expression():
    """Every symbol that is explained stands in the expression."""
    for formula in FORMULAS.values():
        assert all(symbol in formula.expression for symbol, _ in formula.symbols)
