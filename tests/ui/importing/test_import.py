"""The whole way from files to the year's data, and back by one step of undo."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf_desktop.domain.messages import message
from tests.ui.accessibility import nameless
from tests.ui.importing.books import changed, meter_book, printed_205_1, put, value_book

# Lists that open need what the offscreen plugin has not.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


def edited(book):
    """A changed figure, a text that is none, a new product."""
    put(book["产品"], 1, output=12345)
    put(book["产品"], 2, output="约 300")
    put(book["产品"], 5, name="新产品甲", unit="台", output=88)


def tick_state(way, state: str) -> None:
    """Tick the item of the first group that changes in this way, by the space bar."""
    page = way.wizard.differences
    model = page.differences
    row = next(at for at, one in enumerate(model.groups[0].items) if one.state == state)
    page.tree.setCurrentIndex(model.index(row, 0, model.index(0, 0)))
    QTest.keyClick(page.tree, Qt.Key.Key_Space)


def test_a_template_goes_the_whole_way_and_back_by_one_undo(driver, opened, template, tmp_path):
    """What was changed in the workbook stands in the ledgers afterwards; one undo takes all of it back."""
    model = opened.workbench.model
    before = model.document
    way = driver(changed(template, tmp_path / "改.xlsx", edited))

    assert way.files() == [("改.xlsx", "填报模板：29 张表")]
    way.next()
    assert way.sheets()["产品"] == ("产品", "4 行", "1")
    way.next()
    assert [line[:3] for line in way.problems()] == [("产品", "E6", "约 300")]
    way.next()
    assert "带问题导入" in way.said
    way.wizard.problems.anyway.setChecked(True)
    way.next()
    assert way.differences() == {
        "产品": {"三相异步电动机": ("修改", True), "离心泵": ("没有读懂", False), "新产品甲": ("新增", True)}
    }
    way.tick("产品", "离心泵")
    assert "用没有读懂的原文代替 1 行里的数" in way.wizard.differences.count.text()
    way.next()

    rows = {row.name: row for row in model.document.ledgers.products}
    assert (str(rows["三相异步电动机"].output), rows["离心泵"].drafts) == ("12345", {"output": "约 300"})
    assert opened.notices.isVisible()
    opened.workbench.actions_by_id["undo"].trigger()
    assert model.document == before
    assert not model.undo_stack.canUndo()


def test_the_import_is_said_once_and_only_when_it_is_there(driver, opened, template, tmp_path):
    """The last button begins work beside the window; what was imported is said behind it."""
    way = driver(changed(template, tmp_path / "改.xlsx", lambda book: put(book["产品"], 1, output=7)))
    told = []
    before = opened.workbench.model.document
    way.wizard.applied.connect(lambda said: told.append((said, opened.workbench.model.document != before)))
    for _ in range(4):
        way.next()

    assert told == [("已导入：修改 1 行。", True)]


def test_the_notice_takes_the_import_back(driver, opened, template, tmp_path):
    """撤销 in the notice is the same as undo."""
    before = opened.workbench.model.document
    way = driver(changed(template, tmp_path / "改.xlsx", lambda book: put(book["产品"], 1, output=7)))
    for _ in range(4):
        way.next()
    assert opened.workbench.model.document != before

    opened.notices.action_triggered.emit()

    assert opened.workbench.model.document == before


def test_enter_presses_the_button_that_has_the_focus(driver, ask, template):
    """选择文件… is pressed by Enter as by the space bar; what was chosen is read."""
    way = driver()
    button = way.wizard.files.empty.button
    button.setFocus()
    ask.answer([template])

    QTest.keyClick(button, Qt.Key.Key_Return)
    way.wait()

    assert [name for name, _ in way.files()] == [template.name]
    assert way.wizard.currentPage() is way.wizard.files


def test_a_text_that_is_no_figure_leaves_the_figure(driver, opened, template, tmp_path):
    """Not ticked and said so: the rest of the row comes in, and the figure that was there stays."""

    def change(book):
        put(book["产品"], 2, output="约 300", note="新备注")

    before = next(row for row in opened.workbench.model.document.ledgers.products if row.name == "离心泵")
    way = driver(changed(template, tmp_path / "改.xlsx", change))
    way.next()
    way.next()
    way.wizard.problems.anyway.setChecked(True)
    way.next()
    model = way.wizard.differences.differences
    (group,) = model.groups
    states = [(one.state, one.key in model.chosen()) for one in group.items]
    assert states == [("changed", True), ("draft", False)]
    assert "保留原来的数" in group.items[1].new

    way.next()

    after = next(row for row in opened.workbench.model.document.ledgers.products if row.name == "离心泵")
    assert (after.output, after.note, after.drafts) == (before.output, "新备注", {})


def test_months_give_way_to_a_year_only_when_ticked(driver, opened, template, tmp_path):
    """Not ticked and said so: the months stay; ticked, the year's figure stands there; one undo brings them back."""
    model = opened.workbench.model
    energy = model.document.ledgers.energy
    row = next(one for one in energy if isinstance(one.consumed, Decimal))
    by_month = replace(row, consumed=tuple(Decimal(100 + month) for month in range(12)))
    rows = (by_month if one is row else one for one in energy)
    model.rows("energy", rows, message("ui.changed", title="能源"))
    before = model.document
    way = driver(template)
    way.next()
    way.next()
    assert [line[0] for line in way.problems()] == ["能源购进、消费与库存"]
    way.wizard.problems.anyway.setChecked(True)
    way.next()
    ((title, (state, ticked)),) = way.differences()["能源购进、消费与库存"].items()
    assert (state, ticked) == ("按月改全年", False)
    assert not way.wizard.differences.isComplete()
    way.tick("能源购进、消费与库存", title)
    assert "用全年数代替 1 行里各月的数" in way.wizard.differences.count.text()
    way.next()

    assert model.document.ledgers.energy == energy
    model.undo()
    assert model.document == before


