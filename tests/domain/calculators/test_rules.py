"""What holds for every calculator: units, order, sums, months, and that nothing is taken for granted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.calculators import CALCULATORS, READS, Computed, Missing, Place, Products, in_unit
from gf_desktop.domain.calculators.amounts import ratio
from gf_desktop.domain.calculators.registry import TOTALS
from gf_desktop.domain.calculators.work import figure_text
from gf_desktop.domain.formulas import FORMULAS
from gf_desktop.domain.ledgers import LEDGERS, Ledgers, columns, year_of
from gf_desktop.domain.numbers import fixed_text
from tests.domain.calculators.builders import SAY, changed_rows, factory, figures, ledgers, run

NAMES = sorted(CALCULATORS)
METHODS = ("share", "metering", "standard-product", "output")
RESULTS = {name: figures(run(name, factory())) for name in NAMES}

# A measured value replaces a reference: without it, the reference is what is missing.
INSTEAD = {"heating_value": "factors/coal/biomass"}


def test_every_formula_has_its_calculator():
    """The names of the formulas and of the calculators are the same."""
    assert CALCULATORS.keys() == FORMULAS.keys()


@pytest.mark.parametrize("name", NAMES)
def test_each_has_a_result_and_a_trace(name):
    """The factory has everything that any calculator asks for; each result tells how it came about."""
    found = run(name, factory())

    assert not isinstance(found, Missing), found
    assert found.steps
    assert found.used


def used_places(name: str, **choices) -> list[Place]:
    """Return the places in ledgers that a calculation has read and found something in."""
    found = run(name, factory(**choices))
    assert isinstance(found, (Computed, Products))
    read = [place for place in found.used if place.ledger in LEDGERS]
    return [place for place in read if cell(place) not in (None, "")]


def cell(place: Place) -> Any:
    """Return what stands at a place in the factory's ledgers."""
    row = next(row for row in ledgers().rows(place.ledger) if row.id == place.row)
    return getattr(row, place.column)


@pytest.mark.parametrize("name", NAMES)
def test_the_ledgers_it_reads(name, monkeypatch):
    """What is said to be read is what is read, with every choice that opens a ledger."""
    seen = set()
    plain = Ledgers.rows

    def spy(book, ledger):
        seen.add(ledger)
        return plain(book, ledger)

    inputs = factory(zero_carbon=frozenset({"traded"}))
    monkeypatch.setattr(Ledgers, "rows", spy)
    run(name, inputs)

    assert seen == READS[name]


@pytest.mark.parametrize("name", NAMES)
def test_each_input_removed_is_named(name):
    """Taken away one at a time, every input makes the result missing, and is named with its place."""
    for place in used_places(name):
        blank = "" if isinstance(cell(place), str) else None
        book = changed_rows(
            ledgers(),
            place.ledger,
            lambda found, place=place, blank=blank: [
                replace(row, **{place.column: blank}) if row.id == place.row else row for row in found
            ],
        )
        if place.column in ("feedstock", "transformed_out", "supplied_out"):
            book = replace(book, none=tuple(one for one in book.none if not one.endswith(place.column)))
        found = run(name, factory(book))

        assert isinstance(found, Missing), place
        assert INSTEAD.get(place.column, place.text) in found.places, place


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_can_be_said(name):
    """Steps and gaps come out as Chinese sentences."""
    results = [run(name, factory()), run(name, factory(ledgers(**{ledger: [] for ledger in LEDGERS})))]
    for found in results:
        said = (
            [lack.said for lack in found.lacks]
            if isinstance(found, Missing)
            else [s.said for s in found.steps]
        )
        assert all(SAY(one) for one in said)


@pytest.mark.parametrize("name", NAMES)
def test_empty_ledgers_are_missing(name):
    """With nothing entered nothing is computed."""
    found = run(name, factory(ledgers(**{ledger: [] for ledger in LEDGERS}, none=[])))

    assert isinstance(found, Missing)


def test_only_what_may_be_none_is_taken_for_none():
    """A word that there is no land area does not make it nought; the sentence asks for the figure."""
    book = ledgers(parcels=[{"id": "l1", "site": "north", "unit": "m²"}], none=["parcels.area"])
    found = run("land-output", factory(book))

    assert found.places == ("parcels/l1/area",)
    assert found.lacks[0].said.code == "calc.blank"


