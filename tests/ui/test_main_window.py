"""The window: bar, menu, keys, saving, closing, geometry, lock and crash."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication

from gf_desktop.domain.document import Answer
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.ui.actions import SPECS, Context, help_rows
from gf_desktop.ui.app import Run
from gf_desktop.ui.crash import CrashHandler
from gf_desktop.ui.dialogs import CrashDialog, KeysDialog
from gf_desktop.ui.find import FindPanel
from gf_desktop.ui.home.flows import Notice
from gf_desktop.ui.instance import WorkspaceLock
from gf_desktop.ui.ledgers.keys import TABLE_KEYS
from gf_desktop.ui.main_window import MainWindow
from gf_desktop.ui.routing import Receiver, hand_over
from gf_desktop.ui.settings import Settings
from gf_desktop.ui.theme import Scheme
from tests.ui.accessibility import nameless
from tests.ui.keys import compose

ROW = "plot-ratio"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def work(qtbot, window, program):
    """Open the sample and return the workbench."""
    assessment_id = program.assessments.sample().result(30)
    window.flows.open(assessment_id)
    qtbot.waitUntil(lambda: window.workbench.model is not None)
    return window.workbench


def answer(work, text: str) -> None:
    """Answer a row of the evaluation shown."""
    work.model.answer(ROW, Answer(value=Decimal(text)))


def stored(program, work) -> Answer:
    """Return what the disk holds of the row."""
    return program.assessments.open(work.model.assessment.id).result(10).document.answer(ROW)


# --- keys and actions -------------------------------------------------------------


@pytest.mark.parametrize("context", [Context.HOME, Context.ASSESSMENT])
def test_no_key_is_used_twice_in_a_context(qapp, context):
    """A key means one thing where it is pressed."""
    keys = [
        keys.toString()
        for one in SPECS
        if one.context in (Context.WINDOW, context)
        for keys in dict.fromkeys(one.sequences)
    ]

    assert len(keys) == len(set(keys))


def test_every_key_stands_on_the_help_page(qtbot, theme, program):
    """The page of keys is made from the registry and shows each action that has a key."""
    dialog = KeysDialog(program.forms)
    qtbot.addWidget(dialog)
    dialog.show()

    with_keys = [one for one in SPECS if one.keys or one.note]
    assert len(with_keys) == len(help_rows())
    assert dialog.keys.rowCount() == len(with_keys) + len(TABLE_KEYS)
    shown = {dialog.keys.item(row, 1).text() for row in range(dialog.keys.rowCount())}
    assert {"向下填充", "在上方插入一行", "离开表格"} <= shown
    assert nameless(dialog) == []


def test_keys_are_named_as_keyboards_have_them(qapp):
    """One word for Enter wherever it stands, and no key that only few keyboards have."""
    keys = [keys for _, _, keys in help_rows()]

    assert "回车" in keys
    assert "Ctrl+回车" in keys
    for foreign in ("Enter", "Return", "F13", "F14", "F16", "F18", "退格"):
        assert not any(foreign in one for one in keys), foreign


def test_the_keys_of_the_page_are_in_the_registry(work):
    """Keys that the page of the evaluation makes itself stand on the help page like all others."""
    known = {keys.toString() for one in SPECS for keys in one.sequences}
    made = {keys.toString() for action in work.page.findChildren(QAction) for keys in action.shortcuts()}

    assert made
    assert made <= known


def test_keys_act(qtbot, window, work):
    """Ctrl+Z undoes, Ctrl+W goes back to all evaluations."""
    before = work.model.document.answer(ROW)
    answer(work, "1.5")
    work.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert work.model.document.answer(ROW) == before

    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window.home.isVisible()


def test_no_letter_is_used_twice_in_a_menu(window, work):
    """Alt and a letter mean one entry, on Home and in an evaluation."""
    here = window.bar.menu_button.menu()
    window.back()
    for menu in (here, window.bar.menu_button.menu()):
        texts = [action.text().replace("&&", "") for action in menu.actions() if action.isVisible()]
        letters = [text[text.index("&") + 1].upper() for text in texts if "&" in text]
        assert len(letters) > 5
        assert len(letters) == len(set(letters)), letters


def test_the_menu_names_what_would_be_undone(work):
    """The entry says which row it would take back; without a change it is off."""
    undo = work.actions_by_id["undo"]
    assert not undo.isEnabled()

    answer(work, "1.5")

    assert undo.isEnabled()
    assert "容积率" in undo.text()


# --- the bar ---------------------------------------------------------------------------


def test_the_bar_says_where_one_is(window, work):
    """Applicant, year, table, and that the table is an unofficial transcript."""
    assert "2025 年度" in window.bar.place.title.full_text()
    assert "江苏丙纶短纤维（2026版）" in window.bar.place.title.full_text()
    assert window.bar.place.badge.text() == "非官方转录"
    assert window.bar.place.badge.isVisible()
    assert nameless(window.bar) == []


def test_bar_and_title_follow_the_name(window, work):
    """An enterprise named otherwise, and named back by undo, is called so above the evaluation at once."""
    applicant = work.model.document.applicant
    work.model.applicant(replace(applicant, name="改名后的厂"))

    assert window.bar.place.title.full_text().startswith("改名后的厂")
    assert window.windowTitle().startswith("改名后的厂")
    work.model.undo()
    assert window.windowTitle().startswith(applicant.name)


def test_saved_is_said_after_the_disk_has_it(qtbot, window, work, program):
    """The mark with the time appears when the writer has acknowledged, and the disk agrees."""
    assert window.bar.place.saved.text() == ""

    answer(work, "1.5")
    qtbot.waitUntil(lambda: window.bar.place.saved.text().startswith("已保存"))

    assert stored(program, work).value == Decimal("1.5")


def test_a_failure_to_save_lasts_until_it_is_mended(qtbot, window, work, program, monkeypatch):
    """What could not be written is said above everything, with a way to try again and one to save a copy."""
    from gf_desktop.storage.workspace import Workspace

    record = Workspace.record

    def full(*_args, **_kwargs):
        raise UserFacingError(message("store.full", folder="数据"))

    monkeypatch.setattr(Workspace, "record", full)
    answer(work, "1.5")
    qtbot.waitUntil(window.banner.isVisible)
    assert [button.text() for button in window.banner.buttons()] == ["重试", "另存副本…"]
    assert not window.bar.place.saved.text().startswith("已保存")

    monkeypatch.setattr(Workspace, "record", record)
    qtbot.mouseClick(window.banner.buttons()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.banner.isVisible())
    assert window.bar.place.saved.text().startswith("已保存")
    assert stored(program, work).value == Decimal("1.5")


def test_a_change_made_just_before_leaving_is_kept(qtbot, window, work, program):
    """Leaving an evaluation at once loses nothing, and Home shows the new figures."""
    assessment_id = work.model.assessment.id
    work.model.answer(ROW, None)
    window.back()

    def answered() -> int:
        row = window.home.row(assessment_id)
        return row.summary.answered if row else -1

    qtbot.waitUntil(lambda: answered() == 19)
    assert program.assessments.open(assessment_id).result(10).document.answer(ROW) == Answer()


def test_a_closed_evaluation_says_so(qtbot, window, work, ask):
    """定稿 from the menu: the evaluation is shown frozen, and a copy is offered instead."""
    ask.answer(True)
    work.actions_by_id["close"].trigger()
    qtbot.waitUntil(window.bar.place.state.isVisible)

    assert work.model.read_only
    assert work.actions_by_id["copy"].isVisible()
    assert not work.actions_by_id["close"].isVisible()
    assert window.bar.place.badge.text() == "非官方转录"
    assert window.bar.place.badge.isVisible()


def test_before_closing_it_is_said_what_is_open(qtbot, window, work, ask):
    """The question before 定稿 counts rows, basic requirements and facts of the enterprise that are still open."""
    model = work.model
    model.answer(ROW, None)
    model.applicant(replace(model.document.applicant, address="", industry_code=""))
    work.actions_by_id["close"].trigger()

    (why,) = ask.whys
    assert "指标：2 项未填" in why
    assert re.search(r"企业信息：已填 \d/10 项", why)


def test_a_closed_evaluation_offers_its_copy_in_the_bar(qtbot, window, work, ask):
    """The bar's 另存副本重开 makes an open copy and shows it."""
    ask.answer(True)
    closed = work.model.assessment.id
    work.actions_by_id["close"].trigger()
    qtbot.waitUntil(window.bar.place.copy_button.isVisible)
    assert window.bar.place.copy_button.text() == "另存副本重开"

    qtbot.mouseClick(window.bar.place.copy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: work.model.assessment.id != closed)
    assert not work.model.read_only
    assert not window.bar.place.copy_button.isVisible()


