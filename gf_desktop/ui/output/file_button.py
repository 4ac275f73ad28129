"""A button with a menu of files to write: beside the window, and a line says how it went and leads to the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from gf_desktop.domain.messages import Message, UserFacingError
from gf_desktop.ui.output.files import middle_cut, show
from gf_desktop.ui.output.worker import Work, Worker
from gf_desktop.ui.theme import set_icon, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.message_line import Level, MessageLine


class FileButton(QPushButton):
    """Writes one file at a time and rests meanwhile. ``line`` is put where there is room for what is said of it."""

    def __init__(self, icon: str, say: Callable[[Message], str]) -> None:
        super().__init__()
        self.setAutoDefault(False)
        set_icon(self, icon)
        self._say = say
        self._path = Path()
        self._written = ""
        self._worker = Worker(self)
        self.line = self._make_line()
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def ask_and_write(self, which: str) -> None:
        """Ask where the file shall lie and write it; ``which`` is the data of the menu's line."""
        raise NotImplementedError

    def _offer(self, lines: Iterable[tuple[str, str, str]]) -> None:
        """Add lines to the menu: what ``ask_and_write`` is told, the object's name, the words."""
        for which, name, words in lines:
            action = QAction(words, self._menu)
            action.setObjectName(name)
            action.setData(which)
            action.triggered.connect(self._on_chosen)
            self._menu.addAction(action)

    def _write(self, path: Path, work: Work[None], writing: str, written: str) -> None:
        """Write a file beside the window; ``written`` is said in the end, with the file's ``name`` in its place."""
        self._path, self._written = path, written
        self.setEnabled(False)
        self._tell(Level.INFO, writing)
        self._worker.run(work, self._done, self._failed)

    def _make_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        self.said = MessageLine()
        self.show_file = text_link(self.tr("打开文件"))
        self.show_file.clicked.connect(self._on_show)
        row.addWidget(self.said, 1)
        row.addWidget(self.show_file)
        line.hide()
        return line

    def _on_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.ask_and_write(str(action.data()))

    def _done(self, _result: None) -> None:
        self.setEnabled(True)
        self._tell(Level.INFO, self._written.format(name=middle_cut(self._path.name)), there=True)

    def _failed(self, error: UserFacingError) -> None:
        self.setEnabled(True)
        self._tell(Level.MISSING, self._say(error.said))

    def _tell(self, level: Level, text: str, *, there: bool = False) -> None:
        self.said.set_message(level, text)
        self.show_file.setVisible(there)
        self.line.show()

    def _on_show(self) -> None:
        show(self._path)
