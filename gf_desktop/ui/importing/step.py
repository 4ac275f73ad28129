"""What every page of the import is: work beside the window before it is left, a line that says how it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from gf_desktop.domain.messages import Message, UserFacingError
from gf_desktop.ui.importing.desk import Cancelled, Desk, Progress
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.progress_line import ProgressLine
from gf_desktop.ui.wizard.step import WizardPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWizard

    from gf_desktop.services.importing import Import

T = TypeVar("T")


class ImportPage(WizardPage):
    """One page of the import; ``line`` at its foot says what is wrong, or how the work goes."""

    def __init__(self, desk: Desk, title: str, hint: str) -> None:
        super().__init__()
        self.desk = desk
        self.setTitle(title)
        self.hint.setText(hint)
        self._passed = False
        self._foot = QWidget()
        self.line = MessageLine()
        self.progress = ProgressLine()
        stack = QStackedLayout(self._foot)
        stack.setContentsMargins(0, 0, 0, 0)
        self._stack = stack
        stack.addWidget(self.line)
        stack.addWidget(self.progress)
        self.progress.cancelled.connect(desk.cancel)
        desk.busy_changed.connect(self._on_busy)
        desk.stepped.connect(self._on_step)

    def add(self, work: QWidget) -> None:
        """Put the page's work between hint and foot."""
        self.column.addWidget(work, 1)
        self.column.addWidget(self._foot)
        for button in work.findChildren(QPushButton):
            button.setAutoDefault(True)  # Enter presses the button that has the focus, else 下一步

    # --- going on ---------------------------------------------------------------

    def ready(self) -> bool:
        """Return whether there is anything to go on with."""
        return True

    def before_next(self) -> Callable[[], None] | None:
        """Return what starts the work that the next page needs; it ends in ``go_on``. None where there is none."""
        return None

    def isComplete(self) -> bool:
        """Go on only while nothing is under way."""
        return not self.desk.busy and self.ready()

    def validatePage(self) -> bool:
        """Go on once nothing is wrong and the work for the next page is done."""
        if self._passed:
            self._passed = False
            return True
        if self.desk.busy or not super().validatePage():
            return False
        start = self.before_next()
        if start is None:
            return True
        start()
        return False

    def go_on(self) -> None:
        """Show the next page, or finish; what it needs is there."""
        self._passed = True
        wizard: QWizard = self.wizard()
        if self.isFinalPage():
            wizard.accept()
        else:
            wizard.next()

    # --- saying -----------------------------------------------------------------

    def tell(self, level: Level, text: str) -> None:
        """Say something at the foot."""
        self.line.set_message(level, text)
        if text:
            announce(self.line, text)

    def failed(self, error: UserFacingError) -> None:
        """Say why some work did not come about."""
        self.tell(Level.ATTENTION, self.desk.say(error.said))
        self.shown_again()

    def shown_again(self) -> None:
        """Show how everything is now, after work that was cut short."""

    def work(
        self, said: Message, job: Callable[[Import, Progress, Cancelled], T], done: Callable[[T], None]
    ) -> None:
        """Have something done beside the window."""
        self.tell(Level.NONE, "")
        self.desk.run(said, job, done, self.failed)

    def _on_busy(self) -> None:
        busy = self.desk.busy
        if busy and self.isVisible():
            self.progress.start(self.desk.say(self.desk.starting))
            self._stack.setCurrentWidget(self.progress)
        elif not busy:
            self.progress.finish()
            self._stack.setCurrentWidget(self.line)
        self.allow(not busy)
        self.completeChanged.emit()

    def allow(self, allowed: bool) -> None:
        """Let the page be changed, or not while work is under way."""

    def _on_step(self, said: object) -> None:
        if isinstance(said, Message) and self.isVisible():
            self.progress.set_step(self.desk.say(said))
