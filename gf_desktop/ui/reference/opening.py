"""Opens the window of reference data, or brings the open one to the front."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import shiboken6

from gf_desktop.ui.reference.window import Read, ReferenceWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gf_desktop.domain.reference.browse import BrowseTable
    from gf_desktop.services.program import Program


def open_reference(
    program: Program, opened: ReferenceWindow | None, year: int | None, parent: QWidget
) -> ReferenceWindow:
    """Return the window, shown; limits stand as at the end of the data ``year``, else as today."""
    if opened is None or not shiboken6.isValid(opened):
        on = date(year, 12, 31) if year is not None else datetime.now().astimezone().date()
        opened = ReferenceWindow(reader(program), program.catalogue.say, on, parent)
        opened.resize(opened.size().boundedTo(parent.screen().availableGeometry().size()))
    elif not opened.isActiveWindow():
        opened.raise_()
    opened.show()
    opened.activateWindow()
    return opened


def reader(program: Program) -> Read:
    """Return what reads the program's tables as they stand on a day."""

    def read(on: date) -> tuple[BrowseTable, ...]:
        from gf_desktop.domain.reference.browse import browse

        return browse(program.library.reference(), on, program.library.industry_codes())

    return read
