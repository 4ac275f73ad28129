"""Conversions as people ask for them: exact, with the row that was used, or one sentence that says what is missing."""

from __future__ import annotations

from functools import cache

import pytest

from gf_desktop.bootstrap import shipped
from gf_desktop.domain.messages import Catalogue, UserFacingError
from gf_desktop.domain.reference.output import ConvertOut
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.services.conversion import ConvertAsked, converted
from gf_desktop.services.library import Library


@cache
def library() -> Library:
    """Return what is shipped."""
    return Library(shipped("resources"))


@cache
def sentences() -> Catalogue:
    """Return all sentences."""
    return read_catalogue(shipped("resources") / "messages" / "zh_CN")


def ask(amount: str, unit: str, target: str, name: str = "", **more) -> ConvertOut:
    """Convert as typed."""
    return converted(ConvertAsked(amount=amount, unit=unit, target=target, name=name, **more), library())


@pytest.mark.parametrize(
    ("asked", "exact"),
    [
        (("35", "万kWh", "tce", "电力(当量)"), "43.015"),
        (("３５", "万度", "吨标煤", "电力（当量值）"), "43.015"),
        (("1,000", "吨", "tce", "原煤"), "714.3"),
        (("43.015", "tce", "万kWh", "电力(当量)"), "35"),
        (("100", "GJ", "tce", "热力(当量)"), "3.412"),
        (("1", "亩", "平米"), "2000/3"),
        (("-5", "千元", "万元"), "-0.5"),
    ],
)
def test_known_conversions(asked, exact):
    """Units as people write them, coefficients by their names, both ways, exact."""
    assert ask(*asked).exact == exact


def test_the_row_is_named():
    """The coefficient goes with table, clause, source, confidence and the row's place; the formula can be read."""
    out = ask("35", "万kWh", "tce", "电力(当量)")
    used = out.coefficient

    assert used
    assert (used.table, used.name, used.value, used.unit) == (
        "GB/T 2589-2020",
        "电力(当量值)",
        "0.1229",
        "kgce/kWh",
    )
    assert (used.chosen, used.clause, used.confidence) == ("table", "附录A", "high")
    assert used.row.startswith("energy-coefficients.csv:")
    assert out.formula == (
        "35 万kWh × 10000 = 350000 kWh",
        "350000 kWh × 0.1229 kgce/kWh = 43015 kgce",
        "43015 kgce ÷ 1000 = 43.015 tce",
    )


def test_a_coefficient_that_was_not_needed_is_not_claimed():
    """Inside a dimension nothing but the units' factor is used."""
    assert ask("1", "万kWh", "kWh", "电力(当量)").coefficient is None


def test_choices_are_the_users():
    """Either end of a range, an own figure, an accepted memory: each says what it is."""
    ends = [ask("1000", "m³", "tce", "天然气", end=end).coefficient for end in ("lower", "upper")]
    own = ask("1000", "m³", "tce", "天然气", value="1.2143").coefficient
    memory = ask("1000", "m³", "tce", "氢气(用作燃料)", accept=True).coefficient

    assert [used and (used.chosen, used.value) for used in ends] == [("lower", "1.1"), ("upper", "1.33")]
    assert own
    assert (own.chosen, own.value) == ("own", "1.2143")
    assert memory
    assert (memory.chosen, memory.confidence) == ("table", "memory")


def test_gas_of_a_named_state():
    """The user's word on what the table's m³ is stands in the formula."""
    out = ask("10", "万标方", "tce", "天然气", end="upper", cubic="m³(20℃)")

    assert any("(m³ = m³(20℃))" in line for line in out.formula)
    assert out.exact == "779779/5463"  # 100 000 × 293.15/273.15 × 1.33 / 1000


def test_carbon_dioxide_by_the_table_named():
    """One fuel, two guidelines, two figures."""
    steel = ask("10", "t", "tCO2", "烟煤", table="A-steel")
    general = ask("10", "t", "tCO2", "烟煤", table="B-general")

    assert (steel.exact, general.exact) == ("17.471", "20.715")
    assert steel.coefficient
    assert steel.coefficient.row.startswith("co2-factors.csv:")
    assert ask("1", "t", "kgCO2", "煤泥", table="D-other", accept=True).exact == "1059.3"
    assert ask("1", "t", "tCO2", "煤泥", table="D-other", value="1.1").exact == "1.1"


@pytest.mark.parametrize(
    ("asked", "more", "code"),
    [
        (("abc", "kWh", "tce"), {}, "convert.no-figure"),
        (("", "kWh", "tce"), {}, "convert.no-figure"),
        (("1,5", "kWh", "MJ"), {}, "figure.comma"),
        (("1", "马力", "kWh"), {}, "unit.unknown"),
        (("1", "方", "万m³"), {}, "unit.ambiguous"),
        (("1", "t", "标煤"), {}, "unit.ambiguous"),
        (("1", "kWh", "tce"), {}, "convert.dimension"),
        (("1", "万m³", "Nm³"), {}, "convert.gas-state"),
        (("1", "m³", "Nm³"), {"cubic": "kWh"}, "convert.cubic"),
        (("1", "kWh", "tce", "电力"), {}, "coefficient.near"),
        (("1", "kWh", "tce", "电力(等价)"), {"accept": True}, "coefficient.no-value"),
        (("1", "m³", "tce", "天然气"), {}, "coefficient.range"),
        (("1", "m³", "tce", "氢气(用作燃料)"), {}, "coefficient.accept"),
        (("1", "t", "tce", "蒸汽(低压)"), {}, "coefficient.elsewhere"),
        (("1", "t", "tce", "没有的"), {}, "coefficient.unknown"),
        (("1", "t", "tce", "原煤"), {"table": "GB 1"}, "coefficient.table"),
        (("1", "t", "tce", "原煤"), {"value": "0"}, "coefficient.not-positive"),
        (("1", "t", "tce", "原煤"), {"value": "零点七"}, "convert.no-figure"),
        (("1", "t", "tCO2", "煤泥"), {"table": "D-other"}, "coefficient.accept"),
        (("1", "t", "tCO2", "煤泥"), {"table": "D-other", "value": "-1"}, "coefficient.not-positive"),
        (("1", "kWh", "tce", "新水"), {}, "convert.other-coefficient"),
    ],
)
def test_what_is_missing_is_one_sentence(asked, more, code):
    """Nothing is guessed; each refusal can be said in Chinese."""
    with pytest.raises(UserFacingError) as caught:
        ask(*asked, **more)

    assert caught.value.said.code == code
    assert "\n" not in sentences().say(caught.value.said)
