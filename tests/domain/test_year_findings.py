"""The years before the evaluated one: which are asked for, which rows are told by them, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gf_desktop.domain.document import Answer, YearAnswer
from gf_desktop.domain.findings import findings
from gf_desktop.domain.flow import select, ways
from gf_desktop.domain.pack import Degree, Domain, Measure
from gf_desktop.domain.scoring import score
from gf_desktop.domain.years import earlier_years, lacking_years, yearly
from tests.domain.builders import answer, choice, document, pack, parts, quantitative, ratio
from tests.standards.shipped import pack as shipped
from tests.standards.test_samples import result, sample

YEAR = document().year
BOTH = {str(YEAR - 2): YearAnswer(value=Decimal(3)), str(YEAR - 1): YearAnswer(value=Decimal(6))}


def three_years():
    """Return a table of two rows told for three years."""
    made = pack(ratio("a", points=1, lead=10), ratio("b", points=1, lead=10))
    return replace(made, table=replace(made.table, years=3, year_rule="each"))


def found(**answers: Answer):
    """Return what is said of missing years, with the row it leads to."""
    one, table = document(answers), three_years()
    every = findings(one, table, score(one, table))
    return [
        (each.code, each.target, each.severity) for each in every if each.code.startswith("finding.years")
    ]


def test_the_years_come_oldest_first():
    """A table of three years asks for the two before; one of one year for none."""
    assert earlier_years(2023, shipped("park-2016").table) == (2021, 2022)
    assert earlier_years(2023, shipped("supply-chain-2024").table) == ()


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        (quantitative("a"), True),
        (choice("a"), True),
        (parts(), False),
        (None, False),
        (Measure(kind="checklist"), False),
        (Measure(kind="checklist", degrees=(Degree(id="x", title="全部", share=Decimal(1)),)), True),
    ],
)
def test_rows_of_one_figure_or_one_option_are_told_by_years(measure, told):
    """Rows that hold several values are not; nor is one whose form is still open."""
    assert yearly(measure) is told


def test_nothing_is_missed_before_anything_is_answered():
    """An empty evaluation has no finding of years."""
    assert found() == []


def test_all_years_missing_are_said_once():
    """While nothing is said of any earlier year, one sentence leads to the first row."""
    assert found(a=answer(9), b=answer(8)) == [("finding.years-none", ("answers", "a"), "warning")]


def test_a_year_missing_is_said_of_its_row():
    """Where years are given, each row that lacks one says so; a row not applicable lacks none."""
    whole = replace(answer(9), earlier=BOTH)
    half = replace(answer(8), earlier={key: BOTH[key] for key in list(BOTH)[:1]})

    assert found(a=whole, b=half) == [("finding.years-open", ("answers", "b"), "warning")]
    assert found(a=whole, b=Answer(not_applicable=True, reason="无")) == []
    assert found(a=whole, b=replace(half, earlier=BOTH)) == []


def test_the_filter_of_findings_shows_rows_that_lack_a_year():
    """The row is among those to be put right, and no other."""
    one, table = document({"a": replace(answer(9), earlier=BOTH), "b": answer(8)}), three_years()

    assert select(one, table, score(one, table), "findings") == ("b",)


def test_a_draft_of_a_year_is_no_value_of_it():
    """A text that is no figure leaves its year missing."""
    row = score(document({"a": answer(9)}), three_years()).row("a")
    given = Answer(value=Decimal(9), drafts={f"earlier/{YEAR - 1}": "约 6"})

    assert lacking_years(row, given, (YEAR - 2, YEAR - 1)) == (YEAR - 2, YEAR - 1)


def test_the_parks_sample_lacks_no_year_though_rows_left_out_have_none():
    """Rows that do not count are not asked for their years."""
    every = findings(sample("park-2016"), shipped("park-2016"), result("park-2016"))
    assert [one for one in every if one.code.startswith("finding.years")] == []


def bounded():
    """Return the table of three years whose first row cannot be below nought."""
    made = pack(ratio("a", points=1, lead=10, domain=Domain(min=Decimal(0))), ratio("b", points=1, lead=10))
    return replace(made, table=replace(made.table, years=3, year_rule="each"))


def test_an_earlier_year_is_held_to_the_domain_of_its_row():
    """A value that cannot be is an error that names year and limit; that year leaves the row unscored, and says so."""
    wrong = replace(answer(9), earlier=BOTH | {str(YEAR - 1): YearAnswer(value=Decimal(-5))})
    one, table = document({"a": wrong, "b": replace(answer(8), earlier=BOTH)}), bounded()
    result = score(one, table)
    (finding,) = findings_of_years(one, table, result)

    assert (finding.severity, finding.target) == ("error", ("answers", "a"))
    assert finding.said.params["said"].params["year"] == str(YEAR - 1)
    assert finding.said.params["said"].params["said"].code == "score.below-min"
    assert [len(year.invalid) for year in result.earlier] == [0, 1]
    assert result.earlier[1].unanswered == 0
    assert [section.state for section in ways(table, one, result)] == ["attention"]
    assert select(one, table, result, "findings") == ("a",)


def test_the_mean_takes_no_year_that_cannot_be():
    """Where the mean counts, the row itself is invalid, and says which year makes it so."""
    wrong = replace(answer(9), earlier=BOTH | {str(YEAR - 2): YearAnswer(value=Decimal(-5))})
    table = bounded()
    mean = replace(table, table=replace(table.table, year_rule="mean"))
    one = document({"a": wrong})
    row = score(one, mean).row("a")

    assert (row.status, row.reason.code) == ("invalid", "score.year-impossible")
    assert row.reason.params["year"] == str(YEAR - 2)
    assert findings_of_years(one, mean, score(one, mean)) == []


def test_a_draft_of_a_year_is_told_with_its_text():
    """The year is not simply missing: what was typed is named, and its section is not complete."""
    given = replace(
        answer(9), earlier={str(YEAR - 2): BOTH[str(YEAR - 2)]}, drafts={f"earlier/{YEAR - 1}": "abc"}
    )
    one, table = document({"a": given, "b": replace(answer(8), earlier=BOTH)}), bounded()
    result = score(one, table)
    (finding,) = findings_of_years(one, table, result)

    assert finding.said.params["said"].params == {"year": str(YEAR - 1), "text": "abc"}
    assert [section.state for section in ways(table, one, result)] == ["attention"]


def findings_of_years(one, table, result):
    """Return the findings that speak of earlier years."""
    codes = ("finding.year", "score.year")
    return [each for each in findings(one, table, result) if each.code.startswith(codes)]
