"""Files dropped on the window: documents and bundles are taken in as evaluations, spreadsheets into the year's data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from gf_desktop.ui.importing.desk import is_spreadsheet

DOCUMENTS = (".json", ".gfa")


class Drops(QObject):
    """Watches a window for files.

    Args:
        window: The window; what its fields take themselves never comes here.
        documents: Takes evaluations in, given their paths.
        tables: Imports spreadsheets, given their paths.
    """

    def __init__(
        self,
        window: QWidget,
        documents: Callable[[tuple[Path, ...]], None],
        tables: Callable[[tuple[Path, ...]], None],
    ) -> None:
        super().__init__(window)
        self._documents = documents
        self._tables = tables
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a drag that brings files we know, and what is dropped."""
        if isinstance(event, QDragEnterEvent) and _paths(event):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and (paths := _paths(event)):
            event.acceptProposedAction()
            self._take(paths)
            return True
        return super().eventFilter(watched, event)

    def _take(self, paths: tuple[Path, ...]) -> None:
        documents = tuple(path for path in paths if path.suffix.lower() in DOCUMENTS)
        tables = tuple(path for path in paths if is_spreadsheet(path))
        if documents:
            self._documents(documents)
        elif tables:
            self._tables(tables)


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    found = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(path for path in found if path.suffix.lower() in DOCUMENTS or is_spreadsheet(path))
