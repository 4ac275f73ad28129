"""A year's data in the store: shared by the assessments of the year, frozen on closing, never overwritten."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.assessment import OF_YEAR, WHOLE, Changes, apply, edit, replace_rows
from gf_desktop.domain.calculators.shapes import Coefficient, Factors, FuelFactors
from gf_desktop.domain.document import Document, YearData
from gf_desktop.domain.ledgers import Boundary, Ledgers, Settings, Site
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.scoring import score
from gf_desktop.storage.layout import database
from gf_desktop.storage.workspace import Workspace
from tests.domain import builders
from tests.storage.world import PACK, SUMMARY, answered, assessment, change_id, changed

SAID = message("change.value", title="")
FACTORS = Factors(
    coal={"coal": Coefficient(value=Fraction(5, 7), unit="kgce/kg", source="GB/T 2589", confidence="high")},
    electricity={
        "calorific": Coefficient(value=Fraction(1229, 10000), unit="kgce/kWh", source="表", accepted=True)
    },
    fuels={"coal": FuelFactors(carbon=Coefficient(value=Fraction(26), unit="tC/TJ", source="指南"))},
)


def power(row_id: str = "e1", consumed: str = "1464650", **more: str) -> EnergyRow:
    """Return a row of electricity."""
    return EnergyRow(id=row_id, carrier="electricity", unit="kWh", consumed=Decimal(consumed), **more)


def data(*rows: EnergyRow, **more: object) -> YearData:
    """Return a year's data with these rows of energy."""
    boundary = Boundary(sites=(Site(id="s1", name="一厂"),))
    return YearData(
        boundary=boundary, ledgers=Ledgers(energy=rows or (power(),), none=("energy.feedstock",), **more)
    )


def with_data(assessment_id: str, given_data: YearData, **more: object):
    """Return an assessment that brings data of the year."""
    return assessment(assessment_id, boundary=given_data.boundary, ledgers=given_data.ledgers, **more)


def written(workspace: Workspace, assessment_id: str, *edits) -> None:
    """Record edits of an assessment as one change."""
    workspace.record(assessment_id, change_id(), Changes(edits, SAID), SUMMARY)


def kept(folder: Path, table: str) -> list[tuple]:
    """Return all rows of a table of year data."""
    with closing(sqlite3.connect(database(folder))) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


# Shared


def test_assessments_of_one_year_read_the_same_data(workspace):
    """What is entered in one assessment stands in every open one of the same applicant and year, and only there."""
    workspace.add(assessment("same"), SUMMARY)
    workspace.add(assessment("next-year", year=2026), SUMMARY)
    workspace.add(assessment("other", applicant_id="f2"), SUMMARY)

    document = workspace.load("a1").document
    edits = [
        edit(document, "rows", "energy/e1", power()),
        edit(document, "none", WHOLE, ("energy.feedstock",)),
    ]
    edits += [
        edit(document, "boundary", WHOLE, data().boundary),
        edit(document, "settings", WHOLE, Settings(grade=1)),
    ]
    written(workspace, "a1", *edits)

    expected = data(settings=Settings(grade=1))
    assert workspace.load("a1").document.year_data == workspace.load("same").document.year_data == expected
    assert workspace.load("next-year").document.year_data.empty
    assert workspace.load("other").document.year_data.empty


def test_rows_lie_in_the_documents_own_form(workspace, folder):
    """A row's body is the JSON that the document would hold; what was not entered has no row at all."""
    written(workspace, "a1", edit(workspace.load("a1").document, "rows", "energy/e1", power(note="表 1")))

    ((owner, year, ledger, row_id, position, body),) = kept(folder, "year_rows")
    assert (owner, year, ledger, row_id, position) == ("f1", 2025, "energy", "e1", 0)
    assert json.loads(body) == {
        "id": "e1",
        "carrier": "electricity",
        "unit": "kWh",
        "consumed": "1464650",
        "note": "表 1",
    }
    assert kept(folder, "year_facts") == []


def test_what_is_taken_back_to_nothing_leaves_nothing(workspace, folder):
    """Settings, boundary and rows that stand as at the beginning again are not kept."""
    start = workspace.load("a1").document
    edits = (
        edit(start, "rows", "energy/e1", power()),
        edit(start, "settings", WHOLE, Settings(grade=2)),
        edit(start, "boundary", WHOLE, Boundary(note="两个厂区")),
        edit(start, "none", WHOLE, ("projects",)),
    )
    written(workspace, "a1", *edits)
    written(workspace, "a1", *Changes(edits, SAID).inverse().edits)

    assert workspace.load("a1").document == start
    assert kept(folder, "year_rows") == kept(folder, "year_facts") == []


def test_thousands_of_rows_are_one_change(workspace):
    """Ten thousand rows come in as one change in their order, are put in another order, and go again."""
    start = workspace.load("a1").document
    many = tuple(power(f"e{n}", str(n)) for n in range(10_000))
    there = Changes(replace_rows(start, "energy", many), SAID)
    workspace.record("a1", "in", there, SUMMARY)
    filled = workspace.load("a1").document
    turned = Changes(replace_rows(filled, "energy", tuple(reversed(many))), SAID)
    workspace.record("a1", "turned", turned, SUMMARY)

    assert filled.ledgers.energy == many
    assert workspace.load("a1").document.ledgers.energy == tuple(reversed(many))
    workspace.record("a1", "out", there.inverse(), SUMMARY)
    assert workspace.load("a1").document == start


