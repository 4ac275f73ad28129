"""Opens the library, or brings the open one to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6

from gf_desktop.ui.library.window import LibraryWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from gf_desktop.domain.pack import Header
    from gf_desktop.services.program import Program
    from gf_desktop.ui.prompts import Ask


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
        opened.load()  # evaluations made meanwhile are counted
    opened.show()
    opened.raise_()
    opened.activateWindow()
    return opened


def draft_with(draft: Mapping[str, Any], header: Header, today: date) -> Mapping[str, Any]:
    """Return what was begun in the wizard, or a fresh beginning, with this table chosen."""
    from gf_desktop.domain.document import SchemeRef
    from gf_desktop.ui.wizard.entries import Entries

    entries = Entries.read(draft, today)
    entries.scheme = SchemeRef(id=header.id, version=header.version)
    return entries.plain()
