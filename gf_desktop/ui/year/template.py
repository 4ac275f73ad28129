"""The button that writes a workbook to fill in: asks where, writes beside the window, and says where it lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gf_desktop.domain.messages import Message, UserFacingError
from gf_desktop.ui.assessment.part import WriteTemplate
from gf_desktop.ui.output.files import documents, file_name, middle_cut, show
from gf_desktop.ui.output.worker import Worker
from gf_desktop.ui.prompts import Ask, FileKind
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import set_icon, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.message_line import Level, MessageLine


class TemplateButton(QPushButton):
    """下载填报模板…; ``line`` says how it went and leads to the file."""

    def __init__(self, model: SessionModel, write: WriteTemplate, ask: Ask) -> None:
        super().__init__()
        self.setText(self.tr("下载填报模板…"))
        self.setObjectName("template")
        self.setAutoDefault(False)
        set_icon(self, "excel")
        self._model = model
        self._write = write
        self._ask = ask
        self._path = Path()
        self._worker = Worker(self)
        self.line = self._make_line()
        self.clicked.connect(self._on_clicked)

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

    def _on_clicked(self) -> None:
        self._model.flush()
        document = self._model.document
        name = self.tr("{name}-{year}年度-基础数据").format(
            name=file_name(document.applicant.name), year=document.year
        )
        kind = FileKind(self.tr("Excel 工作簿"), ("xlsx",))
        path = self._ask.choose_save_path(self.tr("下载填报模板"), documents() / f"{name}.xlsx", [kind])
        if path is None or self._worker.busy:
            return
        self._path = path
        self.setEnabled(False)
        self._tell(Level.INFO, self.tr("正在写填报模板…"))
        self._worker.run(self._work(path), self._done, self._failed)

    def _work(self, path: Path) -> Callable[[Callable[[Message], None], Callable[[], bool]], None]:
        document, pack, write = self._model.document, self._model.pack, self._write
        return lambda _progress, _cancelled: write(document, pack, path)

    def _done(self, _result: None) -> None:
        self.setEnabled(True)
        said = self.tr("填报模板已存为“{name}”，已填的数据也在里面。填好后点“从表格文件导入”。")
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
