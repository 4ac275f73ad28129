"""Findings: what is wrong, how badly, and where it is put right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gf_desktop.domain.applicant import absent
from gf_desktop.domain.document import Answer, Applicant, Contact, OwnBenchmark, OwnFigure
from gf_desktop.domain.findings import Finding, applicant_findings, findings
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Gate
from gf_desktop.domain.scoring import score
from tests.domain.builders import (
    answer,
    applicant,
    checklist,
    document,
    figure,
    gate_answers,
    manual,
    negative_list,
    numbers,
    own,
    own_figure,
    pack,
    parts,
    product,
    products,
    programme,
    quantitative,
    unsplit,
)

LISTED = (Gate(id="compliance", title="合规", derived_from="disqualifiers"), Gate(id="systems", title="体系"))


def found(row, given=None, **more) -> list[tuple[str, str, tuple[str, str]]]:
    """Return severity, code and target of the findings of a table of one row."""
    document_ = document({"row": given} if given else {}, **more)
    table = pack(row)
    return plain(findings(document_, table, score(document_, table)))


def plain(listed: tuple[Finding, ...]) -> list[tuple[str, str, tuple[str, str]]]:
    """Return what tests compare of findings."""
    return [(one.severity, one.code, one.target) for one in listed]


@pytest.mark.parametrize(
    ("row", "given", "severity", "code"),
    [
        (quantitative(), Answer(draft="约"), "warning", "score.draft"),
        (quantitative(), Answer(not_applicable=True), "error", "score.na-needs-reason"),
        (quantitative(lead=figure(None)), answer(1), "warning", "score.benchmark-unknown"),
        (quantitative(lead=figure(95, "doubtful")), answer(1), "warning", "score.benchmark-unaccepted"),
        (manual(), answer(1), "warning", "score.manual-needs-reason"),
        (manual(), answer("0.3", reason="因"), "error", "score.manual-step"),
        (products(), Answer(products=(product("甲", "1", "1"),)), "warning", "score.benchmark-unknown"),
    ],
)
def test_rows_have_findings(row, given, severity, code):
    """Each thing wrong with a row is one finding at its row, under the reason's own code."""
    assert found(row, given) == [(severity, code, ("answers", "row"))]


@pytest.mark.parametrize(
    "given",
    [Answer(), answer(95), Answer(not_applicable=True, reason="因")],
    ids=["blank", "scored", "not-applicable"],
)
def test_nothing_wrong_is_no_finding(given):
    """A row not answered yet is no finding, nor is one answered, nor one declared inapplicable with its reason."""
    assert found(quantitative(), given) == []


@pytest.mark.parametrize(
    ("source", "word", "severity", "code"),
    [
        ("doubtful", own(accept=True), "info", "finding.accepted-benchmark"),
        ("form", own(lead=96), "info", "finding.own-benchmark"),
        ("sure", own(lead=96), "warning", "finding.own-benchmark-unused"),
        (
            "form",
            OwnBenchmark(lead=OwnFigure(value=own_figure(96).value, source=" ")),
            "warning",
            "finding.own-benchmark-no-source",
        ),
    ],
)
def test_benchmarks_that_are_not_the_tables_are_said(source, word, severity, code):
    """Accepted, entered, entered without source, or entered in vain: each is said at the row's benchmarks."""
    row = quantitative(lead=figure(95, source))

    assert found(row, answer(93), benchmarks={"row": word}) == [(severity, code, ("benchmarks", "row"))]


def test_parts_left_empty_are_asked_for():
    """A part without a value beside one that has: a warning, with a note only a word; none filled is no answer yet."""
    half = answer(parts=numbers(nmhc=20))

    assert found(parts(), half) == [("warning", "finding.parts-open", ("answers", "row"))]
    assert found(parts(), replace(half, note="不排废水")) == [
        ("info", "finding.parts-open", ("answers", "row"))
    ]
    assert found(parts(), answer(parts=numbers(nmhc=20, cod=15))) == []
    assert found(parts(), Answer()) == []


