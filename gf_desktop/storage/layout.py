"""What lies where in the workspace folder, which schema versions exist, and how times are written.

Standard library only: Home reads through it before anything heavy is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

DATABASE = "workspace.db"
BACKUPS = "backups"
SIDE_FILES = ("-wal", "-shm", "-journal")

REVISIONS = ("0001", "0002")
"""Every schema version, oldest first; a database whose version is not here comes from a newer program."""

SCRIPTS = Path(__file__).resolve().parent / "migrations"

Clock = Callable[[], datetime]


def local_time() -> datetime:
    """Return the time now, with the offset of this computer's zone."""
    return datetime.now().astimezone()


def iso(moment: datetime) -> str:
    """Return a time as it is stored: ISO 8601, milliseconds, with offset."""
    return moment.isoformat(timespec="milliseconds")


def stamp(moment: datetime) -> str:
    """Return a time as file names carry it: ``20261122-143205``."""
    return moment.strftime("%Y%m%d-%H%M%S")


def database(folder: Path) -> Path:
    """Return where the folder's database lies."""
    return folder / DATABASE


def unused(path: Path) -> Path:
    """Return ``path``, or with ``-2``, ``-3`` … before its suffix where something lies there already."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate
