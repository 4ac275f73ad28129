"""Factors by the shipped tables: official figures, by name and date, and nothing that the user has not said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from time import perf_counter

import pytest

from gf_desktop.domain.calculators import Choices, Computed, Factors, Inputs, Missing, calculate
from gf_desktop.domain.calculators.registry import TOTALS
from gf_desktop.domain.factors.names import CARBON, COAL, STEAM_KEY
from gf_desktop.domain.ledgers import Settings
from gf_desktop.domain.ledgers.carriers import CARRIERS
from tests.domain.factors.builders import accepting, carriers, chosen, tables, with_settings, year

AT_20 = Fraction("273.15") / Fraction("293.15")
GAS = "coal/GB/T 2589-2020/天然气"


@pytest.mark.parametrize(
    ("carrier", "value", "unit"),
    [
        # GB/T 2589-2020, Annex A and B
        ("raw-coal", "0.7143", "kgce/kg"),
        ("coke", "0.9714", "kgce/kg"),
        ("diesel", "1.4571", "kgce/kg"),
        ("heat", "0.03412", "kgce/MJ"),
        ("fresh-water", "0.2571", "kgce/t"),
        ("compressed-air", "0.04", "kgce/m³"),
    ],
)
def test_coal_equivalent_of_known_carriers(carrier, value, unit):
    """A carrier with one sure row in GB/T 2589-2020 takes its coefficient without a word."""
    found = chosen(carriers((carrier, "t"))).coal[carrier]

    assert (found.value, found.unit, found.usable) == (Fraction(value), unit, True)
    assert found.source.startswith("GB/T 2589-2020 附录")


def test_electricity_by_basis():
    """当量 is the fixed 0.1229 kgce/kWh; 等价 has no fixed figure and is there only once the user gives it."""
    document = carriers(("electricity", "kWh"))
    own = Settings(figures={"coal/GB/T 2589-2020/电力(等价值)": Decimal("0.2898")})

    found = chosen(document).electricity
    said = chosen(with_settings(document, own)).electricity["primary"]

    assert found["calorific"].value == Fraction("0.1229")
    assert "primary" not in found
    assert (said.value, said.unit, said.source, said.usable) == (Fraction("0.2898"), "kgce/kWh", "自填", True)


def test_a_range_is_never_chosen_for_the_user():
    """Natural gas (1.1 to 1.33 kgce/m³) has no coefficient until the user takes one inside the range or measured."""
    document = carriers(("natural-gas", "万m³"))
    ask = {
        text: with_settings(document, Settings(figures={GAS: Decimal(text)})) for text in ("1.2143", "1.4")
    }

    assert "natural-gas" not in chosen(document).coal
    assert "natural-gas" not in chosen(with_settings(document, accepting(GAS))).coal
    assert chosen(ask["1.2143"]).coal["natural-gas"].source.endswith("（范围内取值）")
    assert chosen(ask["1.4"]).coal["natural-gas"].source == "自填"


def test_steam_counts_by_its_enthalpy():
    """Steam in tons takes the net enthalpy that the user gives (÷ 29 307.6 kJ), steam in GJ the heat coefficient."""
    own = Settings(figures={STEAM_KEY: Decimal("2654.2")})

    assert "steam" not in chosen(carriers(("steam", "t"))).coal
    found = chosen(carriers(("steam", "t"), settings=own)).coal["steam"]
    assert (found.value, found.unit) == (Fraction("2654.2") / Fraction("29307.6"), "kgce/kg")
    assert chosen(carriers(("steam", "GJ"))).coal["steam"].value == Fraction("0.03412")


def test_fuels_come_from_the_one_table_chosen():
    """Without a table no fuel has factors; with one all come from it, from none other."""
    document = carriers(("diesel", "t"), ("lng", "t"))

    assert chosen(document).fuels == {}
    fuels = chosen(with_settings(document, Settings(carbon_table="A-steel"))).fuels
    # A-steel takes 17.2 tC/TJ for liquefied natural gas, the other tables 15.3.
    assert fuels["lng"].carbon.value == Fraction("17.2")
    assert fuels["diesel"].heating_value.value == Fraction("42.652")
    assert {one.per_unit.source.split("；")[0][:8] for one in fuels.values()} == {"《中国钢铁生产企"}


def test_raw_coal_is_never_taken_for_one_of_its_kinds():
    """Carbon tables know 无烟煤, 烟煤 and 褐煤: raw coal has a factor only once the user says which."""
    document = carriers(("raw-coal", "t"), settings=Settings(carbon_table="B-general"))
    both = accepting("fuel-as/raw-coal/烟煤", "fuel-as/raw-coal/褐煤", carbon_table="B-general")
    one = accepting("fuel-as/raw-coal/烟煤", carbon_table="B-general")

    assert chosen(document).fuels == {}
    assert chosen(with_settings(document, both)).fuels == {}
    assert chosen(with_settings(document, one)).fuels["raw-coal"].per_unit.value == Fraction("2.0715")


def test_an_own_carrier_is_looked_up_by_its_name():
    """A carrier the user named like a row of the table is that row, written in full width too."""
    found = chosen(carriers(("无烟煤", "t"), ("粗　苯", "t"), settings=Settings(carbon_table="B-general")))

    assert found.fuels["无烟煤"].per_unit.value == Fraction("2.3228")
    assert found.coal["粗　苯"].value == Fraction("1.4286")
    assert "无烟煤" not in found.coal


@pytest.mark.parametrize(("state", "factor"), [("Nm³", Fraction(1)), ("m³(20℃)", AT_20)])
def test_a_plain_cubic_metre_is_what_the_user_says(state, factor):
    """Rows in 万m³ meet the factor per 万Nm³ only by the user's word on their state."""
    rows, key = (("natural-gas", "万m³"),), f"cubic/natural-gas/{state}"
    silent = chosen(carriers(*rows, settings=Settings(carbon_table="B-general"))).fuels["natural-gas"]
    said = chosen(carriers(*rows, settings=accepting(key, carbon_table="B-general"))).fuels["natural-gas"]

    assert silent.heating_value.unit == "GJ/万Nm³"
    assert (said.heating_value.unit, said.heating_value.value) == ("GJ/m³", Fraction("0.038931") * factor)
    assert (said.per_unit.unit, said.per_unit.value) == ("tCO2/m³", Fraction("0.00216219") * factor)


