"""Writing at the door: whole or not at all, and the sentence that says why not."""

from __future__ import annotations

import errno
import os
import sys

import pytest

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.exchange.files import check_target, read_bytes, write_beside


def test_a_new_file_has_the_usual_rights(tmp_path):
    """A file that was not there is written with the rights of any file; one that was keeps its own."""
    new, kept = tmp_path / "新.txt", tmp_path / "旧.txt"
    kept.write_bytes(b"old")
    kept.chmod(0o600)
    write_beside(new, b"new")
    write_beside(kept, b"new")

    assert new.read_bytes() == kept.read_bytes() == b"new"
    assert new.stat().st_mode & 0o777 == 0o644
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "file.full"),
        (errno.EACCES, "file.denied"),
        (errno.EROFS, "file.denied"),
        (errno.EIO, "file.failed"),
    ],
)
def test_a_failing_write_leaves_the_old_file(tmp_path, monkeypatch, number, code):
    """On a full disk or without rights the old file stands whole, and nothing lies beside it."""
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")

    def fail(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserFacingError) as raised:
        write_beside(out, b"new")

    assert raised.value.said.code == code
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_impossible_targets_are_said_before_the_work(tmp_path):
    """A folder that is missing, and a folder where the file should be, are each named and left alone."""
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(UserFacingError) as folder:
        check_target(tmp_path / "a.pdf")
    with pytest.raises(UserFacingError) as missing:
        check_target(tmp_path / "没有" / "a.pdf")

    assert folder.value.said.code == "file.is-folder"
    assert missing.value.said.code == "file.no-folder"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_a_name_too_long_is_said_before_the_work(tmp_path):
    """A name longer than the disk takes is refused with its sentence."""
    with pytest.raises(UserFacingError) as raised:
        check_target(tmp_path / ("长" * 300))

    assert raised.value.said.code in ("file.name-too-long", "file.failed")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among files")
def test_a_pipe_or_device_is_never_replaced(tmp_path):
    """What is neither file nor folder stays what it is."""
    pipe = tmp_path / "管道"
    os.mkfifo(pipe)
    with pytest.raises(UserFacingError) as raised:
        write_beside(pipe, b"new")

    assert raised.value.said.code == "file.no-file"
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EISDIR, "file.read-folder"),
        (errno.EACCES, "file.read-denied"),
        (errno.ENOTDIR, "file.missing"),
        (errno.EIO, "file.unreadable"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(tmp_path, monkeypatch, number, code):
    """Each way in which reading fails has its own sentence, with the file's name."""

    def fail(_path, _mode):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(type(tmp_path), "open", fail)
    with pytest.raises(UserFacingError) as raised:
        read_bytes(tmp_path / "评价.json", 10)

    assert raised.value.said.code == code
    assert "评价.json" in str(raised.value.said.params["file"])
