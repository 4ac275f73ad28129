"""The button that writes a workbook to fill in: which, where, then beside the window; and it says where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from gf_desktop.ui.assessment.part import WriteTemplate
from gf_desktop.ui.output.file_button import FileButton
from gf_desktop.ui.output.files import documents, stem
from gf_desktop.ui.output.worker import Work
from gf_desktop.ui.prompts import Ask, FileKind
from gf_desktop.ui.session_model import SessionModel

if TYPE_CHECKING:
    from gf_desktop.domain.document import Document
    from gf_desktop.domain.pack import Pack
    from gf_desktop.services.program import Program
    from gf_desktop.services.session import Changed

Department = Literal["statistics", "ehs", "finance", "equipment", "management"]
DEPARTMENTS: tuple[Department, ...] = ("statistics", "ehs", "finance", "equipment", "management")
MONTHS = "months"
"""The whole year's data with sheets by month."""


class TemplateButton(FileButton):
    """下载填报模板: a menu of the whole, by month, and what each department has to give.

    ``line`` says how it went and leads to the file.
    """

    def __init__(self, model: SessionModel, write: WriteTemplate, ask: Ask) -> None:
        super().__init__("excel", model.say)
        self.setText(self.tr("下载填报模板"))
        self.setObjectName("template")
        self._model = model
        self._write_template = write
        self._ask = ask
        model.changed.connect(self._on_changed)
        self._offer(map(self._entry, ("", MONTHS)))
        self._menu.addSeparator()
        self._offer(map(self._entry, DEPARTMENTS))

    def _entry(self, which: str) -> tuple[str, str, str]:
        return which, f"template-{which or 'all'}", self.tr("{what}…").format(what=self.what(which))

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

    def ask_and_write(self, which: str) -> None:
        """Ask where the workbook shall lie and write it beside the window."""
        self._model.flush()
        document, title = self._model.document, self.what(which)
        words = self.tr("{name}-{year}年度-{what}")
        name = stem(words, document.applicant.name, year=document.year, what=title)
        kind = FileKind(self.tr("Excel 工作簿"), ("xlsx",))
        path = self._ask.choose_save_path(title, documents() / f"{name}.xlsx", [kind])
        if path is None or self._worker.busy:
            return
        written = self.tr("已存为“{name}”，已填的数据也在里面；填好后从表格文件导入。")
        self._write(path, self._work(path, which), self.tr("正在写填报模板…"), written)

    def _work(self, path: Path, which: str) -> Work[None]:
        document, pack, write = self._model.document, self._model.pack, self._write_template
        department = "" if which == MONTHS else which
        return lambda _progress, _cancelled: write(document, pack, path, department, which == MONTHS)


def template_writer(program: Program) -> WriteTemplate:
    """Return what writes templates of the program; spreadsheets are loaded when the first is written."""

    def write(document: Document, pack: Pack, path: Path, department: str, months: bool) -> None:
        from gf_desktop.services.spreadsheets import Spreadsheets, Template

        asked = Template(
            department=cast(Department, department) if department else None, months=months, document=document
        )
        Spreadsheets(program.library, program.catalogue, program.resources).template(pack, path, asked)

    return write