def test_rows_in_a_stated_cubic_metre_turn_the_plain_coefficient():
    """A coefficient per plain m³ serves rows in 万Nm³: at 20 °C a Nm³ is 293.15/273.15 plain m³."""
    settings = Settings(figures={GAS: Decimal("1.3")}, accepted=("cubic/natural-gas/m³(20℃)",))
    found = chosen(carriers(("natural-gas", "万Nm³"), settings=settings)).coal["natural-gas"]

    assert (found.value, found.unit) == (Fraction("1.3") / AT_20, "kgce/Nm³")


@pytest.mark.parametrize(
    ("number", "reported", "settings", "value", "usable"),
    [
        # 2023: the factor of the data year (announcement 47 of 2025).
        (2023, date(2026, 6, 1), Settings(grid_region="江苏省", grid_basis="average"), "0.5827", True),
        # 2025: not yet published; the newest is that of 2023 and waits for the user.
        (2025, date(2026, 6, 1), Settings(grid_region="江苏", grid_basis="average"), "0.5827", False),
        (2025, date(2026, 6, 1), accepting("grid/2023/江苏/average", grid_region="江苏", grid_basis="average"),
         "0.5827", True),
        # A word on the factor of 2023 is none on that of 2022, the newest before the end of 2025.
        (2025, date(2025, 11, 30), accepting("grid/2023/江苏/average", grid_region="江苏", grid_basis="average"),
         "0.5978", False),
        # From memory: of the data year, still not usable.
        (2022, date(2026, 6, 1), Settings(grid_region="华东", grid_basis="average"), "0.5617", False),
        (2022, date(2026, 6, 1), accepting("grid/2022/华东/average", grid_region="华东", grid_basis="average"),
         "0.5617", True),
    ],
)  # fmt: skip
def test_grid_factor_by_year_and_word(number, reported, settings, value, usable):
    """The data year's factor, else the newest published before the report, which the user confirms by its own key."""
    found = chosen(carriers(("electricity", "kWh"), number=number, settings=settings), reported).grid

    assert (found.value, found.unit, found.usable) == (Fraction(value), "kgCO2/kWh", usable)


def test_no_region_no_factor():
    """Without region or basis, and for footprint factors, there is no factor; an own one needs neither."""
    power = (("electricity", "kWh"),)
    empty = [
        Settings(),
        Settings(grid_region="江苏"),
        Settings(grid_basis="average"),
        Settings(grid_region="全国", grid_basis="footprint"),
    ]

    assert [chosen(carriers(*power, settings=one)).grid for one in empty] == [None] * 4
    own = chosen(carriers(*power, settings=Settings(figures={"grid-own": Decimal("0.61")}))).grid
    assert (own.value, own.source, own.usable) == (Fraction("0.61"), "自填", True)


