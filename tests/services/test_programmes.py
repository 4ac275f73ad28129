"""What a programme wants, through the shipped library: dates, proofs, preference, yearly figures, a table made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import (
    Applicant,
    ChangeAnswer,
    DisqualifierAnswer,
    Document,
    OwnDate,
    ProgrammeAnswers,
    ProgrammeFacts,
    SchemeRef,
)
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.ledgers.environment import WaterRow
from gf_desktop.domain.ledgers.production import OutputValueRow
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack_rules import check_pack
from gf_desktop.domain.programmes.dynamic import DynamicTable, YearOf, dynamic_table
from gf_desktop.services.evaluation import evaluate
from gf_desktop.services.industries import known_figures, make_table
from gf_desktop.services.programmes import write_yearly_figures

TODAY = date(2026, 7, 1)


@pytest.fixture
def program(tmp_path):
    """Return the program on a fresh folder."""
    return build(tmp_path)


@pytest.fixture
def document() -> Document:
    """Return a Jiangsu factory with water and output, a local date, one circumstance denied and one change."""
    facts = ProgrammeFacts(
        purpose="province",
        own_dates={"provincial-candidates": OwnDate(on="2026-07-10", source="市局通知")},
        changes={"name": ChangeAnswer(state="exists", note="=更名")},
    )
    denied = {"operating": DisqualifierAnswer(state="none")}
    ledgers = Ledgers(
        water=(WaterRow(id="w1", kind="intake-tap", unit="m³", amount=Decimal(20000)),),
        output_value=(OutputValueRow(id="v1", year=2025, unit="万元", value=Decimal(10000)),),
        none=("water.supplied-out", "water.living", "water.construction"),
    )
    return Document(
        subject="factory",
        applicant=Applicant(name="样例厂", province="江苏省", industry_code="2825"),
        year=2025,
        scheme=SchemeRef(id="js-general-2026", version=1),
        programme=ProgrammeAnswers(id="js-2026", facts=facts, disqualifiers=denied),
        ledgers=ledgers,
    )


def yearly_figures(program, *documents: Document) -> DynamicTable:
    """Return the yearly figures of documents, the newest last."""
    years = []
    for one in documents:
        pack = program.library.pack(one.scheme.id, one.scheme.version)
        found = evaluate(one, pack, program.library, reported=TODAY)
        years.append(YearOf(one, found.factors, found.result, message("dynamic.from.this")))
    table = dynamic_table(program.library.programme(documents[-1].programme.id), years)
    assert table is not None
    return table


def test_the_yearly_figures_as_a_workbook(program, document, tmp_path):
    """Two years side by side; figures are figures, what is missing is words, nothing typed can run."""
    table = yearly_figures(program, replace(document, year=2024, ledgers=Ledgers()), document)
    path = tmp_path / "年度指标.xlsx"
    write_yearly_figures(table, path, program.catalogue.say)
    page = load_workbook(BytesIO(path.read_bytes())).worksheets[0]
    lines = {row[0].value: [cell.value for cell in row] for row in page.iter_rows() if row[0].value}
    assert lines["指标"][2:4] == ["2025 年", "2024 年"]
    assert lines["取水量"][1:3] == ["m³", 20000]
    assert lines["单位产值取水量"][2] == 2
    assert str(lines["取水量"][3]).startswith("没有算出")
    assert lines["单位名称变更"][1:3] == ["有变更", "=更名"]
    texts = [cell for row in lines.values() for cell in row if isinstance(cell, str)]
    assert any("不是官方表样" in text for text in lines)
    assert not [cell for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert texts


def test_the_programme_follows_place_and_level(program):
    """Jiangsu's for its province, the nation's on that level; nobody else's rules for another province."""
    library = program.library
    assert library.programme_for("江苏省", 2025).id == "js-2026"
    assert library.programme_for("江苏省", 2025, "province").id == "js-2026"
    assert library.programme_for("江苏省", 2025, "nation").id == "miit-2025"
    assert library.programme_for("浙江省", 2025, "nation").id == "miit-2025"
    assert library.programme_for("浙江省", 2025) is None
    assert library.programme_for("", 2025) is None


