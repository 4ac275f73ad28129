"""Rows that hold something else than was written: said of the one assessment, and no other is kept from work."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gf_desktop.domain.assessment import Changes
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.messages import message
from gf_desktop.storage.errors import UnreadableError
from gf_desktop.storage.layout import database
from gf_desktop.storage.workspace import Workspace
from tests.storage.world import PACK, SUMMARY, answered, assessment, change_id

NO_JSON = "{"
NOT_OURS = '{"value": "5", "unknown": []}'
NO_FIGURE = '{"value": "five"}'
NO_OBJECT = "[]"
NO_TEXT = b'{"note": "\xff\xfe"}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace with two assessments of two applicants, the first with data of its year."""
    folder = tmp_path / "工作区"
    with Workspace(folder) as workspace:
        data = Ledgers(energy=(EnergyRow(id="r1"),))
        workspace.add(assessment("a1", ledgers=data), SUMMARY)
        workspace.add(assessment("a2", applicant_id="f2"), SUMMARY)
        one = workspace.load("a1")
        workspace.record("a1", change_id(), answered(one.document, "5"), SUMMARY)
    return folder


def spoil(folder: Path, table: str, column: str, where: str, body: str | bytes) -> None:
    """Put something else where the workspace wrote a row, as text to the database."""
    with closing(sqlite3.connect(database(folder))) as connection, connection:
        raw = body.encode() if isinstance(body, str) else body
        done = connection.execute(f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE {where}", (raw,))
        assert done.rowcount == 1


def refused(workspace: Workspace) -> None:
    """Check that the first assessment is said to be unreadable, with the folder in which the backups lie."""
    with pytest.raises(UnreadableError) as raised:
        workspace.load("a1")
    assert raised.value.said == message("store.unreadable", folder=str(workspace.folder))


@pytest.mark.parametrize("body", [NO_JSON, NOT_OURS, NO_FIGURE, NO_OBJECT, NO_TEXT])
def test_a_damaged_answer_is_said_and_other_assessments_open(folder, body):
    """Whatever the row holds by now, the sentence comes instead of a crash, and the other one opens whole."""
    spoil(folder, "answers", "body", "assessment_id = 'a1'", body)

    with Workspace(folder) as workspace:
        refused(workspace)
        assert workspace.load("a2").document == assessment("a2").document


@pytest.mark.parametrize(
    ("table", "column", "where"),
    [
        ("assessments", "head", "id = 'a1'"),
        ("applicants", "body", "id = 'f1'"),
        ("year_rows", "body", "applicant_id = 'f1'"),
    ],
)
@pytest.mark.parametrize("body", [NO_JSON, '{"unknown": 1, "facts": 5}', NO_TEXT])
def test_damage_around_the_answers_is_said_too(folder, table, column, where, body):
    """Also in its head, its applicant and its year's data; such an assessment can still be put into the bin."""
    spoil(folder, table, column, where, body)

    with Workspace(folder) as workspace:
        refused(workspace)
        assert workspace.load("a2").id == "a2"
        workspace.remove("a1")
        workspace.purge("a1")


def test_a_damaged_table_is_said(folder):
    """A kept table that cannot be read is said of each assessment that has it."""
    spoil(folder, "packs", "body", f"digest = '{PACK.digest}'", NOT_OURS)

    with Workspace(folder) as workspace:
        refused(workspace)


def test_a_damaged_applicant_is_left_out_of_the_known(folder):
    """New assessments can be made although one applicant cannot be read."""
    spoil(folder, "applicants", "body", "id = 'f1'", NO_TEXT)

    with Workspace(folder) as workspace:
        assert [key for key, _ in workspace.applicants()] == ["f2"]
        workspace.add(assessment("a3", applicant_id="f2"), SUMMARY)
        assert workspace.load("a3").id == "a3"


def test_a_damaged_history_is_said(folder):
    """The history of damaged changes is refused; the assessment itself opens."""
    spoil(folder, "changes", "edits", "assessment_id = 'a1'", NO_OBJECT.replace("[", '[{"key": 1}'))

    with Workspace(folder) as workspace:
        with pytest.raises(UnreadableError):
            workspace.history("a1")
        assert workspace.load("a1").document.answers["energy"].value == 5


def test_our_own_mistakes_are_not_taken_for_damage(folder):
    """A change of a collection that there is not is a bug, and stays one."""
    with Workspace(folder) as workspace, pytest.raises(AttributeError):
        workspace.record("a1", change_id(), Changes((None,), message("change.preview")), SUMMARY)
