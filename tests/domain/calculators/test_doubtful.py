"""What would give a wrong number in silence is asked about: figures told twice, shares as fractions, contradictions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from gf_desktop.domain.calculators import Inputs, Missing
from tests.domain.calculators.builders import BOUNDARY, LEDGERS, factory, ledgers, rows, run, value

WITHOUT_HEAT = [row for row in LEDGERS["carbon"] if row["kind"] != "heat-bought"]


def lacks(name: str, inputs: Inputs) -> dict[str, str]:
    """Return what is missing by place, with the code of its sentence."""
    found = run(name, inputs)
    assert isinstance(found, Missing), found
    return {lack.place.text: lack.said.code for lack in found.lacks}


def two_bases(year: int) -> list[dict[str, object]]:
    """Return output values of which ``year`` is at constant prices too."""
    told = [{**row, "basis": "current"} for row in LEDGERS["output_value"]]
    return [*told, {"id": "v9", "year": year, "unit": "万元", "value": "1", "basis": "constant"}]


def test_one_year_at_two_prices_is_not_added_up():
    """The same year's output value at current and at constant prices is one value told twice, and asked about."""
    inputs = factory(ledgers(output_value=two_bases(2025)))
    assert lacks("energy-per-output", inputs) == {"output_value/v9/basis": "calc.output-value-bases"}


def test_another_year_at_two_prices_does_not_touch_this_one():
    """Prices of an earlier year are asked about only where three years are added up."""
    inputs = factory(ledgers(output_value=two_bases(2024)))
    assert value("energy-per-output", inputs) == value("energy-per-output", factory())
    assert "output_value/v9/basis" in lacks("retrofit-investment-share", inputs)


def test_three_years_at_different_prices_have_no_sum():
    """A year at constant prices beside two at current ones leaves the investment share open."""
    mixed = [
        {**row, "basis": "constant" if row["year"] == 2023 else "current"} for row in LEDGERS["output_value"]
    ]
    assert lacks("retrofit-investment-share", factory(ledgers(output_value=mixed))) == {
        "output_value/v1/basis": "calc.output-value-bases"
    }


@pytest.mark.parametrize("share", ["150", "-50", "100.01", "0.6", "1"])
def test_a_share_of_land_lies_between_nought_and_all(share):
    """A site's share of the land outside 0 … 100 %, or 0.6 for 60 %, is asked about and never reckoned with."""
    sites = tuple(replace(s, land_share=Decimal(share)) if s.id == "south" else s for s in BOUNDARY.sites)
    inputs = replace(factory(), boundary=replace(BOUNDARY, sites=sites))
    assert lacks("land-output", inputs) == {"boundary/south/land_share": "calc.land-share-odd"}


@pytest.mark.parametrize(
    ("oxidation", "asked"), [("0.94", True), ("1", True), ("100.1", True), ("94", False)]
)
def test_oxidation_is_a_percentage(oxidation, asked):
    """A measured oxidation of 0.94 % or of more than 100 % is asked about."""
    measured = {
        "heating_value": "20",
        "heating_value_unit": "GJ/t",
        "carbon_content": "27",
        "oxidation": oxidation,
    }
    found = run("carbon-per-output", factory(ledgers(energy=rows("energy", e2=measured))))
    assert isinstance(found, Missing) is asked
    if isinstance(found, Missing):
        assert [lack.said.code for lack in found.lacks] == ["calc.oxidation-odd"]


def test_shares_that_add_up_to_one_are_fractions():
    """Shares of 0.6, 0.3 and 0.1 are 60, 30 and 10 % as Excel holds them: asked about, not taken for a hundredth."""
    told = rows(
        "products", p1={"energy_share": "0.6"}, p2={"energy_share": "0.3"}, p3={"energy_share": "0.1"}
    )
    assert lacks("energy-per-product", factory(ledgers(products=told))) == {
        "products/energy_share": "calc.shares-under"
    }


def test_a_pollutant_that_is_not_main_stays_out():
    """The least margin is that of the main pollutants; one the table names itself counts whatever is said of it."""
    told = rows("outlets", o1={"main": "no"}, o2={"main": "yes"})
    inputs = factory(ledgers(outlets=told), medium="gas")
    assert value("pollutant-margin", inputs) == 80
    named = factory(ledgers(outlets=told), medium="gas", pollutant="氮氧化物")
    assert value("pollutant-margin", named) == 20


