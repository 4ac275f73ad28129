"""The preview is the very file that is handed in; making it never blocks, never leaves halves, always says why not."""

import threading
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from gf_desktop.domain.document import Answer
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.ui.output.page import PREVIEW
from gf_desktop.ui.output.preview_tab import PreviewTab
from tests.ui.accessibility import nameless
from tests.ui.pages.output_page import pdf_text


@pytest.fixture
def held(monkeypatch, program):
    """Have the report wait until it is let go, so that a job can be looked at; cancelling ends the wait too."""
    go, write = Event(), program.reports.write_report

    def waiting(snapshot, path, *, progress, cancelled, **more):
        progress(message("report.progress.setting"))
        while not cancelled() and not go.wait(0.01):
            pass
        write(snapshot, path, progress=progress, cancelled=cancelled, **more)

    monkeypatch.setattr(type(program.reports), "write_report", lambda _self, *a, **k: waiting(*a, **k))
    yield go
    go.set()


def test_the_preview_contains_every_value(open_output):
    """The text of the PDF in the view has each figure of the table, and page and outline are shown."""
    driver = open_output()
    driver.show_preview()

    text = driver.preview_text()
    for row in driver.page.sheet.model.rows():
        value = row.cells["value"]
        if value.kind == "figure":
            assert value.text in text, row.indicator
    preview = driver.page.preview
    assert preview.outline.model.rowCount(preview.outline.tree.rootIndex()) > 3


def test_what_is_written_stands_in_the_report(open_output):
    """A chapter written anew is in the preview, its draft is not."""
    driver = open_output()
    draft = "".join(driver.chapter("conclusion").field.text().split())
    driver.show_preview()
    assert draft in driver.preview_text()

    driver.write("conclusion", "2026 年完成空压机变频改造。")
    driver.show_preview()

    assert "2026年完成空压机变频改造。" in driver.preview_text()
    assert draft not in driver.preview_text()


def test_a_change_makes_the_preview_anew_at_the_same_place_and_size(open_output):
    """Zoom and page stay; the old preview is seen, marked, until the new one is there."""
    driver = open_output()
    driver.show_preview()
    pane = driver.page.preview.pane
    pane.zoom_in()
    pane.view.verticalScrollBar().setValue(1500)
    factor, former = pane.view.factor, pane.document

    driver.page.model.answer("energy-per-product", Answer(value=Decimal("117.25")))
    assert pane.document is former
    assert driver.page.preview.state.text() == "内容已改，预览还是旧的"
    driver.wait_for_preview()

    assert "117.25" in driver.preview_text()
    assert driver.page.preview.state.text() == ""
    assert not pane.view.fits_width
    assert pane.view.factor == factor
    assert pane.view.verticalScrollBar().value() == 1500
    assert len(list(_files(driver))) == 1


def _files(driver) -> list[Path]:
    return list(Path(driver.page.preview.folder.path()).iterdir())


def test_a_bookmark_leads_to_its_page(open_output):
    """Choosing a line of the outline turns to it."""
    driver = open_output()
    driver.show_preview()
    outline = driver.page.preview.outline
    last = outline.model.index(outline.model.rowCount(outline.tree.rootIndex()) - 1, 0)

    outline.tree.activated.emit(last)

    pane = driver.page.preview.pane
    assert pane.view.page > 5
    assert pane.page.text().startswith(f"第 {pane.document.pageLabel(pane.view.page)} /")


def test_pages_are_called_as_they_are_printed(open_output):
    """The cover is called so and not counted; the others bear the number and total of their foot."""
    driver = open_output()
    driver.show_preview()
    pane = driver.page.preview.pane
    numbered = pane.document.pageCount() - 1
    assert pane.page.text() == "封面"

    QTest.keyClick(pane.view, Qt.Key.Key_End)

    assert pane.page.text() == f"第 {numbered} / {numbered} 页"
    foot = "".join(pane.document.getAllText(numbered).text().split())
    assert f"第{numbered}页共{numbered}页" in foot
    QTest.keyClick(pane.view, Qt.Key.Key_Home)
    assert pane.page.text() == "封面"


