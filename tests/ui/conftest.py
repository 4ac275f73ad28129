"""The whole window on a real workspace, for the tests of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.ui.main_window import MainWindow
from gf_desktop.ui.settings import Settings
from gf_desktop.ui.theme import STYLE
from tests.ui.look import theme
from tests.ui.recording_ask import RecordingAsk

__all__ = ["theme"]


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Begin the application as the program does."""
    return ["gf-desktop", *STYLE]


class Answers(RecordingAsk):
    """Takes answers while the window is already open."""

    def answer(self, *answers: object) -> None:
        """Give further answers."""
        self._answers += answers


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a folder whose name has Chinese characters and a blank."""
    return tmp_path / "绿色工厂 数据"


@pytest.fixture
def program(workspace):
    """Return the program on an empty workspace; its writer is stopped afterwards."""
    program = build(workspace)
    yield program
    program.assessments.stop()


@pytest.fixture
def settings(workspace) -> Settings:
    """Return the settings of the workspace."""
    return Settings(workspace)


@pytest.fixture
def ask() -> Answers:
    """Return what answers questions in place of dialogs."""
    return Answers()


@pytest.fixture
def window(qtbot, theme, program, settings, ask):
    """Return the window, shown, on the workspace as it is."""
    window = MainWindow(program, settings, theme, ask)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def wizard(qtbot, theme, program, settings):
    """Return a function that opens the wizard on the settings' draft, past the first page unless asked for."""
    from gf_desktop.ui.wizard.subject import SubjectStep
    from gf_desktop.ui.wizard.wizard import NewAssessment
    from tests.ui.pages.wizard_page import TODAY, WizardPageObject

    def open_wizard(*, first: bool = False) -> WizardPageObject:
        wizard = NewAssessment(program, settings, today=TODAY)
        qtbot.addWidget(wizard)
        wizard.open()
        qtbot.waitExposed(wizard)
        page = WizardPageObject(qtbot, wizard)
        if isinstance(wizard.currentPage(), SubjectStep) and not first:
            page.next()
        return page

    return open_wizard
