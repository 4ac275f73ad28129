"""An evaluation that names no programme comes under the one of its province, year and level; nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.assessment import WHOLE
from gf_desktop.domain.document import GateAnswer, Notice, ProgrammeAnswers, ProgrammeFacts
from gf_desktop.domain.home import summarise
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.storage.workspace import Workspace

JIANGSU, NATION = "js-2026", "miit-2025"
PATIENCE = 30
SAID = message("change.value", title="省")


@pytest.fixture
def program(tmp_path):
    """Return a program on an empty workspace; its writer is stopped afterwards."""
    program = build(tmp_path / "工作区")
    yield program
    program.assessments.stop()


def opened(program, assessment_id: str):
    """Open an evaluation."""
    return program.assessments.open(assessment_id).result(PATIENCE)


def made(program, province: str = "", **more):
    """Make an evaluation of the sample's answers, of another enterprise and without a programme, and open it."""
    old = opened(program, program.assessments.sample().result(PATIENCE))
    applicant = replace(old.document.applicant, name="乙厂", province=province)
    document = replace(old.document, **({"applicant": applicant, "programme": None} | more))
    return opened(program, program.assessments.create(document, old.pack).result(PATIENCE))


def settle(program, session, province: str) -> None:
    """Write a province into the enterprise, and wait until it is on the disk."""
    applicant = replace(session.document.applicant, province=province)
    session.change(session.edit("applicant", WHOLE, applicant), said=SAID)
    program.assessments.applicants().result(PATIENCE)
    assert session.unsaved == 0


def test_a_province_entered_later_brings_its_programme_with_the_next_opening(program):
    """The programme is there after reopening, is kept on the disk, and every answer is as it was."""
    first = made(program)
    assert (first.document.programme, first.programme) == (None, None)
    settle(program, first, "江苏省")

    again = opened(program, first.assessment.id)
    assert again.programme.id == JIANGSU
    assert again.document.programme == ProgrammeAnswers(id=JIANGSU)
    assert replace(again.document, programme=None) == first.document
    row = next(one for one in program.assessments.rows() if one.id == first.assessment.id)
    assert (row.programme, row.summary) == (JIANGSU, summarise(again.result))


def test_it_stays_after_a_new_start(program):
    """The programme is read from the workspace itself, not found anew."""
    first = made(program)
    settle(program, first, "江苏省")
    opened(program, first.assessment.id)
    program.assessments.stop()

    with Workspace(program.data, read_only=True) as workspace:
        assert workspace.load(first.assessment.id).document.programme.id == JIANGSU


def test_facts_entered_without_a_programme_stay(program):
    """Level and notice that were entered before the programme was known stay as they are, and decide which it is."""
    facts = ProgrammeFacts(purpose="nation", notice=Notice(number="工信厅〔2026〕1 号"))
    session = made(program, programme=ProgrammeAnswers(id="", facts=facts))

    assert session.document.programme == ProgrammeAnswers(id=NATION, facts=facts)


def test_answers_of_another_programme_keep_it_away(program):
    """Where a condition was answered that the programme does not have, nothing is dropped and none is named."""
    answers = ProgrammeAnswers(id="", conditions={"elsewhere": GateAnswer(state="met")})
    session = made(program, "江苏省", programme=answers)

    assert session.programme is None
    assert session.document.programme == answers


@pytest.mark.parametrize(("province", "named"), [("江苏省", JIANGSU), ("海南省", None), ("", None)])
def test_what_is_made_with_a_province_has_its_programme_at_once(program, province, named):
    """A province without a programme, and none at all, leave it open."""
    session = made(program, province)

    assert (session.programme.id if session.programme else None) == named


def test_an_imported_document_has_its_programme_at_once(program):
    """A document of Jiangsu that names no programme comes under Jiangsu's."""
    path = program.resources / "samples" / "sample-general.json"
    session = opened(program, program.assessments.import_document(path).result(PATIENCE))

    assert session.document.applicant.province == "江苏省"
    assert session.programme.id == JIANGSU


def test_a_closed_one_stays_as_it_was_closed(program):
    """A province that its enterprise gets afterwards changes nothing in it."""
    first = made(program)
    program.assessments.close(first).result(PATIENCE)
    copy = opened(program, program.assessments.reopen(first.assessment.id).result(PATIENCE))
    settle(program, copy, "江苏省")

    closed = opened(program, first.assessment.id)
    assert closed.read_only
    assert (closed.programme, closed.document) == (None, first.document)
    assert opened(program, copy.assessment.id).programme.id == JIANGSU


def test_a_disk_that_cannot_be_written_does_not_keep_from_opening(program, monkeypatch):
    """The evaluation opens as it is; the programme comes the next time."""
    first = made(program)
    settle(program, first, "江苏省")

    def refused(*_args: object) -> None:
        raise UserFacingError(message("store.full"))

    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "put_programme", refused)
        assert opened(program, first.assessment.id).programme is None
    assert opened(program, first.assessment.id).programme.id == JIANGSU


def test_a_programme_speaks_to_a_park_in_its_own_words(program):
    """An opened evaluation of a park hears of the enterprises inside it, also under a programme put in later."""
    park = program.resources / "samples" / "sample-park-2016.json"
    session = opened(program, program.assessments.import_document(park).result(PATIENCE))
    for programme_id in (NATION, JIANGSU):
        session.change(session.edit("programme", WHOLE, programme_id), said=SAID)
        assert session.programme == program.library.programme(programme_id).worded_for("park")
        assert "园区内" in session.programme.disqualifiers[0].proof
