"""The window of reference data: search, filters, order, copying, details, keys."""

import threading
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf_desktop.domain.messages import UserFacingError, message
from tests.ui.accessibility import nameless
from tests.ui.keys import compose
from tests.ui.reference.conftest import read

CLINKER = "limit/GB 16780-2021 | 熟料 | 单位产品综合能耗"


def rows(window) -> list[list[str]]:
    """Return the cells that are seen."""
    model = window.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def clipboard() -> list[list[str]]:
    """Return the cells on the clipboard."""
    return [line.split("\t") for line in QApplication.clipboard().text().splitlines()]


def test_the_tables_are_read_on_another_thread(open_window, qtbot):
    """While they are read the window says so; then every table is listed with its rows, the first one shown."""
    threads, go = [], threading.Event()

    def slow(on):
        threads.append(threading.current_thread())
        assert go.wait(10)
        return read(on)

    window = open_window(reader=slow, wait=False)
    assert "正在读取" in window.empty.accessibleName()
    go.set()
    qtbot.waitUntil(lambda: bool(window.sheets))

    assert threading.main_thread() not in threads
    assert window.tables.item(0).text() == "折标准煤系数　84"
    assert window.count.text() == "共 84 行"
    assert len(rows(window)) == 84


def test_a_search_counts_its_hits_in_every_table(open_window):
    """What is typed narrows the table before the eyes; beside the others stands how often it is found there."""
    window = open_window()
    window.show_table("limits")
    compose(window.search, "水泥")

    counts = [window.tables.item(n).text() for n in range(window.tables.count())]
    assert "能耗限额　12" in counts
    assert "折标准煤系数　0" in counts
    assert window.count.text() == "符合 12 行，共 799 行"
    assert len(rows(window)) == 12


def test_nothing_found_leads_to_the_table_that_has_it(open_window):
    """An empty table says so; its button goes where the words are found."""
    window = open_window()
    compose(window.search, "熟料")
    assert window.stack.currentWidget() is window.empty
    assert window.empty.button.text() == "到“能耗限额”里看"

    QTest.keyClick(window.search, Qt.Key.Key_Return)

    assert window.sheet.key == "limits"
    assert window.stack.currentWidget() is window.table
    window.search.clear()
    compose(window.search, "zzzz")
    assert not window.empty.button.isVisible()
    assert not window.detail.isVisible()


def test_filters_narrow_and_are_cleared(open_window):
    """One value of a column leaves its rows; clearing brings all back, from the empty page too."""
    window = open_window()
    window.show_table("grid")
    window.filters.choose("region", "江苏")
    window.filters.choose("confidence", "已核对")
    assert rows(window)
    assert {(row[1], row[5]) for row in rows(window)} == {("江苏", "已核对")}

    window.search.setText("zzz")
    window.empty.button.click()

    assert window.filters.chosen() == {}
    window.search.clear()
    assert window.count.text() == "共 131 行"


def test_columns_are_sorted_by_size(open_window):
    """Figures go by their size, and the order stays while one searches on."""
    window = open_window()
    window.show_table("limits")
    window.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    window.search.setText("水泥")

    found = [float(row[3].replace(",", "")) for row in rows(window)]
    assert found == sorted(found)
    assert len(set(map(len, (row[3] for row in rows(window))))) > 1


def test_another_day_changes_how_limits_stand(open_window, qtbot):
    """GB 16780-2021 was issued but not in force in 2021; filter and table stay."""
    window = open_window()
    window.show_table("limits")
    window.search.setText("GB16780")
    window.filters.choose("standing", "现行")
    assert rows(window)

    window.day.set_value("2021-12-31")
    window.day.committed.emit("2021-12-31")
    qtbot.waitUntil(lambda: window.count.text().startswith("符合 0 行"))

    window.filters.choose("standing", "已发布未实施")
    assert {row[0] for row in rows(window)} == {"GB 16780-2021"}


