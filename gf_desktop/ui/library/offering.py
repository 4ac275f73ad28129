"""Files of tables that come by themselves: dropped on the library, or dropped where they do not belong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from gf_desktop.ui.main_window import MainWindow

ENDINGS = (".xlsx", ".yaml", ".yml")
"""What the library takes in."""
_SECONDS = 30


class PackDrops(QObject):
    """Watches the library's window for files; ``take`` is given the first one."""

    def __init__(self, window: QWidget, take: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a drag that brings a table's file, and what is dropped."""
        if isinstance(event, QDropEvent) and (path := _pack_of(event)) is not None:
            if isinstance(event, QDragEnterEvent):
                event.acceptProposedAction()
                return True
            if event.type() == QEvent.Type.Drop:
                event.acceptProposedAction()
                self._take(path)
                return True
        return super().eventFilter(watched, event)


def _pack_of(event: QDropEvent) -> Path | None:
    urls = (url for url in event.mimeData().urls() if url.isLocalFile())
    return next((path for url in urls if (path := Path(url.toLocalFile())).suffix.lower() in ENDINGS), None)


def offer_pack(window: MainWindow, paths: tuple[Path, ...]) -> None:
    """Say in the main window where tables are taken in, and offer to take the first file in there."""
    from gf_desktop.ui.home.flows import Notice
    from gf_desktop.ui.output.files import middle_cut

    path = paths[0]
    words = QCoreApplication.translate("Offering", "“{name}”是评价要求填写表，请在“评价要求库”里导入。")

    def go() -> None:
        window.open_library()
        if window.library is not None:
            window.library.take_in(path)

    action = QCoreApplication.translate("Offering", "到评价要求库导入")
    window.tell(Notice(words.format(name=middle_cut(path.name)), action, go, _SECONDS, icon="import"))
