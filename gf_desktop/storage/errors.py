"""Tells the user's world from our bugs: disk full, locked, read-only, broken drive become sentences, the rest stays."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from gf_desktop.domain.messages import Message, UserFacingError, message

_PRIMARY = 0xFF
_CODES: Mapping[int, str] = {
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_BUSY: "store.locked",
    sqlite3.SQLITE_LOCKED: "store.locked",
    sqlite3.SQLITE_READONLY: "store.readonly",
    sqlite3.SQLITE_PERM: "store.readonly",
    sqlite3.SQLITE_IOERR: "store.io",
    sqlite3.SQLITE_CANTOPEN: "store.io",
    sqlite3.SQLITE_CORRUPT: "store.corrupt",
    sqlite3.SQLITE_NOTADB: "store.corrupt",
}
_ERRNOS: Mapping[int, str] = {
    errno.ENOSPC: "store.full",
    errno.EDQUOT: "store.full",
    errno.EROFS: "store.readonly",
    errno.EACCES: "store.readonly",
    errno.EPERM: "store.readonly",
    errno.ENOTDIR: "store.not-a-folder",
    errno.EEXIST: "store.not-a-folder",
}
# Less than this is a full disk, whatever SQLite calls it: it reports a log it cannot grow as an I/O error.
_NOTHING_FREE = 128 * 1024


class WorkspaceLostError(UserFacingError):
    """The database is damaged and was moved aside, or is gone.

    ``moved`` is where the damaged file lies now, ``backup`` the newest good backup; each None where there is none.
    """

    def __init__(self, said: Message, path: str, *, moved: Path | None, backup: Path | None) -> None:
        super().__init__(said, path)
        self.moved = moved
        self.backup = backup


class UnreadableError(UserFacingError):
    """What the database holds of one assessment is no longer what was written; all others can be read."""


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code of an error, -1 where the error is not SQLite's own."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else code & _PRIMARY


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether an error says that the file itself is broken."""
    return primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def translated(error: sqlite3.Error | OSError, folder: Path) -> UserFacingError | None:
    """Return the sentence for an error of the user's world; None for an error that is ours."""
    if isinstance(error, OSError):
        code = _ERRNOS.get(error.errno or 0, "store.io")
    else:
        code = _CODES.get(primary_code(error), "")
    if code == "store.io" and _is_full(folder):
        code = "store.full"
    return UserFacingError(message(code, folder=str(folder)), str(folder)) if code else None


@contextmanager
def user_world(folder: Path) -> Iterator[None]:
    """Turn errors of the disk and of SQLite into sentences; our bugs pass unchanged.

    Raises:
        UserFacingError: ``store.full``, ``store.locked``, ``store.readonly``, ``store.io``, ``store.corrupt`` or
            ``store.not-a-folder``.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        told = translated(error, folder)
        if told is None:
            raise
        raise told from error


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _NOTHING_FREE
    except OSError:
        return False
