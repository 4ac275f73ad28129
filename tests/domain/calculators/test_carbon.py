"""Carbon dioxide, worked by hand and against the official table of default values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from gf_desktop.domain.calculators import Computed, Missing, agrees, in_unit
from gf_desktop.domain.calculators.registry import TOTALS
from tests.domain.calculators.builders import FACTORS, factory, ledgers, rows, run

# coal 5,000 t × 20.304 GJ/t × 27.49 tC/TJ × 0.94 × 44/12 = 9,618.904944 t
# gas 100 万m³ × 389.31 GJ/万m³ × 15.3 tC/TJ × 0.99 × 44/12 = 2,162.188809 t
# diesel 120 t × 3.0959 = 371.508 t        power (9,000,000 − 200,000) kWh × 0.5827 kg = 5,127.76 t
# process 300 t                            heat (0 − 10,000) GJ × 0.11 = −1,100 t        together 16,480.361753 t
TOTAL = Fraction("16480.361753")


def carbon(book=None, **choices):
    """Return the factory's carbon dioxide."""
    return TOTALS["carbon"](factory(book, **choices))


def test_fuels_process_power_and_heat():
    """The sum of all four, feedstock taken out of the coal, living quarters out of the power."""
    found = carbon()

    assert isinstance(found, Computed)
    assert found.value == TOTAL


@pytest.mark.parametrize(
    ("heat", "content", "oxidation", "printed"),
    [
        ("20.304", "27.49", "0.94", "1.9238"),
        ("19.57", "26.18", "0.93", "1.7471"),
        ("14.08", "28.0", "0.96", "1.3877"),
        ("28.447", "29.5", "0.93", "2.8616"),
        ("42.652", "20.2", "0.98", "3.0959"),
        ("43.07", "18.9", "0.98", "2.9251"),
    ],
)
def test_the_guideline_s_own_factors(heat, content, oxidation, printed):
    """Heating value × carbon × oxidation × 44/12 gives the factor per tonne of the guideline for steel works."""
    one = {
        "id": "e1",
        "carrier": "raw-coal",
        "unit": "t",
        "consumed": "1",
        "heating_value": heat,
        "heating_value_unit": "GJ/t",
        "carbon_content": content,
        "oxidation": str(Decimal(oxidation) * 100),
    }
    none = ["energy.feedstock", "energy.transformed_out", "energy.recovered", "energy.supplied_out", "carbon"]
    found = carbon(ledgers(energy=[one], carbon=[], none=none))

    assert isinstance(found, Computed), found
    assert agrees(Decimal(printed), found.value)


def test_carbon_per_output_value():
    """C ÷ G in kgCO2/万元: 16,480,361.753 ÷ 50,000."""
    found = run("carbon-per-output", factory())

    assert in_unit(found, "kgCO2/万元").value == Fraction("16480361.753") / 50000


def test_biomass_stands_outside():
    """More biomass changes nothing, and the trace names it."""
    more = carbon(ledgers(energy=rows("energy", e6={"consumed": "9000"})))

    assert more.value == TOTAL
    assert any(step.said.code == "calc.biomass-outside" for step in more.steps)


def test_measured_values_come_first():
    """A measured heating value of 21 GJ/t replaces the table's 20.304: the coal's share grows in that proportion."""
    measured = {"heating_value": "21000", "heating_value_unit": "kJ/kg"}
    found = carbon(ledgers(energy=rows("energy", e2=measured)))

    coal = Fraction("9618.904944")
    assert found.value == TOTAL - coal + coal * 21 / Fraction("20.304")


def test_green_power_counts_as_nothing_only_by_rule():
    """2,000 MWh traded are taken off only where the accounting rule is said to allow it: 1,165.4 t less."""
    assert carbon(zero_carbon=frozenset({"traded"})).value == TOTAL - Fraction("1165.4")


