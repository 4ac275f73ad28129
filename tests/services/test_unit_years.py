"""The earlier years of a unit through the real workspace: which evaluation each comes from, with which figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import Applicant, Document, ProgrammeAnswers, SchemeRef
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.ledgers.environment import WaterRow
from gf_desktop.domain.messages import message
from gf_desktop.domain.programmes.dynamic import YearOf, dynamic_table
from gf_desktop.domain.report.cells import said, shown

PATIENCE = 30
UNIT = Applicant(name="样例厂", credit_code="91320000MA0000007Q", province="江苏省")


@pytest.fixture
def program(tmp_path):
    """Return a program on an empty workspace; its writer is stopped afterwards."""
    program = build(tmp_path / "工作区")
    yield program
    program.assessments.stop()


def document(year: int, water: int | None, **more) -> Document:
    """Return a document of the unit that took so much water in the year."""
    rows = (
        (WaterRow(id="w", kind="intake-tap", unit="m³", amount=Decimal(water)),) if water is not None else ()
    )
    settled = ("water.supplied-out", "water.living", "water.construction")
    return Document(
        subject=more.pop("subject", "factory"),
        applicant=more.pop("applicant", UNIT),
        year=year,
        scheme=SchemeRef(id=more.pop("scheme", "js-general-2026"), version=1),
        programme=ProgrammeAnswers(id="js-2026"),
        ledgers=Ledgers(water=rows, none=settled if rows else ()),
    )


def make(program, *args, **more):
    """Keep an evaluation and open it."""
    one = document(*args, **more)
    key = program.assessments.create(one, program.library.pack(one.scheme.id)).result(PATIENCE)
    return program.assessments.open(key).result(PATIENCE)


def close(program, session) -> None:
    """Close an evaluation."""
    program.assessments.close(session).result(PATIENCE)


def earlier(session) -> tuple[YearOf, ...]:
    """Return the two years before."""
    return session.earlier_years(2).result(PATIENCE)


def water(program, session) -> dict[str, list[str]]:
    """Return years, origins and the water taken, as people read them."""
    say = program.catalogue.say
    table = dynamic_table(session.programme, [YearOf(session.document, session.factors), *earlier(session)])
    row = next(one for one in table.rows if said(one.title, say) == "取水量")
    return {
        "years": [str(year) for year in table.years],
        "water": [shown(cell, say) for cell in row.cells],
        "from": [say(origin) for origin in table.origins],
    }


def test_three_years_side_by_side_each_with_its_own_figures(program):
    """Each year shows its own data; a closed one those it was closed with, and says so."""
    close(program, make(program, 2023, 300))
    make(program, 2024, 200)
    found = water(program, make(program, 2025, 100))

    assert found["years"] == ["2025", "2024", "2023"]
    assert found["water"] == ["100", "200", "300"]
    assert found["from"][0] == "本评价"
    assert "进行中" in found["from"][1]
    assert "定稿" in found["from"][2]
    assert all("江苏" in origin for origin in found["from"][1:])


def test_nothing_is_carried_from_one_year_to_another(program):
    """A year without a figure stays without one, however many years around it have one."""
    make(program, 2023, 300)
    make(program, 2024, None)
    found = water(program, make(program, 2025, 100))

    assert found["water"][0] == "100"
    assert found["water"][1].startswith("没有算出")
    assert found["water"][2] == "300"


def test_a_closed_one_stands_before_one_in_work(program):
    """The copy reopened after closing is newer, and the closed one is taken all the same, as it was closed."""
    first = make(program, 2024, 200)
    close(program, first)
    copy = program.assessments.reopen(first.assessment.id).result(PATIENCE)
    again = program.assessments.open(copy).result(PATIENCE)
    row = again.document.ledgers.water[0]
    again.change(
        again.edit("rows", "water/w", replace(row, amount=Decimal(999))), said=message("change.preview")
    )
    found = water(program, make(program, 2025, 100))

    assert found["water"] == ["100", "200"]
    assert "定稿" in found["from"][1]


def test_data_without_an_evaluation_count_for_their_year(program):
    """Of a year whose evaluation lies in the bin the data are still there, and named as data alone."""
    gone = make(program, 2024, 200)
    program.assessments.remove(gone.assessment.id).result(PATIENCE)
    found = water(program, make(program, 2025, 100))

    assert found["water"] == ["100", "200"]
    assert found["from"][1].startswith("该年度的基础数据")


def test_another_unit_and_another_subject_stay_out(program):
    """Only the same credit code and the same subject are one unit's years; a later year is no earlier one."""
    other = replace(UNIT, name="别厂", credit_code="91320000MA0000008Q")
    make(program, 2024, 1, applicant=other)
    make(program, 2023, 2, applicant=other, subject="park", scheme="park-2016")
    make(program, 2026, 3)

    assert earlier(make(program, 2025, 100)) == ()


def test_the_same_unit_under_two_records_is_one(program):
    """What came in as a record of its own belongs to the same credit code; without codes the name decides."""
    make(program, 2024, 200, applicant=replace(UNIT, city="南京市"))
    assert len(earlier(make(program, 2025, 100))) == 1
    park = Applicant(name="示例开发区")
    make(program, 2024, None, applicant=park, subject="park", scheme="park-2016")
    session = make(
        program, 2025, None, applicant=replace(park, city="南京市"), subject="park", scheme="park-2016"
    )
    assert [one.document.year for one in earlier(session)] == [2024]


def test_changing_one_year_leaves_the_others_alone(program):
    """Reading the years before changes nothing in them and nothing in the open one."""
    before = make(program, 2024, 200)
    session = make(program, 2025, 100)
    kept = session.document
    earlier(session)

    assert session.document == kept
    assert program.assessments.open(before.assessment.id).result(PATIENCE).document == before.document