def test_a_page_is_drawn_dot_for_dot_at_every_width(open_output):
    """What is on the screen is the document's own picture of that size, whatever the window did while it was made."""
    driver = open_output()
    driver.show_preview()
    view, window = driver.page.preview.pane.view, driver.page.window()

    for width in (1366, 1351, 1280, 1366):
        view.grab()
        window.resize(width, 700)
        QApplication.processEvents()
        shown = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        picture = view.picture(0)
        assert picture.size() == view.places[0].size()
        place = view.places[0].intersected(shown.rect())
        assert shown.copy(place) == picture.copy(place.translated(-view.places[0].topLeft()))


def test_the_page_can_be_sized(open_output):
    """Larger and smaller by steps, and back to the width of the view."""
    driver = open_output()
    driver.show_preview()
    pane = driver.page.preview.pane

    fitting = pane.view.factor
    pane.zoom_in()
    assert pane.view.factor == pytest.approx(fitting * 1.2)
    assert pane.view.horizontalScrollBar().maximum() > 0
    pane.zoom_out()
    assert pane.view.factor == pytest.approx(fitting)
    pane.fit.click()
    assert pane.view.fits_width
    assert pane.view.horizontalScrollBar().maximum() == 0


def test_the_keys_size_the_page_while_the_focus_is_in_it(open_output):
    """Ctrl and plus or minus size the page, not the text of the right pane."""
    driver = open_output()
    driver.show_preview()
    view, side = driver.page.preview.pane.view, driver.page.window().side
    view.setFocus()

    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    larger = view.factor
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)

    assert not view.fits_width
    assert view.factor == pytest.approx(larger / 1.2)
    assert side.zoom == 100


def test_progress_is_in_words_and_cancelling_leaves_nothing(open_output, held):
    """The step is named while the window goes on; cancelled, it says so, keeps no file and waits for the button."""
    driver = open_output()
    driver.page.tabs.setCurrentIndex(PREVIEW)
    foot = driver.page.preview.foot
    driver.bot.waitUntil(lambda: foot.progress.text() == "正在排版")
    assert not driver.page.preview.export.isEnabled()

    foot.progress.cancel.click()
    driver.wait()

    assert driver.outcome() == "已取消，没有写入文件。"
    assert _files(driver) == []
    assert not driver.page.preview.current
    held.set()
    driver.press("make-preview")
    driver.wait_for_preview()


def test_a_job_under_way_ends_with_the_page(open_output, held):
    """Leaving the evaluation cancels the job, and nothing is told to what is gone."""
    driver = open_output()
    driver.page.tabs.setCurrentIndex(PREVIEW)
    worker = driver.page.preview.foot.worker
    driver.bot.waitUntil(lambda: _jobs() == 1)

    with driver.bot.waitSignal(worker.destroyed):
        driver.page.preview.deleteLater()

    driver.bot.waitUntil(lambda: _jobs() == 0)


def _jobs() -> int:
    return sum(thread.name.startswith("output") for thread in threading.enumerate())


def test_the_report_is_exported_whole(open_output, tmp_path, system):
    """The file has every value and stands where it was asked for; its folder can be opened."""
    path = tmp_path / "上报 材料" / "报告.pdf"
    path.parent.mkdir()
    driver = open_output(path)
    driver.export_report()

    assert pdf_text(path) == driver.preview_text()
    assert driver.outcome() == "已导出“报告.pdf”"
    assert [one.name for one in path.parent.iterdir()] == ["报告.pdf"]
    driver.follow_outcome()
    assert system.opened == [path.parent]


def test_the_focus_stays_on_the_export_button(open_output, tmp_path, held):
    """While the file is written the focus is on its cancel, afterwards where one pressed."""
    held.set()
    driver = open_output(tmp_path / "报告.pdf")
    driver.show_preview()
    preview = driver.page.preview
    held.clear()
    preview.export.setFocus()

    QTest.keyClick(preview.export, Qt.Key.Key_Space)
    assert preview.foot.progress.cancel.hasFocus()
    held.set()
    driver.wait()

    assert preview.export.hasFocus()


