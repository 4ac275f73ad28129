"""A workspace that cannot be opened: said above the list, with a way back that overwrites nothing."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.services.assessments import Assessments
from gf_desktop.ui.main_window import MainWindow
from tests.ui.accessibility import nameless
from tests.ui.look import RESOURCES
from tests.ui.pages.home_page import HomePageObject

PATIENCE = 30
SAMPLE = "样例丙纶短纤维厂（示范数据，非真实企业）"
SPOILT = b"spoilt" * 2000


@pytest.fixture
def filled(workspace: Path) -> Path:
    """Return a workspace with one evaluation and a backup of it."""
    program = build(workspace)
    program.assessments.sample().result(PATIENCE)
    program.assessments.stop()
    assert list((workspace / "backups").iterdir())
    return workspace


@pytest.fixture
def begin(qtbot, theme, program, settings, ask):
    """Return a function that shows the window on the workspace as it lies there, and opens it."""

    def shown() -> HomePageObject:
        window = MainWindow(program, settings, theme, ask)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        window.start()
        return HomePageObject(qtbot, window)

    return shown


def spoil(workspace: Path) -> None:
    """Overwrite the database."""
    (workspace / "workspace.db").write_bytes(SPOILT)


def spoilt_files(workspace: Path) -> list[Path]:
    """Return the files that hold what the spoilt database held."""
    return [file for file in workspace.iterdir() if file.is_file() and file.read_bytes() == SPOILT]


def wait_for_ways(qtbot, home: HomePageObject) -> list[str]:
    """Wait until ways back are offered, and return their words."""
    qtbot.waitUntil(lambda: "另建空工作区" in home.offered_above())
    return home.offered_above()


def test_a_lost_workspace_says_so_and_offers_both_ways(qtbot, filled, begin):
    """The sentence names the damage and the backup; nothing can be begun before a way is chosen."""
    spoil(filled)
    home = begin()
    restore, empty = wait_for_ways(qtbot, home)

    assert re.fullmatch(r"从备份恢复（\d{4}-\d{2}-\d{2}）", restore)
    assert empty == "另建空工作区"
    assert "已损坏" in home.window.banner.text()
    assert home.is_empty()
    assert not home.page.welcome.isEnabled()
    assert not home.window.actions_by_id["import"].isEnabled()
    assert nameless(home.window) == []


def test_the_backup_brings_the_list_back(qtbot, filled, begin):
    """From the backup the evaluation is listed and can be opened; the damaged file still lies beside."""
    spoil(filled)
    home = begin()
    wait_for_ways(qtbot, home)
    home.press_above("从备份恢复")
    home.wait_for_rows(1)

    assert home.texts() == [SAMPLE]
    assert not home.window.banner.isVisible()
    qtbot.waitUntil(lambda: home.window.notices.text().startswith("已从 "))
    assert home.page.table.hasFocus()
    assert len(spoilt_files(filled)) == 1
    home.enter()
    qtbot.waitUntil(lambda: home.window.workbench.model is not None)


def test_one_can_begin_empty(qtbot, filled, begin):
    """An empty workspace takes evaluations again; the damaged file and the backup are kept."""
    spoil(filled)
    home = begin()
    wait_for_ways(qtbot, home)
    home.press_above("另建空工作区")
    qtbot.waitUntil(home.page.welcome.isEnabled)
    home.press("打开示例")
    qtbot.waitUntil(lambda: home.window.workbench.model is not None)

    assert len(spoilt_files(filled)) == 1
    assert len(list((filled / "backups").iterdir())) >= 1


def test_without_a_backup_only_an_empty_one_is_offered(qtbot, filled, begin):
    """Where no good backup is found, none is promised."""
    for backup in (filled / "backups").iterdir():
        backup.unlink()
    spoil(filled)

    assert wait_for_ways(qtbot, begin()) == ["另建空工作区"]


def test_a_backup_that_fails_leaves_the_other_way(qtbot, filled, begin):
    """A backup spoilt in the meantime is said, and one can still begin empty."""
    spoil(filled)
    home = begin()
    wait_for_ways(qtbot, home)
    for backup in (filled / "backups").iterdir():
        backup.write_bytes(SPOILT)
    home.press_above("从备份恢复")
    qtbot.waitUntil(lambda: "没有恢复" in home.window.banner.text())

    home.press_above("另建空工作区")
    qtbot.waitUntil(home.page.welcome.isEnabled)


def test_what_is_tried_meanwhile_keeps_the_ways(qtbot, filled, begin):
    """A document handed over while the workspace is lost does not take the ways back off the screen."""
    spoil(filled)
    home = begin()
    ways = wait_for_ways(qtbot, home)
    with qtbot.waitSignal(home.window.flows.lost):
        home.window.flows.import_document(RESOURCES / "samples" / "sample-pp-staple.json")

    assert home.offered_above() == ways
    assert "已损坏" in home.window.banner.text()


def test_another_failure_can_be_tried_again(qtbot, filled, begin, monkeypatch):
    """What may pass, such as a full disk, is said with a way to try again, and Home's rows are still listed."""
    start = Assessments.start

    def full(assessments: Assessments):
        def refuse(_workspace: object) -> None:
            raise UserFacingError(message("store.full", folder="数据"))

        return assessments.writer.submit(refuse)

    monkeypatch.setattr(Assessments, "start", full)
    home = begin()
    qtbot.waitUntil(home.window.banner.isVisible)
    assert home.offered_above() == ["重试"]
    assert home.texts() == [SAMPLE]

    monkeypatch.setattr(Assessments, "start", start)
    home.press_above("重试")
    qtbot.waitUntil(lambda: not home.window.banner.isVisible())
    assert home.page.new_button.isEnabled()


def test_an_evaluation_damaged_on_the_disk_is_said_and_others_open(qtbot, filled, program, begin):
    """The sentence above the list names the backups; no crash is told, and the other evaluation opens."""
    sound = program.assessments.sample().result(PATIENCE)
    (damaged,) = (one.id for one in program.assessments.rows() if one.id != sound)
    with closing(sqlite3.connect(filled / "workspace.db")) as connection, connection:
        connection.execute("UPDATE answers SET body = '{' WHERE assessment_id = ?", (damaged,))
    home = begin()
    home.wait_for_rows(2)

    home.window.flows.open(damaged)
    qtbot.waitUntil(home.window.banner.isVisible)

    words = home.window.banner.text()
    assert "读不出来；其他评价不受影响" in words
    assert "backups" in words
    with qtbot.waitSignal(home.window.flows.opened):
        home.window.flows.open(sound)