@pytest.mark.parametrize("pages", range(4))
def test_cancelling_on_any_page_changes_nothing(driver, opened, template, tmp_path, pages):
    """Until the last button is pressed the evaluation stays as it is, and nothing is remembered."""
    before = opened.workbench.model.document
    way = driver(changed(template, tmp_path / "改.xlsx", lambda book: put(book["产品"], 1, output=7)))
    for _ in range(pages):
        way.next()

    way.cancel()

    assert opened.workbench.model.document == before
    assert not opened.workbench.model.undo_stack.canUndo()


def test_rows_that_the_workbook_lacks_stay_unless_ticked(driver, opened, template, tmp_path):
    """A row deleted in the sheet is offered for deletion, not ticked; by the space bar it goes."""

    def without_last(book):
        for cell in book["产品"][LAST]:
            cell.value = None

    way = driver(changed(template, tmp_path / "少.xlsx", without_last))
    count = len(opened.workbench.model.document.ledgers.products)
    for _ in range(3):
        way.next()
    ((name, state),) = way.differences()["产品"].items()
    assert state == ("表格中没有", False)
    assert "没有选的：删除 1 行" in way.wizard.differences.count.text()

    way.tick("产品", name)
    way.next()

    assert len(opened.workbench.model.document.ledgers.products) == count - 1


LAST = 7
"""The row of the last product in the sheet."""


def test_the_same_workbook_says_that_nothing_is_new(driver, template):
    """The template as it was written has nothing to import; the last button cannot be pressed."""
    way = driver(template)
    for _ in range(3):
        way.next()

    assert way.differences() == {}
    assert not way.wizard.button(way.wizard.WizardButton.FinishButton).isEnabled()


def test_another_year_and_enterprise_are_asked_about(driver, opened, template, tmp_path):
    """A workbook of another year and name comes in only by the user's word; the name is not ticked to be changed."""

    def other(book):
        sheet = book["企业与年度"]
        for row in sheet.iter_rows():
            if row[0].value in ("gf:facts.year", "gf:facts.name"):
                row[2].value = 2024 if row[0].value.endswith("year") else "别家公司"
        put(book["产品"], 1, output=7)

    way = driver(changed(template, tmp_path / "别家.xlsx", other))
    way.next()
    way.next()
    way.wizard.problems.anyway.setChecked(True)
    way.next()
    before = opened.workbench.model.document
    way.next()
    assert "请先确认" in way.said
    assert opened.workbench.model.document == before

    for number in range(2):
        way.click(f"asked-{number}")
    way.next()

    after = opened.workbench.model.document
    assert (str(after.ledgers.products[0].output), after.applicant.name) == ("7", before.applicant.name)


