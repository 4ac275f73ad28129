"""Sharing energy, carbon and water among products, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from gf_desktop.domain.calculators import Computed, Missing, Products, in_unit
from gf_desktop.domain.calculators.allocation import as_single
from tests.domain.calculators.builders import factory, ledgers, rows, run

ENERGY = Fraction("6464.152")


def energy(**choices) -> Products:
    """Return the energy per product under some choices."""
    found = run("energy-per-product", factory(**choices))
    assert isinstance(found, Products), found
    return found


def by_id(found: Any) -> dict[str, Fraction]:
    """Return the products' values by id."""
    return {one.id: one.value for one in found.values}


def test_by_shares():
    """60, 30 and 5 % of 6,464.152 tce; 5 % stay with no product and are shown."""
    found = energy(energy="share")

    assert by_id(found) == {
        "p1": Fraction("0.38784912"),
        "p2": Fraction("0.38784912"),
        "p3": ENERGY * 5 / 100 / 2000000,
    }
    assert [one.weight for one in found.values] == [ENERGY * share / 100 for share in (60, 30, 5)]
    assert found.left_out == ENERGY * 5 / 100


def test_in_the_units_of_the_table():
    """A table that says kgce/t gets the product counted in kg in kgce/t too: 323,207.6 kgce ÷ 2,000 t."""
    found = in_unit(energy(energy="share"), "kgce/t")

    assert by_id(found)["p1"] == Fraction("387.84912")
    assert by_id(found)["p3"] == Fraction("161.6038")
    assert by_id(in_unit(energy(energy="share"), "kgce/产品单位"))["p3"] == Fraction("0.1616038")


def test_by_meters():
    """4,000, 2,000 and 300 tce metered: 164.152 tce are left."""
    found = energy(energy="metering")

    assert by_id(found)["p1"] == Fraction("0.4")
    assert by_id(found)["p2"] == Fraction("0.4")
    assert found.left_out == Fraction("164.152")


TWICE = {"p2": {"name": "甲", "category": "2825"}}


@pytest.mark.parametrize("method", ["share", "metering", "output", "standard-product"])
def test_rows_of_one_product_are_one_product(method):
    """The same product at two sites is Σ amounts ÷ Σ outputs, said in the trace; what is left out stays the same."""
    apart = energy(energy=method)
    found = run("energy-per-product", factory(ledgers(products=rows("products", **TWICE)), energy=method))

    first, second = (one for one in apart.values if one.id in ("p1", "p2"))
    joined = next(one for one in found.values if one.id == "p1")
    assert [one.id for one in found.values] == ["p1", "p3"]
    assert joined.weight == first.weight + second.weight
    assert joined.value == joined.weight / 15000
    assert found.left_out == apart.left_out
    assert [step.said.code for step in found.steps].count("calc.same-product") == 1


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "kg", "output": "5000000"},
        {"category": "2651"},
        {"limit_standard": "GB 1"},
        {"water_quota": "定额"},
        {"corrections": {"海拔": "1200"}},
    ],
)
def test_rows_that_differ_in_what_judges_them_stay_apart(other):
    """Another unit, class, limit, quota or correction is another product, whatever it is called."""
    book = ledgers(products=rows("products", p2={**TWICE["p2"], **other}))

    assert len(run("energy-per-product", factory(book)).values) == 3


def test_meters_beyond_the_whole_are_said():
    """Products that meter more than the factory used leave no negative rest in words."""
    more = ledgers(products=rows("products", p1={"metered_energy": "9000"}))
    found = run("energy-per-product", factory(more, energy="metering"))

    (said,) = [step.said for step in found.steps if step.said.code == "calc.over-taken"]
    assert said.params["rest"] == "4835.848"
    assert found.left_out == Fraction("-4835.848")


def test_meters_do_without_the_whole():
    """Metered products are computed though the factory's total is not known; then nothing is said to be left."""
    found = run("energy-per-product", factory(ledgers(energy=[]), energy="metering"))

    assert isinstance(found, Products)
    assert found.left_out is None


def test_by_standard_product():
    """10,000 × 1 + 5,000 × 2 + 2,000,000 × 0.0005 = 21,000 of the standard product; the second takes twice as much."""
    found = by_id(energy(energy="standard-product"))

    assert found["p1"] == ENERGY / 21000
    assert found["p2"] == ENERGY / 21000 * 2


def test_by_output():
    """10,000 + 5,000 + 2,000 t: each tonne alike."""
    found = in_unit(energy(energy="output"), "tce/t")

    assert set(by_id(found).values()) == {ENERGY / 17000}


def test_several_products_ask_for_a_method():
    """Nobody chooses for the user; a single product takes everything."""
    asked = run("energy-per-product", factory(energy=""))
    single = run("energy-per-product", factory(ledgers(products=rows("products")[:1]), energy=""))

    assert isinstance(asked, Missing)
    assert asked.places == ("choices/energy",)
    assert by_id(single) == {"p1": ENERGY / 10000}


def test_shares_over_a_hundred_are_refused():
    """Nothing is shared out twice."""
    found = run("energy-per-product", factory(ledgers(products=rows("products", p1={"energy_share": "70"}))))

    assert isinstance(found, Missing)
    assert found.places == ("products/energy_share",)


def test_products_left_out_by_choice_are_said():
    """Only the products that the indicator speaks of are computed."""
    found = energy(energy="share", rows={"products": ("p1",)})

    assert list(by_id(found)) == ["p1"]
    assert [step.said.code for step in found.steps].count("calc.row-not-chosen") == 2


def test_one_value_is_a_ratio_of_sums():
    """0.95 × 6,464.152 tce over 17,000 t, not the mean of three quotients."""
    found = as_single(energy(energy="share"))

    assert isinstance(found, Computed)
    assert in_unit(found, "tce/t").value == ENERGY * 95 / 100 / 17000


def test_products_of_different_kinds_have_no_common_value():
    """Tonnes and pieces are not added."""
    found = run("energy-per-product", factory(ledgers(products=rows("products", p3={"unit": "台"}))))

    assert isinstance(found, Products)
    assert isinstance(as_single(found), Missing)


def test_no_product_at_all():
    """Where no product is chosen, that is said."""
    found = run("water-per-product", factory(rows={"products": ()}))

    assert isinstance(found, Missing)
    assert found.places == ("products",)


@pytest.mark.parametrize(
    ("name", "method", "first"),
    [
        ("water-per-product", "share", Fraction("2.5")),
        ("water-per-product", "metering", Fraction(2)),
        ("carbon-per-product", "metering", Fraction("0.9")),
        ("carbon-per-product", "share", Fraction("16480.361753") * 60 / 100 / 10000),
    ],
)
def test_water_and_carbon(name, method, first):
    """50,000 m³ × 50 % ÷ 10,000 t = 2.5 m³/t; metered 20,000 m³ ÷ 10,000 t; carbon by the shares of energy."""
    found = run(name, factory(water=method, carbon=method))

    assert isinstance(found, Products)
    assert by_id(found)["p1"] == first
