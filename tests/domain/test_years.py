"""Several years: the last, their mean, or each for itself; and figures noted beside points."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from gf_desktop.domain.answer_rules import check_answer, check_years
from gf_desktop.domain.document import Answer, YearAnswer
from gf_desktop.domain.pack import Beside, Domain, Labels, Option, Pack, YearRule
from gf_desktop.domain.report.words import note_texts
from gf_desktop.domain.result import Derived
from gf_desktop.domain.scoring import score
from tests.domain.builders import answer, checklist, choice, document, manual, pack, ratio

YEAR = document({}).year


def three(rule: YearRule, *rows: object) -> Pack:
    """Return a table of three years under a rule; one ratio row with lead 10 and 8 points."""
    made = pack(*(rows or (ratio("row"),)))
    return replace(made, table=replace(made.table, years=3, year_rule=rule))


def of_years(last: str | None, before: str | None = None, first: str | None = None) -> Answer:
    """Return an answer of three years, the evaluated one first."""
    earlier = {
        str(YEAR - back): YearAnswer(value=Decimal(text))
        for back, text in ((1, before), (2, first))
        if text is not None
    }
    return Answer(value=None if last is None else Decimal(last), earlier=earlier)


def test_the_mean_of_the_years_counts():
    """(9 + 6 + 3) ÷ 3 = 6 of 10, said in the trace."""
    result = score(document({"row": of_years("9", "6", "3")}), three("mean"))
    assert result.total == Fraction("4.8")
    assert "trace.mean" in [step.said.code for step in result.row("row").steps]
    assert result.earlier == ()


def test_a_missing_year_leaves_the_mean_open():
    """Without one of its years there is no mean, and the year is named."""
    row = score(document({"row": of_years("9", "6")}), three("mean")).row("row")
    assert row.status == "blank"
    assert row.reason.code == "score.year-missing"
    assert row.reason.params["year"] == str(YEAR - 2)


def test_the_last_year_counts():
    """The years before are kept and count for nothing."""
    result = score(document({"row": of_years("9", "6", "3")}), three("last"))
    assert result.total == Fraction("7.2")
    assert result.earlier == ()


def test_each_year_has_its_own_total():
    """The evaluated year is the result, the others stand beside it, the oldest first."""
    rows = (ratio("row"), choice("yes", none="0", full="2", points=2))
    answers = {
        "row": of_years("9", "6", "3"),
        "yes": Answer(option="full", earlier={str(YEAR - 1): YearAnswer(option="none")}),
    }
    result = score(document(answers), three("each", *rows))
    assert result.total == Fraction("9.2")
    assert [(one.year, one.total, one.highest) for one in result.earlier] == [
        (YEAR - 2, Fraction("2.4"), Fraction("4.4")),
        (YEAR - 1, Fraction("4.8"), Fraction("4.8")),
    ]


def test_years_without_any_data_are_not_shown():
    """While nothing is said of earlier years, only the evaluated one has a result."""
    assert score(document({"row": answer(9)}), three("each")).earlier == ()


def test_a_draft_of_an_earlier_year_keeps_only_that_year_open():
    """The evaluated year counts; the draft is kept, and its year stays open."""
    typed = replace(of_years("9", None, "3"), drafts={f"earlier/{YEAR - 1}": "约 6"})
    result = score(document({"row": typed}), three("each"))
    assert result.total == Fraction("7.2")
    assert [one.total for one in result.earlier] == [Fraction("2.4"), 0]


def years_said(table: Pack, said: Answer) -> list[tuple[object, str]]:
    """Return the last part of the path and the code of what is wrong with an answer's earlier years."""
    row = table.indicators[0]
    return [(p.path[-1], p.said.code) for p in check_years(("answers", row.id), table, row, said, YEAR)]


@pytest.mark.parametrize("year", [YEAR, YEAR + 1, YEAR - 3])
def test_only_the_years_asked_for_may_be_given(year):
    """The evaluated year, a later one, or one too far back is refused with the years that may be given."""
    said = Answer(earlier={str(year): YearAnswer(value=Decimal(1))})
    assert years_said(three("each"), said) == [(str(year), "document.earlier-year")]


def test_a_table_of_one_year_takes_none():
    """Where the table asks for one year, an earlier one is refused."""
    said = of_years("9", "6")
    assert years_said(pack(ratio("row")), said) == [(str(YEAR - 1), "document.earlier-year")]


def test_an_earlier_year_is_answered_as_its_row_is():
    """An option in a row of figures, and an option that the row does not have, are refused."""
    option = Answer(earlier={str(YEAR - 1): YearAnswer(option="full")})
    assert years_said(three("each"), option) == [("option", "document.wrong-field")]
    unknown = Answer(earlier={str(YEAR - 1): YearAnswer(option="perhaps")})
    table = three("each", choice("yes", none="0", full="2", points=2))
    assert years_said(table, unknown) == [("option", "document.option")]


BESIDE = Beside(title="回收率", unit="%", domain=Domain(min=Decimal(0), max=Decimal(100)))


def test_a_figure_beside_moves_no_point():
    """The percentage is traced; the points are those given."""
    row = replace(manual("row", points=5, step=None), beside=BESIDE)
    given = Answer(value=Decimal(3), beside=Decimal(60), reason="按比例")
    bare = score(document({"row": replace(given, beside=None)}), pack(row))
    result = score(document({"row": given}), pack(row))
    assert result.total == bare.total == 3
    found = result.row("row")
    assert [s.said.code for s in found.steps][-2:] == ["trace.beside", "trace.manual"]
    notes = note_texts(found, given, Labels())
    assert [note.code for note in notes] == ["report.note.judged", "report.note.beside"]


def test_a_figure_beside_that_cannot_be_true_is_invalid():
    """120 % of what was sold cannot be recovered."""
    row = replace(manual("row", points=5, step=None), beside=BESIDE)
    given = Answer(value=Decimal(3), beside=Decimal(120), reason="按比例")
    assert score(document({"row": given}), pack(row)).row("row").reason.code == "score.beside-outside"


def test_only_rows_that_ask_for_it_take_a_figure_beside():
    """A row without such a figure refuses one."""
    row = manual("row", points=5, step=None)
    problems = check_answer(("answers", "row"), row, Answer(beside=Decimal(1)))
    assert [p.said.code for p in problems] == ["document.wrong-field"]


def test_options_without_points_leave_the_row_unscored():
    """Where nobody knows the row's points, a chosen option is kept and brings nothing yet."""
    known = choice("row", none="0", full="2", points=2)
    listed = tuple(Option(id=o.id, title=o.title, points=None) for o in known.choice.options)
    row = replace(known, points=None, points_why="未见公布", choice=replace(known.choice, options=listed))
    found = score(document({"row": Answer(option="full")}), pack(row)).row("row")
    assert found.status == "benchmark-missing"
    assert found.reason.code == "score.points-unknown-why"


def test_a_checklist_shows_what_was_computed_and_leaves_the_judgement():
    """The ledgers' value stands in the trace of a row of 2018; met or not is what the person says."""
    row = replace(checklist("row", must=True), unit="–", calculator="plot-ratio")
    derived = {"row": Derived(calculator="plot-ratio", value=Fraction(6, 5), unit="–")}
    open_row = score(document({}), pack(row), derived=derived).row("row")
    met = score(document({"row": Answer(option="met")}), pack(row), derived=derived).row("row")
    assert [s.said.code for s in open_row.steps] == ["trace.computed-beside", "score.blank"]
    assert open_row.steps[0].result == "1.2"
    assert met.score == met.points
    assert met.derived is None
