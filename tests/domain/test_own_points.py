"""Points that the table leaves open and the user knows: they score, narrow the range, and never exceed their sum."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gf_desktop.domain.carry import carry_over
from gf_desktop.domain.document import Answer, OwnFigure, OwnPoints
from gf_desktop.domain.document_rules import check_document
from gf_desktop.domain.findings import findings
from gf_desktop.domain.gaps import gaps
from gf_desktop.domain.messages import Message
from gf_desktop.domain.pack import Choice, Group, Indicator, Option, Pack, Section
from gf_desktop.domain.pack_rules import check_pack, known
from gf_desktop.domain.result import Result
from gf_desktop.domain.scoring import score
from gf_desktop.domain.units import UNITS
from tests.domain.builders import answer, choice, document, pack, quantitative, ratio, section, unsplit

FEW = settings(max_examples=60, deadline=None)
KNOWN = replace(known(()), units=frozenset(UNITS))
SOURCE = "省厅培训材料"


def figure(value: str | int, source: str = SOURCE) -> OwnFigure:
    """Return points that the user knows."""
    return OwnFigure(value=Decimal(value), source=source)


def points(value: str | int | None, source: str = SOURCE, **options: str | int) -> OwnPoints:
    """Return a word on the points of a row, and of its options."""
    return OwnPoints(
        value=None if value is None else figure(value, source),
        options={key: figure(one, source) for key, one in options.items()},
    )


def case(row_id: str) -> Indicator:
    """Return a choice of which neither the points nor those of its options are known."""
    listed = tuple(Option(id=one, title=one, points=None) for one in ("yes", "no"))
    return replace(choice(row_id, points=None), choice=Choice(options=listed))


def open_pack(**more: Any) -> Pack:
    """Return a table of a hundred points: eight for two cases together, the rest for one row of known points."""
    rest = section(quantitative("rest", points=92), section_id="rest")
    return pack(unsplit(case("one"), case("two"), points=8, section_id="cases"), rest, **more)


FULL = {"one": Answer(option="yes"), "two": Answer(option="no"), "rest": answer(95)}
SPLIT = {"one": points(5, yes=5, no=0), "two": points(3, yes=3, no=0)}


def scored(answers: dict[str, Answer], words: dict[str, OwnPoints], table: Pack | None = None) -> Result:
    """Return the result with these words on points."""
    return score(document(answers, points=words), table or open_pack())


def test_the_test_table_is_right():
    """What is tested below is a table that the library takes."""
    assert check_pack(open_pack(), KNOWN) == ()


def test_without_own_points_the_total_is_a_range():
    """92 for certain, and eight more that nobody knows how they are split."""
    result = scored(FULL, {})

    assert (result.lowest, result.highest) == (92, 100)
    assert result.row("one").status == "benchmark-missing"


def test_all_points_known_leave_no_range():
    """92 + 5 for the case provided + 0 for the one that is not."""
    result = scored(FULL, SPLIT)

    assert (result.lowest, result.highest) == (97, 97)
    assert [(result.row(one).points, result.row(one).score) for one in ("one", "two")] == [(5, 5), (3, 0)]
    assert [(one.id, one.score, one.points) for one in result.sections] == [("cases", 5, 8), ("rest", 92, 92)]


def test_one_row_known_narrows_the_range():
    """92 + 5 for certain; the three left may still come in full."""
    result = scored(FULL, {"one": SPLIT["one"]})

    assert (result.lowest, result.highest) == (97, 100)


def test_the_trace_says_whose_points_they_are():
    """Both the option's and the row's points are named with their source."""
    steps = [step.said for step in scored(FULL, SPLIT).row("one").steps]

    assert [step.code for step in steps] == ["trace.own-option", "trace.option", "trace.own-points"]
    assert steps[2].params == {"points": "5", "source": SOURCE}


def test_an_option_of_unknown_points_is_not_guessed():
    """The row's points do not say what the option is worth."""
    row = scored(FULL, {"one": points(5, no=0)}).row("one")

    assert (row.status, row.score, row.points) == ("benchmark-missing", None, 5)
    assert row.reason is not None
    assert row.reason.code == "score.option-points-unknown"


