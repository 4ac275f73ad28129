"""The session on a real workspace: changes at once, on the disk in order, taken back and made again."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.assessment import WHOLE, Edit, replace_rows
from gf_desktop.domain.document import Answer, OwnBenchmark
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.services.program import Program
from gf_desktop.services.session import AssessmentSession, Saved, SaveFailed
from gf_desktop.storage.workspace import Workspace

PATIENCE = 30
SAID = message("change.preview")


@pytest.fixture
def program(data_folder) -> Iterator[Program]:
    """The program on a workspace of its own."""
    made = build(data_folder)
    yield made
    made.assessments.stop()


@pytest.fixture
def session(program) -> AssessmentSession:
    """The sample, open."""
    return reopened(program, program.assessments.sample().result(PATIENCE))


def reopened(program: Program, assessment_id: str) -> AssessmentSession:
    """Read an assessment from the disk again."""
    return program.assessments.open(assessment_id).result(PATIENCE)


def answer(session: AssessmentSession, row: str, given: Answer) -> str:
    """Answer a row as one step."""
    return session.change(session.edit("answers", row, given), said=SAID)


def test_a_change_is_scored_at_once_and_on_the_disk(program, session):
    """An answer counts in the total at once, and is found when the assessment is read again."""
    before = session.result.total
    answer(session, "land-output", Answer(value=Decimal("0.4")))

    assert session.result.total == before + 4
    again = reopened(program, session.assessment.id)
    assert again.document == session.document
    assert again.result == session.result


def test_undo_and_redo_restore_each_state(program, session):
    """Taking back and making again goes through the very same documents, on the disk too."""
    start = session.document
    change = answer(session, "land-output", Answer(value=Decimal("0.3")))
    made = session.document
    session.undo(change)
    assert session.document == start
    assert reopened(program, session.assessment.id).document == start
    session.redo(change)

    assert session.document == made
    assert reopened(program, session.assessment.id).document == made


def test_a_change_that_changes_nothing_is_none(session):
    """Answering the same again makes no step."""
    assert answer(session, "energy-per-product", session.document.answers["energy-per-product"]) == ""


def many_rows(session: AssessmentSession) -> tuple[Edit, ...]:
    """Return the edits that put many rows of energy in, as an import does."""
    rows = [EnergyRow(id=f"n{n}", carrier="raw-coal", unit="t", consumed=Decimal(n)) for n in range(50)]
    return replace_rows(session.document, "energy", rows)


def test_a_prepared_change_is_the_change_itself(program, session):
    """Reckoned on another thread and taken: document, result, what is told and what is stored are those of a change."""
    edits = many_rows(session)
    other = reopened(program, session.assessment.id)
    with ThreadPoolExecutor(1) as beside:
        prepared = beside.submit(lambda: session.prepare(*edits, said=SAID)).result(PATIENCE)
    assert session.document.ledgers.energy != prepared.after.document.ledgers.energy
    heard = []
    session.subscribe(heard.append)
    session.take(prepared)
    other.change(*edits, said=SAID)

    assert session.document == other.document
    assert session.result == other.result
    assert (heard[0].changes.edits, heard[0].after) == (edits, session.result)
    assert reopened(program, session.assessment.id).document == session.document


def test_a_prepared_change_is_taken_back_and_made_again_without_reckoning(program, session):
    """The very documents come back, on the disk too; a change made since is not lost by it."""
    start, result = session.document, session.result
    change = session.take(session.prepare(*many_rows(session), said=SAID))
    made = session.document
    session.undo(change)
    assert session.document is start
    assert session.result is result
    session.redo(change)
    assert session.document is made

    answer(session, "land-output", Answer(value=Decimal("0.4")))
    session.undo(change)
    assert session.document.answers["land-output"].value == Decimal("0.4")
    assert session.document.ledgers == start.ledgers
    assert reopened(program, session.assessment.id).document == session.document


def test_a_change_prepared_for_another_document_is_reckoned_anew(session):
    """What was answered in the meantime stays, and counts."""
    prepared = session.prepare(*many_rows(session), said=SAID)
    answer(session, "land-output", Answer(value=Decimal("0.4")))
    session.take(prepared)

    assert session.document.answers["land-output"].value == Decimal("0.4")
    assert len(session.document.ledgers.energy) == 50
    assert session.result.row("land-output").value == Decimal("0.4")


def test_a_prepared_change_that_changes_nothing_is_none(session):
    """The same rows again make no step."""
    edits = replace_rows(session.document, "energy", session.document.ledgers.energy)

    assert session.take(session.prepare(*edits, said=SAID)) == ""


def test_preview_keeps_nothing(session):
    """A preview says what the total would be and leaves everything as it is."""
    before = session.document, session.result
    trial = session.preview("answers", "land-output", Answer(value=Decimal("0.4")))

    assert trial.total == session.result.total + Fraction(4)
    assert (session.document, session.result) == before


def test_listeners_hear_of_a_change_once(session):
    """Whoever listens is told of each change with the result before and after."""
    heard = []
    session.subscribe(heard.append)
    answer(session, "land-output", Answer(value=Decimal("0.2")))

    assert len(heard) == 1
    assert heard[0].after is session.result


def test_saved_is_said_only_after_the_writer(program, session):
    """The word that a change is saved names that change."""
    heard: Future[Saved | SaveFailed] = Future()
    session.on_saved = heard.set_result
    change = answer(session, "land-output", Answer(value=Decimal("0.2")))

    assert heard.result(PATIENCE).change_id == change
    assert session.unsaved == 0


def test_applicant_changes_reach_other_open_assessments(program, session):
    """An applicant is one: what is changed in one assessment is read in the next of the same applicant."""
    other = program.assessments.create(
        session.document, session.pack, session.assessment.applicant_id
    ).result(PATIENCE)
    named = replace(session.document.applicant, address="新地址 1 号")
    session.change(session.edit("applicant", WHOLE, named), said=SAID)

    assert reopened(program, other).document.applicant.address == "新地址 1 号"


def test_closed_is_never_changed_or_computed_again(program, session):
    """A closed assessment shows its frozen result and refuses changes; its copy is open and leaves it alone."""
    program.assessments.close(session).result(PATIENCE)
    closed = reopened(program, session.assessment.id)
    with pytest.raises(UserFacingError) as caught:
        answer(closed, "land-output", Answer(value=Decimal("0.4")))
    copy = reopened(program, program.assessments.reopen(closed.assessment.id).result(PATIENCE))
    answer(copy, "land-output", Answer(value=Decimal("0.4")))

    assert caught.value.said.code == "session.closed"
    assert closed.result == session.result
    assert reopened(program, closed.assessment.id).document == closed.document
    assert copy.result.total == closed.result.total + 4


def test_removed_and_restored(program, session):
    """A removed assessment leaves the list and comes back whole."""
    program.assessments.remove(session.assessment.id).result(PATIENCE)
    assert program.assessments.rows() == ()
    program.assessments.restore(session.assessment.id).result(PATIENCE)

    assert [row.id for row in program.assessments.rows()] == [session.assessment.id]


def test_home_rows_show_the_latest_figures(program, session):
    """Home's row carries what the last change made of the assessment."""
    answer(session, "land-output", Answer(value=Decimal("0.4")))
    program.assessments.start().result(PATIENCE)
    (row,) = program.assessments.rows()

    assert (row.summary.total, row.summary.answered, row.summary.rows) == ("74.77", 21, 21)


