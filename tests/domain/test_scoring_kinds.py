"""Known answers of each kind of row, and every reason for which a row has no score."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from gf_desktop.domain.document import Answer, ProductAnswer
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.pack import Domain, Rounding, Variant
from gf_desktop.domain.result import RowResult
from gf_desktop.domain.scoring import score
from tests.domain.builders import (
    answer,
    checklist,
    choice,
    document,
    exact,
    figure,
    manual,
    numbers,
    own,
    pack,
    part,
    parts,
    product,
    products,
    quantitative,
    ratio,
    score_one,
    ticks,
    unsplit,
    with_variants,
)

INVERSE = quantitative(
    lead=110,
    base=130,
    points=12,
    better="lower",
    unit="kgce/t",
    domain=Domain(min=Decimal(0), max=Decimal(1000)),
)


def said(row: RowResult) -> str:
    """Return the score as the forms print it."""
    assert row.score is not None, row.reason
    return fixed_text(row.score, 2)


def outcome(row: RowResult) -> tuple[str, str]:
    """Return status and the reason's own code, below the part or product it is said of."""
    assert row.reason is not None, row.status
    inner = row.reason.params.get("said", row.reason)
    return row.status, inner.code  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("110", "12.00"), ("115", "9.00"), ("130", "0.00"), ("140", "0.00"), ("100", "12.00")],
)
def test_inverse_rows_score_as_the_reference_computes(value, expected):
    """Less is better: full points at the lead and below, none at the base and above, a straight line between."""
    assert said(score_one(INVERSE, answer(value))) == expected


@pytest.mark.parametrize(("value", "expected"), [("95", "8.00"), ("93", "4.80"), ("90", "0.00")])
def test_forward_rows_score_as_the_reference_computes(value, expected):
    """More is better: full points at the lead, none at the base, a straight line between."""
    assert said(score_one(quantitative(lead=95, base=90, points=8), answer(value))) == expected


@pytest.mark.parametrize(("count", "expected"), [(0, "0.00"), (5, "3.75"), (8, "6.00"), (9, "6.00")])
def test_ticks_score_by_their_number(count, expected):
    """Functions ticked count as a value between base 0 and lead 8, named or only counted."""
    named = score_one(ticks(), Answer(ticked=tuple(f"t{n}" for n in range(1, count + 1))))
    counted = score_one(ticks(counted=True), answer(count))

    assert said(named) == said(counted) == expected
    assert named.value == counted.value == count


def test_the_ratio_is_kept_unclamped():
    """A value better than the lead is full points, and its ratio still says by how much."""
    row = score_one(INVERSE, answer(100))

    assert row.ratio == Fraction(3, 2)
    assert row.score == 12


def test_scores_are_rounded_half_up_at_the_schemes_places():
    """0.125 becomes 0.13 where rows are rounded and stays as it is where only the total is."""
    row = quantitative(lead=8, base=0, points=1)

    rounded = score(document({"row": answer(1)}), pack(row))
    kept = score(document({"row": answer(1)}), pack(row, rounding=Rounding(at="total")))

    assert rounded.rows[0].score == Fraction(13, 100)
    assert kept.rows[0].score == Fraction(1, 8)
    assert kept.total == Fraction(13, 100)


def test_rounding_never_gives_more_than_the_rows_points():
    """Points of more decimals than the scheme rounds to are not rounded past themselves."""
    assert score_one(quantitative(points="1.005"), answer(95)).score == Fraction(1005, 1000)


def test_products_are_scored_apart_and_added_by_share():
    """Two products with limits of their own: Σ clamp(r)·share·points."""
    given = Answer(
        products=(
            product("甲", "100", "5", "90", "120"),
            product("乙", "130", "7", "90", "120"),
            ProductAnswer(),
        )
    )

    row = score_one(products(points=12), given)

    assert row.ratio == Fraction(20, 30) * Fraction(5, 12)
    assert said(row) == "3.33"


def test_only_the_largest_products_count():
    """The three that weigh most are kept, ties by name; shares are over those kept."""
    given = (
        product("丁", "120", "1", "90", "120"),
        product("b", "90", "1", "90", "120"),
        product("a", "120", "1", "90", "120"),
        product("大", "90", "2", "90", "120"),
    )

    row = score_one(products(), Answer(products=given))

    assert row.ratio == Fraction(3, 4)
    assert row.score == 9


def test_products_fall_back_on_the_rows_benchmarks():
    """A product without lead and base of its own takes the row's, if these may be used."""
    row = products(lead=90, base=120)

    assert score_one(row, Answer(products=(product("甲", "105", "1"),))).ratio == Fraction(1, 2)
    assert score_one(row, Answer(products=(product("甲", "105", "1", "100"),))).ratio == Fraction(3, 4)