def test_no_level_is_taken_that_does_not_take_the_subject(program):
    """The nation's round has no supply chains: the province's rules hold for one, elsewhere none; why is said."""
    library = program.library
    chain = "supply-chain"
    assert library.programme_for("江苏省", 2025, "nation", chain).id == "js-2026"
    assert library.programme_for("浙江省", 2025, "nation", chain) is None
    assert library.programme_for("", 2025, "nation", chain) is None
    assert library.programme_for("浙江省", 2025, "nation", "park").id == "miit-2025"
    assert "没有绿色供应链管理企业" in library.excluded("浙江省", 2025, "nation", chain)
    assert library.excluded("江苏省", 2025, "province", chain) == ""
    assert library.excluded("江苏省", 2025, "nation", "park") == ""


def test_a_new_supply_chain_of_the_nations_level_is_not_under_the_nations_rules(program, document):
    """Made without a programme in a province without rules, it is under none and keeps its level."""
    pack = program.library.pack("supply-chain-2024")
    facts = ProgrammeAnswers(id="", facts=ProgrammeFacts(purpose="nation"))
    new = Document(
        subject="supply-chain",
        applicant=Applicant(name="甲", province="浙江省"),
        year=2025,
        scheme=SchemeRef(id=pack.header.id, version=pack.header.version),
        programme=facts,
    )
    try:
        key = program.assessments.create(new, pack).result(30)
        session = program.assessments.open(key).result(30)
    finally:
        program.assessments.stop()

    assert session.programme is None
    assert session.document.purpose == "nation"


@pytest.mark.parametrize("province", ["江苏", " 江苏省 ", "江苏省"])
def test_a_province_may_be_named_as_people_write_it(program, province):
    """Programme and tables of the province are found, and nothing is said to be missing of it."""
    library = program.library
    programme = library.programme_for(province, 2025)
    found = library.recommend(Applicant(name="甲", province=province), 2025, programme, purpose="province")

    assert programme.id == "js-2026"
    assert (found[0].header.id, found[0].recommended) == ("js-general-2026", True)
    assert library.programme_for("Jiangsu", 2025) is None


def test_what_was_typed_stays_in_the_document(program, document):
    """A document that says 江苏 comes under Jiangsu's programme and still says 江苏."""
    short = replace(document, programme=None, applicant=replace(document.applicant, province="江苏"))
    pack = program.library.pack("js-general-2026")
    try:
        key = program.assessments.create(short, pack).result(30)
        session = program.assessments.open(key).result(30)
    finally:
        program.assessments.stop()

    assert session.programme.id == "js-2026"
    assert session.document.applicant.province == "江苏"


def test_the_table_of_the_level(program):
    """On the nation's level the ministry's form is recommended, with the caution for a key industry."""
    library = program.library
    who = Applicant(name="样例厂", province="江苏省", industry_code="2612")
    programme = library.programme_for("江苏省", 2025, "nation")
    first = library.recommend(who, 2025, programme, purpose="nation")[0]
    assert (first.header.id, first.recommended) == ("miit-general-2025", True)
    assert "烧碱" in program.catalogue.say(first.caution)


def test_make_this_table(program):
    """What the catalogue offers becomes a right own table with a digest; figures can be left out beforehand."""
    library, say = program.library, program.catalogue.say
    entry = next(one for one in library.catalogue("2612") if one.framed)
    offered = [one for listed in known_figures("2612", library, 2025).values() for one in listed]
    made = make_table("2612", entry.title, library, 2025, say)
    less = make_table("2612", entry.title, library, 2025, say, leave_out={offered[0].key})
    assert check_pack(made, library.known) == ()
    assert made.header.title == "绿色工厂评价要求 烧碱（草表）"
    assert len(made.digest) == len(less.digest) == 64
    assert made.digest != less.digest
