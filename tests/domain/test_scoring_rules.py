"""What holds for every table and every document, however they are filled."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from gf_desktop.domain.document import Answer, Document, ProductAnswer
from gf_desktop.domain.findings import findings
from gf_desktop.domain.flow import next_open, select, ways
from gf_desktop.domain.gaps import gaps
from gf_desktop.domain.messages import Catalogue
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.plain import dump, load
from gf_desktop.domain.result import Result, RowResult
from gf_desktop.domain.scoring import score
from tests.domain import naive
from tests.domain.builders import answer, document, pack, score_one
from tests.domain.strategies import (
    SMALL,
    filled,
    given_answers,
    linear_rows,
    parts_rows,
    product_answers,
    products_rows,
    rows,
)

MESSAGES = Path(__file__).parents[2] / "resources" / "messages" / "zh_CN" / "domain.toml"
CATALOGUE = Catalogue(tomllib.loads(MESSAGES.read_text(encoding="utf-8")))


def points_of(row: RowResult) -> Fraction:
    """Return the score of a row that has one."""
    assert row.score is not None, row.reason
    return row.score


@given(filled())
def test_scores_stay_between_nothing_and_all_points(both: tuple[Document, Pack]):
    """No row, section or total is ever under zero or over its points."""
    result = score(*both)

    assert all(0 <= points_of(row) <= (row.points or 0) for row in result.rows if row.status == "scored")
    assert all(row.score is None for row in result.rows if row.status != "scored")
    assert all(0 <= part.score <= part.points for part in result.sections)


@given(filled())
def test_the_range_holds_the_total(both: tuple[Document, Pack]):
    """Lowest ≤ total ≤ highest, and a review never takes points away."""
    result = score(*both)

    assert result.lowest <= result.total <= result.highest
    assert result.after_review is None or result.after_review >= result.total


@given(filled())
def test_scores_are_exactly_those_of_a_naive_computation(both: tuple[Document, Pack]):
    """Row by row and in total the same figures come out as by hand, to the last digit."""
    given_document, table = both
    rounding = table.table.rounding
    by_row = {}

    result = score(given_document, table)

    for row in (one for one in result.rows if one.status == "scored"):
        exact = naive.row_score(row.indicator, given_document.answer(row.id))
        if rounding.at == "indicator":
            exact = min(naive.rounded(exact, rounding.places), Fraction(str(row.indicator.points)))
        by_row[row.id] = exact
        assert row.score == exact
    assert result.total == naive_total(table, by_row)


def naive_total(table: Pack, by_row):
    """Return the total of rows already scored, rounded as the table says."""
    total = Fraction(0)
    for one in table.table.sections:
        total += sum(by_row.get(row.id, 0) for row in one.indicators) * Fraction(str(one.weight or 1))
    if table.table.bonus:
        total += min(
            sum(by_row.get(row.id, 0) for row in table.table.bonus.indicators),
            Fraction(str(table.table.bonus.cap)),
        )
    return (
        total if table.table.rounding.at == "indicator" else naive.rounded(total, table.table.rounding.places)
    )


@given(filled(), st.randoms())
def test_the_order_of_answers_does_not_matter(both: tuple[Document, Pack], random):
    """Answers, and products inside one, may stand in any order."""
    given_document, table = both
    shuffled = {key: shuffle(one, random) for key, one in mixed(given_document.answers.items(), random)}

    assert score(replace(given_document, answers=shuffled), table).total == score(given_document, table).total


def mixed(items, random):
    """Return items in another order."""
    found = list(items)
    random.shuffle(found)
    return found


def shuffle(one: Answer, random) -> Answer:
    """Return an answer with its products and ticks in another order."""
    listed = None if one.products is None else tuple(mixed(one.products, random))
    ticked = None if one.ticked is None else tuple(mixed(one.ticked, random))
    return replace(one, products=listed, ticked=ticked)


@given(filled(), st.data())
def test_blank_is_never_zero(both: tuple[Document, Pack], data):
    """Taking an answer away opens its row: no score, and what it could bring is in the highest again."""
    given_document, table = both
    row = data.draw(st.sampled_from(table.indicators))
    rest = {key: one for key, one in given_document.answers.items() if key != row.id}

    before = score(given_document, table)
    after = score(replace(given_document, answers=rest), table)

    assert after.row(row.id).status == "blank"
    assert after.row(row.id).score is None
    assert after.highest >= before.highest


@given(linear_rows(), SMALL, SMALL)
def test_a_better_value_never_scores_less(row, one: Decimal, other: Decimal):
    """Linear rows are monotone in the direction that is better."""
    worse, better = sorted((one, other), reverse=row.better == "lower")

    assert points_of(score_one(row, answer(str(worse)))) <= points_of(score_one(row, answer(str(better))))


@given(products_rows(), product_answers(), st.data())
def test_a_better_product_never_scores_less(row, listed: tuple[ProductAnswer, ...], data):
    """Bettering the value of one product, weights kept, never lowers the row's score."""
    # Products of one name and weight cannot be told apart: which of them counts follows from the value.
    assume(len({(one.name, one.weight) for one in listed}) == len(listed))
    place = data.draw(st.integers(0, len(listed) - 1))
    step = Decimal(1) if row.better == "higher" else Decimal(-1)
    bettered = list(listed)
    bettered[place] = replace(listed[place], value=listed[place].value + step)

    before, after = (score_one(row, Answer(products=tuple(one))) for one in (listed, bettered))

    assert before.status == after.status
    assert before.status != "scored" or points_of(before) <= points_of(after)


