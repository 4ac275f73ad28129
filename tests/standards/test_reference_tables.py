"""The shipped tables: complete, sound, honest about how sure they are; a faulty table is refused cell by cell."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from fractions import Fraction
from functools import cache

import pytest

from gf_desktop.domain.quantities import convert
from gf_desktop.domain.reference.carbon import carbon_via
from gf_desktop.domain.reference.coefficients import choose
from gf_desktop.domain.reference.limits import edition, number
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.domain.units import UNITS, dimension
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.standards.problems import Place, StandardError
from gf_desktop.standards.reference.tables import (
    read_coefficients,
    read_key_industries,
    read_limits,
    read_tables,
)
from tests.standards.shipped import REFERENCE, RESOURCES

# Standard coal has this heating value (GB/T 2589-2020: 29 307.6 kJ/kg).
COAL = Fraction("29307.6")
FILES = (
    "energy-coefficients.csv",
    "co2-factors.csv",
    "grid-factors.csv",
    "energy-limits.csv",
    "water-quotas.csv",
    "steam-enthalpy.csv",
    "efficiency-benchmarks.csv",
    "key-industries.csv",
    "industry-standards.csv",
    "industry-links.csv",
)


@cache
def tables() -> ReferenceTables:
    """Return the shipped tables."""
    return read_tables(REFERENCE)


def lines(name: str) -> list[dict[str, str]]:
    """Return the rows of a shipped file as they stand there."""
    with (REFERENCE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_row_is_there():
    """The numbers of rows are those of the data that the tables were made from."""
    counts = {
        "coefficients": len(tables().coefficients.rows),
        "carbon": len(tables().carbon.rows),
        "grid": len(tables().grid.rows),
        "limits": len(tables().limits.rows),
        "standards of limits": len(tables().limits.standards()),
        "quotas": len(tables().quotas.rows),
        "benchmarks": len(tables().benchmarks),
        "key industries": len(tables().key_industries),
        "industry standards": len(tables().industry_standards),
        "industry links": len(tables().industry_links),
    }

    assert counts == {
        "coefficients": 84,
        "carbon": 93,
        "grid": 131,
        "limits": 799,
        "standards of limits": 63,
        "quotas": 38,
        "benchmarks": 68,
        "key industries": 53,
        "industry standards": 66,
        "industry links": 59,
    }


@pytest.mark.parametrize("name", FILES)
def test_every_row_says_where_it_comes_from(name):
    """Source in words, without addresses; one of four confidences; a note in Chinese."""
    for row in lines(name):
        assert row["source"]
        assert row["confidence"] in {"high", "medium", "low", "memory"}
        assert not re.search(r"https?:|www\.|\w\.(com|cn|net|org)\b", " ".join(row.values()))
        assert not row["note"] or re.search(r"[一-鿿]|kgoe", row["note"])


def test_a_row_knows_its_line():
    """The place of a row leads to the line of the file."""
    row = tables().coefficients.coefficient("电力(当量值)")
    text = (REFERENCE / row.origin.file).read_text(encoding="utf-8").splitlines()[row.origin.line - 1]

    assert text.startswith("GB/T 2589-2020,电力(当量值),")
    assert row.origin.place == f"energy-coefficients.csv:{row.origin.line}"


def test_coefficients_agree_with_their_heating_values():
    """Each coefficient of GB/T 2589-2020 is its heat over that of standard coal, but for rounding."""
    for row in tables().coefficients.rows:
        if row.table == "GB/T 2589-2020" and row.coefficient and row.heat_kj:
            assert abs(Fraction(row.heat_kj) / COAL / Fraction(row.coefficient) - 1) < Fraction("0.005"), (
                row.name
            )


def test_coefficients_of_the_refining_table_agree_with_oil():
    """Each coefficient of GB 30251-2024 is its oil equivalent times 1.4286, but for rounding."""
    for row in tables().coefficients.rows:
        if row.table == "GB 30251-2024" and row.coefficient:
            oil = re.search(r"([\d.]+) kgoe", row.origin.note)
            assert oil
            assert abs(Fraction(oil[1]) * Fraction("1.4286") - Fraction(row.coefficient)) < Fraction(
                "0.00001"
            )


def test_carbon_factors_agree_with_what_they_are_made_of():
    """Heating value × carbon × oxidation × 44/12 is the factor of the row, but for rounding."""
    fuels = [row for row in tables().carbon.rows if row.kind == "fuel"]

    assert len(fuels) == 71
    for row in fuels:
        assert row.exact is not None
        assert abs(row.exact / Fraction(row.factor) - 1) < Fraction("0.0005"), (row.table, row.name)


def test_carbon_tables_are_kept_apart():
    """Seven tables; natural gas stands in three of them, each with its own row."""
    counts = Counter(row.table for row in tables().carbon.rows)

    assert counts == {
        "A-steel": 31,
        "B-general": 27,
        "C-province": 14,
        "D-other": 8,
        "E-carbonates": 9,
        "F-heat": 1,
        "G-gwp": 3,
    }
    assert [row.table for row in tables().carbon.rows if row.name == "天然气"] == [
        "A-steel",
        "B-general",
        "C-province",
    ]


def test_limits_name_their_standard_with_its_year():
    """Each standard has one title, one pair of days; the year in its code is that of its publication."""
    heads = {
        (row.standard, row.title, row.published, row.effective, row.supersedes)
        for row in tables().limits.rows
    }

    assert len(heads) == 63
    assert sum(1 for head in heads if head[2] is None) == 13
    for standard, _, published, _, supersedes in heads:
        assert re.fullmatch(r"GB \d+-\d{4}", standard)
        assert published is None or str(published.year) == edition(standard)
        assert all(re.fullmatch(r"GB \d+-\d{4}", code) for code in supersedes)


def test_units_of_one_limit_table_are_of_known_dimension():
    """Nothing in the tables is in a unit that could be mistaken."""
    assert all(dimension(row.unit) for row in tables().limits.rows)
    unsure = [row for row in tables().limits.rows if "照录" in row.unit]
    assert {number(row.standard) for row in unsure} == {"GB 30184", "GB 36887"}
    assert all(row.doubt and row.needs_word for row in unsure)


def test_saturated_steam():
    """A known point: at 1 MPa 179.9 °C and 2777 kJ/kg; the temperature rises with the pressure."""
    rows = {str(row.pressure): row for row in tables().steam.rows}

    assert len(rows) == 40
    assert abs(rows["1.00"].enthalpy - 2777) < 1
    assert abs(float(rows["1.00"].temperature) - 179.9) < 0.1
    assert [row.temperature for row in tables().steam.rows] == sorted(
        r.temperature for r in tables().steam.rows
    )


def test_links_lead_to_limits_and_quotas():
    """Every link names a standard that we hold and at least one of its products."""
    held = {
        "limit": [(number(row.standard), row.product) for row in tables().limits.rows],
        "quota": [(number(row.standard), row.product) for row in tables().quotas.rows],
    }
    for link in tables().industry_links:
        assert any(code == link.standard and link.names(product) for code, product in held[link.kind]), link


def test_industry_codes_are_checked(tmp_path):
    """What is no class of GB/T 4754 is refused with its place."""
    text = (REFERENCE / "key-industries.csv").read_text(encoding="utf-8").replace("3140", "C3140", 1)
    (tmp_path / "key-industries.csv").write_text(text, encoding="utf-8")
    with pytest.raises(StandardError) as caught:
        read_key_industries(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.said.code, problem.place.line) == ("reference.industry", 4)


def test_key_industries_by_sector():
    """4 + 13 + 6 + 4 + 10 + 5 + 4 + 7 industries."""
    assert list(Counter(row.sector for row in tables().key_industries).values()) == [4, 13, 6, 4, 10, 5, 4, 7]


def test_the_general_standard_of_2018_ends_where_that_of_2025_begins():
    """No day has two general standards, none has no general standard."""
    by_code = {row.code: row for row in tables().industry_standards if row.code}
    old, new = by_code["GB/T 36132-2018"], by_code["GB/T 36132-2025"]

    assert new.validity.since == date(2025, 12, 31)
    assert not old.validity.holds(date(2025, 12, 31))
    assert old.validity.holds(date(2025, 12, 30))


HEAD = (
    "table,name,kind,unit,heat_kj,heat_kj_max,coefficient,coefficient_max,clause,"
    "valid_from,valid_until,source,confidence,note"
)
GOOD = "T,煤,fuel,kg,1,,0.5,,A,2021-01-01,,某标准,high,"


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("T,,fuel,kg,1,,0.5,,A,,,某标准,high,", "reference.blank", 2),
        ("T,焦,coal,kg,1,,0.5,,A,,,某标准,high,", "reference.word", 3),
        ("T,焦,fuel,公斤,1,,0.5,,A,,,某标准,high,", "reference.unit", 4),
        ("T,焦,fuel,kg,1e3,,0.5,,A,,,某标准,high,", "reference.number", 5),
        ("T,焦,fuel,kg,1,,0.5,0.5,A,,,某标准,high,", "reference.range", 8),
        ("T,焦,fuel,kg,1,,,0.5,A,,,某标准,high,", "reference.range", 8),
        ("T,焦,fuel,kg,1,,0.5,,A,2021/1/1,,某标准,high,", "reference.date", 10),
        ("T,焦,fuel,kg,1,,0.5,,A,20210101,,某标准,high,", "reference.date", 10),
        ("T,焦,fuel,kg,1,,0.5,,A,2021-02-01,2021-01-01,某标准,high,", "reference.order", 11),
        ("T,焦,fuel,kg,1,,0.5,,A,,,,high,", "reference.blank", 12),
        ("T,焦,fuel,kg,1,,0.5,,A,,,某标准,medium-low,", "reference.word", 13),
        (GOOD, "reference.duplicate", 1),
    ],
)
def test_faulty_cells_are_refused(tmp_path, row, code, column):
    """What is wrong is said with file, line and column, in a sentence."""
    (tmp_path / "energy-coefficients.csv").write_text(f"{HEAD}\n{GOOD}\n{row}\n", encoding="utf-8")

    with pytest.raises(StandardError) as caught:
        read_coefficients(tmp_path)

    (problem,) = caught.value.problems
    assert (problem.said.code, problem.place) == (code, Place(3, column))
    sentences = read_catalogue(RESOURCES / "messages" / "zh_CN")
    assert sentences.say(problem.said)
    assert "energy-coefficients.csv" in sentences.say(caught.value.said)
    assert "3:" in sentences.say(caught.value.said)


def test_everything_wrong_is_found_at_once(tmp_path):
    """A person repairs a table in one go."""
    text = f"{HEAD}\nT,焦,coal,公斤,x,,0.5,,A,,,某标准,sure,\n"
    (tmp_path / "energy-coefficients.csv").write_text(text, encoding="utf-8")

    with pytest.raises(StandardError) as caught:
        read_coefficients(tmp_path)

    assert len(caught.value.problems) == 4


def test_broken_quotes_are_refused(tmp_path):
    """A file that is no CSV is a sentence, not a traceback."""
    (tmp_path / "energy-coefficients.csv").write_text(f'{HEAD}\nT,"焦"x,\n', encoding="utf-8")

    with pytest.raises(StandardError) as caught:
        read_coefficients(tmp_path)

    assert caught.value.problems[0].said.code == "standards.csv"


def test_a_limit_in_force_before_its_publication_is_refused(tmp_path):
    """Two days in the wrong order are a slip of the pen."""
    head = ",".join(lines("energy-limits.csv")[0])
    row = "GB 1-2020,甲,2020-02-01,2020-01-01,,乙,丙,kgce/t,lower,1,2,3,,,某标准,high,"
    (tmp_path / "energy-limits.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")

    with pytest.raises(StandardError) as caught:
        read_limits(tmp_path)

    assert caught.value.problems[0].said.code == "reference.order"


def test_every_unit_of_the_tables_is_known():
    """The tables never name a unit that nothing can be done with."""
    named = {row["unit"] for name in FILES for row in lines(name) if row.get("unit")}

    assert named <= set(UNITS)


def test_every_factor_leads_from_a_known_unit_to_a_known_unit():
    """What stands above and below the stroke of a factor's unit can be converted further."""
    vias = [carbon_via(row, accept=True) for row in tables().carbon.rows]
    vias += [
        choose(row, end="lower", accept=True).via
        for row in tables().coefficients.rows
        if row.coefficient is not None
    ]

    assert len(vias) == 93 + 82
    assert all({via.unit, via.per} <= set(UNITS) for via in vias)
    assert all(convert(Fraction(1), via.per, via.unit, via).value == via.factor for via in vias)


def test_every_correction_of_the_limits_is_read():
    """Thirty limits have a correction: 23 can be reckoned, seven only shown; each waits for the user."""
    with_words = [row for row in tables().limits.rows if row.correction_text]

    assert Counter(row.correction.computable for row in with_words if row.correction) == {True: 23, False: 7}
    assert all(row.needs_word for row in with_words)
    assert all(row.correction is None for row in tables().limits.rows if not row.correction_text)
