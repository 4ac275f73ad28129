"""A workspace that was lost: said with the newest backup, and begun again without overwriting anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.services.program import Program
from gf_desktop.services.recovery import WorkspaceLostError

PATIENCE = 30


@pytest.fixture
def lost(data_folder) -> Iterator[tuple[Program, WorkspaceLostError]]:
    """A program whose workspace, with one assessment and a backup of it, has been spoilt."""
    first = build(data_folder)
    first.assessments.sample().result(PATIENCE)
    first.assessments.stop()
    (data_folder / "workspace.db").write_bytes(b"spoilt" * 2000)
    program = build(data_folder)
    with pytest.raises(WorkspaceLostError) as caught:
        program.assessments.start().result(PATIENCE)
    yield program, caught.value
    program.assessments.stop()


def spoilt_files(folder: Path) -> list[Path]:
    """Return the files that begin as the spoilt database does."""
    return [f for f in folder.iterdir() if f.is_file() and f.read_bytes().startswith(b"spoilt")]


def test_a_backup_brings_the_assessments_back(lost, data_folder):
    """From the newest good backup everything is there again, and the damaged file still lies beside."""
    program, error = lost
    program.assessments.start_over(error.backup).result(PATIENCE)

    assert len(program.assessments.rows()) == 1
    assert spoilt_files(data_folder) == [error.moved]


def test_one_can_begin_empty(lost, data_folder):
    """Without a backup an empty workspace works, and the damaged file still lies beside."""
    program, error = lost
    program.assessments.start_over(None).result(PATIENCE)
    program.assessments.sample().result(PATIENCE)

    assert len(program.assessments.rows()) == 1
    assert spoilt_files(data_folder) == [error.moved]
    assert error.backup.exists()
