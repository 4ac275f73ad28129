"""Around the table: columns, gaps, menus, the first step, places, what comes from elsewhere."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.environment import WaterRow
from gf_desktop.domain.ledgers.production import OutputValueRow, ProductRow
from gf_desktop.domain.messages import message
from gf_desktop.ui.assessment.part import Part
from gf_desktop.ui.theme import tokens
from gf_desktop.ui.widgets.tint import TINTED, tint
from tests.ui.pages.ledger_page import Held, Key

# The list under a cell is a window of its own; without a screen it can be neither raised nor given the keys.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

MONTHS = tuple(Decimal(number) for number in range(1, 13))
GAS = EnergyRow(id="e3", carrier="natural-gas", unit="万Nm³", consumed=MONTHS)
COAL = EnergyRow(id="e2", carrier="raw-coal", unit="t", consumed=Decimal(30))
PRODUCTS = (
    ProductRow(id="p1", name="甲", unit="t", output=Decimal(5)),
    ProductRow(id="p2", name="乙", unit="t", output=Decimal(6)),
)


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


def test_a_place_of_the_way_may_be_a_column(open_ledger):
    """A column behind the ledger's name is shown at its first row."""
    driver = open_ledger("products", *PRODUCTS)

    assert driver.page.focus_row("water_quota")
    assert driver.at() == (0, "water_quota")


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
