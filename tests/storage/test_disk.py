"""Real trouble with the disk: a full one, one that cannot be written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.storage.backups import backups
from gf_desktop.storage.layout import BACKUPS, database
from gf_desktop.storage.workspace import Workspace
from tests.storage.world import SUMMARY, answered, assessment, changed, contents, filled

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of one megabyte."""
    place = tmp_path / "小 磁盘"
    place.mkdir()
    if sys.platform != "linux":
        pytest.skip("a small disk is made with Linux's tmpfs")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def fill(disk: Path) -> Path:
    """Fill a disk to the last byte and return the file that does it."""
    stuffing = disk / "stuffing"
    with suppress(OSError), stuffing.open("wb", buffering=0) as file:
        for size in (4096, 1):
            with suppress(OSError):
                while True:
                    file.write(b"\0" * size)
    assert shutil.disk_usage(disk).free == 0
    return stuffing


@pytest.mark.parametrize("plain", [False, True])
def test_a_full_disk_refuses_whole_changes(small_disk, plain):
    """On a full disk a change is refused with a sentence; all acknowledged ones stay, and with room work goes on."""
    folder = small_disk / "工作区"
    kept: list[str] = []
    with Workspace(folder, plain_journal=lambda _: plain) as workspace:
        document = workspace.add(assessment(), SUMMARY).document
        stuffing = fill(small_disk)
        with pytest.raises(UserFacingError) as raised:
            record_much(workspace, document, kept)
        assert raised.value.said.code == "store.full"
        assert [one.id for one in workspace.history("a1")] == kept

        stuffing.unlink()
        workspace.record("a1", "later", answered(document, "95"), SUMMARY)
        found = [one.id for one in workspace.history("a1")]

    assert found == [*kept, "later"]
    with closing(sqlite3.connect(database(folder))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def record_much(workspace: Workspace, document: Document, kept: list[str]) -> None:
    """Record long texts until something stops it, noting each id that was acknowledged."""
    for number in range(2000):
        text = changed(document, "narrative", "overview", f"{number} " * 2000)
        workspace.record("a1", f"n{number}", text, SUMMARY)
        kept.append(f"n{number}")


def test_a_full_disk_refuses_a_new_workspace(small_disk):
    """No workspace is begun where nothing can be kept; with room it is."""
    stuffing = fill(small_disk)

    with pytest.raises(UserFacingError) as raised:
        Workspace(small_disk / "工作区").open()

    assert raised.value.said.code == "store.full"
    stuffing.unlink()
    filled(small_disk / "工作区")


def test_a_full_disk_refuses_a_backup_without_leavings(small_disk):
    """A backup that finds no room is told, leaves no half file, and the workspace closes whole."""
    workspace = Workspace(small_disk).open()
    workspace.add(assessment(), SUMMARY)
    fill(small_disk)

    with pytest.raises(UserFacingError) as raised:
        workspace.shut()

    assert raised.value.said.code == "store.full"
    assert backups(small_disk) == ()
    assert list((small_disk / BACKUPS).glob("*")) == []
    with Workspace(small_disk, read_only=True) as reader:
        assert reader.load("a1").document == assessment().document


AS_NOBODY = """
import os, pathlib, sys, tempfile
from contextlib import closing
from tests.storage import world
from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.storage.home import home_rows
from gf_desktop.storage.workspace import Workspace

folder = pathlib.Path(sys.argv[1])
world.filled(pathlib.Path(tempfile.mkdtemp()))  # loads everything while it can be read
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)

def say(work):
    try:
        print(work())
    except UserFacingError as error:
        print(error.said.code)

say(lambda: Workspace(folder).open())
say(lambda: [row.id for row in home_rows(folder)])
reader = Workspace(folder, read_only=True)
say(lambda: reader.open().load("a1").document.answer("energy").value)
say(lambda: reader.put_place("a1", "x"))
reader.shut()
"""


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """Give a folder that every user can reach, which pytest's own are not."""
    place = Path(tempfile.mkdtemp(prefix="gf 绿色 "))
    place.chmod(0o755)
    yield place / "工作区"
    for path in (place, *(one for one in place.iterdir() if one.is_dir())):
        path.chmod(0o755)
    shutil.rmtree(place)


def as_nobody(folder: Path) -> list[str]:
    """Return what a user without the right to write is told of a folder."""
    command = [sys.executable, "-W", "error", "-c", AS_NOBODY, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


def forbid(folder: Path) -> None:
    """Take the right to write from everyone but root."""
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)


posix = pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's here")


@posix
def test_a_folder_that_cannot_be_written_is_refused(public_folder):
    """Where nothing can be written no workspace is begun, and nothing is left of the attempt."""
    public_folder.mkdir()
    forbid(public_folder)

    assert as_nobody(public_folder) == ["store.readonly", "[]", "store.nothing-to-read", "store.readonly"]
    assert list(public_folder.iterdir()) == []


@posix
def test_a_folder_that_cannot_be_made_is_refused(public_folder):
    """Nor where not even the folder can be made."""
    public_folder.parent.chmod(0o555)

    assert as_nobody(public_folder)[0] == "store.readonly"


@posix
def test_a_workspace_that_cannot_be_written_can_be_read(public_folder):
    """A workspace in a write-protected folder is refused for work and opens for reading, with nothing changed."""
    filled(public_folder)
    forbid(public_folder)
    before = contents(public_folder)

    assert as_nobody(public_folder) == ["store.readonly", "['a1']", "92.50", "store.readonly"]
    assert contents(public_folder) == before


@posix
def test_a_write_protected_file_in_an_open_folder_is_refused(public_folder):
    """A database file that is itself protected is told before any work is done."""
    filled(public_folder)
    database(public_folder).chmod(0o444)
    public_folder.chmod(0o777)

    assert as_nobody(public_folder) == ["store.readonly", "['a1']", "92.50", "store.readonly"]


@posix
def test_what_stands_only_in_the_log_is_read_from_a_protected_folder(public_folder):
    """After a crash the last changes lie in the log; a reader without the right to write sees them."""
    with Workspace(public_folder) as workspace:
        document = workspace.add(assessment(), SUMMARY).document
        workspace.record("a1", "last", answered(document, "94.25"), SUMMARY)
        crashed = public_folder.with_name("副本")
        shutil.copytree(public_folder, crashed)
    forbid(crashed)

    assert as_nobody(crashed) == ["store.readonly", "['a1']", "94.25", "store.readonly"]
