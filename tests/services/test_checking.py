"""Documents checked without a window: nothing found is said so, and what is far from the tables is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gf_desktop import cli
from gf_desktop.domain.check_output import CheckOut, check_out
from gf_desktop.domain.document import Applicant, Document, ProgrammeAnswers, SchemeRef
from gf_desktop.domain.finding import Finding
from gf_desktop.domain.messages import message
from gf_desktop.domain.output import SchemeOut
from gf_desktop.exchange.documents import write_document
from gf_desktop.services.checking import check_document
from tests.exchange.workbooks.builders import program, sheets

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "sample-general.json"
SCHEME = SchemeOut(id="x", version=1, title="表", standing="own", digest="0")


def found(severity):
    """Return the output of a check that came upon one finding of a severity, or none."""
    said = message("score.blank")
    every = (Finding(severity, said.code, said, ("answers", "a")),) if severity else ()
    return check_out("文.json", SCHEME, every, program().catalogue.say)


@pytest.mark.parametrize(
    ("severity", "code", "last"),
    [
        ("", cli.DONE, "没有发现问题。"),
        ("info", cli.DONE, "  尚未填报。（answers/a）"),
        ("warning", cli.FINDINGS, "  尚未填报。（answers/a）"),
        ("error", cli.FINDINGS, "  尚未填报。（answers/a）"),
    ],
)
def test_only_what_is_to_be_done_ends_with_1(severity, code, last, monkeypatch, capsys):
    """What is only to be known is printed, and the command is done all the same."""
    monkeypatch.setattr("gf_desktop.services.checking.check_document", lambda *_: found(severity))

    assert cli.main(["check", "文.json"], lambda **_: program()) == code
    assert capsys.readouterr().out.splitlines()[-1] == last


def test_a_figure_far_from_the_tables_is_found(tmp_path):
    """An own coefficient ten times the table's is implausible, and named at its cell."""
    document = sheets().load(SAMPLE)
    coal = next(row for row in document.ledgers.energy if row.sort not in ("electricity", ""))
    own = replace(coal, coefficient=Decimal(90), coefficient_unit="kgce/kg")
    energy = tuple(own if row.id == coal.id else row for row in document.ledgers.energy)
    path = tmp_path / "文.json"
    write_document(replace(document, ledgers=replace(document.ledgers, energy=energy)), path)

    out = check_document(path, program().library, program().catalogue, reported=date(2026, 5, 1))

    assert isinstance(out, CheckOut)
    assert f"ledgers/energy/{coal.id}/coefficient" in {one.place for one in out.findings}


def test_a_key_industry_under_the_general_table_is_found(tmp_path):
    """The nation's condition on key industries is told where its general table is used for what may be one."""
    library = program().library
    code = next(code for one in library.key_industries for code in one.industries if len(code) == 4)
    document = Document(
        subject="factory",
        applicant=Applicant(name="样例厂", province="江苏省", industry_code=code),
        year=2025,
        scheme=SchemeRef(id="miit-general-2025", version=1),
        programme=ProgrammeAnswers(id="miit-2025"),
    )
    path = tmp_path / "文.json"
    write_document(document, path)

    out = check_document(path, library, program().catalogue)

    assert isinstance(out, CheckOut)
    assert "recommend.key-industry" in [one.code for one in out.findings]