def test_heat_bought():
    """Heat bought takes 0.11 tCO2/GJ of the industry guidelines."""
    found = chosen(year()).heat

    assert (found.value, found.unit, found.usable) == (Fraction("0.11"), "tCO2/GJ", True)


def test_an_edition_that_does_not_hold_waits():
    """GB/T 2589-2020 holds from April 2021: for 2019 the edition of 2008 counts, and what it lacks waits."""
    found = chosen(carriers(("diesel", "t"), ("coke", "t"), number=2019))

    assert found.coal["diesel"].source.startswith("GB/T 2589-2008")
    assert found.coal["diesel"].usable
    assert not found.coal["coke"].usable


def test_an_own_figure_below_nought_is_none():
    """A document may hold a figure that no factor can be: the table's stands."""
    own = Settings(figures={"coal/GB/T 2589-2020/原煤": Decimal(-1)})

    assert chosen(carriers(("raw-coal", "t"), settings=own)).coal["raw-coal"].value == Fraction("0.7143")


def test_an_own_factor_per_unit_keeps_the_tables_carbon_for_measured_heat():
    """With an own CO2 per ton nothing else is asked; a row with measured heat still finds carbon and oxidation."""
    settings = Settings(carbon_table="B-general", figures={"fuel/B-general/柴油": Decimal("3.1")})
    rows = [
        {"id": "e1", "carrier": "diesel", "unit": "t", "consumed": "10"},
        {"id": "e2", "carrier": "diesel", "unit": "t", "consumed": "10", "heating_value": "43",
         "heating_value_unit": "GJ/t"},
    ]  # fmt: skip
    document = year(2025, settings, energy=rows, none=["carbon", "energy.feedstock", "energy.transformed_out",
                    "energy.recovered", "energy.supplied_out"])  # fmt: skip

    found = TOTALS["carbon"](Inputs(year=2025, ledgers=document.ledgers, factors=chosen(document)))

    measured = 10 * Fraction("0.043") * Fraction("20.2") * Fraction("0.98") * Fraction(44, 12)
    assert isinstance(found, Computed)
    assert found.value == 31 + measured


def test_the_sentence_of_a_missing_table_leads_to_the_choice():
    """Without a table, the gap of each fuel lies under the place of the question that asks for the table."""
    document = carriers(("diesel", "t"))

    found = TOTALS["carbon"](Inputs(year=2025, ledgers=document.ledgers, factors=chosen(document)))

    assert isinstance(found, Missing)
    assert any(place.startswith("factors/fuels/diesel") for place in found.places)


def test_energy_of_a_year():
    """1000 t raw coal, 10 万kWh and 100 GJ heat are 714.3 + 12.29 + 3.412 tce (GB/T 2589-2020)."""
    rows = [
        {"id": "e1", "carrier": "raw-coal", "unit": "t", "consumed": "1000"},
        {"id": "e2", "carrier": "electricity", "unit": "万kWh", "consumed": "10"},
        {"id": "e3", "carrier": "heat", "unit": "百万千焦", "consumed": "100"},
    ]
    none = ["energy.feedstock", "energy.transformed_out", "energy.recovered", "energy.supplied_out"]
    money = [{"id": "v1", "year": 2025, "unit": "万元", "value": "1000"}]
    document = year(energy=rows, none=none, output_value=money)

    inputs = Inputs(year=2025, ledgers=document.ledgers, factors=chosen(document), choices=Choices())

    assert calculate("energy-per-output", inputs).value == Fraction("730.002") / 1000


def test_every_carrier_is_mapped_to_rows_that_exist():
    """Each carrier we know is in the maps, and each name they give is a row of the tables."""
    coal = {row.name for row in tables().coefficients.rows if row.table == "GB/T 2589-2020"}
    carbon = {row.name for row in tables().carbon.rows if row.kind == "fuel"}

    assert COAL.keys() == CARRIERS.keys()
    assert CARBON.keys() == {carrier for carrier, kind in CARRIERS.items() if kind == "fuel"}
    assert {name for names in COAL.values() for name in names} <= coal
    assert {name for names in CARBON.values() for name in names} <= carbon


def test_choosing_for_forty_rows_is_fast():
    """A year of forty carriers is looked up in well under five milliseconds."""
    told = [(carrier, "t") for carrier in CARRIERS] + [("某燃料", "t")] * 5
    settings = Settings(carbon_table="B-general", grid_region="江苏", grid_basis="average")
    document = carriers(*told, settings=settings)
    found = chosen(document)

    times = []
    for _ in range(5):
        start = perf_counter()
        assert chosen(document) == found
        times.append(perf_counter() - start)

    assert isinstance(found, Factors)
    assert min(times) < 0.005
