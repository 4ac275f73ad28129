"""The table of a ledger is filled like a spreadsheet, and each gesture is one step of undo."""

from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.environment import WaterRow
from gf_desktop.domain.ledgers.land import BuildingRow, StoreyRow
from gf_desktop.domain.ledgers.production import ProductRow
from tests.ui.accessibility import nameless
from tests.ui.pages.ledger_page import Held, Key

# The list under a cell is a window of its own; without a screen it can be neither raised nor given the keys.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

POWER = EnergyRow(id="e1", carrier="electricity", unit="kWh", bought=Decimal(2000), consumed=Decimal(1000))
COAL = EnergyRow(id="e2", carrier="raw-coal", unit="t", consumed=Decimal(30))


def test_enter_goes_down_and_tab_goes_right(open_ledger):
    """Each key leaves the cell with its figure and moves by one cell, in the frozen columns too."""
    driver = open_ledger("energy", POWER, COAL)
    driver.type(0, "consumed", "1,234.5")
    assert driver.at() == (1, "consumed")
    driver.type(0, "consumed", "99", Key.Key_Tab)
    assert driver.at() == (0, "feedstock")
    driver.type(0, "carrier", "焦炭")
    assert driver.at() == (1, "carrier")

    assert driver.rows[0].consumed == Decimal(99)
    assert driver.rows[0].carrier == "coke"
    assert driver.steps() == 3


def test_a_figure_is_read_as_people_write_it_and_shown_with_marks(open_ledger):
    """Full-width digits and thousands marks are read exactly; the editor shows the plain figure."""
    driver = open_ledger("energy", POWER)
    driver.type(0, "bought", "１２，３４５．６７")

    assert driver.rows[0].bought == Decimal("12345.67")
    assert driver.cell(0, "bought") == "12,345.67"
    driver.go(0, "bought")
    driver.key(Key.Key_F2)
    assert driver.editor().text() == "12345.67"


def test_typing_a_letter_opens_the_cell_with_it(open_ledger):
    """The first key is the first digit, those after it follow."""
    driver = open_ledger("energy", POWER)
    driver.go(0, "bought")
    driver.key(Key.Key_4)
    QTest.keyClicks(driver.editor(), "56")
    driver.key(Key.Key_Return)

    assert driver.rows[0].bought == Decimal(456)


def test_text_that_is_no_figure_stays_until_it_is_one(open_ledger):
    """It is kept and saved as a draft, said below the table and to a screen reader, and goes with a figure."""
    driver = open_ledger("energy", POWER)
    driver.type(0, "bought", "1.2万")
    assert driver.rows[0].drafts == {"bought": "1.2万"}
    assert driver.rows[0].bought is None
    driver.go(0, "bought")
    assert driver.cell(0, "bought") == "1.2万"
    assert driver.said().startswith("电力 · 购进量：“1.2万”")
    assert "待改正" in driver.spoken(0, "bought")

    driver.type(0, "bought", "12000")
    assert driver.rows[0].drafts == {}
    assert driver.rows[0].bought == Decimal(12000)


def test_the_last_line_becomes_a_row_with_its_first_cell(open_ledger):
    """Whichever column comes first, it is kept at once; the name that is missing is asked for in words."""
    driver = open_ledger("energy", POWER)
    driver.type(1, "consumed", "77")
    assert driver.rows[1].consumed == Decimal(77)
    assert len(driver.grid.lines) == 3
    assert driver.cell(1, "carrier") == "必填"
    assert driver.cell(2, "carrier") == ""
    driver.go(1, "carrier")
    assert driver.said() == "第 2 行 · 能源名称：这一行已保存；填上“能源名称”后才能用于计算。"
    assert driver.spoken(1, "carrier").startswith("能源名称，第 2 行，必填，缺少，")
    assert "必填" not in driver.copied()

    driver.type(1, "unit", "吨")
    driver.type(1, "carrier", "原煤")
    made = driver.rows[1]
    assert (made.carrier, made.consumed, made.unit) == ("raw-coal", Decimal(77), "t")
    assert driver.steps() == 3
    for _ in range(3):
        driver.undo()
    assert driver.rows == (POWER,)
    assert driver.cell(1, "consumed") == ""


