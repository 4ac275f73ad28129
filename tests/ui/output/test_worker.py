"""One job at a time beside the window, and a worker that is always free again."""

from threading import Event, current_thread

from PySide6.QtCore import QObject

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.ui.output.worker import Worker


def test_a_job_runs_elsewhere_and_tells_here(qtbot):
    """Steps and outcome come on the window's thread; then the worker is free."""
    owner = QObject()
    worker, here = Worker(owner), current_thread()
    told: list[object] = []
    worker.stepped.connect(lambda said: told.append((said.code, current_thread() is here)))

    def work(progress, _cancelled):
        progress(message("report.progress.setting"))
        return current_thread() is here

    worker.run(work, lambda elsewhere: told.append((elsewhere, current_thread() is here)), told.append)
    qtbot.waitUntil(lambda: len(told) == 2)

    assert told == [("report.progress.setting", True), (False, True)]
    assert not worker.busy


def test_a_cancelled_job_fails_and_the_next_one_is_not_touched(qtbot):
    """The mark of one job stops that job only."""
    owner = QObject()
    worker, seen = Worker(owner), Event()
    told: list[object] = []

    def work(_progress, cancelled):
        seen.set()
        while not cancelled():
            pass
        raise UserFacingError(message("report.cancelled"))

    worker.run(work, told.append, lambda error: told.append(error.said.code))
    seen.wait(5)
    worker.cancel()
    qtbot.waitUntil(lambda: told == ["report.cancelled"])

    worker.run(lambda _progress, cancelled: cancelled(), told.append, told.append)
    qtbot.waitUntil(lambda: told == ["report.cancelled", False])


def test_a_bug_in_a_job_is_raised_and_leaves_the_worker_free(qtbot):
    """The crash dialog sees the error; another job can be started."""
    owner = QObject()
    worker = Worker(owner)
    told: list[object] = []

    def work(_progress, _cancelled):
        raise ValueError("a bug of ours")

    with qtbot.capture_exceptions() as raised:
        worker.run(work, told.append, told.append)
        qtbot.waitUntil(lambda: not worker.busy)

    assert [str(error) for _kind, error, _trace in raised] == ["a bug of ours"]
    worker.run(lambda _progress, _cancelled: "done", told.append, told.append)
    qtbot.waitUntil(lambda: told == ["done"])
