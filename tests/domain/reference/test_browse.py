"""The reference tables as plain rows: nothing lost, standings by day, every word in the catalogue."""

from __future__ import annotations

import csv
import functools
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.factors import all_questions
from gf_desktop.domain.messages import Message
from gf_desktop.domain.reference.browse import CARBON_TABLES, BrowseTable, browse, standing
from gf_desktop.domain.reference.origin import Validity
from gf_desktop.exchange.documents import read_document
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.standards.reference import read_industry_codes
from gf_desktop.standards.reference.tables import read_tables

RESOURCES = Path(__file__).parents[3] / "resources"
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2035, 1, 1))


@functools.cache
def reference():
    """Return the shipped tables."""
    return read_tables(RESOURCES / "reference")


@functools.cache
def shown(on: date = date(2025, 12, 31)) -> dict[str, BrowseTable]:
    """Return the tables as plain rows, by key."""
    codes = read_industry_codes(RESOURCES / "reference")
    return {table.key: table for table in browse(reference(), on, codes)}


def cell(table: BrowseTable, row: str, column: str):
    """Return one cell."""
    at = [one.key for one in table.columns].index(column)
    return next(one.cells[at] for one in table.rows if one.key == row)


@pytest.mark.parametrize(
    ("file", "keys"),
    [
        ("energy-coefficients.csv", ("coal",)),
        ("co2-factors.csv", tuple(f"carbon/{name}" for name in CARBON_TABLES)),
        ("grid-factors.csv", ("grid",)),
        ("energy-limits.csv", ("limits",)),
        ("water-quotas.csv", ("quotas",)),
        ("efficiency-benchmarks.csv", ("benchmarks",)),
        ("steam-enthalpy.csv", ("steam",)),
        ("key-industries.csv", ("key-industries",)),
        ("industry-standards.csv", ("standards",)),
        ("industries.csv", ("industries",)),
    ],
)
def test_every_row_of_every_file_is_there(file, keys):
    """Each line of a file is one row, and the figures stand as they are written in the file."""
    with (RESOURCES / "reference" / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    tables = [shown()[key] for key in keys]
    cells = {text for table in tables for row in table.rows for text in row.cells if isinstance(text, str)}

    assert sum(len(table.rows) for table in tables) == len(rows)
    for column in ("level1", "factor", "value", "strict", "benchmark", "enthalpy", "source", "title", "note"):
        assert {row[column] for row in rows if row.get(column)} <= cells, column


def test_every_code_can_be_said_and_rows_are_as_wide_as_their_columns():
    """Titles, explanations and coded cells have their words; no two rows of a table share a key."""
    catalogue = read_catalogue(RESOURCES / "messages" / "zh_CN")
    for table in shown().values():
        said = [table.title, table.about, *(column.title for column in table.columns)]
        said += [text for row in table.rows for text in row.cells if isinstance(text, Message)]
        assert all(catalogue.say(one) for one in said)
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}
        assert len({row.key for row in table.rows}) == len(table.rows)


def test_carbon_tables_stay_apart():
    """A table of CO2 factors never holds a row of another."""
    for name in CARBON_TABLES:
        lines = {row.key.split("/")[1] for row in shown()[f"carbon/{name}"].rows}
        assert lines == {name}


def test_a_range_keeps_both_ends_and_its_unit():
    """Natural gas is 1.1 to 1.33 kgce per m³; no end is chosen."""
    key = next(row.key for row in shown()["coal"].rows if row.key.startswith("coal/GB/T 2589-2020/天然气"))

    low, _, high = str(cell(shown()["coal"], key, "coefficient")).partition("～")
    assert (Decimal(low), Decimal(high)) == (Decimal("1.1"), Decimal("1.33"))
    assert cell(shown()["coal"], key, "coefficient_unit") == "kgce/m³"


def test_a_limit_stands_as_its_day_says():
    """GB 16780-2021 was not in force by October 2022, and is so from November."""
    key = "limit/GB 16780-2021 | 熟料 | 单位产品综合能耗"
    before, after = shown(date(2022, 10, 31))["limits"], shown(date(2022, 11, 1))["limits"]

    assert cell(before, key, "standing").code == "browse.standing.issued"
    assert cell(after, key, "standing").code == "browse.standing.in-force"


@given(since=st.none() | DAYS, until=st.none() | DAYS, on=DAYS)
def test_standing_follows_the_days(since, until, on):
    """What is over is replaced, what is not begun is issued, what has no first day is undated; else it is in force."""
    found = standing(Validity(since, until), on)

    assert (found == "superseded") == (until is not None and until < on)
    if found != "superseded":
        assert (found == "undated") == (since is None)
        assert (found == "in-force") == (since is not None and since <= on)
    assert standing(Validity(since, until), on, superseded=True) == "superseded"


def test_keys_are_those_by_which_questions_name_their_figures():
    """Every reference figure that the sample year asks about is found in the tables by the question's own key."""
    document = read_document(RESOURCES / "samples" / "sample-general.json")
    keys = {row.key for table in shown().values() for row in table.rows}
    asked = [one.key for one in all_questions(document, reference(), date(2026, 3, 1))]
    figures = [
        key for key in asked if key.split("/")[0] in ("coal", "fuel", "heat", "grid", "limit", "quota")
    ]

    assert figures
    assert [key for key in figures if key not in keys and key.rpartition("/")[0] not in keys] == []
