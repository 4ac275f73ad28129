"""Around the table: year and months, sums, words of none, columns, gaps, and the first step."""

from dataclasses import replace
from decimal import Decimal

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.environment import WaterRow
from gf_desktop.domain.ledgers.production import OutputValueRow, ProductRow
from gf_desktop.domain.messages import message
from gf_desktop.domain.result import Gap
from gf_desktop.ui.assessment.part import Part
from gf_desktop.ui.ledgers import head
from gf_desktop.ui.theme import tokens
from gf_desktop.ui.widgets.tint import TINTED, tint
from tests.ui.pages.ledger_page import Held, Key

# The list under a cell is a window of its own; without a screen it can be neither raised nor given the keys.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

MONTHS = tuple(Decimal(number) for number in range(1, 13))
GAS = EnergyRow(id="e3", carrier="natural-gas", unit="万Nm³", consumed=MONTHS)
COAL = EnergyRow(id="e2", carrier="raw-coal", unit="t", consumed=Decimal(30))


def test_the_year_shows_the_sum_of_its_months(open_ledger):
    """Complete months are added; missing ones are named, never guessed."""
    driver = open_ledger(
        "energy", GAS, replace(GAS, id="e4", consumed=(*MONTHS[:2], None, None, *MONTHS[4:]))
    )

    assert driver.cell(0, "consumed") == "78"
    assert driver.cell(1, "consumed") == "缺 3、4 月"
    driver.go(1, "consumed")
    assert "缺 3、4 月" in driver.said()


def test_months_give_way_to_a_year_only_when_asked(open_ledger):
    """Refused, the months stay; agreed, the year's figure stands there, and undo brings the months back."""
    driver = open_ledger("energy", GAS, answers=(False, True))
    driver.go(0, "consumed")
    driver.key(Key.Key_F2)
    assert driver.rows == (GAS,)
    driver.type(0, "consumed", "80")
    assert driver.rows[0].consumed == Decimal(80)
    assert len(driver.page.context.ask.asked) == 2

    driver.undo()
    assert driver.rows == (GAS,)


def test_a_gesture_over_months_asks_once(open_ledger):
    """Emptying several monthly quantities is one question and one step."""
    driver = open_ledger("energy", GAS, replace(GAS, id="e4"), answers=(True,))
    driver.choose(0, "consumed", 1, "consumed")
    driver.key(Key.Key_Delete)

    assert [row.consumed for row in driver.rows] == [None, None]
    assert len(driver.page.context.ask.asked) == 1
    assert driver.steps() == 1


def test_months_are_filled_by_a_block(open_ledger):
    """Twelve columns pasted are the twelve months; their sum stands behind them."""
    driver = open_ledger("energy", replace(GAS, consumed=None))
    driver.by_month("consumed")
    assert driver.columns() == ["carrier", "unit", *(f"consumed/{n}" for n in range(1, 14))]
    driver.go(0, "consumed/1")
    driver.paste("\t".join(str(number) for number in range(1, 13)))

    assert driver.rows[0].consumed == MONTHS
    assert driver.cell(0, "consumed/13") == "78"
    assert driver.steps() == 1


def test_a_years_figure_waits_until_a_month_is_entered(open_ledger):
    """Switching to months changes nothing; the first month asks, and the others begin empty."""
    driver = open_ledger("energy", COAL, answers=(False, True))
    driver.by_month("consumed")
    assert driver.cell(0, "consumed/1") == ""
    assert driver.cell(0, "consumed/13") == "全年 30"
    driver.go(0, "consumed/3")
    driver.key(Key.Key_Delete)
    assert driver.rows == (COAL,)
    assert driver.page.context.ask.asked == []
    driver.key(Key.Key_F2)
    assert driver.rows == (COAL,)

    driver.type(0, "consumed/3", "2.5")
    assert driver.rows[0].consumed == (None, None, Decimal("2.5"), *[None] * 9)
    driver.undo()
    assert driver.rows == (COAL,)


