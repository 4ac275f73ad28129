"""Drives step 7, what is handed in, the way a person does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget

from gf_desktop.ui.output.chapters_tab import ChapterCard
from gf_desktop.ui.output.foot import Foot
from gf_desktop.ui.output.page import CALCULATIONS, CHAPTERS, PREVIEW, SHEET, OutputPage
from tests.ui.keys import compose


class OutputDriver:
    """Step 7 before a person's eyes."""

    def __init__(self, page: OutputPage, bot) -> None:
        self.page = page
        self.bot = bot

    def press(self, name: str) -> None:
        """Press a button by its name."""
        button = self.page.findChild(QAbstractButton, name)
        assert isinstance(button, QAbstractButton), name
        assert button.isVisible(), name
        assert button.isEnabled(), name
        button.click()

    def said_open(self) -> list[str]:
        """Return what the page says is still open."""
        names = ("open-rows", "open-gates", "open-findings")
        found = [self.page.findChild(QAbstractButton, name) for name in names]
        return [link.text() for link in found if link.isVisible()]

    def list_open(self, what: str) -> list[str]:
        """Open the list behind what is still open, ``rows`` or ``findings``, and return its sentences."""
        self.press(f"open-{what}")
        assert self.page.open_list.isVisible()
        return self.page.open_list.entries()

    @property
    def open_list(self) -> QListWidget:
        """The list of what is still open."""
        return self.page.open_list.list

    def headings(self) -> list[str]:
        """Return the headings of the open list."""
        texts = [self.open_list.item(number).text() for number in range(self.open_list.count())]
        lines = self.page.open_list.entries()
        return [text for text in texts if text not in lines]

    def choose_open(self, part: str) -> None:
        """Click the first line of the open list that says this."""
        (item, *_) = self.open_list.findItems(part, Qt.MatchFlag.MatchContains)
        self.open_list.scrollToItem(item)
        place = self.open_list.visualItemRect(item).center()
        QTest.mouseClick(self.open_list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    # --- the platform's table -----------------------------------------------------

    def show_sheet(self) -> None:
        """Go to the platform's table."""
        self.page.tabs.setCurrentIndex(SHEET)

    def cell(self, row: str, column: str, line: int = 0) -> str:
        """Choose a cell of an indicator's line and return what it shows."""
        model = self.page.sheet.model
        lines = [n for n, one in enumerate(model.rows()) if one.indicator == row]
        keys = [one.key for one in model.columns]
        index = model.index(lines[line], keys.index(column))
        self.page.sheet.table.setCurrentIndex(index)
        return str(index.data())

    def full_cell(self) -> str:
        """Return the current cell's text in full."""
        label = self.page.findChild(QLabel, "cell-text")
        assert label is not None
        return label.text()

    def copy_by_keys(self) -> str:
        """Copy the current cell with Ctrl+C and return the clipboard."""
        table = self.page.sheet.table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        return QApplication.clipboard().text()

    def copy_by_sign(self) -> str:
        """Copy the current cell with the sign in it and return the clipboard."""
        table = self.page.sheet.table
        view = table.view_of(table.currentIndex())
        place: QPoint = table.sign_place(table.currentIndex()).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return QApplication.clipboard().text()

    # --- chapters -----------------------------------------------------------------

    def chapter(self, key: str) -> ChapterCard:
        """Go to a chapter."""
        self.page.tabs.setCurrentIndex(CHAPTERS)
        return self.page.chapters.cards[key]

    def write(self, key: str, text: str) -> None:
        """Write a chapter anew and leave it."""
        area = self.chapter(key).field.area
        area.setFocus()
        area.selectAll()
        compose(area, text)
        self.page.tabs.tabBar().setFocus()

    # --- the report ---------------------------------------------------------------

    def show_preview(self) -> None:
        """Go to the preview and wait until it is up to date."""
        self.page.tabs.setCurrentIndex(PREVIEW)
        self.wait_for_preview()

    def wait_for_preview(self) -> None:
        """Wait until the preview shows what stands now."""
        self.bot.waitUntil(lambda: self.page.preview.current, timeout=20_000)

    def preview_text(self) -> str:
        """Return the text of every page of the preview."""
        return pdf_text(self.page.preview.pane.document)

    # --- calculation sheets ---------------------------------------------------------

    def show_calculations(self) -> None:
        """Go to the calculation sheets and wait until their pages are up to date."""
        self.page.tabs.setCurrentIndex(CALCULATIONS)
        self.bot.waitUntil(lambda: self.page.calculations.current, timeout=20_000)

    def sheet_states(self) -> dict[str, str]:
        """Return what the list of calculation sheets says of each line."""
        model = self.page.calculations.list.model
        return {model.item(n, 0).text(): model.item(n, 1).text() for n in range(model.rowCount())}

    def tick_sheets(self, *parts: str) -> None:
        """Leave only the lines ticked that say one of these, and no others."""
        model = self.page.calculations.list.model
        for number in range(model.rowCount()):
            item = model.item(number, 0)
            wanted = any(part in item.text() for part in parts)
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)

    def calculation_text(self) -> str:
        """Return the text of every page of the calculation sheets."""
        return pdf_text(self.page.calculations.pane.document)

    # --- jobs ---------------------------------------------------------------------

    @property
    def foot(self) -> Foot:
        """The foot of the tab before the eyes."""
        shown = self.page.tabs.currentIndex()
        if shown == CALCULATIONS:
            return self.page.calculations.foot
        return self.page.sheet.foot if shown == SHEET else self.page.preview.foot

    def wait(self) -> None:
        """Wait until the job under way is over."""
        foot = self.foot
        self.bot.waitUntil(lambda: not foot.worker.busy and not foot.progress.isVisible(), timeout=20_000)

    def export_sheet(self) -> None:
        """Write the platform's table and wait for it."""
        self.show_sheet()
        self.press("export-sheet")
        self.wait()

    def export_report(self) -> None:
        """Write the report and wait for it."""
        self.show_preview()
        self.press("export-report")
        self.wait()

    def follow_outcome(self) -> None:
        """Do what is offered about the latest job, such as opening the folder."""
        button = self.foot.findChild(QAbstractButton, "outcome-action")
        assert isinstance(button, QAbstractButton)
        assert button.isVisible()
        button.click()

    def outcome(self) -> str:
        """Return what is said of the latest job."""
        return self.foot.text()


def pdf_text(document: QPdfDocument | Path) -> str:
    """Return the text of a PDF without its blanks and line ends."""
    if isinstance(document, Path):
        path, document = document, QPdfDocument()
        assert document.load(str(path)) is QPdfDocument.Error.None_
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    return "".join("".join(pages).split())
