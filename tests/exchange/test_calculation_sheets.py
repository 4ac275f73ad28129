"""The workbook of calculation sheets: its formulas, recalculated by an office program, give our exact results."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from gf_desktop.domain.calculators import CALCULATORS
from gf_desktop.domain.document import Answer
from gf_desktop.domain.report.calculation import CalculationSheet
from gf_desktop.domain.report.reconciliation import (
    ReconciliationLine,
    ReconciliationSheet,
    reconciliation_sheets,
)
from gf_desktop.exchange.calculation_sheets import (
    MOST_NAME,
    calculation_bytes,
    quoted,
    sheet_names,
)
from gf_desktop.exchange.form_page import Head
from tests.domain.calculators.builders import factory, ledgers
from tests.domain.report.builders import say
from tests.domain.report.calculation import sheets

NAMES = sorted(CALCULATORS)
HEAD = Head(applicant="=示例厂", year=2025, table="+通则", lead="标杆值", base="基准值")
COMPUTED, ROUNDED = "计算值", "修约值"
OFFICE = shutil.which("soffice")


def totals():
    """Return the reconciliations of a factory with two papers."""
    rows = [
        {"id": "t1", "subject": "energy", "paper": "205-1", "unit": "tce", "amount": "7519.652"},
        {
            "id": "t2",
            "subject": "water",
            "paper": "205-4",
            "unit": "m³",
            "amount": "60000",
            "reason": "=含生活区",
        },
    ]
    return reconciliation_sheets(factory(ledgers(totals=rows)), say)


def book(made, reconciliations=(), **how):
    """Return the workbook, read back."""
    return load_workbook(BytesIO(calculation_bytes(made, reconciliations, HEAD, say=say)), **how)


def result_lines(page, word: str) -> list:
    """Return the value column of the lines of the result whose title ends so."""
    titles = [(str(row[0].value or "").split(" ")[-1], row[3].value) for row in page.iter_rows()]
    return [value for title, value in titles if title == word]


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory):
    """Return all sheets and the workbook as LibreOffice has reckoned it."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    made, path = sheets(*NAMES), folder / "sheets.xlsx"
    path.write_bytes(calculation_bytes(made, totals(), HEAD, say=say))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, str(folder / "out"), str(path)], check=True, capture_output=True, timeout=240)
    return made, load_workbook(folder / "out" / "sheets.xlsx", data_only=True)


def test_every_calculator_is_reckoned_again(recalculated):
    """For every calculator and each of its values the live formulas give our exact result within 1e-12."""
    made, found = recalculated
    for sheet, name in zip(made, sheet_names(made, totals(), say)[1:], strict=False):
        values = result_lines(found[name], COMPUTED)
        assert len(values) == len(sheet.outcomes)
        for value, one in zip(values, sheet.outcomes, strict=True):
            assert abs(Fraction(value) - one.value) <= abs(one.value) * Fraction(1, 10**12), name


def test_the_value_for_the_form_is_rounded_alike(recalculated):
    """Excel's rounding gives what we print, and the contents show it."""
    made, found = recalculated
    names = sheet_names(made, totals(), say)
    contents = {row[0].value: row[2].value for row in found[names[0]].iter_rows()}
    for sheet, name in zip(made, names[1:], strict=False):
        assert result_lines(found[name], ROUNDED) == [float(one.rounded) for one in sheet.outcomes]
        if len(sheet.outcomes) == 1:
            assert contents[f"{sheet.number} {sheet.title}"] == float(sheet.outcomes[0].rounded)


def test_the_reconciliation_is_reckoned_again(recalculated):
    """Difference and rest are what ours are; what binary fractions leave behind is nought."""
    _, found = recalculated
    page = found[found.sheetnames[-1]]
    rests = [row[3].value for row in page.iter_rows() if row[0].value == "未解释的差异"]

    assert page.title == "差异调节表"
    assert rests == [0, 10000]


def test_no_sheet_shows_an_error(recalculated):
    """Nowhere stands #NAME?, #REF! or the like."""
    _, found = recalculated
    texts = [str(cell.value) for page in found for row in page.iter_rows() for cell in row if cell.value]

    assert [text for text in texts if text.startswith(("#N", "#R", "#V", "#D", "Err:"))] == []


def test_steps_are_formulas_over_cells():
    """Inputs and factors are figures, months their sum; each step and the result is a formula of cells."""
    page = book(sheets("energy-per-output")).worksheets[1]
    by_name = {row[0].value: row[3].value for row in page.iter_rows() if row[0].value}

    assert by_name["D1"] == 10000000
    assert "=SUM(10,10,10,10,10,10,10,10,10,10,10,10)" in by_name.values()
    assert by_name["F1"] == 0.1229
    steps = [value for name, value in by_name.items() if str(name).startswith("S")]
    assert steps
    assert all(str(value).startswith("=") and not str(value).isdigit() for value in steps)


