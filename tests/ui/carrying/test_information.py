"""What only the old table's form asks for is told before an evaluation is carried over to another table."""

from __future__ import annotations

from dataclasses import replace

from gf_desktop.exchange.documents import read_document
from gf_desktop.ui.carrying.preview import Old, preview
from tests.ui.assessment.scene import RESOURCES

PATIENCE = 30


def test_information_that_falls_away_is_listed_with_its_text(program):
    """A table without a form takes none along; the preview names each title, its text and why."""
    document = read_document(RESOURCES / "samples" / "sample-miit-general-2025.json")
    document = replace(document, information={"所属行业": "机械"})
    pack = program.library.pack(document.scheme.id)
    key = program.assessments.create(document, pack).result(PATIENCE)
    session = program.assessments.open(key).result(PATIENCE)
    header = program.library.pack("js-general-2026").header

    found = preview(Old.of(session), header, program.library, program.catalogue.say)

    (lost,) = (one for one in found.changes if one.title == "所属行业")
    assert (lost.state, lost.before, lost.after) == ("gone", "机械", "")
    assert lost.said == ("新的评价要求不要求填写这一项信息，原来的内容不转入。",)
    assert found.carry.document.information == {}
    assert session.document.information == {"所属行业": "机械"}