def test_another_scheme_leaves_the_bars_words(window, work):
    """The way back is called the same after the colours were changed, and still leads there."""
    place = window.bar.place
    before = place.back_button.text()
    window.actions_by_id["scheme-dark"].trigger()
    work.actions_by_id["back"].setText("回到全部评价(&H)")
    assert place.back_button.text() == before == "全部评价"

    place.back_button.click()
    assert window.home.isVisible()


def test_a_notice_leaves_totals_and_buttons_free(qtbot, window, work):
    """What is said at the foot stands above the totals and the buttons that lead on."""
    window.tell(Notice("已导出“评价.json”"))
    page = work.page
    top = page.back.mapTo(window, QPoint(0, 0)).y()

    qtbot.waitUntil(lambda: window.notices.mapTo(window, window.notices.rect().bottomLeft()).y() < top)
    assert window.notices.isVisible()


def test_find_goes_to_a_row(qtbot, window, work):
    """Some letters of a title and Enter lead to the row."""
    work.actions_by_id["find"].trigger()
    panel = window.findChild(FindPanel)
    compose(panel.line, "容积")
    assert panel.list.count() == 1
    assert nameless(panel) == []

    with qtbot.waitSignal(work.model.show_place) as shown:
        qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    assert shown.args == ["answers", ROW]