def test_a_month_that_is_no_figure_yet_is_kept_with_its_month(open_ledger):
    """The draft stands in its month, and says its month where the year is shown."""
    driver = open_ledger("energy", GAS)
    driver.by_month("consumed")
    driver.type(0, "consumed/3", "约 3")
    driver.type(0, "consumed/5", "?")
    assert driver.rows[0].drafts == {"consumed": "3月：约 3；5月：?"}
    assert driver.rows[0].consumed[2] is None
    assert driver.cell(0, "consumed/3") == "约 3"
    assert driver.cell(0, "consumed/4") == "4"

    driver.type(0, "consumed/3", "3")
    driver.type(0, "consumed/5", "5")
    assert driver.rows == (GAS,)


def test_sums_are_exact_and_count_what_is_missing(open_ledger):
    """One unit: the sum, incomplete where a figure is missing; two units: no sum."""
    rows = [ProductRow(id=f"p{n}", name=f"产品{n}", unit="t", output=Decimal("0.1")) for n in range(10)]
    driver = open_ledger("products", *rows, ProductRow(id="x", name="新产品", unit="t"))
    assert driver.sum("output") == ("1", "不完整，缺 1")
    driver.type(10, "output", "0.1")
    assert driver.sum("output") == ("1.1", "")
    driver.type(10, "unit", "kg")

    assert driver.sum("output") == ("", "单位不同")
    assert "单位不同" in driver.page.sums.accessibleDescription()


def test_kinds_of_water_are_not_added(open_ledger):
    """Intake and circulating water have no sum."""
    driver = open_ledger(
        "water",
        WaterRow(id="w1", kind="intake-tap", unit="m³", amount=Decimal(5)),
        WaterRow(id="w2", kind="circulating", unit="m³", amount=Decimal(50)),
    )

    assert driver.sum("amount") == ("", "")


def test_a_column_is_declared_none_and_again_not(open_ledger):
    """Its blanks then show 无 and no longer count as missing; figures stay."""
    driver = open_ledger("energy", COAL)
    column = driver.grid.cells.columns["feedstock"]
    driver.page.columns.menu_of(column).findChild(QAction, "declare").trigger()
    assert driver.ledgers.none == ("energy.feedstock",)
    assert driver.cell(0, "feedstock") == "无"
    assert driver.grid.index(0, driver.columns().index("feedstock")).data(0x0002) == ""

    action = driver.page.columns.menu_of(column).findChild(QAction, "declare")
    assert action.text() == "取消声明本列没有"
    action.trigger()
    assert driver.ledgers.none == ()
    assert driver.cell(0, "feedstock") == ""


def test_a_column_that_is_always_asked_for_cannot_be_declared_none(open_ledger):
    """The use of earlier stock is asked for in every row (B.11)."""
    driver = open_ledger("waste")
    column = driver.grid.cells.columns["used_stock"]

    assert driver.page.columns.menu_of(column).findChild(QAction, "declare") is None


def test_a_kind_without_rows_is_declared_none(open_ledger):
    """Only kinds that have no row are offered; the word is given and taken back."""
    driver = open_ledger("water", WaterRow(id="w1", kind="intake-tap", unit="m³", amount=Decimal(5)))
    menu = driver.page.tools.kinds_button.menu()
    menu.aboutToShow.emit()
    assert menu.findChild(QAction, "none-intake-tap") is None
    menu.findChild(QAction, "none-living").trigger()
    assert driver.ledgers.none == ("water.living",)

    menu.aboutToShow.emit()
    menu.findChild(QAction, "none-living").trigger()
    assert driver.ledgers.none == ()


def test_a_missing_row_leads_to_the_blank_one(open_ledger):
    """A gap that names a kind or a year rather than a row opens the line to fill in."""
    driver = open_ledger("water", WaterRow(id="w1", kind="intake-tap", unit="m³", amount=Decimal(5)))
    driver.page.go_to_place("water/living")

    assert driver.at() == (1, "kind")


