"""One window for one workspace: a lock that protects the data and says who holds it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLockFile

LOCK = "workspace.lock"


class Holder(NamedTuple):
    """Who has the workspace open: process number, computer, program; empty where it cannot be known."""

    process: int = 0
    computer: str = ""
    program: str = ""


class WorkspaceLock:
    """Held while the window works on a workspace; a lock left by a program that died here is taken over."""

    def __init__(self, data: Path) -> None:
        data.mkdir(parents=True, exist_ok=True)
        self._file = data / LOCK
        self._lock = QLockFile(str(self._file))
        # A lock of another computer on a shared drive never grows old; one of a dead process here is seen as such.
        self._lock.setStaleLockTime(0)

    def exists(self) -> bool:
        """Return whether somebody holds the lock, or died with it."""
        return self._file.exists()

    def take(self) -> bool:
        """Try to take the lock, and return whether it is held."""
        return self._lock.isLocked() or self._lock.tryLock(0)

    def holder(self) -> Holder:
        """Return who holds it."""
        process, computer, program = self._lock.getLockInfo()
        return Holder(process, computer, program)

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.isLocked():
            self._lock.unlock()
