"""One window for one workspace: a lock that protects the data and says who holds it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

LOCK = "workspace.lock"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the workspace open: process number, computer, program; empty where it cannot be known."""

    process: int = 0
    computer: str = ""
    program: str = ""


class WorkspaceLock:
    """Held while the window works on a workspace; a lock left by a program that died here is taken over."""

    def __init__(self, data: Path) -> None:
        data.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(data / LOCK))
        # A lock of another computer on a shared drive never grows old; one of a dead process here is seen as such.
        self._lock.setStaleLockTime(0)

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