def test_the_tables_menu_shows_keys_and_the_current_column(open_ledger):
    """What the keys do can be found with the mouse, and the word of none without one."""
    driver = open_ledger("energy", COAL)
    driver.go(0, "non_industrial")
    menu = driver.page.tools.menu
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    assert driver.page.tools.action("fill").text() == "向下填充\tCtrl+D"
    (own,) = [one for one in menu.actions() if one.objectName() == "column"]
    assert own.text() == "本列“非工业生产消费量”"
    own.menu().findChild(QAction, "declare").trigger()
    assert driver.ledgers.none == ("energy.non_industrial",)

    driver.page.tools.action("delete").trigger()
    assert driver.rows == ()


def test_a_word_that_may_not_be_given_is_not_offered_but_can_be_taken_back(open_ledger):
    """The figure a row is there for has no such word; one of an older document shows no effect and can be withdrawn."""
    driver = open_ledger("energy", COAL)
    columns = driver.page.columns
    column = driver.grid.cells.columns["bought"]
    assert columns.menu_of(column).findChild(QAction, "declare") is None

    older = open_ledger("energy", COAL, ledgers=Ledgers(none=("energy.bought",)))
    assert older.cell(0, "bought") != "无"
    older.page.columns.menu_of(older.grid.cells.columns["bought"]).findChild(QAction, "declare").trigger()
    assert older.ledgers.none == ()


def test_a_ledger_that_is_always_there_cannot_be_declared_none(open_ledger):
    """Energy has no button for it; the word of an older document can be withdrawn."""
    driver = open_ledger("energy", ledgers=Ledgers(none=("energy",)))
    assert not driver.page.empty.none.isVisible()
    driver.press("empty-some")

    assert driver.ledgers.none == ()
    assert not driver.page.empty.none.isVisible()


def test_an_empty_ledger_can_be_declared_none(open_ledger):
    """The word is given with a button, said, undone and taken back."""
    driver = open_ledger("projects")
    driver.press("empty-none")
    assert driver.ledgers.none == ("projects",)
    driver.press("empty-some")
    assert driver.ledgers.none == ()

    driver.undo()
    assert driver.ledgers.none == ("projects",)


def test_an_empty_ledger_begins_with_what_is_on_the_clipboard(open_ledger):
    """Pasting into nothing fills the first rows."""
    driver = open_ledger("output_value")
    QApplication.clipboard().setText("2024\t万元\t1,200\n2025\t万元\t1,300\n")
    driver.press("empty-paste")

    assert [(row.year, row.unit, row.value) for row in driver.rows] == [
        (2024, "万元", Decimal(1200)),
        (2025, "万元", Decimal(1300)),
    ]


def test_reading_a_file_is_asked_of_the_wizard(open_ledger, qtbot):
    """Both buttons say so."""
    driver = open_ledger("projects")
    with qtbot.waitSignal(driver.page.import_asked):
        driver.press("empty-import")
    driver.press("empty-add")
    with qtbot.waitSignal(driver.page.import_asked):
        driver.press("tool-import")


def test_columns_with_data_are_always_shown(open_ledger):
    """A column waits while it is empty, comes when something is in it, and cannot be hidden then."""
    driver = open_ledger("energy", COAL, replace(GAS, oxidation=Decimal(98)))
    assert "oxidation" in driver.columns()
    assert "carbon_content" not in driver.columns()
    driver.page.columns.chooser.aboutToShow.emit()
    entries = {one.text(): one for one in driver.page.columns.chooser.actions()}
    assert not entries["实测碳氧化率（已有数据）"].isEnabled()

    entries["实测单位热值含碳量"].trigger()
    assert "carbon_content" in driver.columns()
    assert (
        driver.page.columns.menu_of(driver.grid.cells.columns["oxidation"]).actions()[-1].isEnabled() is False
    )


