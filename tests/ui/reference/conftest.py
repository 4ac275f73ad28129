"""The window of reference data before a person's eyes, on the shipped tables."""

import functools
from datetime import date

import pytest

from gf_desktop.domain.reference.browse import browse
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.standards.reference import read_industry_codes
from gf_desktop.standards.reference.tables import read_tables
from gf_desktop.ui.reference.window import ReferenceWindow
from tests.ui.assessment.scene import RESOURCES
from tests.ui.look import theme

__all__ = ["theme"]


@functools.cache
def shipped():
    """Return the shipped tables and codes."""
    return read_tables(RESOURCES / "reference"), read_industry_codes(RESOURCES / "reference")


def read(on: date):
    """Return the shipped tables as they stand on a day."""
    tables, codes = shipped()
    return browse(tables, on, codes)


@pytest.fixture
def say():
    """Return what says sentences in Chinese."""
    return read_catalogue(RESOURCES / "messages" / "zh_CN").say


@pytest.fixture
def open_window(qtbot, theme, say):
    """Return a function that opens the window and waits until its tables are read."""

    def opened(on=date(2025, 12, 31), reader=read, *, wait=True) -> ReferenceWindow:
        window = ReferenceWindow(reader, say, on)
        qtbot.addWidget(window)
        window.resize(1300, 700)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        if wait:
            qtbot.waitUntil(lambda: bool(window.sheets))
        return window

    return opened
