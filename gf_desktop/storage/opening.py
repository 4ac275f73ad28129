"""Opening a workspace folder: is it there, writable, whole, ours, and of our version; what is refused and why.

Standard library only: the tables are made and migrated elsewhere.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.storage.backups import backups, make_backup, newest_good
from gf_desktop.storage.errors import WorkspaceLostError, user_world
from gf_desktop.storage.inspection import (
    Found,
    connect_for_reading,
    has_orphans,
    inspect,
    move_aside,
    moved_aside,
)
from gf_desktop.storage.layout import Clock, database


def prepare(
    folder: Path,
    revisions: Sequence[str],
    clock: Clock,
    *,
    read_only: bool,
    start_empty: bool,
    busy_milliseconds: int,
) -> Found:
    """Make the folder ready and return what its database is: absent, empty, older or current.

    Raises:
        UserFacingError: See ``Workspace.open``.
    """
    with user_world(folder):
        if not read_only:
            _check_writable(folder)
            if has_orphans(folder):
                move_aside(folder, "orphan", clock())
        found = inspect(database(folder), revisions, busy_milliseconds)
    if found.state in ("newer", "foreign"):
        raise UserFacingError(message(f"store.{found.state}", folder=str(folder)), str(database(folder)))
    if found.state == "damaged":
        raise _damaged(folder, clock, read_only=read_only)
    if read_only and found.state != "current":
        raise _unreadable(folder, found)
    if found.state in ("absent", "empty") and not start_empty and backups(folder):
        raise _missing(folder, found, clock)
    return found


def back_up_first(folder: Path, found: Found, clock: Clock) -> None:
    """Keep a backup of an older database before it is migrated.

    Raises:
        UserFacingError: If it cannot be kept; then nothing may be migrated.
    """
    if found.state == "older":
        with user_world(folder):
            connection = connect_for_reading(database(folder))
        try:
            make_backup(connection, folder, "before-update", clock())
        finally:
            connection.close()


def _check_writable(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as probe:
        probe.write(b"\0")
        probe.flush()
    if database(folder).exists():
        with database(folder).open("r+b"):
            pass


def _damaged(folder: Path, clock: Clock, *, read_only: bool) -> UserFacingError:
    if read_only:
        return UserFacingError(message("store.corrupt", folder=str(folder)), str(database(folder)))
    with user_world(folder):
        moved = move_aside(folder, "damaged", clock())
    return _lost(folder, "store.damaged", moved)


def _missing(folder: Path, found: Found, clock: Clock) -> UserFacingError:
    if found.state == "empty":
        # Cut down to nothing: an empty database has no backups.
        return _damaged(folder, clock, read_only=False)
    return _lost(folder, "store.missing", moved_aside(folder))


def _lost(folder: Path, code: str, moved: Path | None) -> WorkspaceLostError:
    good = newest_good(folder)
    names = {"folder": str(folder), "moved": moved.name if moved else ""}
    if good is None:
        said = message(f"{code}-no-backup", **names)
    else:
        made = good.made.strftime("%Y-%m-%d %H:%M")
        said = message(code, **names, backup=good.path.name, made=made)
    return WorkspaceLostError(said, str(database(folder)), moved=moved, backup=good.path if good else None)


def _unreadable(folder: Path, found: Found) -> UserFacingError:
    code = "store.older-read-only" if found.state == "older" else "store.nothing-to-read"
    return UserFacingError(message(code, folder=str(folder)), str(database(folder)))
