"""The calculation sheets as PDF: an indicator a page, bookmarks by row number, and everything that was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pikepdf
import pytest
from PySide6.QtPdf import QPdfDocument

from gf_desktop.domain.calculators import CALCULATORS
from gf_desktop.domain.document import Answer
from gf_desktop.domain.report.calculation_content import calculation_content, shown_figure
from gf_desktop.domain.report.reconciliation import reconciliation_sheets
from gf_desktop.reporting.pdf import set_pdf
from tests.domain.calculators.builders import factory, ledgers
from tests.domain.report.builders import ROOT, say
from tests.domain.report.calculation import document, pack_of, sheets

TEMPLATE = ROOT / "resources" / "templates" / "calculation-sheets.typ"
FONTS = ROOT / "resources" / "fonts"
INJECTION = '#read("/etc/passwd") $x$ *粗* <b> @ref \\ `raw` #{1+1}'


def content_of(made, totals=()):
    """Return the content of sheets and of reconciliations of totals given as plain rows."""
    reconciled = reconciliation_sheets(factory(ledgers(totals=list(totals))), say) if totals else ()
    return calculation_content(
        document(), pack_of(), made, reconciled, say=say, made_on=date(2026, 3, 1), program_version="0.1"
    )


def make(content, out) -> list[str]:
    """Set the sheets and return each page's text without white space."""
    out.write_bytes(set_pdf(content, template=TEMPLATE, fonts=FONTS, step=lambda said: None))
    pdf = QPdfDocument()
    try:
        assert pdf.load(str(out)) == QPdfDocument.Error.None_
        return ["".join(pdf.getAllText(page).text().split()) for page in range(pdf.pageCount())]
    finally:
        pdf.close()


@pytest.fixture(scope="module")
def made():
    """Return a sheet of every calculator."""
    return sheets(*sorted(CALCULATORS))


@pytest.fixture(scope="module")
def printed(made, tmp_path_factory):
    """Return the PDF of them all with a reconciliation, and its pages' text."""
    out = tmp_path_factory.mktemp("计算 过程") / "表.pdf"
    total = {
        "id": "t1",
        "subject": "energy",
        "paper": "205-1",
        "unit": "tce",
        "amount": "7600",
        "reason": "口径不同",
    }
    return out, make(content_of(made, [total]), out)


def test_bookmarks_are_the_rows(printed, made):
    """Each indicator has a bookmark with its row number, in order; the reconciliation is the last."""
    with pikepdf.open(printed[0]) as pdf, pdf.open_outline() as outline:
        titles = [item.title.replace("\u3000", " ") for item in outline.root]

    assert titles == [*(f"{one.number} {one.title}" for one in made), "差异调节表"]


def test_each_indicator_begins_a_page(printed, made):
    """As many pages begin with the form's name as there are indicators."""
    begins = [page for page in printed[1] if "指标计算过程表企业名称" in page]

    assert len(begins) == len(made)


def test_every_figure_is_printed(printed, made):
    """Inputs, factors, steps and results stand on the pages, with place, document and arithmetic."""
    text = "".join(printed[1])
    content = content_of(made)
    for sheet in content["sheets"]:
        for line in (*sheet["inputs"], *sheet["factors"], *sheet["outcomes"]):
            assert line["value"].replace("-", "−") in text, line
        for line in (*sheet["inputs"], *sheet["outcomes"]):
            assert "".join((line.get("place") or line["title"]).split()) in text


def test_each_sheet_is_signed(printed, made):
    """Every sheet and the reconciliation leave room for the three signatures with their dates."""
    text = "".join(printed[1])

    assert text.count("编制：") == text.count("审核：") == text.count("批准：") == len(made) + 1


def test_what_is_signed_stands_over_the_signatures(printed):
    """No page holds the signatures alone: the result and all behind it are on the same page."""
    signed = [page for page in printed[1][:-1] if "编制：" in page]

    assert signed
    assert all("五、计算结果" in page for page in signed)


