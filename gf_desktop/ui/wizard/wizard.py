"""A new evaluation in five pages. What is entered is kept when the wizard is closed, and is there again next time."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget, QWizard

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.ui.widgets.wizard_look import dress_wizard
from gf_desktop.ui.wizard.applicant import ApplicantStep
from gf_desktop.ui.wizard.eligibility import EligibilityStep
from gf_desktop.ui.wizard.entries import Entries, data_year
from gf_desktop.ui.wizard.step import Draft, Step
from gf_desktop.ui.wizard.subject import SubjectStep
from gf_desktop.ui.wizard.summary import SummaryStep
from gf_desktop.ui.wizard.table import TableStep

if TYPE_CHECKING:
    from gf_desktop.services.program import Program
    from gf_desktop.ui.settings import Settings

_Button = QWizard.WizardButton


class NewAssessment(QWizard):
    """Subject, applicant, eligibility, table, summary.

    Signals:
        finished_with: The document (``Document``), its table (``Pack``) and the id of a known applicant, or nothing.
    """

    finished_with = Signal(object, object, str)

    def __init__(
        self,
        program: Program,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        today: date | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("newAssessment")
        self._settings = settings
        day = today or datetime.now().astimezone().date()
        self.draft = Draft(program, Entries.read(settings.draft, day), day)
        self._resumed = bool(settings.draft)
        self.steps: list[Step] = [
            SubjectStep(self.draft),
            ApplicantStep(self.draft),
            EligibilityStep(self.draft),
            TableStep(self.draft),
            SummaryStep(self.draft),
        ]
        self._dress()
        for step in self.steps:
            self.addPage(step)
        self._current: Step | None = None
        self.currentIdChanged.connect(self._on_page)
        self.customButtonClicked.connect(self._start_anew)
        self._resume()

    def accept(self) -> None:
        """Hand the new document over; the entries are kept until it is on the disk."""
        entries, program = self.draft.entries, self.draft.program
        assert entries.scheme is not None
        try:
            pack = program.library.pack(entries.scheme.id, entries.scheme.version)
        except UserFacingError:
            self.back()  # the page of the tables says what is wrong with the file
            return
        self._keep()
        self.finished_with.emit(entries.document(pack, self.draft.programme), pack, entries.applicant_id)
        super().accept()

    def reject(self) -> None:
        """Close and keep what was entered."""
        if self._current is not None:
            self._current.collect()
        self._keep()
        super().reject()

    def _dress(self) -> None:
        self.setOption(QWizard.WizardOption.HaveCustomButton1)
        self.setButtonText(_Button.FinishButton, self.tr("建立评价(&F)"))
        self.setButtonText(_Button.CancelButton, self.tr("以后继续(&X)"))
        self.setButtonText(_Button.CustomButton1, self.tr("清空重填(&C)"))
        dress_wizard(self, QSize(900, 660), _Button.CustomButton1)

    def _resume(self) -> None:
        """Go on where the entries were left, but not past a page on which something is wrong."""
        wanted = self.draft.entries.page
        self.restart()
        while self.currentId() < min(wanted, len(self.steps) - 1):
            before = self.currentId()
            self.next()
            if self.currentId() == before:
                break
        self.button(_Button.CustomButton1).setVisible(self._resumed)

    def _on_page(self, page_id: int) -> None:
        if self._current is not None:
            self._current.collect()
        self._current = self.steps[page_id] if 0 <= page_id < len(self.steps) else None
        if self._current is not None:
            self.draft.entries.page = page_id
            words = self.tr("新建评价 – 第 {number} 步，共 {all} 步")
            self.setWindowTitle(words.format(number=page_id + 1, all=len(self.steps)))
            self._keep()
            self._current.enter()

    def _start_anew(self) -> None:
        fresh = Entries(year=data_year(self.draft.today))
        for name in Entries.__dataclass_fields__:
            setattr(self.draft.entries, name, getattr(fresh, name))
        self._settings.draft = {}
        self._current = None
        self._resumed = False
        self._resume()

    def _keep(self) -> None:
        fresh = Entries(year=data_year(self.draft.today), page=self.draft.entries.page)
        self._settings.draft = {} if self.draft.entries == fresh else self.draft.entries.plain()
