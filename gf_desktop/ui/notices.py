"""The window's notices: at its foot, but never over the totals or the buttons that lead on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from gf_desktop.ui.widgets.notice_bar import NoticeBar


class Notices(NoticeBar):
    """A notice bar that keeps clear of what lies at the foot of ``host``; ``foot`` tells its height in pixels."""

    def __init__(self, host: QWidget, foot: Callable[[], int]) -> None:
        self._foot = foot
        super().__init__(host)

    def show_notice(self, text: str, action: str = "", *, seconds: int = 10, icon: str = "undo") -> None:
        """Say something; placed once more when what was just put into the host has got its own place."""
        super().show_notice(text, action, seconds=seconds, icon=icon)
        QTimer.singleShot(0, self, self._place)

    def _place(self) -> None:
        super()._place()
        self.move(self.x(), self.y() - self._foot())