def test_products_that_weigh_nothing_are_left_out():
    """A weight of zero takes a product out; all of them zero leaves nothing to score."""
    kept = (product("甲", "90", "1", "90", "120"), product("乙", "120", "0", "90", "120"))

    assert score_one(products(), Answer(products=kept)).ratio == 1
    assert outcome(score_one(products(), Answer(products=kept[1:]))) == ("blank", "score.no-weighted-product")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((), ("blank", "score.blank")),
        ((ProductAnswer(),), ("blank", "score.blank")),
        ((product("甲", None, "1", "9", "12"),), ("blank", "score.product-value-missing")),
        ((product("甲", "10", None, "9", "12"),), ("blank", "score.product-weight-missing")),
        ((product("甲", "10", "-1", "9", "12"),), ("invalid", "score.negative-weight")),
        ((product("甲", "-10", "1", "9", "12"),), ("invalid", "score.below-min")),
        ((product("甲", "10", "1"),), ("benchmark-missing", "score.benchmark-unknown")),
        ((product("甲", "10", "1", "9"),), ("benchmark-missing", "score.benchmark-unknown")),
        ((product("甲", "10", "1", "9", "9"),), ("benchmark-missing", "score.benchmarks-equal")),
        ((product("甲", "10", "1", "12", "9"),), ("benchmark-missing", "score.benchmarks-contradict-lower")),
    ],
)
def test_products_say_what_is_missing(given, expected):
    """A product that cannot be scored keeps the whole row from a score, and is named."""
    row = score_one(products(domain=Domain(min=Decimal(0))), Answer(products=given))

    assert outcome(row) == expected
    assert not any(one.name for one in given) or "甲" in row.reason.params.values()


def test_an_unnamed_product_is_named_by_its_place():
    """The second product without a name is said to be the second, though the first line is empty."""
    row = score_one(products(), Answer(products=(ProductAnswer(), product("", None, "1"))))

    assert row.reason.params["product"].params == {"number": 2}


@pytest.mark.parametrize(
    ("share", "values", "weights", "expected"),
    [
        ("entered-else-values", {"nmhc": 20, "cod": 10}, None, Fraction(2, 3)),
        ("entered-else-values", {"nmhc": 20, "cod": 10}, {"nmhc": 1, "cod": 3}, Fraction(1, 4)),
        ("entered-else-values", {"nmhc": 20}, None, Fraction(1)),
        ("entered-else-values", {"nmhc": 0, "cod": -5}, None, Fraction(0)),
        ("entered", {"nmhc": 20, "cod": 10}, {"nmhc": 3, "cod": 1}, Fraction(3, 4)),
        ("equal", {"nmhc": 20, "cod": 10}, None, Fraction(1, 2)),
        ("equal", {"nmhc": 20, "cod": 10}, {"nmhc": 3, "cod": 1}, Fraction(1, 2)),
    ],
)
def test_parts_share_the_points(share, values, weights, expected):
    """Only filled parts count, by entered weights, else by the values themselves, else equally."""
    given = Answer(parts=numbers(**values), weights=numbers(**weights) if weights else None)

    assert score_one(parts(share=share), given).ratio == expected


def test_parts_without_positive_values_share_equally():
    """With a base below zero, two values of zero share the points equally instead of dividing by nothing."""
    row = parts(parts=(part("nmhc", lead=10, base=-10), part("cod", lead=30, base=-10)))

    assert score_one(row, Answer(parts=numbers(nmhc=0, cod=0))).ratio == Fraction(1, 2) * (
        Fraction(1, 2) + Fraction(1, 4)
    )


@pytest.mark.parametrize(
    ("share", "given", "expected"),
    [
        ("equal", Answer(), ("blank", "score.blank")),
        ("equal", Answer(parts={}), ("blank", "score.blank")),
        ("equal", Answer(parts=numbers(other=5)), ("blank", "score.blank")),
        ("entered", Answer(parts=numbers(nmhc=5)), ("blank", "score.part-weight-missing")),
        (
            "entered-else-values",
            Answer(parts=numbers(nmhc=5, cod=5), weights=numbers(cod=1)),
            ("blank", "score.part-weight-missing"),
        ),
        ("entered", Answer(parts=numbers(nmhc=5), weights=numbers(nmhc=0)), ("blank", "score.weights-zero")),
        (
            "entered",
            Answer(parts=numbers(nmhc=5), weights=numbers(nmhc=-1)),
            ("invalid", "score.negative-weight"),
        ),
        ("equal", Answer(parts=numbers(nmhc=500)), ("invalid", "score.above-max")),
    ],
)
def test_parts_say_what_is_missing(share, given, expected):
    """Nothing filled, a weight missing or impossible, a value outside the domain: no score, and why."""
    assert outcome(score_one(parts(share=share, domain=Domain(max=Decimal(100))), given)) == expected


