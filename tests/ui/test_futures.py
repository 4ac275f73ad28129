"""Results of other threads arrive on the window's thread, or nowhere."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import shiboken6
from PySide6.QtCore import QObject

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.ui.futures import call_later, deliver


def complete(act) -> None:
    """Run ``act`` on another thread to its end."""
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()


def test_a_result_arrives_on_the_windows_thread(qtbot):
    """The result of a future completed elsewhere is handed over on the thread of the window."""
    future: Future[int] = Future()
    context = QObject()
    seen: list[tuple[int, threading.Thread]] = []
    deliver(future, context, lambda value: seen.append((value, threading.current_thread())))

    complete(lambda: future.set_result(7))
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen))

    assert seen == [(7, threading.main_thread())]


def test_a_ready_future_is_delivered_after_the_call(qtbot):
    """A future that is ready already is handed over by the event loop, never inside the call."""
    future: Future[int] = Future()
    future.set_result(1)
    context = QObject()
    seen: list[int] = []

    deliver(future, context, seen.append)

    assert seen == []
    qtbot.waitUntil(lambda: seen == [1])


def test_a_user_facing_error_goes_to_failed(qtbot):
    """An error of the user's world reaches the page that asked."""
    future: Future[int] = Future()
    context = QObject()
    errors: list[UserFacingError] = []
    deliver(future, context, lambda _: None, errors.append)

    complete(lambda: future.set_exception(UserFacingError(message("store.full"))))
    qtbot.waitUntil(lambda: bool(errors))

    assert errors[0].said == message("store.full")


def test_a_bug_is_raised_from_the_event_loop(qtbot):
    """An error that nobody expects is not swallowed: it reaches the hook that shows the crash dialog."""
    future: Future[int] = Future()
    context = QObject()
    deliver(future, context, lambda _: None, lambda _: None)

    with qtbot.captureExceptions() as caught:
        complete(lambda: future.set_exception(ZeroDivisionError()))
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError


def test_nothing_is_delivered_to_a_deleted_context(qtbot):
    """A page closed in the meantime is not called; a page still there is."""
    future: Future[int] = Future()
    gone, there = QObject(), QObject()
    seen: list[str] = []
    deliver(future, gone, lambda _: seen.append("gone"))
    deliver(future, there, lambda _: seen.append("there"))

    shiboken6.delete(gone)
    complete(lambda: future.set_result(1))
    qtbot.waitUntil(lambda: bool(seen))

    assert seen == ["there"]


def test_a_cancelled_future_delivers_nothing(qtbot):
    """What was cancelled says nothing, neither done nor failed."""
    future: Future[int] = Future()
    marker: Future[int] = Future()
    context = QObject()
    seen: list[object] = []
    deliver(future, context, seen.append, seen.append)
    deliver(marker, context, seen.append)

    future.cancel()
    marker.set_result(1)
    qtbot.waitUntil(lambda: bool(seen))

    assert seen == [1]


def test_call_later_brings_a_call_to_the_windows_thread(qtbot):
    """A callback given to another thread runs on the window's."""
    context = QObject()
    seen: list[object] = []

    def note(value: str) -> None:
        seen.append((value, threading.current_thread()))

    callback = call_later(context, note)
    complete(lambda: callback("x"))
    qtbot.waitUntil(lambda: bool(seen))

    assert seen == [("x", threading.main_thread())]
