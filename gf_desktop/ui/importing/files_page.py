"""First page: which files, what each of them is, or why it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from gf_desktop.domain.messages import message
from gf_desktop.ui.importing.desk import Cancelled, Desk, Progress, spreadsheet_endings
from gf_desktop.ui.importing.step import ImportPage
from gf_desktop.ui.importing.words import ImportWords
from gf_desktop.ui.output.files import documents, middle_cut
from gf_desktop.ui.prompts import FileKind
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from gf_desktop.services.importing import FileState, Import

_NAME_WIDTH = 26


class FilesPage(ImportPage):
    """Files are chosen or dropped here; each is read at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "", "")
        self.setTitle(self.tr("选择文件"))
        self.hint.setText(
            self.tr("可以一次选几个文件，例如各部门交回的取数表；几个文件说到同一格时，以排在前面的为准。")
        )
        self._words = ImportWords(desk.model, self)
        self._folder = documents()
        self.setAcceptDrops(True)
        self.table = _FilesTable(self.tr("要导入的文件"), self.remove_current)
        self.files: TableModel[FileState] = TableModel(self._columns())
        self.files.setParent(self.table)
        self.table.setModel(self.files)
        self.empty = EmptyState(
            "excel",
            self.tr("把表格文件拖到这里"),
            self.tr(
                "可以是本程序的填报模板、部门取数表，也可以是自己的台账或统计报表（xlsx、xlsm、xls、xlsb、ods）。"
            ),
            self.tr("选择文件…"),
        )
        self.empty.action_triggered.connect(self.choose)
        self.buttons = self._make_buttons()
        self.add(self._lay_out())

    def _columns(self) -> list[Column[FileState]]:
        return [
            Column("name", self.tr("文件"), lambda one: middle_cut(one.name), tip=lambda one: str(one.path)),
            Column(
                "what",
                self.tr("是什么"),
                self._words.file,
                tip=self._words.file,
                icon=lambda one: "missing" if one.kind in ("unreadable", "empty") else "check",
                colour=lambda one: "missing" if one.kind in ("unreadable", "empty") else "",
            ),
        ]

    def _make_buttons(self) -> QWidget:
        self.more = plain_button(self.tr("选择文件…"), "add")
        self.drop = plain_button(self.tr("移除"), "remove")
        self.again = plain_button(self.tr("重新读取"), "refresh")
        self.more.clicked.connect(self.choose)
        self.drop.clicked.connect(self.remove_current)
        self.again.clicked.connect(self.read_again)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        for name, button in (("more", self.more), ("remove", self.drop), ("again", self.again)):
            button.setObjectName(name)
            row.addWidget(button)
        told = QLabel(self.tr("也可以把文件拖到这里"))
        set_role(told, "muted")
        row.addSpacing(space(8))
        row.addWidget(told)
        row.addStretch(1)
        return line

    def _lay_out(self) -> QWidget:
        there = QWidget()
        lines = QVBoxLayout(there)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(8))
        lines.addWidget(self.buttons)
        lines.addWidget(self.table, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(there)
        return self.stack

    # --- showing ----------------------------------------------------------------

    def enter(self) -> None:
        """Show the files."""
        self.show_files()
        (self.table if self.files.rowCount() else self.empty.button).setFocus()

    def show_files(self) -> None:
        """Show the files as they were read."""
        states = self.desk.under_way.files() if self.desk.under_way is not None else ()
        self.files.set_rows(states)
        self.table.fit_columns()
        letter = self.table.fontMetrics().horizontalAdvance("字")
        self.table.setColumnWidth(0, min(self.table.columnWidth(0), letter * _NAME_WIDTH))
        self.stack.setCurrentIndex(1 if states else 0)
        if states and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.files.index(0, 0))
        self.completeChanged.emit()

    def shown_again(self) -> None:
        """Show what was read before the work was cut short."""
        self.show_files()

    def allow(self, allowed: bool) -> None:
        """No files come and go while some are read."""
        for widget in (self.buttons, self.empty.button):
            widget.setEnabled(allowed)

    # --- doing ------------------------------------------------------------------

    def choose(self) -> None:
        """Ask which files, and read them."""
        words = self.tr("表格文件")
        paths = self.desk.ask.choose_open_paths(
            self.tr("选择要导入的表格文件"), self._folder, [FileKind(words, spreadsheet_endings())]
        )
        if paths:
            self._folder = paths[0].parent
            self.read(paths)

    def read(self, paths: Iterable[Path]) -> None:
        """Read files beside the window; one that is there already is read anew."""
        wanted = tuple(dict.fromkeys(path.absolute() for path in paths))
        if not wanted or self.desk.busy:
            return

        def job(under_way: Import, progress: Progress, cancelled: Cancelled) -> None:
            from gf_desktop.services.importing import read_files

            read_files(under_way, wanted, progress, cancelled)

        self.desk.changed()
        self.work(message("importing.preparing"), job, self._on_read)

    def _on_read(self, _result: None) -> None:
        self.show_files()
        self.table.setFocus()

    def read_again(self) -> None:
        """Read every file anew."""
        if not self.desk.busy and self.desk.under_way is not None:
            self.read([one.path for one in self.desk.under_way.files()])

    def remove_current(self) -> None:
        """Leave out the file under the cursor."""
        number = self.table.currentIndex().row()
        if self.desk.busy or self.desk.under_way is None or not 0 <= number < self.files.rowCount():
            return
        self.desk.under_way.remove(self.files.row(number).path)
        self.desk.changed()
        self.tell(Level.NONE, "")
        self.show_files()
        if not self.files.rowCount():
            self.empty.button.setFocus()
            return
        self.table.setCurrentIndex(self.files.index(min(number, self.files.rowCount() - 1), 0))

    # --- going on ---------------------------------------------------------------

    def ready(self) -> bool:
        """Return whether there is any file."""
        return bool(self.files.rowCount())

    def wrong(self) -> QWidget | None:
        """Every file must be readable, or be taken out by the user."""
        bad = [number for number, one in enumerate(self.files.rows()) if one.kind in ("unreadable", "empty")]
        if not bad:
            self.tell(Level.NONE, "")
            return None
        said = self.tr("有 {count} 个文件没有可读的内容：请移除它，或改好后按“重新读取”。")
        self.tell(Level.MISSING, said.format(count=len(bad)))
        self.table.setCurrentIndex(self.files.index(bad[0], 0))
        return self.table

    def before_next(self) -> Callable[[], None] | None:
        """Read anew what was changed on the disk meanwhile."""

        def job(under_way: Import, _progress: Progress, _cancelled: Cancelled) -> bool:
            return under_way.refresh()

        return partial(self.work, message("importing.preparing"), job, self._on_refreshed)

    def _on_refreshed(self, changed: bool) -> None:
        if changed:
            self.desk.changed()
            self.show_files()
            if self.wrong() is not None:
                return
        self.go_on()

    # --- dropping ---------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls() and not self.desk.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.read(paths)


class _FilesTable(DataTable):
    """The files; Delete takes one out."""

    def __init__(self, label: str, remove: Callable[[], None]) -> None:
        super().__init__(label)
        self._remove = remove

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
            event.accept()
            return
        super().keyPressEvent(event)
