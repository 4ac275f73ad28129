"""Sets of rows of which only some count: which ones, what the others may not add, what a document may say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.answer_rules import check_chosen
from gf_desktop.domain.document import Answer, Document
from gf_desktop.domain.pack import Figure, Index, Pack, Rounding
from gf_desktop.domain.report.counts import range_words
from gf_desktop.domain.report.words import score_cell
from gf_desktop.domain.result import Result
from gf_desktop.domain.scoring import score
from tests.domain.builders import answer, document, exact, figure, own, pack, ratio

NAMES = "abcd"
NA = Answer(not_applicable=True, reason="没有")


def two_of_four(*, lead: int | Figure = 10, **more: object) -> Pack:
    """Return a table of one plain row and a set of four of which two count, each worth one point at 10.

    ``lead`` is that of the set's first row.
    """
    plain = ratio("plain", points=1)
    leads = dict.fromkeys(NAMES, 10) | {"a": lead}
    rows = [ratio(name, points=1, lead=leads[name], choose_from="A") for name in NAMES]
    made = pack(plain, *rows, rounding=Rounding(places=2, at="total"), **more)
    return replace(made, table=replace(made.table, choose={"A": 2}))


def scored(given_answers: dict[str, Answer], table: Pack | None = None) -> Result:
    """Return the result of answers to the table."""
    return score(document(given_answers), table or two_of_four())


def left_out(result: Result) -> list[str]:
    """Return the rows that others of their set stand in for."""
    return [row.id for row in result.rows if row.left_out]


def test_nothing_answered_can_bring_no_more_than_what_counts():
    """Four open rows of which two count are worth two points, not four."""
    result = scored({})
    assert (result.total, result.highest) == exact(0, 3)
    assert result.sections[0].points == 3
    assert left_out(result) == []


def test_the_best_ones_count():
    """More than needed being filled, the best count and the others are worth nothing."""
    result = scored({"a": answer(3), "b": answer(9), "c": answer(5)})
    assert result.total == Fraction("1.4")
    assert left_out(result) == ["a", "d"]
    assert result.highest == Fraction("2.9")
    assert result.row("a").status == "not-applicable"
    assert result.row("a").points == 0
    assert result.row("a").reason.code == "score.left-out"


def test_what_the_highest_total_means_keeps_the_choice():
    """Where the user's choice is fixed nobody is promised points by choosing others; without one, they are."""
    filled = {"plain": answer(10), **dict(zip(NAMES, map(answer, (3, 9, 5)), strict=False))}
    fixed = filled | {name: replace(filled[name], chosen=True) for name in "ab"}
    one = fixed | {"b": filled["b"]}

    assert meaning(filled) == "report.range-sets"
    assert meaning(fixed) == "report.range-sets-same-chosen"
    assert meaning(one) == "report.range-sets-chosen"
    assert meaning(filled | {"b": answer(10), "c": answer(10)}) == "report.range-sets-same"
    assert meaning({"plain": answer(10)}) == "report.range"


def meaning(answers: dict[str, Answer]) -> str:
    """Return which sentence says what lowest and highest mean."""
    return range_words(document(answers), scored(answers)).code


def test_those_chosen_count_before_better_ones():
    """The user's choice wins over the better score; the place that is left goes to the best."""
    chosen = replace(answer(3), chosen=True)
    result = scored({"a": chosen, "b": answer(9), "c": answer(5)})
    assert result.total == Fraction("1.2")
    assert left_out(result) == ["c", "d"]


def test_a_chosen_row_keeps_its_place_while_it_is_open():
    """A row chosen and not yet filled is still to come; the others do not take its place."""
    result = scored({"a": Answer(chosen=True), "b": answer(9), "c": answer(5)})
    assert (result.total, result.highest) == (Fraction("0.9"), 3)
    assert left_out(result) == ["c", "d"]


def test_a_half_filled_set_is_still_open():
    """While one place is left, no row is left out, and two better ones may still count instead."""
    result = scored({"b": answer(9)})
    assert (result.total, result.highest) == (Fraction("0.9"), 3)
    assert left_out(result) == []


def test_a_row_that_waits_for_its_figure_is_not_left_out_before_the_set_is_full():
    """Without its lead a row takes no place, and takes it as soon as the lead may be used."""
    waiting = two_of_four(lead=figure(10, "memory"))
    result = scored({"a": answer(10), "b": answer(5)}, waiting)
    assert result.row("a").status == "benchmark-missing"
    assert (result.total, result.highest) == (Fraction("0.5"), 3)


def test_rows_not_applicable_count_only_where_the_set_needs_them():
    """Two rows out of four being left, a review adds nothing; three being out, it adds the one that is missing."""
    table = two_of_four(not_applicable="review-full-points")
    two = scored({"a": NA, "b": NA, "plain": answer(10)}, table)
    three = scored({"a": NA, "b": NA, "c": NA, "plain": answer(10)}, table)
    assert two.after_review == 1
    assert three.after_review == 2
    assert two.highest == three.highest == 3


