"""Opening a workspace folder: what is refused with a sentence, and that nothing is lost by it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.storage.backups import backups, restore_backup
from gf_desktop.storage.errors import WorkspaceLostError
from gf_desktop.storage.layout import BACKUPS, database
from gf_desktop.storage.workspace import Workspace
from tests.storage.world import NOON, SUMMARY, answered, assessment, change_id, contents, filled, from_noon


def refusal(folder: Path, **how) -> UserFacingError:
    """Return what is said when the folder cannot be opened."""
    with pytest.raises(UserFacingError) as raised:
        Workspace(folder, clock=from_noon(), **how).open()
    return raised.value


def set_version(folder: Path, revision: str) -> None:
    """Make the database say another schema version."""
    with closing(sqlite3.connect(database(folder))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def overwrite(path: Path, start: int, length: int) -> None:
    """Spoil a stretch of a file."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * length)


def test_a_new_folder_is_made_with_all_parents(folder):
    """Opening makes the folder and an empty workspace in it, under any name."""
    with Workspace(folder) as workspace:
        assert workspace.applicants() == ()

    assert database(folder).exists()


def test_a_file_in_the_folders_place_is_refused(tmp_path):
    """A workspace cannot lie where a file lies; the file stays."""
    place = tmp_path / "文件"
    place.write_text("不要动", encoding="utf-8")

    assert refusal(place).said.code == "store.not-a-folder"
    assert place.read_text(encoding="utf-8") == "不要动"


def test_a_folder_under_a_file_is_refused(tmp_path):
    """Nor can it lie below a file."""
    (tmp_path / "文件").write_text("x", encoding="utf-8")

    assert refusal(tmp_path / "文件" / "下面").said.code == "store.not-a-folder"


def test_a_newer_workspace_is_refused_untouched(folder):
    """A database of a later schema is told to be so, and not a byte of the folder changes."""
    filled(folder)
    set_version(folder, "9999")
    before = contents(folder)

    assert refusal(folder).said.code == "store.newer"
    assert contents(folder) == before


def test_a_newer_workspace_with_a_log_is_refused_untouched(folder):
    """Neither is the log of a newer program that died played back."""
    filled(folder)
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        copy = folder.with_name("副本")
        shutil.copytree(folder, copy)
    before = contents(copy)

    assert refusal(copy).said.code == "store.newer"
    assert contents(copy) == before


def test_a_foreign_database_is_refused_untouched(folder):
    """A database of another program under our name is left alone."""
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(database(folder))) as connection, connection:
        connection.execute("CREATE TABLE stamps (country TEXT)")
    before = contents(folder)

    assert refusal(folder).said.code == "store.foreign"
    assert contents(folder) == before


@pytest.mark.parametrize("size", [1, 99, 4096, 20000])
def test_a_truncated_database_is_moved_aside(folder, size):
    """A database cut short is kept beside with its bytes, and the newest good backup is named."""
    filled(folder, clock=from_noon())
    backup = backups(folder)[0]
    with database(folder).open("r+b") as file:
        file.truncate(size)
    cut = database(folder).read_bytes()

    error = refusal(folder)

    assert isinstance(error, WorkspaceLostError)
    assert error.said.code == "store.damaged"
    assert error.moved == folder / "workspace.damaged-20261122-120000.db"
    assert error.moved.read_bytes() == cut
    assert error.backup == backup.path
    assert error.said.params["made"] == backup.made.strftime("%Y-%m-%d %H:%M")
    assert not database(folder).exists()


def test_a_database_cut_to_nothing_is_damage(folder):
    """A file of no bytes beside backups is no new workspace."""
    filled(folder)
    database(folder).write_bytes(b"")

    assert refusal(folder).said.code == "store.damaged"


def test_an_empty_file_without_backups_is_a_new_workspace(folder):
    """What a program left that died while making the workspace is filled, not refused."""
    folder.mkdir(parents=True)
    database(folder).write_bytes(b"")

    with Workspace(folder) as workspace:
        assert workspace.applicants() == ()


def test_spoilt_pages_are_found_on_opening(folder):
    """Damage in the middle of the file is found before anything is written."""
    filled(folder)
    overwrite(database(folder), 4096, 8000)

    assert refusal(folder).said.code == "store.damaged"


def test_damage_without_backup_is_told_so(folder):
    """Where no backup can help the sentence does not promise one."""
    filled(folder)
    shutil.rmtree(folder / BACKUPS)
    overwrite(database(folder), 0, 200)

    error = refusal(folder)

    assert isinstance(error, WorkspaceLostError)
    assert (error.said.code, error.backup) == ("store.damaged-no-backup", None)


def test_the_log_goes_aside_with_its_damaged_database(folder):
    """A log is never played into another database than its own."""
    filled(folder)
    overwrite(database(folder), 0, 200)
    folder.joinpath("workspace.db-wal").write_bytes(b"log")

    error = refusal(folder)

    assert isinstance(error, WorkspaceLostError)
    assert error.moved is not None
    assert error.moved.with_name(error.moved.name + "-wal").read_bytes() == b"log"
    assert not (folder / "workspace.db-wal").exists()


