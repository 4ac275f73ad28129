"""Reconciliation with form 205-1, worked by hand, and the identity that always holds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.calculators import Missing
from gf_desktop.domain.calculators.reconcile import Reconciliation, reconcile
from gf_desktop.domain.ledgers.assets import TotalRow
from tests.domain.calculators.builders import changed_rows, factory, ledgers, rows


def total(amount: str, **more) -> TotalRow:
    """Return the row of form 205-1."""
    of = {"subject": "energy", "paper": "205-1", "unit": "tce", **more}
    return TotalRow(id="t1", amount=Decimal(amount), **of)


def factory_of_the_form():
    """Return the factory with the form's coefficient for diesel and a canteen's gas outside the boundary."""
    canteen = {"id": "e9", "carrier": "natural-gas", "unit": "万m³", "consumed": "5", "site": "lodging"}
    energy = [*rows("energy", e4={"coefficient": "1.5", "coefficient_unit": "tce/t"}), canteen]
    return factory(ledgers(energy=energy))


def found(row: TotalRow, inputs=None) -> Reconciliation:
    """Return the reconciliation that must come about."""
    result = reconcile(inputs or factory(), row)
    assert isinstance(result, Reconciliation), result
    return result


def test_the_difference_is_explained_to_nought():
    """Feedstock 1,000 t × 0.7143 = 714.3, heat supplied out 10,000 GJ = 341.2: 6,464.152 + 1,055.5 = 7,519.652."""
    result = found(total("7519.652"))

    assert result.ours == Fraction("6464.152")
    assert result.feedstock == Fraction("714.3")
    assert result.supplied_out == Fraction("341.2")
    assert {result.factor, result.boundary, result.rest} == {Fraction(0)}


def test_sites_outside_and_what_is_left():
    """The lodging's 5 万m³ × 1.33 = 66.5 tce are the boundary's; 10 tce that the form has besides are left."""
    result = found(total("7601.3"), factory_of_the_form())

    assert result.boundary == Fraction("66.5")
    assert result.feedstock == Fraction("714.3")
    assert result.rest == Fraction("7601.3") - result.ours - Fraction("714.3") - Fraction("341.2") - Fraction(
        "66.5"
    )
    assert result.rest == 10


def test_the_coefficient_of_the_form():
    """Coal measured at 21,000 kJ/kg, 0.7143 on the form: 6,000 t × (0.7143 − 21,000 ÷ 29,307.6) are the factor's."""
    measured = {
        "heating_value": "21000",
        "heating_value_unit": "kJ/kg",
        "coefficient": "0.7143",
        "coefficient_unit": "tce/t",
    }
    result = found(total("7519.652"), factory(ledgers(energy=rows("energy", e2=measured))))

    assert result.factor == 6000 * (Fraction("0.7143") - 21000 / Fraction("29307.6"))
    assert result.rest == 0


@given(st.decimals(0, 10**6, places=3), st.decimals(0, 6000, places=2))
def test_the_parts_always_add_up(stated, feedstock):
    """Paper = ours + parts + rest, whatever was entered."""
    book = changed_rows(ledgers(), "energy", lambda old: [_coal(row, feedstock) for row in old])
    result = found(replace(total("0"), amount=stated), factory(book))

    parts = result.feedstock + result.supplied_out + result.factor + result.boundary
    assert result.ours + parts + result.rest == Fraction(stated)


def _coal(row, feedstock):
    return replace(row, feedstock=feedstock) if row.carrier == "raw-coal" else row


@pytest.mark.parametrize(
    ("subject", "unit", "amount"), [("water", "万m³", "5.1"), ("carbon", "tCO2", "16480.361753")]
)
def test_other_totals_stand_side_by_side(subject, unit, amount):
    """Water and carbon have ours, theirs and the rest."""
    result = found(total(amount, subject=subject, unit=unit, paper="ghg-report"))

    assert result.rest == result.theirs - result.ours
    assert result.rest == (1000 if subject == "water" else 0)


def test_what_lacks_is_named_on_both_sides():
    """A paper without a figure and a ledger with a gap are both said."""
    inputs = factory(ledgers(energy=rows("energy", e3={"consumed": None})))
    result = reconcile(inputs, replace(total("1"), amount=None))

    assert isinstance(result, Missing)
    assert result.places == ("energy/e3/consumed", "totals/t1/amount")
