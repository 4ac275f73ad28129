"""The ledgers' shapes: the document's own form, months and years, names of rows and columns."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from gf_desktop.domain.ledgers import (
    LEDGERS,
    Boundary,
    Exclusion,
    Ledgers,
    Site,
    Units,
    Year,
    columns,
    label,
    ledger_of,
    ledger_title,
    year_of,
)
from gf_desktop.domain.ledgers.assets import FunctionRow, MeterRow, TotalRow
from gf_desktop.domain.ledgers.carriers import CARRIERS, carrier_title
from gf_desktop.domain.ledgers.columns import required
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.environment import WaterRow
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.ledgers.rules import blanks, check_ledgers
from gf_desktop.domain.messages import Catalogue, Message, message
from gf_desktop.domain.plain import dump, load
from tests.domain.calculators.builders import BOUNDARY, ledgers
from tests.domain.calculators.builders import LEDGERS as FACTORY

SENTENCES = Path(__file__).parents[3] / "resources/messages/zh_CN/calculators.toml"
CATALOGUE = Catalogue(tomllib.loads(SENTENCES.read_text(encoding="utf-8")))

EXAMPLE = {"energy": [{"id": "e1", "carrier": "electricity", "consumed": "1464650", "unit": "kWh"}]}


def test_the_design_s_example():
    """The row that the design prints is read as it stands, and written the same."""
    book = load(Ledgers, EXAMPLE)

    assert book.energy == (EnergyRow(id="e1", carrier="electricity", consumed=Decimal(1464650), unit="kWh"),)
    assert dump(book) == EXAMPLE


def test_a_whole_year_comes_back_as_it_was():
    """All ledgers and the boundary survive writing and reading."""
    boundary = Boundary(
        sites=BOUNDARY.sites,
        exclusions=(Exclusion(id="x1", kind="power-passed-on", reason="转供租户"),),
        units=Units(statistics="集团", permit="北厂区"),
        changes="新增南厂区",
    )

    assert dump(ledgers()) == FACTORY
    assert load(Ledgers, dump(ledgers())) == ledgers()
    assert load(Boundary, dump(boundary)) == boundary


def test_the_doors_can_check_these_shapes():
    """A shape checker reads the same form, and refuses a figure that is no canonical text and an unknown kind."""
    door = TypeAdapter(Ledgers)

    assert door.validate_python(FACTORY) == ledgers()
    assert door.validate_json(door.dump_json(ledgers())) == ledgers()
    for wrong in (
        {"consumed": "约 300"},
        {"consumed": ["1", "x"]},
        {"out_counted": "maybe"},
        {"colour": "1"},
    ):
        with pytest.raises(ValidationError):
            door.validate_python({"energy": [{"id": "e1", "carrier": "diesel", **wrong}]})


@given(st.lists(st.decimals(-1000, 1000, places=3), min_size=12, max_size=12))
def test_twelve_months_are_a_year(months):
    """The year is the exact sum of its months."""
    assert year_of(tuple(months)) == Year(sum(map(Fraction, months), Fraction(0)))


@pytest.mark.parametrize(
    ("quantity", "year"),
    [
        (None, Year()),
        (Decimal("1.5"), Year(Fraction(3, 2))),
        (Decimal(0), Year(Fraction(0))),
        ((None,) * 12, Year()),
        ((), Year()),
        ((Decimal(1),) * 11, Year(missing=(12,))),
        ((None, *[Decimal(1)] * 10, None), Year(missing=(1, 12))),
    ],
)
def test_missing_months_are_seen(quantity, year):
    """A year with a gap has no sum, only the months that lack; nothing entered has neither."""
    assert year_of(quantity) == year


def test_more_than_twelve_months():
    """Figures beyond the twelfth are summed too, so that checks, not sums, find them."""
    assert year_of((Decimal(1),) * 13) == Year(Fraction(13))


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_ledger_and_column_has_a_name(ledger):
    """Titles of ledgers, columns and choices can all be said in Chinese."""
    assert CATALOGUE.say(ledger_title(ledger))
    for column in columns(ledger):
        assert CATALOGUE.say(column.title), column.key
        assert all(CATALOGUE.say(title) for _, title in column.options)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_columns_are_in_order_and_complete(ledger):
    """The id comes first, site, source and note last; no field is left out."""
    keys = [column.key for column in columns(ledger)]

    assert keys[0] == "id"
    assert keys[-3:] == ["site", "source", "note"]
    assert set(keys) == {f.name for f in fields(LEDGERS[ledger])} - {"drafts"}


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_figure_has_its_unit(ledger):
    """A figure has a fixed unit or a column that says it; counts of pieces have none."""
    bare = {("equipment", "count")}
    for column in columns(ledger):
        if column.kind in ("number", "quantity") and (ledger, column.key) not in bare:
            assert column.unit or column.unit_column in {f.name for f in fields(LEDGERS[ledger])}


def test_columns_know_their_kinds():
    """Kinds, units, references and choices are read off the row types."""
    of = {column.key: column for column in columns("products")}
    storeys = {column.key: column for column in columns("storeys")}

    assert of["output"].kind == "quantity"
    assert of["output"].unit_column == "unit"
    assert of["value"].unit_column == "value_unit"
    assert of["energy_share"].unit == "%"
    assert of["corrections"].kind == "figures"
    assert of["name"].required
    assert [code for code, _ in of["efficiency_applies"].options] == ["yes", "no"]
    assert storeys["building"].ref == "buildings"
    assert storeys["site"].ref == "sites"
    assert next(c for c in columns("output_value") if c.key == "year").kind == "whole"


def test_each_row_knows_its_ledger():
    """The name a row carries is the one it is filed under."""
    for ledger in LEDGERS:
        assert {ledger_of(row) for row in ledgers().rows(ledger)} <= {ledger}
    assert ledger_of(MeterRow(id="m", name="电表")) == "meters"


def test_an_unknown_ledger():
    """There is no ledger by any name."""
    with pytest.raises(KeyError):
        ledgers().rows("none")


@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_carrier_has_a_name(carrier):
    """Each carrier known by id is called in Chinese."""
    title = carrier_title(carrier)

    assert isinstance(title, Message)
    assert CATALOGUE.say(title)


def test_what_rows_are_called():
    """A row is called by its name, its carrier, its year or its kind; else by its place in the ledger."""
    assert label(EnergyRow(id="e1", carrier="diesel")) == message("carrier.diesel")
    assert label(EnergyRow(id="e1", carrier="竹屑")) == "竹屑"
    assert label(WaterRow(id="w1", kind="living")) == message("option.water.kind.living")
    assert label(MeterRow(id="m1", name="总表")) == "总表"
    assert label(ledgers().output_value[0]) == message("row.year", year="2025")
    assert label(TotalRow(id="t1", subject="water")) == message("option.totals.subject.water")
    assert label(FunctionRow(id="f1", function="能耗查询")) == "能耗查询"
    assert label(ProductRow(id="p1"), 3) == message("row.number", number=3)
    assert label(ProductRow(id="p1")) == message("row.unnamed")
    assert CATALOGUE.say(message("row.number", number=3)) == "第 3 行"


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_row_needs_no_more_than_an_id_to_be_kept(ledger):
    """What a row has to say is blank at first; the row is kept, stored and read back as it is, and named as lacking."""
    row = LEDGERS[ledger](id="x")
    kept = Ledgers().with_rows(ledger, [row])

    assert load(Ledgers, dump(kept)) == kept
    assert blanks(ledger, row) == required(ledger)
    assert check_ledgers(kept, Boundary()) == ()
    assert CATALOGUE.say(label(row, 1)) == "第 1 行"


def test_what_rows_have_to_say():
    """Every ledger but that of parcels asks for what tells its rows apart; a draft is no blank."""
    assert {ledger for ledger in LEDGERS if not required(ledger)} == {"parcels"}
    assert required("totals") == ("subject", "paper")
    assert blanks("water", WaterRow(id="w", drafts={"kind": "井水？"})) == ()
    assert blanks("products", ProductRow(id="p", name="  ")) == ("name",)


def test_a_row_s_own_word_on_its_kind_comes_first():
    """A known carrier may be declared to be something else."""
    assert EnergyRow(id="e1", carrier="biogas").sort == "biomass"
    assert EnergyRow(id="e1", carrier="biogas", kind="fuel").sort == "fuel"
    assert EnergyRow(id="e1", carrier="竹屑").sort is None


def test_sites_are_found_by_id():
    """The boundary hands out its sites."""
    assert BOUNDARY.site("north") == Site(id="north", name="北厂区", inside="in")
    assert BOUNDARY.site("west") is None


def test_the_example_of_the_documentation():
    """What docs/ledgers.md prints is read as it stands."""
    text = (Path(__file__).parents[3] / "docs/ledgers.md").read_text(encoding="utf-8")
    example = json.loads(text.split("```json", 1)[1].split("```", 1)[0])

    assert dump(load(Ledgers, example["ledgers"])) == example["ledgers"]
    assert load(Boundary, example["boundary"]).sites[0].name == "北厂区"
