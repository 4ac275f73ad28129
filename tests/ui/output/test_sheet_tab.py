"""The platform's table: everything is there, each cell is copied to the character, and Excel holds the same."""

from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from gf_desktop.domain.document import Answer, OwnBenchmark, OwnFigure
from gf_desktop.domain.report.cells import shown
from gf_desktop.exchange.documents import read_document
from gf_desktop.ui.output.cells import WHOLE, broken
from gf_desktop.ui.output.files import file_name, stem
from gf_desktop.ui.output.sheet_tab import MOST_WHOLE
from tests.ui.accessibility import nameless
from tests.ui.assessment.scene import RESOURCES


def test_the_table_shows_every_cell_in_the_platforms_order(open_output):
    """Columns, rows and texts are those of the sheet that is handed in."""
    driver = open_output()
    making, model = driver.page.making, driver.page.sheet.model
    sheet = making.reports.sheet(making.snapshot())

    assert [one.key for one in model.columns] == [one.key for one in sheet.columns]
    assert model.rows() == sheet.rows
    for number, row in enumerate(sheet.rows):
        for place, column in enumerate(sheet.columns):
            text = shown(row.cells[column.key], making.model.say) if column.key in row.cells else ""
            assert model.index(number, place).data() == text.replace("\n", "　")


def test_a_value_is_copied_as_it_was_typed(open_output, sample):
    """Ctrl+C, the sign in the cell and the button beside its full text copy the same: no thousands marks, no end."""
    answers = {**sample.answers, "energy-per-product": Answer(value=Decimal("12345.60"))}
    driver = open_output(document=replace(sample, answers=answers))
    clipboard = QApplication.clipboard()

    assert driver.cell("energy-per-product", "value") == "12345.60"
    assert driver.copy_by_keys() == "12345.60"
    clipboard.clear()
    assert driver.copy_by_sign() == "12345.60"
    clipboard.clear()
    driver.press("copy-cell")
    assert clipboard.text() == "12345.60"


def test_benchmarks_of_ones_own_are_marked_and_copied_without_the_mark(open_output, sample):
    """自填 stands beside the figure on the screen; what is pasted into the platform is the figure alone."""
    own = OwnFigure(value=Decimal("0.40"), source="市局通知")
    benchmarks = {**sample.benchmarks, "carbon-per-product": OwnBenchmark(lead=own)}
    driver = open_output(document=replace(sample, benchmarks=benchmarks))

    assert driver.cell("carbon-per-product", "lead") == "0.40（自填）"
    assert driver.copy_by_keys() == "0.40"
    assert "自填" not in driver.cell("carbon-per-product", "base")


def test_short_words_are_not_cut(open_output):
    """Points, unit and benchmarks are read whole, however narrow the table."""
    table = open_output().page.sheet.table
    for number, column in enumerate(open_keys(table)):
        if column in WHOLE:
            texts = [str(table.model().index(row, number).data()) for row in range(table.model().rowCount())]
            widest = max(map(table.fontMetrics().horizontalAdvance, texts))
            most = table.fontMetrics().horizontalAdvance("字") * MOST_WHOLE
            assert table.columnWidth(number) > min(widest, most), column


def open_keys(table) -> list[str]:
    """Return the keys of a table's columns."""
    return [column.key for column in table.model().columns]


def test_a_text_of_several_lines_is_read_and_copied_whole(open_output):
    """On the screen it stands on one line; below it and on the clipboard are its lines."""
    driver = open_output()

    shown_text = driver.cell("carbon-per-product", "required")

    assert "\n" not in shown_text
    assert driver.full_cell().splitlines()[0] == "1. 指标计算过程表"
    assert driver.copy_by_keys() == driver.full_cell()


def test_words_that_explain_an_empty_cell_are_not_copied(open_output):
    """What is not filled in is said, not pasted; the clipboard keeps what it had."""
    driver = open_output()
    QApplication.clipboard().setText("之前的内容")

    assert driver.cell("land-output", "value") == "未填"
    assert driver.copy_by_keys() == "之前的内容"
    assert not driver.page.sheet.copy.isEnabled()


def test_enter_goes_down_so_that_values_are_copied_one_after_another(open_output):
    """Enter keeps the column; the right pane follows to the row's explanation."""
    driver = open_output()
    driver.cell("energy-per-product", "value")
    table = driver.page.sheet.table

    QTest.keyClick(table, Qt.Key.Key_Return)

    assert driver.full_cell() == "0.45"
    assert driver.page.window().place.row == "carbon-per-product"
    QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert driver.full_cell() == "115.0"


