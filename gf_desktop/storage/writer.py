"""The writer: one thread that owns the workspace and does one job after the other.

Imports nothing heavy: the database library is loaded on the thread, with the first job.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gf_desktop.domain.messages import UserFacingError

if TYPE_CHECKING:
    from gf_desktop.storage.workspace import Workspace

T = TypeVar("T")
_log = logging.getLogger(__name__)


def open_workspace(folder: Path) -> Workspace:
    """Open the workspace in ``folder``, loading the database library.

    Raises:
        UserFacingError: See ``Workspace.open``.
    """
    from gf_desktop.storage.workspace import Workspace

    return Workspace(folder).open()


def log_backup_failure(error: UserFacingError) -> None:
    """Write down that a backup could not be kept; the data itself is safe."""
    _log.warning("backup failed: %s %s", error.said.code, error.path)


class Writer:
    """Takes jobs from any thread; they run strictly in order, and what they return or raise goes to their future.

    A job that fails does not stop the next. The first job opens the workspace; while that fails every job gets the
    reason, and the next one tries again. The first backup of a day is made after the jobs that were waiting.
    The thread is no daemon: a program that ends without ``stop`` still writes what was submitted.

    Args:
        folder: The workspace folder.
        open_workspace: Opens it, on the writer's thread.
        on_backup_failed: Told, on the writer's thread, when a backup by itself could not be kept.
    """

    def __init__(
        self,
        folder: Path,
        *,
        open_workspace: Callable[[Path], Workspace] = open_workspace,
        on_backup_failed: Callable[[UserFacingError], None] = log_backup_failure,
    ) -> None:
        self.folder = folder
        self._open_workspace = open_workspace
        self._on_backup_failed = on_backup_failed
        self._workspace: Workspace | None = None
        self._day_is_due = False
        self._executor: ThreadPoolExecutor | None = None
        self._last: Future[None] | None = None
        self._gate = threading.Lock()

    def start(self) -> None:
        """Take jobs from now on.

        Raises:
            RuntimeError: If a stop that timed out has not ended yet: two threads must not own the workspace.
        """
        with self._gate:
            if self._last is not None and not self._last.done():
                raise RuntimeError("the writer is still ending")
            if self._executor is None:
                self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="workspace-writer")

    def submit(self, job: Callable[[Workspace], T]) -> Future[T]:
        """Queue ``job`` and return its future, whose callbacks run on the writer's thread.

        Raises:
            RuntimeError: If the writer is not started, or stopped: a bug of ours.
        """
        with self._gate:
            if self._executor is None:
                raise RuntimeError("the writer is not running")
            return self._executor.submit(self._run, job)

    def stop(self, timeout: float | None = None) -> bool:
        """Do all jobs that wait, shut the workspace, and end; return whether that was done within ``timeout`` seconds.

        After a time-out the thread goes on until its jobs are done.
        """
        with self._gate:
            executor, self._executor = self._executor, None
            if executor is None:
                return True
            self._last = last = executor.submit(self._shut)
        executor.shutdown(wait=False)
        try:
            last.result(timeout)
        except NotInTime:
            return False
        executor.shutdown(wait=True)
        return True

    def _run(self, job: Callable[[Workspace], T]) -> T:
        return job(self._workspace or self._open())

    def _open(self) -> Workspace:
        self._workspace, self._day_is_due = self._open_workspace(self.folder), True
        # A program that is ending takes no more jobs, not even this one.
        with self._gate, suppress(RuntimeError):
            if self._executor is not None:
                self._executor.submit(self._back_up_day)
        return self._workspace

    def _shut(self) -> None:
        self._back_up_day()
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            self._back_up(workspace.shut)

    def _back_up_day(self) -> None:
        due, self._day_is_due = self._day_is_due, False
        if due and self._workspace is not None:
            self._back_up(self._workspace.backup_if_due)

    def _back_up(self, work: Callable[[], object]) -> None:
        try:
            work()
        except UserFacingError as error:
            self._on_backup_failed(error)
