"""What the pages of an import share: the import under way, the worker beside the window, and what was found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from gf_desktop.domain.messages import Message, UserFacingError, message
from gf_desktop.ui.output.worker import Worker

if TYPE_CHECKING:
    from gf_desktop.services.importing import Findings, Import
    from gf_desktop.services.program import Program
    from gf_desktop.ui.prompts import Ask
    from gf_desktop.ui.session_model import SessionModel

T = TypeVar("T")
Progress = Callable[[Message], None]
Cancelled = Callable[[], bool]
MEMORY = "sheet-mappings.json"
"""The file of settled mappings, in the workspace's folder."""


class Desk(QObject):
    """Runs one job at a time on the import under way; pages look at it only while no job runs.

    Signals:
        busy_changed: A job has begun or is over.
        stepped: What the job is doing now (``Message``).
    """

    busy_changed = Signal()
    stepped = Signal(object)

    def __init__(self, program: Program, model: SessionModel, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self.program = program
        self.model = model
        self.ask = ask
        self.under_way: Import | None = None
        self.findings: Findings | None = None
        self.starting = message("importing.preparing")
        self._worker = Worker(self)
        self._worker.stepped.connect(self._on_step)
        self._worker.ended.connect(self.busy_changed)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._worker.busy

    def say(self, said: Message) -> str:
        """Return a sentence in words."""
        return self.model.say(said)

    def current(self) -> Import:
        """Return the import under way; to be asked for only once a job has made it."""
        assert self.under_way is not None
        return self.under_way

    def run(
        self,
        said: Message,
        job: Callable[[Import, Progress, Cancelled], T],
        done: Callable[[T], None],
        failed: Callable[[UserFacingError], None],
    ) -> None:
        """Have a job done beside the window; ``said`` is what it is doing until it says so itself."""
        document, program = self.model.document, self.program
        made = [self.under_way] if self.under_way is not None else []

        def work(progress: Progress, cancelled: Cancelled) -> T:
            from gf_desktop.services.importing import open_import

            if not made:
                made.append(open_import(program, program.data / MEMORY, document))
            result = job(made[0], progress, cancelled)
            if cancelled():
                raise UserFacingError(message("importing.cancelled"))
            return result

        def succeed(result: T) -> None:
            self.under_way = made[0]
            done(result)

        def fail(error: UserFacingError) -> None:
            self.under_way = made[0] if made else None
            failed(error)

        self.starting = said
        self._worker.run(work, succeed, fail)
        self.busy_changed.emit()

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._worker.cancel()

    def changed(self) -> None:
        """Forget what was found; something that it was found from is another now."""
        self.findings = None

    def _on_step(self, said: object) -> None:
        self.stepped.emit(said)


def spreadsheet_endings() -> tuple[str, ...]:
    """Return the endings of files that can be imported."""
    return ("xlsx", "xlsm", "xls", "xlsb", "ods")


def is_spreadsheet(path: Path) -> bool:
    """Return whether a file's name is that of a spreadsheet."""
    return path.suffix.lower().lstrip(".") in (*spreadsheet_endings(), "et")
