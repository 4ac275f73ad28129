"""Mistakes of ours: told once, logged always, and never the end of the program."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPlainTextEdit

from gf_desktop.ui.app import Run
from gf_desktop.ui.crash import LOG, CrashHandler
from gf_desktop.ui.instance import WorkspaceLock


def fail(words: str) -> None:
    """Have an error reach whoever takes those that nobody caught."""
    try:
        raise RuntimeError(words)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


@pytest.fixture
def run(qtbot, qapp, theme, program):
    """Return a run of the program that takes the errors."""
    lock = WorkspaceLock(program.data)
    assert lock.take()
    run = Run(qapp, program, lock)
    qtbot.addWidget(run.window)
    run.window.show()
    yield run
    run.crashes.remove()
    lock.release()


def report_of(run: Run) -> str:
    """Return what the error dialog shows."""
    (shown,) = [one for one in run.window.findChildren(QPlainTextEdit, "report") if one.isVisible()]
    return shown.toPlainText()


def clean_up() -> None:
    """Delete what waits to be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def test_an_error_while_an_error_is_shown_is_logged_and_goes_no_further(qtbot, tmp_path):
    """The one who shows errors fails at each: no endless chain, both stand in the log, the next is told again."""
    handler = CrashHandler(tmp_path)
    told = []

    def show(text: str) -> None:
        told.append(text)
        raise TypeError("the dialog is gone")

    handler.crashed.connect(show)
    handler.install()
    try:
        fail("first")
        fail("second")
    finally:
        handler.remove()

    log = (tmp_path / "logs" / LOG).read_text(encoding="utf-8")
    assert [text.splitlines()[-1] for text in told] == ["RuntimeError: first", "RuntimeError: second"]
    assert log.count("TypeError: the dialog is gone") == 2


def test_a_second_error_is_shown_after_the_first_dialog_was_closed(run):
    """Whether the closed dialog is deleted yet or not, the next error has a dialog of its own."""
    fail("first")
    run.dialog.button("goOn").click()
    fail("second")
    assert "second" in report_of(run)

    run.dialog.close()
    clean_up()
    fail("third")
    assert "third" in report_of(run)


def test_a_dialog_deleted_without_a_word_does_not_stop_the_next_error(run):
    """Its owner still knows it, but it is gone: a new one is opened."""
    fail("first")
    run.dialog.deleteLater()
    clean_up()
    fail("second")

    assert "second" in report_of(run)


def test_an_error_beside_an_open_dialog_is_added_to_it(run):
    """One dialog holds both reports and counts them."""
    fail("first")
    fail("second")

    assert "first" in report_of(run)
    assert "second" in report_of(run)
    assert "2" in run.dialog.label("repeats").text()