def test_a_result_longer_than_a_page_is_signed_below_its_last_lines(tmp_path):
    """Of very many products the last still stand over the signatures."""
    (one,) = sheets("energy-per-output")
    outcome = one.outcomes[0]
    many = tuple(replace(outcome, title=f"产品{number:03}") for number in range(120))
    pages = make(content_of((replace(one, outcomes=many),)), tmp_path / "a.pdf")

    assert "编制：" in pages[-1]
    assert len(pages[-1].partition("编制：")[0]) > 60
    assert "产品119" in "".join(pages)


def test_a_small_figure_is_printed_with_its_digits():
    """A factor far below one is never printed as nought."""
    assert shown_figure(Fraction(1, 10**9)) == "0.000000001"
    assert shown_figure(Fraction(-1, 3 * 10**6)) == "≈-0.00000033333333"
    assert shown_figure(Fraction(1, 3)) == "≈0.33333333"
    assert shown_figure(Fraction(0)) == "0"


def test_a_source_is_said_once():
    """Where factors share their source, the later ones point to the first."""
    (one,) = content_of(sheets("carbon-per-output"))["sheets"]
    sources = [factor["source"] for factor in one["factors"] if factor["confidence"]]

    assert sources.count("附录A") == 1
    assert sources[1].startswith("同 F")


def test_the_reconciliation_says_its_reason(printed):
    """Totals, parts and the reason stand on the last page."""
    assert all(word in printed[1][-1] for word in ("差异调节表", "其中：用作原料的能源", "714.3", "口径不同"))


def test_formulas_are_printed_with_their_clause(printed):
    """The formula's clause is named."""
    assert "依据：GB/T36132-2025附录B式（B.10）" in "".join(printed[1])


def test_what_is_missing_typed_or_not_applicable(tmp_path):
    """Such rows have pages of their own that say so, and text is never read as markup."""
    empty = factory(ledgers(water=[], none=[]))
    answers = {
        "waste_water_reuse_rate": Answer(value=Decimal("12.50"), note=INJECTION),
        "water_per_output": Answer(not_applicable=True, reason="不用水"),
    }
    names = ("water-reuse-rate", "waste-water-reuse-rate", "water-per-output")
    missing, typed, away = make(content_of(sheets(*names, inputs=empty, **answers)), tmp_path / "a.pdf")

    assert "尚缺以下数据，暂不能计算" in missing
    assert "由人工填写" in typed
    assert "12.50" in typed
    assert "".join(INJECTION.split()) in typed
    assert "不适用" in away
    assert "不用水" in away


def test_no_sheets_at_all(tmp_path):
    """A table without any figure gives one page that breaks nothing."""
    assert len(make(content_of(()), tmp_path / "a.pdf")) == 1


def test_figures_on_paper_bear_thousands_marks():
    """Figures are grouped as on the screen, whole, cut and below nought."""
    assert shown_figure(Fraction(318500)) == "318,500"
    assert shown_figure(Fraction(-2500)) == "-2,500"
    assert shown_figure(Fraction(10000, 3)) == "≈3,333.33333333"
    assert shown_figure(Fraction(1, 2)) == "0.5"


def test_sentences_of_steps_bear_thousands_marks_but_years_none(made):
    """A figure in a step's sentence is grouped; the year of an output value stays a year."""
    steps = [one["said"] for sheet in content_of(made)["sheets"] for one in sheet["steps"]]

    assert any("2025 年产值合计 50,000 万元" in said for said in steps)
    assert not any("2,025" in said for said in steps)


@pytest.mark.parametrize("lines", [1, 30, 45, 60, 75, 90])
def test_the_signatures_never_stand_alone(lines, tmp_path):
    """However long the note is, its last line stands on the page that is signed."""
    (one,) = sheets("land-output")
    note = "\n".join(f"第{number}行说明" for number in range(1, lines + 1))
    pages = make(content_of([replace(one, notes=(note,), sources=())]), tmp_path / "表.pdf")
    signed = next(text for text in pages if "编制：" in text)

    assert f"第{lines}行说明" in signed
