"""The start as ``python -m gf_desktop`` does it: Home with its rows first, everything else behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]
LATE = {
    "gf_desktop.cli",
    "gf_desktop.ui.actions",
    "gf_desktop.ui.dialogs",
    "gf_desktop.ui.home.flows",
    "gf_desktop.ui.home.welcome",
    "gf_desktop.ui.opening",
    "gf_desktop.ui.prompts",
    "gf_desktop.ui.routing",
    "gf_desktop.ui.widgets.banner",
    "gf_desktop.ui.widgets.notice_bar",
    "gf_desktop.ui.workbench",
    "concurrent.futures",
    "sqlalchemy",
}
PROBE = """
import gc, json, sys
from gf_desktop.__main__ import main
from gf_desktop.ui.app import Run
from gf_desktop.ui.home.model import HomeModel

asked, found, data, begin = set(), {}, HomeModel.data, Run.on_painted

def watched(model, index, role=0):
    asked.add(index.row())
    return data(model, index, role)

def painted(run):
    found.update(rows=sorted(asked), modules=sorted(sys.modules), collecting=gc.isenabled())
    begin(run)
    run.window.opening.opened.connect(run.window.close)

HomeModel.data, Run.on_painted = watched, painted
code = main([])
print(json.dumps(found | {"code": code, "collecting_later": gc.isenabled()}))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict:
    """Start the program on a workspace with one evaluation, close it once it is open, and return what was seen."""
    folder = tmp_path_factory.mktemp("start") / "数据 夹"
    program = build(folder)
    program.assessments.sample().result(30)
    program.assessments.stop()
    environment = {**os.environ, "GF_DESKTOP_DATA": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", PROBE], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return {**json.loads(done.stdout), "left": [path.name for path in folder.iterdir()]}


def test_the_first_picture_has_the_rows(found):
    """The table has been asked for its cells before the picture is called painted."""
    assert found["rows"] == [0]


def test_what_the_first_picture_does_without_is_loaded_behind_it(found):
    """No use case, menu, dialog or command is loaded before Home is on the screen."""
    assert LATE & set(found["modules"]) == set()


def test_the_start_ends_as_a_run_does(found):
    """The collector works again behind the first picture; closing the window ends well and gives the lock back."""
    assert (found["collecting"], found["collecting_later"]) == (False, True)
    assert found["code"] == 0
    assert "workspace.lock" not in found["left"]


def test_nothing_is_missing_behind_the_first_picture(qtbot, theme, program, settings, ask):
    """Menu, row actions with their icons, and bars are there before anybody asks for them."""
    window = MainWindow(program, settings, theme, ask)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.home.painted):
        window.show()

    assert {"flows", "workbench", "banner", "notices", "actions_by_id"} <= set(vars(window))
    assert window.home.row_actions["open"] in window.bar.menu_button.menu().actions()
    assert not window.home.row_actions["open"].icon().isNull()