def test_the_sign_says_that_the_cell_was_copied_until_another_is_chosen(open_output):
    """The tick stands in the copied cell only."""
    driver = open_output()
    driver.cell("energy-per-product", "value")
    table = driver.page.sheet.table
    driver.copy_by_keys()
    copied = table.currentIndex()
    assert table.just_copied(copied)

    driver.cell("carbon-per-product", "value")

    assert not table.just_copied(copied)


def test_the_chosen_cell_is_seen_whole_in_any_window(open_output):
    """Opening and making the window smaller keep the value before the eyes."""
    driver = open_output()
    table = driver.page.sheet.table

    for width in (1366, 1000):
        driver.page.window().resize(width, 620)
        driver.bot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(table.currentIndex())))
    assert table.currentIndex().data() == "115.0"


def test_the_table_opens_at_its_beginning_with_rows_to_see(open_output):
    """It is not scrolled sideways, and shows twelve rows in a window of 1366 by 768 with its bar of 40."""
    driver = open_output()
    table = driver.page.sheet.table
    driver.page.window().resize(1366, 728)
    driver.bot.waitUntil(lambda: table.viewport().height() >= 12 * table.rowHeight(0))

    assert table.horizontalScrollBar().value() == 0
    assert table.currentIndex().data() == "115.0"


def test_the_rows_names_stay_while_the_other_columns_are_scrolled(open_output):
    """The last column is brought out from under them, row beside row; they are chosen and copied like all others."""
    driver = open_output()
    table = driver.page.sheet.table
    frozen = table.frozen

    driver.cell("plot-ratio", "note")
    assert table.horizontalScrollBar().value() > 0
    assert table.visualRect(table.currentIndex()).left() >= frozen.width()
    number = table.currentIndex().row()
    name = table.model().index(number, 3)
    assert frozen.visualRect(name).top() == table.visualRect(name).top()
    there = frozen.viewport().mapTo(table, frozen.visualRect(name).topLeft()).y()
    assert there == table.viewport().mapTo(table, table.visualRect(name).topLeft()).y()

    before = table.horizontalScrollBar().value()
    QTest.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=frozen.visualRect(name).center())
    assert table.currentIndex() == name
    assert table.hasFocus()
    assert table.horizontalScrollBar().value() == before
    assert driver.copy_by_sign() == "容积率"


def test_a_cell_that_is_reached_to_the_left_is_not_hidden(open_output):
    """Going back with the keys scrolls a cell out from under the names."""
    driver = open_output()
    table = driver.page.sheet.table
    driver.cell("energy-per-product", "note")
    table.setFocus()

    for _ in range(9):
        QTest.keyClick(table, Qt.Key.Key_Left)
        assert table.visualRect(table.currentIndex()).left() >= table.frozen.width()


def test_the_full_text_takes_the_lines_it_needs(open_output):
    """A figure has one line, a long text several; the table gets the rest."""
    driver = open_output()
    driver.cell("energy-per-product", "value")
    one = driver.page.sheet.text.height()

    driver.cell("energy-per-product", "required")

    line = driver.page.sheet.text.label.fontMetrics().lineSpacing()
    assert one < 2 * line
    assert driver.page.sheet.text.height() > 3 * line


def test_the_focus_stays_on_the_export_button(open_output, tmp_path):
    """One can go on with the keyboard where one was."""
    driver = open_output(tmp_path / "表.xlsx")
    export = driver.page.sheet.export
    export.setFocus()

    QTest.keyClick(export, Qt.Key.Key_Space)
    driver.wait()

    assert export.hasFocus()


def test_the_table_follows_a_change(open_output):
    """What is answered later stands in the table, and the chosen cell stays."""
    driver = open_output()
    driver.cell("energy-per-product", "value")

    driver.page.model.answer("energy-per-product", Answer(value=Decimal(118)))

    assert driver.full_cell() == "118"