# --- closing and coming back ---------------------------------------------------------------


def test_closing_hands_over_what_is_typed(window, work, program):
    """Text still in a field is on the disk after the window is closed."""
    model = work.model
    assessment_id = model.assessment.id
    model.flushing.connect(lambda: model.answer(ROW, Answer(value=Decimal("1.7"))))

    assert window.close()
    assert program.assessments.open(assessment_id).result(10).document.answer(ROW).value == Decimal("1.7")


def test_closing_with_unsaved_changes_asks(window, work, ask, monkeypatch):
    """When the disk refuses, the window stays open unless the loss is accepted."""
    from gf_desktop.storage.workspace import Workspace

    def full(*_args, **_kwargs):
        raise UserFacingError(message("store.full", folder="数据"))

    monkeypatch.setattr(Workspace, "record", full)
    answer(work, "1.5")
    assert not window.close()
    assert ask.asked == [("confirm", "还有内容没能保存")]

    ask.answer(True)
    assert window.close()


def test_geometry_comes_back(qtbot, window, program, settings, theme, ask):
    """The next window stands where the last one stood."""
    window.resize(800, 640)
    window.close()

    again = MainWindow(program, settings, theme, ask)
    qtbot.addWidget(again)
    assert again.size().toTuple() == (800, 640)


def test_the_window_is_never_off_screen(qtbot, window, program, settings, theme, ask):
    """A place on a screen that is gone is not restored."""
    window.move(20000, 20000)
    window.close()

    again = MainWindow(program, settings, theme, ask)
    qtbot.addWidget(again)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    assert any(screen.intersects(QRect(again.pos(), again.size())) for screen in screens)


def test_the_window_fits_the_smallest_screen(window, work):
    """Nothing keeps the window from fitting 1366 x 768 at scale 1.25."""
    assert window.minimumSizeHint().width() <= 1092
    assert window.minimumSizeHint().height() <= 614


def test_the_window_is_never_larger_than_the_screen(window, work):
    """At scale 1.5 a screen of 1366 x 768 has 910 x 512, less its bars: the window may be made that small."""
    room = window.screen().availableGeometry()

    assert window.minimumWidth() <= min(900, room.width())
    assert window.minimumHeight() <= min(480, room.height())
    window.resize(900, 460)
    assert window.size().toTuple() == (900, 460)