@pytest.mark.parametrize("day", ["2024-13", "2024-00", "2024-06-32", "2024-6"])
def test_a_month_that_is_none_is_no_date(day):
    """A project's completion has to be a day, a month or a year that there is."""
    told = [{"id": "r1", "name": "电机改造", "state": "done", "completed": day}]
    assert lacks("retrofit-count", factory(ledgers(projects=told))) == {"projects/r1/completed": "calc.date"}


@pytest.mark.parametrize("told", [WITHOUT_HEAT, LEDGERS["carbon"]])
def test_bought_heat_is_not_declared_away(told):
    """Heat that the energy ledger says was bought cannot be none, or nought, where its carbon is asked for."""
    bought = rows("energy", e5={"bought": "50000"})
    none = [*LEDGERS["none"], "carbon.heat-bought"]
    inputs = factory(ledgers(energy=bought, carbon=told, none=none))
    assert lacks("carbon-per-output", inputs) == {"carbon/heat-bought": "calc.heat-bought-none"}


def test_material_of_a_product_outside_stays_out_with_it():
    """A material that goes into a product made outside the boundary is not divided by the output of the others."""
    first, second = LEDGERS["materials"][:2]
    told = [{**first, "product": "p1"}, {**second, "product": "p3"}]
    book = ledgers(materials=told, products=rows("products", p3={"site": "lodging"}))
    assert value("material-per-product", factory(book)) == Fraction("1.53")


def test_material_of_an_unknown_product_is_asked_about():
    """A material that names a product that is not there is neither left out nor divided by another's output."""
    first, second = LEDGERS["materials"][:2]
    told = [{**first, "product": "p1"}, {**second, "product": "p9"}]
    assert lacks("material-per-product", factory(ledgers(materials=told))) == {
        "materials/m2/product": "calc.product-unknown"
    }


@pytest.mark.parametrize(
    ("name", "ledger", "changed", "place"),
    [
        ("energy-per-output", "energy", {"e2": {"feedstock": "6001"}}, "energy/e2/feedstock"),
        ("carbon-per-output", "energy", {"e2": {"feedstock": "6001"}}, "energy/e2/feedstock"),
        ("energy-per-output", "energy", {"e5": {"supplied_out": "50001"}}, "energy/e5/supplied_out"),
        ("renewable-share", "green", {"g1": {"fed_out": "1500.1"}}, "green/g1/fed_out"),
        ("solid-waste-use-rate", "waste", {"s1": {"used": "99"}}, "waste/s1/used_stock"),
        ("green-material-share", "materials", {"m1": {"green": "15301"}}, "materials/m1/green"),
    ],
)
def test_a_part_larger_than_its_whole_gives_no_number(name, ledger, changed, place):
    """A row that contradicts itself is named as missing and does not lower, or raise, a sum unseen."""
    assert lacks(name, factory(ledgers(**{ledger: rows(ledger, **changed)}))) == {place: "ledgers.part"}


def test_heat_supplied_out_beside_the_consumption_may_be_more():
    """What consumption does not hold is no part of it: more may go out than is used."""
    told = rows("energy", e5={"supplied_out": "60000", "out_counted": "outside", "transformed_out": "110000"})
    assert value("energy-per-output", factory(ledgers(energy=told))) < value("energy-per-output", factory())


def test_nought_is_no_mean_of_what_was_never_detected():
    """A mean of 0 typed for a pollutant not detected gives way to the limit of detection; a true mean stands."""
    told = {"not_detected": "yes", "detection_limit": "5", "mean": "0"}
    inputs = factory(ledgers(outlets=rows("outlets", o1=told)), medium="gas", pollutant="氮氧化物")
    assert value("pollutant-margin", inputs) == 90
    told = {**told, "mean": "2.5"}
    inputs = factory(ledgers(outlets=rows("outlets", o1=told)), medium="gas", pollutant="氮氧化物")
    assert value("pollutant-margin", inputs) == 95


def test_a_blank_behind_a_name_makes_no_other_thing():
    """Classes and pollutants are compared without the blanks that cells of spreadsheets bring along."""
    told = rows("footprints", k1={"category": "2825 "})
    assert value("footprint-share", factory(ledgers(footprints=told))) == 50
    products = rows("products", p2={"category": " 2825"})
    assert value("footprint-share", factory(ledgers(products=products))) == 50
    outlets = rows("outlets", o3={"pollutant": "化学需氧量 "})
    inputs = factory(ledgers(outlets=outlets), medium="water", pollutant="化学需氧量")
    assert value("pollutant-margin", inputs) == 75