def test_excel_holds_every_value(open_output, tmp_path, system):
    """The workbook read back has the table's values; afterwards its folder can be opened."""
    path = tmp_path / "上报 材料" / "填报表.xlsx"
    path.parent.mkdir()
    driver = open_output(path)
    driver.export_sheet()

    book = load_workbook(path)
    written = {str(cell.value) for line in book.worksheets[0].iter_rows() for cell in line}
    for row in driver.page.sheet.model.rows():
        value = row.cells["value"]
        if value.kind == "figure":
            assert Decimal(value.text) in {Decimal(one) for one in written if _figure(one)}
    assert driver.outcome() == "已导出“填报表.xlsx”"
    driver.follow_outcome()
    assert system.opened == [path.parent]


def _figure(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def test_a_workbook_that_cannot_be_written_is_told_in_a_sentence(open_output, tmp_path):
    """A missing folder is named with what to do; nothing is left behind."""
    path = tmp_path / "没有" / "表.xlsx"
    driver = open_output(path)
    driver.export_sheet()

    assert "不存在" in driver.outcome()
    assert not path.parent.exists()
    assert driver.page.sheet.export.isEnabled()


def test_leaving_the_question_where_to_write_changes_nothing(open_output):
    """Without a place nothing is written and nothing is said."""
    driver = open_output()
    before = driver.outcome()

    driver.press("export-sheet")

    assert driver.outcome() == before
    assert not driver.foot.worker.busy


def test_a_closed_assessment_is_exported_all_the_same(open_output, tmp_path):
    """Read only: the table is there to copy and to write."""
    driver = open_output(tmp_path / "表.xlsx", closed=True)
    driver.cell("energy-per-product", "value")
    assert driver.copy_by_keys() == "115.0"

    driver.export_sheet()

    assert (tmp_path / "表.xlsx").exists()


def test_everything_in_the_tab_has_a_name(open_output):
    """A screen reader can name each part that the focus reaches."""
    driver = open_output()

    assert nameless(driver.page) == []
    driver.cell("energy-per-product", "value")
    assert driver.page.sheet.copy.accessibleName() == "复制 单位丙纶（短纤维）产品综合能耗 · 2025年指标值"


@pytest.mark.parametrize(
    ("title", "width", "lines"),
    [
        ("标杆值", 4, ["标杆值"]),
        ("2025年指标值", 5, ["2025年", "指标值"]),
        ("审核备注（审核方填写）", 7, ["审核备注", "（审核方填写）"]),
        ("证明材料上传", 4, ["证明材料", "上传"]),
    ],
)
def test_long_titles_stand_in_two_lines(title, width, lines):
    """A title is broken where a reader would break it."""
    assert broken(title, width).split("\n") == lines


def test_names_of_files_hold_nothing_that_systems_refuse():
    """Signs that Windows refuses are replaced; an empty name is not given."""
    assert file_name('甲/乙:丙*"丁"\n') == "甲_乙_丙__丁__"
    assert file_name(" . ") == "_"
    assert len(file_name("厂" * 300)) == 80


def test_a_long_name_is_cut_so_that_the_whole_name_of_the_file_fits():
    """Enterprise, year and what the file is stay below what disks take, whole but for the enterprise's name."""
    short = stem("{name}-{year}年度-{what}", "示例厂", year=2025, what="自评价报告预览1")
    long = stem("{name}-{year}年度-{what}", "园" * 308, year=2025, what="自评价报告预览1")

    assert short == "示例厂-2025年度-自评价报告预览1"
    assert len(long) == 80
    assert long.endswith("-2025年度-自评价报告预览1")
    assert len(f"{long}.xlsx".encode()) < 255


def test_a_parks_table_shows_the_years_and_claims_no_form(open_output):
    """The tab of a park is 评价指标表 after the table's own order, with the values of each year side by side."""
    park = read_document(RESOURCES / "samples" / "sample-park-2016.json")
    driver = open_output(document=park)
    page = driver.page

    assert page.tabs.tabText(0) == page.sheet.table.accessibleName() == "评价指标表"
    assert [driver.cell("park-energy-output", key) for key in ("value-2021", "value-2022", "value")] == [
        "1.8",
        "2.1",
        "2.4",
    ]
    told = " ".join(label.text() for label in page.sheet.foot.findChildren(QLabel))
    assert "按评价要求的指标表列出" in told
    assert "平台" not in told


def test_a_factorys_table_is_the_platforms(open_output):
    """The tab of a factory is 平台填报表, in the order of the platform."""
    page = open_output().page

    assert page.tabs.tabText(0) == "平台填报表"
    assert "同列同序" in " ".join(label.text() for label in page.sheet.foot.findChildren(QLabel))
