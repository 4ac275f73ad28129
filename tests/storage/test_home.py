"""Home's rows, read without the database library."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from gf_desktop.domain.home import HomeRow, Summary
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.scoring import score
from gf_desktop.storage.home import home_rows, removed_rows
from gf_desktop.storage.layout import database
from gf_desktop.storage.workspace import Workspace
from tests.domain import builders
from tests.storage.world import CHINA, PACK, SUMMARY, answered, assessment, change_id, changed, filled


def test_a_row_shows_what_was_kept(workspace, folder):
    """A row holds the names, the state and the summary of the last change."""
    summary = Summary(answered=2, rows=3, total="12.50", highest="20.00", gate_state="not-met")
    at = workspace.record("a1", change_id(), answered(assessment().document, "94"), summary)

    assert home_rows(folder) == (
        HomeRow(
            id="a1",
            applicant="试验化纤有限公司",
            year=2025,
            scheme="试验评价要求",
            state="open",
            changed=at,
            summary=summary,
        ),
    )


def test_the_short_title_is_shown_where_there_is_one(workspace, folder):
    """Home names a table as shortly as its pack allows."""
    header = replace(PACK.header, short_title="试验表")
    workspace.add(replace(assessment("b"), pack=replace(PACK, header=header, digest="1" * 64)), SUMMARY)

    assert [row.scheme for row in home_rows(folder)] == ["试验表", "试验评价要求"]


def test_the_last_changed_comes_first_in_any_zone(folder):
    """Times written in different zones are compared as moments, not as texts."""
    moments = iter(
        [datetime(2026, 11, 22, 9, 0, tzinfo=CHINA), datetime.fromisoformat("2026-11-22T02:00:00+00:00")]
    )
    last = datetime(2026, 11, 22, 9, 30, tzinfo=CHINA)
    with Workspace(folder, clock=lambda: next(moments, last)) as workspace:
        for name in ("nine", "ten", "half-past-nine"):
            workspace.add(assessment(name), SUMMARY)

    assert [row.id for row in home_rows(folder)] == ["ten", "half-past-nine", "nine"]


def test_a_new_name_shows_in_open_rows_only(workspace, folder):
    """A renamed enterprise shows its new name, but what was closed keeps the name it was closed under."""
    workspace.add(assessment("b"), SUMMARY)
    workspace.close("b", score(assessment().document, PACK), SUMMARY)
    renamed = changed(assessment().document, "applicant", "", builders.applicant(name="新名"))
    workspace.record("a1", change_id(), renamed, SUMMARY)

    assert [(row.id, row.state, row.applicant) for row in home_rows(folder)] == [
        ("a1", "open", "新名"),
        ("b", "closed", "试验化纤有限公司"),
    ]


def test_a_copy_is_told_from_what_it_was_made_from(workspace, folder):
    """Home can say of a row that it was made as a copy of a closed one."""
    workspace.add(assessment("copy"), SUMMARY, reopened_from="a1")

    assert {row.id: row.copied for row in home_rows(folder)} == {"a1": False, "copy": True}


def test_the_bin_lists_what_was_removed(workspace, folder):
    """A removed assessment leaves Home and lies in the bin until it is restored."""
    workspace.add(assessment("b"), SUMMARY)
    workspace.remove("a1")
    assert ([r.id for r in home_rows(folder)], [r.id for r in removed_rows(folder)]) == (["b"], ["a1"])

    workspace.restore("a1")
    assert ([r.id for r in home_rows(folder)], removed_rows(folder)) == (["b", "a1"], ())


def test_a_folder_not_yet_used_has_no_rows(folder):
    """Home asks before anything exists, and makes nothing by asking."""
    assert home_rows(folder) == ()
    assert not folder.exists()

    folder.mkdir(parents=True)
    database(folder).write_bytes(b"")
    assert home_rows(folder) == ()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "store.newer"),
        ("DROP TABLE alembic_version", "store.foreign"),
    ],
)
def test_what_is_not_ours_is_told(folder, statement, code):
    """A newer or foreign database gives a sentence instead of rows."""
    filled(folder)
    with closing(sqlite3.connect(database(folder))) as connection, connection:
        connection.execute(statement)

    with pytest.raises(UserFacingError) as raised:
        home_rows(folder)

    assert raised.value.said.code == code


def test_a_damaged_database_is_told_and_left(folder):
    """Home moves nothing aside; that is for opening."""
    filled(folder)
    database(folder).write_bytes(b"\xa5" * 5000)

    with pytest.raises(UserFacingError) as raised:
        home_rows(folder)

    assert raised.value.said.code == "store.corrupt"
    assert database(folder).read_bytes() == b"\xa5" * 5000


def test_a_locked_database_is_told_soon(folder):
    """A program that holds the database for itself does not hang Home."""
    filled(folder, plain_journal=lambda _: True)
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        asked = datetime.now(tz=CHINA)
        with pytest.raises(UserFacingError) as raised:
            home_rows(folder)

    assert raised.value.said.code == "store.locked"
    assert datetime.now(tz=CHINA) - asked < timedelta(seconds=2)


def test_home_reads_while_the_writer_writes(workspace, folder):
    """Rows can be read in the middle of a session."""
    workspace.record("a1", change_id(), answered(assessment().document, "94"), replace(SUMMARY, answered=3))

    assert home_rows(folder)[0].summary.answered == 3


def test_reading_rows_loads_no_database_library(folder):
    """Home's rows and the writer's door cost no heavy import."""
    filled(folder)
    code = (
        "import sys, pathlib, gf_desktop.storage.writer; from gf_desktop.storage.home import home_rows; "
        f"print(len(home_rows(pathlib.Path({str(folder)!r}))), *sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]

    said = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)

    count, *modules = said.stdout.split()
    assert count == "1"
    assert not {"sqlalchemy", "alembic"} & set(modules)
