"""Looks at a database before it is opened for work: whole, ours, of which version; and moves a damaged one aside.

Looking changes nothing in the file. Standard library only.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from gf_desktop.storage.errors import is_damage, primary_code
from gf_desktop.storage.layout import DATABASE, SIDE_FILES, database, stamp, unused

State = Literal["absent", "empty", "damaged", "foreign", "newer", "older", "current"]
BUSY_MILLISECONDS = 5000


@dataclass(frozen=True, slots=True)
class Found:
    """What a database file is; ``revision`` is its schema version where it has one."""

    state: State
    revision: str = ""


def inspect(path: Path, revisions: Sequence[str], busy_milliseconds: int = BUSY_MILLISECONDS) -> Found:
    """Return what lies at ``path``.

    Raises:
        sqlite3.Error: If the file cannot be looked at for another reason than damage.
    """
    if not path.exists():
        return Found("absent")
    if path.stat().st_size == 0:
        return Found("empty")
    try:
        with closing(connect_for_reading(path, busy_milliseconds)) as connection:
            return _look(connection, revisions)
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return Found("damaged")
        raise


def connect_for_reading(path: Path, busy_milliseconds: int = BUSY_MILLISECONDS) -> sqlite3.Connection:
    """Return a connection that cannot write.

    In a folder that cannot be written a database without a log is read as it lies, and where an interrupted
    transaction waits to be rolled back, it is.

    Raises:
        sqlite3.Error: If the file cannot be opened.
    """
    at_rest = not any(_size(_side_file(path, suffix)) for suffix in ("-wal", "-journal"))
    modes = ["mode=ro", *(["mode=ro&immutable=1"] if at_rest else []), "mode=rw"]
    return _first_that_opens(path, modes, busy_milliseconds)


def is_whole(path: Path) -> bool:
    """Return whether a file is a workspace's database that can be read and passes SQLite's quick check."""
    try:
        with closing(connect_for_reading(path)) as connection:
            return _passes(connection) and bool(revision_of(connection))
    except sqlite3.Error:
        return False


def revision_of(connection: sqlite3.Connection) -> str | None:
    """Return the schema version, "" for a database without tables, None for one that is not ours."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return ""
    if not {"alembic_version", "assessments"} <= tables:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def move_aside(folder: Path, word: str, moment: datetime) -> Path:
    """Move the folder's database with its side files to ``workspace.<word>-<time>.db``; return where it lies now.

    Side files left alone by a missing database are moved likewise: SQLite would play a log into whatever lies there.

    Raises:
        OSError: If a file cannot be moved.
    """
    path = database(folder)
    target = unused(folder / f"{path.stem}.{word}-{stamp(moment)}{path.suffix}")
    for suffix in ("", *SIDE_FILES):
        if _side_file(path, suffix).exists():
            _side_file(path, suffix).rename(_side_file(target, suffix))
    return target


def has_orphans(folder: Path) -> bool:
    """Return whether side files lie there without their database."""
    path = database(folder)
    return not path.exists() and any(_side_file(path, suffix).exists() for suffix in SIDE_FILES)


def moved_aside(folder: Path) -> Path | None:
    """Return the damaged database moved aside last, or None."""
    stem, suffix = DATABASE.split(".")
    return max(folder.glob(f"{stem}.damaged-*.{suffix}"), default=None)


def _look(connection: sqlite3.Connection, revisions: Sequence[str]) -> Found:
    if not _passes(connection):
        return Found("damaged")
    revision = revision_of(connection)
    if revision is None:
        return Found("foreign")
    if not revision:
        return Found("empty")
    if revision not in revisions:
        return Found("newer", revision)
    return Found("current" if revision == revisions[-1] else "older", revision)


def _passes(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def _first_that_opens(path: Path, modes: Sequence[str], busy_milliseconds: int) -> sqlite3.Connection:
    for mode in modes[:-1]:
        try:
            return _connect(path, mode, busy_milliseconds)
        except sqlite3.OperationalError as error:
            if primary_code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
    return _connect(path, modes[-1], busy_milliseconds)


def _connect(path: Path, mode: str, busy_milliseconds: int) -> sqlite3.Connection:
    # SQLite wants a network path (//server/share) after an empty host.
    uri = re.sub("^file://(?!/)", "file:////", path.resolve().as_uri())
    connection = sqlite3.connect(
        f"{uri}?{mode}", uri=True, timeout=busy_milliseconds / 1000, isolation_level=None
    )
    try:
        # SQLite opens nothing before the first reading.
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _side_file(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
