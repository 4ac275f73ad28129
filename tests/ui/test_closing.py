"""What is still open before closing counts what the subject and the level are asked, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gf_desktop.domain.assessment import WHOLE
from gf_desktop.domain.document import GateAnswer, ProgrammeFacts
from gf_desktop.domain.messages import message
from gf_desktop.exchange.documents import read_document
from gf_desktop.services.session import AssessmentSession
from gf_desktop.ui.home.closing import still_open
from gf_desktop.ui.open_findings import open_findings
from tests.ui.assessment.scene import RESOURCES

PATIENCE = 30


@pytest.fixture
def park(program, qapp) -> AssessmentSession:
    """Return the shipped park of Jiangsu, opened."""
    document = read_document(RESOURCES / "samples" / "sample-park-2016.json")
    applicant = replace(document.applicant, province="江苏省", city="", legal_representative="")
    pack = program.library.pack(document.scheme.id)
    key = program.assessments.create(replace(document, applicant=applicant), pack).result(PATIENCE)
    return program.assessments.open(key).result(PATIENCE)


def test_a_park_is_asked_for_its_own_form(park):
    """The thirteen fields of the park's form, and the two of the report's cover; no credit code, no ownership."""
    said = [line for line in still_open(park) if line.startswith("园区信息")]

    assert said
    assert said[0].endswith("/15 项")


def test_conditions_of_another_level_are_not_open(park):
    """Who applies in the city need not be on the city's list yet."""

    def open_ones() -> str:
        return next(line for line in still_open(park) if line.startswith("申报资格"))

    assert open_ones() == "申报资格：11 条未确认"
    park.change(park.edit("facts", WHOLE, ProgrammeFacts(purpose="city")), said=message("change.preview"))
    assert open_ones() == "申报资格：10 条未确认"


def test_encouraged_requirements_are_not_open_and_findings_are(park):
    """What is only encouraged keeps nothing open; what the program found is told as the page of output counts it."""
    encouraged = [gate for gate in park.result.gates if gate.encouraged]
    assert encouraged
    for gate in park.result.gates:
        state = "open" if gate.encouraged else "met"
        park.change(park.edit("gates", gate.id, GateAnswer(state=state)), said=message("change.preview"))
    said = still_open(park)

    assert not [line for line in said if line.startswith("基本要求")]
    assert f"问题项：{len(open_findings(park))} 条待处理" in said
