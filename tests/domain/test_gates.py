"""Basic requirements: explicit answers, those that follow from the negative list, and must rows."""

from __future__ import annotations

import pytest

from gf_desktop.domain.document import Answer
from gf_desktop.domain.gates import overall
from gf_desktop.domain.pack import Gate
from gf_desktop.domain.scoring import score
from tests.domain.builders import (
    checklist,
    document,
    gate_answers,
    negative_list,
    pack,
    programme,
    quantitative,
)

LISTED = (Gate(id="compliance", title="合规", derived_from="disqualifiers"), Gate(id="systems", title="体系"))


def state(given, listed=None, **gates: str) -> str:
    """Return the state of the gate that follows from the negative list."""
    result = score(
        document(programme=given, gates=gate_answers(**gates)), pack(quantitative(), gates=LISTED), listed
    )
    return result.gates[0].state


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), "met"),
        (("met", "met"), "met"),
        (("met", "open"), "open"),
        (("open", "not-met", "met"), "not-met"),
    ],
)
def test_the_worst_gate_decides(states, expected):
    """Not met outweighs open, open outweighs met; without gates nothing stands in the way."""
    assert overall(states) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"a": "none", "b": "none"}, "met"),
        ({"a": "none"}, "open"),
        ({}, "open"),
        ({"a": "none", "b": "open"}, "open"),
        ({"a": "none", "b": "exists"}, "not-met"),
        ({"other": "exists", "a": "none", "b": "none"}, "not-met"),
    ],
)
def test_with_the_list_at_hand_it_must_be_complete(given, expected):
    """All circumstances of the programme denied is met; one that exists is not; anything else is open."""
    assert state(negative_list(**given), programme("a", "b")) == expected


@pytest.mark.parametrize(
    ("given", "explicit", "expected"),
    [
        ({"a": "none"}, "open", "open"),
        ({"a": "none"}, "met", "met"),
        ({"a": "open"}, "met", "open"),
        ({"a": "exists"}, "met", "not-met"),
        ({}, "met", "met"),
    ],
)
def test_without_the_list_the_explicit_word_counts(given, explicit, expected):
    """Nobody knows whether the answers are all: they can refuse, but not approve by themselves."""
    assert state(negative_list(**given), compliance=explicit) == expected


def test_another_programmes_list_is_not_looked_at():
    """The list of a programme that the document does not name decides nothing."""
    assert state(negative_list(a="none"), programme("a", programme_id="another")) == "open"


def test_an_explicit_no_always_wins():
    """Who says that the requirement is not met is believed, whatever the list says."""
    assert state(negative_list(a="none"), programme("a"), compliance="not-met") == "not-met"


def test_without_a_programme_the_answer_stands():
    """A gate that would follow from a list is answered like any other where there is no list."""
    assert state(None, compliance="met") == "met"
    assert state(None) == "open"


def test_what_exists_is_named():
    """The gate's note names the circumstances that exist, unless the user wrote one."""
    given = document(programme=negative_list(a="exists", b="none"))

    result = score(given, pack(quantitative(), gates=LISTED), programme("a", "b"))

    assert result.gates[0].note == "情形 a"
    assert result.gates[0].derived


def test_a_gate_not_met_leaves_the_score():
    """The veto is said beside the score, which is still computed."""
    given = document({"row": Answer(value=None, ticked=None)}, gates=gate_answers(compliance="not-met"))

    result = score(given, pack(quantitative(), gates=LISTED))

    assert result.gate_state == "not-met"
    assert result.highest == 8


@pytest.mark.parametrize(
    ("option", "expected", "named"),
    [("met", "met", []), ("not-met", "not-met", ["must"]), (None, "open", []), ("half", "open", [])],
)
def test_must_rows_are_vetoes(option, expected, named):
    """A must row not met is a gate not met and named; one still open holds the state open (2018)."""
    result = score(
        document({"must": Answer(option=option)}), pack(checklist("must", must=True), checklist("may"))
    )

    assert result.gate_state == expected
    assert [gate.id for gate in result.gates] == named


def test_a_must_row_that_does_not_apply_is_no_veto():
    """A must row declared not applicable, with its reason, stands in nobody's way."""
    given = {"must": Answer(not_applicable=True, reason="无此工序")}

    assert score(document(given), pack(checklist("must", must=True))).gate_state == "met"