def test_the_sentence_offers_the_way_out_that_there_is():
    """A blank quantity may be declared none, a blank text may not, the use of earlier stock may not either."""
    bare = [{"id": "s1", "name": "炉渣", "hazard": "general", "generated": "1"}]
    found = run("solid-waste-use-rate", factory(ledgers(waste=bare)))

    assert {lack.place.column: lack.said.code for lack in found.lacks} == {
        "used": "calc.blank-or-none",
        "unit": "calc.blank-word",
        "used_stock": "calc.blank",
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_trace_says_what_stands_at_its_places(name):
    """A figure that a step read is the figure of that place, and the last step says the result."""
    found = run(name, factory())
    for text, figure in (one for step in found.steps for one in step.inputs):
        read = year_of(cell(Place(*text.split("/"))))
        assert read.value is not None
        assert figure == figure_text(read.value), text
    if isinstance(found, Computed):
        assert found.steps[-1].result == f"{figure_text(found.value)} {found.unit}"


def test_how_net_use_comes_about():
    """What is taken out of a carrier is written out, with its places."""
    found = run("energy-per-output", factory())
    coal, heat = (step for step in found.steps if step.said.code == "calc.net")

    assert SAY(coal.said) == "原煤：消费 6000 − 原料 1000 − 加工转换产出 0 − 回收利用 0 − 外供 0。"
    assert coal.inputs == (("energy/e2/consumed", "6000"), ("energy/e2/feedstock", "1000"))
    assert heat.result == "-10000 GJ"


@given(data=st.data())
def test_the_order_of_rows_is_irrelevant(data):
    """Rows in any order give the same figures."""
    ledger = data.draw(st.sampled_from([name for name in LEDGERS if len(ledgers().rows(name)) > 1]))
    order = data.draw(st.permutations(range(len(ledgers().rows(ledger)))))
    book = changed_rows(ledgers(), ledger, lambda found: [found[place] for place in order])

    for name in NAMES:
        found = run(name, factory(book))
        expected = run(name, factory())
        assert comparable(found) == comparable(expected), name


def comparable(found: Any) -> object:
    """Return a result in a unit that does not depend on which row came first."""
    if isinstance(found, Computed) and found.unit in ("kg/t", "kg/kg", "t/kg"):
        found = in_unit(found, "t/t")
    if isinstance(found, Computed) and found.unit == "kg/万元":
        found = in_unit(found, "t/万元")
    return figures(found)


QUANTITIES = [
    (ledger, row.id, column.key)
    for ledger in LEDGERS
    for row in ledgers().rows(ledger)
    for column in columns(ledger)
    if column.kind == "quantity" and isinstance(getattr(row, column.key), Decimal)
]


@given(place=st.sampled_from(QUANTITIES), parts=st.lists(st.integers(-50, 50), min_size=11, max_size=11))
def test_months_sum_to_the_year(place, parts):
    """Twelve months of the same sum give the same figures as the year."""
    ledger, row_id, column = place
    months = tuple(Decimal(part) for part in parts)

    def by_month(found):
        for row in found:
            if row.id == row_id:
                rest = getattr(row, column) - sum(months, Decimal(0))
                yield replace(row, **{column: (*months, rest)})
            else:
                yield row

    book = changed_rows(ledgers(), ledger, by_month)
    assert {name: figures(run(name, factory(book))) for name in NAMES} == RESULTS


SUMMED = [
    ("energy", "e3", ("consumed",), "energy-per-output"),
    ("energy", "e2", ("consumed", "feedstock"), "carbon-per-output"),
    ("energy", "e1", ("bought", "consumed", "non_industrial"), "renewable-share"),
    ("energy", "e1", ("bought", "consumed", "non_industrial"), "carbon-per-output"),
    ("green", "g1", ("amount", "fed_out"), "renewable-share"),
    ("water", "w1", ("amount",), "water-per-output"),
    ("water", "w7", ("amount",), "water-reuse-rate"),
    ("water", "w10", ("amount",), "waste-water-reuse-rate"),
    ("waste", "s1", ("generated", "used", "used_stock"), "solid-waste-use-rate"),
    ("output_value", "v2", ("value",), "retrofit-investment-share"),
    ("output_value", "v3", ("value",), "land-output"),
    ("materials", "m1", ("consumed", "green"), "material-per-product"),
    ("materials", "m1", ("consumed", "green"), "green-material-share"),
    ("pollutants", "u1", ("generated", "discharged"), "pollutant-per-output"),
    ("parcels", "l2", ("area",), "building-coefficient"),
    ("buildings", "b1", ("footprint",), "building-coefficient"),
    ("storeys", "f1", ("area",), "plot-ratio"),
    ("products", "p1", ("output",), "saving-product-share"),
]


@pytest.mark.parametrize(("ledger", "row_id", "split", "name"), SUMMED)
@given(part=st.integers(1, 99))
def test_a_row_split_in_two_changes_nothing(ledger, row_id, split, name, part):
    """Ratios of sums: in how many rows a quantity stands has no influence, as it would have on a mean of ratios."""
    share = Decimal(part) / 100

    def in_two(found):
        for row in found:
            if row.id != row_id:
                yield row
                continue
            first = {column: getattr(row, column) * share for column in split}
            yield replace(row, **first)
            yield replace(row, id="other", **{c: getattr(row, c) - first[c] for c in split})

    assert figures(run(name, factory(changed_rows(ledgers(), ledger, in_two)))) == RESULTS[name]


SAME = [
    ("energy", "e1", "kWh", "万kWh", ("bought", "consumed", "non_industrial")),
    ("energy", "e2", "t", "kg", ("consumed", "feedstock")),
    ("energy", "e3", "万m³", "m³", ("consumed",)),
    ("green", "g1", "MWh", "kWh", ("amount", "fed_out")),
    ("output_value", "v3", "千元", "元", ("value",)),
    ("output_value", "v1", "万元", "亿元", ("value",)),
    ("products", "p1", "t", "kg", ("output", "capacity")),
    ("water", "w1", "m³", "万m³", ("amount",)),
    ("waste", "s2", "kg", "t", ("generated", "used", "used_stock")),
    ("parcels", "l2", "m²", "公顷", ("area",)),
    ("projects", "r1", "万元", "千元", ("investment",)),
]


@pytest.mark.parametrize(("ledger", "row_id", "unit", "other", "converted"), SAME)
def test_the_unit_of_a_row_is_irrelevant(ledger, row_id, unit, other, converted):
    """The same amount in another unit gives the same indicators in the unit of the table."""
    factor = ratio(unit, other) or Fraction(0)

    def in_other(found):
        for row in found:
            if row.id != row_id:
                yield row
                continue
            said = {c: getattr(row, c) for c in converted if getattr(row, c) is not None}
            yield replace(row, unit=other, **{c: exact(Fraction(said[c]) * factor) for c in said})

    book = changed_rows(ledgers(), ledger, in_other)
    for name in (name for name in NAMES if "product" not in name and name != "land-capacity"):
        assert figures(run(name, factory(book))) == RESULTS[name], name
    assert per_tonne(book) == per_tonne(ledgers())


def exact(figure: Fraction) -> Decimal:
    """Return a figure that ends as a decimal."""
    return Decimal(fixed_text(figure, 12))


def per_tonne(book: Ledgers) -> object:
    """Return the products' energy in kgce/t."""
    found = in_unit(run("energy-per-product", factory(book)), "kgce/t")
    assert found is not None
    return figures(found)


@given(scale=st.integers(1, 1000))
def test_scale(scale):
    """A factory k times as large in everything has the same intensities."""
    book = ledgers()
    for ledger in LEDGERS:
        kinds = [c.key for c in columns(ledger) if c.kind == "quantity"]

        def larger(found, kinds=kinds):
            for row in found:
                yield replace(row, **{k: times(getattr(row, k), scale) for k in kinds})

        book = changed_rows(book, ledger, larger)
    for name in ("energy-per-output", "carbon-per-output", "water-reuse-rate", "solid-waste-use-rate"):
        assert figures(run(name, factory(book))) == RESULTS[name]
    assert run("renewable-share", factory(book)).value == run("renewable-share", factory()).value
    assert TOTALS["energy"](factory(book)).value == TOTALS["energy"](factory()).value * scale


def times(quantity, scale):
    """Return a quantity ``scale`` times as large."""
    if isinstance(quantity, tuple):
        return tuple(times(one, scale) for one in quantity)
    return quantity if quantity is None else quantity * scale


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", ["energy-per-product", "water-per-product", "carbon-per-product"])
def test_products_share_the_whole(name, method):
    """What the products took and what is left over is the whole, whatever the method."""
    found = run(name, factory(energy=method, water=method, carbon=method))
    whole = TOTALS[name.split("-", maxsplit=1)[0]](factory())

    assert isinstance(found, Products)
    assert found.left_out is not None
    assert sum(one.weight for one in found.values) + found.left_out == whole.value


def test_the_factory_fills_every_ledger_that_is_computed_from():
    """Only the ledgers of records are empty in the factory that all these tests rest on."""
    records = {"meters", "certificates", "totals"}

    assert {ledger for ledger in LEDGERS if not ledgers().rows(ledger)} == records
