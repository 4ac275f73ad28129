"""What the tabs that show a file's pages share: the file is made anew, once it is quiet, while it is looked at.

Loads Qt's PDF parts; only the tabs built on it import it, and those when they are first shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QFile, QTemporaryDir, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from gf_desktop.domain.messages import Message
from gf_desktop.ui.output.foot import Foot
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.output.pdf_view import PdfPane
from gf_desktop.ui.output.worker import Work
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import link_button
from gf_desktop.ui.widgets.message_line import Level, MessageLine

LEAST = 8
"""Height below which the page is scrolled rather than the preview made smaller, in steps of 24."""
PAUSE = 300
"""Milliseconds of quiet after a change before the preview is made anew."""

Wanted = TypeVar("Wanted")
"""What a file is made of."""


@dataclass(frozen=True, slots=True)
class Made(Generic[Wanted]):
    """A file with what it was made of, and what is to be warned of."""

    path: Path
    wanted: Wanted
    warning: Message | None


class LivePreview(QWidget, Generic[Wanted]):
    """A file's pages and its foot. A tab lays them out, says what is wanted and who makes it.

    ``rooms`` holds what is seen before there is a file, and behind it the pages. A preview that was cancelled waits
    for the button ``again``.
    """

    def __init__(self, making: Making, pages: str, parent: QWidget | None = None) -> None:
        """Begin with no file; ``pages`` is what the view of its pages is called."""
        super().__init__(parent)
        self._making = making
        self._model = making.model
        self.folder = QTemporaryDir()
        self._number = 0
        self._made: Made[Wanted] | None = None
        self._given_up: Wanted | None = None
        self.pane = PdfPane(self, pages)
        self.foot = Foot(self._model.say)
        self.state = MessageLine()
        self.again = link_button(self.tr("更新预览"))
        self.again.clicked.connect(self._on_again)
        self.warning = self._make_warning()
        self.rooms = QStackedWidget()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._on_rest)
        self._model.changed.connect(self._on_changed)
        self.foot.worker.ended.connect(self._show_state)

    # --- what a tab says ----------------------------------------------------------

    def entered(self) -> None:
        """Make the file where it is not up to date."""
        raise NotImplementedError

    def _wanted(self) -> Wanted:
        """Return what a file would be made of now."""
        raise NotImplementedError

    def _stands(self, wanted: Wanted) -> bool:
        """Return whether that is what a file would be made of now."""
        raise NotImplementedError

    def _what(self) -> str:
        """Return what a preview's file is called, with a place for its ``number``."""
        raise NotImplementedError

    def _work(self, wanted: Wanted, path: Path) -> Work[Made[Wanted]]:
        """Return the job that makes the preview's file."""
        raise NotImplementedError

    def _lacking(self) -> str:
        """Return what the user has to do before a file can be made; nothing where one can."""
        return ""

    def _on_shown(self) -> None:
        """Follow another file that is shown now."""

    # --- building -----------------------------------------------------------------

    def _make_warning(self) -> QLabel:
        warning = QLabel()
        warning.setWordWrap(True)
        warning.hide()
        set_role(warning, "attention")
        return warning

    def _name_parts(self, state: str, again: str, warning: str) -> None:
        """Give the parts the names by which they are found."""
        self.state.setObjectName(state)
        self.again.setObjectName(again)
        self.warning.setObjectName(warning)

    def _make_top(self, *first: QWidget) -> QHBoxLayout:
        """Return the line above the pages: ``first``, their tools, how they stand, and the button."""
        top = QHBoxLayout()
        top.setSpacing(space(8))
        for widget in (*first, self.pane.tools):
            top.addWidget(widget)
        top.addWidget(self.state, 1)
        top.addWidget(self.again)
        return top

    # --- the file -----------------------------------------------------------------

    @property
    def current(self) -> bool:
        """Whether the pages shown are made of what stands now."""
        return self._made is not None and self._stands(self._made.wanted)

    def _was_given_up(self) -> bool:
        """Return whether a file of what stands now was begun already."""
        return self._given_up is not None and self._stands(self._given_up)

    def _make(self, wanted: Wanted) -> None:
        self._number += 1
        self._given_up = wanted
        name = self._making.name(self._what().format(number=self._number), "pdf")
        work = self._work(wanted, Path(self.folder.path()) / name)
        self.foot.run(self.tr("正在生成预览"), work, self._on_made)
        self._show_state()

    def _on_made(self, made: Made[Wanted]) -> None:
        former, self._made = self._made, made
        self.pane.show_file(made.path)
        if former is not None:
            QFile.remove(str(former.path))
        self.rooms.setCurrentIndex(1)
        self._warn(made.warning)
        self._on_shown()
        self._on_rest()
        self._show_state()

    def _warn(self, warning: Message | None) -> None:
        self.warning.setText(self._model.say(warning) if warning else "")
        self.warning.setVisible(warning is not None)

    def _show_state(self) -> None:
        """Show what can be done, and say where the pages are not what stands now."""
        there, busy, lacking = self._made is not None, self.foot.worker.busy, self._lacking()
        self.pane.tools.setVisible(there)
        self.again.setVisible(not busy and not self.current and not lacking)
        if lacking:
            self.state.set_message(Level.INFO, lacking)
        elif busy and there and not self.current:
            self.state.set_message(Level.INFO, self.tr("正在更新…"))
        elif there and not self.current:
            self.state.set_message(Level.ATTENTION, self.tr("内容已改，预览还是旧的"))
        else:
            self.state.set_message(Level.NONE, "")

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self._show_state()
            self._rest.start()

    def _on_rest(self) -> None:
        if self.isVisible():
            self.entered()

    def _on_again(self) -> None:
        if not self.foot.worker.busy:
            self._make(self._wanted())