def test_the_details_tell_everything_of_the_row(open_window):
    """The pane below has every column, the note and the place in our files, with the mark of how sure it is."""
    window = open_window()
    window.show_key(CLINKER)

    told = window.detail.toPlainText()
    for text in (
        "GB 16780-2021",
        "水泥单位产品能源消耗限额",
        "转录未核",
        "公开转录，未核对原文",
    ):
        assert text in told
    assert ".csv" not in told
    assert window.table.current_line().row.key == CLINKER


def test_cells_rows_and_selections_are_copied_with_headings(open_window):
    """A cell goes alone, more cells with their headings, a row with all that is known."""
    window = open_window()
    window.show_key(CLINKER)
    table = window.table
    row = table.currentIndex().row()
    table.setCurrentIndex(table.model().index(row, 3))
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == [["100"]]

    QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == [["1 级", "2 级"], ["100", "107"]]

    QTest.keyClick(
        table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    heads, cells = clipboard()
    assert dict(zip(heads, cells, strict=False))["来源"] == "GB 16780-2021；公开转录，未核对原文"
    assert "标准名称" in heads


def test_keys_reach_everything(open_window):
    """Arrows move the table from the search, Enter goes into it and to the details, Ctrl+F comes back, Esc closes."""
    window = open_window()
    window.search.setFocus()
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    assert window.table.currentIndex().row() == 1
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.table
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.detail
    QTest.keyClick(window.detail, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.search

    assert nameless(window) == []
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_tab_goes_from_the_list_through_the_filters_into_the_table(open_window):
    """The filters of a table that came later stand where they are seen: between the list and the table."""
    window = open_window()
    window.show_table("grid")
    window.tables.setFocus()
    stops = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())

    assert stops == [*window.filters.combos.values(), window.table, window.detail]


def test_a_day_is_always_there(open_window, qtbot):
    """A day that is cleared becomes today: how a limit stands can only be said of a day."""
    window = open_window()
    before = window.sheets
    window.day.set_value("")
    window.day.committed.emit("")
    qtbot.waitUntil(lambda: window.sheets is not before)

    assert date.fromisoformat(window.day.value()) > date(2025, 12, 31)


@pytest.mark.parametrize(
    ("key", "table", "row"),
    [
        ("grid/2023/江苏/average", "grid", "grid/2023/江苏/average"),
        (f"{CLINKER}/lead", "limits", CLINKER),
        ("coal-own/原煤", "coal", ""),
    ],
)
def test_a_figures_key_leads_to_its_row(open_window, key, table, row):
    """A key, or an end of one, is gone to; one that is not there is searched for."""
    window = open_window()
    window.show_key(key)

    assert window.sheet.key == table
    assert not row or window.table.current_line().row.key == row


def test_a_key_waits_until_the_tables_are_read(open_window, qtbot):
    """Asked for at once, the row comes as soon as it is there."""
    go = threading.Event()

    def slow(on):
        assert go.wait(10)
        return read(on)

    window = open_window(reader=slow, wait=False)
    window.show_key(CLINKER)
    go.set()
    qtbot.waitUntil(lambda: bool(window.sheets))

    assert window.table.current_line().row.key == CLINKER


def test_tables_that_cannot_be_read_are_told(open_window, qtbot):
    """The sentence of what went wrong stands in the middle."""

    def broken(_on: date):
        raise UserFacingError(message("session.closed"))

    window = open_window(reader=broken, wait=False)
    qtbot.waitUntil(lambda: "读不出" in window.empty.accessibleName())

    assert "定稿" in window.empty.accessibleDescription()


def test_the_menu_opens_one_window_and_brings_it_back(window, qtbot):
    """Asked for twice, it is the same window; closed and asked for again, a new one."""
    window.actions_by_id["reference"].trigger()
    first = window.reference
    qtbot.waitUntil(lambda: bool(first.sheets))
    window.open_reference("grid/2023/江苏/average")
    assert window.reference is first
    assert first.sheet.key == "grid"

    with qtbot.waitSignal(first.destroyed):
        first.reject()
    window.open_reference()

    assert window.reference is not first
    qtbot.waitUntil(lambda: bool(window.reference.sheets))
    window.reference.reject()
