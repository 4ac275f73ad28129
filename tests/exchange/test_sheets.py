"""The platform's table as a workbook, read back cell by cell."""

from __future__ import annotations

import errno
import os
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from gf_desktop.domain.document import Answer
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.pack import Form, FormField
from gf_desktop.domain.platform_sheet import Column, Sheet, SheetRow, platform_sheet
from gf_desktop.domain.report.cells import Cell, shown
from gf_desktop.exchange.sheets import TABLE_ROW, workbook_bytes, write_platform_sheet
from tests.domain.report.builders import EVIDENCE_TITLES, document, pack, say, scored, with_answer


def sheet(doc=None) -> Sheet:
    """Return the sheet of a document."""
    doc = doc or document()
    return platform_sheet(doc, pack(), scored(doc, pack()), EVIDENCE_TITLES)


@pytest.fixture
def written(tmp_path):
    """Return the workbook of the sample document, written into a folder with Chinese characters and blanks."""
    folder = tmp_path / "上报 材料"
    folder.mkdir()
    out = folder / "指标表 2025.xlsx"
    write_platform_sheet(sheet(), out, say=say)
    return load_workbook(out)


def as_typed(cell) -> str:
    """Return a cell as Excel shows it: a figure with the decimals of its format."""
    if cell.data_type == "n" and cell.value is not None:
        return f"{cell.value:.{len(cell.number_format.partition('.')[2])}f}"
    return cell.value or ""


def test_every_cell_is_read_back_as_it_stands_in_the_table(written):
    """Nothing is lost, cut or changed between the table and the workbook; merged cells keep their first text."""
    made = sheet()
    page = written["指标表"]
    covered = {c for area in page.merged_cells.ranges for c in list(area.cells)[1:]}

    for number, row in enumerate(made.rows, TABLE_ROW + 1):
        for place, column in enumerate(made.columns, 1):
            if (number, place) not in covered:
                wanted = shown(row.cells.get(column.key, Cell()), say)
                assert as_typed(page.cell(number, place)) == wanted, (row.indicator, column.key)


def test_figures_are_numbers_with_their_typed_decimals(written):
    """115.0 is a number that shows one decimal, 12 one that shows none."""
    page = written["指标表"]
    columns = {page.cell(TABLE_ROW, place).value: place for place in range(1, 18)}
    value = page.cell(TABLE_ROW + 1, columns["2025年指标值"])
    points = page.cell(TABLE_ROW + 1, columns["分值"])

    assert (value.value, value.data_type, value.number_format) == (115.0, "n", "0.0")
    assert (points.value, points.number_format) == (12, "0")


@given(st.decimals(min_value=-(10**17), max_value=10**17, places=9, allow_nan=False, allow_infinity=False))
def test_a_figure_that_excel_would_change_is_written_as_text(value: Decimal):
    """Whatever was typed is what the workbook shows, if need be as text."""
    text = format(value, "f")
    columns = (Column("indicator", "值", 20),)
    made = Sheet("t", columns, (SheetRow("", "", "x", "", {"indicator": Cell(text, "figure")}),), ())

    cell = _cell_of(workbook_bytes(made, say))

    if cell.data_type == "n":
        assert Decimal(repr(float(cell.value))) == value
        assert as_typed(cell) == text
    else:
        assert cell.value == text


def _cell_of(data: bytes):
    from io import BytesIO

    return load_workbook(BytesIO(data)).worksheets[0].cell(TABLE_ROW + 1, 1)


