"""The library of tables before a person's eyes, on a workspace of its own."""

from __future__ import annotations

import pytest

from gf_desktop.services.own_packs import OwnPacks
from gf_desktop.ui.library.window import LibraryWindow
from tests.ui.pages.library_page import LibraryPageObject


@pytest.fixture
def own(program) -> OwnPacks:
    """Return the library's use cases."""
    return OwnPacks(program.library, program.catalogue, program.data)


@pytest.fixture
def open_library(qtbot, theme, program, ask):
    """Return a function that opens the library and waits until it is read."""

    def opened(*, changeable: bool = True) -> LibraryPageObject:
        window = LibraryWindow(program, ask, changeable=changeable)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page = LibraryPageObject(qtbot, window)
        page.wait()
        return page

    return opened