def test_the_scheme_is_remembered(window, theme, settings):
    """Dark chosen once is dark at the next start."""
    window.actions_by_id["scheme-dark"].trigger()

    assert theme.scheme is Scheme.DARK
    assert settings.scheme is Scheme.DARK


def test_settings_that_cannot_be_read_count_as_not_set(workspace):
    """A damaged settings file does not keep the window from opening."""
    workspace.mkdir(parents=True)
    (workspace / "settings.ini").write_text("[window]\nscheme=purple\n[wizard]\ndraft={\n", encoding="utf-8")
    settings = Settings(workspace)

    assert settings.scheme is Scheme.SYSTEM
    assert settings.draft == {}


def test_a_bad_end_is_noticed_once(workspace):
    """A run that did not end well is known to the next one only."""
    assert Settings(workspace).begin_run() is False
    again = Settings(workspace)
    assert again.begin_run() is True
    again.end_run()
    assert Settings(workspace).begin_run() is False


# --- one window for one workspace -------------------------------------------------------------


def test_a_second_start_learns_who_holds_the_workspace(workspace):
    """The lock names the process, and is free again when it is given back."""
    first, second = WorkspaceLock(workspace), WorkspaceLock(workspace)
    assert first.take()
    assert not second.take()
    assert second.holder().process == os.getpid()

    first.release()
    assert second.take()
    second.release()


def test_a_second_start_hands_its_file_over(qtbot, workspace, tmp_path):
    """The window that is open receives the absolute path, Chinese characters and blanks included."""
    workspace.mkdir(parents=True)
    receiver = Receiver(workspace)
    file = tmp_path / "评价 文件.json"
    code = (
        "import sys; from pathlib import Path; from gf_desktop.ui.routing import hand_over; "
        "sys.exit(0 if hand_over(Path(sys.argv[1]), sys.argv[2:]) else 1)"
    )
    with qtbot.waitSignal(receiver.asked, timeout=20_000) as asked:
        second = subprocess.Popen(
            [sys.executable, "-c", code, str(workspace), file.name], cwd=tmp_path, env=env()
        )
    assert second.wait(20) == 0
    receiver.close()

    assert asked.args == [(str(file),)]


