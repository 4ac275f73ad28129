"""The yearly figures: computed where they can be, else empty with the reason; years side by side, newest first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gf_desktop.domain.document import (
    Answer,
    Applicant,
    ChangeAnswer,
    Document,
    ProgrammeAnswers,
    ProgrammeFacts,
    SchemeRef,
)
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.programme import DynamicFigure
from gf_desktop.domain.programmes.dynamic import DynamicTable, YearOf, dynamic_table
from gf_desktop.domain.report.cells import said, shown
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.standards.programmes import read_programme
from tests.domain.calculators.builders import BOUNDARY, FACTORS, ledgers
from tests.standards.shipped import RESOURCES
from tests.standards.test_samples import result as scored
from tests.standards.test_samples import sample

JIANGSU = read_programme(RESOURCES / "programmes" / "js-2026.yaml")
SAY = read_catalogue(RESOURCES / "messages" / "zh_CN").say


def document(year: int = 2025, book: Ledgers | None = None, **more) -> Document:
    """Return a document of the factory of the calculators' tests."""
    filled = (
        book
        if book is not None
        else ledgers(settings={"energy": "share", "carbon": "share", "water": "share"})
    )
    return Document(
        subject=more.pop("subject", "factory"),
        applicant=Applicant(name="样例厂", credit_code="91320000MA0000007Q"),
        year=year,
        scheme=SchemeRef(id="js-general-2026", version=1),
        boundary=BOUNDARY,
        ledgers=filled,
        **more,
    )


def table(*years: YearOf, programme=JIANGSU) -> DynamicTable:
    """Return the yearly figures."""
    found = dynamic_table(programme, years)
    assert found is not None
    return found


def read(found: DynamicTable) -> dict[str, list[str]]:
    """Return the cells as people read them, by title."""
    return {said(row.title, SAY): [shown(cell, SAY) for cell in row.cells] for row in found.rows}


def test_figures_come_from_the_ledgers():
    """Totals and formulas agree with the calculators, in the units of the table."""
    cells = read(table(YearOf(document(), FACTORS)))
    assert cells["工业总产值"] == ["50000"]
    assert cells["取水量"] == ["50000"]
    assert cells["单位产值取水量"] == ["1"]
    assert cells["工业用水重复利用率"] == ["90"]


def test_a_figure_per_product_has_a_line_for_each():
    """Products stand with their names and their own units."""
    found = table(YearOf(document(), FACTORS))
    units = {
        said(row.title, SAY): row.unit for row in found.rows if "单位产品综合能耗" in said(row.title, SAY)
    }
    assert units == {
        "单位产品综合能耗（甲）": "tce/t",
        "单位产品综合能耗（乙）": "tce/t",
        "单位产品综合能耗（丙）": "tce/kg",
    }


def test_years_stand_side_by_side_and_none_fills_another():
    """The newest first, at most three; a year without data says what it lacks."""
    years = [YearOf(document(year), FACTORS) for year in (2022, 2024, 2025)]
    found = table(YearOf(document(2023, Ledgers())), *years)
    assert found.years == (2025, 2024, 2023)
    newest, before, empty = read(found)["取水量"]
    assert newest == before == "50000"
    assert empty.startswith("没有算出")


def _in(unit: str, factor: int) -> Ledgers:
    """Return the ledgers with what is made in tonnes told in another unit."""
    book = ledgers(settings={"energy": "share", "carbon": "share", "water": "share"})
    told = (
        replace(row, unit=unit, output=row.output * factor) if row.unit == "t" and row.output else row
        for row in book.products
    )
    return replace(book, products=tuple(told))


def test_a_product_told_by_another_unit_in_another_year_is_converted_to_the_newest():
    """A line has one unit: 0.3878 tce a tonne stays that, though the year before was told in kilograms."""
    found = table(YearOf(document(2025), FACTORS), YearOf(document(2024, _in("kg", 1000)), FACTORS))
    line = next(row for row in found.rows if said(row.title, SAY) == "单位产品综合能耗（甲）")
    assert line.unit == "tce/t"
    assert [shown(cell, SAY) for cell in line.cells] == ["0.3878", "0.3878"]
    assert line.cells[0].exact == line.cells[1].exact