ROW_IDS = st.sampled_from(["r1", "r2", "r3", "r4"])
ROWS = {
    "energy": st.builds(power, ROW_IDS, st.sampled_from(["1", "2.50"])),
    "products": st.builds(ProductRow, id=ROW_IDS, name=st.sampled_from(["甲", "乙"])),
}


@st.composite
def edits_of(draw: st.DrawFn, document: Document):
    """Return one to four edits of a year's collections, each fitting the document it is made on."""
    made = []
    for _ in range(draw(st.integers(1, 4))):
        ledger = draw(st.sampled_from(sorted(ROWS)))
        kind = draw(
            st.sampled_from(["put", "put", "gone", "replace", "order", "settings", "none", "boundary"])
        )
        new = _edits(draw, document, ledger, kind)
        document = apply(document, Changes(tuple(new), SAID))
        made += new
    return tuple(made)


def _edits(draw: st.DrawFn, document: Document, ledger: str, kind: str):
    if kind == "put":
        row = draw(ROWS[ledger])
        return [edit(document, "rows", f"{ledger}/{row.id}", row)]
    if kind == "gone":
        return [edit(document, "rows", f"{ledger}/{draw(ROW_IDS)}", None)]
    if kind == "replace":
        return list(
            replace_rows(document, ledger, draw(st.lists(ROWS[ledger], unique_by=lambda row: row.id)))
        )
    if kind == "order":
        return [edit(document, "order", ledger, tuple(draw(st.lists(ROW_IDS, unique=True))))]
    values = {
        "settings": st.builds(Settings, grade=st.sampled_from([None, 1, 2])),
        "none": st.sampled_from([(), ("projects",), ("energy.feedstock", "projects")]),
        "boundary": st.builds(Boundary, note=st.sampled_from(["", "租用"])),
    }
    return [edit(document, kind, WHOLE, draw(values[kind]))]


def test_what_is_kept_is_what_the_screen_holds(workspace):
    """After any changes, and after taking them all back, the store gives the document that memory holds."""

    @given(st.data())
    def check(drawn):
        name = change_id()
        document = workspace.add(with_data(name, data(), applicant_id=name), SUMMARY).document
        begun, made = document, []
        for _ in range(drawn.draw(st.integers(1, 4))):
            made.append(Changes(drawn.draw(edits_of(document)), SAID))
            document = recorded(workspace, name, document, made[-1])
        for changes in reversed(made):
            document = recorded(workspace, name, document, changes.inverse())
        assert by_id(document) == by_id(begun)

    check()


def recorded(workspace: Workspace, name: str, document: Document, changes: Changes) -> Document:
    """Make changes in memory and in the store, and return the document that both hold."""
    workspace.record(name, change_id(), changes, SUMMARY)
    found = workspace.load(name).document
    assert found == apply(document, changes)
    return found


def by_id(document: Document) -> dict[str, EnergyRow]:
    """Return the rows of energy by their ids, whatever their order."""
    return {row.id: row for row in document.ledgers.energy}


# Never overwritten


@pytest.mark.parametrize(
    ("collection", "key", "there", "here"),
    [
        ("rows", "energy/e1", power(consumed="2"), power(consumed="3")),
        ("rows", "energy/e1", None, power(consumed="3")),
        ("rows", "energy/new", power("new"), power("new", "4")),
        ("settings", WHOLE, Settings(grade=1), Settings(grade=2)),
        ("none", WHOLE, ("projects",), ()),
        ("boundary", WHOLE, Boundary(), Boundary(note="改")),
    ],
)
def test_a_change_on_what_has_moved_on_is_refused(workspace, collection, key, there, here):
    """A change that was made before another assessment changed the same place writes nothing and is told."""
    workspace.add(with_data("b", data()), SUMMARY)
    old = workspace.load("a1").document
    written(workspace, "b", edit(workspace.load("b").document, collection, key, there))
    before = workspace.load("a1"), workspace.history("a1")

    with pytest.raises(UserFacingError) as raised:
        written(workspace, "a1", edit(old, "answers", "energy", None), edit(old, collection, key, here))

    assert raised.value.said.code == "store.year-changed"
    assert (workspace.load("a1"), workspace.history("a1")) == before


def test_undo_spares_what_another_assessment_did_elsewhere(workspace):
    """Taking a change back touches its own places only; rows that another assessment entered meanwhile stay."""
    document = workspace.load("a1").document
    mine = Changes((edit(document, "rows", "energy/e1", power()),), SAID)
    workspace.record("a1", "mine", mine, SUMMARY)
    workspace.add(assessment("b"), SUMMARY)
    written(workspace, "b", edit(workspace.load("b").document, "rows", "energy/e2", power("e2")))

    workspace.record("a1", "undo", mine.inverse(), SUMMARY, undoes="mine")

    assert workspace.load("b").document.ledgers.energy == (power("e2"),)


