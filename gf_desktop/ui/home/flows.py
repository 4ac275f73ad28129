"""What can be done with whole evaluations, from the wish to its outcome: asked, carried out, told.

Nothing here waits: the workspace answers by futures, and its answer comes back on the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, Signal

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.ui.futures import deliver

if TYPE_CHECKING:
    from gf_desktop.domain.document import Document
    from gf_desktop.domain.pack import Pack
    from gf_desktop.services.program import Program
    from gf_desktop.services.session import AssessmentSession
    from gf_desktop.ui.prompts import Ask, FileKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the bar at the foot, with at most one thing to do about it; ``seconds`` 0: until dismissed."""

    text: str
    action: str = ""
    job: Callable[[], None] | None = None
    seconds: int = 10
    icon: str = "undo"


class Flows(QObject):
    """The use cases of whole evaluations for the window.

    Signals:
        opened: An evaluation (``AssessmentSession``) is ready to be shown.
        listed: The list has changed; the evaluation of this id is to be under the cursor (may be empty).
        told: There is something to say (``Notice``).
        lost: The workspace cannot be opened for it is damaged or gone (``WorkspaceLostError``).
    """

    opened = Signal(object)
    listed = Signal(str)
    told = Signal(object)
    lost = Signal(object)

    def __init__(self, program: Program, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._assessments = program.assessments
        self._ask = ask

    def refresh(self) -> None:
        """Have the list read again once everything in line is written."""
        deliver(self._assessments.start(), self, lambda _: self.listed.emit(""), self._fail)

    def open(self, assessment_id: str) -> None:
        """Open an evaluation."""
        self._run(self._assessments.open(assessment_id), self.opened.emit)

    def create(self, document: Document, pack: Pack, applicant_id: str, made: Callable[[], None]) -> None:
        """Make a new evaluation and open it; ``made`` is called once it is on the disk."""

        def done(assessment_id: str) -> None:
            made()
            self._open_listed(assessment_id)

        self._run(self._assessments.create(document, pack, applicant_id), done)

    def open_sample(self) -> None:
        """Take the shipped sample in and open it."""
        self._run(self._assessments.sample(), self._open_listed)

    def import_document(self, path: Path | None = None) -> None:
        """Take a document in and open it; without ``path`` the user is asked which."""
        chosen = path or self._ask.choose_open_path(self.tr("导入评价文件"), _documents(), self._kinds())
        if chosen:
            self._run(self._assessments.import_document(chosen), self._open_listed)

    def reopen(self, assessment_id: str) -> None:
        """Make an open copy of a closed evaluation and open it."""
        self._run(self._assessments.reopen(assessment_id), self._open_listed)

    def remove(self, assessment_id: str, name: str) -> None:
        """Take an evaluation off the list, and offer to put it back."""

        def done(_: None) -> None:
            self.listed.emit("")
            text = self.tr("已删除“{name}”的评价。").format(name=name)
            self.told.emit(Notice(text, self.tr("撤销"), lambda: self.restore(assessment_id)))

        self._run(self._assessments.remove(assessment_id), done)

    def restore(self, assessment_id: str) -> None:
        """Put a removed evaluation back on the list."""
        self._run(self._assessments.restore(assessment_id), lambda _: self.listed.emit(assessment_id))

    def close(self, session: AssessmentSession) -> None:
        """Close an evaluation (定稿) after asking, and open it again as it is then."""
        if self._agreed(session.document.applicant.name):
            self._run(self._assessments.close(session), lambda _: self._open_listed(session.assessment.id))

    def close_listed(self, assessment_id: str, name: str) -> None:
        """Close an evaluation from the list after asking."""
        if self._agreed(name):
            self._with_session(assessment_id, self._close_quietly)

    def export(self, session: AssessmentSession) -> None:
        """Write an evaluation as a document where the user says."""
        name = self.tr("{name}-{year}年度评价.json").format(
            name=_file_name(session.document.applicant.name), year=session.document.year
        )
        path = self._ask.choose_save_path(self.tr("导出评价文件"), _documents() / name, self._kinds())
        if path:
            self._run(self._assessments.export_document(session, path), lambda _: self._say_exported(path))

    def export_listed(self, assessment_id: str) -> None:
        """Write an evaluation of the list as a document."""
        self._with_session(assessment_id, self.export)

    def _close_quietly(self, session: AssessmentSession) -> None:
        assessment_id = session.assessment.id
        self._run(self._assessments.close(session), lambda _: self.listed.emit(assessment_id))

    def _with_session(self, assessment_id: str, job: Callable[[AssessmentSession], None]) -> None:
        self._run(self._assessments.open(assessment_id), job)

    def _open_listed(self, assessment_id: str) -> None:
        self.listed.emit(assessment_id)
        self.open(assessment_id)

    def _agreed(self, name: str) -> bool:
        return self._ask.confirm(
            self.tr("定稿"),
            self.tr(
                "定稿后，“{name}”的填报内容、评价要求和得分一并冻结，不能再改。要改时可以另存副本重开。"
            ).format(name=name),
            self.tr("定稿"),
        )

    def _say_exported(self, path: Path) -> None:
        text = self.tr("已导出 {name}").format(name=path.name)
        self.told.emit(
            Notice(text, self.tr("打开所在文件夹"), partial(_open_folder, path.parent), icon="folder")
        )

    def _kinds(self) -> tuple[FileKind, ...]:
        from gf_desktop.ui.prompts import FileKind

        return (FileKind(self.tr("评价文件"), ("json",)),)

    def _run(self, future: Future[T], done: Callable[[T], None]) -> None:
        deliver(future, self, done, self._fail)

    def _fail(self, error: UserFacingError) -> None:
        from gf_desktop.services.recovery import WorkspaceLostError

        if isinstance(error, WorkspaceLostError):
            self.lost.emit(error)
            return
        said = self._program.catalogue.say(error.said)
        text = self.tr("{sentence}（位置：{place}）").format(sentence=said, place=error.path)
        self.told.emit(Notice(text if error.path else said, seconds=0))


def _open_folder(folder: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _file_name(text: str) -> str:
    """Return the text without what a file name may not hold."""
    return (
        "".join("_" if sign in '\\/:*?"<>|' or ord(sign) < 32 else sign for sign in text).strip(" .") or "_"
    )
