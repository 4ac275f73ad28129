"""Results in the units of tables, and whether typed values agree with them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.calculators import Computed, Products, agrees, in_unit
from gf_desktop.domain.calculators.allocation import as_single
from gf_desktop.domain.calculators.amounts import ratio
from gf_desktop.domain.numbers import fixed_text
from tests.domain.calculators.builders import factory, run
from tests.standards.shipped import IDS, pack


@pytest.mark.parametrize(
    ("source", "target", "factor"),
    [
        ("t", "kg", "1000"),
        ("tce/kg", "kgce/t", "1000000"),
        ("tce/万元", "kgce/万元", "1000"),
        ("tce/台", "kgce/产品单位", "1000"),
        ("t/t", "原材料单位/产品单位", "1"),
        ("千元", "万元", "1/10"),
        ("亩", "m²", "2000/3"),
        ("kgce/m³", "tce/万m³", "10"),
        ("套", "套", "1"),
        ("套", "台", None),
        ("t", "m³", None),
        ("m³", "Nm³", None),
        ("tce/万元", "kgce/产品单位", None),
        ("kgce", "kgce/t", None),
        ("", "", None),
    ],
)
def test_ratios(source, target, factor):
    """Exact inside a dimension, part by part in quotients; nothing between different things."""
    assert ratio(source, target) == (None if factor is None else Fraction(factor))


@pytest.mark.parametrize("scheme", IDS)
def test_results_can_be_said_in_the_units_of_all_tables(scheme):
    """Every quantitative row of every shipped table gets its figure in its own unit."""
    for row in pack(scheme).indicators:
        forms = [form for form in (row, *(row.variants or ())) if form.calculator]
        for form in forms:
            found = run(form.calculator, factory())
            single = as_single(found) if isinstance(found, Products) else found
            unit = form.unit or row.unit
            assert isinstance(single, Computed), row.id
            assert in_unit(single, unit) is not None, (row.id, single.unit, unit)


def test_the_factories_tables_compute_most_of_their_figures():
    """Each table for factories names calculators; the tables of parks and supply chains may name none."""
    computing = {
        scheme
        for scheme in IDS
        if any(form.calculator for row in pack(scheme).indicators for form in (row, *row.variants))
    }
    assert computing == {scheme for scheme in IDS if pack(scheme).header.subject == "factory"}


def test_other_dimensions_are_refused():
    """Energy per output is not said in kilograms."""
    found = run("energy-per-output", factory())

    assert in_unit(found, "kg/t") is None
    assert in_unit(found, "kgce/产品单位") is None
    assert in_unit(run("energy-per-product", factory()), "kgCO2/t") is None


@pytest.mark.parametrize(
    ("typed", "computed", "same"),
    [
        ("129.28", "129.28304", True),
        ("129.3", "129.28304", True),
        ("129.29", "129.28304", False),
        ("129", "129.5", False),
        ("130", "129.5", True),
        ("0.333", "1/3", True),
        ("-20", "-20.4", True),
        ("129.2830", "129.28304", True),
    ],
)
def test_a_typed_value_agrees_as_far_as_it_was_typed(typed, computed, same):
    """The computed one is rounded half-up to the decimals that were typed."""
    assert agrees(Decimal(typed), Fraction(computed)) is same


@given(computed=st.fractions(-1000, 1000), places=st.integers(0, 8))
def test_a_rounded_value_always_agrees(computed, places):
    """What the program itself shows agrees with what it computed."""
    assert agrees(Decimal(fixed_text(computed, places)), computed)
