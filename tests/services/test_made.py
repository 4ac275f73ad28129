"""With what a summary was made: one made with something else is made anew at the next start, a closed one never."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gf_desktop.bootstrap import build, shipped
from gf_desktop.domain.home import REVISION
from gf_desktop.domain.messages import message
from gf_desktop.services.made import made_with
from gf_desktop.services.program import Program
from gf_desktop.services.session import AssessmentSession
from gf_desktop.storage.layout import database

PATIENCE = 30
SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"

SUMMARIES = {
    "sample-gbt36132-2018": (54, 85, "63.34", "95.16", "met"),
    "sample-gbt36132-2025": (7, 14, "26.55", "82.55", "open"),
    "sample-general": (17, 23, "4.21", "101.21", "open"),
    "sample-miit-general-2025": (7, 20, "18.50", "96.50", "open"),
    "sample-park-2016": (24, 24, "84.38", "87.71", "met"),
    "sample-pp-staple": (20, 21, "70.77", "75.77", "met"),
    "sample-supply-chain-2024": (17, 20, "75.20", "85.20", "met"),
}
"""What each sample comes to under the revision of scoring in force: answered, rows, total, highest, gates."""


@pytest.fixture
def program(data_folder) -> Iterator[Program]:
    """The program on a workspace of its own."""
    made = build(data_folder)
    yield made
    made.assessments.stop()


def opened(program: Program, assessment_id: str) -> AssessmentSession:
    """Return a session on an assessment."""
    return program.assessments.open(assessment_id).result(PATIENCE)


def spoil(program: Program, made: str | None) -> None:
    """Make the disk's totals wrong, as made with something else; None: as written before stamps were kept."""
    head = "json_remove(head, '$.made')" if made is None else "json_set(head, '$.made', :made)"
    with closing(sqlite3.connect(database(program.data))) as connection, connection:
        connection.execute(
            f"UPDATE assessments SET answered = 99, total = '0.01', head = {head}",
            {} if made is None else {"made": made},
        )


def totals(program: Program) -> dict[str, tuple[int, str]]:
    """Return what Home shows once it is up to date, by assessment."""
    program.assessments.start().result(PATIENCE)
    return {row.id: (row.summary.answered, row.summary.total) for row in program.assessments.rows()}


@pytest.mark.parametrize("made", [None, "0.0.9/1/0123456789abcdef", ""])
def test_summaries_made_with_another_program_are_renewed(program, made):
    """After an update Home's figures of evaluations in work are made anew; those of a closed one never."""
    open_one, closed = (program.assessments.sample().result(PATIENCE) for _ in range(2))
    program.assessments.close(opened(program, closed)).result(PATIENCE)
    right = totals(program)[open_one]
    changed = {row.id: row.changed for row in program.assessments.rows()}

    spoil(program, made)

    assert totals(program) == {open_one: right, closed: (99, "0.01")}
    assert {row.id: row.changed for row in program.assessments.rows()} == changed


@pytest.mark.parametrize("body", ["{", '{"value": 5, "unknown": []}'])
def test_an_assessment_that_cannot_be_read_holds_back_no_other(program, body):
    """Damage on the disk keeps its own figures as they were; the evaluations behind it are renewed all the same."""
    damaged, sound = (program.assessments.sample().result(PATIENCE) for _ in range(2))
    right = totals(program)[sound]
    spoil(program, None)
    with closing(sqlite3.connect(database(program.data))) as connection, connection:
        connection.execute("UPDATE answers SET body = ? WHERE assessment_id = ?", (body, damaged))

    assert totals(program) == {damaged: (99, "0.01"), sound: right}


def test_summaries_made_with_the_same_are_left_alone(program):
    """Nothing is scored at a start where nothing has changed."""
    one = program.assessments.sample().result(PATIENCE)

    spoil(program, program.library.made)

    assert totals(program)[one] == (99, "0.01")


def test_an_edit_renews_the_stamp(program):
    """What is written with a change counts as made now: the head keeps all else that it holds."""
    one = program.assessments.sample().result(PATIENCE)
    session = opened(program, one)
    before = session.document
    spoil(program, "0.0.9/1/0123456789abcdef")
    session = opened(program, one)
    row = next(iter(before.answers))
    session.change(session.edit("answers", row, None), said=message("change.preview"))
    program.assessments.start().result(PATIENCE)

    with closing(sqlite3.connect(database(program.data))) as connection:
        (made,) = connection.execute("SELECT json_extract(head, '$.made') FROM assessments").fetchone()

    assert made == program.library.made
    after = opened(program, one).document
    assert (after.evidence, after.points, after.programme) == (
        before.evidence,
        before.points,
        before.programme,
    )


def test_another_reference_figure_is_another_stamp(tmp_path):
    """The stamp speaks of the programmes and reference tables at hand, whatever their files' times."""
    resources = tmp_path / "resources"
    shutil.copytree(shipped("resources"), resources)
    table = resources / "reference" / "grid-factors.csv"
    first = made_with(resources)
    table.write_bytes(table.read_bytes())
    same = made_with(resources)
    table.write_bytes(table.read_bytes().replace(b"0", b"1", 1))

    assert (first, same) == (made_with(shipped("resources")), first)
    assert made_with(resources) != first


def test_the_revision_follows_the_scoring(program):
    """The samples come to the figures written down here for this revision.

    Where they do not any more though no sample was changed, raise ``REVISION`` in ``domain.home``; then write the
    new figures down.
    """
    found = {}
    for file in sorted(SAMPLES.glob("*.json")):
        one = program.assessments.import_document(file).result(PATIENCE)
        summary = next(row.summary for row in program.assessments.rows() if row.id == one)
        found[file.stem] = (
            *(summary.answered, summary.rows, summary.total, summary.highest),
            summary.gate_state,
        )

    assert (REVISION, found) == (1, SUMMARIES)
