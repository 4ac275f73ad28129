"""A park's evaluation reconciles at a glance: what is to be answered, what a row comes to in the index, its years."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from gf_desktop.domain.document import Answer, GateAnswer, OwnBenchmark
from gf_desktop.domain.messages import message
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.assessment.states import State, indicator_parts, indicator_state
from tests.standards.test_samples import sample
from tests.ui.assessment.scene import read_table
from tests.ui.pages.assessment_page import AssessmentDriver


@pytest.fixture(scope="module")
def park():
    """Return the shipped table of parks."""
    return read_table("park-2016")


@pytest.fixture
def page(open_page, park) -> AssessmentDriver:
    """Return the page of the park's sample."""
    return open_page(park, document=sample("park-2016"))


def texts(widget) -> str:
    """Return everything that stands in the labels of a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def state(page: AssessmentDriver, part: str) -> State:
    """Return the state of a line of the way."""
    model = page.page.model
    return next(one.state for one in indicator_parts(model, model.result) if one.id == part)


def test_a_card_says_what_its_point_is_worth(page):
    """0.80 of 1 is 3.33 of the 4.17 points that a row has in the index."""
    page.card("park-energy-output")
    assert page.points("park-energy-output") == "0.80 / 1，折合 3.33 / 4.17 分"


def test_a_section_adds_its_rows_up(page):
    """The sentence below the heading leads from the rows to the section's points."""
    page.card("park-energy-output")
    said = page.page.part.weighed.text()
    assert said.startswith("每项最多计 1，占绿色指数 4.17 分（100 ÷ 24）。")
    assert "本部分各项得 2.60 / 3，× 100 ÷ 24 折合 10.83 / 12.5 分" in said


def test_the_sum_follows_each_keystroke(page):
    """While one types, card and section go along, and undo brings both back."""
    page.fill("park-energy-output", "3")
    assert "本部分各项得 2.80 / 3" in page.page.part.weighed.text()
    page.page.model.undo()
    assert "本部分各项得 2.60 / 3" in page.page.part.weighed.text()


def test_the_section_of_a_weighed_table_says_its_share(open_page):
    """In the 2018 table each section counts by its percentage."""
    page = open_page(read_table("gbt36132-2018"), document=sample("gbt36132-2018"))
    section = page.page.model.pack.table.sections[0]
    page.page.go(Place("indicators", section.id))
    assert "按 20% 计入总分" in page.page.part.weighed.text()


def test_a_plain_table_needs_no_such_sentence(open_page):
    """Where points are points of the total, nothing is folded."""
    page = open_page(read_table("supply-chain-2024"), document=sample("supply-chain-2024"))
    page.card("scm-plan")
    assert page.page.part.weighed.text() == ""
    assert not page.page.part.weighed.isVisible()
    assert page.points("scm-plan") == "8.00 / 8 分"


def test_the_options_of_a_park_count_and_are_no_points(page):
    """A yes is one share of the index."""
    page.card("park-plan")
    assert "计 1" in texts(page.card("park-plan"))


def test_way_and_totals_count_what_is_to_be_answered(page):
    """24 rows, and a set with enough of them is complete."""
    model = page.page.model
    assert indicator_state(model, model.result) == State("done", "24/24")
    assert state(page, "resources") == State("done", "6/6")
    assert "24/24" in texts(page.page.strip)


def test_an_encouraged_requirement_is_not_waited_for(page):
    """Six of the eight requirements decide; one encouraged and not met is no trouble."""
    assert state(page, "gates") == State("done", "6/6")
    page.page.model.change(
        {("gates", "park-systems"): GateAnswer(state="not-met", note="")},
        message("ui.changed", title="基本要求"),
    )
    assert state(page, "gates") == State("done", "6/6")


def test_the_result_explains_points_and_range(page):
    """Losses are points of the index, and the highest total is that of another choice in a set."""
    page.page.go(Place("result"))
    said = texts(page.page.part)
    assert "失分已折合成总分。每项最多计 1，占绿色指数 4.17 分" in said
    assert "应评的各项均已计分，得分 84.38 分；换用其他可选指标，最高可达 87.71 分。" in said
    assert "共 31 项指标，可选指标选够即可，应评 24 项，已有数值 24 项。" in said


def test_a_lower_value_is_the_better_on_the_bar(page):
    """Twice the lead stands in the middle of the bar, as it scores half."""
    bar = page.card("park-waste-water-intensity").input.bar
    assert bar.state.ratio == pytest.approx(0.5)
    assert bar.state.base == "越低越好"


def test_an_unverified_lead_says_that_it_waits(open_page, park):
    """A ratio has no base: what is missing is the user's word on the lead."""
    page = open_page(park, subject="park")
    assert page.card("park-energy-output").input.bar.state.words == "待核实，接受后计分"


def test_tab_leads_through_the_years_and_undo_takes_one_back(page):
    """From the evaluated year to the one before and on, each year one step of undo."""
    card = page.card("park-renewable-share")
    card.input.field.edit.setFocus()
    edits = [field.edit for field in card.years.fields.values()]
    for edit in edits:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is edit
    before = page.page.model.document.answer("park-renewable-share")
    edits[0].setFocus()
    edits[0].put("10")
    page.leave()
    now = page.page.model.document.answer("park-renewable-share")
    assert now.earlier["2022"].value == Decimal(10)
    page.page.model.undo()
    assert page.page.model.document.answer("park-renewable-share") == before


def test_a_row_not_applicable_but_chosen_says_that_it_holds_a_place(open_page, park):
    """A chosen row that does not apply keeps another one out until the choice is taken back."""
    row = next(row.id for row in park.indicators if row.choose_from == "D")
    whole = replace(sample("park-2016"), answers={row: Answer(not_applicable=True, reason="无", chosen=True)})
    page = open_page(park, document=whole)
    assert "占着名额" in page.card(row).findChild(QLabel, "set-said").text()


def test_home_and_page_agree_on_an_empty_park(open_page, park):
    """Nothing answered: none of 24."""
    accepted = {row.id: OwnBenchmark(accept=True) for row in park.indicators}
    page = open_page(park, benchmarks=accepted, subject="park")
    assert indicator_state(page.page.model, page.page.model.result) == State("open", "0/24")
