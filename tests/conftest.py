"""What every test stands on: no display, a fixed locale, its own data folder, nothing left behind.

PySide6 is imported here only for tests that ask for a Qt fixture.
"""

from __future__ import annotations

import gc
import itertools
import os
import threading
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

# Before anything imports Qt, and inherited by every process a test starts.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = ""
os.environ["TZ"] = "Asia/Shanghai"
if hasattr(time, "tzset"):
    time.tzset()

# Fixtures of pytest-qt: a test that asks for one of them may make windows.
QT_FIXTURES = {"qtbot", "qapp"}
PATIENCE = 2.0

settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.register_profile(
    "ci",
    deadline=None,
    max_examples=30,
    derandomize=True,
    print_blob=True,
    # Two cores shared with other work: how long an example takes says nothing about it.
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("GF_HYPOTHESIS", "ci" if os.environ.get("CI") else "dev"))

_folder_numbers = itertools.count()


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a data folder of its own; the program makes it when it needs it."""
    folder = tmp_path_factory.getbasetemp() / f"data-{next(_folder_numbers)}"
    monkeypatch.setenv("GF_DESKTOP_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread running or a window open.

    Such a leftover crashes or slows some later test, far from its cause.
    """
    uses_qt = bool(QT_FIXTURES & set(request.fixturenames))
    threads = set(threading.enumerate())
    windows = set(open_windows()) if uses_qt else set()
    yield
    left = [thread.name for thread in new_threads(threads)]
    if left:
        pytest.fail(
            f"The test left threads running: {', '.join(left)}. Stop what it started: close the writer or "
            "the workspace, shut the executor down, quit the QThread and wait for it."
        )
    if uses_qt:
        check_qt(windows)


def new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Return threads that were not there before and do not end by themselves in a moment."""
    # A Qt thread that ran Python leaves a "Dummy-" entry for good: it stands for no live thread of ours.
    found = [t for t in threading.enumerate() if t not in before and not t.name.startswith("Dummy-")]
    for thread in found:
        thread.join(timeout=PATIENCE)
    return [thread for thread in found if thread.is_alive()]


def check_qt(before: set[QWidget]) -> None:
    """Fail if a top-level window or a job of Qt's thread pool has outlived the test."""
    from PySide6.QtCore import QThreadPool

    if not QThreadPool.globalInstance().waitForDone(int(PATIENCE * 1000)):
        pytest.fail("The test left a job in QThreadPool: wait for it or cancel it before the test ends.")
    if new_windows(before):
        gc.collect()  # a window held only by a cycle of references is not a leak
    left = new_windows(before)
    if left:
        names = ", ".join(f"{type(window).__name__} {window.objectName()!r}" for window in left)
        for window in left:
            window.close()
            window.deleteLater()
        pytest.fail(
            f"The test left top-level windows: {names}. Register them with qtbot.addWidget, or give them "
            "a parent that is registered."
        )


def new_windows(before: set[QWidget]) -> list[QWidget]:
    """Return the top-level widgets that were not there before."""
    return [window for window in open_windows() if window not in before]


def open_windows() -> list[QWidget]:
    """Return the top-level widgets that exist after pending deletions."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return list(QApplication.topLevelWidgets())
