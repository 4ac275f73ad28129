"""Figures of a ledger in another unit: exact, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gf_desktop.domain.ledgers.measured import exact_factor, in_unit, measured_in


def test_each_figure_has_the_column_of_its_unit():
    """Amounts stand under the row's unit, money and heating values under their own; fixed units are no column's."""
    energy, products = measured_in("energy"), measured_in("products")

    assert {"consumed", "non_industrial"} <= set(energy["unit"])
    assert energy["heating_value_unit"] == ("heating_value",)
    assert products["value_unit"] == ("value",)
    assert {"output", "time_quota", "standard_ratio"} <= set(products["unit"])
    assert "metered_energy" not in {key for keys in products.values() for key in keys}


@pytest.mark.parametrize(
    ("key", "value", "units", "told"),
    [
        ("output", Decimal(6000), ("kg", "t"), Decimal(6)),
        ("time_quota", Decimal(2), ("kg", "t"), Decimal(2000)),
        ("output", (Decimal(1), None), ("t", "kg"), (Decimal(1000), None)),
        ("output", Decimal(1), ("GJ", "kWh"), None),
        ("output", (Decimal(36), Decimal(1)), ("GJ", "kWh"), None),
        ("output", Decimal(1), ("t", "m³"), None),
        ("output", Decimal(1), ("", "t"), None),
        ("output", Decimal(1), ("件", "台"), None),
    ],
)
def test_a_figure_is_exact_in_the_other_unit_or_none(key, value, units, told):
    """What has no end there, another dimension or no unit is not converted; figures for one unit turn round."""
    assert in_unit("products", "unit", key, value, *units) == told


def test_no_factor_leads_between_dimensions():
    """Neither another dimension nor an own unit has a factor."""
    assert exact_factor("万kWh", "kWh") == 10000
    assert exact_factor("kWh", "t") is None
    assert exact_factor("度度", "kWh") is None
