"""Backups: whole copies of the database by SQLite's backup API, ten kept; and taking one back.

A backup is written beside its place and renamed, so that a file with a backup's name is always a whole one.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.storage.errors import user_world
from gf_desktop.storage.inspection import connect_for_reading, is_whole, move_aside
from gf_desktop.storage.layout import BACKUPS, Clock, database, local_time, stamp, unused

KEPT = 10
_WAITING = ".part"
_NAME = re.compile(r"workspace-(?P<stamp>\d{8}-\d{6})-(?P<reason>[a-z0-9-]+?)(-\d+)?\.db", re.ASCII)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was made (local time), why (``daily``, ``closing``, ``before-update`` …)."""

    path: Path
    made: datetime
    reason: str


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of a workspace folder, newest first."""
    found = [_read_name(path) for path in (folder / BACKUPS).glob("workspace-*.db")]
    return tuple(sorted(filter(None, found), key=lambda b: (b.made, b.path.name), reverse=True))


def newest_good(folder: Path) -> Backup | None:
    """Return the newest backup that passes SQLite's quick check, or None."""
    return next((backup for backup in backups(folder) if is_whole(backup.path)), None)


def is_due(folder: Path, today: date) -> bool:
    """Return whether no backup was made today."""
    return all(backup.made.date() != today for backup in backups(folder))


def make_backup(source: sqlite3.Connection, folder: Path, reason: str, moment: datetime) -> Path:
    """Copy the open database into the backups, drop the surplus, and return the new file.

    Raises:
        UserFacingError: If the disk is full, read-only or broken; nothing half-written stays.
    """
    with user_world(folder):
        (folder / BACKUPS).mkdir(exist_ok=True)
        _drop_leftovers(folder / BACKUPS)
        target = unused(folder / BACKUPS / f"workspace-{stamp(moment)}-{reason}.db")
        _copy(source, target)
        _drop_surplus(folder, target)
    return target


def restore_backup(folder: Path, backup: Path, *, clock: Clock = local_time) -> None:
    """Put a copy of ``backup`` in the database's place; what lies there is moved aside, never overwritten.

    The workspace must not be open.

    Raises:
        UserFacingError: ``store.backup-damaged`` if the backup cannot be read whole; or a sentence on the disk.
    """
    if not is_whole(backup):
        raise UserFacingError(message("store.backup-damaged", backup=str(backup)), str(backup))
    with user_world(folder):
        waiting = folder / f"workspace-restoring{_WAITING}"
        try:
            with closing(connect_for_reading(backup)) as source:
                _write_copy(source, waiting)
            move_aside(folder, "replaced", clock())
            waiting.replace(database(folder))
        finally:
            _drop_leftovers(folder)
        _flush_folder(folder)


def _copy(source: sqlite3.Connection, target: Path) -> None:
    waiting = target.with_suffix(_WAITING)
    try:
        _write_copy(source, waiting)
        waiting.replace(target)
    finally:
        _drop_leftovers(target.parent)
    _flush_folder(target.parent)


def _drop_leftovers(folder: Path) -> None:
    # Only the one writer makes backups: what waits here was left by a process that died.
    for path in folder.glob(f"workspace-*{_WAITING}*"):
        path.unlink()


def _write_copy(source: sqlite3.Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        source.backup(copy)
        # One file that needs no log beside it, readable from a write-protected drive too.
        copy.execute("PRAGMA journal_mode = DELETE")
    with target.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _drop_surplus(folder: Path, just_made: Path) -> None:
    # A clock set back makes the newest look old: what was just made always stays.
    others = [backup.path for backup in backups(folder) if backup.path != just_made]
    for path in others[KEPT - 1 :]:
        path.unlink()


def _read_name(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        made = datetime.strptime(match["stamp"], "%Y%m%d-%H%M%S").astimezone()
    except ValueError:
        return None
    return Backup(path, made, match["reason"])
