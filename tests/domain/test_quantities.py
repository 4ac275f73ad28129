"""Conversions: exact, back and forth the same, never over a gap that nobody closed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.quantities import Conversion, ConversionError, Via, convert
from gf_desktop.domain.units import UNITS

ELECTRICITY = Via("电力(当量值)", Fraction("0.1229"), "kgce", "kWh")
GAS = Via("天然气", Fraction("1.33"), "kgce", "m³")
AMOUNTS = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)
SYMBOLS = st.sampled_from(sorted(UNITS))
PAIRS = st.sampled_from(
    [(one, other) for one in UNITS for other in UNITS if UNITS[one].dimension == UNITS[other].dimension]
)


def refused(*arguments, **named) -> str:
    """Return the code of the sentence with which a conversion is refused."""
    with pytest.raises(ConversionError) as caught:
        convert(*arguments, **named)
    return caught.value.said.code


@pytest.mark.parametrize(
    ("amount", "source", "target", "expected"),
    [
        ("35", "万kWh", "kWh", "350000"),
        ("1", "kWh", "MJ", "3.6"),  # GB 3100: 1 W·h = 3600 J
        ("1", "MWh", "GJ", "3.6"),
        ("1", "百万千焦", "GJ", "1"),
        ("1", "万t", "kg", "10000000"),
        ("15", "亩", "公顷", "1"),  # 1 亩 = 2000/3 m²
        ("1", "km²", "公顷", "100"),
        ("1", "亿元", "千元", "100000"),
        ("1", "万元/亩", "万元/hm²", "15"),
        ("1", "万m³", "m³", "10000"),
        ("0.115", "tce/t", "kgce/t", "115"),
        ("1", "kgce/GJ", "gce/kWh", "3.6"),
        ("1", "tCO2/MWh", "kgCO2/kWh", "1"),
        ("293.15", "m³(20℃)", "Nm³", "273.15"),  # ideal gas at the same pressure
    ],
)
def test_known_conversions(amount, source, target, expected):
    """Figures that anyone can check by hand."""
    assert convert(Fraction(amount), source, target).value == Fraction(expected)


@given(AMOUNTS, PAIRS)
def test_there_and_back_is_the_same(amount, pair):
    """Nothing is lost between any two units of a dimension."""
    source, target = pair

    there = convert(amount, source, target)

    assert convert(there.value, target, source).value == amount


@given(
    AMOUNTS, st.sampled_from(["kWh", "万kWh", "GJ", "百万千焦"]), st.sampled_from(["tce", "kgce", "万tce"])
)
def test_there_and_back_over_a_coefficient(amount, source, target):
    """A coefficient serves in both directions, exactly."""
    there = convert(amount, source, target, ELECTRICITY)

    assert convert(there.value, target, source, ELECTRICITY).value == amount


@given(AMOUNTS, SYMBOLS, SYMBOLS)
def test_nothing_leads_out_of_a_dimension(amount, source, target):
    """Without a coefficient there is a figure inside a dimension only."""
    if UNITS[source].dimension == UNITS[target].dimension:
        assert isinstance(convert(amount, source, target), Conversion)
    else:
        assert refused(amount, source, target) in ("convert.dimension", "convert.gas-state")


def test_electricity_to_standard_coal_shows_its_steps():
    """The steps lead through the coefficient's units, each with factor and result."""
    done = convert(Fraction(35), "万kWh", "tce", ELECTRICITY)

    assert done.value == Fraction("43.015")
    assert [(s.source, s.factor, s.target, s.name) for s in done.steps] == [
        ("万kWh", Fraction(10000), "kWh", ""),
        ("kWh", Fraction("0.1229"), "kgce", "电力(当量值)"),
        ("kgce", Fraction(1, 1000), "tce", ""),
    ]
    assert all(s.amount * s.factor == s.result for s in done.steps)


def test_a_coefficient_of_another_kind_is_refused():
    """Water is not turned into standard coal by the coefficient of electricity."""
    assert refused(Fraction(1), "m³", "tce", ELECTRICITY) == "convert.other-coefficient"
    assert refused(Fraction(1), "kWh", "kgCO2", ELECTRICITY) == "convert.other-coefficient"


def test_a_plain_cubic_metre_waits_for_the_users_word():
    """m³ becomes gas of a named state only when the user says which; the word stands in the steps."""
    assert refused(Fraction(1), "万m³", "Nm³") == "convert.gas-state"
    assert refused(Fraction(1), "Nm³", "m³") == "convert.gas-state"
    assert convert(Fraction(1), "万m³", "Nm³", cubic="Nm³").value == 10000
    done = convert(Fraction(5863), "m³", "Nm³", cubic="m³(20℃)")
    assert done.value == 5463
    assert "m³ = m³(20℃)" in [step.name for step in done.steps]


def test_a_coefficient_per_cubic_metre_and_gas_of_a_named_state():
    """The state that the coefficient leaves open is the user's to say; plain m³ meets plain m³."""
    assert convert(Fraction(1000), "m³", "tce", GAS).value == Fraction("1.33")
    assert refused(Fraction(1000), "Nm³", "tce", GAS) == "convert.gas-state"
    assert convert(Fraction(1000), "Nm³", "tce", GAS, cubic="Nm³").value == Fraction("1.33")
    at_20 = convert(Fraction(1000), "Nm³", "tce", GAS, cubic="m³(20℃)").value
    assert at_20 == Fraction("1.33") * Fraction("293.15") / Fraction("273.15")


def test_what_is_no_unit_or_no_state_is_refused():
    """A unit's name is not guessed, nor a state's; zero does not divide."""
    assert refused(Fraction(1), "度", "kWh") == "convert.unknown-unit"
    assert refused(Fraction(1), "m³", "Nm³", cubic="15℃") == "convert.cubic"
    assert refused(Fraction(1), "tce", "kWh", Via("零", Fraction(0), "kgce", "kWh")) == "convert.zero"


def test_a_value_says_whether_it_ends():
    """A third has no end as a decimal figure, a quarter has."""
    assert not convert(Fraction(1), "亩", "m²").ends
    assert convert(Fraction(1, 4), "t", "kg").ends
