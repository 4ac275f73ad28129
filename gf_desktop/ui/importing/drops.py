"""Files dropped on the window: documents and bundles become evaluations, spreadsheets the year's data, packs tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from gf_desktop.ui.importing.desk import is_spreadsheet

if TYPE_CHECKING:
    from gf_desktop.ui.main_window import MainWindow

DOCUMENTS = (".json", ".gfa")
PACKS = (".yaml", ".yml")


class Drops(QObject):
    """Watches a window for files.

    Args:
        window: The window; what its fields take themselves never comes here.
        documents: Takes evaluations in, given their paths.
        tables: Imports spreadsheets, given their paths.
        packs: Says where evaluation tables are taken in, given their paths.
    """

    def __init__(
        self,
        window: QWidget,
        documents: Callable[[tuple[Path, ...]], None],
        tables: Callable[[tuple[Path, ...]], None],
        packs: Callable[[tuple[Path, ...]], None],
    ) -> None:
        super().__init__(window)
        self._documents = documents
        self._tables = tables
        self._packs = packs
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
        if documents:
            self._documents(documents)
            return
        packs = tuple(path for path in paths if _is_pack(path))
        if len(packs) == len(paths):
            self._packs(packs)
        else:  # the import says of a table's workbook among others what it is
            self._tables(tuple(path for path in paths if is_spreadsheet(path)))


def watch(window: MainWindow) -> None:
    """Have the main window take files; once is enough."""
    from gf_desktop.ui.importing.drop_fields import DropFields
    from gf_desktop.ui.library.offering import offer_pack

    if window.findChild(Drops) is None:
        DropFields(window)
        Drops(
            window,
            lambda paths: window.open_files(tuple(map(str, paths))),
            window.import_tables,
            lambda paths: offer_pack(window, paths),
        )


def local_files(event: QDropEvent) -> tuple[Path, ...]:
    """Return the files of this computer that a drag brings."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    known = (*DOCUMENTS, *PACKS)
    return tuple(path for path in local_files(event) if path.suffix.lower() in known or is_spreadsheet(path))


def _is_pack(path: Path) -> bool:
    from gf_desktop.services.recognise import is_table_file

    return is_table_file(path)
