"""Step 7 over the shipped sample: the real session and scoring, the real makers of files."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from gf_desktop.bootstrap import build
from gf_desktop.domain.assessment import Assessment
from gf_desktop.exchange.documents import read_document
from gf_desktop.services.session import AssessmentSession
from gf_desktop.ui.assessment import AssessmentPage
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.output.page import OutputPage
from tests.ui.assessment.scene import RESOURCES, DirectWriter, make_model
from tests.ui.look import theme
from tests.ui.pages.output_page import OutputDriver
from tests.ui.recording_ask import RecordingAsk

__all__ = ["theme"]


class Opener(QObject):
    """Stands for the system's programs: remembers what it was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Remember."""
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def system(qapp):
    """Return what files are opened with in place of the system's programs."""
    opener = Opener()
    # The stub asks for bytes, which the call itself refuses.
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]
    yield opener
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def program(tmp_path):
    """Return the program; its workspace is never opened."""
    return build(tmp_path / "工作区")


@pytest.fixture
def sample():
    """Return the shipped sample."""
    return read_document(RESOURCES / "samples" / "sample-pp-staple.json")


@pytest.fixture
def open_output(qtbot, theme, program, sample):
    """Return a function that opens step 7 of a document and returns its driver; files go where ``ask`` says."""

    def opened(*answers, document=sample, closed=False, tables=None) -> OutputDriver:
        pack = program.library.pack(document.scheme.id, document.scheme.version)
        state: Literal["open", "closed"] = "closed" if closed else "open"
        assessment = Assessment(id="a1", applicant_id="p1", document=document, pack=pack, state=state)
        programme = program.library.programme(document.programme.id) if document.programme else None
        model = make_model(AssessmentSession(assessment, programme, DirectWriter(), tables))
        ask = RecordingAsk(*answers)
        page = AssessmentPage(model, program.library, reports=program.reports, ask=ask)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.go(Place("output"))
        assert isinstance(page.part, OutputPage)
        return OutputDriver(page.part, qtbot)

    return opened