def test_a_part_without_benchmark_is_named_only_when_it_is_filled():
    """A part nobody filled needs no benchmark; a filled one does."""
    row = parts(
        parts=(part("nmhc", "非甲烷总烃"), part("cod", "化学需氧量", lead=figure(None, why="未公布")))
    )

    filled = score_one(row, Answer(parts=numbers(nmhc=15, cod=15)))

    assert score_one(row, Answer(parts=numbers(nmhc=15))).score == 3
    assert outcome(filled) == ("benchmark-missing", "score.benchmark-unknown-why")
    assert filled.reason.params["title"] == "化学需氧量"


@pytest.mark.parametrize(
    ("better", "value", "cap", "expected"),
    [
        ("higher", "7", None, Fraction(56, 10)),
        ("higher", "12", None, Fraction(8)),
        ("higher", "12", "1.1", Fraction(88, 10)),
        ("higher", "-3", None, Fraction(0)),
        ("lower", "20", None, Fraction(4)),
        ("lower", "5", None, Fraction(8)),
        ("lower", "0", "1.5", Fraction(12)),
    ],
)
def test_ratio_rows_hold_at_the_cap(better, value, cap, expected):
    """Value over lead, or lead over value where less is better, never above the scheme's cap nor below zero."""
    row = ratio(lead=10, points=8, better=better, cap=Decimal(cap) if cap else None)

    assert score_one(row, answer(value)).score == expected


def test_ratio_rows_need_a_positive_lead_and_a_possible_value():
    """A lead of zero cannot be divided by; a negative value where less is better is no value."""
    assert outcome(score_one(ratio(lead=0), answer(5))) == ("benchmark-missing", "score.lead-not-positive")
    assert outcome(score_one(ratio(lead=None), answer(5))) == ("benchmark-missing", "score.benchmark-unknown")
    assert outcome(score_one(ratio(better="lower"), answer(-5))) == ("invalid", "score.negative")


def test_choices_give_the_points_of_the_option():
    """The option's own points count; an option the table does not have is invalid."""
    row = choice(three="3", two="2", none="0", points=3)

    assert score_one(row, Answer(option="two")).score == 2
    assert score_one(row, Answer(option="none")).score == 0
    assert outcome(score_one(row, Answer(option="four"))) == ("invalid", "score.unknown-option")
    assert outcome(score_one(row, Answer())) == ("blank", "score.blank")


@pytest.mark.parametrize(("option", "expected"), [("none", 0), ("half", 5), ("full", 10)])
def test_optional_checklist_rows_score_by_degree(option, expected):
    """An optional row of 2018 brings the share of its degree."""
    assert score_one(checklist(), Answer(option=option)).score == expected


def test_must_rows_are_all_or_nothing():
    """A must row met brings all its points, one not met brings none."""
    assert score_one(checklist(must=True), Answer(option="met")).score == 10
    assert score_one(checklist(must=True), Answer(option="not-met")).score == 0
    assert outcome(score_one(checklist(must=True), Answer(option="half"))) == (
        "invalid",
        "score.unknown-option",
    )


def test_estimated_points_are_said_in_the_trace():
    """A row whose points were never published says that they are estimated."""
    row = score_one(checklist(estimated=True), Answer(option="full"))

    assert "trace.estimated" in [step.said.code for step in row.steps]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer("3"), ("blank", "score.manual-needs-reason")),
        (answer("3", reason=" "), ("blank", "score.manual-needs-reason")),
        (answer("5.5", reason="因"), ("invalid", "score.manual-outside")),
        (answer("-1", reason="因"), ("invalid", "score.manual-outside")),
        (answer("3.2", reason="因"), ("invalid", "score.manual-step")),
        (Answer(reason="因"), ("blank", "score.blank")),
    ],
)
def test_judged_rows_need_a_reason_and_a_possible_score(given, expected):
    """Points by judgement stay in 0 … points, in the scheme's steps, with their reason."""
    assert outcome(score_one(manual(points=5, step="0.5"), given)) == expected


def test_judged_rows_score_what_was_given():
    """With its reason the judgement counts as it stands."""
    assert score_one(manual(points=5), answer("3.5", reason="现场核查")).score == Fraction(7, 2)


