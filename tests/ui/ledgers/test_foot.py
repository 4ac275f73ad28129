"""Below the table: the sums, and the bar that scrolls table and sums together."""

from decimal import Decimal

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.environment import WaterRow
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.ui.assessment.explain import Explainer
from gf_desktop.ui.assessment.part import Context
from gf_desktop.ui.ledgers.page import LedgerPage
from tests.ui.assessment.scene import make_model, make_session

# The list under a cell is a window of its own; without a screen it can be neither raised nor given the keys.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

MONTHS = tuple(Decimal(number) for number in range(1, 13))
GAS = EnergyRow(id="e3", carrier="natural-gas", unit="万Nm³", consumed=MONTHS)
COAL = EnergyRow(id="e2", carrier="raw-coal", unit="t", consumed=Decimal(30))


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


def test_a_window_deleted_with_its_page_in_sight_says_nothing_of_the_bar(theme, library, pack):
    """Python loses Qt's own bar as the window begins to go; the bar tells of its range until the table goes too."""
    model = make_model(make_session(pack, ledgers=Ledgers(energy=(GAS, COAL))))
    window = QStackedWidget()
    page = LedgerPage(Context(model, Explainer(pack, None, library), lambda _place: None), "energy")
    window.addWidget(page)
    window.resize(500, 620)
    window.show()
    for column in page.grid.cells.columns:
        page.columns.show(column)
    page.columns.shown_changed.emit()
    held, told = page.table.horizontalScrollBar(), []
    table = page.table
    held.rangeChanged.connect(
        lambda *_range: told.append((shiboken6.isValid(held), shiboken6.isValid(table)))
    )
    page.table.add_row()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert not shiboken6.isValid(page.bar)
    assert (False, True) in told
    model.deleteLater()