def test_a_foreign_sheet_is_led_and_remembered(driver, opened, tmp_path):
    """千元 is asked about; what the user settled is taken for a sheet of the same heading the next time."""
    way = driver(value_book(tmp_path / "产值.xlsx"))
    assert "需要对应" in way.files()[0][1]
    way.next()
    assert way.sheets() == {"产值台账": ("等您对应", "", "")}
    way.next()
    assert "还有 1 张表没有对应" in way.said
    assert way.led()["产值"] == ("产品产值", "全年", "千元")
    assert way.led()["备注"] == ("备注", "", "")
    way.click("take")
    assert way.sheets()["产值台账"][0] == "等您对应"

    way.choose("fixed-money", "千元")
    way.click("take")
    assert way.sheets()["产值台账"] == ("产品", "2 行", "3")
    way.next()
    way.wizard.problems.anyway.setChecked(True)
    way.next()
    way.next()

    product = next(row for row in opened.workbench.model.document.ledgers.products if row.name == "甲产品")
    assert (str(product.value), product.value_unit, product.unit) == ("45000", "千元", "")
    again = driver(value_book(tmp_path / "产值（二）.xlsx"))
    again.next()
    assert again.sheets()["产值台账"][0] == "产品"
    assert "已按上次的对应方式" in again.wizard.sheets.mapping.how.text()


def test_a_remembered_sheet_in_another_unit_is_asked_about_anew(driver, tmp_path):
    """The heading is the same, but the line above says 万元 this time: nothing is taken without a word."""
    way = driver(value_book(tmp_path / "产值.xlsx"))
    way.next()
    way.choose("fixed-money", "千元")
    way.click("take")
    way.next()
    way.wizard.problems.anyway.setChecked(True)
    way.next()
    way.next()

    def in_ten_thousands(book):
        book["产值台账"]["A2"] = "单位：万元"

    other = driver(changed(tmp_path / "产值.xlsx", tmp_path / "万元.xlsx", in_ten_thousands))
    other.next()

    assert other.sheets()["产值台账"][0] == "等您对应"


def test_what_every_row_needs_can_be_said_once(driver, opened, tmp_path):
    """A table of meters says no carrier: the ledger is chosen, months and unit are led, the rows come by month."""
    way = driver(meter_book(tmp_path / "用电.xlsx"))
    way.next()
    way.choose("ledger", "energy")
    assert way.led()["3月"] == ("工业生产消费量", "3 月", "表中没写")
    way.lead("1月", "unit", "万kWh")
    way.click("take")
    assert way.sheets()["用电月报"][0] == "等您对应"
    way.choose("fixed-carrier", "电力")
    assert way.preview()[1][:2] == ("电力", "万kWh")
    assert way.led()["12月"] == ("工业生产消费量", "12 月", "万kWh")
    assert "合计 1266" in " ".join(way.preview()[1])

    way.lead("12月", "target", "-")
    assert way.led()["12月"] == ("不读入", "", "")
    assert "已有 11 个月" in " ".join(way.preview()[1])


def test_a_printed_205_1_is_understood_by_itself(driver, tmp_path):
    """The heading of two lines is known; a text among figures, and a year's figure for months, have their problem."""
    way = driver(printed_205_1(tmp_path / "205-1.xlsx"))
    way.next()
    assert way.sheets()["205-1表"][:2] == ("能源购进、消费与库存、统计与报告合计数", "3 行")
    assert way.preview()[1][:2] == ("原煤", "t")
    way.next()

    assert [line[1:3] for line in way.problems()] == [("G7", "约2290"), ("E7", "2300")]


def test_a_printed_205_1_in_another_unit_leaves_what_it_does_not_tell(driver, opened, tmp_path):
    """万kWh over a row in kWh: ticked, the year stands converted, unit and non-industrial use stay as they were."""
    model = opened.workbench.model
    before = next(one for one in model.document.ledgers.energy if one.carrier == "electricity")
    way = driver(printed_205_1(tmp_path / "205-1.xlsx"))
    way.next()
    way.next()
    way.wizard.problems.anyway.setChecked(True)
    way.next()
    (group, *_) = way.wizard.differences.differences.groups
    (bought, unit) = next(one for one in group.items if one.state == "months").cells
    assert bought == ("购进量", "11500000（12 个月）", "23000000")
    assert unit == ("单位", "kWh", "kWh（由 万kWh 换算）")
    tick_state(way, "months")
    way.next()

    after = next(one for one in model.document.ledgers.energy if one.id == before.id)
    assert (after.unit, after.bought) == ("kWh", Decimal(23_000_000))
    assert (after.consumed, after.non_industrial) == (before.consumed, before.non_industrial)