def test_the_table_stays_where_it_is_while_gaps_come_and_go(open_ledger):
    """The room for sentences is kept, whether anything is missing or not."""
    driver = open_ledger("products", ProductRow(id="p1", name="丙纶", unit="t"))
    before = driver.table.y(), driver.page.head.height()
    driver.type(0, "output", "约 5")
    driver.page.model.rows(
        "products", (ProductRow(id="p1", name="丙纶"),), message("ui.changed", title="产品")
    )
    QApplication.processEvents()

    assert (driver.table.y(), driver.page.head.height()) == before


def test_nothing_missing_is_said_only_where_something_was_told(open_ledger):
    """An empty ledger does not pass for complete; one declared none does."""
    driver = open_ledger("projects")
    said = [label.text() for label in driver.page.head.findChildren(QLabel)]
    assert not any("没有缺少" in text for text in said)
    driver.press("empty-none")

    said = [label.text() for label in driver.page.head.findChildren(QLabel)]
    assert any("没有缺少" in text for text in said)


def test_what_is_missing_leads_to_its_cell(open_ledger):
    """The sentences above the table are those of the computed values; pressing one goes to its place."""
    driver = open_ledger("energy", COAL)
    links = [one for one in driver.page.findChildren(QToolButton, "gap") if one.isVisible()]
    assert links
    texts = [link.text() for link in links]
    assert any("原煤" in text for text in texts)
    links[0].click()

    assert driver.at()[0] == 0
    assert driver.page.focus("e2", "carbon_content")
    assert driver.at() == (0, "carbon_content")
    assert not driver.page.focus("gone", "unit")


def test_the_page_says_which_indicators_need_it(open_ledger):
    """By their titles in this table."""
    driver = open_ledger("water")

    assert "取水强度" in driver.page.head.needed.full_text()


def test_a_place_of_the_way_leads_into_the_table(open_ledger):
    """As every page does, it takes the row from the place, its column behind a stroke."""
    driver = open_ledger("energy", COAL, GAS)
    assert isinstance(driver.page, Part)

    assert driver.page.focus_row("e3/bought")
    assert driver.at() == (1, "bought")


def test_a_blank_line_stays_where_it_was_put(open_ledger):
    """While other rows change and undo goes back, the line to type into keeps its place; its row comes there."""
    driver = open_ledger(
        "water", WaterRow(id="w1", kind="living", unit="m³"), WaterRow(id="w2", kind="discharged")
    )
    driver.go(1, "unit")
    driver.key(Key.Key_Insert, Held.ControlModifier)
    driver.type(0, "amount", "5")
    driver.undo()
    driver.type(1, "amount", "12")

    assert [(row.kind, row.amount) for row in driver.rows] == [
        ("living", None),
        ("", Decimal(12)),
        ("discharged", None),
    ]


@pytest.mark.parametrize(
    "ledger", ["products", "outlets", "storeys", "totals", "functions", "equipment", "footprints"]
)
def test_every_ledger_opens(open_ledger, ledger):
    """Empty, each says what belongs into it; then its blank row waits."""
    driver = open_ledger(ledger)
    assert driver.page.head.purpose.full_text()
    driver.press("empty-add")

    assert driver.page.stack.currentIndex() == 0
    assert driver.grid.rowCount() == 1


def test_a_year_is_kept_when_it_cannot_be_read(open_ledger):
    """The text stays as it was typed and says what to do; no year is guessed from it."""
    driver = open_ledger("output_value", OutputValueRow(id="o1", year=2024))
    driver.type(0, "year", "去年")
    assert (driver.rows[0].year, driver.rows[0].drafts) == (None, {"year": "去年"})
    driver.go(0, "year")

    assert "去年" in driver.said()
    driver.key(Key.Key_C, Held.ControlModifier)
    assert QApplication.clipboard().text() == "去年"


def test_undo_leads_to_the_cell_it_changed(open_ledger):
    """The window knows the row only; the page knows the column."""
    driver = open_ledger("energy", COAL, GAS)
    driver.type(0, "bought", "7")
    driver.go(1, "closing")
    driver.undo()
    assert driver.at() == (1, "closing")

    assert driver.page.focus_row("e2")
    assert driver.at() == (0, "bought")


