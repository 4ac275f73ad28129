"""Reports as files: made in steps that can be ended, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtPdf import QPdfDocument

from gf_desktop.bootstrap import build
from gf_desktop.domain.calculators import Coefficient, Factors
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.services.assessments import SAMPLE
from gf_desktop.services.calculation import gather
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


def test_the_paper_has_the_official_name_of_the_province(program, snapshot, tmp_path):
    """江苏 as it was typed stands in the document; the cover says 江苏省."""
    applicant = replace(snapshot.document.applicant, province="江苏", city="无锡市")
    typed = replace(snapshot, document=replace(snapshot.document, applicant=applicant))
    out = tmp_path / "a.pdf"

    program.reports.write_report(typed, out)

    pdf = QPdfDocument()
    assert pdf.load(str(out)) == QPdfDocument.Error.None_
    assert "江苏省无锡市" in "".join(pdf.getAllText(0).text().split())
    pdf.close()
    assert typed.document.applicant.province == "江苏"


@pytest.fixture(scope="module")
def full(program):
    """The sample with a year of ledgers."""
    document, pack, result = scored(program.resources / "samples/sample-general.json", program.library)
    return Snapshot(document, pack, None, result)


@pytest.mark.parametrize(("kind", "magic"), [("pdf", b"%PDF-"), ("xlsx", b"PK")])
def test_calculation_sheets_are_written(program, full, tmp_path, kind, magic):
    """The sheets come as PDF and as a workbook, and nothing else is left beside them."""
    out = tmp_path / f"计算过程.{kind}"
    program.reports.calculation_sheets(full, out, kind, made_on=date(2026, 3, 1))

    assert out.read_bytes().startswith(magic)
    assert list(tmp_path.iterdir()) == [out]


def test_the_sheets_say_what_was_scored(program, full):
    """Each computed row's sheet comes to the very value that the result rests on."""
    made = gather(full, program.library, date(2026, 3, 1), program.catalogue.say).sheets
    computed = {one.indicator: one.outcomes[0].value for one in made if one.state == "computed"}

    assert len(computed) > 10
    assert all(full.result.row(row).derived.value == value for row, value in computed.items())


def test_factors_kept_on_closing_are_used(program, full):
    """With the factors of a closed assessment the sheets show those and not the newest."""
    power = Coefficient(value=Fraction("0.5"), unit="kgce/kWh", source="定稿时的系数", confidence="high")
    closed = replace(full, factors=Factors(electricity={"calorific": power}))
    made = gather(closed, program.library, date(2026, 3, 1), program.catalogue.say).sheets
    gaps = [gap for one in made for gap in one.gaps]

    assert any("焦炭" in gap for gap in gaps)


def test_sheets_that_cannot_be_written(program, full, tmp_path):
    """A folder that is not there is said before the work is done."""
    with pytest.raises(UserFacingError):
        program.reports.calculation_sheets(full, tmp_path / "gone" / "a.pdf")


def test_only_the_rows_wanted_are_gathered(program, full):
    """Some rows, with or without the reconciliations, or these alone."""
    rows = program.reports.calculation_rows(full)
    wanted = {rows[0].indicator, rows[3].indicator}
    day, say = date(2026, 3, 1), program.catalogue.say

    some = gather(full, program.library, day, say, only=wanted, reconciled=False)
    none = gather(full, program.library, day, say, only=())

    assert {one.indicator for one in some.sheets} == wanted
    assert some.reconciliations == ()
    assert none.sheets == ()
    assert len(none.reconciliations) == 1


def test_the_list_of_rows_is_that_of_the_sheets(program, full):
    """What the list says of a row is what its sheet says."""
    made = gather(full, program.library, date(2026, 3, 1), program.catalogue.say).sheets
    rows = program.reports.calculation_rows(full)

    assert [(one.indicator, one.number, one.title, one.state) for one in rows] == [
        (one.indicator, one.number, one.title, one.state) for one in made
    ]


def test_writing_sheets_is_told_and_can_be_ended(program, full, tmp_path):
    """The steps come as sentences; ended between two of them, no file is there."""
    said = []
    out = tmp_path / "a.pdf"
    assert program.reports.calculation_sheets(full, out, progress=said.append) is None
    assert [one.code.rpartition(".")[2] for one in said] == ["collecting", "setting", "writing"]

    with pytest.raises(UserFacingError) as caught:
        program.reports.calculation_sheets(full, tmp_path / "b.xlsx", "xlsx", cancelled=lambda: True)
    assert caught.value.said.code == "report.cancelled"
    assert list(tmp_path.iterdir()) == [out]


def test_a_report_of_computed_values_says_how_they_came_about(program, full, tmp_path, monkeypatch):
    """The report counts them, declares electricity and the grid's year, and lists the reference figures."""
    kept = []
    monkeypatch.setattr(
        "gf_desktop.reporting.pdf.set_pdf",
        lambda content, **_: kept.append(content) or b"%PDF-",  # type: ignore[func-returns-value]
    )
    program.reports.write_report(full, tmp_path / "a.pdf", made_on=date(2026, 3, 1))
    (content,) = kept

    assert "电力按当量值折算" in content["method"]["said"][1]
    assert any("2023年" in one for one in content["method"]["said"])
    assert {"0.1229", "0.5827"} <= {one["value"] for one in content["method"]["factors"]}
    assert any(one.startswith("GB/T 2589-2020") for one in content["references"])
    assert not any("没有核对原文" in str(one) for one in content["references"])
