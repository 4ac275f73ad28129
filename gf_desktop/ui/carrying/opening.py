"""From the wish for another table to the new evaluation on the screen, and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gf_desktop.domain.pack import short_title
from gf_desktop.ui.carrying.dialog import CarryDialog
from gf_desktop.ui.carrying.preview import Old, Preview
from gf_desktop.ui.futures import deliver
from gf_desktop.ui.home.flows import Notice

if TYPE_CHECKING:
    from gf_desktop.services.program import Program
    from gf_desktop.services.session import AssessmentSession
    from gf_desktop.ui.main_window import MainWindow

_SECONDS = 20


def carry(program: Program, window: MainWindow, session: AssessmentSession) -> CarryDialog:
    """Show what becomes of an evaluation under other tables; what is made of it is opened."""
    dialog = CarryDialog(program, Old.of(session), window)
    dialog.wanted.connect(partial(_make, program, window, dialog))
    dialog.open()
    return dialog


def _make(program: Program, window: MainWindow, dialog: CarryDialog, preview: Preview) -> None:
    from gf_desktop.services.carrying import create

    def made(assessment_id: str) -> None:
        dialog.accept()
        window.flows.listed.emit(assessment_id)
        window.flows.load(assessment_id, partial(_show, window, preview))

    future = create(program.assessments, dialog.old.assessment, preview.carry, preview.pack)
    deliver(future, dialog, made, dialog.show_failure)


def _show(window: MainWindow, preview: Preview, session: AssessmentSession) -> None:
    window.show_session(session)
    from gf_desktop.ui.output.files import middle_cut

    words = QCoreApplication.translate("Carrying", "已换用“{title}”，生成了新的评价；原来的评价没有改动。")
    undo = QCoreApplication.translate("Carrying", "撤销")
    text = words.format(title=middle_cut(short_title(preview.pack.header)))
    window.tell(Notice(text, undo, partial(_undo, window, session), _SECONDS))


def _undo(window: MainWindow, session: AssessmentSession) -> None:
    """Put the new evaluation into the bin; the list, with the old one, is shown."""
    window.back()
    window.flows.remove(session.assessment.id, session.document.applicant.name)