def test_a_page_nobody_sees_rests_and_catches_up(open_ledger):
    """What changes while another page is open is there on coming back."""
    driver = open_ledger("energy", COAL)
    driver.page.hide()
    driver.page.model.rows("energy", (COAL, GAS), message("ui.changed", title="导入"))
    assert driver.grid.rows == (COAL,)
    driver.page.show()

    assert driver.grid.rows == (COAL, GAS)


def test_the_bar_below_the_sums_outlives_pythons_hold_on_the_tables_own(open_ledger, qtbot):
    """Python may lose its hold on a bar that Qt made and still has: the page scrolls on by year and by month."""
    driver = open_ledger("energy", GAS, COAL, size=(700, 620))
    for column in driver.grid.cells.columns:
        driver.page.columns.show(column)
    driver.page.columns.shown_changed.emit()
    qtbot.waitUntil(driver.page.bar.isVisible)
    shiboken6.invalidate(driver.table.horizontalScrollBar())
    driver.by_month("consumed")
    driver.press("by-year")
    driver.page.resize(640, 620)

    own = driver.table.horizontalScrollBar()
    assert (driver.page.bar.maximum(), driver.page.bar.pageStep()) == (own.maximum(), own.pageStep())
    driver.page.bar.setValue(own.maximum())
    assert own.value() == own.maximum() > 0


def test_a_page_that_is_taken_apart_says_nothing_of_its_bar(open_ledger, qtbot):
    """The table goes before the bar below it; what it still tells of its range is no error."""
    driver = open_ledger("energy", GAS, size=(500, 620))
    bar = driver.page.bar
    driver.page.hide()
    shiboken6.delete(driver.table)
    bar.setValue(1)

    assert shiboken6.isValid(bar)


PRODUCTS = (
    ProductRow(id="p1", name="甲", unit="t", output=Decimal(5)),
    ProductRow(id="p2", name="乙", unit="t", output=Decimal(6)),
)


def gap_links(driver, name):
    """Return the links of that name above the table."""
    return [one for one in driver.page.head.findChildren(QToolButton, name) if one.isVisible()]


@pytest.fixture
def asked_by_law(open_ledger, monkeypatch):
    """Return a function that opens the products with the question of limits asked at a place."""

    def opened(place):
        gap = Gap(said=message("calc.choose-limit-standard"), place=place)
        monkeypatch.setattr(head, "gaps_in", lambda _ledger, model: [] if declared(model) else [gap])
        return open_ledger("products", *PRODUCTS)

    def declared(model):
        return "products.limit_standard" in model.document.ledgers.none

    return opened


@pytest.mark.parametrize("place", ["products", "products/limit_standard", "none/products.limit_standard"])
def test_a_question_of_a_column_leads_to_it_and_is_answered_beside_it(asked_by_law, place):
    """The waiting column comes and its first cell is the current one; one press says that there is none."""
    driver = asked_by_law(place)
    assert "limit_standard" not in driver.columns()
    (link,) = gap_links(driver, "gap")
    link.click()
    assert driver.at() == (0, "limit_standard")

    (declare,) = gap_links(driver, "declare-none")
    assert declare.text() == "声明都没有"
    declare.click()
    assert driver.ledgers.none == ("products.limit_standard",)
    assert driver.at() == (0, "limit_standard")
    assert gap_links(driver, "gap") == []
    driver.undo()
    assert driver.ledgers.none == ()


def test_a_column_of_words_declared_none_says_so_in_its_cells(open_ledger):
    """无 stands in every blank of a limit or a quota; what is filled in stays, and nothing is copied from 无."""
    driver = open_ledger(
        "products",
        PRODUCTS[0],
        replace(PRODUCTS[1], limit_standard="GB 1"),
        ledgers=Ledgers(none=("products.limit_standard",)),
    )

    assert [driver.cell(row, "limit_standard") for row in range(3)] == ["无", "GB 1", ""]
    driver.go(0, "limit_standard")
    assert "已声明本列没有" in driver.said()
    assert "无" not in driver.copied()