def test_a_published_figure_stands():
    """A word on points that the table has changes nothing, and is refused at the door."""
    given_document = document(FULL, points={"rest": points(50)})

    assert score(given_document, open_pack()).row("rest").points == 92
    (problem,) = check_document(given_document, open_pack(), None)
    assert (problem.path, problem.said.code) == (("points", "rest"), "document.points-published")


def test_more_points_than_there_are_count_for_nothing():
    """Six and three are more than eight: none of them is taken, and the finding says so once."""
    words = {"one": points(6, yes=6), "two": points(3, no=0)}
    given_document, table = document(FULL, points=words), open_pack()
    result = score(given_document, table)

    assert (result.lowest, result.highest) == (92, 100)
    assert result.row("one").reason == Message(
        "score.own-points-over", {"title": "二级", "entered": "9", "points": "8"}
    )
    assert check_document(given_document, table, None) == ()
    over = [one for one in findings(given_document, table, result) if one.code == "finding.own-points-over"]
    assert [(one.severity, one.target) for one in over] == [("error", ("points", "one"))]


def test_fewer_points_than_there_are_leave_a_rest():
    """Five and two are not eight: the point that is nobody's stays open, and a finding asks."""
    words = {"one": points(5, yes=5), "two": points(2, yes=2, no=0)}
    given_document, table = document(FULL, points=words), open_pack()
    result = score(given_document, table)

    assert (result.lowest, result.highest) == (97, 98)
    assert "finding.own-points-under" in {one.code for one in findings(given_document, table, result)}


@pytest.mark.parametrize(
    ("word", "code"),
    [
        (points(None, yes=5), "finding.own-points-no-value"),
        (points(5, yes=4, no=0), "finding.own-options-under"),
        (points(5, source=" "), "finding.own-points-no-source"),
        (points(5, yes=5, no=0), "finding.own-points"),
    ],
)
def test_own_points_are_said(word, code):
    """What the user entered is named as such, or asked for where it is not whole."""
    given_document, table = document(points={"one": word}), open_pack()
    found = findings(given_document, table, score(given_document, table))

    assert [one.code for one in found if one.target == ("points", "one")] == [code]


@pytest.mark.parametrize(
    ("words", "path", "code"),
    [
        ({"none": points(1)}, ("points", "none"), "document.indicator"),
        ({"one": points(-1)}, ("points", "one", "value"), "document.points-negative"),
        ({"one": points(5, maybe=1)}, ("points", "one", "options", "maybe"), "document.option"),
        ({"one": points(5, yes=6)}, ("points", "one", "options", "yes"), "document.option-outside"),
        ({"one": points(5, yes=-1)}, ("points", "one", "options", "yes"), "document.points-negative"),
        ({"one": points(5, source="")}, ("points", "one", "value", "source"), "document.points-source"),
    ],
)
def test_points_that_cannot_be_are_refused_with_their_place(words, path, code):
    """Unknown rows and options, figures below nothing or over the row's, and none without a source."""
    found = check_document(document(points=words), open_pack(), None)

    assert [(one.path, one.said.code) for one in found] == [(path, code)]


def test_a_row_not_applicable_is_known_after_review():
    """Of the case that does not apply five points come back; without the split nobody can say."""
    answers = FULL | {"one": Answer(not_applicable=True, reason="无此类案例")}

    assert scored(answers, {}).after_review is None
    assert scored(answers, SPLIT).after_review == 97


def test_points_that_a_section_has_no_room_for():
    """Where the section's points are all published, a row whose points are unknown can have none of them."""
    row = replace(quantitative("extra"), points=None, points_why="未能确认")
    groups = tuple(
        Group(number=n, title=n, indicators=(one,))
        for n, one in (("1", quantitative(points=100)), ("2", row))
    )
    table = pack(Section(id="energy", title="能源", points=Decimal(100), groups=groups))
    answers = {"row": answer(95), "extra": answer(95)}

    assert check_pack(table, KNOWN) == ()
    assert scored(answers, {"extra": points(1)}, table).row("extra").points is None
    nothing = scored(answers, {"extra": points(0)}, table)
    assert (nothing.row("extra").status, nothing.row("extra").score, nothing.highest) == ("scored", 0, 100)


