"""Once listed: changes to be reported, and the yearly figures as a workbook."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel, QWidget

from gf_desktop.domain.document import ChangeAnswer
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.ledgers.production import OutputValueRow
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.programmes.dynamic import YearOf
from gf_desktop.services.session import AssessmentSession
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
    assert "没有算出" in words


def test_the_figures_are_written_as_a_workbook(listed, qtbot, tmp_path):
    """The workbook lies where one asked for it and holds figures and changes."""
    path = tmp_path / "年度指标.xlsx"
    driver, tab = listed(path)
    qtbot.waitUntil(tab.export.isEnabled)
    tab.changes["address"].state.buttons["none"].click()
    driver.press("export-dynamic")
    qtbot.waitUntil(lambda: "已导出" in tab.said.text(), timeout=20000)

    sheet = load_workbook(path).worksheets[0]
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert "工业总产值" in texts
    assert "没有变更" in texts


def earlier(
    sample, monkeypatch, *years: int, error: UserFacingError | None = None
) -> Future[tuple[YearOf, ...]]:
    """Let the session know these years before, each with an output of its own number; return what it waits for."""
    future: Future[tuple[YearOf, ...]] = Future()
    found = []
    for year in years:
        book = Ledgers(output_value=(OutputValueRow(id="v", year=year, unit="万元", value=Decimal(year)),))
        origin = message("dynamic.from.closed", scheme="通则", day=f"{year + 1}-05-06")
        found.append(YearOf(replace(sample, year=year, ledgers=book), origin=origin))
    if error is None:
        future.set_result(tuple(found))
    else:
        future.set_exception(error)
    monkeypatch.setattr(AssessmentSession, "earlier_years", lambda _session, _wanted: future)
    return future


def words_of(tab) -> list[str]:
    """Return the texts of the grid."""
    return [label.text() for label in tab.findChildren(QWidget, "dynamic")[-1].findChildren(QLabel)]


def test_years_stand_side_by_side_each_with_its_evaluation(listed, sample, monkeypatch, qtbot, tmp_path):
    """Figures of three years, where each comes from, and why one is not there; the workbook says the same."""
    earlier(sample, monkeypatch, 2024, 2023)
    path = tmp_path / "年度指标.xlsx"
    driver, tab = listed(path)
    qtbot.waitUntil(tab.export.isEnabled)
    words = words_of(tab)

    assert [text for text in words if text.endswith(" 年")] == ["2025 年", "2024 年", "2023 年"]
    assert "通则，2025-05-06 定稿" in words
    assert "2,024 万元" in words
    assert "2,023 万元" in words
    assert any("2025 年：没有算出，" in text for text in words)
    driver.press("export-dynamic")
    qtbot.waitUntil(lambda: "已导出" in tab.said.text(), timeout=20000)
    lines = {row[0]: row for row in load_workbook(path).worksheets[0].iter_rows(values_only=True) if row[0]}
    assert lines["指标"][2:5] == ("2025 年", "2024 年", "2023 年")
    assert lines["数据取自"][2:5] == ("本评价", "通则，2025-05-06 定稿", "通则，2024-05-06 定稿")
    assert lines["工业总产值"][3:5] == (2024, 2023)


def test_years_that_are_still_read_keep_the_export_waiting(listed, sample, monkeypatch, qtbot):
    """Until the years before are there, this one is shown and nothing is exported without them."""
    monkeypatch.setattr(AssessmentSession, "earlier_years", lambda _session, _wanted: Future())
    _, tab = listed()

    assert not tab.export.isEnabled()
    assert "正在读取" in tab.said.text()
    assert "2025 年" in words_of(tab)


def test_years_that_cannot_be_read_are_said(listed, sample, monkeypatch, qtbot):
    """The open year can still be exported; why the others are not there is said."""
    earlier(sample, monkeypatch, error=UserFacingError(message("store.unknown", folder="x")))
    _, tab = listed()
    qtbot.waitUntil(tab.export.isEnabled)

    assert "以前年度没有读出" in tab.said.text()


def test_without_earlier_years_it_says_so(listed, qtbot):
    """One year stands alone, and how to get the others is said."""
    _, tab = listed()
    qtbot.waitUntil(tab.export.isEnabled)

    assert "没有找到" in tab.said.text()


def test_the_tab_is_there_only_under_a_programme(open_output, sample):
    """Without a programme nothing is wanted of listed units."""
    driver = open_output(document=replace(sample, programme=None))

    assert driver.page.tabs.count() == LISTED


def test_a_closed_evaluation_can_only_be_exported(listed, qtbot):
    """Changes are locked; the figures can still be written."""
    _, tab = listed(closed=True)
    qtbot.waitUntil(tab.export.isEnabled)

    assert not tab.changes["name"].state.open_to_choice
    assert tab.export.isEnabled()


def test_everything_has_a_name(listed):
    """A screen reader can name everything the focus reaches."""
    driver, _ = listed()

    assert nameless(driver.page) == []