def test_two_damaged_databases_lie_side_by_side(folder):
    """A second one of the same second does not overwrite the first."""
    for _ in range(2):
        filled(folder, clock=lambda: NOON)
        overwrite(database(folder), 0, 200)
        with pytest.raises(WorkspaceLostError):
            Workspace(folder, clock=lambda: NOON).open()
        shutil.rmtree(folder / BACKUPS)

    assert sorted(path.name for path in folder.glob("*.damaged-*.db")) == [
        "workspace.damaged-20261122-120000-2.db",
        "workspace.damaged-20261122-120000.db",
    ]


def test_a_database_gone_while_backups_are_there_is_told(folder):
    """An empty workspace is never begun silently where a former one left backups."""
    filled(folder)
    database(folder).unlink()

    assert refusal(folder).said.code == "store.missing"
    assert refusal(folder).said.code == "store.missing"
    Workspace(folder).open(start_empty=True).shut()
    with Workspace(folder) as workspace:
        assert workspace.applicants() == ()


def test_a_restored_backup_opens_with_its_data(folder):
    """After damage the named backup brings everything up to it back, and the damaged file stays."""
    filled(folder)
    overwrite(database(folder), 0, 200)
    error = refusal(folder)
    assert isinstance(error, WorkspaceLostError)
    assert error.backup is not None

    restore_backup(folder, error.backup)

    with Workspace(folder) as workspace:
        assert workspace.load("a1").document == assessment().document
    assert error.moved is not None
    assert error.moved.exists()


def test_an_orphaned_log_is_kept_out_of_a_new_database(folder):
    """A log whose database is gone is moved aside, not played into the next one."""
    folder.mkdir(parents=True)
    (folder / "workspace.db-wal").write_bytes(b"log")

    filled(folder, clock=from_noon())

    assert (folder / "workspace.orphan-20261122-120000.db-wal").read_bytes() == b"log"


@pytest.mark.parametrize("plain", [False, True])
def test_a_workspace_held_by_another_program_is_refused(folder, plain):
    """A database that another program holds for itself is told to be held, not to be damaged."""
    filled(folder, plain_journal=lambda _: True)
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        error = refusal(folder, busy_milliseconds=10, plain_journal=lambda _: plain)

    assert error.said.code == "store.locked"
    Workspace(folder).open().shut()


def test_a_journal_that_cannot_be_changed_now_is_told(folder):
    """While another program reads, the way of keeping the journal cannot change: that is a lock too."""
    filled(folder, plain_journal=lambda _: True)
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM changes").fetchone()
        error = refusal(folder, busy_milliseconds=10, plain_journal=lambda _: False)

    assert error.said.code == "store.locked"


def test_reading_only_refuses_to_write(folder):
    """A workspace opened for reading gives everything and takes nothing."""
    filled(folder)
    before = contents(folder)

    with Workspace(folder, read_only=True) as workspace:
        document = workspace.load("a1").document
        for work in (
            lambda: workspace.record("a1", change_id(), answered(document, "1"), SUMMARY),
            workspace.backup,
        ):
            with pytest.raises(UserFacingError) as raised:
                work()
            assert raised.value.said.code == "store.readonly"
        assert workspace.backup_if_due() is None

    assert contents(folder) == before


def test_reading_only_wants_a_workspace(folder):
    """Where nothing lies nothing is made for a reader."""
    assert refusal(folder, read_only=True).said.code == "store.nothing-to-read"
    assert not folder.exists()


def test_reading_only_moves_nothing_aside(folder):
    """A reader is told of damage and leaves the file where it lies."""
    filled(folder)
    overwrite(database(folder), 0, 200)
    before = contents(folder)

    assert refusal(folder, read_only=True).said.code == "store.corrupt"
    assert contents(folder) == before


@pytest.mark.parametrize("damage", ["cut", "spoilt", "garbage"])
def test_a_damaged_log_costs_at_most_its_last_changes(folder, damage):
    """After damage to the log the database opens whole, with a row of changes that has no gap."""
    with Workspace(folder) as workspace:
        document = workspace.add(assessment(), SUMMARY).document
        for number in range(60):
            workspace.record("a1", f"n{number}", answered(document, str(number)), SUMMARY)
        copy = folder.with_name("断电")
        shutil.copytree(folder, copy)
    log = copy / "workspace.db-wal"
    assert log.stat().st_size > 100_000
    if damage == "cut":
        with log.open("r+b") as file:
            file.truncate(log.stat().st_size // 2 + 77)
    else:
        overwrite(log, log.stat().st_size // 2 if damage == "spoilt" else 0, 512)

    found = survivors(copy)

    assert found == [f"n{number}" for number in range(len(found))]
    assert len(found) < 60


def survivors(folder: Path) -> list[str]:
    """Return the changes that a workspace holds; none where not even the tables reached the disk."""
    with Workspace(folder) as workspace:
        if not workspace.applicants():
            return []
        found = workspace.history("a1")
        values = [workspace.load("a1").document.answer("energy").value] if found else []
    assert [str(value) for value in values] == [one.id.removeprefix("n") for one in found[-1:]]
    return [one.id for one in found]
