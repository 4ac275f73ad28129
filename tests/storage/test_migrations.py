"""The schema's versions: made, migrated with a backup first, wholly or not at all."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.storage.backups import backups
from gf_desktop.storage.home import home_rows
from gf_desktop.storage.layout import BACKUPS, REVISIONS, SCRIPTS, database
from gf_desktop.storage.schema import Base
from gf_desktop.storage.workspace import Workspace
from tests.storage.world import SUMMARY, answered, assessment, contents, filled, from_noon

DUMPS = Path(__file__).parent / "schemas"

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    with op.batch_alter_table("assessments") as table:
        table.add_column(sa.Column("colour", sa.String(), nullable=False, server_default="green"))
        table.alter_column("subject", new_column_name="kind")
    op.execute("UPDATE assessments SET colour = 'blue'")
"""


@pytest.fixture
def later(tmp_path: Path):
    """Return how a later program opens a workspace: with a second migration, which alters a table others refer to."""

    def make(after: str = "") -> dict:
        scripts = tmp_path / "后来的 %脚本"
        shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "r0003_later.py").write_text(NEXT + after, encoding="utf-8")
        return {"scripts": scripts, "revisions": (*REVISIONS, "0003"), "clock": from_noon()}

    return make


def query(path: Path, sql: str) -> list[tuple]:
    """Return what a query finds in a database file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_the_listed_versions_are_those_of_the_scripts():
    """What opens without Alembic knows exactly the versions that Alembic knows."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))

    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]

    assert tuple(reversed(found)) == REVISIONS


def test_the_migrations_make_the_tables_that_the_program_uses(folder):
    """A database made by the scripts has the tables, columns, indices and keys of the schema, and no others."""
    filled(folder)
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(database(folder)))

    with engine.connect() as connection:
        differences = compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata
        )
    engine.dispose()

    assert differences == []


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_released_schema_opens(folder, revision):
    """A workspace as each version wrote it opens with all its data, and Home reads it before that."""
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(database(folder))) as connection, connection:
        connection.executescript((DUMPS / f"{revision}.sql").read_text(encoding="utf-8"))

    rows = home_rows(folder)
    with Workspace(folder) as workspace:
        found = {row.id: workspace.load(row.id) for row in rows}
        history = workspace.history("in-work")

    assert {row.id: row.state for row in rows} == {"in-work": "open", "done": "closed"}
    assert found["in-work"].document.answer("energy").value == 93
    assert found["in-work"].document.answer("margin").drafts == {"parts/cod": "约 15"}
    assert found["done"].frozen is not None
    assert history[0].id == "first"


def test_an_older_workspace_is_backed_up_then_migrated(folder, later):
    """A migration keeps a copy of the old file first, then brings every row along."""
    filled(folder, "a1", "a2")
    shutil.rmtree(folder / BACKUPS)

    Workspace(folder, **later()).open().shut()

    assert query(database(folder), "SELECT id, colour, kind FROM assessments") == [
        ("a1", "blue", "factory"),
        ("a2", "blue", "factory"),
    ]
    assert query(database(folder), "SELECT assessment_id, key FROM answers") == [
        ("a1", "energy"),
        ("a2", "energy"),
    ]
    assert query(database(folder), "SELECT version_num FROM alembic_version") == [("0003",)]
    (backup,) = backups(folder)
    assert backup.reason == "before-update"
    assert query(backup.path, "SELECT version_num FROM alembic_version") == [("0002",)]
    assert query(backup.path, "SELECT count(*) FROM answers") == [(2,)]


def test_a_migrated_workspace_still_holds_its_references(folder, later):
    """References between tables are held again after a migration that had to loosen them."""
    filled(folder)
    with Workspace(folder, **later()) as workspace, workspace._reading() as connection:  # noqa: SLF001
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_failing_migration_changes_nothing(folder, later):
    """A migration that breaks off halfway leaves the old workspace, which the old program opens."""
    filled(folder)
    before = query(database(folder), "SELECT * FROM sqlite_master")

    with pytest.raises(ZeroDivisionError):
        Workspace(folder, **later("    1 / 0\n")).open()

    assert query(database(folder), "SELECT * FROM sqlite_master") == before
    with Workspace(folder) as workspace:
        assert workspace.load("a1").document == assessment().document


def test_a_migration_that_breaks_references_is_taken_back(folder, later):
    """Rows that point nowhere after a migration are our bug, and the migration does not count."""
    filled(folder)

    with pytest.raises(RuntimeError, match="dangling"):
        Workspace(folder, **later("    op.execute('DELETE FROM applicants')\n")).open()

    with Workspace(folder) as workspace:
        assert workspace.load("a1").document == assessment().document


def test_without_a_backup_nothing_is_migrated(folder, later, monkeypatch):
    """Where the backup cannot be kept the old workspace stays as it is."""
    filled(folder)
    shutil.rmtree(folder / BACKUPS)
    (folder / BACKUPS).write_text("im Weg", encoding="utf-8")
    before = contents(folder)

    with pytest.raises(UserFacingError):
        Workspace(folder, **later()).open()

    assert contents(folder) == before


def test_an_older_workspace_is_not_migrated_for_reading_only(folder, later):
    """A reader of an older workspace is told to open it for work first."""
    filled(folder)
    before = contents(folder)

    with pytest.raises(UserFacingError) as raised:
        Workspace(folder, read_only=True, **later()).open()

    assert raised.value.said.code == "store.older-read-only"
    assert contents(folder) == before


def test_home_reads_an_older_workspace(folder):
    """Before a migration Home lists what it will list after it."""
    with Workspace(folder) as workspace:
        workspace.add(assessment(), SUMMARY)
        workspace.record("a1", "one", answered(assessment().document, "94"), SUMMARY)

    assert [row.id for row in home_rows(folder)] == ["a1"]
