"""The button that writes a workbook to fill in: which, where, then beside the window; and it says where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.ui.assessment.part import WriteTemplate
from gf_desktop.ui.output.files import documents, file_name, middle_cut, show
from gf_desktop.ui.output.worker import Work, Worker
from gf_desktop.ui.prompts import Ask, FileKind
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import set_icon, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.message_line import Level, MessageLine

if TYPE_CHECKING:
    from gf_desktop.domain.document import Document
    from gf_desktop.domain.pack import Pack
    from gf_desktop.services.program import Program
    from gf_desktop.services.session import Changed

Department = Literal["statistics", "ehs", "finance", "equipment", "management"]
DEPARTMENTS: tuple[Department, ...] = ("statistics", "ehs", "finance", "equipment", "management")
MONTHS = "months"
"""The whole year's data with sheets by month."""


class TemplateButton(QPushButton):
    """下载填报模板: a menu of the whole, by month, and what each department has to give.

    ``line`` says how it went and leads to the file.
    """

    def __init__(self, model: SessionModel, write: WriteTemplate, ask: Ask) -> None:
        super().__init__()
        self.setText(self.tr("下载填报模板"))
        self.setObjectName("template")
        self.setAutoDefault(False)
        set_icon(self, "excel")
        self._model = model
        self._write = write
        self._ask = ask
        model.changed.connect(self._on_changed)
        self._path = Path()
        self._worker = Worker(self)
        self.line = self._make_line()
        self.setMenu(self._make_menu())

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for which in ("", MONTHS, *DEPARTMENTS):
            if which == DEPARTMENTS[0]:
                menu.addSeparator()
            action = QAction(self.tr("{what}…").format(what=self.what(which)), menu)
            action.setObjectName(f"template-{which or 'all'}")
            action.setData(which)
            action.triggered.connect(self._on_chosen)
            menu.addAction(action)
        return menu

    def _on_changed(self, changed: Changed) -> None:
        """What was said of the workbook is over once data came in from one."""
        if changed.changes.said.code == "workbook.imported" and not self._worker.busy:
            self.line.hide()

    def what(self, which: str) -> str:
        """Return what a workbook is called: the whole, by month, or a department's."""
        return {
            "": self.tr("基础数据填报模板"),
            MONTHS: self.tr("基础数据填报模板（分月）"),
            "statistics": self.tr("部门取数表（统计部门）"),
            "ehs": self.tr("部门取数表（环保安全部门）"),
            "finance": self.tr("部门取数表（财务部门）"),
            "equipment": self.tr("部门取数表（设备能源部门）"),
            "management": self.tr("部门取数表（综合管理部门）"),
        }[which]

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

    def ask_and_write(self, which: str) -> None:
        """Ask where the workbook shall lie and write it beside the window."""
        self._model.flush()
        document, title = self._model.document, self.what(which)
        name = self.tr("{name}-{year}年度-{what}").format(
            name=file_name(document.applicant.name), year=document.year, what=title
        )
        kind = FileKind(self.tr("Excel 工作簿"), ("xlsx",))
        path = self._ask.choose_save_path(title, documents() / f"{name}.xlsx", [kind])
        if path is None or self._worker.busy:
            return
        self._path = path
        self.setEnabled(False)
        self._tell(Level.INFO, self.tr("正在写填报模板…"))
        self._worker.run(self._work(path, which), self._done, self._failed)

    def _work(self, path: Path, which: str) -> Work[None]:
        document, pack, write = self._model.document, self._model.pack, self._write
        department = "" if which == MONTHS else which
        return lambda _progress, _cancelled: write(document, pack, path, department, which == MONTHS)

    def _done(self, _result: None) -> None:
        self.setEnabled(True)
        said = self.tr("已存为“{name}”，已填的数据也在里面；填好后从表格文件导入。")
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


def template_writer(program: Program) -> WriteTemplate:
    """Return what writes templates of the program; spreadsheets are loaded when the first is written."""

    def write(document: Document, pack: Pack, path: Path, department: str, months: bool) -> None:
        from gf_desktop.services.spreadsheets import Spreadsheets, Template

        asked = Template(
            department=cast(Department, department) if department else None, months=months, document=document
        )
        Spreadsheets(program.library, program.catalogue, program.resources).template(pack, path, asked)

    return write