@given(parts_rows(share="equal"), st.data())
def test_a_better_part_never_scores_less_where_shares_are_fixed(row, data):
    """Where shares do not come from the values, bettering one part never lowers the score."""
    given_answer = data.draw(given_answers(row))
    key = data.draw(st.sampled_from(sorted(given_answer.parts)))
    step = Decimal(1) if row.better == "higher" else Decimal(-1)
    bettered = replace(given_answer, parts={**given_answer.parts, key: given_answer.parts[key] + step})

    assert points_of(score_one(row, given_answer)) <= points_of(score_one(row, bettered))


@given(linear_rows())
def test_full_at_the_lead_and_nothing_at_the_base(row):
    """At the lead all points, at the base none; there is no floor at the base."""
    assert score_one(row, answer(str(row.lead.value))).score == row.points
    assert score_one(row, answer(str(row.base.value))).score == 0


@given(parts_rows())
def test_all_parts_at_the_lead_are_full_points(row):
    """Every part at its lead brings all points, however the shares fall."""
    values = {one.id: one.lead.value for one in row.parts}

    assert score_one(row, Answer(parts=values, weights=dict.fromkeys(values, Decimal(1)))).score == row.points


@given(filled())
def test_everything_said_is_in_the_catalogue(both: tuple[Document, Pack]):
    """Every reason, step, finding and way to close a gap can be said in Chinese, all places filled."""
    given_document, table = both
    result = score(given_document, table)
    messages = [step.said for row in result.rows for step in row.steps]
    messages += [row.reason for row in result.rows if row.reason]
    messages += [finding.said for finding in findings(given_document, table, result)]
    messages += [gap.close for gap in gaps(result)]

    sentences = [CATALOGUE.say(one) for one in messages]

    assert all(sentences)
    assert not any("{" in sentence for sentence in sentences)


@given(filled())
def test_results_survive_being_stored(both: tuple[Document, Pack]):
    """A result, its document and its pack are the same after being written as plain values and read back."""
    given_document, table = both
    result = score(given_document, table)

    assert load(Result, dump(result)) == result
    assert load(Document, dump(given_document)) == given_document
    assert load(Pack, dump(table)) == table


@given(filled())
def test_every_row_has_a_trace(both: tuple[Document, Pack]):
    """No row comes out of nowhere: scored or not, there is at least one step."""
    assert all(row.steps for row in score(*both).rows)


@given(filled())
def test_the_way_leads_to_every_open_row_and_ends(both: tuple[Document, Pack]):
    """Going from open row to open row meets each once and comes round; filters show rows of the table only."""
    given_document, table = both
    result = score(given_document, table)
    to_answer = [row.id for row in result.rows if row.status in ("blank", "invalid")]
    met: list[str] = []
    for _ in to_answer:
        met.append(next_open(table, result, met[-1] if met else "") or "")

    assert met == to_answer
    assert set(select(given_document, table, result, "unanswered")) <= set(to_answer)
    assert sum(one.rows for one in ways(table, given_document, result)) == len(result.rows)


@given(st.data())
def test_each_kind_can_be_scored(data):
    """A row of any kind, fully benchmarked and possibly answered, is scored or says why not."""
    row = data.draw(rows("row"))
    result = score(document({"row": replace(data.draw(given_answers(row)), variant="v1")}), pack(row))

    assert (result.rows[0].status == "scored") is (result.rows[0].reason is None)
