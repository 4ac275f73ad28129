"""The rows of Home, read by the standard library before anything heavy is loaded.

Reads only columns that every schema version has, so that rows show before an older workspace is migrated.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from gf_desktop.domain.home import HomeRow, Summary
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.storage.errors import user_world
from gf_desktop.storage.inspection import connect_for_reading, revision_of
from gf_desktop.storage.layout import REVISIONS, database

_BUSY_MILLISECONDS = 300
_ROWS = """
    SELECT id, applicant_name, year, scheme_title, state, changed, answered, rows, total, highest, gate_state,
           reopened_from IS NOT NULL, subject, programme_id,
           CASE WHEN json_valid(head) THEN json_extract(head, '$.facts') END
    FROM assessments
"""
_LISTED = _ROWS + "WHERE removed_at IS NULL ORDER BY julianday(changed) DESC, rowid DESC"
_IN_BIN = _ROWS + "WHERE removed_at IS NOT NULL ORDER BY julianday(removed_at) DESC, rowid DESC"

_USES = "SELECT scheme_id, scheme_version, COUNT(*) FROM assessments GROUP BY scheme_id, scheme_version"


def home_rows(folder: Path) -> tuple[HomeRow, ...]:
    """Return all assessments but those in the bin, the one changed last first; nothing for a folder not yet used.

    Raises:
        UserFacingError: ``store.newer``, ``store.foreign``, ``store.corrupt``, ``store.locked``, ``store.io`` …
    """
    return _rows(folder, _LISTED)


def removed_rows(folder: Path) -> tuple[HomeRow, ...]:
    """Return the assessments in the bin, the one removed last first.

    Raises:
        UserFacingError: As ``home_rows``.
    """
    return _rows(folder, _IN_BIN)


def scheme_uses(folder: Path) -> Mapping[tuple[str, int], int]:
    """Return how many assessments have each table, by its id and version; closed ones and the bin's are counted.

    Raises:
        UserFacingError: As ``home_rows``.
    """
    path = database(folder)
    with user_world(folder):
        if not path.exists():
            return {}
        with closing(connect_for_reading(path, _BUSY_MILLISECONDS)) as connection:
            if not _has_rows(connection, folder):
                return {}
            return {(scheme, version): count for scheme, version, count in connection.execute(_USES)}


def _rows(folder: Path, query: str) -> tuple[HomeRow, ...]:
    path = database(folder)
    with user_world(folder):
        if not path.exists():
            return ()
        with closing(connect_for_reading(path, _BUSY_MILLISECONDS)) as connection:
            if not _has_rows(connection, folder):
                return ()
            return tuple(_row(values) for values in connection.execute(query))


def _has_rows(connection: sqlite3.Connection, folder: Path) -> bool:
    revision = revision_of(connection)
    if revision == "":
        return False
    if revision in REVISIONS:
        return True
    code = "store.foreign" if revision is None else "store.newer"
    raise UserFacingError(message(code, folder=str(folder)), str(database(folder)))


def _row(values: tuple[Any, ...]) -> HomeRow:
    key, applicant, year, scheme, state, changed, answered, rows, total, highest, gate_state, *more = values
    copied, subject, programme, facts = more
    return HomeRow(
        id=key,
        applicant=applicant,
        year=year,
        scheme=scheme,
        state=state,
        changed=changed,
        summary=Summary(answered=answered, rows=rows, total=total, highest=highest, gate_state=gate_state),
        copied=bool(copied),
        subject=subject,
        programme=programme or "",
        facts=facts if facts and facts != "{}" else "",
    )