def test_a_line_that_is_emptied_is_no_row_any_more(open_ledger):
    """Its place stays to type into, and undo brings back what stood there."""
    driver = open_ledger("energy", POWER, COAL)
    driver.choose(0, "carrier", 0, "source")
    driver.key(Key.Key_Delete)
    assert driver.rows == (COAL,)
    assert len(driver.grid.lines) == 3
    assert driver.cell(0, "carrier") == ""
    driver.undo()
    assert driver.rows == (POWER, COAL)

    driver.choose(1, "carrier", 1, "source")
    driver.key(Key.Key_Delete)
    assert driver.rows == (POWER,)
    driver.type(1, "bought", "5")
    assert [row.bought for row in driver.rows] == [Decimal(2000), Decimal(5)]


def test_an_own_carrier_is_called_as_it_was_typed(open_ledger):
    """A name that is in no list is taken where the column allows it."""
    driver = open_ledger("energy")
    driver.press("empty-add")
    driver.type(0, "carrier", "余热蒸汽")

    assert driver.rows[0].carrier == "余热蒸汽"
    assert driver.cell(0, "carrier") == "余热蒸汽"


def test_a_block_from_excel_makes_rows(open_ledger):
    """Cells go where they belong, rows are added beyond the end, quoted cells keep their lines: one step."""
    driver = open_ledger("energy", POWER)
    driver.page.columns.show("note")
    driver.page._show_columns()  # noqa: SLF001 - as the chooser does
    driver.go(0, "carrier")
    driver.paste('电力\tkWh\t\t1,000\r\n原煤\t吨\t5\t约 300\r\n"天然气"\t万Nm3\t\t12\r\n')

    assert [row.carrier for row in driver.rows] == ["electricity", "raw-coal", "natural-gas"]
    assert [row.unit for row in driver.rows] == ["kWh", "t", "万Nm³"]
    assert driver.rows[0].bought == Decimal(1000)
    assert driver.rows[1].drafts == {"bought": "约 300"}
    assert driver.steps() == 1
    driver.go(2, "note")
    driver.paste('"第一行\n第二行"')
    assert driver.rows[2].note == "第一行\n第二行"

    driver.undo()
    driver.undo()
    assert driver.rows == (POWER,)


HEADS = "能源名称\t单位\t年初库存量\t购进量\t工业生产消费量\t年末库存量"


def test_a_row_of_headings_places_the_columns_by_name(open_ledger):
    """The program's own headings are no data: each figure lands under its name, as one step of undo."""
    driver = open_ledger("energy", POWER)
    driver.go(1, "carrier")
    driver.paste(f"{HEADS}\r\n原煤\tt\t5\t100\t98\t7\r\n天然气\t万Nm3\t\t12\t12\t\r\n")

    assert [row.carrier for row in driver.rows[1:]] == ["raw-coal", "natural-gas"]
    coal = driver.rows[1]
    assert (coal.opening, coal.bought, coal.consumed, coal.closing) == (5, 100, 98, 7)
    assert (coal.feedstock, coal.unit, driver.rows[2].unit) == (None, "t", "万Nm³")
    assert "按标题对应各列" in driver.said()
    assert driver.steps() == 1
    driver.undo()
    assert driver.rows == (POWER,)


def test_headings_in_another_order_with_strange_ones_between(open_ledger):
    """Other words for a column lead there too, also to one that waits behind 更多列; unknown headings are said."""
    driver = open_ledger("energy")
    assert "coefficient" not in driver.columns()
    driver.go(0, "bought")
    driver.paste("序号\t期末库存量（吨）\t品种\t责任人\t折标系数\n1\t7\t原煤\t张三\t0.7143\n")

    (coal,) = driver.rows
    assert (coal.carrier, coal.closing, coal.unit) == ("raw-coal", 7, "t")
    assert (coal.coefficient, coal.bought, coal.note) == (Decimal("0.7143"), None, "")
    assert "没有粘贴：序号、责任人" in driver.said()
    assert "coefficient" in driver.columns()


def test_headings_of_months_lead_to_the_months(open_ledger):
    """Where months are shown, 1月 is January of the quantity chosen."""
    driver = open_ledger("energy")
    driver.by_month("consumed")
    driver.go(0, "carrier")
    driver.paste("能源名称\t2月\t1月\n原煤\t20\t10\n")

    assert driver.rows[0].consumed[:3] == (Decimal(10), Decimal(20), None)


def test_headings_alone_are_said_and_put_nowhere(open_ledger):
    """Without data below there is nothing to paste."""
    driver = open_ledger("energy", POWER)
    driver.go(0, "carrier")
    driver.paste(HEADS)

    assert driver.rows == (POWER,)
    assert "只有标题行" in driver.said()