def test_a_row_of_a_set_cannot_have_its_points_entered():
    """The rows of a set all have the same points, so one alone cannot be given its own."""
    one, two = (replace(case(key), choose_from="A") for key in ("one", "two"))
    table = pack(unsplit(one, two, points=100))
    table = replace(table, table=replace(table.table, choose={"A": 1}))
    given_document = document({"one": Answer(option="yes")}, points={"one": points(100, yes=100)})

    (problem,) = check_document(given_document, table, None)
    assert problem.said.code == "document.points-of-set"
    assert score(given_document, table).row("one").points is None


def test_a_capped_ratio_may_bring_more_than_its_points():
    """Eight points at a cap of 1.5 bring twelve at most, before and after the split is known."""
    row = replace(ratio("one", lead=10, points=None), cap=Decimal("1.5"))
    table = pack(unsplit(row, case("two"), points=8))
    answers = {"one": answer(15)}

    assert scored({}, {}, table).highest == 12
    narrowed = scored(answers, {"one": points(6)}, table)
    assert (narrowed.lowest, narrowed.highest) == (9, 11)


def test_the_option_worth_most_is_the_one_to_choose():
    """The gap of a choice names the best option by the user's points."""
    result = scored({"one": Answer(option="yes")}, {"one": points(5, yes=0, no=5)})

    (gap,) = (one for one in gaps(result) if one.row == "one")
    assert (gap.lost, gap.close.params) == (5, {"option": "no"})


# Carrying over


def newer(table: Pack) -> Pack:
    """Return the next version of a table."""
    return replace(table, header=replace(table.header, version=2))


def test_points_go_along_where_the_same_rows_share_the_same_sum():
    """The split that was said of these rows still speaks of them."""
    found = carry_over(document(FULL, points=SPLIT), open_pack(), newer(open_pack()))

    assert found.document.points == SPLIT
    assert {row.state for row in found.rows} == {"same"}


def test_points_stay_behind_where_the_sum_is_another():
    """Of seven points together nobody has said how they are split: both rows say so."""
    table = newer(
        pack(
            unsplit(case("one"), case("two"), points=7, section_id="cases"),
            section(quantitative("rest", points=93), section_id="rest"),
        )
    )
    found = carry_over(document(FULL, points=SPLIT), open_pack(), table)

    assert found.document.points == {}
    assert [[one.code for one in row.said] for row in found.rows[:2]] == [["carry.own-points"]] * 2


def test_points_stay_behind_where_the_table_has_published_them():
    """What the new table prints stands."""
    table = newer(
        pack(
            choice("one", points=5, yes="5", no="0"),
            choice("two", points=3, yes="3", no="0"),
            quantitative("rest", points=92),
        )
    )
    found = carry_over(document(FULL, points=SPLIT), open_pack(), table)

    assert found.document.points == {}
    assert "carry.own-points" in {one.code for one in found.rows[0].said}


def test_a_row_that_falls_away_says_that_its_points_do():
    """Even unanswered it had something of the user's."""
    table = newer(pack(quantitative("rest", points=100)))
    (gone,) = (
        row
        for row in carry_over(document(points={"one": SPLIT["one"]}), open_pack(), table).rows
        if row.id == "one"
    )

    assert (gone.state, [one.code for one in gone.said]) == ("gone", ["carry.own-points"])


# Rules


@st.composite
def tables(draw: st.DrawFn) -> tuple[Pack, dict[str, Answer]]:
    """Return a table of one to three groups whose split is unknown, beside known rows, and a full answer to it."""
    sections, answers = [], {}
    for number in range(draw(st.integers(1, 3))):
        rows = []
        for place in range(draw(st.integers(1, 3))):
            key = f"s{number}-{place}"
            made, given_answer = draw(rows_of(key))
            rows.append(made)
            answers[key] = given_answer
        sections.append(
            unsplit(*rows, points=draw(st.sampled_from(["4", "8", "10"])), section_id=f"s{number}")
        )
    left = Decimal(100) - sum(one.points for one in sections)
    sections.append(section(quantitative("rest", points=left), section_id="rest"))
    answers["rest"] = answer(draw(st.sampled_from([80, 92, 99])))
    return pack(*sections), answers