@pytest.mark.parametrize(
    ("row", "given", "expected"),
    [
        (INVERSE, Answer(), ("blank", "score.blank")),
        (INVERSE, Answer(draft="约 300"), ("blank", "score.draft")),
        (INVERSE, answer(115, drafts={"value": "约 300"}), ("blank", "score.draft")),
        (INVERSE, answer(-1), ("invalid", "score.below-min")),
        (INVERSE, answer(1001), ("invalid", "score.above-max")),
        (INVERSE, answer(115, not_applicable=True), ("blank", "score.na-needs-reason")),
        (
            INVERSE,
            answer(115, not_applicable=True, reason="无此工序"),
            ("not-applicable", "score.not-applicable"),
        ),
        (
            INVERSE,
            Answer(not_applicable=True, reason="因", draft="约"),
            ("not-applicable", "score.not-applicable"),
        ),
        (ticks(), Answer(ticked=("t1", "t99")), ("invalid", "score.unknown-ticks")),
        (ticks(), answer(5), ("blank", "score.blank")),
        (ticks(counted=True), answer("2.5"), ("invalid", "score.not-whole")),
        (ticks(counted=True), answer(13), ("invalid", "score.above-max")),
        (ticks(counted=True), answer(-1), ("invalid", "score.below-min")),
        (ticks(counted=True), Answer(), ("blank", "score.blank")),
    ],
)
def test_rows_without_a_score_say_why(row, given, expected):
    """Each status comes with its reason, in the order in which a person would ask."""
    result = score_one(row, given)

    assert outcome(result) == expected
    assert result.score is None
    assert result.steps[-1].said == result.reason


def test_a_blank_row_is_not_zero():
    """Nothing ticked is blank; an explicit empty list is zero points."""
    assert score_one(ticks(), Answer()).score is None
    assert score_one(ticks(), Answer(ticked=())).score == 0


def test_where_nothing_may_be_left_out_not_applicable_is_invalid():
    """A scheme without "not applicable" refuses it, reason or not."""
    given = {"row": Answer(not_applicable=True, reason="因")}

    result = score(document(given), pack(INVERSE, not_applicable="not-allowed"))

    assert outcome(result.rows[0]) == ("invalid", "score.na-not-allowed")


def test_a_row_waits_for_its_variant():
    """Without a chosen form there is no measure; with one, its figures are in force."""
    row = with_variants(
        quantitative(lead=None, base=None, points=8),
        Variant(id="small", title="小型", lead=figure(10), base=figure(0)),
        Variant(id="large", title="大型", lead=figure(20), base=figure(0)),
    )

    waiting = score_one(row, answer(5))

    assert outcome(waiting) == ("blank", "score.no-variant")
    assert waiting.measure is None
    assert outcome(score_one(row, answer(5, variant="gone"))) == ("blank", "score.no-variant")
    assert score_one(row, answer(5, variant="small")).score == 4
    assert score_one(row, answer(5, variant="large")).score == 2


def test_a_variant_may_change_the_kind():
    """The same row may hold products by limit, or one value by output."""
    row = with_variants(
        products(points=8),
        Variant(id="per-output", title="按产值", kind="quantitative", lead=figure(10), base=figure(20)),
    )

    assert score_one(row, answer(15, variant="per-output")).score == 4


def test_points_that_only_the_group_has_leave_the_row_unscored():
    """Where the split of a group's points is unknown, a value is there and still no score."""
    rows = (quantitative("a", points=None), quantitative("b", points=None))

    result = score(document({"a": answer(95)}), pack(unsplit(*rows, points=8)))

    assert [outcome(row) for row in result.rows] == [
        ("benchmark-missing", "score.points-unknown"),
        ("blank", "score.blank"),
    ]


def test_an_unknown_benchmark_says_why_it_is_unknown():
    """A figure the authority hides is missing with the table's own words."""
    row = score_one(
        quantitative(lead=figure(None, why="平台不显示"), base=figure(None, why="平台不显示")), answer(5)
    )

    assert outcome(row) == ("benchmark-missing", "score.benchmark-unknown-why")
    assert row.reason.params == {"which": ("引领值", "基准值"), "why": "平台不显示"}


