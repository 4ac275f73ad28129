"""The catalogue of industries in the library: list, search, filters, what is told, and a table made of the frame."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility import nameless
from tests.ui.pages.library_page import PATIENCE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

STAPLE = "js-pp-staple-2026"


@pytest.fixture
def catalogue(open_library):
    """Return the library turned to the catalogue."""
    page = open_library()
    page.to_industries()
    return page


def test_key_industries_and_standards_are_listed(catalogue):
    """All 53 key industries and 64 industry standards stand there, each with its standing and how sure it is."""
    page = catalogue.window.industries
    kinds = [line.entry.kind for line in page.table.lines.rows()]
    assert (kinds.count("key-industry"), kinds.count("standard")) == (53, 64)
    assert page.count.text() == "共 117 条"

    catalogue.select_industry("水泥")
    assert catalogue.industry_row() == {
        "title": "水泥",
        "sector": "建材",
        "kind": "重点行业",
        "code": "–",
        "standing": "列入名单",
        "supersedes": "–",
        "sure": "已核对",
        "table": "没有表，可自制",
    }
    computer = next(line for line in page.lines if line.entry.code == "SJ/T 11881-2022")
    catalogue.select_industry(computer.entry.title)
    row = catalogue.industry_row()
    assert (row["code"], row["supersedes"], row["standing"]) == (
        "SJ/T 11881-2022",
        "T/CESA 1088-2020",
        "已发布",
    )


def test_it_is_searched_and_narrowed(catalogue):
    """By product, code of the standard and class of the industry; filters add to that, and all is cleared at once."""
    page = catalogue.window.industries
    page.search.setText("JC/T2634-2021")
    assert [line.entry.code for line in page.table.lines.rows()] == ["JC/T 2634-2021"]
    page.search.setText("3011")
    assert {"水泥"} <= {line.entry.title for line in page.table.lines.rows()}
    page.search.clear()

    page.filters.choose("kind", "key-industry")
    page.filters.choose("sector", "钢铁")
    assert {line.entry.title for line in page.table.lines.rows()} == {
        "长流程钢铁企业",
        "短流程钢铁企业",
        "铁合金",
        "焦化",
    }
    page.search.setText("没有这样的行业")
    assert page.empty.isVisible()
    assert not page.below.isVisible()
    page.empty.button.click()
    assert len(page.table.lines.rows()) == 117


def test_what_can_be_had_is_told(catalogue):
    """The sentence, the classes by name, and the limits and quotas that a table would begin with."""
    catalogue.select_industry("水泥")
    told = catalogue.window.industries.detail.toPlainText()
    for text in ("没有公开", "附录A", "水泥制造（3011）", "GB 16780-2021", "1 级", "先进值"):
        assert text in told, text


def test_a_table_at_hand_is_one_press_away(catalogue):
    """An industry for a part of which a table is at hand says so, and leads to it."""
    page = catalogue.window.industries
    catalogue.select_industry("水泥")
    assert not page.view_button.isEnabled()
    catalogue.select_industry("化学纤维")
    assert catalogue.industry_row()["table"] == "有相近的表"
    assert "江苏丙纶短纤维（2026版）" in page.detail.toPlainText()
    page.view_button.click()

    assert catalogue.window.tabs.currentIndex() == 0
    assert catalogue.window.table.current_line().identity[0] == STAPLE


def test_a_table_is_made_without_what_the_factory_does_not_make(catalogue, program):
    """The frame is filled with the figures that stay ticked, listed at once, and the industry says that it is made."""
    page = catalogue.window.industries
    catalogue.select_industry("水泥")
    page.make_button.click()
    dialog = page.making.dialog
    assert dialog.figures.count() >= 3
    assert nameless(dialog) == []
    first = dialog.figures.item(0)
    first.setCheckState(Qt.CheckState.Unchecked)
    kept = dialog.figures.count() - 1
    dialog.title.clear()
    dialog.make_button.click()
    assert "名称" in dialog.message.text()
    dialog.title.setText("我厂水泥评价要求")
    dialog.make_button.click()
    catalogue.bot.waitUntil(lambda: catalogue.window.tabs.currentIndex() == 0, timeout=PATIENCE)
    catalogue.wait()

    line = catalogue.window.table.current_line()
    assert line.entry.header.title == "我厂水泥评价要求"
    assert line.entry.header.applies.industries == ("3011",)
    made = program.library.pack(line.entry.header.id)
    forms = [v for row in made.indicators for v in row.variants if v.id.startswith(("limit", "quota"))]
    assert len(forms) == kept
    assert "已建立" in catalogue.told()
    catalogue.to_industries()
    assert catalogue.industry_row()["table"] == "已自制"


def test_only_what_an_industry_makes_is_ticked_at_first(catalogue):
    """The class of 烧碱 holds 纯碱 as well: that is offered without a tick; all or none can be ticked at once."""
    page = catalogue.window.industries
    catalogue.select_industry("烧碱")
    page.make_button.click()
    dialog = page.making.dialog
    items = [dialog.figures.item(number) for number in range(dialog.figures.count())]
    ticked = [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]
    assert ticked
    assert not any("纯碱" in text for text in ticked)
    assert any("纯碱" in item.text() for item in items)

    dialog.all_button.click()
    assert dialog.left_out() == frozenset()
    dialog.no_button.click()
    assert len(dialog.left_out()) == len(items)
    dialog.reject()


def test_a_second_table_of_an_industry_stands_beside_the_first(catalogue, program):
    """Both are kept, under ids of their own."""
    page = catalogue.window.industries
    for title in ("甲", "乙"):
        catalogue.to_industries()
        catalogue.select_industry("焦化")
        page.make_button.click()
        page.making.dialog.title.setText(title)
        page.making.dialog.make_button.click()
        catalogue.bot.waitUntil(lambda: catalogue.window.tabs.currentIndex() == 0, timeout=PATIENCE)
        catalogue.wait()
    titles = {header.title for header in program.library.headers() if header.id.startswith("own-2521")}
    assert titles == {"甲", "乙"}


def test_standards_without_text_are_not_offered(catalogue):
    """A standard that is only planned or replaced cannot be made into a table; the button says why."""
    page = catalogue.window.industries
    line = next(one for one in page.lines if not one.entry.framed)
    assert page.table.go_to(line.key)
    assert not page.make_button.isEnabled()
    assert page.make_button.toolTip()


def test_keys_reach_everything(catalogue):
    """Arrows move the list from the search, Enter goes into it and to the details, Ctrl+F comes back."""
    page = catalogue.window.industries
    assert QApplication.focusWidget() is page.table
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.search
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == 1
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.table
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.detail
    assert nameless(catalogue.window) == []


def test_arrows_stay_on_the_tabs(open_library):
    """Who goes from tab to tab with the arrows is not thrown into the list."""
    page = open_library()
    bar = page.window.tabs.tabBar()
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    page.to_industries()
    assert page.window.industries.isVisible()
    assert QApplication.focusWidget() is bar
    QTest.keyClick(bar, Qt.Key.Key_Left)
    assert page.window.table.isVisible()
    assert QApplication.focusWidget() is bar


def test_a_locked_workspace_is_only_read(open_library):
    """While another window has the workspace no table can be made."""
    page = open_library(changeable=False)
    page.to_industries()
    assert not page.window.industries.make_button.isEnabled()


@pytest.mark.parametrize(("width", "height"), [(911, 512), (1093, 614), (1366, 768)])
def test_no_column_is_out_of_sight(catalogue, width, height):
    """In a narrow window the columns that stand below as well give way; nothing has to be scrolled sideways."""
    catalogue.window.resize(width, height)
    QApplication.processEvents()
    page = catalogue.window.industries
    assert page.table.horizontalScrollBar().maximum() == 0
    catalogue.window.tabs.setCurrentIndex(0)
    QApplication.processEvents()
    assert catalogue.window.table.horizontalScrollBar().maximum() == 0
    assert page.table.viewport().height() > 4 * page.table.rowHeight(0)