def test_the_focus_comes_back_from_a_job_that_was_cancelled(open_output, tmp_path, held):
    """Cancel is gone with the job; one is where one began."""
    held.set()
    driver = open_output(tmp_path / "报告.pdf")
    driver.show_preview()
    preview = driver.page.preview
    held.clear()
    preview.export.setFocus()
    QTest.keyClick(preview.export, Qt.Key.Key_Space)

    QTest.keyClick(preview.foot.progress.cancel, Qt.Key.Key_Space)
    driver.wait()

    assert driver.outcome() == "已取消，没有写入文件。"
    assert preview.export.hasFocus()


def test_a_focus_that_went_elsewhere_meanwhile_stays_there(open_output, tmp_path, held):
    """Whoever goes on working is not called back."""
    held.set()
    driver = open_output(tmp_path / "报告.pdf")
    driver.show_preview()
    preview = driver.page.preview
    held.clear()
    preview.export.setFocus()
    QTest.keyClick(preview.export, Qt.Key.Key_Space)

    preview.pane.view.setFocus()
    held.set()
    driver.wait()

    assert preview.pane.view.hasFocus()


def test_a_long_name_leaves_room_for_the_buttons(open_output, tmp_path):
    """A name without a place to break is said without its middle; no button is covered."""
    driver = open_output(tmp_path / f"{'a' * 200}.pdf")
    driver.export_report()

    said, button = driver.foot.findChild(QLabel, "outcome"), driver.page.preview.open
    assert driver.outcome().endswith("a.pdf”")
    assert said.toolTip() == str(tmp_path / f"{'a' * 200}.pdf")
    assert said.sizeHint().width() <= said.width()
    assert not said.geometry().intersects(button.geometry())


def test_a_report_that_cannot_be_written_is_told_in_a_sentence(open_output, tmp_path):
    """What stood there stays, the sentence names it, and the preview is still there."""
    place = tmp_path / "报告.pdf"
    place.mkdir()
    driver = open_output(place)
    driver.export_report()

    assert "已是" in driver.outcome()
    assert list(place.iterdir()) == []
    assert driver.page.preview.current


def test_a_preview_that_cannot_be_made_says_why_and_can_be_tried_again(open_output, monkeypatch, program):
    """A broken template is named; the button tries again."""
    whole = type(program.reports).write_report
    said = message("report.template-broken", name="self-evaluation.typ", why="第3行")

    def broken(*_args, **_more):
        raise UserFacingError(said)

    monkeypatch.setattr(type(program.reports), "write_report", broken)
    driver = open_output()
    driver.page.tabs.setCurrentIndex(PREVIEW)
    driver.wait()
    assert "第3行" in driver.outcome()

    monkeypatch.setattr(type(program.reports), "write_report", whole)
    driver.press("make-preview")
    driver.wait_for_preview()
    assert driver.outcome() == ""


def test_characters_that_cannot_be_printed_are_named(open_output, sample):
    """A rare character in the enterprise's name is shown with its code before anybody prints it."""
    applicant = replace(sample.applicant, name="江苏𠮷纤有限公司")
    driver = open_output(document=replace(sample, applicant=applicant))
    driver.show_preview()

    assert driver.page.preview.warning.isVisible()
    assert "𠮷（U+20BB7）" in driver.page.preview.warning.text()


def test_the_file_is_opened_and_printed_by_the_systems_program(open_output, system):
    """Both hand the file shown to the system, and printing says where it goes on."""
    driver = open_output()
    driver.show_preview()

    driver.press("open-report")
    driver.press("print-report")

    assert [one.suffix for one in system.opened] == [".pdf", ".pdf"]
    assert pdf_text(system.opened[0]) == driver.preview_text()
    assert "打印" in driver.outcome()


def test_everything_in_the_preview_has_a_name(open_output):
    """A screen reader can name each part that the focus reaches."""
    driver = open_output()
    driver.show_preview()

    assert nameless(driver.page) == []
    assert isinstance(driver.page.preview, PreviewTab)
