"""A row of lists narrows by key, keeps what is still offered, and lets all be seen again."""

import pytest

from gf_desktop.ui.widgets.filter_row import ALL, FilterRow
from gf_desktop.ui.widgets.options import Option

PLACES = [Option("js", "江苏"), Option("zj", "浙江")]


@pytest.fixture
def row(qtbot):
    """Return a row that narrows by place and by kind."""
    made = FilterRow()
    qtbot.addWidget(made)
    made.add("place", "地区")
    made.add("kind", "类型")
    made.offer("place", PLACES)
    return made


def test_only_lists_that_narrow_are_told(row, qtbot):
    """A value chosen is told by its key, the link to clear is there, and clearing lets all be seen."""
    assert row.chosen() == {}
    assert row.clear.isHidden()

    with qtbot.waitSignal(row.changed):
        row.choose("place", "zj")
    assert row.chosen() == {"place": "zj"}
    assert not row.clear.isHidden()

    with qtbot.waitSignal(row.changed):
        row.clear.click()
    assert row.chosen() == {}
    assert row.combos["place"].value() == ALL


def test_a_choice_stays_while_it_is_offered(row):
    """Other values leave the choice where it is among them; else all are seen, and the link is gone."""
    row.choose("place", "zj")

    row.offer("place", PLACES[::-1])
    assert row.chosen() == {"place": "zj"}

    row.offer("place", PLACES[:1])
    assert row.chosen() == {}
    assert row.clear.isHidden()


def test_forgotten_lists_give_way_to_others(row):
    """After forgetting, nothing narrows, and Tab stops at the new lists and the link only."""
    row.choose("place", "js")

    row.forget()
    assert row.chosen() == {}
    row.add("year", "年份")

    assert row.stops() == (row.combos["year"], row.clear)
    assert row.combos["year"].accessibleName() == "按年份筛选"