def test_figures_in_another_unit_than_their_column_are_left_out(open_ledger):
    """Under kgce stand other figures than those of a column in tce: they would be a thousand times too big."""
    driver = open_ledger("products")
    driver.go(0, "name")
    driver.paste("产品名称\t单位\t计量的能耗（kgce）\n轴承\tt\t5000\n")

    assert (driver.rows[0].name, driver.rows[0].metered_energy) == ("轴承", None)
    assert "没有粘贴：计量的能耗（kgce）" in driver.said()


def test_one_value_fills_the_choice(open_ledger):
    """A single cell on the clipboard goes into every chosen cell."""
    driver = open_ledger("energy", POWER, COAL)
    driver.choose(0, "opening", 1, "bought")
    driver.paste("7")

    assert [(row.opening, row.bought) for row in driver.rows] == [(7, 7), (7, 7)]
    assert driver.steps() == 1


def test_what_is_copied_can_be_pasted_again(open_ledger):
    """Figures leave without thousands marks, lists by their titles, and come back as the same."""
    driver = open_ledger("energy", POWER, COAL)
    driver.choose(0, "carrier", 1, "consumed")
    text = driver.copied()
    assert text == "电力\tkWh\t\t2000\t1000\n原煤\tt\t\t\t30\n"

    driver.go(2, "carrier")
    driver.paste(text)
    assert [row.carrier for row in driver.rows[2:]] == ["electricity", "raw-coal"]
    assert [row.consumed for row in driver.rows[2:]] == [Decimal(1000), Decimal(30)]


def test_cut_fill_down_and_delete_are_one_step_each(open_ledger):
    """However many cells they change."""
    driver = open_ledger("energy", POWER, COAL, EnergyRow(id="e3", carrier="coke"))
    driver.choose(0, "unit", 2, "unit")
    driver.key(Key.Key_D, Held.ControlModifier)
    assert [row.unit for row in driver.rows] == ["kWh", "kWh", "kWh"]
    driver.choose(0, "bought", 1, "consumed")
    driver.key(Key.Key_Delete)
    assert [(row.bought, row.consumed) for row in driver.rows[:2]] == [(None, None), (None, None)]
    driver.undo()
    driver.choose(0, "bought", 0, "consumed")
    driver.key(Key.Key_X, Held.ControlModifier)
    assert QApplication.clipboard().text() == "2000\t1000\n"
    assert driver.rows[0].bought is None

    driver.undo()
    driver.undo()
    assert driver.rows[:2] == (POWER, COAL)


def test_a_single_cell_takes_the_one_above(open_ledger):
    """Ctrl+D in one cell copies from above, as in spreadsheets."""
    driver = open_ledger("energy", POWER, COAL)
    driver.go(1, "bought")
    driver.key(Key.Key_D, Held.ControlModifier)

    assert driver.rows[1].bought == Decimal(2000)


def test_rows_are_inserted_moved_and_deleted_by_keys(open_ledger):
    """The current cell goes with a moved row; undo brings deleted rows back to their place."""
    driver = open_ledger("energy", POWER, COAL)
    driver.go(1, "consumed")
    driver.key(Key.Key_Up, Held.AltModifier | Held.ShiftModifier)
    assert driver.rows == (COAL, POWER)
    assert driver.at() == (0, "consumed")
    driver.key(Key.Key_Insert, Held.ControlModifier)
    driver.type(0, "carrier", "焦炭")
    assert [row.carrier for row in driver.rows] == ["coke", "raw-coal", "electricity"]
    driver.choose(0, "carrier", 1, "unit")
    driver.key(Key.Key_Minus, Held.ControlModifier)
    assert driver.rows == (POWER,)

    driver.undo()
    assert [row.carrier for row in driver.rows] == ["coke", "raw-coal", "electricity"]


def test_a_name_can_be_emptied_and_is_asked_for(open_ledger):
    """The row stays with its figures, and what is computed from it says that its name is missing."""
    driver = open_ledger("energy", POWER)
    driver.choose(0, "carrier", 0, "unit")
    driver.key(Key.Key_Delete)

    assert (driver.rows[0].carrier, driver.rows[0].unit) == ("", "")
    assert driver.cell(0, "carrier") == "必填"
    gaps = {gap.place for row in driver.page.model.result.rows if row.derived for gap in row.derived.gaps}
    assert "energy/e1/carrier" in gaps


