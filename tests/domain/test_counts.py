"""How much is to be answered and is, where only some rows of a set count; and which rows need no answer."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.document import Answer
from gf_desktop.domain.flow import next_open, select, still_open, unanswered, ways
from gf_desktop.domain.home import summarise
from gf_desktop.domain.pack import Index, Pack
from gf_desktop.domain.report.counts import folded_words, index_words, only_sets_open, rows_words
from gf_desktop.domain.report.index import evidence_index
from gf_desktop.domain.result import ANSWERED, Result
from gf_desktop.domain.scoring import score
from gf_desktop.domain.scoring.counts import row_share
from tests.domain.builders import answer, document, figure, ratio
from tests.domain.builders import pack as make_pack
from tests.domain.test_sets import NA, NAMES, two_of_four
from tests.standards.shipped import pack
from tests.standards.test_samples import result, sample

STATES = {
    "open": Answer(),
    "best": answer(10),
    "worse": answer(3),
    "outside": NA,
    "wrong": Answer(draft="约 3"),
}


def counted(given_answers: dict[str, Answer], table: Pack | None = None) -> tuple[int, int]:
    """Return how many of the rows to be answered are."""
    found = score(document(given_answers), table or two_of_four())
    return found.answered, found.asked


@pytest.mark.parametrize(
    ("answers", "answered"),
    [
        ({}, 0),
        ({"a": answer(3)}, 1),
        ({"a": answer(3), "b": answer(4)}, 2),
        ({"a": answer(3), "b": answer(4), "c": answer(5)}, 2),
        ({"a": NA, "b": NA}, 0),
        ({"a": NA, "b": NA, "c": NA}, 1),
        ({"a": NA, "b": NA, "c": NA, "d": answer(5)}, 2),
        ({"a": Answer(chosen=True), "b": answer(5), "c": answer(6)}, 1),
        ({"plain": answer(5), "a": answer(3), "b": answer(4)}, 3),
    ],
)
def test_a_set_asks_for_as_many_rows_as_count(answers, answered):
    """Of four rows two are to be answered; those not applicable settle a place only where no other is left."""
    assert counted(answers) == (answered, 3)


def test_a_set_with_enough_rows_completes_its_section_and_needs_no_more():
    """The rows that others stand in for are neither open nor the next to answer."""
    table = two_of_four()
    given_document = document({"plain": answer(5), "a": answer(3), "b": answer(4)})
    found = score(given_document, table)

    assert [one.state for one in ways(table, given_document, found)] == ["complete"]
    assert next_open(table, found) is None
    assert unanswered(table, found) == select(given_document, table, found, "unanswered") == ()
    assert still_open(table, found) == 0


def test_values_that_wait_for_a_benchmark_fill_a_set_too():
    """A row typed but not scored yet holds a value; the others of its set are not asked for besides."""
    table = two_of_four(lead=figure(None))
    found = score(document({"plain": answer(5), "a": answer(3), "b": answer(4)}), table)

    assert (found.answered, found.asked) == (3, 3)
    assert next_open(table, found) is None
    assert score(document({"a": answer(3)}), table).row("b").status == "blank"


def test_while_a_set_lacks_rows_all_of_them_are_offered_but_only_those_lacking_counted():
    """One of two being there, three rows may be filled in, and one is still to be."""
    table = two_of_four()
    found = score(document({"a": answer(3)}), table)

    assert unanswered(table, found) == ("plain", "b", "c", "d")
    assert still_open(table, found) == 2


def test_home_lists_what_is_to_be_answered():
    """The summary of an evaluation has the same figures as its page."""
    summary = summarise(score(document({"a": answer(3)}), two_of_four()))
    assert (summary.answered, summary.rows) == (1, 3)


@given(st.fixed_dictionaries({name: st.sampled_from(sorted(STATES)) for name in ("plain", *NAMES)}))
def test_never_more_is_answered_than_asked_and_complete_means_nothing_open(states: dict[str, str]):
    """Whatever is answered: within bounds; nothing open exactly where all is answered or only wrong texts are left."""
    table = two_of_four()
    found = score(document({name: STATES[state] for name, state in states.items()}), table)

    assert 0 <= found.answered <= found.asked == 3
    if found.answered == found.asked:
        assert still_open(table, found) == 0
        assert next_open(table, found) is None
    else:
        assert next_open(table, found) is not None
    assert found.answered + still_open(table, found) <= found.asked


@given(st.sampled_from(["js-pp-staple-2026", "js-general-2026", "gbt36132-2018", "supply-chain-2024"]))
def test_without_sets_every_row_is_to_be_answered(scheme: str):
    """A table without sets counts as before: all rows, and those that hold a value."""
    found: Result = score(replace(document(), subject=pack(scheme).header.subject), pack(scheme))
    assert found.asked == len(found.rows)
    assert found.answered == sum(row.status in ANSWERED for row in found.rows)


def test_the_park_asks_for_24_of_its_31_rows():
    """18 must rows and six of the thirteen in sets; the sample has them all."""
    found = result("park-2016")
    assert (found.answered, found.asked, len(found.rows)) == (24, 24, 31)
    assert [one.state for one in ways(pack("park-2016"), sample("park-2016"), found)] == ["complete"] * 6


def test_each_row_of_the_park_is_worth_the_same_in_its_index():
    """100 ÷ 24; a table whose rows differ, or without an index, has no such figure."""
    assert row_share(pack("park-2016")) == Fraction(100, 24)
    assert row_share(pack("supply-chain-2024")) is None
    table = make_pack(ratio("a", points=2), ratio("b", points=1))
    table = replace(
        table, table=replace(table.table, index=Index(symbol="GI", title="指数", source="form", over=3))
    )
    assert row_share(table) is None


def test_papers_say_how_points_become_points_of_the_total():
    """Park: rows ÷ 24 × 100; 2018: by the section's share; a plain table says nothing."""
    park, found = pack("park-2016"), result("park-2016")
    said = folded_words(park, found.sections[0], found)
    assert said.params == {"score": "2.60", "points": "3", "folded": "10.83", "over": 24}
    older = result("gbt36132-2018")
    assert folded_words(pack("gbt36132-2018"), older.sections[0], older).params["percent"] == "20"
    plain = result("supply-chain-2024")
    assert folded_words(pack("supply-chain-2024"), plain.sections[0], plain) == ""


def test_papers_say_how_the_index_comes_about():
    """Each table with an index says its own way, another says nothing."""
    codes = [
        said.code if (said := index_words(pack(one))) else ""
        for one in ("park-2016", "supply-chain-2024", "gbt36132-2018")
    ]
    assert codes == ["report.draft.index-each", "report.draft.index-sum", ""]


def test_papers_name_rows_and_those_to_be_answered():
    """Only where a set lets some rows out are there two figures."""
    assert rows_words(31, 24).params == {"rows": 31, "asked": 24}
    assert rows_words(20, 20).code == "report.rows"


def test_only_another_choice_is_left_where_all_that_counts_is_scored():
    """The park's sample is scored whole; with a row missing, or without sets, something else is meant."""
    assert only_sets_open(result("park-2016").rows)
    assert not only_sets_open(result("supply-chain-2024").rows)


def test_no_evidence_is_asked_for_a_row_that_does_not_count():
    """The index of evidence leaves out what others of the set stand in for."""
    found = result("park-2016")
    index = evidence_index(sample("park-2016"), pack("park-2016"), found, {}, lambda said: said.code)
    asked = {row.id for row in found.rows if index.of_row(row.id)}
    assert asked == {row.id for row in found.rows if not row.left_out}
