"""Comprehensive energy, the renewable share and its bands, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from gf_desktop.domain.calculators import Computed, Factors, Missing, in_unit
from gf_desktop.domain.calculators.registry import TOTALS
from gf_desktop.domain.calculators.renewable import energy_band
from gf_desktop.domain.ledgers import Boundary
from tests.domain.calculators.builders import (
    BOUNDARY,
    FACTORS,
    coefficient,
    factory,
    ledgers,
    rows,
    run,
    value,
)

# electricity 10,000,000 kWh × 0.1229 = 1,229 tce      coal (6,000 − 1,000 feedstock) t × 0.7143 = 3,571.5 tce
# gas 100 万m³ × 1.33 kgce/m³ = 1,330 tce              diesel 12 × 10 t × 1.4571 = 174.852 tce
# heat (50,000 − 50,000 made by ourselves − 10,000 supplied out) GJ × 0.03412 = −341.2 tce
# biomass 1,000 t × 14,653.8 kJ/kg ÷ 29,307.6 kJ/kgce = 500 tce                         together 6,464.152 tce
TOTAL = Fraction("6464.152")


def total(**changed) -> Fraction:
    """Return the comprehensive energy in tce with other rows."""
    found = TOTALS["energy"](factory(ledgers(**changed)))
    assert isinstance(found, Computed), found
    return found.value


def lacks(found) -> tuple[str, ...]:
    """Return the places of what is missing."""
    assert isinstance(found, Missing), found
    return found.places


def test_six_carriers():
    """Feedstock, heat made by ourselves and heat supplied out are taken out; measured heat comes first."""
    assert total() == TOTAL


def test_energy_per_output_value():
    """E ÷ G: 6,464.152 tce over 500,000 千元 is 129.28304 kgce/万元."""
    found = run("energy-per-output", factory())

    assert isinstance(found, Computed)
    assert found.value == TOTAL / 50000
    assert in_unit(found, "kgce/万元").value == Fraction("129.28304")


def test_the_standard_figure_for_electricity():
    """35 万kWh at 0.1229 kgce/kWh are 43.015 tce."""
    power = [{"id": "e1", "carrier": "electricity", "unit": "万kWh", "consumed": "35"}]

    assert total(energy=power) == Fraction("43.015")


def test_primary_value_only_where_declared():
    """等价值 changes electricity only: 10,000,000 kWh × (0.3 − 0.1229) more."""
    found = TOTALS["energy"](factory(electricity="primary"))

    assert found.value == TOTAL + 1771


def test_supplied_out_beside_consumption_is_not_taken_out_twice():
    """Where consumption does not hold what was supplied out, it is left alone: heat 40,000 − 50,000 GJ as before."""
    outside = {"consumed": "40000", "out_counted": "outside"}

    assert total(energy=rows("energy", e5=outside)) == TOTAL


def test_whether_consumption_holds_what_was_supplied_out_is_asked():
    """An amount supplied out, without a word on where it is counted, cannot be computed."""
    found = run("energy-per-output", factory(ledgers(energy=rows("energy", e5={"out_counted": None}))))

    assert lacks(found) == ("energy/e5/out_counted",)


def test_a_missing_month_is_named():
    """Eleven months are no year; the month that lacks is said."""
    months = ["10"] * 4 + [None] + ["10"] * 7
    found = run("energy-per-output", factory(ledgers(energy=rows("energy", e4={"consumed": months}))))

    assert lacks(found) == ("energy/e4/consumed",)
    assert found.lacks[0].said.params["months"] == ("5",)


def test_blanks_are_missing_unless_declared_none():
    """Without the user's word each blank column of each row is asked for."""
    found = run("energy-per-output", factory(ledgers(none=[])))

    assert {"energy/e1/feedstock", "energy/e3/recovered", "energy/e2/supplied_out"} <= set(lacks(found))
    assert "energy/e2/feedstock" not in lacks(found)


def test_rows_of_sites_outside_do_not_count():
    """What belongs to a site out of the boundary is left out, and the trace says so."""
    outside = {"id": "e9", "carrier": "diesel", "unit": "t", "consumed": "500", "site": "lodging"}
    found = TOTALS["energy"](factory(ledgers(energy=[*rows("energy"), outside])))

    assert found.value == TOTAL
    assert any(step.said.code == "calc.site-outside" for step in found.steps)


