"""The papers of parks and supply chains, made as they are handed in and read back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import ProgrammeAnswers, ProgrammeFacts
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.services.evaluation import evaluate
from gf_desktop.services.reports import Snapshot
from tests.standards.test_samples import sample
from tests.ui.pages.output_page import pdf_text


@pytest.fixture(scope="module")
def program():
    """The program; reports touch no workspace."""
    return build()


@pytest.fixture(scope="module")
def park(program) -> Snapshot:
    """The sample of a park."""
    return snapshot(program, "park-2016")


@pytest.fixture(scope="module")
def chain(program) -> Snapshot:
    """The sample of a supply chain."""
    return snapshot(program, "supply-chain-2024")


def snapshot(program, scheme: str) -> Snapshot:
    """Return a table's sample as it is handed in."""
    document = sample(scheme)
    pack = program.library.pack(scheme, 1)
    return Snapshot(document, pack, None, evaluate(document, pack, program.library).result)


@pytest.fixture(scope="module")
def read(program, tmp_path_factory):
    """Return a function that gives the text of a report without its blanks."""

    def text(of: Snapshot) -> str:
        out = tmp_path_factory.mktemp("报告") / "a.pdf"
        program.reports.write_report(of, out)
        return "".join(pdf_text(out).split())

    return text


def test_the_parks_report_reconciles_rows_sections_and_index(park, read):
    """Rows add up to 2.60 of 3, that is 10.83 points; the index, its rule and its three years are named."""
    text = read(park)
    assert "各项得分合计2.60（满3），×100÷24折合10.83分" in text
    assert "每项最多计1，占4.17分" in text
    assert "共31项，可选指标选够即可，应评24项，已填报24项" in text
    assert "选定计分的可选指标不换，最高可达为其余可选指标换用并得满分时的得分" in text
    assert (
        "2021年57.92分（最高可达65.42分）、2022年74.63分（最高可达80.04分）、2023年84.38分（最高可达" in text
    )
    assert "2021年1.8万元/tce、2022年2.1万元/tce、2023年2.4万元/tce" in text
    assert "（鼓励，不否决）" in text


def test_the_rules_are_told_by_their_papers_and_doubted_in_the_annex(program, read):
    """Chapters name papers only; retellings, unchecked numbers and advice stand in annex B, 企业绿码 nowhere."""
    document = replace(
        sample("park-2016"),
        programme=ProgrammeAnswers(id="miit-2025", facts=ProgrammeFacts(purpose="nation")),
    )
    pack, library = program.library.pack("park-2016", 1), program.library
    programme = library.programme("miit-2025").worded_for("park")
    result = evaluate(document, pack, library).result
    text = read(Snapshot(document, pack, programme, result))
    chapters, _, annex = text.rpartition("附录B数据来源与可信度")

    assert (
        "以下各条出自工信部节〔2024〕13号《绿色工厂梯度培育及管理暂行办法》、工信厅节函〔2025〕390号"
        in chapters
    )
    assert "《国家绿色工厂、绿色工业园区申报" not in text
    assert "企业绿码" not in text
    for words in ("没有核实", "转述", "2026年的国家通知没有见到"):
        assert words not in chapters
        assert words in annex


def test_the_chains_report_has_no_chapter_on_benchmarks(chain, read):
    """A table of judgements has no lead to list, and what stands there are points."""
    text = read(chain)
    assert "没有采用任何" not in text
    assert "总分为绿色供应链指数（GSCI）：各项得分之和" in text
    assert "产品回收率：现值1.5分，还可得3.50分" in text
    assert "产品回收率：30%（只供对照）" in text
    assert "不适用项经审核认可后" not in text


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_sheets_that_do_not_exist_are_refused_with_a_sentence(program, chain, tmp_path, kind):
    """A table without such rows gives no empty file."""
    out = tmp_path / f"a.{kind}"
    with pytest.raises(UserFacingError) as refused:
        program.reports.calculation_sheets(chain, out, kind)
    assert refused.value.said.code == "report.no-sheets"
    assert not out.exists()


def test_the_parks_table_holds_what_fits(program, park, tmp_path):
    """No second level that repeats the third, no credit code; years, rows not chosen and the index's rule are there."""
    out = tmp_path / "a.xlsx"
    program.reports.write_sheet(park, out)
    book = load_workbook(out)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    text = "\n".join(cells)

    assert {"2021年指标值", "2022年指标值", "2023年指标值"} <= set(cells)
    assert "二级指标" not in cells
    assert "统一社会信用代码" not in cells
    assert cells.count("未选评") == 7
    assert "各项得分之和÷24×100" in text