def test_every_kind_of_other_emission_is_asked_for():
    """No row on process emissions is not the same as none."""
    found = carbon(ledgers(carbon=rows("carbon")[1:]))
    declared = carbon(ledgers(carbon=rows("carbon")[1:], none=[*ledgers().none, "carbon.process"]))

    assert isinstance(found, Missing)
    assert found.places == ("carbon/process",)
    assert declared.value == TOTAL - 300


@pytest.mark.parametrize(
    ("without", "place"),
    [
        ({"grid": None}, "factors/grid"),
        ({"heat": None}, "factors/heat"),
        (
            {"fuels": {k: v for k, v in FACTORS.fuels.items() if k != "natural-gas"}},
            "factors/fuels/natural-gas",
        ),
    ],
)
def test_no_factor_is_invented(without, place):
    """Each factor that lacks is named."""
    found = TOTALS["carbon"](replace(factory(), factors=replace(FACTORS, **without)))

    assert isinstance(found, Missing)
    assert any(one.startswith(place) for one in found.places)


@pytest.mark.parametrize("part", ["heating_value", "carbon", "oxidation"])
def test_half_a_fuel_s_factors_are_not_enough(part):
    """Heating value, carbon content and oxidation belong together."""
    coal = replace(FACTORS.fuels["raw-coal"], **{part: None})
    found = TOTALS["carbon"](
        replace(factory(), factors=replace(FACTORS, fuels={**FACTORS.fuels, "raw-coal": coal}))
    )

    assert isinstance(found, Missing)
    assert found.places == (f"factors/fuels/raw-coal/{part}",)


def test_a_measured_oxidation_is_not_passed_over():
    """Diesel is known by a factor per tonne: alone, a measured oxidation is asked about."""
    alone = carbon(ledgers(energy=rows("energy", e4={"oxidation": "97"})))
    measured = {
        "oxidation": "97",
        "heating_value": "42.652",
        "heating_value_unit": "GJ/t",
        "carbon_content": "20.2",
    }
    whole = carbon(ledgers(energy=rows("energy", e4=measured)))

    assert isinstance(alone, Missing)
    assert [(one.said.code, one.place.text) for one in alone.lacks] == [
        ("calc.oxidation-alone", "energy/e4/oxidation")
    ]
    diesel = 120 * Fraction("0.042652") * Fraction("20.2") * Fraction("0.97") * Fraction(44, 12)
    assert whole.value == TOTAL - Fraction("371.508") + diesel


def direct(**of):
    """Return the factory's ledgers with 900 MWh of a direct line of ours."""
    return ledgers(green=rows("green", g6={"holder": "self", **of}))


@pytest.mark.parametrize(
    ("said", "counts", "difference"),
    [
        # Held by the 9,000 MWh bought: 900 MWh × 0.5827 less.
        ("inside", True, "-524.43"),
        # Bought beside them: added and taken off again.
        ("outside", True, "0"),
        # Not free of CO2 by the rule: bought power as any other.
        ("inside", False, "0"),
        ("outside", False, "524.43"),
        (None, False, "0"),
    ],
)
def test_power_of_a_direct_line_is_taken_off_only_where_it_is_held(said, counts, difference):
    """What was bought may hold the direct line's power or not: it is never taken off what does not hold it."""
    found = carbon(direct(bought_counts=said), zero_carbon=frozenset({"direct"} if counts else set()))

    assert found.value == TOTAL + Fraction(difference)


def test_whether_bought_power_holds_the_direct_line_is_asked():
    """Without the word nothing is taken off and nothing is guessed."""
    found = carbon(direct(), zero_carbon=frozenset({"direct"}))

    assert isinstance(found, Missing)
    assert found.places == ("green/g6/bought_counts",)


def test_a_direct_line_of_another_s_right_is_bought_power():
    """Who does not hold the right takes nothing off: power beside what was bought counts with the grid's factor."""
    book = ledgers(green=rows("green", g6={"bought_counts": "outside"}))

    assert carbon(book, zero_carbon=frozenset({"direct"})).value == TOTAL + Fraction("524.43")
