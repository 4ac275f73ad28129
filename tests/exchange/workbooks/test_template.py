"""The template as it is written: its sheets, headings, lists, rights and pages."""

from __future__ import annotations

from typing import get_args

import openpyxl
import pytest

from gf_desktop.domain.data_fit import readers
from gf_desktop.domain.ledgers import LEDGERS, columns
from gf_desktop.exchange.workbooks.departments import gives, ledgers_of
from gf_desktop.exchange.workbooks.plan import plan
from gf_desktop.exchange.workbooks.shapes import Department
from tests.exchange.workbooks.builders import SCHEME, column, document, program, template


def book_of(tmp_path, of=None, **asked):
    """Return a written template."""
    return openpyxl.load_workbook(template(tmp_path, of, **asked))


def test_the_scheme_s_sheets_come_first(tmp_path):
    """Instructions and facts lead, then what the calculators read, then what is marked as optional."""
    titles = book_of(tmp_path).sheetnames
    optional = [title for title in titles if title.endswith("（可选）")]

    assert titles[:3] == ["填写说明", "企业与年度", "评价边界"]
    assert titles[-1] == "下拉列表"
    assert titles.index("能源购进、消费与库存") < titles.index(optional[0])
    assert titles[-1 - len(optional) : -1] == optional
    assert "计量器具（可选）" in optional


def test_each_ledger_has_its_sheet_once(tmp_path):
    """Every ledger of the year can be told, whichever scheme asks."""
    pack = program().library.pack(SCHEME)
    tables = [sheet.key for sheet in plan(pack).sheets]

    assert sorted(key for key in tables if key in LEDGERS) == sorted(LEDGERS)
    assert set(readers(pack)) >= {"energy", "water", "waste", "parcels"}


def test_headings_are_kept_and_cells_are_free(tmp_path):
    """Headings are locked without a password; cells, also far below, are open; rows may be inserted."""
    sheet = book_of(tmp_path)["用水"]
    amount = sheet.cell(4, column(sheet, "amount"))

    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not sheet.protection.insertRows
    assert amount.protection.locked
    assert not sheet.cell(5, amount.column).protection.locked
    assert not sheet.column_dimensions[amount.column_letter].protection.locked


def test_headings_say_unit_and_need(tmp_path):
    """A fixed unit stands in the heading, a required one bears a star, and a comment helps."""
    sheet = book_of(tmp_path)["产品"]

    assert sheet.cell(4, column(sheet, "metered_energy")).value == "计量的能耗（tce）"
    assert sheet.cell(4, column(sheet, "name")).value == "名称 *"
    assert "合格产品" in sheet.cell(4, column(sheet, "output")).comment.text
    assert sheet.row_dimensions[3].hidden


def lists_of(sheet, key):
    """Return the rules of a field's first cell."""
    cell = sheet.cell(5, column(sheet, key)).coordinate
    return [one for one in sheet.data_validations.dataValidation if cell in one.sqref]


def test_choices_units_and_names_have_lists(tmp_path):
    """Choices take what the list has only; units and names suggest; figures warn and never force."""
    book = book_of(tmp_path)
    (kind,), (unit,), (amount,) = (lists_of(book["用水"], key) for key in ("kind", "unit", "amount"))
    (site,) = lists_of(book["用水"], "site")
    place = kind.formula1.partition("!")[2].replace("$", "")

    assert (kind.type, kind.showErrorMessage) == ("list", True)
    assert next(cell.value for (cell,) in book["下拉列表"][place]) == "取水：自来水"
    assert (unit.type, unit.showErrorMessage) == ("list", False)
    assert site.formula1.startswith("'厂区清单'!")
    assert (amount.type, amount.errorStyle) == ("custom", "warning")


def test_months_have_a_sheet_with_a_sum(tmp_path):
    """By month, each quantity has a line of twelve cells and a sum that names how many are missing."""
    sheet = book_of(tmp_path, document(), months=True)["能源购进、消费与库存（按月）"]
    line = next(row for row in sheet.iter_rows(min_row=5) if row[0].value == "e4")

    assert [cell.value for cell in line[1:15]] == ["柴油", "工业生产消费量", *[10] * 12]
    assert line[15].value.startswith("=IF(COUNT(D")
    assert "能源购进、消费与库存（按月）" not in book_of(tmp_path).sheetnames


def test_pages_are_a4_with_headings_repeated(tmp_path):
    """Every sheet is set up for A4, and a wide table repeats headings and names on each page."""
    book = book_of(tmp_path)
    energy = book["能源购进、消费与库存"]

    assert {sheet.page_setup.paperSize for sheet in book if sheet.sheet_state == "visible"} == {9}
    assert energy.print_title_rows == "$1:$4"
    assert energy.print_title_cols == "$A:$B"
    assert energy.freeze_panes == "C5"


@pytest.mark.parametrize("department", get_args(Department))
def test_a_department_is_asked_for_its_own(department, tmp_path):
    """A department's workbook holds its ledgers and columns, what names the rows, and whose year it is."""
    book = book_of(tmp_path, document(), department=department)
    marks = {
        tuple(str(cell.value).removeprefix("gf:").split(".", 1))
        for sheet in book
        if sheet.max_row > 3
        for cell in sheet[3]
        if str(cell.value).startswith("gf:")
    }
    ledgers = {table for table, _ in marks if table in LEDGERS}

    assert ledgers == set(ledgers_of(department))
    assert "企业与年度" in book.sheetnames
    for ledger in ledgers:
        told = {key for table, key in marks if table == ledger} - {"id", "name"}
        assert {one.key for one in columns(ledger) if gives(department, ledger, one.key)} - {
            "id",
            "name",
        } <= told


def test_every_ledger_has_a_department():
    """Each column of each ledger is given by some department."""
    missing = [
        f"{ledger}.{one.key}"
        for ledger in LEDGERS
        for one in columns(ledger)
        if one.key not in ("id", "name", "site")
        and not any(gives(department, ledger, one.key) for department in get_args(Department))
    ]

    assert missing == []
