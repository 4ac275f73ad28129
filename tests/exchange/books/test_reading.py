"""Spreadsheet files of Excel, WPS and LibreOffice as values."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from gf_desktop.exchange.books import Block, Fault, address, column_letters, column_number, read_book
from tests.exchange.spreadsheets import FILES, ods_parts, xlsb_parts, xlsx_parts, zipped


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_files_of_libreoffice_are_read_alike(kind):
    """One table saved by LibreOffice in three formats gives the same cells, the same fault, the same merged block."""
    book = read_book(FILES / f"libreoffice.{kind}")

    sheet, hidden = book.sheets

    assert (book.kind, sheet.name, sheet.hidden) == (kind, "能源消费", False)
    assert (hidden.name, hidden.hidden, hidden.value(0, 0)) == ("隐藏的表", True, "藏")
    assert sheet.rows[2][:4] == ["电力", "万kWh", 146.465, date(2024, 6, 30)]
    assert sheet.rows[3][3] == datetime.fromisoformat("2024-06-30T08:30")
    assert sheet.rows[4] == ["柴油", "吨", "1,200.5", None, None]
    assert (sheet.height, sheet.width, sheet.rows[6][2]) == (7, 5, 176.465)
    assert sheet.faults == {(5, 2): Fault("error", "#DIV/0!")}
    assert sheet.merged == (Block(0, 0, 0, 4),)
    assert [sheet.shown(0, 4), sheet.value(0, 4)] == ["某厂2025年能源消费统计", None]


def test_files_of_excels_make_are_read(tmp_path):
    """Texts, figures, days, moments, times, durations and truths of an .xlsx come as what they are."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page["B2"], page["C2"], page["D2"] = "名称", 1.5, date(2024, 6, 1)
    page["E2"], page["F2"], page["G2"] = datetime.fromisoformat("2024-06-01T08:00"), time(8, 30), True
    page["H2"] = timedelta(hours=30)
    book.create_sheet("深藏").sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")

    first, second = read_book(tmp_path / "a.xlsx").sheets

    moment = [date(2024, 6, 1), datetime.fromisoformat("2024-06-01T08:00"), time(8, 30)]
    assert first.rows == [[None] * 8, [None, "名称", 1.5, *moment, True, "30:00:00"]]
    assert second.hidden


def test_an_xlsb_is_read_with_its_errors(tmp_path):
    """The binary workbook gives its figures and texts, and names the cell with an error."""
    path = zipped(tmp_path / "a.xlsb", xlsb_parts([["名称", "消费量"], ["电力", 1.25], ["焦炭", "#DIV/0!"]]))

    book = read_book(path)

    assert book.kind == "xlsb"
    assert book.sheets[0].rows == [["名称", "消费量"], ["电力", 1.25], ["焦炭", None]]
    assert book.sheets[0].faults == {(2, 1): Fault("error", "#DIV/0!")}


def test_macros_are_data_and_the_name_does_not_matter(tmp_path):
    """A workbook with macros under another name is read as what it is; nothing of it runs."""
    parts = xlsx_parts('<row r="1"><c r="A1"><v>5</v></c></row>') | {"xl/vbaProject.bin": b"Auto_Open"}

    book = read_book(zipped(tmp_path / "a.dat", parts))

    assert (book.kind, book.sheets[0].rows) == ("xlsx", [[5.0]])


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ('<c r="B1"><f>1+1</f></c>', Fault("no-value")),
        ('<c r="B1"><f>1+1</f><v></v></c>', Fault("no-value")),
        ('<c r="B1"><f>1+1</f><v/></c>', Fault("no-value")),
        ('<c r="B1" t="e"><v>#REF!</v></c>', Fault("error", "#REF!")),
        ("<c r='B1' t='e'><f>A1/0</f><v>#DIV/0!</v></c>", Fault("error", "#DIV/0!")),
        ('<c r="B1" t="str"><f>""</f><v></v></c>', None),
        ('<c r="B1"><f>1+1</f><v>2</v></c>', None),
    ],
)
def test_formulas_without_result_and_errors_are_named(tmp_path, cell, fault):
    """A cell that calamine shows as empty is a fault where it holds an error or a formula that was never reckoned."""
    data = f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>'

    sheet = read_book(zipped(tmp_path / "a.xlsx", xlsx_parts(data))).sheets[0]

    assert sheet.faults == ({(0, 1): fault} if fault else {})


def test_a_fault_alone_keeps_its_row(tmp_path):
    """A row that holds nothing but an error is not cut off with the empty ones."""
    data = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3" t="e"><v>#N/A</v></c></row>'

    sheet = read_book(zipped(tmp_path / "a.xlsx", xlsx_parts(data))).sheets[0]

    assert (sheet.height, sheet.width) == (3, 3)
    assert sheet.faults == {(2, 2): Fault("error", "#N/A")}


def test_cells_without_addresses_are_counted(tmp_path):
    """Where a file leaves the addresses out, a cell stands behind the one before it."""
    data = '<row><c><v>1</v></c></row><row><c/><c t="e"><v>#NUM!</v></c></row>'

    sheet = read_book(zipped(tmp_path / "a.xlsx", xlsx_parts(data))).sheets[0]

    assert sheet.faults == {(1, 1): Fault("error", "#NUM!")}


def test_formatted_rows_without_content_are_cut_off(tmp_path):
    """200,000 empty formatted rows of ten columns leave the two filled ones, and say nothing."""
    empty = "".join(
        f'<row r="{n}">' + "".join(f'<c r="{c}{n}" s="1"/>' for c in "ABCDEFGHIJ") + "</row>"
        for n in range(3, 200_003)
    )
    data = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>' + empty

    sheet = read_book(zipped(tmp_path / "a.xlsx", xlsx_parts(data))).sheets[0]

    assert sheet.rows == [[1.0, None], [None, 2.0]]


def test_repeated_empty_rows_of_an_ods_are_cut_off(tmp_path):
    """LibreOffice writes the rest of a sheet as one row repeated a million times: nothing is left of it."""
    rows = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="3"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )

    sheet = read_book(zipped(tmp_path / "a.ods", ods_parts(rows))).sheets[0]

    assert sheet.rows == [[3.0]]


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_places_are_said_as_people_read_them(column, letters):
    """Columns count A to Z, then AA; rows from 1."""
    assert (column_letters(column), column_number(letters)) == (letters, column)
    assert address(0, column) == f"{letters}1"
