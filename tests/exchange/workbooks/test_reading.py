"""Workbooks as people give them back: moved, renamed, pasted over. Each mishap is a sentence with its cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.exchange.workbooks.builders import changed, column, document, put, said, sheets, template

ENERGY, WATER = "能源购进、消费与库存", "用水"


def understood(path):
    """Return what a workbook told."""
    return sheets().understand([path])


def rows(told, table):
    """Return the told rows of a table."""
    return told.telling.rows[table]


def test_a_filled_in_row_is_read(tmp_path):
    """Words become codes, usual ways to write a unit become ours, figures stay exact."""
    path = changed(
        template(tmp_path),
        lambda book: put(
            book[ENERGY], 5, carrier="电力", unit="万度", consumed=146.465, out_counted="不含在消费量内"
        ),
    )
    told = understood(path)
    (row,) = rows(told, "energy")

    assert said(told) == []
    assert row.id == ""
    assert (row.values["carrier"], row.values["unit"], row.values["consumed"]) == (
        "electricity",
        "万kWh",
        Decimal("146.465"),
    )
    assert row.values["out_counted"] == "outside"


def test_text_that_is_no_figure_is_kept_as_a_draft(tmp_path):
    """The cell is named, its text is kept, the rest of the row is read."""
    path = changed(
        template(tmp_path), lambda book: put(book[WATER], 5, kind="取水：自来水", unit="m³", amount="约 300")
    )
    told = understood(path)
    (row,) = rows(told, "water")

    assert said(told) == [("cell.no-figure", "E5")]
    assert row.drafts == {"amount": "约 300"}
    assert row.values["kind"] == "intake-tap"


@pytest.mark.parametrize(
    ("share", "asked"), [(0.45, True), (1, True), (45, False), (0, False), ("0.45", False)]
)
def test_a_share_up_to_one_is_asked_about(share, asked, tmp_path):
    """A cell that shows 45% holds 0.45: it is read as it stands and asked about, as on any sheet."""

    def change(book):
        put(book["产品"], 5, name="甲", unit="t", energy_share=share)
        book["产品"].cell(5, column(book["产品"], "energy_share")).number_format = "0%"

    told = understood(changed(template(tmp_path), change))
    (row,) = rows(told, "products")

    assert [code for code, _ in said(told)] == ["cell.percent"] * asked
    assert row.values["energy_share"] == Decimal(str(share))


def test_a_site_s_share_up_to_one_is_asked_about(tmp_path):
    """The share of a site's land is asked about as a ledger's is."""
    told = understood(
        changed(template(tmp_path), lambda book: put(book["厂区清单"], 5, name="北厂", land_share=0.6))
    )

    assert [code for code, _ in said(told)] == ["cell.percent"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"kind": "自来水厂的水"}, "cell.choice"),
        ({"kind": "重复用水"}, "cell.choice-several"),
        ({"kind": "取水：自来水", "unit": "kWh"}, "workbook.unit-wrong"),
        ({"kind": "取水：自来水", "unit": "大桶"}, "unit.unknown"),
        ({"kind": "取水：自来水", "amount": "=SUM(A1:A2)"}, "cell.no-value"),
    ],
)
def test_a_wrong_cell_is_named(values, code, tmp_path):
    """What was pasted over a list, a unit of another kind, a formula without result: each is said once."""
    path = changed(template(tmp_path), lambda book: put(book[WATER], 5, **values))

    assert [one for one, _ in said(understood(path))] == [code]


def test_moved_inserted_and_renamed_is_understood(tmp_path):
    """Columns in another order, columns of one's own and a renamed sheet are understood, and told."""

    def change(book):
        sheet = book[WATER]
        put(sheet, 5, kind="生活区用水", unit="m³", amount=30)
        sheet.title = "水"
        unit, amount = column(sheet, "unit"), column(sheet, "amount")
        for line in range(3, 6):
            one, other = sheet.cell(line, unit), sheet.cell(line, amount)
            one.value, other.value = other.value, one.value
        sheet.insert_cols(2)
        sheet["B4"], sheet["B5"] = "我的说明", "备忘"

    told = understood(changed(template(tmp_path), change))
    (row,) = rows(told, "water")

    assert {code for code, _ in said(told)} == {
        "workbook.order",
        "workbook.renamed",
        "workbook.column-unknown",
    }
    assert not any(one.serious for one in told.remarks)
    assert (row.values["unit"], row.values["amount"]) == ("m³", Decimal(30))


def test_deleted_marks_and_headings_leave_the_sheet_readable(tmp_path):
    """A sheet without marks is known by its headings; one heading less is known by its mark."""

    def change(book):
        put(book[WATER], 5, kind="生活区用水", unit="m³", amount=30)
        put(book["固体废物"], 5, name="炉渣", unit="t", generated=5)
        book["固体废物"].cell(4, column(book["固体废物"], "generated")).value = None
        for cell in book[WATER][3]:
            cell.value = None

    told = understood(changed(template(tmp_path), change))

    assert {code for code, _ in said(told)} == {"workbook.marks-gone", "workbook.heading-gone"}
    assert rows(told, "water")[0].values["amount"] == Decimal(30)
    assert rows(told, "waste")[0].values["generated"] == Decimal(5)


