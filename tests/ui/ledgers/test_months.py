"""Quantities by year and by month: how one gives way to the other, drafts of months, sums of months."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gf_desktop.domain.ledgers.energy import EnergyRow
from tests.ui.pages.ledger_page import Key

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
