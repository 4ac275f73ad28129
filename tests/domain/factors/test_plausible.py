"""Own factors far from the tables' are found to be looked at, and still used."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gf_desktop.domain.factors import implausible
from tests.domain.factors.builders import REPORT, asked, carriers, chosen, say, tables, year

LIGNITE = "coal-own/lignite/kgce/kg"


def found(document) -> list[str]:
    """Return the places of the findings."""
    return [one.target[1] for one in implausible(document, tables(), REPORT)]


def coal(**row: str):
    """Return a year of raw coal with what was measured or entered."""
    return year(energy=[{"id": "e1", "carrier": "raw-coal", "unit": "t", "consumed": "5", **row}])


@pytest.mark.parametrize(
    ("column", "figure", "unit", "far"),
    [
        ("coefficient", "1.2143", "kgce/kg", True),
        ("coefficient", "1.2143", "tce/t", True),
        ("coefficient", "0.7143", "kgce/kg", False),
        ("coefficient", "0.9", "kgce/kg", False),
        ("coefficient", "714.3", "kgce/kg", True),
        ("coefficient", "714.3", "kgce/t", False),
        ("coefficient", "0.1", "kgce/kg", True),
        ("heating_value", "20934", "kJ/kg", False),
        ("heating_value", "20.934", "GJ/t", False),
        ("heating_value", "42", "GJ/t", True),
        ("coefficient", "1.2143", "", False),
    ],
)
def test_a_rows_own_factor_is_compared_in_its_unit(column, figure, unit, far):
    """Coefficients and heating values are set beside those of coal, whatever unit they are told in."""
    document = coal(**{column: figure, f"{column}_unit": unit})
    assert found(document) == ([f"energy/e1/{column}"] if far else [])


def test_gas_told_by_its_standard_state_is_compared():
    """The tables say m³, the row Nm³: near enough to see a figure of ten thousand times."""
    row = {"id": "e1", "carrier": "natural-gas", "unit": "万Nm³", "coefficient_unit": "kgce/Nm³"}
    assert found(year(energy=[{**row, "coefficient": "1.33"}])) == []
    assert found(year(energy=[{**row, "coefficient": "13300"}])) == ["energy/e1/coefficient"]


def test_own_carriers_have_nothing_to_be_compared_with():
    """Of a carrier of the user's own the tables know nothing."""
    row = {"id": "e1", "carrier": "稻壳", "kind": "fuel", "unit": "t", "coefficient": "9"}
    assert found(year(energy=[{**row, "coefficient_unit": "kgce/kg"}])) == []


def test_an_own_figure_without_a_coefficient_is_compared_by_its_heat():
    """Lignite has no row in GB/T 2589; the heating values of the CO2 tables tell that 1.2 is none of it."""
    document = carriers(("lignite", "t"))
    assert found(say(document, LIGNITE, Decimal("0.45"))) == []
    assert found(say(document, LIGNITE, Decimal("1.2"))) == ["factors/coal/lignite"]


def test_an_own_figure_far_from_the_tables_is_said_where_it_is_asked():
    """The figure counts, and its question says how far it lies from the reference."""
    document = carriers(("natural-gas", "万m³"))
    key = "coal/GB/T 2589-2020/天然气"
    near, far = (say(document, key, Decimal(figure)) for figure in ("1.2143", "12.143"))
    assert found(near) == []
    assert found(far) == ["factors/coal/natural-gas"]
    assert asked(near)[key].text.code != "factors.why.far"
    assert asked(far)[key].text.code == "factors.why.far"
    assert not asked(far)[key].open
    assert chosen(far).coal["natural-gas"].usable


def test_a_factor_of_power_is_compared_with_the_one_it_replaces():
    """An own factor in place of that of the grid is seen where it is a hundred times it."""
    document = carriers(("electricity", "kWh"))
    document = say(document, "settings/grid", "江苏/average")
    key = "grid/2023/江苏/average"
    figures = {key: Decimal("58.27")}
    settings = replace(document.ledgers.settings, figures=figures)
    assert found(replace(document, ledgers=replace(document.ledgers, settings=settings))) == ["factors/grid"]
