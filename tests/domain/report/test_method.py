"""The report's chapter on method: how values were computed, and from which reference figures."""

from __future__ import annotations

from fractions import Fraction

from gf_desktop.domain.report.calculation import CalculationSheet, FactorLine, Outcome
from gf_desktop.domain.report.method import method
from tests.domain.report.builders import say
from tests.domain.report.calculation import sheets


def factor(key: str, value: str, source: str = "GB/T 2589-2020", year: str = "") -> FactorLine:
    """Return a reference figure."""
    return FactorLine(
        name="F1",
        title=key,
        value=Fraction(value),
        unit="kgce/kWh",
        source=source,
        confidence="已核对原文",
        key=key,
        year=year,
    )


def sheet(number: str, *factors: FactorLine, typed: str = "") -> CalculationSheet:
    """Return a computed row."""
    return CalculationSheet(
        indicator=number,
        number=number,
        title=number,
        unit="",
        state="computed",
        factors=factors,
        outcomes=(Outcome(value=Fraction(1), typed=typed),),
    )


def test_nothing_computed_needs_no_words():
    """Where every value was typed, the chapter says nothing of calculation."""
    typed = CalculationSheet(indicator="a", number="1", title="甲", unit="", state="typed")

    assert method([typed], say) == {"said": [], "factors": []}


def test_how_many_were_computed_is_said():
    """The number of computed rows, of all rows with a sheet, and of those with a typed value beside it."""
    typed = CalculationSheet(indicator="a", number="1", title="甲", unit="", state="typed")

    (said,) = method([sheet("2"), sheet("3", typed="1"), typed], say)["said"]

    assert "3项定量指标中，2项的数值" in said
    assert "其中1项另有填写值" in said


def test_electricity_and_the_grids_year_are_declared():
    """By which value electricity was turned into coal, and of which year the factor of the grid is."""
    power, grid = factor("electricity/calorific", "0.1229"), factor("grid", "0.5827", "公告", "2023")

    said = method([sheet("4", power), sheet("5", grid)], say)["said"]

    assert said[1] == "计算综合能耗时，电力按当量值折算，折标系数为0.1229 kgce/kWh。"
    assert "2023年的电网排放因子" in said[2]
    primary = method([sheet("4", factor("electricity/primary", "0.3"))], say)["said"]
    assert "等价值" in primary[1]


def test_each_reference_figure_stands_once_with_the_rows_that_rest_on_it():
    """A figure of two rows is one line; an origin reaches over the lines that share it."""
    power, coal = factor("electricity/calorific", "0.1229"), factor("coal/焦炭", "0.9714")
    grid = factor("grid", "0.5827", "公告")

    found = method([sheet("4", power, coal), sheet("6", power, grid)], say)["factors"]

    assert [(one["value"], one["rows"], one["span"]) for one in found] == [
        ("0.1229", "4、6", 2),
        ("0.9714", "4", 0),
        ("0.5827", "6", 1),
    ]


def test_conversions_of_units_are_no_reference_figures():
    """The factors of a real calculation come without its unit factors."""
    made = sheets("energy-per-output")
    units = [one for one in made[0].factors if not one.key]

    titles = [one["title"] for one in method(made, say)["factors"]]

    assert units
    assert titles
    assert not any("单位换算" in title for title in titles)