def test_what_cannot_be_written_waits_and_is_written_later(program, session, monkeypatch):
    """A full disk loses nothing: the change stays on the screen, waits, and goes to the disk with the next one."""
    heard: list[Saved | SaveFailed] = []
    session.on_saved = heard.append

    def full(*_arguments: object, **_named: object) -> None:
        raise UserFacingError(message("store.full"))

    with monkeypatch.context() as broken:
        broken.setattr(Workspace, "record", full)
        answer(session, "land-output", Answer(value=Decimal("0.3")))
        program.assessments.start().result(PATIENCE)
    assert [type(word) for word in heard] == [SaveFailed]
    session.change(session.edit("benchmarks", "plot-ratio", OwnBenchmark(accept=True)), said=SAID)

    assert reopened(program, session.assessment.id).document == session.document
    assert session.unsaved == 0


def test_a_wrong_document_is_not_taken_in(program, tmp_path):
    """A document with an unknown row is refused with its path and leaves no assessment behind."""
    text = (program.resources / "samples" / "sample-pp-staple.json").read_text(encoding="utf-8")
    file = tmp_path / "坏.json"
    file.write_text(text.replace('"plot-ratio"', '"plot-ration"'), encoding="utf-8")
    with pytest.raises(UserFacingError) as caught:
        program.assessments.import_document(file).result(PATIENCE)

    assert caught.value.path == "answers.plot-ration"
    assert program.assessments.rows() == ()


def test_where_one_was_is_remembered(program, session):
    """The place one left is there on the next opening."""
    session.go_to("section:energy")

    assert reopened(program, session.assessment.id).assessment.place == "section:energy"


def test_a_copy_takes_the_applicant_as_it_stands_now(program, session):
    """Reopening an old assessment brings no old applicant data back into the others."""
    program.assessments.close(session).result(PATIENCE)
    other = reopened(
        program,
        program.assessments.create(session.document, session.pack, session.assessment.applicant_id).result(
            PATIENCE
        ),
    )
    named = replace(other.document.applicant, address="新地址 2 号")
    other.change(other.edit("applicant", WHOLE, named), said=SAID)
    copy = reopened(program, program.assessments.reopen(session.assessment.id).result(PATIENCE))

    assert copy.document.applicant.address == "新地址 2 号"
    assert reopened(program, other.assessment.id).document.applicant.address == "新地址 2 号"
