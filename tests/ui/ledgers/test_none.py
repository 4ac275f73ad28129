"""The word that there is none: of a ledger, a kind of rows, a column; where it is asked for and what it does."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.environment import WaterRow
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.messages import message
from gf_desktop.domain.result import Gap
from gf_desktop.ui.ledgers import head

# The list under a cell is a window of its own; without a screen it can be neither raised nor given the keys.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)

COAL = EnergyRow(id="e2", carrier="raw-coal", unit="t", consumed=Decimal(30))
PRODUCTS = (
    ProductRow(id="p1", name="甲", unit="t", output=Decimal(5)),
    ProductRow(id="p2", name="乙", unit="t", output=Decimal(6)),
)


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


@pytest.mark.parametrize(
    ("ledger", "row", "code", "place", "words", "none"),
    [
        ("energy", COAL, "calc.blank-or-none", "energy/e2/feedstock", "声明都没有", "energy.feedstock"),
        (
            "water",
            WaterRow(id="w1", kind="intake-tap"),
            "calc.kind-missing",
            "water/living",
            "声明没有",
            "water.living",
        ),
    ],
)
def test_a_gap_that_speaks_of_declaring_has_the_words_beside_it(
    open_ledger, monkeypatch, ledger, row, code, place, words, none
):
    """A blank of energy offers its column, a kind of water that has no row offers that kind; undo takes it back."""
    params = {"ledger": "", "row": "", "column": "", "kind": ""}
    gap = Gap(said=message(code, **params), place=place)
    monkeypatch.setattr(
        head, "gaps_in", lambda _ledger, model: [] if none in model.document.ledgers.none else [gap]
    )
    driver = open_ledger(ledger, row)
    (declare,) = gap_links(driver, "declare-none")
    assert declare.text() == words
    declare.click()
    assert driver.ledgers.none == (none,)
    assert gap_links(driver, "declare-none") == []
    driver.undo()
    assert driver.ledgers.none == ()


def test_a_long_sentence_gives_way_in_a_narrow_window(open_ledger, monkeypatch):
    """The words to declare stay whole beside it; the tooltip has the sentence."""
    said = message("calc.blank-or-none", ledger="能源", row="很长的名称" * 12, column="年初库存量")
    gap = Gap(said=said, place="energy/e2/feedstock")
    monkeypatch.setattr(head, "gaps_in", lambda _ledger, _model: [gap])
    driver = open_ledger("energy", COAL, size=(600, 620))

    (link,), (declare,) = gap_links(driver, "gap"), gap_links(driver, "declare-none")
    assert driver.page.width() == 600
    assert link.width() < link.sizeHint().width()
    assert "很长的名称" * 12 in link.toolTip()
    assert declare.width() == declare.sizeHint().width()


def test_a_blank_that_must_be_a_figure_offers_no_such_words(open_ledger, monkeypatch):
    """Where the sentence speaks of nothing to declare, nothing is offered beside it."""
    gap = Gap(said=message("calc.blank", ledger="", row="", column=""), place="energy/e2/bought")
    monkeypatch.setattr(head, "gaps_in", lambda _ledger, _model: [gap])

    assert gap_links(open_ledger("energy", COAL), "declare-none") == []


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
