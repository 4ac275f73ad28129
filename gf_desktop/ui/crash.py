"""What happens when we made a mistake: log it, say so once, go on.

Errors of the user's world never come here; pages say them in place. The report names versions and code, no figure
and no name of a factory; nothing is sent anywhere.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

import PySide6
from PySide6.QtCore import QObject, Signal

from gf_desktop import __version__

LOGS = "logs"
LOG = "errors.log"
FAULTS = "faults.log"
_MOST = 512_000
# The words of these name code; those of others may quote what somebody typed.
_SPOKEN = (AttributeError, ImportError, NameError, NotImplementedError, RuntimeError, TypeError)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def report(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None, where: str = ""
) -> str:
    """Return the report of an error: versions, and where in the code it happened."""
    import platform
    import traceback

    said = f": {error}" if isinstance(error, _SPOKEN) else ""
    return "\n".join(
        (
            f"GF Desktop {__version__} · Python {platform.python_version()} · PySide6 {PySide6.__version__}",
            f"{platform.platform()} · {datetime.now().astimezone().isoformat(timespec='seconds')}{where}",
            "",
            "".join(traceback.format_tb(trace)).rstrip(),
            f"{kind.__name__}{said}",
        )
    )


class CrashHandler(QObject):
    """Takes every error that nobody caught, on any thread.

    Signals:
        crashed: The report (text) of an error, on the window's thread.
    """

    crashed = Signal(str)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = data / LOGS
        self._before: Hook | None = None
        self._telling = threading.local()
        self._threads_before: Callable[[threading.ExceptHookArgs], object] | None = None
        self._faults = self._open_faults()

    def install(self) -> None:
        """Take the errors from now on."""
        self._before, self._threads_before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        if self._faults is not None:
            faulthandler.enable(self._faults)

    def remove(self) -> None:
        """Leave the errors to whoever had them before."""
        if self._before is not None and self._threads_before is not None:
            sys.excepthook, threading.excepthook = self._before, self._threads_before
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def _open_faults(self) -> TextIO | None:
        """Open the file for crashes of the interpreter itself; what the last run left there is kept beside it."""
        path = self.folder / FAULTS
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size:
                path.replace(path.with_suffix(".old.log"))
            return path.open("w", encoding="utf-8")
        except OSError:  # a read-only folder must not keep the window from opening
            return None

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._tell(report(kind, error, trace))

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            name = args.thread.name if args.thread else ""
            self._tell(report(args.exc_type, args.exc_value, args.exc_traceback, f" · {name}"))

    def _tell(self, text: str) -> None:
        """Log a report and hand it on; an error of those who show it is logged and goes no further."""
        self._log(text)
        if getattr(self._telling, "now", False):
            return
        self._telling.now = True
        try:
            self.crashed.emit(text)
        finally:
            self._telling.now = False

    def _log(self, text: str) -> None:
        path = self.folder / LOG
        try:
            if path.exists() and path.stat().st_size > _MOST:
                path.replace(path.with_suffix(".old.log"))
            with path.open("a", encoding="utf-8") as log:
                log.write(text + "\n\n")
        except OSError:  # a full disk: the dialog still shows the report
            return
