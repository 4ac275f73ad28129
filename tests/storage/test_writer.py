"""The writer: one thread, strict order, every outcome told."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gf_desktop.domain.messages import Message, UserFacingError
from gf_desktop.storage.backups import backups
from gf_desktop.storage.home import home_rows
from gf_desktop.storage.layout import database
from gf_desktop.storage.workspace import Workspace
from gf_desktop.storage.writer import Writer
from tests.storage.world import NOON, SUMMARY, answered, assessment, change_id, filled

PATIENCE = 10


@pytest.fixture
def writer(folder: Path) -> Iterator[Writer]:
    """Give a writer that is running."""
    running = Writer(folder)
    running.start()
    yield running
    assert running.stop(PATIENCE)


def test_a_job_gets_the_workspace_and_returns_its_value(writer, folder):
    """A job's value comes back through its future, after it stands on the disk."""
    kept = writer.submit(lambda workspace: workspace.add(assessment(), SUMMARY)).result(PATIENCE)

    assert kept.document == assessment().document
    assert [row.id for row in home_rows(folder)] == ["a1"]


def test_jobs_run_in_order_on_one_thread_of_their_own(writer):
    """Jobs run in the order they were submitted, all on the same thread, which is not the caller's."""
    seen: list[tuple[int, str]] = []
    jobs = [
        writer.submit(lambda _, n=number: seen.append((n, threading.current_thread().name)))
        for number in range(50)
    ]
    jobs[-1].result(PATIENCE)

    assert [number for number, _ in seen] == list(range(50))
    assert {name for _, name in seen} == {"workspace-writer_0"}


def test_nothing_is_opened_before_the_first_job(folder):
    """Starting costs nothing: the folder is made by the first job."""
    writer = Writer(folder)
    writer.start()
    writer.stop(PATIENCE)

    assert not folder.exists()