def env() -> dict[str, str]:
    """Return an environment in which a new process finds the program from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_without_a_window_nothing_is_handed_over(qtbot, workspace):
    """A lock held on another computer has no window here that could answer."""
    workspace.mkdir(parents=True)

    assert hand_over(workspace, []) is False


# --- our own mistakes -----------------------------------------------------------------------------


@pytest.fixture
def crashes(qapp, workspace):
    """Return a crash handler that is installed for the test."""
    handler = CrashHandler(workspace)
    before = sys.excepthook
    handler.install()
    yield handler
    handler.remove()
    assert sys.excepthook is before


def test_an_error_is_reported_without_data(qtbot, crashes):
    """The report names version, place and kind of the error, and quotes nothing that was typed."""
    with qtbot.waitSignal(crashes.crashed) as crashed:
        typed = "江苏" + "恒纤丙纶有限公司"
        try:
            raise ValueError(typed)
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)

    (text,) = crashed.args
    assert "GF Desktop" in text
    assert "test_an_error_is_reported_without_data" in text
    assert text.endswith("ValueError")
    assert typed not in text
    assert "ValueError" in (crashes.folder / "errors.log").read_text(encoding="utf-8")


def test_an_error_of_another_thread_is_reported(qtbot, crashes):
    """What goes wrong in the background is not lost."""

    def fail() -> None:
        raise TypeError("no such thing")

    thread = threading.Thread(target=fail, name="writer-test")
    with qtbot.waitSignal(crashes.crashed) as crashed:
        thread.start()
        thread.join()

    assert crashed.args[0].endswith("TypeError: no such thing")
    assert "writer-test" in crashed.args[0]


def test_repeated_errors_share_one_dialog(qtbot, theme, program, tmp_path):
    """The report can be copied; the same error again is only counted."""
    dialog = CrashDialog(program.forms, tmp_path, "x\nTypeError: a")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.add("x\nTypeError: a")
    dialog.button("copy").click()

    assert QGuiApplication.clipboard().text() == "x\nTypeError: a"
    assert dialog.label("repeats").text() == "共 2 次"
    assert nameless(dialog) == []


def test_a_crash_of_the_interpreter_is_kept_for_the_next_start(qapp, workspace):
    """What a fault left in its file is moved beside it, not lost when the next run opens the file."""
    logs = workspace / "logs"
    logs.mkdir(parents=True)
    (logs / "faults.log").write_text("Fatal Python error: Segmentation fault", encoding="utf-8")
    CrashHandler(workspace).remove()

    assert "Segmentation" in (logs / "faults.old.log").read_text(encoding="utf-8")
    assert (logs / "faults.log").read_text(encoding="utf-8") == ""


# --- a whole run -----------------------------------------------------------------------------------


@pytest.fixture
def run(qtbot, qapp, theme, program, workspace):
    """Return a function that makes a run of the program; it is ended after the test."""
    runs = []

    def start(*files: str) -> Run:
        lock = WorkspaceLock(workspace)
        lock.take()
        runs.append(Run(qapp, program, lock, files))
        qtbot.addWidget(runs[-1].window)
        runs[-1].window.show()
        return runs[-1]

    yield start
    for one in runs:
        one.end()


def test_a_run_opens_the_workspace_behind_the_first_picture(qtbot, run, workspace):
    """Home is painted first; then the workspace is made, and the run is marked as open until it ends."""
    one = run()
    assert not (workspace / "workspace.db").exists()
    qtbot.waitUntil((workspace / "workspace.db").exists)

    assert Settings(workspace).begin_run() is True
    one.end()
    assert Settings(workspace).begin_run() is False


def test_a_file_on_the_command_line_is_taken_in(qtbot, run, program):
    """The program opened with a document shows it as an evaluation of this workspace."""
    one = run(str(program.resources / "samples" / "sample-pp-staple.json"))
    qtbot.waitUntil(lambda: one.window.workbench.model is not None, timeout=20_000)

    assert one.window.workbench.model.document.year == 2025


def test_a_workspace_in_use_is_listed_only_until_it_is_free(qtbot, run, workspace):
    """A second window says who holds the workspace, and can go on when the first one is gone."""
    first = WorkspaceLock(workspace)
    assert first.take()
    one = run()
    qtbot.waitUntil(one.window.banner.isVisible)
    assert str(os.getpid()) in one.window.banner.text()
    assert not one.window.home.welcome.isEnabled()

    first.release()
    one.window.banner.buttons()[0].click()
    qtbot.waitUntil(lambda: not one.window.banner.isVisible())
    assert one.window.home.welcome.isEnabled()
    qtbot.waitUntil((workspace / "workspace.db").exists)


def test_home_shows_what_is_due_from_the_start(qtbot, run, program):
    """The date that comes next stands in the list of a run just begun, before any evaluation was opened."""
    program.assessments.sample().result(30)
    home = run().window.home

    qtbot.waitUntil(lambda: bool(home.model.index(0, 7).data()))


def test_a_list_without_the_workspace_says_what_is_due(qtbot, run, program, workspace):
    """A window that may only list the evaluations shows what is due of them as well."""
    program.assessments.sample().result(30)
    first = WorkspaceLock(workspace)
    assert first.take()
    home = run().window.home

    qtbot.waitUntil(lambda: bool(home.model.index(0, 7).data()))
    first.release()


def test_a_run_after_a_bad_end_says_that_nothing_is_lost(qtbot, run, workspace):
    """After a crash the next start says so calmly."""
    Settings(workspace).begin_run()
    one = run()
    qtbot.waitUntil(lambda: "没有正常退出" in one.window.notices.text())


def test_a_mistake_of_ours_is_shown_once_and_the_window_goes_on(qtbot, run):
    """An error in a slot opens the report over the window; a second one joins it."""
    one = run()
    one.crashes.crashed.emit("x\nTypeError: a")
    one.crashes.crashed.emit("x\nTypeError: a")
    dialogs = one.window.findChildren(CrashDialog)

    assert len(dialogs) == 1
    assert dialogs[0].label("repeats").text() == "共 2 次"
    dialogs[0].close()
    assert one.window.isVisible()
