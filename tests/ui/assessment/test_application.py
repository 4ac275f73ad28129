"""The application: level, notice, dates with local ones above them, looks at public sites, what fits the subject."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import (
    Applicant,
    DisqualifierAnswer,
    GateAnswer,
    Notice,
    OwnDate,
    Query,
    Rectified,
)
from gf_desktop.domain.programme import DueDate
from gf_desktop.domain.programmes.dates import due
from gf_desktop.ui.assessment.due_words import due_sentence
from gf_desktop.ui.assessment.facts import facts_of, put_facts
from gf_desktop.ui.assessment.place import Place
from tests.domain import builders as make
from tests.ui.accessibility import nameless
from tests.ui.assessment.scene import read_table, table
from tests.ui.keys import compose
from tests.ui.pages.assessment_page import AssessmentDriver

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def jiangsu(tmp_path_factory):
    """Return the shipped programme of Jiangsu."""
    return build(tmp_path_factory.mktemp("library")).library.programme("js-2026")


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch):
    """Count days from one day."""
    for module in ("facts", "eligibility_page"):
        monkeypatch.setattr(f"gf_desktop.ui.assessment.{module}.today", lambda: DAY)


@pytest.fixture
def page(open_page, jiangsu) -> AssessmentDriver:
    """Return the page of a factory that answers to the programme."""
    return open_page(table(), programme=jiangsu)


def write(field, text: str) -> None:
    """Write into a line and leave it with Enter's effect."""
    field.setFocus()
    field.selectAll()
    compose(field, text)
    field.flush()


def kept(page: AssessmentDriver):
    """Return what is said of the application."""
    return page.page.model.document.programme.facts


def test_the_first_page_says_what_is_due_and_leads_there(page):
    """A calm line with the days left; pressing it shows all dates."""
    page.open("eligibility", "applicant")
    line = page.page.part.due

    assert line.isVisible()
    assert "还有 129 天" in line.lines[0][0]
    line.press(0)
    assert page.place().startswith("eligibility/application")


def test_the_level_decides_which_date_is_said(page, jiangsu):
    """For the nation the nearest date of that level is said first."""
    page.open("eligibility", "application")
    combo = page.page.part.purpose
    combo.setCurrentIndex(combo.findData("nation"))
    combo.activated.emit(combo.currentIndex())
    assert kept(page).purpose == "nation"

    page.open("eligibility", "applicant")
    assert "4 月 15 日" in page.page.part.due.lines[0][0]


def test_the_notice_is_kept_and_undone(page):
    """Number and title of the user's own notice are one place of the document, and one step of undo each."""
    page.open("eligibility", "application")
    write(page.page.part.number, "锡工信〔2027〕8号")
    write(page.page.part.title, "关于组织申报的通知")
    assert kept(page).notice == Notice(number="锡工信〔2027〕8号", title="关于组织申报的通知")

    page.page.model.undo()
    assert kept(page).notice == Notice(number="锡工信〔2027〕8号")
    assert page.page.part.title.value() == ""


def test_an_earlier_local_date_comes_before_the_rules_one(page):
    """The local date is counted, the rules' one is said beside it, its source asked for."""
    page.open("eligibility", "application")
    card = page.page.part.dates["provincial-candidates"]
    assert card.source.isHidden()
    card.own.set_value("2027-06-20")
    card.own.committed.emit("2027-06-20")
    write(card.source, "市局通知")

    assert kept(page).own_dates == {"provincial-candidates": OwnDate(on="2027-06-20", source="市局通知")}
    assert "2027 年 6 月 20 日" in card.findChild(QLabel, "points").text()
    assert any("规定的时间是 7 月 31 日" in label.text() for label in card.findChildren(QLabel))
    card.own.set_value("")
    card.own.committed.emit("")
    assert kept(page).own_dates == {}


def test_undo_of_a_fact_shows_the_page_of_the_application(page):
    """Taking back the level brings its page before the eyes."""
    page.open("eligibility", "application")
    combo = page.page.part.purpose
    combo.setCurrentIndex(combo.findData("city"))
    combo.activated.emit(combo.currentIndex())
    page.open("indicators", "energy")
    page.page.model.undo()

    assert page.place().startswith("eligibility/application")
    assert kept(page).purpose == ""


def test_titles_of_article_7_are_ticked(page):
    """Titles held are kept by their ids."""
    page.open("eligibility", "application")
    page.find_in(page.page.part, "tick-water-leader").click()

    assert kept(page).labels == ("water-leader",)


