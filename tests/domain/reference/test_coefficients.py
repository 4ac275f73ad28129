"""Coefficients: found in the table that was named, chosen where there is a choice, never applied unasked."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from gf_desktop.domain.quantities import ConversionError, convert
from gf_desktop.domain.reference.carbon import CarbonFactor, CarbonFactors
from gf_desktop.domain.reference.coefficients import (
    GENERAL,
    LOWER,
    OWN,
    TABLE,
    UPPER,
    EnergyCoefficient,
    EnergyCoefficients,
    choose,
)
from gf_desktop.domain.reference.origin import Origin, Validity


def row(name: str, unit: str = "kWh", table: str = GENERAL, confidence: str = "high", **figures):
    """Return a coefficient; ``low`` and ``high`` are its ends."""
    low, high = figures.get("low"), figures.get("high")
    return EnergyCoefficient(
        table=table,
        name=name,
        kind="fuel",
        unit=unit,
        heat_kj=None,
        heat_kj_max=None,
        coefficient=Decimal(low) if low else None,
        coefficient_max=Decimal(high) if high else None,
        clause="附录A",
        validity=Validity(),
        origin=Origin("energy-coefficients.csv", 2, "某标准", confidence, figures.get("note", "")),
    )


POWER = row("电力(当量值)", low="0.1229")
PRIMARY = row("电力(等价值)", note="按上年供电煤耗计算", confidence="memory")
GAS = row("天然气", "m³", low="1.1", high="1.33")
BIOGAS = row("沼气", "m³", low="0.7143", high="0.8286", confidence="memory")
OLD = row("新水", "t", "GB/T 2589-2008", low="0.0857", confidence="medium")
HYDROGEN = row("氢气(用作燃料)", "m³", low="0.3329", confidence="memory")
ROWS = EnergyCoefficients([POWER, PRIMARY, GAS, BIOGAS, OLD, HYDROGEN])


def code_of(error) -> str:
    """Return the code of what was said."""
    return error.value.said.code


@pytest.mark.parametrize("name", ["电力(当量值)", "电力(当量)", "电力（当量）", " 电力 (当量值) "])
def test_a_name_is_read_alike(name):
    """Full width, blanks and 当量 for 当量值 name the same row."""
    assert ROWS.coefficient(name) is POWER


@pytest.mark.parametrize(
    ("name", "table", "code"),
    [
        ("电力", GENERAL, "coefficient.near"),
        ("新水", GENERAL, "coefficient.elsewhere"),
        ("煤", GENERAL, "coefficient.unknown"),
        ("", GENERAL, "coefficient.unknown"),
        ("新水", "GB/T 1", "coefficient.table"),
    ],
)
def test_a_name_is_never_guessed(name, table, code):
    """Whether 当量 or 等价, and from which table, is the user's to say."""
    with pytest.raises(ConversionError) as caught:
        ROWS.coefficient(name, table)

    assert code_of(caught) == code


def test_another_table_is_named():
    """Old coefficients are found where they are."""
    assert ROWS.coefficient("新水", "GB/T 2589-2008") is OLD


def test_a_fixed_coefficient_of_known_source_needs_no_word():
    """It is ready, and says that it is the table's."""
    chosen = choose(POWER)

    assert (chosen.chosen, chosen.via.factor, chosen.via.unit, chosen.via.per) == (
        TABLE,
        Fraction("0.1229"),
        "kgce",
        "kWh",
    )
    assert not POWER.needs_word


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (lambda: choose(GAS), "coefficient.range"),
        (lambda: choose(GAS, end="middle"), "coefficient.range"),
        (lambda: choose(GAS, accept=True), "coefficient.range"),
        (lambda: choose(PRIMARY, accept=True), "coefficient.no-value"),
        (lambda: choose(HYDROGEN), "coefficient.accept"),
        (lambda: choose(BIOGAS, end=UPPER), "coefficient.accept"),
        (lambda: choose(POWER, Fraction(0)), "coefficient.not-positive"),
    ],
)
def test_what_needs_a_word_waits_for_it(given, code):
    """A range is never defaulted, a memory never applied, a missing figure never made up."""
    with pytest.raises(ConversionError) as caught:
        given()

    assert code_of(caught) == code


@pytest.mark.parametrize(
    ("given", "how", "factor"),
    [
        (lambda: choose(GAS, end=LOWER), LOWER, "1.1"),
        (lambda: choose(GAS, end=UPPER), UPPER, "1.33"),
        (lambda: choose(GAS, Fraction("1.2143")), OWN, "1.2143"),
        (lambda: choose(PRIMARY, Fraction("0.3")), OWN, "0.3"),
        (lambda: choose(HYDROGEN, accept=True), TABLE, "0.3329"),
        (lambda: choose(HYDROGEN, Fraction("0.33")), OWN, "0.33"),
        (lambda: choose(BIOGAS, end=LOWER, accept=True), LOWER, "0.7143"),
    ],
)
def test_the_word_given_is_kept(given, how, factor):
    """How the figure was chosen goes with it."""
    chosen = given()

    assert (chosen.chosen, chosen.via.factor) == (how, Fraction(factor))
    assert chosen.row.needs_word


def test_a_chosen_coefficient_converts():
    """1000 m³ of gas at the upper end is 1.33 tce."""
    chosen = choose(GAS, end=UPPER)

    assert convert(Fraction(1000), "m³", "tce", chosen.via).value == Fraction("1.33")


def carbon(table: str, name: str, kind: str = "fuel") -> CarbonFactor:
    """Return natural gas as a guideline lists it, under another name."""
    return CarbonFactor(
        table=table,
        guideline="某指南",
        kind=kind,
        name=name,
        heating_value=Decimal("389.31"),
        heating_unit="GJ/万Nm³",
        carbon=Decimal("15.3"),
        oxidation=Decimal("0.99"),
        per_heat=Decimal("0.055539"),
        factor=Decimal("21.6219"),
        unit="tCO2/万Nm³",
        validity=Validity(),
        origin=Origin("co2-factors.csv", 2, "某指南", "medium"),
    )


def test_carbon_factors_keep_to_their_table():
    """What another table has is named, never taken."""
    factors = CarbonFactors([carbon("A", "天然气"), carbon("B", "焦炭"), carbon("B", "电极", "process")])

    assert factors.factor("天然气", "A").table == "A"
    with pytest.raises(ConversionError) as caught:
        factors.factor("天然气", "B")
    assert code_of(caught) == "coefficient.elsewhere"
    assert caught.value.said.params["tables"] == ("A",)
    with pytest.raises(ConversionError) as caught:
        factors.factor("天然气", "C")
    assert code_of(caught) == "coefficient.table"
    assert [one.name for one in factors.of("B", "process")] == ["电极"]


def test_a_carbon_factor_is_reckoned_exactly():
    """389.31 GJ × 15.3 tC/TJ × 0.99 × 44/12, unrounded."""
    exact = carbon("A", "天然气").exact

    assert exact == Fraction("389.31") * Fraction("0.0153") * Fraction("0.99") * Fraction(44, 12)
