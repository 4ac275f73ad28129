"""What can be done with whole evaluations, from the wish to its outcome: asked, carried out, told.

Nothing here waits: the workspace answers by futures, and its answer comes back on the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, QThreadPool, QTimer, Signal

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.ui.futures import call_later, deliver

if TYPE_CHECKING:
    from gf_desktop.domain.document import Document
    from gf_desktop.domain.pack import Pack
    from gf_desktop.services.bundles import Taken
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
        undoable: Whether there is a removal that can be taken back (bool).
        restored: What was removed is back; an offer to take its removal back is out of date.
        dated: What is due next of each evaluation (``Mapping[str, Due]``), read once nothing else is to be done.
        lost: The workspace cannot be opened for it is damaged or gone (``WorkspaceLostError``).
    """

    opened = Signal(object)
    listed = Signal(str)
    told = Signal(object)
    undoable = Signal(bool)
    restored = Signal()
    dated = Signal(object)
    lost = Signal(object)

    def __init__(self, program: Program, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._assessments = program.assessments
        self._ask = ask
        self._removed: list[str] = []
        self.shown: Callable[[], str] = str
        """Writes the evaluation on the screen and says its id, or nothing: it is not read anew while it is changed."""
        self.listed.connect(self._date_later)

    def refresh(self) -> None:
        """Have the list read again once everything in line is written."""
        deliver(self._assessments.start(), self, lambda _: self.listed.emit(""), self._fail)

    def _date_later(self, _cursor: str) -> None:
        QTimer.singleShot(0, self, self.date)

    def date(self) -> None:
        """Tell what is due next; a list that cannot be read now has said so already."""
        try:
            rows = self._assessments.rows()
        except UserFacingError:
            return
        if not any(row.programme for row in rows):
            return
        library, today = self._program.library, datetime.now().astimezone().date()
        done = call_later(self, self.dated.emit)

        def read() -> None:
            from gf_desktop.services.home_dues import home_dues

            done(home_dues(rows, library, today))

        # The programmes are read from their files the first time: not on the window's thread.
        QThreadPool.globalInstance().start(read)

    def open(self, assessment_id: str) -> None:
        """Open an evaluation."""
        self._run(self._assessments.open(assessment_id), self.opened.emit)

    def load(self, assessment_id: str, job: Callable[[AssessmentSession], None]) -> None:
        """Do something with an evaluation without showing it."""
        self._with_session(assessment_id, job)

    def create(self, document: Document, pack: Pack, applicant_id: str, made: Callable[[], None]) -> None:
        """Make a new evaluation and open it; ``made`` is called once it is on the disk."""

        def done(assessment_id: str) -> None:
            made()
            self._open_listed(assessment_id)

        self._run(self._assessments.create(document, pack, applicant_id), done)

    def open_sample(self) -> None:
        """Take the shipped sample in and open it."""
        self._run(self._assessments.sample(), self._open_sample)

    def import_document(self, path: Path | None = None) -> None:
        """Take a document or a bundle in and open it; without ``path`` the user is asked which.

        Where an evaluation says the very same already, that one is opened, and another copy offered.
        """
        chosen = path or self._ask.choose_open_path(self.tr("导入评价文件"), _documents(), self._kinds_in())
        if chosen:
            self.shown()
            future = self._assessments.same(chosen)
            deliver(future, self, partial(self._import_or_open, chosen), partial(self._fail_with, chosen))

    def _import_or_open(self, path: Path, same: str) -> None:
        if not same:
            self._take_in(path)
            return
        if same == self.shown():
            self._say_same(path)
            return

        def opened(session: AssessmentSession) -> None:
            self.opened.emit(session)
            self._say_same(path)

        self.load(same, opened)

    def _say_same(self, path: Path) -> None:
        from gf_desktop.ui.output.files import middle_cut

        text = self.tr("“{file}”与这份评价的内容完全相同，没有重复导入。").format(file=middle_cut(path.name))
        again = partial(self._take_in, path)
        self.told.emit(Notice(text, self.tr("仍导入为新的一份"), again, 20, icon="import"))

    def _take_in(self, path: Path) -> None:
        future = self._assessments.take_in(path)
        deliver(future, self, self._open_taken, partial(self._fail_with, path))

    def reopen(self, assessment_id: str) -> None:
        """Make an open copy of a closed evaluation and open it."""
        self._run(self._assessments.reopen(assessment_id), self._open_listed)

    def remove(self, assessment_id: str, name: str, *, closed: bool = False) -> None:
        """Take an evaluation off the list, and offer to put it back; a closed one only after asking."""

        def done(_: None) -> None:
            self._removed.append(assessment_id)
            self.undoable.emit(True)
            self.listed.emit("")
            text = self.tr("已删除“{name}”的评价，可在“⋯ → 回收站”中恢复。").format(name=name)
            self.told.emit(Notice(text, self.tr("撤销"), lambda: self.restore(assessment_id)))

        if not closed or self._agreed_to_remove(name):
            self._run(self._assessments.remove(assessment_id), done)

    def restore(self, assessment_id: str) -> None:
        """Put a removed evaluation back on the list."""

        def done(_: None) -> None:
            self._forget(assessment_id)
            self.restored.emit()
            self.listed.emit(assessment_id)

        self._run(self._assessments.restore(assessment_id), done)

    def undo_remove(self) -> None:
        """Put back what was removed last in this run, and with each further call what was removed before."""
        if self._removed:
            self.restore(self._removed[-1])

    def purge(self, assessment_id: str, name: str) -> None:
        """Delete a removed evaluation for good after asking."""

        def done(_: None) -> None:
            self._forget(assessment_id)
            self.listed.emit("")

        why = self.tr(
            "“{name}”的这份评价连同修改记录将从磁盘上删除，不能恢复；该年度没有其他评价时，年度的基础数据也一并删除。"
        ).format(name=name)
        if self._ask.confirm(self.tr("彻底删除"), why, self.tr("彻底删除")):
            self._run(self._assessments.purge(assessment_id), done)

    def close(self, session: AssessmentSession) -> None:
        """Close an evaluation (定稿) after asking, and open it again as it is then."""
        if self._agreed_to_close(session):
            self._run(self._assessments.close(session), lambda _: self._open_listed(session.assessment.id))

    def close_listed(self, assessment_id: str) -> None:
        """Close an evaluation from the list after asking."""
        self._with_session(assessment_id, self._close_quietly)

    def export(self, session: AssessmentSession) -> None:
        """Write an evaluation where the user says: as a bundle, with its table, or as a document."""
        from gf_desktop.ui.output.files import stem

        words, document = self.tr("{name}-{year}年度评价"), session.document
        name = f"{stem(words, document.applicant.name, year=document.year)}.gfa"
        path = self._ask.choose_save_path(self.tr("导出评价文件"), _documents() / name, self._kinds_out())
        if path is None:
            return
        alone = path.suffix.lower() == ".json"
        write = self._assessments.export_document if alone else self._assessments.export_bundle
        self._run(write(session, path), lambda _: self._say_exported(path, alone))

    def export_listed(self, assessment_id: str) -> None:
        """Write an evaluation of the list as a bundle or a document."""
        self._with_session(assessment_id, self.export)

    def _close_quietly(self, session: AssessmentSession) -> None:
        assessment_id = session.assessment.id
        if self._agreed_to_close(session):
            self._run(self._assessments.close(session), lambda _: self.listed.emit(assessment_id))

    def _with_session(self, assessment_id: str, job: Callable[[AssessmentSession], None]) -> None:
        self._run(self._assessments.open(assessment_id), job)

    def _open_listed(self, assessment_id: str) -> None:
        self.listed.emit(assessment_id)
        self.open(assessment_id)

    def _open_sample(self, assessment_id: str) -> None:
        """Open the sample, and say that it is a new evaluation where there are others."""
        self._open_new(assessment_id, lambda others: self._say_taken(others) if others else None)

    def _open_taken(self, taken: Taken) -> None:
        """Open what was taken in, and say that it is a new evaluation and what became of its table."""
        self._open_new(taken.id, partial(self._say_taken, taken=taken))

    def _open_new(self, assessment_id: str, say: Callable[[int], None]) -> None:
        """Open what was taken in; ``say`` is told how many others there are of the same."""

        def opened(session: AssessmentSession) -> None:
            self.opened.emit(session)
            self._run(self._assessments.alike(assessment_id), say)

        self.listed.emit(assessment_id)
        self._run(self._assessments.open(assessment_id), opened)

    def _say_taken(self, others: int, taken: Taken | None = None) -> None:
        text = self.tr("已导入为新的评价。")
        if others:
            words = self.tr("已导入为新的评价，已有 {count} 份同名称、同年度、同评价要求的评价。")
            text = words.format(count=others)
        if taken is None or taken.said is None:
            self.told.emit(Notice(text))
        else:
            # A table that the library has not, or has otherwise, is to be known: that stays until it is read.
            said = self._program.catalogue.say(taken.said)
            self.told.emit(Notice(text + said, seconds=30 if taken.shelved else 0))

    def _forget(self, assessment_id: str) -> None:
        self._removed = [one for one in self._removed if one != assessment_id]
        self.undoable.emit(bool(self._removed))

    def _agreed_to_remove(self, name: str) -> bool:
        why = self.tr("“{name}”的这份评价已经定稿。移入回收站后可以恢复，内容不变。").format(name=name)
        words = self.tr("移入回收站")
        return self._ask.confirm(words, why, words)

    def _agreed_to_close(self, session: AssessmentSession) -> bool:
        from gf_desktop.ui.home.closing import still_open

        why = self.tr(
            "定稿后，“{name}”的填报内容、评价要求和得分一并冻结，不能再改。要改时可以“另存副本重开”。"
        ).format(name=session.document.applicant.name)
        if lines := still_open(session):
            why += self.tr("\n\n还没有完成的：\n{lines}").format(lines="\n".join(f"· {one}" for one in lines))
        return self._ask.confirm(self.tr("定稿"), why, self.tr("定稿"))

    def _say_exported(self, path: Path, alone: bool) -> None:
        from gf_desktop.ui.output.files import middle_cut

        words = (
            self.tr("已导出“{name}”，不附评价要求。")
            if alone
            else self.tr("已导出“{name}”，评价要求附在里面。")
        )
        text = words.format(name=middle_cut(path.name))
        self.told.emit(
            Notice(text, self.tr("打开所在文件夹"), partial(_open_folder, path.parent), icon="folder")
        )

    def _kinds_in(self) -> tuple[FileKind, ...]:
        from gf_desktop.ui.prompts import FileKind

        return (FileKind(self.tr("评价文件"), ("gfa", "json")),)

    def _kinds_out(self) -> tuple[FileKind, ...]:
        from gf_desktop.ui.prompts import FileKind

        bundle = FileKind(self.tr("评价文件包，附评价要求"), ("gfa",))
        return bundle, FileKind(self.tr("评价文件，不附评价要求"), ("json",))

    def _run(self, future: Future[T], done: Callable[[T], None]) -> None:
        deliver(future, self, done, self._fail)

    def _fail_with(self, file: Path, error: UserFacingError) -> None:
        """Say of which file a failure is."""
        from gf_desktop.services.recovery import WorkspaceLostError

        if isinstance(error, WorkspaceLostError):
            self.lost.emit(error)
            return
        words = self.tr("“{file}”没有导入：{sentence}")
        self.told.emit(Notice(words.format(file=file.name, sentence=self._said(error)), seconds=0))

    def _fail(self, error: UserFacingError) -> None:
        from gf_desktop.services.recovery import WorkspaceLostError

        if isinstance(error, WorkspaceLostError):
            self.lost.emit(error)
            return
        self.told.emit(Notice(self._said(error), seconds=0))

    def _said(self, error: UserFacingError) -> str:
        said = self._program.catalogue.say(error.said)
        text = self.tr("{sentence}（位置：{place}）").format(sentence=said, place=error.path)
        return text if error.path else said


def _open_folder(folder: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