@pytest.mark.parametrize(
    "text", ["=1+1", "+86 516", "-无", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"]
)
def test_text_like_a_formula_stays_text(tmp_path, text):
    """What begins like a formula is kept to the character, as text that Excel does not compute."""
    doc = with_answer(document(), "energy-per-product", Answer(value=Decimal(1), note=text))
    out = tmp_path / "a.xlsx"

    write_platform_sheet(sheet(doc), out, say=say)

    cell = load_workbook(out)["指标表"].cell(TABLE_ROW + 1, 17)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    with zipfile.ZipFile(out) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_control_characters_do_not_break_the_workbook(tmp_path):
    """Characters that no workbook can hold are left out, the rest stays."""
    doc = with_answer(
        document(), "energy-per-product", Answer(value=Decimal(1), note="前\x00中\x0b后\n下一行")
    )

    write_platform_sheet(sheet(doc), tmp_path / "a.xlsx", say=say)

    page = load_workbook(tmp_path / "a.xlsx")["指标表"]
    assert page.cell(TABLE_ROW + 1, 17).value == "前中后\n下一行"


def test_sections_groups_and_rows_are_merged_as_on_the_form(written):
    """First-level cells reach over their section, second-level over their group, a row's over its products."""
    page = written["指标表"]
    first = TABLE_ROW + 1
    areas = {str(area) for area in page.merged_cells.ranges}

    assert f"A{first}:A{first + 5}" in areas
    assert f"B{first}:B{first + 3}" in areas
    assert f"P{first + 1}:P{first + 3}" in areas


def test_page_is_set_up_for_print(written):
    """The table prints on A4 across, one page wide, its header on each page, and the header stays on the screen."""
    page = written["指标表"]

    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == f"${TABLE_ROW}:${TABLE_ROW}"
    assert page.freeze_panes == f"E{TABLE_ROW + 1}"


def test_second_page_says_what_the_table_is(written):
    """Version, standing, sources and the statement stand on a page of their own."""
    page = written["说明"]
    facts = {page.cell(number, 1).value: page.cell(number, 2).value for number in range(1, page.max_row + 1)}

    assert facts["评价要求来源性质"] == "非官方转录"
    assert facts["统一社会信用代码"] == "91320000MA1XK3T89G"
    assert "转录未核" in facts["数据来源与可信度"]
    assert facts["声明"] == "自评价结果，非认证结论"


def test_a_missing_folder_is_said(tmp_path):
    """Nothing is made where the folder does not exist; the sentence names it."""
    with pytest.raises(UserFacingError) as raised:
        write_platform_sheet(sheet(), tmp_path / "无" / "a.xlsx", say=say)

    assert str(tmp_path / "无") in say(raised.value.said)


def test_a_full_disk_leaves_the_old_workbook(tmp_path, monkeypatch):
    """When the disk is full the old file still stands and no half one lies beside it."""
    out = tmp_path / "a.xlsx"
    out.write_bytes(b"old")

    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserFacingError) as raised:
        write_platform_sheet(sheet(), out, say=say)

    assert "磁盘空间不足" in say(raised.value.said)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_the_forms_information_is_a_page_of_its_own(tmp_path):
    """Title, text and remark of each field in the form's order; a text that begins like a formula stays text."""
    fields = (FormField(title="工厂名称", field="name"), FormField(title="传真", if_any=True, most=20))
    table = replace(pack().table, form=Form(information=fields, steps=("盖章", "上传")))
    made, doc = replace(pack(), table=table), replace(document(), information={"传真": "=1+1"})
    book = load_workbook(_written(platform_sheet(doc, made, scored(doc, made), EVIDENCE_TITLES), tmp_path))
    page = book["基本信息"]

    assert book.sheetnames == ["指标表", "基本信息", "说明"]
    assert [tuple(cell or "" for cell in line) for line in page.iter_rows(values_only=True)] == [
        ("名称", "填写内容", "说明"),
        ("工厂名称", doc.applicant.name, ""),
        ("传真", "=1+1", "最多 20 字\n有则填写"),
    ]
    assert page["B3"].data_type == "s"
    facts = {line[0]: line[1] for line in book["说明"].iter_rows(values_only=True)}
    assert facts["承诺的办理"] == "盖章\n上传"


def test_a_table_without_a_form_has_no_page_of_information(written):
    """The workbook has the table and what it is, as before."""
    assert written.sheetnames == ["指标表", "说明"]


def _written(made: Sheet, folder):
    out = folder / "sheet.xlsx"
    write_platform_sheet(made, out, say=say)
    return out
