"""Once listed: changes to be reported, and the yearly figures as a workbook."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel

from gf_desktop.domain.document import ChangeAnswer
from gf_desktop.ui.output.page import LISTED
from tests.ui.accessibility import nameless


@pytest.fixture
def listed(open_output, qtbot):
    """Return a function that opens the tab and returns it with its driver."""

    def opened(*answers, **more):
        driver = open_output(*answers, **more)
        driver.page.tabs.setCurrentIndex(LISTED)
        qtbot.waitUntil(driver.page.listed.export.isVisible)
        return driver, driver.page.listed

    return opened


def test_a_change_is_told_with_what_it_was(listed):
    """A change that exists asks what it was; the answer is a fact of the application, undone as one step."""
    driver, tab = listed()
    card = tab.changes["name"]
    assert card.note.isHidden() or not card.note.isVisible()
    card.state.buttons["exists"].click()
    card.note.area.setPlainText("2026 年 3 月改名")
    card.note.flush()

    kept = driver.page.model.document.programme.facts.changes
    assert kept == {"name": ChangeAnswer(state="exists", note="2026 年 3 月改名")}
    driver.page.model.undo()
    driver.page.model.undo()
    assert driver.page.model.document.programme.facts.changes == {}
    assert driver.page.tabs.currentIndex() == LISTED


def test_figures_say_whose_form_it_is_and_what_is_missing(listed):
    """Our own compilation says so; a figure without data says what it lacks."""
    _, tab = listed()
    words = "".join(label.text() for label in tab.figures.findChildren(QLabel))

    assert "不是官方表样" in words
    assert "没有数据" in words
    assert "缺：" in words


def test_the_figures_are_written_as_a_workbook(listed, qtbot, tmp_path):
    """The workbook lies where one asked for it and holds figures and changes."""
    path = tmp_path / "年度指标.xlsx"
    driver, tab = listed(path)
    tab.changes["address"].state.buttons["none"].click()
    driver.press("export-dynamic")
    qtbot.waitUntil(lambda: "已导出" in tab.said.text(), timeout=20000)

    sheet = load_workbook(path).worksheets[0]
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert "工业总产值" in texts
    assert "没有变更" in texts


def test_the_tab_is_there_only_under_a_programme(open_output, sample):
    """Without a programme nothing is wanted of listed units."""
    driver = open_output(document=replace(sample, programme=None))

    assert driver.page.tabs.count() == LISTED


def test_a_closed_evaluation_can_only_be_exported(listed):
    """Changes are locked; the figures can still be written."""
    _, tab = listed(closed=True)

    assert not tab.changes["name"].state.open_to_choice
    assert tab.export.isEnabled()


def test_everything_has_a_name(listed):
    """A screen reader can name everything the focus reaches."""
    driver, _ = listed()

    assert nameless(driver.page) == []