@pytest.mark.parametrize("source", ["doubtful", "memory"])
def test_an_unverified_benchmark_counts_only_once_accepted(source):
    """Figures of low confidence are missing until the user accepts them; then they count, and say so."""
    row = quantitative(lead=figure(95, source), base=90)

    refused = score_one(row, answer(93))
    accepted = score_one(row, answer(93), benchmarks={"row": own(accept=True)})

    assert outcome(refused) == ("benchmark-missing", "score.benchmark-unaccepted")
    assert refused.reason.params["which"] == ("引领值",)
    assert refused.pairs[0].lead.value == 95
    assert said(accepted) == "4.80"
    assert accepted.pairs[0].lead.accepted
    assert not accepted.pairs[0].base.accepted


@pytest.mark.parametrize(
    ("source", "value", "in_force"),
    [
        ("sure", "95", 95),
        ("form", "95", 100),
        ("doubtful", "95", 100),
        ("memory", "95", 100),
        ("sure", None, 100),
    ],
)
def test_an_own_figure_replaces_only_what_is_not_sure(source, value, in_force):
    """A verified figure stands; a missing or unverified one gives way to the user's, with its source."""
    row = quantitative(lead=figure(value, source), base=90)

    lead = score_one(row, answer(93), benchmarks={"row": own(lead=100)}).pairs[0].lead

    assert lead.value == in_force
    assert lead.own is (in_force == 100)
    assert lead.source == ("市局通知" if lead.own else "标准原文")


@pytest.mark.parametrize(
    ("lead", "better", "code"),
    [("90", "higher", "score.benchmarks-equal"), ("80", "higher", "score.benchmarks-contradict-higher")],
)
def test_benchmarks_against_each_other_score_nothing(lead, better, code):
    """Lead and base that are equal or in the wrong order cannot be scored with."""
    row = quantitative(base=90, better=better)

    assert outcome(score_one(row, answer(93), benchmarks={"row": own(lead=lead)})) == (
        "benchmark-missing",
        code,
    )


def test_benchmarks_are_shown_whatever_the_status():
    """A blank row shows its benchmarks too, with origin and confidence."""
    (pair,) = score_one(INVERSE).pairs

    assert (pair.lead.value, pair.base.value) == exact(110, 130)
    assert (pair.lead.source, pair.lead.confidence) == ("填报表", "medium")


def test_a_word_on_one_part_or_variant_holds_for_it_alone():
    """Benchmarks keyed inside a row concern that part only."""
    row = parts(parts=(part("nmhc", lead=figure(None)), part("cod", lead=figure(None))))

    result = score_one(row, Answer(parts=numbers(nmhc=15)), benchmarks={"row": {"nmhc": own(lead=20)}})

    assert result.score == 3
    assert [pair.lead.own for pair in result.pairs] == [True, False]


def test_a_word_on_the_whole_row_holds_for_its_parts():
    """One acceptance for a row covers all its parts."""
    row = parts(parts=(part("nmhc", lead=figure(20, "doubtful")), part("cod", lead=figure(20, "memory"))))

    result = score_one(row, Answer(parts=numbers(nmhc=20, cod=20)), benchmarks={"row": own(accept=True)})

    assert result.score == 6


def test_the_trace_tells_the_whole_way():
    """Value, both benchmarks, ratio, clamp, points and result stand in the trace in that order."""
    steps = score_one(INVERSE, answer("100.0")).steps

    assert [step.said.code for step in steps] == [
        "trace.value",
        "trace.benchmark",
        "trace.benchmark",
        "trace.ratio-lower",
        "trace.held-high",
        "trace.points",
    ]
    assert steps[0].inputs == (("value", "100.0"),)
    assert steps[3].inputs == (("value", "100"), ("lead", "110"), ("base", "130"), ("ratio", "1.5"))
    assert steps[3].result == "1.5"
    assert steps[-1].result == "12"


def test_the_trace_says_the_rounding():
    """A score that had to be rounded says to what; one that is exact does not."""
    thirds = score_one(quantitative(lead=3, base=0, points=8), answer(1))

    assert thirds.steps[-1].said.code == "trace.rounded"
    assert thirds.steps[-1].result == "2.67"
    assert score_one(INVERSE, answer(115)).steps[-1].said.code == "trace.points"


def test_answers_to_unknown_rows_are_left_alone():
    """An answer whose row the table does not have changes nothing."""
    table = pack(INVERSE)

    assert score(document({"row": answer(115), "gone": answer(3)}), table) == score(
        document({"row": answer(115)}), table
    )


def test_a_row_without_base_needs_one():
    """A table that gives only a lead leaves the row unscored until a base is entered."""
    row = replace(INVERSE, base=None)

    assert outcome(score_one(row, answer(115))) == ("benchmark-missing", "score.benchmark-unknown")
    assert said(score_one(row, answer(115), benchmarks={"row": own(base=130)})) == "9.00"