def test_an_index_makes_a_hundred_of_the_rows_that_count():
    """Three rows counting, each is worth a third of a hundred; rounded once, at the total."""
    table = two_of_four()
    index = Index(symbol="GI", title="指数", source="form", over=3)
    table = replace(table, table=replace(table.table, index=index))
    result = scored({"plain": answer(10), "a": answer(9)}, table)
    assert result.sections[0].points == 100
    assert (result.total, result.highest) == (Fraction("63.33"), 100)


def test_too_many_chosen_and_chosen_without_a_set_are_refused():
    """A document may choose no more rows than count, and none that belongs to no set."""
    chosen = Answer(chosen=True)
    problems = list(check_chosen(two_of_four(), dict.fromkeys(("plain", "a", "b", "c"), chosen)))
    assert [(p.path[1], p.said.code) for p in problems] == [
        ("plain", "document.chosen-alone"),
        ("c", "document.chosen-too-many"),
    ]


VALUES = st.dictionaries(st.sampled_from(NAMES), st.decimals(0, 12, places=1))


@given(VALUES, st.sampled_from(NAMES), st.decimals(0, 3, places=1))
def test_a_better_value_never_scores_less(values, name, more):
    """Filling a row, or bettering it, takes nothing from the total, which stays within its range."""
    before = scored({key: Answer(value=value) for key, value in values.items()})
    values = values | {name: values.get(name, Decimal(0)) + more}
    after = scored({key: Answer(value=value) for key, value in values.items()})
    assert before.total <= after.total <= after.highest <= 3


TRIED = st.dictionaries(
    st.sampled_from(("plain", *NAMES)),
    st.builds(Answer, value=st.none() | st.decimals(0, 12, places=1), chosen=st.just(False)) | st.just(NA),
)


def document_of(values: dict[str, Answer], chosen: tuple[str, ...], accepted: tuple[str, ...]) -> Document:
    """Return a document with answers, rows chosen for their set, and unverified leads that are accepted."""
    answers = {key: replace(values.get(key, Answer()), chosen=key in chosen) for key in ("plain", *NAMES)}
    return document(answers, benchmarks={key: own(accept=True) for key in accepted})


@given(TRIED, TRIED, st.sets(st.sampled_from(NAMES), max_size=2), st.booleans())
def test_nothing_answered_or_accepted_raises_the_highest(values, more, chosen, accept):
    """The highest holds whatever is answered next and whichever figure is accepted; the total never passes it."""
    table = two_of_four(lead=figure(10, "memory"))
    first = score(document_of(values, tuple(chosen), ()), table)
    open_rows = {row.id for row in first.rows if row.status != "scored"}
    new = {
        key: one for key, one in more.items() if key in open_rows and values.get(key, Answer()).value is None
    }
    then = score(document_of(values | new, tuple(chosen), ("a",) if accept else ()), table)
    assert first.total <= first.highest
    assert then.total <= then.highest <= first.highest


def test_a_row_left_out_before_it_is_scored_says_first_what_it_lacks():
    """A row whose lead waits to be accepted says so, then that others count; accepted, it may push one of them out."""
    waiting = two_of_four(lead=figure(10, "memory"))
    answers = {"a": answer(10), "b": answer(5), "c": answer(5), "plain": answer(0)}
    result = scored(answers, waiting)
    reason = result.row("a").reason
    assert result.row("a").left_out
    assert reason.code == "score.left-out-open"
    assert reason.params["why"].code == "score.benchmark-unaccepted"
    accepted = score(document(answers, benchmarks={"a": own(accept=True)}), waiting)
    assert accepted.total == Fraction("1.5")
    assert accepted.highest <= result.highest == 2


@pytest.mark.parametrize("name", NAMES)
def test_the_trace_says_that_a_row_counts(name):
    """A row that counts says so; one left out says why."""
    result = scored({name: answer(5)})
    assert result.row(name).steps[-1].said.code == "trace.set-counted"


def test_the_sheet_says_that_a_row_is_left_out():
    """In place of a score stands that the row does not count, not that a review is to come."""
    result = scored({"a": answer(3), "b": answer(9), "c": answer(5)})
    assert score_cell(result.row("a"), 2).words.code == "report.status.left-out"
    assert score_cell(result.row("b"), 2).text == "0.90"


STATES = st.one_of(
    st.builds(lambda value: Answer(value=value), st.decimals(0, 12, places=1)),
    st.builds(lambda value: Answer(value=value, chosen=True), st.decimals(0, 12, places=1)),
    st.sampled_from([Answer(), NA, Answer(draft="约 5"), Answer(chosen=True), Answer(value=Decimal(-1))]),
)


@given(st.fixed_dictionaries(dict.fromkeys(("plain", *NAMES), STATES)), st.booleans())
def test_whatever_is_answered_the_range_holds(given_answers, waits):
    """Total, highest and what a review may add stay within the points of the rows that count."""
    lead = figure(10, "memory") if waits else 10
    result = scored(given_answers, two_of_four(lead=lead, not_applicable="review-full-points"))
    assert 0 <= result.total <= result.after_review <= result.highest <= 3
    assert result.sections[0].points == 3
    assert len(left_out(result)) in (0, 2)
