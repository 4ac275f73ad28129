"""Carrying an assessment over through the store: a new one appears, the old one stays as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain import carry as tables
from gf_desktop.services.carrying import carry_over, create
from tests.domain.builders import answer, document, pack, quantitative

PATIENCE = 30


@pytest.fixture
def program(tmp_path):
    """Return a program on an empty workspace; its writer is stopped afterwards."""
    program = build(tmp_path / "工作区")
    yield program
    program.assessments.stop()


@pytest.mark.parametrize("closed", [False, True])
def test_a_new_assessment_appears_and_the_old_one_stays(closed, program):
    """Open or closed: the new one belongs to the same applicant and year, the old one is not touched."""
    assessments = program.assessments
    first = assessments.sample().result(PATIENCE)
    session = assessments.open(first).result(PATIENCE)
    if closed:
        assessments.close(session).result(PATIENCE)
    old = assessments.open(first).result(PATIENCE).assessment
    pack = program.library.pack("js-general-2026")
    preview = carry_over(old, pack)
    new = assessments.open(create(assessments, old, preview, pack).result(PATIENCE)).result(PATIENCE)

    assert assessments.open(first).result(PATIENCE).assessment == old
    assert new.assessment.applicant_id == old.applicant_id
    assert new.assessment.state == "open"
    assert new.document.year_data == old.document.year_data
    assert new.document.scheme.id == "js-general-2026"
    assert new.document.answers == preview.document.answers
    assert new.result.rows


@pytest.mark.parametrize(("title", "said"), [("新的叫法", "carry.title"), ("", "carry.id")])
def test_a_row_called_otherwise_says_so(title, said):
    """A row found again by what is computed keeps what was entered, and its change is never without a word."""
    row = replace(quantitative(), calculator="water-per-product", unit="m³/t")
    other = pack(replace(row, id="anew", title=title or row.title))
    other = replace(other, header=replace(other.header, id="own-other"), digest="other")
    (found,) = tables.carry_over(document({"row": answer(value="85")}), pack(row), other).rows

    assert (found.state, found.before, found.kept) == ("changed", "row", True)
    assert [one.code for one in found.said] == [said]
