"""The calculation sheets: what came about how is said, what is previewed is what is exported, all or those ticked."""

from __future__ import annotations

import threading
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from threading import Event

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from gf_desktop.domain.document import Answer
from gf_desktop.exchange.documents import read_document
from gf_desktop.ui.output.calculation_list import RECONCILIATIONS
from gf_desktop.ui.output.page import CALCULATIONS
from tests.ui.accessibility import nameless
from tests.ui.assessment.scene import RESOURCES
from tests.ui.pages.output_page import pdf_text


@pytest.fixture
def general():
    """Return the shipped sample whose values are computed from a year's data."""
    return read_document(RESOURCES / "samples" / "sample-general.json")


@pytest.fixture
def held(monkeypatch, program):
    """Have the sheets wait until they are let go; cancelling ends the wait too."""
    go, write = Event(), program.reports.calculation_sheets

    def waiting(*args, cancelled, **more):
        while not cancelled() and not go.wait(0.01):
            pass
        return write(*args, cancelled=cancelled, **more)

    monkeypatch.setattr(type(program.reports), "calculation_sheets", lambda _self, *a, **k: waiting(*a, **k))
    yield go
    go.set()


def test_each_row_says_how_its_value_came_about(open_output, general):
    """Computed, typed beside it, lacking data and not applicable are told apart in words."""
    energy = [replace(row, consumed=None) for row in general.ledgers.energy]
    lacking = replace(general, ledgers=replace(general.ledgers, energy=tuple(energy)))
    rows = _ids(general, "一般工业固体废物", "建筑系数")
    answers = {
        rows[0]: Answer(value=Decimal("96.3")),
        rows[1]: Answer(not_applicable=True, reason="租用厂房"),
    }
    driver = open_output(document=replace(lacking, answers={**general.answers, **answers}))
    driver.show_calculations()

    states = driver.sheet_states()
    assert states["10　工业用水重复利用率"] == "由基础数据计算"
    assert states["11　一般工业固体废物综合利用率"] == "手工填写，附计算对照"
    assert states["18　建筑系数"] == "不适用"
    assert states["4　单位产值综合能耗"].startswith("无法计算：差 ")
    assert "无法计算" in driver.page.calculations.open.text()
    assert "所缺数据" in driver.page.calculations.open.text()


def _ids(document, *titles):
    from gf_desktop.bootstrap import build

    pack = build().library.pack(document.scheme.id, document.scheme.version)
    return [next(one.id for one in pack.indicators if title in one.title) for title in titles]


def test_the_pages_are_made_only_when_the_tab_is_shown(open_output, general):
    """Nobody who only copies the table waits for pages."""
    driver = open_output(document=general)

    assert driver.page.calculations is None
    driver.show_calculations()
    assert "单位产值综合能耗" in driver.calculation_text()
    assert "差异调节表" in driver.calculation_text()


def test_a_line_leads_to_its_page(open_output, general):
    """The line before the eyes turns the pages to its sheet, whatever else is ticked."""
    driver = open_output(document=general)
    driver.show_calculations()
    tab = driver.page.calculations
    driver.tick_sheets("取水量", "容积率")
    driver.bot.waitUntil(lambda: tab.current, timeout=20_000)
    pages = tab.pane.document.pageCount()

    tab.list.view.setCurrentIndex(tab.list.model.index(_line(tab, "容积率"), 0))

    assert pages == 2
    assert tab.pane.view.page == 1
    assert "单位产值综合能耗" not in driver.calculation_text()


def _line(tab, part):
    (item,) = tab.list.model.findItems(part, Qt.MatchFlag.MatchContains)
    return item.row()


def test_a_tick_is_set_by_the_keyboard(open_output, general):
    """The space bar leaves a sheet out, and the tick above says how many are left."""
    driver = open_output(document=general)
    driver.show_calculations()
    tab = driver.page.calculations
    tab.list.view.setFocus()
    tab.list.view.setCurrentIndex(tab.list.model.index(0, 0))
    lines = tab.list.model.rowCount()

    QTest.keyClick(tab.list.view, Qt.Key.Key_Space)

    assert len(tab.list.ticked()) == lines - 1
    assert tab.list.all.text() == f"已选 {lines - 1} / {lines} 张"
    tab.list.all.click()
    assert len(tab.list.ticked()) == lines
    tab.list.all.click()
    assert tab.list.ticked() == ()
    assert not tab.pdf.isEnabled()
    assert tab.state.text() == "请在左侧至少选一张"