@pytest.mark.parametrize(
    ("boundary", "place"),
    [
        (Boundary(), "energy/e1/site"),
        (Boundary(sites=tuple(replace(site, inside="") for site in BOUNDARY.sites)), "boundary/north/inside"),
    ],
)
def test_sites_must_be_known(boundary, place):
    """A site that is not in the list, or of which nobody said whether it is in, stops the calculation."""
    inputs = factory(ledgers(energy=rows("energy", e1={"site": "north"})))

    assert place in lacks(TOTALS["energy"](replace(inputs, boundary=boundary)))


def test_unverified_factors_wait_for_the_users_word():
    """A factor from memory is asked about; accepted, it is used."""
    doubtful = coefficient("0.7143", "kgce/kg", confidence="memory")
    unsaid = replace(FACTORS, coal={**FACTORS.coal, "raw-coal": doubtful})
    said = replace(FACTORS, coal={**FACTORS.coal, "raw-coal": replace(doubtful, accepted=True)})

    assert lacks(TOTALS["energy"](replace(factory(), factors=unsaid))) == ("factors/coal/raw-coal",)
    assert TOTALS["energy"](replace(factory(), factors=said)).value == TOTAL


def test_no_factor_is_invented():
    """Without reference figures every carrier that is not measured is named."""
    found = TOTALS["energy"](replace(factory(), factors=Factors()))

    assert set(lacks(found)) == {
        "factors/electricity/calorific",
        *(f"factors/coal/{carrier}" for carrier in ("raw-coal", "natural-gas", "diesel", "heat")),
    }


def test_the_coefficient_of_the_form_comes_before_the_reference():
    """1.5 tce/t on the form for diesel: 120 t are 180 tce instead of 174.852."""
    own = {"coefficient": "1.5", "coefficient_unit": "tce/t"}

    assert total(energy=rows("energy", e4=own)) == TOTAL - Fraction("174.852") + 180


def test_gas_at_another_state_is_not_converted_in_silence():
    """Nm³ of a coefficient per m³ of no named state: the units do not correspond."""
    found = TOTALS["energy"](factory(ledgers(energy=rows("energy", e3={"unit": "万Nm³"}))))

    assert lacks(found) == ("energy/e3/unit",)


def test_an_own_carrier_says_what_it_is():
    """A carrier we do not know is asked for its kind."""
    own = {"id": "e9", "carrier": "竹屑", "unit": "t", "consumed": "1"}
    found = TOTALS["energy"](factory(ledgers(energy=[own])))

    assert "energy/e9/kind" in lacks(found)


# own (1,500 − 300) + traded 2,000 + certificates 500 MWh = 3,700,000 kWh × 0.1229 = 454.73 tce, + 500 tce biomass
RENEWABLE = Fraction("954.73")


def test_renewable_share():
    """Each kilowatt-hour once: what others hold, what is attested already and what is not cancelled stays out."""
    found = run("renewable-share", factory())

    assert isinstance(found, Computed)
    assert found.value == RENEWABLE / TOTAL * 100
    assert found.band == "5000-10000-tce"
    refused = {step.said.code for step in found.steps if "refused" in step.said.code}
    assert refused == {f"calc.green-refused.{why}" for why in ("holder", "twice", "not-cancelled")}


def test_renewable_power_is_capped_by_what_was_consumed():
    """20,000 MWh traded, 10,000 MWh consumed: 10,000,000 kWh count, (1,229 + 500) ÷ E."""
    much = rows("green", g2={"unit": "MWh", "amount": "20000"})

    assert value("renewable-share", factory(ledgers(green=much))) == Fraction(1729) / TOTAL * 100


def test_the_cap_is_all_electricity_used():
    """The cap is all electricity used: 4,000,000 kWh made from our own coal take nothing from the 3,700,000 kWh."""
    own = rows("energy", e1={"transformed_out": "4000000"})

    assert (
        value("renewable-share", factory(ledgers(energy=own)))
        == RENEWABLE / (TOTAL - Fraction("491.6")) * 100
    )


def test_one_kind_of_electricity_value_above_and_below():
    """With 等价值 the share is (3,700,000 × 0.3 ‰ + 500) ÷ (E + 1,771)."""
    found = value("renewable-share", factory(electricity="primary"))

    assert found == Fraction(1610) / (TOTAL + 1771) * 100


@pytest.mark.parametrize(
    ("tce", "band"),
    [
        ("10000", "ge-10000-tce"),
        ("9999.99", "5000-10000-tce"),
        ("5000", "5000-10000-tce"),
        ("4999.99", "3000-5000-tce"),
        ("3000", "3000-5000-tce"),
        ("2999.99", "lt-3000-tce"),
    ],
)
def test_bands(tce, band):
    """The lower end of a band belongs to it."""
    assert energy_band(Fraction(tce)) == band