def test_references_are_chosen_by_name(open_ledger):
    """The list holds the names of the other ledger; a name that is not there stays as a draft with the reason."""
    ledgers = Ledgers(buildings=(BuildingRow(id="b1", name="一号厂房", kind="building"),))
    driver = open_ledger("storeys", StoreyRow(id="s1", building="b1"), ledgers=ledgers)
    assert driver.cell(0, "building") == "一号厂房"
    driver.type(0, "building", "二号厂房")
    assert driver.rows[0].drafts == {"building": "二号厂房"}
    assert driver.rows[0].building == ""
    driver.go(0, "building")
    assert "一号厂房" in driver.said()

    driver.type(0, "building", "一号厂房")
    assert driver.rows[0].drafts == {}


def test_a_doubtful_unit_is_asked_about(open_ledger):
    """A word that may mean two units stays as typed, with the question below the table."""
    driver = open_ledger("energy", POWER)
    driver.type(0, "unit", "方")
    driver.go(0, "unit")

    assert driver.rows[0].unit == "方"
    assert "方" in driver.said()
    assert driver.page.line.level


def test_a_unit_that_is_not_known_is_said(open_ledger):
    """Where only a known unit can be reckoned with, the cell asks for one, and so does the computed value."""
    driver = open_ledger("water", WaterRow(id="w1", kind="intake-tap", unit="桶", amount=Decimal(5)))
    driver.go(0, "unit")

    assert driver.said().startswith("取水：自来水 · 单位：不认识单位“桶”")
    gaps = [gap for row in driver.page.model.result.rows if row.derived for gap in row.derived.gaps]
    assert ("water/w1/unit", "calc.unit-differs") in {(gap.place, gap.said.code) for gap in gaps}


def test_what_contradicts_the_rules_is_said_at_its_cell(open_ledger):
    """A part larger than its whole is marked where it stands."""
    driver = open_ledger("energy", COAL)
    driver.type(0, "feedstock", "31")
    driver.go(0, "feedstock")

    assert "大于" in driver.said()
    assert "有误" in driver.spoken(0, "feedstock")


def test_a_cell_is_spoken_with_column_row_value_and_unit(open_ledger):
    """A screen reader hears where it is and what stands there."""
    driver = open_ledger("energy", POWER)

    assert driver.spoken(0, "consumed") == "工业生产消费量，电力，1,000 kWh"
    assert driver.spoken(0, "opening") == "年初库存量，电力，空 kWh"


def test_everything_reachable_has_a_name(open_ledger):
    """No control of the page is mute, empty or filled."""
    assert nameless(open_ledger("energy", POWER).page) == []
    assert nameless(open_ledger("projects").page) == []


def test_the_tables_keys_win_over_the_windows(open_ledger):
    """Ctrl+minus deletes rows here, although the window makes letters smaller with it."""
    driver = open_ledger("energy", POWER)
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Minus, Held.ControlModifier)
    event.ignore()
    QApplication.sendEvent(driver.table, event)

    assert event.isAccepted()


def test_tab_leaves_the_table_with_control(open_ledger):
    """Ctrl+Tab gives the focus to what comes behind."""
    driver = open_ledger("energy", POWER)
    driver.go(0, "carrier")
    driver.key(Key.Key_Tab, Held.ControlModifier)

    assert QApplication.focusWidget() is not driver.table


def test_a_closed_evaluation_is_read_and_copied(open_ledger):
    """Nothing opens, nothing changes, the blank row is not there."""
    driver = open_ledger("energy", POWER, closed=True)
    driver.go(0, "consumed")
    driver.key(Key.Key_F2)
    driver.key(Key.Key_Delete)
    driver.paste("5")

    assert driver.rows == (POWER,)
    assert len(driver.grid.lines) == 1
    driver.go(0, "consumed")
    assert driver.copied() == "1000"


@pytest.mark.parametrize("gesture", ["undo", "outside"])
def test_the_current_cell_stays_when_rows_change_around_it(open_ledger, gesture):
    """What happens elsewhere moves the row, not the person's place in it."""
    driver = open_ledger("energy", POWER, COAL)
    driver.go(1, "bought")
    if gesture == "undo":
        driver.grid.delete([0])
        assert driver.at() == (0, "bought")
        driver.undo()
    else:
        from gf_desktop.domain.messages import message

        coke = EnergyRow(id="e0", carrier="coke")
        driver.page.model.rows("energy", (coke, COAL), message("ui.changed", title="导入"))

    assert driver.at() == (1, "bought")
    assert driver.grid.lines[1] == COAL