def test_a_certificate_with_the_number_of_traded_power_is_counted_once():
    """Certificates that came with traded power and bear its number are that power, even where nobody says so."""
    told = rows(
        "green", g2={"number": "苏绿电 1"}, g4={"attests": None, "cancelled": "yes", "number": "苏绿电 1"}
    )
    assert value("renewable-share", factory(ledgers(green=told))) == value("renewable-share", factory())


@pytest.mark.parametrize("name", ["energy-per-output", "carbon-per-output"])
def test_a_heating_value_of_nought_is_asked_about(name):
    """Coal of no heat would count for nothing; a form's coefficient of 0, as printed forms hold, does so too."""
    no_heat = rows("energy", e2={"heating_value": "0", "heating_value_unit": "kJ/kg"})
    assert lacks(name, factory(ledgers(energy=no_heat))) == {
        "energy/e2/heating_value": "calc.coefficient-nought"
    }
    printed = rows("energy", e2={"coefficient": "0", "coefficient_unit": "kgce/kg"})
    found = run(name, factory(ledgers(energy=printed)))
    assert isinstance(found, Missing) is (name == "energy-per-output")


@pytest.mark.parametrize(
    ("name", "ledger", "row", "column"),
    [
        ("energy-per-output", "energy", "e2", "consumed"),
        ("renewable-share", "energy", "e1", "consumed"),
        ("renewable-share", "green", "g2", "amount"),
        ("carbon-per-output", "energy", "e1", "bought"),
        ("carbon-per-output", "carbon", "c1", "amount"),
        ("water-per-output", "water", "w1", "amount"),
        ("solid-waste-use-rate", "waste", "s1", "generated"),
        ("material-per-output", "materials", "m1", "consumed"),
        ("energy-per-output", "output_value", "v3", "value"),
        ("pollutant-per-output", "pollutants", "u1", "discharged"),
    ],
)
def test_the_figure_a_row_is_there_for_is_never_nought_by_a_word(name, ledger, row, column):
    """One word for a whole column does not make a row without its chief figure count for nothing."""
    book = ledgers(
        **{ledger: rows(ledger, **{row: {column: None}})}, none=[*LEDGERS["none"], f"{ledger}.{column}"]
    )
    assert lacks(name, factory(book))[f"{ledger}/{row}/{column}"] == "calc.blank"


@pytest.mark.parametrize(
    ("name", "ledger"),
    [
        ("energy-per-output", "energy"),
        ("carbon-per-output", "energy"),
        ("renewable-share", "energy"),
        ("energy-per-product", "products"),
        ("footprint-share", "products"),
        ("energy-per-output", "output_value"),
    ],
)
def test_what_every_factory_has_is_never_none_by_a_word(name, ledger):
    """A factory without energy, product or output value is none: the word gives no nought, the data are asked for."""
    book = ledgers(**{ledger: []}, none=[*LEDGERS["none"], ledger])

    assert lacks(name, factory(book))[ledger] == "calc.ledger-needed"


@pytest.mark.parametrize("name", ["energy-per-output", "carbon-per-output", "renewable-share"])
def test_energy_of_sites_outside_alone_is_asked_about(name):
    """Where every row of energy belongs to a site outside, the factory's own is missing, not nought."""
    outside = [{**row, "site": "lodging"} for row in LEDGERS["energy"]]

    assert lacks(name, factory(ledgers(energy=outside)))["energy"] == "calc.energy-outside"


def test_water_without_a_word_on_its_intake_is_no_nought():
    """Water declared none as a whole still asks for the intake: nought would be the best value there is."""
    kinds = [f"water.{kind}" for kind in ("supplied-out", "living", "construction")]
    book = ledgers(water=[], none=[*LEDGERS["none"], "water", *kinds])

    assert lacks("water-per-output", factory(book))["water/intake"] == "calc.no-intake"


@pytest.mark.parametrize(
    ("name", "ledger"),
    [
        ("pollutant-margin", "outlets"),
        ("solid-waste-use-rate", "waste"),
        ("material-per-output", "materials"),
        ("green-material-share", "materials"),
        ("pollutant-per-output", "pollutants"),
        ("land-output", "parcels"),
    ],
)
def test_what_may_be_none_gives_no_value_where_it_is_measured(name, ledger):
    """A factory may have no outlet or no waste; what is measured on them is missing then, never nought."""
    book = ledgers(**{ledger: []}, none=[*LEDGERS["none"], ledger])

    assert isinstance(run(name, factory(book)), Missing)