def test_a_product_counted_otherwise_in_another_year_says_so():
    """Pieces are no tonnes: the year has no figure in that line, and says why."""
    found = table(YearOf(document(2025), FACTORS), YearOf(document(2024, _in("件", 1)), FACTORS))
    line = next(row for row in found.rows if said(row.title, SAY) == "单位产品综合能耗（甲）")
    assert [shown(cell, SAY) for cell in line.cells] == ["0.3878", "该年度的单位与本表不同，不能换算"]


def test_whose_form_it_is_stands_above_it():
    """Our own compilation is called that, with the article."""
    found = table(YearOf(document(), FACTORS))
    assert "不是官方表样" in SAY(found.standing)
    assert "第十九条" in found.article


def test_answered_figures_come_from_the_answer():
    """A figure may be read from what was answered to a row; without an answer it says so."""
    figure = DynamicFigure(
        id="x", title="园区产出", unit="万元/tce", reading="answer", name="park-energy-output"
    )
    assert JIANGSU.dynamic
    programme = replace(JIANGSU, dynamic=replace(JIANGSU.dynamic, figures=(figure,)))
    told = document(answers={"park-energy-output": Answer(value=Decimal("3.20"))})
    silent = replace(told, year=2024, answers={})
    assert read(table(YearOf(told), YearOf(silent), programme=programme)) == {
        "园区产出": ["3.20", "该年度没有填报这一项"]
    }


@pytest.mark.parametrize(
    ("subject", "title"), [("park", "园区工业增加值"), ("supply-chain", "供应商中绿色工厂数量")]
)
def test_other_subjects_have_figures_of_their_own(subject, title):
    """Parks and supply chains get theirs to write in, no factory figures."""
    cells = read(table(YearOf(document(subject=subject, book=Ledgers()))))
    assert cells[title] == ["请在这里填写"]
    assert "取水量" not in cells


def test_changes_to_be_reported_are_listed():
    """Each change of Article 21 with the unit's word; unanswered ones are open."""
    facts = ProgrammeFacts(changes={"name": ChangeAnswer(state="exists", note="更名")})
    told = document(programme=ProgrammeAnswers(id="js-2026", facts=facts))
    lines = table(YearOf(told, FACTORS)).changes
    assert [(SAY(line.state), line.note) for line in lines][:2] == [("有变更", "更名"), ("未确认", "")]


def test_a_programme_without_such_figures_has_no_table():
    """Nothing is made up where the rules ask for nothing."""
    assert dynamic_table(replace(JIANGSU, dynamic=None), [YearOf(document())]) is None
    with pytest.raises(ValueError, match="no year"):
        dynamic_table(JIANGSU, [])


def test_years_that_an_evaluation_tells_itself_stand_beside_it():
    """Of a park's earlier years without an evaluation, the rows told by years are there, with where from."""
    park = sample("park-2016")
    found = table(YearOf(park, None, scored("park-2016")))
    row = park.answers["park-energy-output"]
    told = [row.earlier[str(year)].value for year in (2022, 2021)]

    assert found.years == (2023, 2022, 2021)
    assert [SAY(one) for one in found.origins[1:]] == ["2023 年度的评价中填写的往年数值"] * 2
    cells = read(found)
    assert cells["能源产出率"] == [str(row.value), *map(str, told)]
    assert cells["园区工业增加值"] == ["请在这里填写"] * 3


def test_an_evaluation_of_its_own_comes_before_what_a_later_one_tells():
    """A year that was evaluated shows that evaluation, and of the others only those that nobody evaluated are told."""
    park = sample("park-2016")
    result = scored("park-2016")
    own = replace(park, year=2022, answers={"park-energy-output": Answer(value=Decimal("9.99"))})
    found = table(YearOf(park, None, result), YearOf(own, None, result))

    assert found.years == (2023, 2022, 2021)
    assert read(found)["能源产出率"][1] == "9.99"


def test_a_park_is_asked_for_no_credit_code():
    """Where a park has none there is no empty line for it; an enterprise's stays."""
    park = sample("park-2016")
    assert table(YearOf(park)).credit_code is None
    assert table(YearOf(replace(park, subject="factory"))).credit_code == ""