def test_a_failing_job_does_not_stop_the_next(writer):
    """What a job raises goes to its own future only."""
    bug = writer.submit(lambda _: 1 // 0)
    refused = writer.submit(lambda workspace: workspace.load("nobody"))
    done = writer.submit(lambda workspace: workspace.add(assessment(), SUMMARY).id)

    assert isinstance(bug.exception(PATIENCE), ZeroDivisionError)
    assert isinstance(refused.exception(PATIENCE), UserFacingError)
    assert done.result(PATIENCE) == "a1"


def test_stopping_does_all_that_waits(folder):
    """Stop returns after the last job, and the workspace is shut whole, a backup of all of it beside."""
    writer = Writer(folder)
    writer.start()
    writer.submit(lambda workspace: workspace.add(assessment(), SUMMARY))
    jobs = [writer.submit(recording(number)) for number in range(20)]

    assert writer.stop(PATIENCE)

    assert all(job.done() for job in jobs)
    assert not (folder / "workspace.db-wal").exists()
    for place in (database(folder), backups(folder)[0].path):
        with closing(sqlite3.connect(place)) as connection:
            found = connection.execute("SELECT id FROM changes ORDER BY sequence").fetchall()
        assert found == [(f"n{number}",) for number in range(20)]


def recording(number: int) -> Callable[[Workspace], str]:
    """Return the job that records the change ``n<number>``."""
    changes = answered(assessment().document, str(number))
    return lambda workspace: workspace.record("a1", f"n{number}", changes, SUMMARY)


def test_stopping_tells_when_it_took_too_long(folder):
    """A job that does not end in time is told, and still ends; until then no second thread is begun."""
    release = threading.Event()
    writer = Writer(folder)
    writer.start()
    job = writer.submit(lambda _: release.wait(PATIENCE))

    assert not writer.stop(0.01)
    with pytest.raises(RuntimeError, match="still ending"):
        writer.start()

    release.set()
    assert job.result(PATIENCE)


def test_a_stopped_writer_takes_no_job(writer):
    """A job that could never run is refused at once; stopping twice is no harm, starting again works."""
    assert writer.stop(PATIENCE)
    assert writer.stop(PATIENCE)
    with pytest.raises(RuntimeError, match="not running"):
        writer.submit(lambda _: None)

    writer.start()
    assert writer.submit(lambda workspace: workspace.applicants()).result(PATIENCE) == ()


def test_opening_is_tried_again_with_the_next_job(folder):
    """While the workspace cannot be opened each job is told why; when it can, work goes on."""
    folder.parent.mkdir(parents=True)
    folder.write_text("im Weg", encoding="utf-8")
    writer = Writer(folder)
    writer.start()
    refused = [writer.submit(lambda workspace: workspace.applicants()) for _ in range(2)]
    codes = [job.exception(PATIENCE) for job in refused]

    folder.unlink()

    assert writer.submit(lambda workspace: workspace.applicants()).result(PATIENCE) == ()
    assert [isinstance(error, UserFacingError) and error.said.code for error in codes] == [
        "store.not-a-folder"
    ] * 2
    assert writer.stop(PATIENCE)


def test_a_cancelled_job_does_not_run(folder):
    """A job cancelled while it waits leaves no trace."""
    release = threading.Event()
    writer = Writer(folder)
    writer.start()
    writer.submit(lambda _: release.wait(PATIENCE))
    job = writer.submit(lambda workspace: workspace.add(assessment(), SUMMARY))

    assert job.cancel()

    release.set()
    assert writer.stop(PATIENCE)
    assert home_rows(folder) == ()


def test_the_days_first_backup_comes_after_waiting_jobs(folder):
    """The first opening of a day makes a backup by itself, behind the jobs that were there first."""
    filled(folder, clock=lambda: NOON.replace(year=2025))
    release, seen = threading.Event(), []
    writer = Writer(folder)
    writer.start()
    writer.submit(lambda _: release.wait(PATIENCE))
    writer.submit(lambda _: seen.extend(one.reason for one in backups(folder)))
    release.set()

    assert writer.stop(PATIENCE)

    assert seen == ["closing"]
    assert [one.reason for one in backups(folder)] == ["daily", "closing"]


def test_a_failed_backup_is_told_and_stops_nothing(folder):
    """A backup that cannot be kept is told apart from the jobs, which go on."""
    filled(folder, clock=lambda: NOON.replace(year=2025))
    for path in (folder / "backups").iterdir():
        path.unlink()
    (folder / "backups").rmdir()
    (folder / "backups").write_text("im Weg", encoding="utf-8")
    told: list[UserFacingError] = []
    writer = Writer(folder, on_backup_failed=told.append)
    writer.start()
    change = answered(assessment().document, "95")
    done = writer.submit(lambda workspace: workspace.record("a1", change_id(), change, SUMMARY))

    assert writer.stop(PATIENCE)

    assert done.exception() is None
    assert [error.said.code for error in told] == ["store.not-a-folder"] * 2


def test_a_failed_backup_is_logged_by_default(folder, caplog):
    """Where nobody listens the failure is in the log."""
    writer = Writer(folder)
    writer._on_backup_failed(UserFacingError(Message("store.full"), "D:/"))  # noqa: SLF001 - its default

    assert [record.getMessage() for record in caplog.records] == ["backup failed: store.full D:/"]


def test_a_program_that_just_ends_still_writes(folder):
    """Jobs submitted before a program ends without stopping the writer are done."""
    code = (
        "import pathlib; from gf_desktop.storage.writer import Writer; from tests.storage.world import *\n"
        f"writer = Writer(pathlib.Path({str(folder)!r})); writer.start()\n"
        "writer.submit(lambda workspace: workspace.add(assessment('late'), SUMMARY))"
    )
    root = Path(__file__).resolve().parents[2]

    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)

    assert [row.id for row in home_rows(folder)] == ["late"]