def test_a_unit_that_cannot_be_converted_is_not_ticked(driver, opened, tmp_path):
    """Coal in 吨标准煤 over a row in t: said with the columns in question, offered, and left out by itself."""
    model = opened.workbench.model
    before = next(one for one in model.document.ledgers.energy if one.carrier == "raw-coal")
    path = printed_205_1(tmp_path / "一.xlsx")
    path = changed(path, tmp_path / "205-1.xlsx", lambda book: book.active.__setitem__("B6", "吨标准煤"))
    way = driver(path)
    way.next()
    way.next()
    (line,) = [one for one in way.problems() if one[1] == "B6"]
    assert "“其中：加工转换投入”原来的数仍是 t 的" in line[3]
    way.wizard.problems.anyway.setChecked(True)
    way.next()
    group = way.wizard.differences.differences.groups[0]
    (item,) = [one for one in group.items if one.state == "units"]
    assert item.key not in way.wizard.differences.differences.chosen()
    assert "保留原来的单位和数" in item.new
    tick_state(way, "units")
    assert "换用 1 行里的另一种单位" in way.wizard.differences.count.text()
    way.next()

    after = next(one for one in model.document.ledgers.energy if one.id == before.id)
    assert (after.unit, after.consumed, after.transformed_in) == ("tce", Decimal(480), None)
    assert after.drafts["transformed_in"] == "3000（t）"


def test_an_emptied_cell_is_not_ticked(driver, opened, template, tmp_path):
    """A blank over a figure is an item of its own, left out by itself; ticked, the cell is emptied."""
    model = opened.workbench.model
    before = model.document.ledgers.products[0]
    way = driver(changed(template, tmp_path / "改.xlsx", lambda book: put(book["产品"], 1, output=None)))
    way.next()
    way.next()
    ((_, _, _, said),) = way.problems()
    assert "合格产品产量" in said
    way.next()
    ((item,),) = [group.items for group in way.wizard.differences.differences.groups]
    assert item.key == f"products/{before.id}#blank"
    assert way.wizard.differences.differences.chosen() == frozenset()
    assert "保留原来的内容" in item.new
    assert item.cells[0][0] == "合格产品产量"
    tick_state(way, "blank")
    assert "清空 1 行里的内容" in way.wizard.differences.count.text()
    way.next()

    assert model.document.ledgers.products[0].output is None


def test_two_files_that_contradict_are_told_with_their_cells(driver, template, tmp_path):
    """The first file's figure holds; the second's cell is named, files of one name are told apart by their folders."""
    first = changed(template, tmp_path / "一" / "数据.xlsx", lambda book: put(book["产品"], 1, output=7))
    second = changed(template, tmp_path / "二" / "数据.xlsx", lambda book: put(book["产品"], 1, output=8))
    way = driver(first, second)
    assert [name for name, _ in way.files()] == ["数据.xlsx", "二/数据.xlsx"]
    way.next()
    way.next()

    ((sheet, cell, text, said),) = way.problems()
    assert (sheet, cell, text) == ("二/数据.xlsx · 产品", "E5", "8")
    assert "数据.xlsx 产品!E5" in said


def test_files_that_cannot_be_read_say_why_and_hold_the_way(driver, template, tmp_path):
    """No spreadsheet, no rows: each says its sentence; one goes on once they are taken out."""
    (tmp_path / "信.xlsx").write_text("这是文本", encoding="utf-8")
    way = driver(template, tmp_path / "信.xlsx", tmp_path / "没有.xlsx")
    assert "文本文件" in way.files()[1][1]
    way.next()
    assert "有 2 个文件" in way.said

    for _ in range(2):
        way.click("remove")
    way.next()

    assert way.title == "读懂了什么"


def test_a_workbook_without_rows_is_said(driver, tmp_path):
    """Empty sheets tell nothing, and that is said on the first page."""
    from openpyxl import Workbook

    Workbook().save(tmp_path / "空.xlsx")

    assert "没有内容" in driver(tmp_path / "空.xlsx").files()[0][1]


def test_a_file_removed_meanwhile_is_said_before_going_on(driver, template, tmp_path):
    """What was read from a file that is gone is not taken along in silence."""
    path = changed(template, tmp_path / "走.xlsx", edited)
    way = driver(path)
    path.unlink()

    way.next()

    assert way.title == "选择文件"
    assert "重新读取" in way.said