def test_a_new_assessment_never_overwrites_data(workspace):
    """An assessment that brings other data reads those that are there; where there are none it brings its own."""
    first = workspace.add(with_data("b", data()), SUMMARY)
    second = workspace.add(with_data("c", data(power(consumed="9"))), SUMMARY)

    assert first.document.year_data == second.document.year_data == data()
    assert workspace.load("a1").document.year_data == data()


# Summaries


def test_summaries_of_the_others_become_stale(workspace):
    """A change of shared data marks the open others of the year until their summary is made anew."""
    for name in ("b", "closed"):
        workspace.add(assessment(name), SUMMARY)
    workspace.add(assessment("next-year", year=2026), SUMMARY)
    workspace.close("closed", score(assessment().document, PACK), SUMMARY)
    document = workspace.load("a1").document

    workspace.record("a1", change_id(), answered(document, "7"), SUMMARY)
    assert workspace.stale() == ()
    written(workspace, "a1", edit(document, "rows", "energy/e1", power()))
    assert workspace.stale() == ("b",)
    before = workspace.load("b").changed
    workspace.put_summary("b", replace(SUMMARY, total="9.00"))

    assert workspace.stale() == ()
    assert workspace.load("b").changed == before
    workspace.record(
        "a1", change_id(), changed(document, "applicant", WHOLE, builders.applicant(city="无锡市")), SUMMARY
    )
    assert set(workspace.stale()) == {"b", "next-year"}


def test_summaries_made_with_something_else_are_stale(workspace):
    """Each summary remembers with what it was made; what lies in the bin or is closed is not spoken of."""
    for name in ("b", "closed", "binned"):
        workspace.add(assessment(name), replace(SUMMARY, made="1"))
    workspace.close("closed", score(assessment().document, PACK), SUMMARY)
    workspace.remove("binned")

    assert workspace.stale("1") == ("a1",)
    assert set(workspace.stale("2")) == {"a1", "b"}
    workspace.put_summary("b", replace(SUMMARY, made="2"))

    assert workspace.stale("2") == ("a1",)
    assert workspace.stale() == ()


def test_a_closed_assessment_keeps_its_summary(workspace, folder):
    """What arrives for an assessment that was closed meanwhile changes nothing."""
    workspace.close("a1", score(workspace.load("a1").document, PACK), SUMMARY)
    before = kept(folder, "assessments")

    workspace.put_summary("a1", replace(SUMMARY, total="0.00"))

    assert kept(folder, "assessments") == before


# Closed


def test_closing_freezes_data_and_factors(workspace):
    """A closed assessment keeps the data and the reference figures it was closed with, whatever is entered later."""
    workspace.add(with_data("b", data()), SUMMARY)
    result = score(workspace.load("a1").document, PACK)

    closed = workspace.close("a1", result, SUMMARY, FACTORS)
    written(workspace, "b", edit(workspace.load("b").document, "rows", "energy/e1", power(consumed="1")))

    assert (closed.document.year_data, closed.factors, closed.frozen) == (data(), FACTORS, result)
    assert workspace.load("a1") == closed


def test_a_reopened_copy_reads_the_years_data_as_they_stand(workspace):
    """A copy brings no old data back over newer ones; the closed one keeps those it was closed with."""
    workspace.add(with_data("b", data()), SUMMARY)
    closed = workspace.close("a1", score(workspace.load("a1").document, PACK), SUMMARY)
    written(workspace, "b", edit(workspace.load("b").document, "rows", "energy/e1", power(consumed="1")))

    copy = workspace.add(replace(closed, id="copy", frozen=None), SUMMARY, reopened_from="a1")

    assert copy.document.ledgers.energy == (power(consumed="1"),)
    assert workspace.load("b").document.ledgers.energy == (power(consumed="1"),)
    assert workspace.load("a1").document.ledgers.energy == (power(),)


# Deleted


def test_the_bin_keeps_the_years_data(workspace):
    """Putting the only assessment of a year into the bin and taking it out loses nothing."""
    written(workspace, "a1", edit(workspace.load("a1").document, "rows", "energy/e1", power()))
    before = workspace.load("a1")

    workspace.remove("a1")
    workspace.restore("a1")

    assert workspace.load("a1") == before


def test_the_years_data_go_with_the_last_assessment_of_the_year(workspace, folder):
    """Data stay while any assessment of the year is left, a closed one or one in the bin too; other years stay."""
    workspace.add(with_data("b", data()), SUMMARY)
    workspace.add(with_data("next-year", data(power("n")), year=2026), SUMMARY)
    workspace.close("b", score(workspace.load("b").document, PACK), SUMMARY)
    years = []
    for name in ("a1", "b", "next-year"):
        workspace.remove(name)
        workspace.purge(name)
        years.append(sorted({row[1] for table in ("year_rows", "year_facts") for row in kept(folder, table)}))

    assert years == [[2025, 2026], [2026], []]


def test_every_collection_of_the_year_is_written():
    """No collection that belongs to the year is left to the assessment."""
    assert {"rows", "order", "none", "settings", "boundary"} == OF_YEAR
