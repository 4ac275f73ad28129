"""The way back after the workspace was lost: from a backup, or empty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gf_desktop.storage.errors import WorkspaceLostError

if TYPE_CHECKING:
    from gf_desktop.storage.workspace import Workspace

__all__ = ["WorkspaceLostError", "opener"]


def opener(backup: Path | None) -> Callable[[Path], Workspace]:
    """Return what opens a workspace anew: a copy of ``backup``, or without one an empty one.

    The copy is made once; opening again later must not put the backup over newer work.
    """
    waiting = [backup] if backup else []

    def open_anew(folder: Path) -> Workspace:
        from gf_desktop.storage.backups import restore_backup
        from gf_desktop.storage.workspace import Workspace

        if waiting:
            restore_backup(folder, waiting[0])
            waiting.clear()
        return Workspace(folder).open(start_empty=backup is None)

    return open_anew