def test_a_place_of_the_way_may_be_a_column(open_ledger):
    """A column behind the ledger's name is shown at its first row."""
    driver = open_ledger("products", *PRODUCTS)

    assert driver.page.focus_row("water_quota")
    assert driver.at() == (0, "water_quota")


def test_the_sum_of_months_is_explained_where_the_months_are(open_ledger):
    """By month nobody is sent to where one is already."""
    driver = open_ledger("energy", GAS, replace(GAS, id="e4", consumed=(*MONTHS[:11], None)))
    driver.by_month("consumed")
    driver.go(0, "consumed/13")
    assert "12 个月之和" in driver.said()
    assert "切换" not in driver.said()
    driver.go(1, "consumed/13")
    assert "缺 12 月" in driver.said()
    assert "切换" not in driver.said()


def test_a_month_is_summed_though_others_are_told_by_the_year_in_other_units(open_ledger):
    """Only what is filled by month counts; of the same unit, what is told by the year only is missing."""
    driver = open_ledger("energy", GAS, COAL)
    driver.by_month("consumed")
    assert driver.sum("consumed/3") == ("3", "")

    more = open_ledger("energy", GAS, COAL, replace(GAS, id="e4", consumed=Decimal(9)))
    more.by_month("consumed")
    assert more.sum("consumed/3") == ("3", "不完整，缺 1")
    driver = open_ledger("energy", GAS, replace(COAL, consumed=MONTHS))
    driver.by_month("consumed")
    assert driver.sum("consumed/3") == ("", "单位不同")


def test_rows_from_elsewhere_stand_before_the_one_blank_line(open_ledger):
    """An import and its undo, again and again, leave no blank lines behind or between."""
    driver = open_ledger("energy", COAL)
    for number in range(3):
        driver.page.model.rows(
            "energy", (COAL, replace(GAS, id=f"g{number}")), message("ui.changed", title="能源")
        )
        assert [driver.cell(row, "carrier") for row in range(driver.grid.rowCount())] == [
            "原煤",
            "天然气",
            "",
        ]
        driver.undo()
        assert [driver.cell(row, "carrier") for row in range(driver.grid.rowCount())] == ["原煤", ""]


def test_paste_goes_into_the_table_from_everywhere_on_the_page(open_ledger):
    """With the focus on a button too; with nothing to paste it is said."""
    driver = open_ledger("energy", COAL)
    driver.go(0, "consumed")
    driver.page.tools.year.setFocus()
    driver.paste("44")
    assert driver.rows[0].consumed == Decimal(44)

    driver.page.tools.year.setFocus()
    driver.paste("")
    assert "剪贴板里没有" in driver.said()
    empty = open_ledger("energy")
    empty.page.empty.add.setFocus()
    empty.paste("原煤\t\tt")
    assert [row.carrier for row in empty.rows] == ["raw-coal"]


def test_only_the_cell_is_tinted_after_an_undo(open_ledger, qtbot):
    """The table keeps its colour; the current cell has the tint for a while."""
    driver = open_ledger("energy", COAL)
    driver.go(0, "consumed")

    def colour(column):
        place = driver.table.visualRect(driver.index(0, column))
        return (
            driver.table.viewport()
            .grab(place)
            .toImage()
            .pixelColor(place.width() // 4, place.height() // 2)
            .name()
        )

    before = colour("bought")
    tint(driver.table)
    assert colour("consumed") == QColor(tokens().changed_tint).name()
    assert colour("bought") == before
    qtbot.waitUntil(lambda: not driver.table.property(TINTED), timeout=3000)
    assert colour("consumed") != QColor(tokens().changed_tint).name()


def test_a_button_is_at_rest_when_its_menu_has_closed(open_ledger, qtbot):
    """Neither pressed nor pointed at."""
    driver = open_ledger("energy", COAL)
    for button in (driver.page.tools.rows_button, driver.page.tools.columns_button):
        button.setDown(True)
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
        button.menu().close()
        qtbot.waitUntil(lambda button=button: not button.isDown() and not button.underMouse())
