"""The workspace opened behind the first picture, and the ways back where it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.services.recovery import WorkspaceLostError
from gf_desktop.ui.futures import deliver

if TYPE_CHECKING:
    from gf_desktop.services.program import Program

Ways = dict[str, tuple[str, Callable[[], None]]]
"""What can be done about a failure, by id: words and job."""


class Opening(QObject):
    """Opens the workspace; where it is damaged or gone, offers to begin again from the backup, or empty.

    Signals:
        trying: One of the ways is being gone; what was said of the failure no longer holds.
        opened: The workspace is open, and its list can be read.
        failed: It is not: the sentence (text), what can be done (``Ways``), and whether it is lost (bool).
        begun_again: A lost workspace is open again; what is to be said of it (text).
    """

    trying = Signal()
    opened = Signal()
    failed = Signal(str, object, bool)
    begun_again = Signal(str)

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._lost: WorkspaceLostError | None = None

    def start(self) -> None:
        """Open the workspace."""
        deliver(self._program.assessments.start(), self, lambda _: self.opened.emit(), self._fail)

    def take_loss(self, error: WorkspaceLostError) -> None:
        """Offer the ways back, once: what else is tried meanwhile meets the same loss."""
        if self._lost is None:
            self._lost = error
            self._offer(error, error)

    def _fail(self, error: UserFacingError) -> None:
        if isinstance(error, WorkspaceLostError):
            self.take_loss(error)
        else:
            self.failed.emit(self._said(error), {"retry": (self.tr("重试"), self._retry)}, False)

    def _retry(self) -> None:
        self.trying.emit()
        self.start()

    def _offer(self, lost: WorkspaceLostError, error: UserFacingError) -> None:
        ways: Ways = {}
        if lost.backup is not None:
            words = self.tr("从备份恢复（{date}）").format(date=_day(lost))
            ways["restore"] = (words, partial(self._begin_again, lost, lost.backup))
        ways["empty"] = (self.tr("另建空工作区"), partial(self._begin_again, lost, None))
        self.failed.emit(self._said(error), ways, True)

    def _begin_again(self, lost: WorkspaceLostError, backup: Path | None) -> None:
        self.trying.emit()
        future = self._program.assessments.start_over(backup)
        deliver(future, self, lambda _: self._begun(lost, backup), partial(self._offer, lost))

    def _begun(self, lost: WorkspaceLostError, backup: Path | None) -> None:
        self._lost = None
        self.opened.emit()
        if backup is None:
            self.begun_again.emit(self.tr("已另建空工作区。原来的文件都还在数据文件夹里。"))
        else:
            self.begun_again.emit(self.tr("已从 {date} 的备份恢复。").format(date=_day(lost)))

    def _said(self, error: UserFacingError) -> str:
        return self._program.catalogue.say(error.said)


def _day(lost: WorkspaceLostError) -> str:
    """Return the day on which the backup was made."""
    return str(lost.said.params.get("made", "")).partition(" ")[0]