def test_a_look_at_a_public_site_is_noted(page):
    """Site, time, result and who looked are kept; what is still missing is said once none is claimed."""
    page.open("eligibility", "disqualifiers")
    page.say_state("dishonest-debtor", "none")
    fields = page.page.part.proofs["dishonest-debtor"].inquiries[0]
    assert "还没有记录" in fields.gap.text()
    write(fields.at, "2026-11-20 10:00")
    write(fields.result, "无记录")
    write(fields.by, "样例甲")

    answer = page.page.model.document.programme.disqualifiers["dishonest-debtor"]
    looks = (Query(inquiry="court", at="2026-11-20 10:00", result="无记录", by="样例甲"),)
    assert answer == DisqualifierAnswer(state="none", queries=looks)
    assert not fields.gap.isVisible()


def test_another_look_keeps_the_one_before(page):
    """A second look stands in the fields, the first in a line; nothing is lost."""
    page.open("eligibility", "disqualifiers")
    fields = page.page.part.proofs["operating"].inquiries[0]
    write(fields.at, "2026-05-01")
    write(fields.result, "正常")
    fields.again.click()
    assert fields.at.value() == ""
    write(fields.at, "2026-11-20")

    queries = page.page.model.document.programme.disqualifiers["operating"].queries
    assert [query.at for query in queries] == ["2026-05-01", "2026-11-20"]
    assert "2026-05-01 正常" in fields.before.text()


def test_a_rectified_penalty_is_told_with_its_papers(page):
    """What was the penalty, when it was set right, which papers: asked for once it is ticked."""
    page.open("eligibility", "disqualifiers")
    part = page.page.part.proofs["violations"].rectified
    assert not part.penalty.isVisible()
    part.tick.click()
    write(part.penalty, "罚款 1 万元")
    write(part.papers, "整改报告")

    answer = page.page.model.document.programme.disqualifiers["violations"]
    assert answer.rectified == Rectified(penalty="罚款 1 万元", papers="整改报告")
    part.tick.click()
    assert page.page.model.document.programme.disqualifiers == {}


@pytest.mark.parametrize("part", ["application", "conditions", "disqualifiers"])
def test_everything_has_a_name(page, part):
    """A screen reader can name everything the focus reaches."""
    page.open("eligibility", part)

    assert nameless(page.page) == []


def test_a_closed_application_can_only_be_looked_at(open_page, jiangsu):
    """Neither level nor dates nor looks can be changed."""
    page = open_page(table(), programme=jiangsu, closed=True)
    page.open("eligibility", "application")
    assert not page.page.part.purpose.isEnabled()
    assert page.page.part.number.isReadOnly()
    page.open("eligibility", "disqualifiers")
    assert page.page.part.proofs["operating"].inquiries[0].at.isReadOnly()


def test_a_park_is_asked_for_what_fits_it(open_page, jiangsu):
    """Fields, words, conditions and steps of a park are its own; the boundary of a factory is not asked for."""
    applicant = Applicant(name="示例开发区", province="江苏省")
    page = open_page(read_table("park-2016"), subject="park", programme=jiangsu, applicant=applicant)
    page.open("eligibility", "applicant")

    assert page.heading() == "园区信息"
    assert "industry_code" not in page.page.part.lines
    assert page.page.part.lines["legal_representative"].accessibleName().startswith("园区负责人")
    assert page.page.part.asked.text() == "应填 15 项，已填 2 项"
    assert "process" not in page.page.part.texts
    titles = [line.split("，")[0] for line in page.way()]
    assert titles[:2] == ["1  园区与申报", "园区信息"]
    assert not page.is_listed("eligibility", "boundary")
    page.open("eligibility", "conditions")
    assert "park-plan" in page.page.part.cards
    assert "real-production" not in page.page.part.cards


def test_a_field_in_which_something_stands_is_never_hidden(open_page):
    """A park document that came with a credit code shows it."""
    applicant = Applicant(name="示例开发区", credit_code="91320000MA0000007Q")
    page = open_page(read_table("park-2016"), subject="park", applicant=applicant)
    page.open("eligibility", "applicant")

    assert page.page.part.lines["credit_code"].text() == "91320000MA0000007Q"