def test_text_that_begins_like_a_formula_is_text():
    """Names, reasons and notes beginning with = + - @ are never run."""
    made = sheets("plot-ratio", plot_ratio=Answer(value=Decimal(1), note="@SUM(A1)"))
    pages = book(made, totals())
    held = [
        cell for page in pages for row in page.iter_rows() for cell in row if str(cell.value)[:1] in "=+-@"
    ]
    texts = {cell.value for cell in held if cell.data_type == "s"}

    assert {"=示例厂", "+通则", "@SUM(A1)", "=含生活区"} <= texts
    assert all(cell.quotePrefix for cell in held if cell.data_type == "s")


def test_a_typed_value_stands_below_the_computed_one():
    """The difference is a formula; the contents show the value that the form takes."""
    made = sheets("water-reuse-rate", water_reuse_rate=Answer(value=Decimal("91.50")))
    pages = book(made)
    page = pages.worksheets[1]
    (typed,) = result_lines(page, "填写值")
    (contents,) = (row[2].value for row in pages.worksheets[0].iter_rows() if row[0].value == page.title)

    assert typed == 91.5
    cell = next(row[3] for row in page.iter_rows() if row[0].value == "填写值")
    assert contents == f"={quoted(page.title)}!{cell.coordinate}"


def test_what_cannot_be_computed_says_what_is_missing():
    """The sheet of a row without data names the gaps and holds no formula."""
    page = book(sheets("water-reuse-rate", inputs=factory(ledgers(water=[], none=[])))).worksheets[1]
    cells = [cell for row in page.iter_rows() for cell in row]

    assert any("还没有数据" in str(cell.value) for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)


def test_signatures_and_links():
    """Each sheet is made, checked and approved; the contents lead to every one of them."""
    made = sheets("plot-ratio", "land-output")
    pages = book(made, totals())
    links = [row[0].hyperlink for row in pages.worksheets[0].iter_rows() if row[0].hyperlink]

    assert [link.location or link.target for link in links] == [
        f"#{quoted(name)}!A1" for name in pages.sheetnames[1:]
    ]
    for page in pages.worksheets[1:]:
        texts = {str(cell.value) for row in page.iter_rows() for cell in row}
        assert {"编制：", "审核：", "批准：", "日期："} <= texts


def named(number: str, title: str) -> CalculationSheet:
    """Return a sheet that only has a name."""
    return CalculationSheet(indicator=title, number=number, title=title, unit="%", state="missing")


def test_names_are_legal_and_unlike():
    """At most 31 characters, none that Excel forbids, no two alike whatever their case."""
    made = [
        named("14", "废水主要污染物年均排放浓度优于许可排放浓度限值的最低比例一"),
        named("14", "废水主要污染物年均排放浓度优于许可排放浓度限值的最低比例二"),
        named("3", "吨/年[*]:?\\'"),
        named("a", "b"),
        named("A", "B"),
        named("", "𠮷" * 40),
        named("4", "能源消耗强度"),
    ]
    names = sheet_names(made, (), say)

    assert names[-1] == "4 能源消耗强度"
    assert len({name.casefold() for name in names}) == len(names) == 8
    assert all(len(name.encode("utf-16-le")) // 2 <= MOST_NAME for name in names)
    assert not any(set(name) & set("[]*:?/\\") or name.endswith("'") for name in names)


def test_missing_reconciliation():
    """A total that cannot be reconciled says what is missing, without formulas."""
    sheet = ReconciliationSheet(row="t", title="取水量", paper="205-4表", unit="m³", gaps=("缺合计数。",))
    page = book((), (sheet,)).worksheets[-1]

    assert any(cell.value == "缺合计数。" for row in page.iter_rows() for cell in row)


def test_a_figure_without_an_end_is_a_fraction():
    """A third is written as a formula, so that nothing is lost."""
    lines = (
        ReconciliationLine(title="本程序计算的合计", value=Fraction(1, 3), kind="ours"),
        ReconciliationLine(title="对方", value=Fraction(1), kind="theirs"),
        ReconciliationLine(title="差异", value=Fraction(2, 3), kind="difference"),
        ReconciliationLine(title="未解释的差异", value=Fraction(2, 3), kind="rest"),
    )
    sheet = ReconciliationSheet(row="t", title="取水量", paper="205-4表", unit="m³", lines=lines)
    page = book((), (sheet,)).worksheets[-1]

    assert "=1/3" in {row[3].value for row in page.iter_rows()}


def test_sheets_are_upright_and_link_by_their_whole_title():
    """Every sheet prints on upright A4, one page wide; the contents cut no title short."""
    long = named("14", "废水主要污染物年均排放浓度优于许可排放浓度限值的最低比例和更多")
    pages = book((*sheets("plot-ratio"), long), totals())
    contents = [row[0].value for row in pages.worksheets[0].iter_rows()]

    assert {page.page_setup.orientation for page in pages} == {"portrait"}
    assert all(page.sheet_properties.pageSetUpPr.fitToPage for page in pages)
    assert f"14 {long.title}" in contents


def test_a_document_that_is_not_named_is_seen_to_be_open():
    """An input without its source document says so, as it does on paper."""
    (sheet,) = sheets("plot-ratio")
    open_ = replace(sheet, inputs=tuple(replace(one, source="") for one in sheet.inputs))
    page = book((open_,)).worksheets[1]
    texts = [cell.value for row in page.iter_rows() for cell in row]

    assert texts.count("（未填）") == len(sheet.inputs)
