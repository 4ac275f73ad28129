"""The connection to the database: one, in one thread, each transaction whole and flushed to the disk."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from gf_desktop.domain.messages import message
from gf_desktop.storage.errors import UnreadableError, primary_code, translated, user_world
from gf_desktop.storage.inspection import connect_for_reading

_READING = "gf_reading"
_LOG = logging.getLogger(__name__)
ILLEGIBLE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What turning rows into objects raises where the disk holds something else than was written."""


def open_engine(path: Path, *, plain_journal: bool, read_only: bool, busy_milliseconds: int) -> Engine:
    """Return an engine on the database at ``path``, which is made where it is missing, unless ``read_only``.

    Args:
        path: The database file.
        plain_journal: Whether to keep a rollback journal instead of a write-ahead log.
        read_only: Whether every attempt to write is to fail.
        busy_milliseconds: How long to wait for another program's lock.
    """

    def connect() -> sqlite3.Connection:
        if read_only:
            return connect_for_reading(path, busy_milliseconds)
        # Without an isolation level the module begins nothing by itself: _begin does.
        return sqlite3.connect(path, timeout=busy_milliseconds / 1000, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool, json_serializer=to_json)
    journal = None if read_only else "DELETE" if plain_journal else "WAL"
    event.listen(engine, "connect", _setting(journal, busy_milliseconds))
    event.listen(engine, "begin", _begin)
    return engine


def for_reading(engine: Engine) -> Engine:
    """Return the engine with transactions that take no lock from a writer."""
    return engine.execution_options(**{_READING: True})


@contextmanager
def user_world_of(folder: Path) -> Iterator[None]:
    """Turn the database library's errors of the user's world into sentences, as ``errors.user_world`` does.

    Raises:
        UserFacingError: See ``errors.user_world``.
    """
    with user_world(folder):
        try:
            yield
        except DBAPIError as error:
            told = translated(error.orig, folder) if isinstance(error.orig, sqlite3.Error) else None
            if told is None:
                raise
            raise told from error


@contextmanager
def legible(folder: Path) -> Iterator[None]:
    """Turn what reading damaged rows raises into a sentence; the cause goes to the log.

    Raises:
        UnreadableError: ``store.unreadable``.
    """
    try:
        yield
    except (*ILLEGIBLE, DBAPIError) as error:
        if isinstance(error, DBAPIError) and not _is_no_text(error.orig):
            raise
        _LOG.exception("rows cannot be read")
        raise UnreadableError(message("store.unreadable", folder=str(folder))) from error


def _is_no_text(error: BaseException | None) -> bool:
    # The module's own refusal of bytes that are no UTF-8 has no code of SQLite's.
    return isinstance(error, sqlite3.OperationalError) and primary_code(error) == -1 and "UTF-8" in str(error)


def to_json(value: Any) -> str:
    """Return JSON text; readable, unless it holds half characters, which only escapes can carry."""
    readable = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        readable.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False, separators=(",", ":"))
    return readable


def _setting(journal: str | None, busy_milliseconds: int) -> Callable[[sqlite3.Connection, object], None]:
    pragmas = [f"busy_timeout = {busy_milliseconds}", "foreign_keys = ON", "synchronous = FULL"]
    if journal:
        pragmas.append(f"journal_mode = {journal}")

    def settle(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    return settle


def _begin(connection: Connection) -> None:
    # A writer asks for its lock at once: halfway through it could only give up.
    reading = connection.get_execution_options().get(_READING)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