def test_a_changed_value_is_in_the_pages_and_keeps_the_ticks(open_output, general):
    """The pages follow the data; what was left out stays left out."""
    driver = open_output(document=general)
    driver.show_calculations()
    tab = driver.page.calculations
    driver.tick_sheets("工业固体废物")
    (row,) = _ids(general, "一般工业固体废物")

    driver.page.model.answer(row, Answer(value=Decimal("91.27")))
    driver.bot.waitUntil(lambda: tab.current, timeout=20_000)

    assert "91.27" in driver.calculation_text()
    assert tab.list.ticked() == (row,)
    assert len(list(Path(tab.folder.path()).iterdir())) == 1


def test_the_pdf_is_what_was_previewed(open_output, general, tmp_path):
    """The file holds the ticked sheets and no others, and its place is said."""
    path = tmp_path / "表 1.pdf"
    driver = open_output(path, document=general)
    driver.show_calculations()
    driver.tick_sheets("取水量", "差异调节表")
    driver.bot.waitUntil(lambda: driver.page.calculations.current, timeout=20_000)

    driver.press("export-sheets-pdf")
    driver.wait()

    assert pdf_text(path) == driver.calculation_text()
    assert driver.outcome() == "已导出“表 1.pdf”"


def test_the_workbook_holds_formulas_of_the_ticked_sheets(open_output, general, tmp_path):
    """Excel gets contents and the one sheet wanted, its result being a formula."""
    path = tmp_path / "表.xlsx"
    driver = open_output(path, document=general)
    driver.show_calculations()
    driver.tick_sheets("容积率")

    driver.press("export-sheets-xlsx")
    driver.wait()

    book = load_workbook(path)
    assert book.sheetnames == ["目录", "18 容积率"]
    formulas = [cell.value for row in book["18 容积率"].iter_rows() for cell in row]
    assert any(str(one).startswith("=ROUND(") for one in formulas)


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_the_reconciliations_can_be_handed_in_alone(open_output, general, tmp_path, kind):
    """Whatever is ticked, the file holds nothing but the reconciliations."""
    path = tmp_path / f"差异.{kind}"
    driver = open_output(path, document=general)
    driver.show_calculations()

    driver.page.calculations.findChild(QAction, f"export-reconciled-{kind}").trigger()
    driver.wait()

    assert driver.page.calculations.list.ticked()[-1] == RECONCILIATIONS
    if kind == "xlsx":
        assert load_workbook(path).sheetnames == ["差异调节表"]
    else:
        assert "差异调节表" in pdf_text(path)
        assert "计算公式" not in pdf_text(path)


def test_cancelling_leaves_no_file(open_output, general, tmp_path, held):
    """The window goes on meanwhile; a cancelled file is never there, and one can begin again."""
    held.set()
    path = tmp_path / "表.pdf"
    driver = open_output(path, document=general)
    driver.show_calculations()
    held.clear()

    driver.press("export-sheets-pdf")
    assert not driver.page.calculations.pdf.isEnabled()
    driver.foot.progress.cancel.click()
    driver.wait()

    assert driver.outcome() == "已取消，没有写入文件。"
    assert not path.exists()
    assert driver.page.calculations.pdf.isEnabled()


def test_leaving_ends_the_job(open_output, general, held):
    """Nothing is told to what is gone, and no thread is left."""
    driver = open_output(document=general)
    driver.page.tabs.setCurrentIndex(CALCULATIONS)
    driver.bot.waitUntil(lambda: _jobs() == 1)

    with driver.bot.waitSignal(driver.page.calculations.foot.worker.destroyed):
        driver.page.calculations.deleteLater()

    driver.bot.waitUntil(lambda: _jobs() == 0)


def _jobs() -> int:
    return sum(thread.name.startswith("output") for thread in threading.enumerate())


def test_everything_on_the_tab_has_a_name(open_output, general):
    """A screen reader can name each part that the focus reaches, and hears a line with its state."""
    driver = open_output(document=general)
    driver.show_calculations()
    model = driver.page.calculations.list.model

    assert nameless(driver.page) == []
    line = _line(driver.page.calculations, "容积率")
    spoken = model.item(line, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "18　容积率，由基础数据计算"