def test_an_unknown_split_is_only_said():
    """What the authority did not publish is no fault of the applicant."""
    given, table = document({"row": answer(95)}), pack(unsplit(quantitative(points=None), points=8))

    assert plain(findings(given, table, score(given, table))) == [
        ("info", "score.points-unknown", ("answers", "row"))
    ]


def test_gates_open_or_not_met_are_said():
    """Errors come first; each gate is put right at itself."""
    given, table = document(gates=gate_answers(systems="not-met")), pack(quantitative(), gates=LISTED)

    assert plain(findings(given, table, score(given, table))) == [
        ("error", "finding.gate-not-met", ("gates", "systems")),
        ("warning", "finding.gate-open", ("gates", "compliance")),
    ]


def test_the_negative_list_speaks_for_its_gate():
    """Circumstances still open are said one by one, not once more as the gate that follows from them."""
    listed = programme("a", "b", "c")
    given = document(programme=negative_list(a="none", b="open"), gates=gate_answers(systems="met"))
    table = pack(quantitative(), gates=LISTED)

    assert plain(findings(given, table, score(given, table, listed), listed)) == [
        ("warning", "finding.disqualifier-open", ("disqualifiers", "b")),
        ("warning", "finding.disqualifier-open", ("disqualifiers", "c")),
    ]


def test_a_circumstance_that_exists_is_an_error_and_so_is_its_gate():
    """The gate not met is said first, then the circumstance."""
    given = document(programme=negative_list(a="exists"), gates=gate_answers(systems="met"))
    table = pack(quantitative(), gates=LISTED)

    assert plain(findings(given, table, score(given, table))) == [
        ("error", "finding.gate-not-met", ("gates", "compliance")),
        ("error", "finding.disqualifier-exists", ("disqualifiers", "a")),
    ]


def test_a_must_row_not_met_is_put_right_at_the_row():
    """The veto of a must row leads to the row, not to a gate that the table does not have."""
    assert found(checklist(must=True), Answer(option="not-met")) == [
        ("error", "finding.gate-not-met", ("answers", "row"))
    ]


def test_what_the_report_needs_of_the_applicant_is_asked_for():
    """Missing fields are named; one of the two telephone numbers is enough."""
    incomplete = applicant(address=" ", contact=Contact(mobile="13900000000"))

    assert found(quantitative(), applicant=incomplete) == [
        ("warning", "finding.applicant-missing", ("applicant", "address")),
        ("warning", "finding.applicant-missing", ("applicant", "contact.name")),
    ]


def test_what_lacks_is_named_by_its_page():
    """A park lacks something of 园区信息, an enterprise of 企业信息."""
    for subject, page in (("factory", "enterprise"), ("supply-chain", "enterprise"), ("park", "park")):
        lacks = next(applicant_findings(applicant(address=" "), subject))
        assert lacks.said.params["of"] == message(f"applicant.of.{page}")


def test_a_wrong_credit_code_is_an_error():
    """The code's check character is looked at once the code is there."""
    assert found(quantitative(), applicant=applicant(credit_code="914403001922038215")) == [
        ("error", "credit.check-digit", ("applicant", "credit_code"))
    ]


def test_what_can_hardly_reach_anybody_is_mentioned():
    """A number, an address of mail and a postcode that can hardly be right are said, and hinder nothing."""
    odd = applicant(postcode="22300", contact=Contact(name="甲", phone="1390000", email="abc@@"))

    assert found(quantitative(), applicant=odd) == [
        ("info", "phone.doubtful", ("applicant", "contact.phone")),
        ("info", "email.doubtful", ("applicant", "contact.email")),
        ("info", "postcode.doubtful", ("applicant", "postcode")),
    ]


def test_a_park_is_not_asked_for_what_its_form_does_not_have():
    """No credit code, industry code or ownership is missing of a park, and its words are its own."""
    applicant = Applicant(name="")

    assert set(absent(applicant)) - set(absent(applicant, "park")) == {
        "credit_code",
        "industry_code",
        "ownership",
    }
    codes = [one.said.params["field"].code for one in applicant_findings(applicant, "park")]
    assert "applicant.park.name" in codes
    assert "applicant.park.legal_representative" in codes
    assert "applicant.address" in codes
