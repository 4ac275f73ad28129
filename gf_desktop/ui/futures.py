"""Results of other threads, brought to the window's thread.

A future of the writer completes on the writer's thread. ``deliver`` hands its result over through one queued
signal, and hands nothing to a widget that is gone by then.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from gf_desktop.domain.messages import UserFacingError

T = TypeVar("T")


class _Relay(QObject):
    """Lives on the window's thread for as long as the process; no context is touched from elsewhere."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _run(self, job: Callable[[], None]) -> None:
        job()


@functools.cache
def _relay() -> _Relay:
    return _Relay()


def deliver(
    future: Future[T],
    context: QObject,
    done: Callable[[T], None],
    failed: Callable[[UserFacingError], None] | None = None,
) -> None:
    """Call ``done`` with the future's result or ``failed`` with its error, on this thread, after returning.

    Call it on the window's thread. Nothing is called when ``context`` has been deleted or the future cancelled.
    An error that is no ``UserFacingError``, and any error without ``failed``, is raised from the event loop, so
    that the crash dialog shows it.
    """
    relay = _relay()
    finish = functools.partial(_finish, context, done, failed)
    future.add_done_callback(lambda ready: relay.arrived.emit(functools.partial(finish, ready)))


def call_later(context: QObject, function: Callable[[T], None]) -> Callable[[T], None]:
    """Return a function that, called on any thread, calls ``function`` on this one unless ``context`` is gone.

    Call it on the window's thread.
    """
    relay = _relay()
    return lambda value: relay.arrived.emit(functools.partial(_call, context, function, value))


def _call(context: QObject, function: Callable[[T], None], value: T) -> None:
    if shiboken6.isValid(context):
        function(value)


def _finish(
    context: QObject,
    done: Callable[[T], None],
    failed: Callable[[UserFacingError], None] | None,
    ready: Future[T],
) -> None:
    if not shiboken6.isValid(context):
        return
    try:
        result = ready.result()
    except CancelledError:
        return
    except UserFacingError as error:
        if failed is None:
            raise
        failed(error)
        return
    done(result)
