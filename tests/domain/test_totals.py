"""Totals: what is sure, what is still open, and what a review may add."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.document import Answer
from gf_desktop.domain.pack import Rounding
from gf_desktop.domain.scoring import score
from tests.domain.builders import (
    answer,
    checklist,
    choice,
    document,
    exact,
    figure,
    pack,
    quantitative,
    ratio,
    section,
    unsplit,
)
from tests.domain.strategies import filled

NA = Answer(not_applicable=True, reason="无此工序")
FOUR = [quantitative(name, points=8) for name in "abcd"]


def test_open_rows_make_the_total_a_range():
    """Blank, invalid, unbenchmarked and inapplicable rows count to the highest only."""
    rows = [*FOUR, quantitative("e", points=3, lead=figure(None))]
    answers = {"a": answer(95), "b": Answer(draft="约"), "c": NA, "e": answer(95)}

    result = score(document(answers), pack(*rows))

    assert (result.total, result.lowest, result.highest) == exact(8, 8, 35)
    assert result.after_review == 16
    assert result.answered == 3


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("review-full-points", Fraction(16 + 8)),
        ("rescale", Fraction("21.33")),
        ("zero", Fraction(16)),
        ("unknown", None),
    ],
)
def test_rows_not_applicable_follow_the_schemes_rule(rule, expected):
    """Full points after review, points taken out of the whole, nothing, or nobody knows."""
    answers = {"a": answer(95), "b": answer(95), "c": NA}

    assert score(document(answers), pack(*FOUR, not_applicable=rule)).after_review == expected


def test_nothing_is_rescaled_where_nothing_applies():
    """With all rows out there is nothing to divide by, so nothing is said."""
    answers = dict.fromkeys("abcd", NA)

    assert score(document(answers), pack(*FOUR, not_applicable="rescale")).after_review is None


def test_the_bonus_is_a_section_that_is_capped():
    """Bonus rows add at most the cap, to the total and to the highest."""
    bonus = (choice("x", yes="3", no="0", points=3), choice("y", yes="3", no="0", points=3))
    table = pack(quantitative(points=8), bonus=bonus, cap=4)

    one = score(document({"x": Answer(option="yes")}), table)
    both = score(document({"x": Answer(option="yes"), "y": Answer(option="yes")}), table)

    assert (one.total, one.highest) == exact(3, 12)
    assert (both.total, both.highest) == exact(4, 12)
    assert both.sections[-1].id == "bonus"
    assert (both.sections[-1].score, both.sections[-1].points) == exact(4, 4)


def test_a_bonus_row_not_applicable_adds_nothing_after_review():
    """The review's full points are for the table's rows, not for the bonus."""
    result = score(document({"x": NA}), pack(quantitative(points=8), bonus=(choice("x"),)))

    assert result.after_review == result.total == 0


def test_a_bonus_row_of_unknown_points_may_bring_the_whole_cap():
    """Where nobody knows what an open bonus row is worth, the cap is the most it can be."""
    result = score(document(), pack(quantitative(points=8), bonus=(choice("x", points=None),), cap=5))

    assert result.highest == 13


def test_an_unknown_split_counts_once():
    """Points of a group whose split is unknown stand once in the section and in the highest."""
    rows = (quantitative("a", points=None), quantitative("b", points=None))

    result = score(
        document({"a": answer(95)}), pack(unsplit(*rows, points=8), section(FOUR[2], section_id="two"))
    )

    assert (result.total, result.highest) == exact(0, 16)
    assert [part.points for part in result.sections] == [8, 8]


def test_an_unknown_split_makes_the_review_unknown_until_all_of_it_is_out():
    """One of two rows out: nobody knows how much; both out: the group's points."""
    rows = (quantitative("a", points=None), quantitative("b", points=None))
    table = pack(unsplit(*rows, points=8))

    assert score(document({"a": NA}), table).after_review is None
    assert score(document({"a": NA, "b": NA}), table).after_review == 8
    assert score(document(), table).after_review == 0


def test_weighted_sections_scale_their_rows():
    """In tables that weigh sections the rows keep their own scale and the section is scaled (2018)."""
    table = pack(
        section(checklist("a", points=60), checklist("b", points=40), section_id="one", weight="0.2"),
        section(checklist("c", points=100), section_id="two", weight="0.8"),
        rounding=Rounding(at="total"),
    )

    result = score(document({"a": Answer(option="full"), "c": Answer(option="half")}), table)

    assert result.rows[0].score == 60
    assert [(part.score, part.points) for part in result.sections] == [exact(12, 20), exact(40, 80)]
    assert (result.total, result.highest) == exact(52, 60)


def test_totals_are_rounded_once_where_only_the_total_is():
    """Three thirds of a point are one point, not 0.99."""
    rows = [quantitative(name, lead=3, base=0, points=1) for name in "abc"]
    answers = dict.fromkeys("abc", answer(1))

    assert score(document(answers), pack(*rows, rounding=Rounding(at="total"))).total == 1
    assert score(document(answers), pack(*rows)).total == Fraction(99, 100)


def test_an_open_ratio_row_may_still_reach_its_cap():
    """A ratio that may go to 1.5 leaves half as much again open."""
    assert score(document(), pack(ratio(points=8, cap=Fraction(3, 2)))).highest == 12


def test_sections_count_what_is_there():
    """Each section says how many of its rows hold a value."""
    result = score(document({"a": answer(95), "b": NA}), pack(*FOUR))

    assert (result.sections[0].answered, result.sections[0].rows) == (2, 4)


@given(filled(), st.data())
def test_the_highest_is_never_passed_by_answering_or_accepting(made, data):
    """Whatever was not yet answered or accepted, what it brings stays within the highest said before."""
    full, table = made
    kept = data.draw(st.sets(st.sampled_from([row.id for row in table.indicators])))
    early = replace(
        full,
        answers={key: one for key, one in full.answers.items() if key in kept},
        benchmarks={key: one for key, one in full.benchmarks.items() if key in kept},
    )
    before, after = score(early, table), score(full, table)
    assert before.total <= before.highest
    assert after.total <= after.highest <= before.highest
