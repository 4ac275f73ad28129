"""The overview: which data are needed, how far each is, what is missing, and the ways from there."""

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from gf_desktop.domain.assessment import WHOLE, edit
from gf_desktop.domain.ledgers import LEDGERS
from gf_desktop.domain.messages import UserFacingError, message
from tests.ui.accessibility import nameless
from tests.ui.year.scene import computing


def test_the_needed_ledgers_come_first_with_what_they_are_for(open_year):
    """What the table's calculators read is listed with state, rows, months and use; all others stand below."""
    driver = open_year()

    needed, others = driver.cells("needed"), driver.cells("others")

    assert [row[0] for row in needed] == ["能源购进、消费与库存", "产值", "用水"]
    assert needed[0][2:] == ["3", "缺 1 个月数", "单位产值综合能耗"]
    assert needed[1][1:4] == ["还没有填", "–", "–"]
    assert len(needed) + len(others) == len(LEDGERS)
    assert [row[1] for row in others if row[0] == "产品"] == ["2"]


def test_what_is_missing_is_listed_and_leads_to_its_cell(open_year):
    """Each gap says where and what; Enter goes to the very cell."""
    driver = open_year()
    gaps = driver.cells("gaps")
    months = next(number for number, row in enumerate(gaps) if "12" in row[1])
    assert gaps[months][0] == "能源购进、消费与库存"
    assert driver.page.part.to_gaps.text() == f"还缺 {len(gaps)} 处"

    driver.enter("gaps", months)

    assert driver.place() == "data/energy/e1/consumed"
    assert driver.page.part.current_place() == ("e1", "consumed")


def test_a_gap_that_is_a_decision_leads_to_the_settings(open_year):
    """What is decided once for the year is asked on the page of settings."""
    ledgers = {
        "energy": [{"id": "e1", "carrier": "natural-gas", "unit": "m³", "consumed": "5"}],
        "output_value": [{"id": "v1", "year": 2025, "unit": "万元", "value": "10"}],
        "none": [
            "energy.feedstock", "energy.transformed_out", "energy.recovered", "energy.supplied_out",
        ],
    }  # fmt: skip
    driver = open_year(ledgers=ledgers)
    (number,) = (n for n, row in enumerate(driver.cells("gaps")) if row[0] == "计算选项")

    driver.enter("gaps", number)

    assert driver.place().startswith("data/settings/factors/coal/natural-gas")
    card = next(card for card in driver.page.part.cards.values() if card.active)
    assert card.question.open
    assert "天然气" in card.accessibleName()


def test_enter_opens_a_ledger_the_others_too(open_year):
    """Enter on a line opens its table; one of the others is then listed on the way while one is there."""
    driver = open_year()
    assert not any(line.startswith("原材料") for line in driver.lines())
    driver.enter("needed", 0)
    assert driver.place() == "data/energy"
    driver.go("data/overview")
    number = [row[0] for row in driver.cells("others")].index("原材料")

    driver.enter("others", number)

    assert driver.place() == "data/materials"
    assert any(line.startswith("原材料") for line in driver.lines())
    driver.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not any(line.startswith("原材料") for line in driver.lines())


def test_the_overview_follows_what_is_entered(open_year):
    """A word that there is nothing fills a ledger; the summary counts what is computed."""
    driver = open_year()
    driver.page.model.none("water", True, "用水")

    assert driver.cells("needed")[2][1] == "说明了没有"
    assert driver.page.part.summary.text() == "由数据计算的指标 2 项，已算出 0 项"


def test_arrows_go_from_table_to_table(open_year):
    """Down at the last line goes on to the table below, up at the first one back."""
    driver = open_year()
    driver.table("needed").setFocus()
    for _ in range(3):
        driver.press(Qt.Key.Key_Down)
    assert driver.table("gaps").hasFocus()
    assert driver.table("gaps").currentIndex().row() == 0

    driver.press(Qt.Key.Key_Up)

    assert driver.table("needed").hasFocus()
    assert nameless(driver.page.part) == []


def test_buttons_for_spreadsheets_are_there_only_when_something_does_them(open_year):
    """Without a writer of templates and a wizard there is no button; a closed evaluation takes nothing in."""
    bare = open_year()
    assert bare.page.part.findChildren(QAbstractButton, "template") == []
    assert bare.page.part.findChildren(QAbstractButton, "import-tables") == []
    asked = []
    driver = open_year(import_tables=lambda: asked.append(True))
    driver.click(driver.page.part, "import-tables")
    assert asked == [True]
    closed = open_year(import_tables=lambda: None, closed=True)
    assert closed.page.part.findChildren(QAbstractButton, "import-tables") == []


def test_a_template_is_written_beside_the_window_and_told(open_year, qtbot, tmp_path):
    """A department's sheet is asked for, written on another thread, and its file named."""
    path, written = tmp_path / "统计 取数.xlsx", []

    def write(document, pack, where: Path, department: str, months: bool) -> None:
        written.append((where, department, months, threading.current_thread() is threading.main_thread()))

    driver = open_year(answers=(path,), write_template=write)
    template = driver.page.part.findChild(QAbstractButton, "template")

    template.ask_and_write("statistics")
    assert not template.isEnabled()
    qtbot.waitUntil(template.isEnabled)

    assert written == [(path, "statistics", False, False)]
    assert "统计 取数.xlsx" in template.said.text()
    assert template.show_file.isVisible()
    assert driver.ask.asked == [("choose_save_path", "部门取数表（统计部门）")]
    assert template.line.isVisible()
    model = driver.page.model
    model.edits((edit(model.document, "none", WHOLE, ("totals",)),), message("workbook.imported"))
    assert not template.line.isVisible()


def test_a_template_that_cannot_be_written_is_told(open_year, qtbot, tmp_path):
    """The sentence of what went wrong stands where the success would."""

    def write(*_asked: object) -> None:
        raise UserFacingError(message("session.closed"))

    driver = open_year(answers=(tmp_path / "a.xlsx",), write_template=write)
    template = driver.page.part.findChild(QAbstractButton, "template")
    template.ask_and_write("months")
    qtbot.waitUntil(template.isEnabled)

    assert "定稿" in template.said.text()
    assert not template.show_file.isVisible()


def test_a_table_that_computes_nothing_has_no_step_of_data(open_year):
    """Without calculators and without data the way goes from the enterprise to the indicators."""
    from dataclasses import replace

    pack = computing()
    group = pack.table.sections[0].groups[0]
    plain = tuple(replace(row, calculator="") for row in group.indicators)
    section = replace(pack.table.sections[0], groups=(replace(group, indicators=plain),))
    bare = replace(pack, table=replace(pack.table, sections=(section,)))

    driver = open_year("", pack=bare, ledgers={}, boundary={})

    assert not any("基础数据" in line for line in driver.lines())
    assert driver.page.findChildren(QLabel, "summary") == []
