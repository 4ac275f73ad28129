"""An evaluation with a year's data open in the window, and the workbook that holds the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.services.spreadsheets import Spreadsheets, Template
from gf_desktop.ui.importing.wizard import ImportTables
from tests.ui.pages.import_page import LONG, ImportDriver

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "sample-general.json"


@pytest.fixture(scope="session")
def template(tmp_path_factory) -> Path:
    """Return the template filled with the sample's data."""
    folder = tmp_path_factory.mktemp("import")
    program = build(folder / "ws")
    sheets = Spreadsheets(program.library, program.catalogue, program.resources)
    document = sheets.load(SAMPLE)
    pack = program.library.pack(document.scheme.id, document.scheme.version)
    sheets.template(pack, folder / "填报模板.xlsx", Template(document=document))
    program.assessments.stop()
    return folder / "填报模板.xlsx"


@pytest.fixture
def opened(qtbot, window, program):
    """Return the window with the sample open in it."""
    assessment = program.assessments.import_document(SAMPLE).result(60)
    window.flows.open(assessment)
    qtbot.waitUntil(lambda: window.workbench.page is not None, timeout=LONG)
    return window


@pytest.fixture
def driver(qtbot, opened):
    """Return a function that opens the import and returns its driver."""

    def show(*paths: Path) -> ImportDriver:
        opened.import_tables(paths)
        return find(qtbot, opened)

    return show


def find(qtbot, window) -> ImportDriver:
    """Return the driver of the import that is open."""
    wizard = [one for one in window.findChildren(ImportTables) if one.isVisible()][-1]
    driver = ImportDriver(qtbot, wizard)
    qtbot.wait(1)
    driver.wait()
    return driver