def test_a_heading_that_says_another_column_is_not_guessed_at(tmp_path):
    """Where heading and mark contradict, the column is left out and the heading named."""

    def change(book):
        sheet = book["固体废物"]
        put(sheet, 5, name="炉渣", unit="t", generated=5)
        sheet.cell(4, column(sheet, "generated")).value = "处置量"

    told = understood(changed(template(tmp_path), change))

    assert [code for code, _ in said(told)] == ["workbook.heading-other"]
    assert "generated" not in rows(told, "waste")[0].values


def test_hidden_sheets_and_merged_cells_are_said(tmp_path):
    """A sheet that was hidden is not read; merged cells are named."""

    def change(book):
        put(book[WATER], 5, kind="生活区用水", unit="m³", amount=30)
        book[WATER].sheet_state = "hidden"
        put(book["固体废物"], 5, name="炉渣", unit="t", generated=5)
        book["固体废物"].merge_cells("B5:B6")

    told = understood(changed(template(tmp_path), change))

    assert said(told) == [("workbook.hidden", ""), ("workbook.merged", "B5:B6")]
    assert "water" not in told.telling.rows


def test_rows_pasted_twice_are_read_once(tmp_path):
    """The same row twice is one row; the same id with other contents is a new row; both are said."""

    def change(book):
        sheet = book["固体废物"]
        for line, amount in ((5, 5), (6, 5), (7, 9)):
            put(sheet, line, id="s1", name="炉渣", unit="t", generated=amount)

    told = understood(changed(template(tmp_path), change))

    assert said(told) == [("workbook.row-twice", "A6"), ("workbook.id-twice", "A7")]
    assert [row.id for row in rows(told, "waste")] == ["s1", ""]


def months(book, line, name, quantity, figures):
    """Fill in a line of the energy's sheet by month."""
    sheet = book[f"{ENERGY}（按月）"]
    put(sheet, line, name=name, quantity=quantity)
    for month, figure in enumerate(figures, 1):
        sheet.cell(line, column(sheet, f"months.{month}")).value = figure


def test_months_find_their_row_by_its_name(tmp_path):
    """A line by month belongs to the row of its name; a missing month stays missing."""

    def change(book):
        put(book[ENERGY], 5, carrier="电力", unit="kWh", consumed="按月")
        months(book, 5, "电力", "工业生产消费量", [10] * 11)

    told = understood(changed(template(tmp_path, months=True), change))
    (row,) = rows(told, "energy")

    assert said(told) == []
    assert row.values["consumed"] == (*[Decimal(10)] * 11, None)


def test_months_that_contradict_are_said(tmp_path):
    """A year's figure beside other months, 按月 without months, and months of no row are each named."""

    def change(book):
        put(book[ENERGY], 5, carrier="电力", unit="kWh", consumed=100, bought="按月")
        months(book, 5, "电力", "工业生产消费量", [10] * 12)
        months(book, 6, "蒸汽", "工业生产消费量", [10] * 12)

    told = understood(changed(template(tmp_path, months=True), change))
    (row,) = rows(told, "energy")

    assert [code for code, _ in said(told)] == [
        "workbook.months-whose",
        "workbook.months-missing-line",
        "workbook.months-differ",
    ]
    assert row.values["consumed"] == (Decimal(10),) * 12
    assert row.drafts == {"bought": "按月"}


def test_a_day_that_is_none_is_kept_and_said(tmp_path):
    """去年 stays as it was written and is asked about; a year, a month or a day is not."""

    def change(book):
        for row, day in ((5, "去年"), (6, "2024年6月"), (7, "2023")):
            put(book["绿色低碳改造升级项目"], row, completed=day)

    told = understood(changed(template(tmp_path, document()), change))
    days = [row.values["completed"] for row in rows(told, "projects")]

    assert days[:3] == ["去年", "2024-06", "2023"]
    assert said(told) == [("workbook.date-kept", f"{letter(tmp_path)}5")]


def letter(folder):
    """Return the column of the day on which a project was completed."""
    import openpyxl

    sheet = openpyxl.load_workbook(next(folder.glob("*.xlsx")))["绿色低碳改造升级项目"]
    return next(cell.column_letter for cell in sheet[3] if str(cell.value).endswith(".completed"))


def test_facts_and_choices_are_read(tmp_path):
    """Forms tell enterprise, year and choices by their rows' marks."""

    def change(book):
        sheet = book["计算选项"]
        line = next(cell.row for cell in sheet["A"] if cell.value == "gf:settings.energy")
        sheet.cell(line, 3).value = "按产量"

    told = understood(changed(template(tmp_path, document()), change)).telling.facts

    assert (told["facts.name"], told["facts.year"], told["settings.energy"]) == ("样例厂", 2025, "output")


def test_new_rows_that_are_alike_are_both_read_and_said(tmp_path):
    """Two new rows of the very same contents may be two things: both come, and the user is asked to look."""

    def change(book):
        for line in (5, 6):
            put(book["固体废物"], line, name="炉渣", unit="t", generated=5)

    told = understood(changed(template(tmp_path), change))

    assert said(told) == [("workbook.row-alike", "A6")]
    assert len(rows(told, "waste")) == 2
