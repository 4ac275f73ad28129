"""The foot of a tab: what is being done or came of it, and the buttons; its room is always there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from gf_desktop.domain.messages import Message, UserFacingError
from gf_desktop.ui.output.files import middle_cut, show
from gf_desktop.ui.output.worker import Work, Worker
from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.buttons import link_button
from gf_desktop.ui.widgets.message_line import ICONS, Level, word
from gf_desktop.ui.widgets.progress_line import ProgressLine

T = TypeVar("T")
CANCELLED = "report.cancelled"


class Foot(QWidget):
    """Runs a tab's jobs and says how they go. Buttons given to ``add`` rest while a job runs."""

    def __init__(self, say: Callable[[Message], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._buttons: list[QPushButton] = []
        self._job: Callable[[], object] | None = None
        self._pressed: QPushButton | None = None
        self.worker = Worker(self)
        self.progress = ProgressLine(self)
        self.progress.cancelled.connect(self.worker.cancel)
        self.worker.stepped.connect(self._on_step)
        self.worker.ended.connect(self._on_end)
        self._icon, self._label = QLabel(self), QLabel(self)
        self._action = self._make_action()
        self._dress_label()
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, space(4), 0, 0)
        self._row.setSpacing(space(8))
        for widget in (self._icon, self._action):
            self._row.addWidget(widget)
            widget.hide()
        self._row.insertWidget(1, self._label, 1)
        self._row.addWidget(self.progress, 1, Qt.AlignmentFlag.AlignLeft)

    def _dress_label(self) -> None:
        self._label.setObjectName("outcome")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)

    def _make_action(self) -> QToolButton:
        action = link_button("", self)
        action.setObjectName("outcome-action")
        action.clicked.connect(self._on_action)
        return action

    def add(self, button: QPushButton) -> None:
        """Put a button at the right end."""
        self._buttons.append(button)
        self._row.addWidget(button)

    def text(self) -> str:
        """Return what is said of the latest job."""
        return self._label.text()

    def run(self, text: str, work: Work[T], done: Callable[[T], None]) -> None:
        """Start a job under the words ``text``; what goes wrong in the user's world is said here.

        The focus waits on the job's cancel and comes back to the button it was on, unless it has gone elsewhere.
        """
        self._show_outcome(False)
        self.progress.start(text)
        # The window's own word: just behind a file dialog no widget of an inactive window has the focus itself.
        focused = self.window().focusWidget()
        self._pressed = next((button for button in self._buttons if button is focused), None)
        if self._pressed is not None:
            self.progress.cancel.setFocus()
        for button in self._buttons:
            button.setEnabled(False)
        self.worker.run(work, done, self.fail)

    def tell(
        self, level: Level, text: str, action: str = "", job: Callable[[], object] | None = None
    ) -> None:
        """Say what came of a job, with at most one thing to do about it."""
        self._job = job
        set_icon(
            self._icon,
            "check" if level is Level.NONE and text else ICONS.get(level, ""),
            colour=level or "accent",
        )
        self._icon.setAccessibleName(word(level))
        set_role(self._label, level.value)
        self._label.setText(text)
        self._label.setToolTip("")
        self._action.setText(action)
        self._show_outcome(not self.worker.busy)
        if text and self.isVisible():
            announce(self, text, urgent=level is Level.MISSING)

    def tell_written(self, path: Path) -> None:
        """Say that a file was written, with a way to its folder."""
        text = self.tr("已导出“{name}”").format(name=middle_cut(path.name))
        self.tell(Level.NONE, text, self.tr("打开所在文件夹"), partial(show, path.parent))
        self._label.setToolTip(str(path))

    def hint(self, text: str) -> None:
        """Say what can be done here, until there is something to say of a job."""
        self._label.setText(text)
        set_role(self._label, "muted")

    def fail(self, error: UserFacingError) -> None:
        """Say why a job came to nothing."""
        level = Level.INFO if error.said.code == CANCELLED else Level.MISSING
        self.tell(level, self._say(error.said))

    def _show_outcome(self, shown: bool) -> None:
        self._icon.setVisible(shown and not self._icon.pixmap().isNull())
        self._label.setVisible(shown)
        self._action.setVisible(shown and bool(self._action.text()))

    def _on_step(self, said: Message) -> None:
        self.progress.set_step(self._say(said))

    def _on_end(self) -> None:
        for button in self._buttons:
            button.setEnabled(True)
        # A button that is told to rest while it has the focus hands it on; cancel rests once it is pressed.
        cancel = self.progress.cancel
        if self._pressed is not None and (self.window().focusWidget() is cancel or not cancel.isEnabled()):
            self._pressed.setFocus()
        self.progress.finish()
        self._show_outcome(True)

    def _on_action(self) -> None:
        if self._job is not None:
            self._job()