def rows_of(key: str) -> st.SearchStrategy[tuple[Indicator, Answer]]:
    """Return a row without points and an answer to it."""
    cases = st.sampled_from(["yes", "no"]).map(lambda chosen: (case(key), Answer(option=chosen)))
    single = st.sampled_from([85, 91, 94, 97]).map(
        lambda value: (quantitative(key, points=None), answer(value))
    )
    return st.one_of(cases, single)


def full_split(draw: st.DrawFn, table: Pack) -> dict[str, OwnPoints]:
    """Return points for all rows of every group that come to just what it has."""
    words = {}
    for group in (one for each in table.table.sections for one in each.groups if one.points is not None):
        left = group.points
        for place, row in enumerate(group.indicators):
            last = place == len(group.indicators) - 1
            share = left if last else draw(st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1)]))
            left -= share
            words[row.id] = points(str(share), yes=str(share), no="0") if row.choice else points(str(share))
    return words


@st.composite
def split_tables(draw: st.DrawFn) -> tuple[Pack, dict[str, Answer], dict[str, OwnPoints]]:
    """Return a table, a full answer, and all its points."""
    table, answers = draw(tables())
    return table, answers, full_split(draw, table)


def by_hand(table: Pack, answers: dict[str, Answer], words: dict[str, OwnPoints]) -> Fraction:
    """Return the total of a full answer under a whole split, each row rounded to two places as the table says."""
    total = Fraction(0)
    for row in table.indicators:
        whole = Fraction(row.points if row.points is not None else words[row.id].value.value)
        if row.choice:
            total += whole if answers[row.id].option == "yes" else 0
        else:
            share = min(max((Fraction(answers[row.id].value) - 90) / 5, Fraction(0)), Fraction(1))
            total += Fraction(int(share * whole * 100 + Fraction(1, 2)), 100)
    return total


@FEW
@given(split_tables())
def test_a_full_answer_with_all_points_has_one_total(made):
    """Lowest and highest meet at the sum reckoned by hand."""
    table, answers, words = made
    given_document = document(answers, points=words)
    result = score(given_document, table)

    assert check_document(given_document, table, None) == ()
    assert (result.lowest, result.highest) == (by_hand(table, answers, words),) * 2
    assert sum(one.points for one in result.sections) == 100


@FEW
@given(split_tables(), st.data())
def test_each_figure_entered_only_narrows_the_range(made, data):
    """Row by row the lowest never falls, the highest never rises, and the truth lies between."""
    table, answers, words = made
    truth = by_hand(table, answers, words)
    entered: dict[str, OwnPoints] = {}
    before = score(document(answers), table)
    for key in data.draw(st.permutations(sorted(words))):
        entered[key] = words[key]
        result = score(document(answers, points=entered), table)
        assert before.lowest <= result.lowest <= truth <= result.highest <= before.highest
        before = result


@FEW
@given(tables(), st.data())
def test_whatever_is_entered_no_group_exceeds_its_points(made, data):
    """Any figures at all: the range stays in order, and no section brings more than it has."""
    table, answers = made
    open_rows = [row for row in table.indicators if row.points is None]
    anything = st.sampled_from(["0", "0.5", "3", "4", "7.5", "10", "999"])
    words = {row.id: points(value := data.draw(anything), yes=value, no="0") for row in open_rows}
    chosen = {key: words[key] for key in data.draw(st.sets(st.sampled_from(sorted(words))))}
    result = score(document(answers, points=chosen), table)

    assert 0 <= result.lowest <= result.highest <= 100
    for found, one in zip(result.sections, table.table.sections, strict=True):
        assert found.points == one.points
        assert found.score <= one.points
