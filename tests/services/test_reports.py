"""Reports as files: made in steps that can be ended, whole or not at all."""

from __future__ import annotations

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.services.assessments import SAMPLE
from gf_desktop.services.evaluation import programme_of
from gf_desktop.services.reports import Snapshot
from gf_desktop.services.scoring import scored


@pytest.fixture(scope="module")
def program():
    """The program; reports touch no workspace."""
    return build()


@pytest.fixture(scope="module")
def snapshot(program):
    """The sample as it is shipped."""
    document, pack, result = scored(program.resources / SAMPLE, program.library)
    return Snapshot(document, pack, programme_of(document, program.library), result)


def test_progress_is_said_in_words(program, snapshot, tmp_path):
    """Collecting, setting and writing are told in this order, each as a sentence."""
    said = []
    program.reports.write_report(snapshot, tmp_path / "a.pdf", progress=said.append)

    codes = ["report.progress.collecting", "report.progress.setting", "report.progress.writing"]
    assert [one.code for one in said] == codes
    assert all(program.catalogue.say(one) for one in said)


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_a_cancel_leaves_nothing(program, snapshot, tmp_path, asked):
    """Whenever a person cancels, the old file stands, no other file is left, and a sentence says so."""
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")
    answers = iter([False] * (asked - 1) + [True] * 9)
    with pytest.raises(UserFacingError) as raised:
        program.reports.write_report(snapshot, out, cancelled=lambda: next(answers))

    assert program.catalogue.say(raised.value.said) == "已取消，没有写入文件。"
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_drafts_and_sheet_are_made_of_the_snapshot(program, snapshot):
    """Each prose chapter has a draft, and each row of the table stands in the sheet."""
    drafts = program.reports.drafts(snapshot)
    sheet = program.reports.sheet(snapshot)

    assert snapshot.document.applicant.name in drafts["enterprise"] + drafts["scope"]
    assert {row.indicator for row in sheet.rows} >= {row.id for row in snapshot.result.rows}
