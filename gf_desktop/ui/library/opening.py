"""Opens the library, or brings the open one to the front."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import shiboken6

from gf_desktop.ui.library.window import LibraryWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gf_desktop.domain.pack import Header
    from gf_desktop.services.program import Program
    from gf_desktop.ui.prompts import Ask
    from gf_desktop.ui.settings import Settings


def open_library(
    program: Program,
    ask: Ask,
    opened: LibraryWindow | None,
    parent: QWidget,
    new: Callable[[Header], None],
    *,
    changeable: bool,
) -> LibraryWindow:
    """Return the window, shown; ``new`` is called with the table that an evaluation is to be made with."""
    if opened is None or not shiboken6.isValid(opened):
        opened = LibraryWindow(program, ask, parent, changeable=changeable)
        opened.new_requested.connect(new)
        opened.resize(opened.size().boundedTo(parent.screen().availableGeometry().size()))
    else:
        opened.set_changeable(changeable)
        opened.load()  # evaluations made meanwhile are counted
    opened.show()
    opened.raise_()
    opened.activateWindow()
    return opened


def choose_table(window: QWidget, settings: Settings, header: Header) -> bool:
    """Choose a table in what the wizard is opened with; False where the wizard is open already."""
    from gf_desktop.domain.document import SchemeRef
    from gf_desktop.ui.wizard.entries import Entries
    from gf_desktop.ui.wizard.wizard import NewAssessment

    window.raise_()
    window.activateWindow()
    if any(wizard.isVisible() for wizard in window.findChildren(NewAssessment)):
        return False
    entries = Entries.read(settings.draft, datetime.now().astimezone().date())
    entries.subject = header.subject
    entries.scheme = SchemeRef(id=header.id, version=header.version)
    settings.draft = entries.plain()
    for library in window.findChildren(LibraryWindow):
        library.close()  # it would lie over the wizard
    return True
