"""Home on a real workspace: list, search, ways in, what can be done with a row."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionHeader

from gf_desktop.domain.home import HomeRow, Summary
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.programmes.dates import Due
from gf_desktop.ui.home.bin import BinDialog
from gf_desktop.ui.home.model import COLUMNS, HomeModel, when
from gf_desktop.ui.home.table import HomeTable
from gf_desktop.ui.main_window import MainWindow
from gf_desktop.ui.wizard.wizard import NewAssessment
from tests.ui.accessibility import nameless
from tests.ui.pages.home_page import HomePageObject

SAMPLE = "样例丙纶短纤维厂（示范数据，非真实企业）"
OTHER = "宿迁绿源无纺布厂"


@pytest.fixture
def home(qtbot, window) -> HomePageObject:
    """Return Home of the shown window."""
    return HomePageObject(qtbot, window)


@pytest.fixture
def two(program, window) -> list[str]:
    """Put two evaluations on the list and return their ids."""
    first = program.assessments.sample().result(30)
    session = program.assessments.open(first).result(10)
    document = session.document
    document = replace(document, year=2024, applicant=replace(document.applicant, name=OTHER))
    second = program.assessments.create(document, session.pack).result(10)
    window.read_rows()
    return [first, second]


def row(number: int, name: str = "甲", **changes) -> HomeRow:
    """Return a line of Home."""
    summary = Summary(answered=number, rows=10, total=f"{number}.00", highest="100.00", gate_state="open")
    base = HomeRow(
        id=f"a{number}",
        applicant=name,
        year=2025,
        scheme="试验表",
        state="open",
        changed=f"2026-01-{number:02}T08:00:00+08:00",
        summary=summary,
    )
    return replace(base, **changes)


# --- the model -----------------------------------------------------------------


def test_the_model_keeps_qts_rules(qtlog):
    """The rows behave as Qt asks of every item model while they come, go, are sorted and searched."""
    model = HomeModel()
    # What it warns of fails the test: by its log, which is looked at here, and by pytest-qt itself.
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert tester.model() is model

    model.set_rows([row(1), row(2), row(10)])
    model.sort(5)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.set_search("乙")
    model.set_rows([row(3, "乙")])
    model.set_rows([])

    assert [one.message for one in qtlog.records] == []


def test_figures_are_sorted_as_figures():
    """Ten answered rows stand after two, not between one and two."""
    model = HomeModel()
    model.set_rows([row(2), row(10), row(1)])

    model.sort(5)

    assert [model.row(n).id for n in range(3)] == ["a1", "a2", "a10"]


def test_rows_say_their_subject_and_what_is_due():
    """A park stands as one, is found by the word, and shows the day that comes next with the days left."""
    on = date(2027, 3, 31)
    due = Due(
        id="d",
        title="网上申报",
        who="单位",
        todo="",
        level="province",
        acts="enterprise",
        on=on,
        days=129,
        official=on,
        previous=on,
        standing="rules",
    )
    model = HomeModel()
    model.set_rows([row(1), row(2, "某开发区", subject="park")])
    model.set_dues({"a2": due})
    texts = {model.row(n).id: [model.index(n, c).data() for c in (0, 7)] for n in range(2)}

    assert texts == {"a1": ["工厂", ""], "a2": ["园区", "3-31 还有 129 天"]}
    model.sort(7)
    assert model.row(0).id == "a2"
    model.set_search("园区")
    assert [model.row(n).id for n in range(model.rowCount())] == ["a2"]
    tip = model.index(0, 7).data(Qt.ItemDataRole.ToolTipRole)
    assert "网上申报" in tip
    assert tip.endswith("用 2025 年数据申报的一轮可能已经结束，请以当年的通知为准。")


def test_every_word_of_the_search_must_occur():
    """Words in any order, full-width digits and capitals as meant."""
    model = HomeModel()
    model.set_rows([row(1, "恒纤丙纶"), row(2, "恒纤丙纶", year=2024), row(3, "绿源")])

    model.set_search("２０２５ 丙纶")

    assert [model.row(n).id for n in range(model.rowCount())] == ["a1"]


@pytest.mark.parametrize(
    ("days", "said"), [(0, "今天 08:05"), (1, "昨天 08:05"), (2, "2026-03-08"), (400, "2025-02-03")]
)
def test_times_are_said_as_people_say_them(days, said):
    """Today and yesterday with the hour, earlier days as dates."""
    today = date(2026, 3, 10)
    moment = datetime(2026, 3, 10, 8, 5).astimezone() - timedelta(days=days)

    assert when(moment.isoformat(), today) == said


# --- empty -----------------------------------------------------------------------


def test_empty_it_says_what_belongs_here(home):
    """Without an evaluation Home explains itself and offers the first step and the sample."""
    assert home.is_empty()
    assert home.page.welcome.new_button.hasFocus()
    assert nameless(home.page) == []


def test_the_sample_is_one_press_away(qtbot, home, window):
    """The sample is taken into the workspace and opened."""
    home.press("打开示例")
    qtbot.waitUntil(lambda: window.workbench.model is not None)

    assert window.workbench.model.document.applicant.name == SAMPLE
    assert window.bar.place.title.full_text().startswith(SAMPLE)


def test_the_first_and_the_last_evaluation_move_the_focus(qtbot, home, window, program):
    """The table takes the focus when there is something in it, and the first step when nothing is left."""
    assessment_id = program.assessments.sample().result(30)
    window.read_rows()
    assert home.page.table.hasFocus()

    program.assessments.remove(assessment_id).result(30)
    window.read_rows()
    assert home.page.welcome.new_button.hasFocus()


def test_with_evaluations_the_table_has_the_focus_from_the_start(qtbot, theme, program, settings, ask):
    """Enter goes on with the evaluation opened last, without a press of Tab."""
    program.assessments.sample().result(30)
    window = MainWindow(program, settings, theme, ask)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()

    assert window.home.table.hasFocus()
    assert window.home.table.selected()


# --- the list ----------------------------------------------------------------------


def test_a_row_says_everything_of_an_evaluation(home, two):
    """Name, year, table, state, how much is answered, the score, and when it was changed."""
    cells = home.row(SAMPLE)

    assert cells["year"] == "2025"
    assert cells["scheme"] == "江苏丙纶短纤维（2026版）"
    assert cells["state"] == "进行中"
    assert cells["answered"] == "20/21"
    assert cells["score"] == "70.77"
    assert cells["changed"].startswith("今天")


def test_no_text_of_the_list_is_cut_at_a_small_screen(qtbot, home, two, window):
    """At 1366 x 768 and scale 1.25 every figure and heading of the table has its room."""
    window.resize(1092, 614)
    table = home.page.table
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    for number, column in enumerate(COLUMNS):
        if column.id not in ("applicant", "scheme"):
            assert table.sizeHintForColumn(number) <= table.columnWidth(number), column.id
            assert table.horizontalHeader().sectionSizeHint(number) <= table.columnWidth(number), column.id


def test_names_stay_readable_in_a_narrow_window(qtbot, theme):
    """At 1366 x 768 and scale 1.5 columns of less weight give way to the names, and come back with the room."""
    model = HomeModel()
    model.set_rows([row(1)])
    table = HomeTable(model)
    qtbot.addWidget(table)
    letter = table.fontMetrics().horizontalAdvance("字")
    numbers = {column.id: number for number, column in enumerate(COLUMNS)}

    def shown(letters):
        table.resize(letters * letter, 300)
        return [name for name, number in numbers.items() if not table.isColumnHidden(number)]

    with qtbot.waitExposed(table):
        table.show()
    assert shown(110) == list(numbers)
    assert {"applicant", "year", "scheme", "state", "score", "changed"} <= set(shown(64)) < set(numbers)
    assert table.columnWidth(numbers["applicant"]) >= 11 * letter
    assert shown(110) == list(numbers)


def test_every_input_has_a_name(home, two):
    """A screen reader can name everything the focus reaches."""
    assert nameless(home.window) == []


def test_search_narrows_the_list(home, two):
    """Only fitting rows are left, and a sentence where none is."""
    home.search("宿迁")
    assert home.texts() == [OTHER]

    home.search("没有这个")
    assert home.page.nothing.isVisible()


def test_enter_opens_the_row(qtbot, home, two, window):
    """The keyboard alone opens an evaluation, and the way back puts the cursor on it."""
    home.select(OTHER)
    home.enter()
    qtbot.waitUntil(lambda: window.workbench.model is not None)
    assert window.workbench.model.document.applicant.name == OTHER

    window.back()

    assert home.page.isVisible()
    assert home.page.table.selected() == two[1]


def test_delete_is_undone_from_the_bar(qtbot, home, two, window, ask):
    """Deleting asks nothing; the bar at the foot takes it back."""
    home.select(OTHER)
    home.use("remove")
    home.wait_for_rows(1)
    assert ask.asked == []
    assert OTHER in window.notices.text()

    qtbot.mouseClick(window.notices.action, Qt.MouseButton.LeftButton)
    home.wait_for_rows(2)
    assert OTHER in home.texts()


def test_ctrl_z_takes_removals_back_one_by_one(qtbot, home, two, window):
    """What was removed last comes back first; with nothing left to take back the entry is off."""
    for left in (1, 0):
        home.use("remove")
        home.wait_for_rows(left)
    assert home.is_empty()

    for count in (1, 2):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        home.wait_for_rows(count)
    assert not home.page.undo_action.isEnabled()


def test_a_closed_evaluation_is_removed_after_asking_once(qtbot, home, two, window, ask, program):
    """A closed evaluation is not lost by a key pressed in passing."""
    program.assessments.close(program.assessments.open(two[1]).result(10)).result(10)
    window.read_rows()
    home.select(OTHER)
    home.use("remove")
    assert ask.asked == [("confirm", "移入回收站")]
    assert len(home.texts()) == 2

    ask.answer(True)
    home.use("remove")
    home.wait_for_rows(1)


# --- recycle bin -------------------------------------------------------------------


@pytest.fixture
def bin_dialog(qtbot, home, two, window) -> BinDialog:
    """Remove both evaluations and open the recycle bin."""
    for left in (1, 0):
        home.use("remove")
        home.wait_for_rows(left)
    assert "回收站" in window.notices.text()
    window.actions_by_id["bin"].trigger()
    return window.findChild(BinDialog)


def test_the_bin_puts_back(qtbot, home, bin_dialog):
    """What was removed stands in the bin with its name, and 恢复 puts it back on the list."""
    assert sorted(bin_dialog.names()) == sorted([SAMPLE, OTHER])
    assert nameless(bin_dialog) == []
    chosen = bin_dialog.names()[0]

    qtbot.mouseClick(bin_dialog.restore_button, Qt.MouseButton.LeftButton)
    home.wait_for_rows(1)
    assert home.texts() == [chosen]
    assert chosen not in bin_dialog.names()


def test_the_bin_deletes_for_good_after_asking(qtbot, bin_dialog, window, ask, program):
    """彻底删除 is asked about by its verb; then the evaluation is gone, and so is the wish to take it back."""
    chosen = bin_dialog.names()[0]
    qtbot.mouseClick(bin_dialog.purge_button, Qt.MouseButton.LeftButton)
    assert ask.asked == [("confirm", "彻底删除")]
    assert chosen in bin_dialog.names()

    ask.answer(True, True)
    qtbot.mouseClick(bin_dialog.purge_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chosen not in bin_dialog.names())
    qtbot.mouseClick(bin_dialog.purge_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bin_dialog.empty.isVisible)
    assert program.assessments.removed() == ()
    assert not window.home.undo_action.isEnabled()


def test_closing_asks_and_freezes(qtbot, home, two, ask):
    """定稿 is asked about once; the row is closed then and offers a copy instead."""
    ask.answer(True)
    home.select(OTHER)
    assert "reopen" not in home.offered()
    home.use("close-row")
    qtbot.waitUntil(lambda: home.row(OTHER)["state"] == "已定稿")

    home.select(OTHER)
    assert "reopen" in home.offered()
    assert "close-row" not in home.offered()
    assert ask.asked == [("confirm", "定稿")]


def test_closing_can_be_left(qtbot, home, two, ask):
    """Without agreement nothing is closed."""
    home.select(OTHER)
    home.use("close-row")
    qtbot.waitUntil(lambda: ask.asked == [("confirm", "定稿")])

    assert home.row(OTHER)["state"] == "进行中"


def test_a_closed_evaluation_is_opened_again_as_a_copy(qtbot, home, two, window, program):
    """The copy can be changed; the closed one stays as it is."""
    program.assessments.close(program.assessments.open(two[1]).result(10)).result(10)
    window.read_rows()
    home.select(OTHER)
    home.use("reopen")
    qtbot.waitUntil(lambda: window.workbench.model is not None)

    assert not window.workbench.model.read_only
    assert window.workbench.model.assessment.id not in two
    window.back()
    home.wait_for_rows(3)
    assert sorted(home.texts("state")) == sorted(["进行中", "已定稿", "进行中·副本"])


def test_the_arrow_points_down_where_the_newest_comes_first(home, two):
    """As in Excel and Explorer: down for descending, up for ascending."""
    header = home.page.table.horizontalHeader()
    changed = header.count() - 1
    arrows = {}
    for order in Qt.SortOrder:
        home.page.table.sortByColumn(changed, order)
        option = QStyleOptionHeader()
        header.initStyleOptionForIndex(option, changed)
        arrows[order] = option.sortIndicator

    # Styles draw what Qt calls SortUp as an arrow that points up.
    assert arrows[Qt.SortOrder.DescendingOrder] is QStyleOptionHeader.SortIndicator.SortDown
    assert arrows[Qt.SortOrder.AscendingOrder] is QStyleOptionHeader.SortIndicator.SortUp


def test_export_and_import_bring_the_same_evaluation(qtbot, home, two, window, ask, tmp_path):
    """A document that says what one of the list says opens that; wanted all the same, it becomes one of its own."""
    path = tmp_path / "带 空格" / "评价.json"
    path.parent.mkdir()
    ask.answer(path)
    home.select(OTHER)
    home.use("export-row")
    qtbot.waitUntil(lambda: f"“{path.name}”" in window.notices.text())
    assert json.loads(path.read_text(encoding="utf-8"))["applicant"]["name"] == OTHER

    ask.answer(path)
    home.press("导入")
    qtbot.waitUntil(lambda: window.workbench.model is not None)
    assert window.workbench.model.document.applicant.name == OTHER
    assert window.workbench.model.assessment.id in two
    qtbot.waitUntil(lambda: "没有重复导入" in window.notices.text())
    window.notices.action.click()
    qtbot.waitUntil(lambda: window.workbench.model.assessment.id not in two)
    qtbot.waitUntil(lambda: "已导入为新的评价，已有 1 份" in window.notices.text())


def test_a_wrong_file_is_refused_with_a_sentence(qtbot, home, two, window, ask, tmp_path):
    """A document that is none takes nothing in, and what is wrong is said lastingly."""
    path = tmp_path / "坏.json"
    path.write_text('{"format": "gf-assessment", "version": 1, "color": 1}', encoding="utf-8")
    ask.answer(path)
    home.press("导入")
    qtbot.waitUntil(window.banner.isVisible)

    assert window.banner.text().startswith("“坏.json”没有导入：")
    assert len(home.texts()) == 2


def test_a_torn_file_is_said_in_plain_words_until_one_goes_on(qtbot, home, two, window, ask, tmp_path):
    """The sentence names the file and where it ends; going elsewhere takes it away."""
    path = tmp_path / "半截.json"
    path.write_text('{"format": "gf-assessment",\n', encoding="utf-8")
    ask.answer(path)
    home.press("导入")
    qtbot.waitUntil(window.banner.isVisible)
    assert "“半截.json”" in window.banner.text()
    assert "不完整" in window.banner.text()
    assert "JSON" not in window.banner.text().replace(".json", "")

    home.enter()
    qtbot.waitUntil(lambda: window.workbench.model is not None)
    assert not window.banner.isVisible()


def test_what_still_fails_stays_when_one_goes_on(qtbot, home, two, window):
    """A failure that lasts is not taken away by going elsewhere."""
    window.show_failure(UserFacingError(message("store.full", folder="数据")))
    home.enter()
    qtbot.waitUntil(lambda: window.workbench.model is not None)

    assert window.banner.isVisible()


# --- what was begun in the wizard ----------------------------------------------------


def test_home_says_that_an_evaluation_was_begun(qtbot, theme, program, settings, ask):
    """Also an empty Home names the enterprise and offers to go on, or to give the draft up and have it back."""
    settings.draft = {"applicant": {"name": OTHER}, "year": 2025}
    window = MainWindow(program, settings, theme, ask)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    line = window.home.draft_line
    assert OTHER in line.text()
    assert window.home.welcome.new_button.text().startswith("继续新建")
    with qtbot.waitSignal(window.home.new_requested):
        qtbot.mouseClick(line.resume, Qt.MouseButton.LeftButton)
    window.findChild(NewAssessment).reject()

    qtbot.mouseClick(line.drop, Qt.MouseButton.LeftButton)
    assert not line.isVisible()
    assert settings.draft == {}
    assert window.home.welcome.new_button.text().startswith("新建评价")
    qtbot.mouseClick(window.notices.action, Qt.MouseButton.LeftButton)
    assert line.isVisible()


def test_a_wizard_left_for_later_shows_on_home(qtbot, home, window):
    """以后继续 leaves a line on Home at once; nothing entered leaves none."""
    for name, begun in (("", False), (OTHER, True)):
        window.new_assessment()
        wizard = window.findChildren(NewAssessment)[-1]
        wizard.next()
        wizard.currentPage().name.setText(name)
        wizard.reject()
        assert ("draft_line" in window.home.__dict__ and window.home.draft_line.isVisible()) is begun
    assert OTHER in window.home.draft_line.text()


def test_an_empty_home_takes_files_in(qtbot, home, window, ask):
    """A file that was brought along can be taken in from the first picture."""
    home.press("导入")

    assert ask.asked == [("choose_open_path", "导入评价文件")]


def test_read_only_lists_and_says_why(qtbot, home, two, window):
    """While another window holds the workspace, evaluations are listed and nothing can be changed or opened."""
    window.set_read_only("正由另一个窗口使用。")

    assert window.banner.text() == "正由另一个窗口使用。"
    assert home.offered() == set()
    assert not home.page.new_button.isEnabled()
    home.select(OTHER)
    with qtbot.assertNotEmitted(home.page.open_requested):
        home.enter()

    window.set_read_only("")
    assert home.page.new_button.isEnabled()
