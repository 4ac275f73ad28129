"""Edits of a document: made, taken back, made again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.assessment import WHOLE, Changes, apply, current, edit, replace_rows
from gf_desktop.domain.document import DisqualifierAnswer, Document, GateAnswer
from gf_desktop.domain.ledgers import Boundary, Ledgers, Settings, Site
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.messages import message
from tests.domain.builders import answer, applicant, document, negative_list, own

SAID = message("edit.row")

PLACES = st.sampled_from(
    [
        ("answers", "row", answer("1")),
        ("answers", "row", answer("2")),
        ("answers", "row", None),
        ("answers", "other", answer("3")),
        ("gates", "systems", GateAnswer(state="met")),
        ("benchmarks", "row", own(lead=1)),
        ("benchmarks", "row", {"cod": own(accept=True)}),
        ("conditions", "permit", GateAnswer(state="not-met")),
        ("disqualifiers", "operating", DisqualifierAnswer(state="none")),
        ("disqualifiers", "operating", None),
        ("narrative", "overview", "概况"),
        ("applicant", WHOLE, applicant(name="另一企业")),
    ]
)


def made(given_document: Document, places) -> tuple[Document, list[Changes]]:
    """Return the document after these edits, and each as a step of undo."""
    steps = []
    for collection, key, after in places:
        step = Changes((edit(given_document, collection, key, after),), SAID)
        given_document = apply(given_document, step)
        steps.append(step)
    return given_document, steps


@given(
    st.lists(PLACES, max_size=8), st.sampled_from([None, negative_list(), negative_list(operating="exists")])
)
def test_everything_can_be_taken_back(places, programme):
    """Undoing all steps from the last to the first gives the very document there was, redoing them the last one."""
    before = document({"row": answer("0")}, programme=programme)

    after, steps = made(before, places)
    undone = after
    for step in reversed(steps):
        undone = apply(undone, step.inverse())
    redone = undone
    for step in steps:
        redone = apply(redone, step)

    assert undone == before
    assert redone == after


@given(st.lists(PLACES, min_size=1, max_size=8))
def test_many_edits_in_one_step_are_taken_back_in_turn(places):
    """A step of several edits, some of the same place, is undone in the opposite order."""
    before = document({"row": answer("0")})
    after, steps = made(before, places)
    together = Changes(tuple(one for step in steps for one in step.edits), SAID)

    assert apply(before, together) == after
    assert apply(after, together.inverse()) == before
    assert together.inverse().inverse() == together


@pytest.mark.parametrize(
    ("collection", "key", "value"),
    [
        ("answers", "row", answer("1")),
        ("gates", "systems", GateAnswer(state="met")),
        ("disqualifiers", "operating", DisqualifierAnswer(state="exists")),
        ("conditions", "permit", GateAnswer(state="met")),
        ("narrative", "overview", "概况"),
    ],
)
def test_an_edit_puts_one_thing_in_its_place(collection, key, value):
    """After the edit the value stands there; before it nothing did; the document itself is not touched."""
    before = document()

    step = edit(before, collection, key, value)
    after = apply(before, Changes((step,), SAID))

    assert step.before is None
    assert current(after, collection, key) == value
    assert current(before, collection, key) is None


def test_the_applicant_is_one_place():
    """The whole enterprise is changed at once."""
    after = apply(document(), Changes((edit(document(), "applicant", WHOLE, applicant(name="新名")),), SAID))

    assert after.applicant.name == "新名"


def test_taking_back_the_first_circumstance_leaves_no_programme():
    """A document that named no programme does not come to name an empty one by undo."""
    step = Changes((edit(document(), "disqualifiers", "a", DisqualifierAnswer(state="none")),), SAID)

    assert apply(apply(document(), step), step.inverse()).programme is None


ROW_IDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), unique=True)


@given(ROW_IDS, ROW_IDS, st.sampled_from(["kWh", "MWh"]))
def test_a_ledger_is_replaced_and_taken_back_in_its_order(first, then, unit):
    """A ledger takes any rows in any order, and undo brings the old ones back in theirs."""
    old = tuple(EnergyRow(id=key, carrier="electricity") for key in first)
    new = tuple(EnergyRow(id=key, carrier="electricity", unit=unit) for key in then)
    begun = replace(document({}), ledgers=Ledgers(energy=old))
    changes = Changes(replace_rows(begun, "energy", new), SAID)

    done = apply(begun, changes)

    assert done.ledgers.energy == new
    assert apply(done, changes.inverse()) == begun


@pytest.mark.parametrize(
    ("collection", "after"),
    [
        ("settings", Settings(electricity="primary")),
        ("none", ("energy.feedstock",)),
        ("boundary", Boundary(sites=(Site(id="north"),))),
    ],
)
def test_what_holds_for_the_year_is_one_place_each(collection, after):
    """Boundary, settings and what was declared none are changed as a whole, and taken back."""
    begun = document({})
    changes = Changes((edit(begun, collection, WHOLE, after),), SAID)

    done = apply(begun, changes)

    assert current(done, collection, WHOLE) == after
    assert apply(done, changes.inverse()) == begun


def test_a_years_data_are_taken_over_whole():
    """Boundary and ledgers come along together; an untouched year has none."""
    begun = document({})
    boundary, ledgers = Boundary(note="两个厂区"), Ledgers(none=("projects",))
    full = replace(begun, boundary=boundary, ledgers=ledgers)

    assert begun.year_data.empty
    assert not full.year_data.empty
    assert begun.with_year_data(full.year_data) == full
