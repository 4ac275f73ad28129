"""The way through an assessment, without a window."""

from __future__ import annotations

import pytest

from gf_desktop.domain.document import Answer
from gf_desktop.domain.flow import next_open, select, ways
from gf_desktop.domain.scoring import score
from tests.domain.builders import (
    answer,
    choice,
    document,
    figure,
    numbers,
    own,
    pack,
    parts,
    quantitative,
    section,
    unsplit,
)

ROWS = [quantitative(name) for name in "abc"]
NA = Answer(not_applicable=True, reason="因")


@pytest.mark.parametrize(
    ("answers", "state", "answered", "problems"),
    [
        ({}, "not-started", 0, 0),
        ({"a": Answer()}, "not-started", 0, 0),
        ({"a": answer(95)}, "in-progress", 1, 0),
        ({"a": Answer(note="待查")}, "in-progress", 0, 0),
        ({"a": answer(95), "b": Answer(draft="约")}, "attention", 1, 1),
        ({"a": Answer(not_applicable=True)}, "attention", 0, 1),
        ({"a": answer(95), "b": answer(95), "c": NA}, "complete", 3, 0),
    ],
)
def test_a_section_says_where_it_stands(answers, state, answered, problems):
    """Not started, in progress, needs attention, complete: with the counts beside."""
    given, table = document(answers), pack(*ROWS)

    (found,) = ways(table, given, score(given, table))

    assert (found.state, found.answered, found.rows, found.problems) == (state, answered, 3, problems)


def test_a_missing_benchmark_needs_attention_but_an_unknown_split_does_not():
    """The user can enter a benchmark; nobody can enter the authority's split of points."""
    rows = (quantitative("a", lead=figure(None)),)
    given = document({"a": answer(95), "b": answer(95)})
    table = pack(section(*rows), unsplit(quantitative("b", points=None), points=8, section_id="two"))

    states = [one.state for one in ways(table, given, score(given, table))]

    assert states == ["attention", "complete"]


@pytest.mark.parametrize(("note", "state"), [("", "attention"), ("不排废水", "complete")])
def test_a_part_left_empty_needs_a_word(note, state):
    """A row with one part filled of two is counted as answered, and asks for the other or for a note."""
    given = document({"row": answer(parts=numbers(nmhc=20), note=note)})
    table = pack(parts())
    result = score(given, table)

    assert [(one.state, one.answered) for one in ways(table, given, result)] == [(state, 1)]
    assert select(given, table, result, "findings") == ("row",)


def test_the_bonus_is_the_last_section():
    """The bonus has its own line after the table's sections."""
    given, table = document(), pack(*ROWS, bonus=(choice("x"),))

    assert [one.id for one in ways(table, given, score(given, table))] == ["energy", "bonus"]


@pytest.mark.parametrize(
    ("after", "expected"), [("", "b"), ("a", "b"), ("b", "c"), ("c", "b"), ("gone", "b")]
)
def test_the_next_open_row_comes_round(after, expected):
    """From each place the next row to answer is found, from the front again after the last."""
    given = document({"a": answer(95)})

    assert next_open(pack(*ROWS), score(given, pack(*ROWS)), after) == expected


def test_the_last_open_row_is_its_own_next():
    """Standing on the only open row, it is still the next one; with none open there is none."""
    one_open = document({"a": answer(95), "c": answer(95)})
    none_open = document(dict.fromkeys("abc", answer(95)))

    assert next_open(pack(*ROWS), score(one_open, pack(*ROWS)), "b") == "b"
    assert next_open(pack(*ROWS), score(none_open, pack(*ROWS)), "b") is None


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ("all", ("a", "b", "c", "d", "e")),
        ("unanswered", ("b", "c")),
        ("findings", ("c", "d", "e")),
        ("to-verify", ("d", "e")),
    ],
)
def test_filters_show_what_they_say(only, expected):
    """Unanswered, with findings, or resting on figures nobody has checked; an accepted one is still unchecked."""
    rows = [
        *ROWS,
        quantitative("d", lead=figure(95, "doubtful")),
        quantitative("e", lead=figure(95, "memory")),
    ]
    given = document(
        {"a": answer(95), "c": Answer(draft="约"), "d": answer(95), "e": answer(95)},
        benchmarks={"e": own(accept=True)},
    )

    assert select(given, pack(*rows), score(given, pack(*rows)), only) == expected
