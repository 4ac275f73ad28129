"""Backups: when they are made, how many stay, that each is whole, and how one is taken back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.storage.backups import KEPT, backups, make_backup, newest_good, restore_backup
from gf_desktop.storage.layout import BACKUPS, database
from gf_desktop.storage.workspace import Workspace
from tests.storage.world import NOON, SUMMARY, answered, assessment, change_id, contents, filled, from_noon


def test_a_backup_is_a_whole_workspace_in_one_file(workspace, folder, tmp_path):
    """What stands only in the log is in the backup too, and it needs no log to be read."""
    workspace.record("a1", change_id(), answered(assessment().document, "94"), SUMMARY)

    made = workspace.backup()

    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    database(elsewhere).write_bytes(made.read_bytes())
    with Workspace(elsewhere) as copy:
        assert copy.load("a1") == workspace.load("a1")
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    assert made.name == "workspace-20261122-120002-by-hand.db"


def test_ten_backups_stay(workspace, folder):
    """The oldest go when there are more than ten."""
    made = [workspace.backup() for _ in range(KEPT + 3)]

    assert [one.path for one in backups(folder)] == list(reversed(made[3:]))


def test_backups_of_one_second_lie_side_by_side(folder):
    """A second backup in the same second overwrites nothing and keeps its reason."""
    with Workspace(folder, clock=lambda: NOON) as workspace:
        made = {workspace.backup("closing") for _ in range(3)}

        assert {one.path for one in backups(folder)} == made
        assert {one.reason for one in backups(folder)} == {"closing"}


def test_a_clock_set_back_does_not_cost_the_newest_backup(folder):
    """The backup just made stays, however old the clock says it is."""
    with Workspace(folder, clock=from_noon(-timedelta(days=1))) as workspace:
        for _ in range(KEPT + 2):
            made = workspace.backup()

            assert made.exists()
            assert len(backups(folder)) <= KEPT


def test_the_first_opening_of_a_day_makes_one_backup(folder):
    """A day with a backup needs no second; the next day does."""
    filled(folder, clock=lambda: NOON)

    with Workspace(folder, clock=lambda: NOON + timedelta(hours=1)) as workspace:
        assert workspace.backup_if_due() is None
    with Workspace(folder, clock=lambda: NOON + timedelta(days=1)) as workspace:
        first, second = workspace.backup_if_due(), workspace.backup_if_due()

    assert first is not None
    assert (first.name, second) == ("workspace-20261123-120000-daily.db", None)


def test_a_new_workspace_needs_no_backup(folder):
    """Nothing is kept of what holds nothing."""
    with Workspace(folder) as workspace:
        assert workspace.backup_if_due() is None

    assert backups(folder) == ()


def test_shutting_backs_up_only_what_changed(folder):
    """A session that changed nothing leaves no backup, one that did leaves one."""
    filled(folder, clock=from_noon())
    with Workspace(folder, clock=lambda: NOON + timedelta(hours=1)) as workspace:
        workspace.load("a1")
    assert [one.reason for one in backups(folder)] == ["closing"]

    with Workspace(folder, clock=lambda: NOON + timedelta(hours=1)) as workspace:
        workspace.put_place("a1", "result")
        workspace.backup()
    assert [one.reason for one in backups(folder)] == ["by-hand", "closing"]


def test_what_a_dead_program_left_of_a_backup_is_cleared(workspace, folder):
    """A copy that was broken off never counts as a backup and does not stay."""
    (folder / BACKUPS).mkdir()
    for name in ("workspace-20261101-000000-daily.part", "workspace-20261101-000000-daily.part-journal"):
        (folder / BACKUPS / name).write_bytes(b"half")
    (folder / BACKUPS / "我的文件.db").write_bytes(b"mine")
    (folder / BACKUPS / "workspace-20269999-000000-daily.db").write_bytes(b"no date")

    made = workspace.backup()

    left = {path.name for path in (folder / BACKUPS).iterdir()}
    assert left == {made.name, "我的文件.db", "workspace-20269999-000000-daily.db"}
    assert [one.path for one in backups(folder)] == [made]


def test_the_newest_good_backup_skips_damaged_ones(workspace, folder):
    """A backup that cannot be read is not offered."""
    good, bad = workspace.backup(), workspace.backup()
    with bad.open("r+b") as file:
        file.truncate(5000)

    found = newest_good(folder)

    assert found is not None
    assert found.path == good


def test_restoring_keeps_what_lay_there(folder):
    """The database that a backup replaces is moved aside with all it held; the backup stays too."""
    with Workspace(folder, clock=from_noon()) as workspace:
        workspace.add(assessment(), SUMMARY)
        backup = workspace.backup()
        workspace.record("a1", change_id(), answered(assessment().document, "94"), SUMMARY)
    replaced = database(folder).read_bytes()

    restore_backup(folder, backup, clock=lambda: NOON)

    with Workspace(folder) as workspace:
        assert workspace.load("a1").document == assessment().document
    assert (folder / "workspace.replaced-20261122-120000.db").read_bytes() == replaced
    assert backup.exists()
    assert list(folder.glob("*.part*")) == []


def test_restoring_a_log_with_the_old_database_keeps_it_off_the_restored_one(folder):
    """A log that lies beside a vanished database does not reach the restored one."""
    filled(folder)
    (backup,) = backups(folder)
    database(folder).unlink()
    (folder / "workspace.db-wal").write_bytes(b"log")

    restore_backup(folder, backup.path)

    assert not (folder / "workspace.db-wal").exists()
    with Workspace(folder) as workspace:
        assert workspace.load("a1").document == assessment().document


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0 and then nothing"])
def test_a_bad_backup_is_not_restored(folder, content):
    """A backup that is gone or damaged is refused, and the workspace stays as it is."""
    filled(folder)
    (folder / BACKUPS / "workspace.bad").write_bytes(content or b"")
    backup = folder / BACKUPS / ("workspace.bad" if content is not None else "nowhere.db")
    before = contents(folder)

    with pytest.raises(UserFacingError) as raised:
        restore_backup(folder, backup)

    assert raised.value.said.code == "store.backup-damaged"
    assert contents(folder) == before


def test_a_failed_backup_leaves_nothing_half_written(folder):
    """When copying fails there is a sentence and no file; the source is untouched."""
    filled(folder)
    before = contents(folder)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as source:
        source.execute("PRAGMA page_size = 512")
        source.execute("CREATE TABLE x (y)")
        (folder / BACKUPS / "workspace-20261122-130000-daily.part").mkdir()
        with pytest.raises(UserFacingError):
            make_backup(source, folder, "daily", NOON + timedelta(hours=1))
        (folder / BACKUPS / "workspace-20261122-130000-daily.part").rmdir()

    assert contents(folder) == before
