"""The import of spreadsheets in four pages. Nothing changes before the last; then all of it is one step of undo."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget, QWizard

from gf_desktop.ui.importing.desk import Desk
from gf_desktop.ui.importing.differences_page import DifferencesPage
from gf_desktop.ui.importing.files_page import FilesPage
from gf_desktop.ui.importing.problems_page import ProblemsPage
from gf_desktop.ui.importing.sheets_page import SheetsPage
from gf_desktop.ui.importing.step import ImportPage
from gf_desktop.ui.widgets.wizard_look import dress_wizard

if TYPE_CHECKING:
    from gf_desktop.services.program import Program
    from gf_desktop.ui.prompts import Ask
    from gf_desktop.ui.session_model import SessionModel

_Button = QWizard.WizardButton


class ImportTables(QWizard):
    """Files, sheets, problems, differences.

    Signals:
        applied: Everything chosen was taken in as one step of undo; what to say of it (text).
    """

    applied = Signal(str)

    def __init__(
        self,
        program: Program,
        model: SessionModel,
        ask: Ask,
        paths: Iterable[Path] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("importTables")
        self._model = model
        self.desk = Desk(program, model, ask, self)
        self.files = FilesPage(self.desk)
        self.sheets = SheetsPage(self.desk)
        self.problems = ProblemsPage(self.desk)
        self.differences = DifferencesPage(self.desk)
        self.pages: list[ImportPage] = [self.files, self.sheets, self.problems, self.differences]
        self._dress()
        for page in self.pages:
            self.addPage(page)
        self.currentIdChanged.connect(self._on_page)
        # Not the button itself: that begins the last page's work, which ends in the acceptance.
        self.accepted.connect(self._take_in)
        self.restart()
        wanted = tuple(paths)
        if wanted:
            # Behind the opening, so that the dialog stands before the work begins.
            QTimer.singleShot(0, self, lambda: self.files.read(wanted))

    def _take_in(self) -> None:
        """Take in what was chosen as one step of undo; the last page has reckoned it before."""
        made = self.differences.made
        assert made is not None
        self._model.flush()
        self._model.take(made)
        self.applied.emit(self.tr("已导入：{what}。").format(what=self.differences.told()))

    def reject(self) -> None:
        """Leave everything as it is; work under way is stopped."""
        self.desk.cancel()
        super().reject()

    def add_files(self, paths: Iterable[Path]) -> None:
        """Read further files, if the first page is open."""
        if self.currentPage() is self.files:
            self.files.read(paths)

    def _dress(self) -> None:
        self.setButtonText(_Button.FinishButton, self.tr("导入(&F)"))
        self.setButtonText(_Button.CancelButton, self.tr("取消"))
        dress_wizard(self, QSize(1400, 800))

    def _on_page(self, page_id: int) -> None:
        if 0 <= page_id < len(self.pages):
            words = self.tr("导入表格 – 第 {number} 步，共 {all} 步")
            self.setWindowTitle(words.format(number=page_id + 1, all=len(self.pages)))
            self.pages[page_id].enter()