def test_a_file_mended_meanwhile_is_read_anew(driver, template, tmp_path):
    """改好后重新读取 on the page of problems takes the mended workbook; the problem is gone."""
    path = changed(template, tmp_path / "改.xlsx", edited)
    way = driver(path)
    way.next()
    way.next()
    assert len(way.problems()) == 1

    changed(template, path, lambda book: put(book["产品"], 2, output=300))
    way.click("again")

    assert way.problems() == []
    assert "已重新读取" in way.said


def test_problems_are_filtered_copied_and_saved(driver, opened, template, tmp_path, ask, qapp):
    """One sheet's problems alone; all of them as text on the clipboard and in a file."""

    def two(book):
        put(book["产品"], 1, output="约 1")
        put(book["用水"], 1, amount="约 2")

    way = driver(changed(template, tmp_path / "改.xlsx", two))
    way.next()
    way.next()
    assert len(way.problems()) == 2
    way.choose("sheet", "改.xlsx\n用水")
    assert [line[0] for line in way.problems()] == ["用水"]

    way.click("copy")
    # The titles, two problems, and two notes that what stands there is kept.
    assert qapp.clipboard().text().count("\n") == 5
    ask.answer(tmp_path / "清单.txt")
    way.click("save")

    assert "约 2" in (tmp_path / "清单.txt").read_text(encoding="utf-8-sig")


def test_a_sheet_can_be_left_out_and_taken_back(driver, template, tmp_path):
    """忽略此表 leaves it out of the differences; 不再忽略 brings it back."""
    way = driver(changed(template, tmp_path / "改.xlsx", lambda book: put(book["产品"], 1, output=7)))
    way.next()
    way.go_to_sheet("产品")
    way.click("leave")
    assert way.sheets()["产品"][0] == "已忽略"
    way.next()
    way.next()
    assert way.differences() == {}
    way.back()
    way.back()

    way.go_to_sheet("产品")
    way.click("leave")
    way.next()
    way.next()

    assert list(way.differences()) == ["产品"]


def test_reading_can_be_cancelled(driver, template):
    """After 取消 no file is taken along, and that is said."""
    way = driver()
    way.wizard.files.read([template])
    assert way.wizard.files.progress.isVisible()
    assert not way.wizard.button(way.wizard.WizardButton.NextButton).isEnabled()

    way.wizard.files.progress.cancel.click()
    way.wait()

    assert (way.files(), way.said) == ([], "已取消读取。")


def test_closing_while_files_are_read_leaves_everything(qtbot, driver, opened, template):
    """The dialog goes at once; what is read behind it is dropped."""
    before = opened.workbench.model.document
    way = driver()
    way.wizard.files.read([template])

    with qtbot.waitSignal(way.wizard.destroyed):
        way.cancel()

    assert opened.workbench.model.document == before


def test_a_second_call_adds_files_to_the_import_that_is_open(driver, opened, template, tmp_path):
    """Dropping a further workbook on the window does not open a second import."""
    way = driver(template)
    opened.import_tables((value_book(tmp_path / "产值.xlsx"),))
    way.wait()

    assert [name for name, _ in way.files()] == [template.name, "产值.xlsx"]


def test_enter_opens_and_closes_lines_of_the_differences(driver, opened, template, tmp_path):
    """Enter in the list of differences imports nothing; it shows the cells of a row, or hides them."""
    before = opened.workbench.model.document
    way = driver(changed(template, tmp_path / "改.xlsx", lambda book: put(book["产品"], 1, output=7)))
    for _ in range(3):
        way.next()
    tree = way.wizard.differences.tree
    index = tree.model().index(0, 0)
    tree.setCurrentIndex(index)
    opened_before = tree.isExpanded(index)

    QTest.keyClick(tree, Qt.Key.Key_Return)

    assert tree.isExpanded(index) is not opened_before
    assert opened.workbench.model.document == before


def test_every_page_can_be_named_and_reached(driver, template, tmp_path):
    """A screen reader can name each control of each page."""
    way = driver(changed(template, tmp_path / "改.xlsx", edited), value_book(tmp_path / "产值.xlsx"))
    assert nameless(way.wizard) == []
    way.next()
    assert nameless(way.wizard) == []
    way.choose("fixed-money", "万元")
    way.click("take")
    way.next()
    assert nameless(way.wizard) == []
    way.wizard.problems.anyway.setChecked(True)
    way.next()
    assert nameless(way.wizard) == []
