"""From an industry to a table of one's own: which figures are known, what is asked, and what was made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.ui.library.frame_dialog import FrameDialog, Wish

if TYPE_CHECKING:
    from gf_desktop.domain.pack import Header
    from gf_desktop.ui.library.desk import Desk
    from gf_desktop.ui.library.industry_text import Known

Wanted = tuple[tuple[str, ...], int]
"""Classes of an industry and a data year."""


class Figures(QObject):
    """The limits and quotas of industries, looked for when they are first asked for, the last asked first.

    Signals:
        arrived: Figures that were asked for are there, or cannot be read.
    """

    arrived = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: dict[Wanted, Known] = {}
        self._next: Wanted | None = None

    def of(self, classes: tuple[str, ...], year: int) -> Known | None:
        """Return the figures as they stand at the end of a year; None while they are looked for."""
        wanted = (classes, year)
        if wanted not in self._found:
            self._next = wanted
            self._look()
        return self._found.get(wanted)

    def _look(self) -> None:
        if self._desk.looking or self._next is None:
            return
        wanted, self._next = self._next, None

        def done(known: Known) -> None:
            self._found[wanted] = known
            self.arrived.emit()
            self._look()

        def failed(_error: UserFacingError) -> None:
            # Without them a table is made all the same, its figures open; reading it says what is wrong.
            done({})

        self._desk.look(partial(self._desk.known_figures, *wanted), done, failed)


class Making(QObject):
    """Asks for title, year and figures, and has the table made.

    Signals:
        made(object): A table was made (``Header``).
    """

    made = Signal(object)

    def __init__(self, desk: Desk, figures: Figures, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._figures, self._window = desk, figures, window
        self._classes: tuple[str, ...] = ()
        self._industry = ""
        self._shown: Known | None = None
        self.dialog: FrameDialog | None = None
        figures.arrived.connect(self._show_known)

    def ask(self, industry: str, classes: tuple[str, ...], year: int, *, settled: bool = False) -> None:
        """Ask what the table of an industry shall hold; a ``settled`` year is told and not asked for."""
        title = self._desk.say(message("frame.title", industry=industry))
        self._classes, self._industry, self._shown = classes, industry, None
        self.dialog = FrameDialog(classes, title, year, self._window, settled=settled)
        self.dialog.wanted.connect(self._make)
        self.dialog.year_changed.connect(self._show_known)
        self._show_known()
        self.dialog.open()

    def _open(self) -> FrameDialog | None:
        return self.dialog if self.dialog is not None and shiboken6.isValid(self.dialog) else None

    def _show_known(self) -> None:
        if (dialog := self._open()) is None:
            return
        known = self._figures.of(self._classes, dialog.chosen_year())
        if known is not None and known is not self._shown:
            from gf_desktop.services.industries import own_figures

            self._shown = known
            dialog.show_known(known, own_figures(self._industry, known))

    def _make(self, wish: Wish) -> None:
        self._desk.do(partial(self._desk.make_frame, wish), self._done, self._failed)

    def _done(self, header: Header) -> None:
        if dialog := self._open():
            dialog.accept()
        self.made.emit(header)

    def _failed(self, error: UserFacingError) -> None:
        if dialog := self._open():
            dialog.show_failure(self._desk.say(error.said))
