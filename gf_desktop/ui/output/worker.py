"""One job at a time beside the window, on a thread that ends with it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from gf_desktop.domain.messages import Message, UserFacingError
from gf_desktop.ui.futures import call_later, deliver

T = TypeVar("T")
Work = Callable[[Callable[[Message], None], Callable[[], bool]], T]


class _Stop:
    """Holds the mark that stops the job under way; outlives the worker."""

    def __init__(self) -> None:
        self.mark = Event()

    def set(self) -> None:
        """Ask the job to stop."""
        self.mark.set()


class Worker(QObject):
    """Runs a job and tells how it goes on the window's thread. A worker that is deleted cancels its job.

    Signals:
        stepped: What the job is doing now (``Message``).
        ended: The job is over, one way or another; ``done`` or ``failed`` is called after it.
    """

    stepped = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = _Stop()
        self._busy = False
        self.destroyed.connect(self._stop.set)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._busy

    def run(
        self, work: Work[T], done: Callable[[T], None], failed: Callable[[UserFacingError], None]
    ) -> None:
        """Start ``work(progress, cancelled)``; its outcome goes to ``done`` or ``failed``, of which one is called."""
        assert not self._busy, "one job at a time"
        self._busy = True
        self._stop.mark = mark = Event()
        executor = ThreadPoolExecutor(1, thread_name_prefix="output")
        future = executor.submit(work, call_later(self, self._step), mark.is_set)
        executor.shutdown(wait=False)

        def succeed(result: T) -> None:
            self._end(mark)
            done(result)

        def fail(error: UserFacingError) -> None:
            self._end(mark)
            failed(error)

        deliver(future, self, succeed, fail)
        # A bug in the job goes to the crash dialog; the worker is free again all the same.
        end = call_later(self, self._end)
        future.add_done_callback(lambda _future: end(mark))

    def cancel(self) -> None:
        """Ask the job to stop at its next step; it then fails with the sentence that says so."""
        self._stop.set()

    def _step(self, said: Message) -> None:
        if self._busy and not self._stop.mark.is_set():
            self.stepped.emit(said)

    def _end(self, mark: Event) -> None:
        if self._busy and self._stop.mark is mark:
            self._busy = False
            self.ended.emit()