def test_the_result_says_how_its_total_is_made(open_page, jiangsu):
    """The index, estimated points and the authority's mark stand beside the score."""
    park = open_page(read_table("park-2016"), subject="park", programme=jiangsu)
    park.open("result")
    words = "".join(label.text() for label in park.page.part.findChildren(QLabel))
    assert "绿色指数（GI）" in words
    assert "不低于 80 分" in words

    old = open_page(read_table("gbt36132-2018"))
    old.open("result")
    words = "".join(label.text() for label in old.page.part.findChildren(QLabel))
    assert "按均分估计" in words


def test_each_date_says_in_words_whose_step_it_is(page):
    """What departments do among themselves is marked as theirs, what is wanted of the enterprise as its own."""
    page.open("eligibility", "application")
    said = {key: card.whose.text() for key, card in page.page.part.dates.items()}

    assert said["provincial-list"] == "由主管部门办理：省工业和信息化厅"
    assert said["dynamic-table-province"].startswith("由本单位办理")
    assert said["provincial-candidates"].startswith("本单位在此之前交材料，再由主管部门办理")
    assert next(iter(said)) == "provincial-list"


def test_the_department_is_named_once(open_page, tmp_path):
    """Where the rules name no other department than the words do, it is not said twice."""
    page = open_page(table(), programme=build(tmp_path).library.programme("miit-2025"))
    page.open("eligibility", "application")
    said = [card.whose.text() for card in page.page.part.dates.values()]
    assert "由主管部门办理" in said
    assert "由主管部门办理：省级主管部门" in said


def test_dates_of_a_later_round_than_the_data_are_said_to_be(page, open_page, jiangsu):
    """Dates of 2027 stand beside data of 2025 with what that may mean; beside data of 2026 nothing is said."""
    page.open("eligibility", "application")
    said = page.page.part.findChild(QLabel, "later-round")
    assert said.text().startswith("本评价用 2025 年的数据，这里是 2027 年的时间")

    nearer = open_page(table(), programme=jiangsu, year=2026)
    nearer.open("eligibility", "application")
    assert nearer.page.part.findChild(QLabel, "later-round") is None


def test_due_words_say_day_and_days():
    """One sentence: how long to which day, what is due, of whom."""
    programme = make.programme("x")
    one = DueDate(
        id="d",
        month=3,
        day=31,
        title="网上申报",
        article="第十三条",
        level="province",
        acts="enterprise",
        who="企业",
    )
    found = due(replace(programme, dates=(one,)), DAY)[0]

    assert due_sentence(found) == "距 3 月 31 日还有 129 天：网上申报（企业）"
    assert due_sentence(replace(found, days=0)) == "3 月 31 日就是今天：网上申报（企业）"
    passed_on = replace(found, acts="both", who="市局")
    assert due_sentence(passed_on).endswith("（本单位在此之前交材料，再由主管部门办理）")


def test_a_condition_of_one_level_is_asked_on_that_level_only(page):
    """Applying in the city, nobody has to be on the city's list already; what was said of it stays to be seen."""
    page.open("eligibility", "conditions")
    card = page.page.part.cards["city-list"]
    assert not card.isHidden()
    model = page.page.model
    put_facts(model, replace(facts_of(model), purpose="city"), "申报级别")
    assert card.isHidden()
    assert next(line for line in page.way() if line.startswith("申报条件")).endswith("0/4")
    model.condition("city-list", GateAnswer(state="met"))
    assert not card.isHidden()


def test_a_missing_look_leads_to_its_fields(page):
    """The focus stands in the look at that site, and the circumstance is explained beside it."""
    page.page.go(Place.read("eligibility/disqualifiers/violations/penalties-public"))
    part = page.page.part

    assert part.proofs["violations"].look("penalties-public").at.hasFocus()
    assert page.place() == "eligibility/disqualifiers/violations"
    assert "信用中国" in page.page.side.pages[0].toPlainText()
    page.page.go(Place.read("eligibility/disqualifiers/violations/no-such-site"))
    assert part.cards["violations"].isAncestorOf(QApplication.focusWidget())


def test_the_explanation_follows_the_focus_that_a_switch_moves(page, monkeypatch):
    """A page that is come back to takes the focus where it was; the circumstance is explained, no place inside it."""
    inside = Place.read("eligibility/disqualifiers/violations/penalties-public")
    page.page.go(inside)
    page.page.go(Place("eligibility", "application"))
    told, show_row = [], page.page.side.show_row

    def tell(row: str, part: str = "") -> None:
        told.append(row)
        show_row(row, part)

    monkeypatch.setattr(page.page.side, "show_row", tell)
    page.page.go(inside)

    assert page.place() == "eligibility/disqualifiers/violations"
    assert told[-1] == "violations"
