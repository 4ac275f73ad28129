"""The button that writes the reconciliations, as a workbook or on paper, beside the window; and says where they lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.services.reports import Reports, Snapshot
from gf_desktop.ui.output.files import middle_cut, show
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.output.worker import Work, Worker
from gf_desktop.ui.prompts import Ask, FileKind
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import set_icon, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.message_line import Level, MessageLine


class ExportButton(QPushButton):
    """导出差异调节表…: a menu of the two kinds of file. ``line`` says how it went and leads to the file."""

    def __init__(self, model: SessionModel, reports: Reports, ask: Ask) -> None:
        super().__init__()
        self.setText(self.tr("导出差异调节表…"))
        self.setObjectName("export-reconciliations")
        self.setAutoDefault(False)
        set_icon(self, "export")
        self._model = model
        self._reports = reports
        self._making = Making(model, reports, ask)
        self._path = Path()
        self._worker = Worker(self)
        self.line = self._make_line()
        self.setMenu(self._make_menu())

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind, words in (
            ("xlsx", self.tr("Excel 工作簿（公式可重算）…")),
            ("pdf", self.tr("PDF（打印签字）…")),
        ):
            action = QAction(words, menu)
            action.setObjectName(f"export-{kind}")
            action.setData(kind)
            action.triggered.connect(self._on_chosen)
            menu.addAction(action)
        return menu

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

    def ask_and_write(self, kind: str) -> None:
        """Ask where the file shall lie and write it beside the window; ``kind`` is ``xlsx`` or ``pdf``."""
        if self._worker.busy:
            return
        snapshot = self._making.snapshot()
        title = self.tr("差异调节表")
        words = self.tr("Excel 工作簿") if kind == "xlsx" else self.tr("PDF 文件")
        path = self._making.ask_where(self.tr("导出差异调节表"), title, FileKind(words, (kind,)))
        if path is None:
            return
        self._path = path
        self.setEnabled(False)
        self._tell(Level.INFO, self.tr("正在写差异调节表…"))
        self._worker.run(self._work(snapshot, path, kind), self._done, self._failed)

    def _work(self, snapshot: Snapshot, path: Path, kind: str) -> Work[None]:
        reports = self._reports
        return lambda _progress, _cancelled: reports.reconciliations(snapshot, path, kind)

    def _done(self, _result: None) -> None:
        self.setEnabled(True)
        said = self.tr("已导出“{name}”。")
        self._tell(Level.INFO, said.format(name=middle_cut(self._path.name)), there=True)

    def _failed(self, error: UserFacingError) -> None:
        self.setEnabled(True)
        self._tell(Level.MISSING, self._model.say(error.said))

    def _tell(self, level: Level, text: str, *, there: bool = False) -> None:
        self.said.set_message(level, text)
        self.show_file.setVisible(there)
        self.line.show()

    def _on_show(self) -> None:
        show(self._path)