def test_only_what_changed_is_drawn_anew(open_ledger):
    """With 200 products a changed cell tells the view of its own row alone."""
    rows = [ProductRow(id=f"p{number}", name=f"产品{number}", unit="t") for number in range(200)]
    driver = open_ledger("products", *rows)
    heard = []
    driver.grid.dataChanged.connect(lambda top, bottom: heard.append((top.row(), bottom.row())))
    resets = []
    driver.grid.modelReset.connect(lambda: resets.append(1))
    driver.type(100, "output", "5")

    assert set(heard) == {(100, 100)}
    assert resets == []


def test_frozen_columns_stay_when_scrolled(open_ledger):
    """The names are seen beside the last column, and edited there."""
    driver = open_ledger("energy", POWER, size=(600, 620))
    driver.go(0, "source")
    frozen = driver.table.frozen
    assert driver.table.horizontalScrollBar().value() > 0
    assert frozen.columnViewportPosition(0) == 0
    driver.type(0, "carrier", "焦炭")

    assert driver.rows[0].carrier == "coke"
    assert driver.table.horizontalScrollBar().value() > 0


def test_undo_of_a_cell_under_edit_hands_it_over_first(open_ledger):
    """What is still being typed becomes a step, and that step is taken back."""
    driver = open_ledger("energy", POWER)
    driver.go(0, "bought")
    driver.write("55")
    driver.undo()

    assert driver.rows == (POWER,)
    assert driver.page.model.undo_stack.canRedo()


def test_a_found_title_is_taken_with_one_key(open_ledger):
    """Enter in the list that typing opened takes its choice, or what was typed, and goes down."""
    driver = open_ledger("energy", POWER, COAL)
    driver.go(0, "carrier")
    driver.write("炉煤气")
    popup = driver.editor().completer().popup()
    titles = [popup.model().index(number, 0).data() for number in range(popup.model().rowCount())]
    assert "焦炉煤气" in titles
    popup.setCurrentIndex(popup.model().index(titles.index("焦炉煤气"), 0))
    QTest.keyClick(popup, Key.Key_Return)
    assert driver.rows[0].carrier == "coke-oven-gas"
    assert driver.at() == (1, "carrier")

    driver.write("自产煤气")
    driver.key(Key.Key_Tab)
    assert driver.rows[1].carrier == "自产煤气"
    assert driver.at() == (1, "unit")


def test_columns_pasted_beyond_the_last_are_said(open_ledger):
    """What has no column is not lost in silence."""
    driver = open_ledger("energy", POWER)
    driver.go(0, "source")
    driver.paste("发票\t多出的\t还有")

    assert driver.rows[0].source == "发票"
    assert driver.said() == "粘贴的内容比表格多 2 列，多出的没有粘贴。"


def test_the_model_keeps_qts_rules(open_ledger, qtmodeltester):
    """Through typing, inserting, moving, deleting and undo."""
    driver = open_ledger("energy", POWER, COAL)
    qtmodeltester.check(driver.grid)
    driver.grid.write({(2, 0): "焦炭", (3, 0): "天然气"})
    driver.grid.move([2, 3], -1)
    driver.grid.insert(1)
    driver.grid.delete([0, 2])
    driver.undo()
    qtmodeltester.check(driver.grid)

    assert [row.carrier for row in driver.rows] == ["electricity", "coke", "natural-gas", "raw-coal"]


def test_a_key_opens_the_list_of_a_cell(open_ledger):
    """Alt and arrow down show the list at once; where there is none, nothing happens and no row moves."""
    driver = open_ledger("energy", POWER, COAL)
    driver.go(0, "consumed")
    driver.key(Key.Key_Down, Held.AltModifier)
    assert not driver.table.editing()

    for column in ("carrier", "unit"):
        driver.go(0, column)
        driver.key(Key.Key_Down, Held.AltModifier)
        editor = driver.editor()
        assert editor.view().isVisible()
        editor.hidePopup()
        driver.page.flush()
    assert driver.rows == (POWER, COAL)


def test_the_figures_of_thousands_of_lines_have_room(open_ledger, qtbot):
    """What stands far below is measured behind the window's other work, and no figure is cut; so is a later one."""
    amounts = [*range(600), 10**15, *range(99)]
    rows = [
        WaterRow(id=f"w{n}", kind="intake-tap", unit="m³", amount=Decimal(one))
        for n, one in enumerate(amounts)
    ]
    driver = open_ledger("water", *rows)
    column = driver.columns().index("amount")

    def roomy(row):
        wanted = driver.table.fontMetrics().horizontalAdvance(driver.cell(row, "amount"))
        return driver.table.columnWidth(column) > wanted

    qtbot.waitUntil(lambda: roomy(600))
    driver.type(690, "amount", "123456789012345678")
    assert roomy(690)
