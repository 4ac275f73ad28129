"""Rows of a set, rows told by years, checklist rows with estimated points, figures beside points by judgement."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QWidget

from gf_desktop.domain.document import Answer, OwnBenchmark, YearAnswer
from gf_desktop.domain.messages import message
from tests.ui.accessibility import nameless
from tests.ui.assessment.scene import read_table
from tests.ui.pages.assessment_page import AssessmentDriver


@pytest.fixture(scope="module")
def park():
    """Return the shipped table of parks."""
    return read_table("park-2016")


@pytest.fixture
def rows(park) -> list[str]:
    """Return the rows of the set of which two count."""
    return [row.id for row in park.indicators if row.choose_from == "A"]


@pytest.fixture
def page(open_page, park) -> AssessmentDriver:
    """Return the page of a park whose benchmarks are all accepted."""
    accepted = {row.id: OwnBenchmark(accept=True) for row in park.indicators}
    return open_page(park, benchmarks=accepted, subject="park")


def said(page: AssessmentDriver, row: str) -> str:
    """Return what the card says of its place in the set."""
    return page.card(row).findChild(QLabel, "set-said").text()


def tick(page: AssessmentDriver, row: str) -> QCheckBox:
    """Return the tick by which a row is chosen."""
    return page.card(row).findChild(QCheckBox, "chosen")  # type: ignore[return-value]


def test_the_best_of_a_set_count_and_it_is_said(page, rows):
    """Of four rows the two best count; the others say that they do not, and why."""
    for row, value in zip(rows, ("10", "30", "20", "5"), strict=True):
        page.fill(row, value)

    left_out = [row for row in rows if page.points(row) == "不计入"]
    assert len(left_out) == 2
    assert all(said(page, row).startswith("不计入：同组得分更高的 2 项") for row in left_out)
    note = page.page.part.set_notes["A"].text()
    assert "4 项中选评 2 项" in note
    counted = [row for row in rows if row not in left_out]
    assert all(page.page.model.pack.indicator(row).title in note for row in counted)


def test_a_row_not_scored_yet_is_not_said_to_be_the_worse_one(page, rows):
    """While a filled row waits for its figure to be accepted, it says that, and not that others score more."""
    page.page.model.change({("benchmarks", rows[2]): None}, message("ui.changed", title="基准值"))
    for row, value in zip(rows[:3], ("90", "90", "20"), strict=True):
        page.fill(row, value)

    assert said(page, rows[2]).startswith("还没有计分")
    assert "待核实" in page.card(rows[2]).trouble.spoken()


def test_the_chosen_ones_count_before_the_best(page, rows):
    """A row that is chosen counts though others score more; that is one step of undo."""
    for row, value in zip(rows, ("90", "90", "90", "1"), strict=True):
        page.fill(row, value)
    last = rows[-1]
    tick(page, last).click()

    assert page.page.model.document.answer(last).chosen
    assert said(page, last) == "计入：您选定的"
    out = [row for row in rows if page.points(row) == "不计入"]
    assert {said(page, row) for row in out} == {"不计入：您选定的 1 项优先，另 1 项由同组得分最高的计入"}
    page.page.model.undo()
    assert not page.page.model.document.answer(last).chosen


def test_no_more_than_count_can_be_chosen(page, rows):
    """With as many chosen as count, the ticks of the others are locked and say how to change."""
    page.card(rows[0])
    for row in rows[:2]:
        tick(page, row).click()
    page.fill(rows[0], "90")
    page.fill(rows[1], "90")

    assert [tick(page, row).isEnabled() for row in rows] == [True, True, False, False]
    assert said(page, rows[2]) == "不计入：已选满 2 项，要换先取消一项"


def test_each_year_has_its_field(page):
    """Figures of the two years before are kept beside the evaluated one, a draft as it was typed."""
    page.fill("park-energy-output", "2.4")
    field = page.card("park-energy-output").years.fields["2024"]
    field.edit.setFocus()
    field.edit.put("2.1")
    page.leave()
    other = page.card("park-energy-output").years.fields["2023"]
    other.edit.setFocus()
    other.edit.put("约 2")
    page.leave()

    answer = page.page.model.document.answer("park-energy-output")
    assert answer.value == Decimal("2.4")
    assert answer.earlier == {"2024": YearAnswer(value=Decimal("2.1"))}
    assert answer.drafts == {"earlier/2023": "约 2"}
    assert field.edit.accessibleName() == "能源产出率：2024 年"


def test_a_choice_is_told_by_years_as_well(page):
    """A row with options has a list for each earlier year."""
    row = next(r.id for r in page.page.model.pack.indicators if r.kind == "choice")
    combo = page.card(row).findChild(QComboBox, "earlier-2024")
    combo.setCurrentIndex(1)
    combo.activated.emit(1)

    assert page.page.model.document.answer(row).earlier["2024"].option == combo.itemData(1)


def test_the_rule_of_the_years_is_said(page):
    """Above the rows stands how the years count."""
    page.card("park-energy-output")
    words = page.page.part.findChild(QLabel, "years-said").text()

    assert "填 3 年" in words
    assert "结果以 2025 年为准" in words


def test_a_closed_park_can_only_be_looked_at(open_page, park, rows):
    """Neither years nor choice can be changed where the evaluation is closed."""
    page = open_page(park, subject="park", closed=True)

    assert not tick(page, rows[0]).isEnabled()
    assert page.card(rows[0]).years.fields["2024"].edit.isReadOnly()


def test_everything_on_a_park_page_has_a_name(page, rows):
    """A screen reader can name ticks, years and choices."""
    page.card(rows[0])
    assert nameless(page.page) == []


def test_checklist_rows_say_must_and_estimated_points(open_page):
    """A row of the 2018 table says whether it is a must, and that its points are an estimate."""
    page = open_page(read_table("gbt36132-2018"))
    row = next(r for r in page.page.model.pack.indicators if r.estimated and r.must)

    tag = page.card(row.id).findChild(QLabel, "tag")
    assert tag.isVisible()
    assert tag.text() == "必选·分值为估计"
    page.choose(row.id, "met")
    assert page.page.model.document.answer(row.id).option == "met"
    page.choose(row.id, "open")
    assert row.id not in page.page.model.document.answers


def test_a_percentage_stands_beside_points_by_judgement(open_page):
    """A row of the supply chain keeps its percentage beside the points, and the points do not move by it."""
    page = open_page(read_table("supply-chain-2024"), subject="supply-chain")
    row = next(r for r in page.page.model.pack.indicators if r.beside)
    page.fill(row.id, "3")
    reason = page.input(row.id).reason.area
    reason.setFocus()
    reason.setPlainText("核对了名录")
    page.leave()
    before = page.points(row.id)
    beside = page.input(row.id).beside
    beside.edit.setFocus()
    beside.edit.put("62.5")
    page.leave()

    assert page.page.model.document.answer(row.id) == Answer(
        value=Decimal(3), reason="核对了名录", beside=Decimal("62.5")
    )
    assert page.points(row.id) == before
    assert beside.edit.accessibleName() == f"{row.title}：实际值"
    assert (
        beside.mapTo(page.page, beside.rect().topLeft()).y()
        == page.input(row.id).field.mapTo(page.page, page.input(row.id).field.rect().topLeft()).y()
    )


def test_an_earlier_year_that_cannot_be_is_said_on_its_card(page):
    """A value below the row's least is said in red at the card's foot with its year, and is gone with a true one."""
    row = "park-clean-energy-share"
    page.fill(row, "40")
    field = page.card(row).years.fields["2023"]
    for typed in ("-5", "5"):
        field.edit.setFocus()
        field.edit.put(typed)
        page.leave()
        spoken = page.card(row).trouble.spoken()
        assert ("2023 年：数值 -5% 低于允许的最小值 0%" in spoken) is (typed == "-5")


def walk(page: AssessmentDriver, first: QWidget, most: int) -> list[QWidget]:
    """Return the widgets that Tab comes to from ``first`` on, until one comes again or the work is left."""
    first.setFocus()
    seen: list[QWidget] = []
    for _ in range(most):
        focused = QApplication.focusWidget()
        if focused in seen or not page.page.part.isAncestorOf(focused):
            break
        seen.append(focused)
        page.press(Qt.Key.Key_Tab)
    return seen


@pytest.mark.parametrize("table", ["park-2016", "supply-chain-2024", "js-general-2026", "gbt36132-2018"])
def test_tab_goes_through_every_card_of_every_section_in_order(open_page, table):
    """From the first card Tab comes to each card in turn, to no input twice, and out of the last one."""
    made = read_table(table)
    subject = made.header.subject
    page = open_page(made, subject=subject)
    for section in made.table.sections:
        first = section.groups[0].indicators[0].id
        page.card(first).focus_input()
        cards = page.page.part.cards
        seen = walk(page, QApplication.focusWidget(), 40 * len(cards))
        owners = [next((key for key, one in cards.items() if one.isAncestorOf(w)), "") for w in seen]
        assert list(dict.fromkeys(key for key in owners if key)) == list(cards)
        assert owners == sorted(owners, key=[*cards, ""].index)
