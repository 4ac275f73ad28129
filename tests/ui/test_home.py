"""Home on a real workspace: list, search, ways in, what can be done with a row."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from gf_desktop.domain.home import HomeRow, Summary
from gf_desktop.ui.home.model import HomeModel, when
from gf_desktop.ui.main_window import MainWindow
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


def test_the_model_keeps_qts_rules(qtmodeltester):
    """The rows behave as Qt asks of every item model."""
    model = HomeModel()
    model.set_rows([row(1), row(2), row(10)])

    qtmodeltester.check(model)


def test_figures_are_sorted_as_figures():
    """Ten answered rows stand after two, not between one and two."""
    model = HomeModel()
    model.set_rows([row(2), row(10), row(1)])

    model.sort(4)

    assert [model.row(n).id for n in range(3)] == ["a1", "a2", "a10"]


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
    for number, column in enumerate(("applicant", "year", "scheme", "state", "answered", "score", "changed")):
        if column not in ("applicant", "scheme"):
            assert table.sizeHintForColumn(number) <= table.columnWidth(number), column
            assert table.horizontalHeader().sectionSizeHint(number) <= table.columnWidth(number), column


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


def test_closing_can_be_left(home, two, ask):
    """Without agreement nothing is closed."""
    home.select(OTHER)
    home.use("close-row")

    assert ask.asked == [("confirm", "定稿")]
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


def test_export_and_import_bring_the_same_evaluation(qtbot, home, two, window, ask, tmp_path):
    """A document written from the list is read back as an evaluation of its own."""
    path = tmp_path / "带 空格" / "评价.json"
    path.parent.mkdir()
    ask.answer(path)
    home.select(OTHER)
    home.use("export-row")
    qtbot.waitUntil(lambda: path.name in window.notices.text())
    assert json.loads(path.read_text(encoding="utf-8"))["applicant"]["name"] == OTHER

    ask.answer(path)
    home.press("导入")
    qtbot.waitUntil(lambda: window.workbench.model is not None)
    assert window.workbench.model.document.applicant.name == OTHER
    assert window.workbench.model.assessment.id not in two


def test_a_wrong_file_is_refused_with_a_sentence(qtbot, home, two, window, ask, tmp_path):
    """A document that is none takes nothing in, and what is wrong is said lastingly."""
    path = tmp_path / "坏.json"
    path.write_text('{"format": "gf-assessment", "version": 1, "color": 1}', encoding="utf-8")
    ask.answer(path)
    home.press("导入")
    qtbot.waitUntil(window.banner.isVisible)

    assert window.banner.text()
    assert len(home.texts()) == 2


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
