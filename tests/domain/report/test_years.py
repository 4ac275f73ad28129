"""The papers show every year of a table of several years: its values in order, and what it scored."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gf_desktop.domain.document import Answer, Document, YearAnswer
from gf_desktop.domain.pack import Domain, Index, Pack
from gf_desktop.domain.platform_sheet import Sheet, SheetRow, platform_sheet
from gf_desktop.domain.report.cells import said, shown
from gf_desktop.domain.report.conclusion import conclusion
from gf_desktop.domain.report.narrative import drafts
from gf_desktop.domain.report.years import values_note, year_total
from gf_desktop.domain.scoring import score
from tests.domain.builders import choice, document, manual, ratio
from tests.domain.report.builders import say
from tests.domain.test_years import YEAR, of_years, three

YEARS = (YEAR - 2, YEAR - 1, YEAR)


def table() -> Pack:
    """Return a table whose three years are each scored, with the authority's own name of the total."""
    made = three("each", ratio("row"), manual("judged"), choice("chosen"))
    index = Index(symbol="GI", title="绿色指数", source="memory")
    return replace(made, table=replace(made.table, index=index))


def park(**answers: Answer) -> Document:
    """Return a park's document; without answers the ratio row of three years."""
    return replace(document(answers or {"row": of_years("9", "6.0", "3")}), subject="park")


def sheet(doc: Document) -> Sheet:
    """Return its table."""
    return platform_sheet(doc, table(), score(doc, table()), {})


def line(made: Sheet, indicator: str) -> SheetRow:
    """Return the row of an indicator."""
    return next(row for row in made.rows if row.indicator == indicator)


def values(doc: Document, indicator: str = "row") -> list[str]:
    """Return what people read of a row in the columns of the years."""
    row = line(sheet(doc), indicator)
    return [shown(row.cells[key], say) for key in (f"value-{YEARS[0]}", f"value-{YEARS[1]}", "value")]


def test_the_table_has_a_column_of_each_year_in_order():
    """The oldest year comes first, each with its values exactly as typed."""
    titles = [said(one.title, say) for one in sheet(park()).columns if one.key.startswith("value")]

    assert titles == [f"{year}年指标值" for year in YEARS]
    assert values(park()) == ["3", "6.0", "9"]


def test_what_is_no_value_of_a_year_is_said_in_words():
    """A year without a value is 未填, one with a draft too; a row not applicable is so in all years."""
    draft = Answer(value=Decimal(9), drafts={f"earlier/{YEARS[1]}": "约 6"})

    assert values(park(row=draft)) == ["未填", "未填", "9"]
    assert values(park(row=Answer(not_applicable=True, reason="无"))) == ["不适用"] * 3


def test_an_option_of_a_year_stands_by_its_title():
    """A choice of an earlier year reads as the table calls it."""
    row = table().indicators[-1]
    option = row.choice.options[0]
    answer = Answer(option=option.id, earlier={str(YEARS[1]): YearAnswer(option=option.id)})

    assert values(park(chosen=answer), row.id)[1:] == [option.title] * 2


def test_the_report_tells_the_values_of_each_year_in_order():
    """The sentence below a row names the years, the oldest first; a row without earlier years has none."""
    result = score(park(), table())
    note = values_note(park(), table(), result.row("row"), say)

    assert [say(one).count("年") for one in note] == [4]
    places = [
        say(note[0]).index(f"{year}年{value}") for year, value in zip(YEARS, ("3", "6.0", "9"), strict=True)
    ]
    assert places == sorted(places)
    assert values_note(park(), table(), result.row("judged"), say) == ()


def test_the_conclusion_lists_what_each_year_scored():
    """Each year stands with its total and its sections, under the authority's name of the total."""
    result = score(park(), table())
    told = conclusion(park(), table(), result, say)

    assert told["total_title"] == "绿色指数（GI）"
    assert [one["year"] for one in told["years"]] == [str(year) for year in YEARS]
    assert [one["total"] for one in told["years"]] == ["2.40", "4.80", "7.20"]
    assert all(len(one["sections"]) == len(result.sections) for one in told["years"])


def test_the_totals_of_the_years_stand_in_the_draft_and_beside_the_table():
    """The draft of the conclusion and the page of facts name each year's total."""
    doc = park()
    result = score(doc, table())
    facts = {say(one.title): said(one.text, say) for one in sheet(doc).facts}

    more = "（未填2项，最高可达{}分）"
    highest = [one["highest"] for one in conclusion(doc, table(), result, say)["years"]]
    said_of = [
        f"{year}年{total}分{more.format(most)}"
        for year, total, most in zip(YEARS, ("2.40", "4.80", "7.20"), highest, strict=True)
    ]

    assert facts["各年绿色指数（GI）"].splitlines() == said_of
    assert "、".join(said_of) in drafts(doc, table(), result, None, say)["conclusion"]


def test_a_year_all_filled_in_is_told_as_final_and_one_that_cannot_be_names_its_row():
    """Nothing stands behind the total of a whole year; a value that cannot be is named, and counts for nothing."""
    made = three("each", ratio("row", domain=Domain(min=Decimal(0))))
    doc = document({"row": of_years("9", "-6", "3")})
    told = [say(year_total(one)) for one in conclusion(doc, made, score(doc, made), say)["years"]]

    assert told[0] == f"{YEARS[0]}年2.40分"
    assert told[1].startswith(f"{YEARS[1]}年0.00分（{made.indicators[0].title}的数值不成立，不计分，最高可达")
    assert told[2] == f"{YEARS[2]}年7.20分"


def test_a_table_of_one_year_says_nothing_of_others():
    """Where one year is scored there is no list of years."""
    made = three("last", ratio("row"))
    doc = document({"row": of_years("9")})

    assert conclusion(doc, made, score(doc, made), say)["years"] == []
