"""Third page: every sentence that there is to say, with sheet, cell and what stands there; nothing is dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.domain.messages import message
from gf_desktop.ui.importing.desk import Cancelled, Desk, Progress
from gf_desktop.ui.importing.step import ImportPage
from gf_desktop.ui.output.files import documents
from gf_desktop.ui.prompts import FileKind
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from gf_desktop.services.importing import Findings, Import, Problem

ALL = "*"


class ProblemsPage(ImportPage):
    """What has to be looked at; going on with problems needs the user's word."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "", "")
        self.setTitle(self.tr("核对问题"))
        self.problems: TableModel[Problem] = TableModel(self._columns())
        self.table = DataTable(self.tr("问题"))
        self.table.setObjectName("problems")
        self.problems.setParent(self.table)
        self.table.setModel(self.problems)
        self.sheet = Combo(self.tr("只看一张表"))
        self.sheet.setObjectName("sheet")
        self.sheet.chosen.connect(lambda _id: self._filter())
        self.notes = QCheckBox(self.tr("也看提示(&H)"))
        self.notes.setObjectName("notes")
        self.notes.toggled.connect(lambda _on: self._filter())
        self.anyway = QCheckBox(self.tr("带问题导入（问题单元格的原文作为草稿保留，不参与计算）(&D)"))
        self.anyway.setObjectName("anyway")
        self.anyway.toggled.connect(lambda _on: self.tell(Level.NONE, ""))
        self.stack = QStackedWidget()
        self.none = EmptyState("check", self.tr("没有发现问题"), self.tr("可以接着看要导入的内容。"))
        self.stack.addWidget(self.none)
        self.stack.addWidget(self._lay_out())
        self.add(self.stack)

    def _columns(self) -> list[Column[Problem]]:
        return [
            Column(
                "sheet", self.tr("工作表"), self._sheet, tip=self._sheet, icon=_icon, colour=_colour, width=12
            ),
            Column("cell", self.tr("单元格"), lambda one: one.cell, width=5),
            Column("text", self.tr("原来的内容"), lambda one: one.text, tip=lambda one: one.text, width=10),
            Column("said", self.tr("说明"), self._said, tip=self._said),
        ]

    def _lay_out(self) -> QWidget:
        copy = plain_button(self.tr("复制全部"), "copy")
        save = plain_button(self.tr("存为文本…"), "save")
        again = plain_button(self.tr("改好后重新读取"), "refresh")
        for name, button, job in (
            ("copy", copy, self.copy),
            ("save", save, self.save),
            ("again", again, self.read_again),
        ):
            button.setObjectName(name)
            button.clicked.connect(job)
        tools = QHBoxLayout()
        tools.setSpacing(space(8))
        label = QLabel(self.tr("工作表(&S)"))
        label.setBuddy(self.sheet)
        for one in (label, self.sheet, self.notes):
            tools.addWidget(one)
        tools.addStretch(1)
        for button in (copy, save, again):
            tools.addWidget(button)
        self.count = QLabel()
        set_role(self.count, "strong")
        whole = QWidget()
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(8))
        lines.addWidget(self.count)
        lines.addLayout(tools)
        lines.addWidget(self.table, 1)
        lines.addWidget(self.anyway)
        return whole

    def _sheet(self, one: Problem) -> str:
        return self._place(one.file, one.sheet)

    def _said(self, one: Problem) -> str:
        return self.desk.say(one.said)

    @property
    def _all(self) -> tuple[Problem, ...]:
        return self.desk.findings.problems if self.desk.findings is not None else ()

    # --- showing ----------------------------------------------------------------

    def enter(self) -> None:
        """Show what was found; the word to go on holds for these problems only."""
        serious = self.desk.findings.serious if self.desk.findings is not None else 0
        notes = len(self._all) - serious
        self.anyway.setChecked(False)
        self.anyway.setVisible(serious > 0)
        self.notes.setChecked(not serious)
        self.notes.setVisible(bool(serious and notes))
        words = (
            self.tr("{serious} 处有问题，另有 {notes} 处提示")
            if serious
            else self.tr("没有问题，只有 {notes} 处提示")
        )
        self.count.setText(words.format(serious=serious, notes=notes))
        places = dict.fromkeys((one.file, one.sheet) for one in self._all)
        sheets = [Option(f"{file}\n{sheet}", self._place(file, sheet)) for file, sheet in places]
        self.sheet.set_options([Option(ALL, self.tr("全部工作表")), *sheets])
        self.sheet.set_value(ALL)
        self.stack.setCurrentIndex(1 if self._all else 0)
        if serious:
            self.hint.setText(
                self.tr(
                    "可以回到表格里改好、保存后重新读取；也可以先导入，以后在程序里改。没有一处会被悄悄丢掉。"
                )
            )
        else:
            self.hint.setText("")
        self._filter()
        if self._all:
            self.table.setFocus()

    def _place(self, file: str, sheet: str) -> str:
        several = len(self.desk.current().files()) > 1
        return (
            self.tr("{file} · {sheet}").format(file=file, sheet=sheet) if several and sheet else sheet or file
        )

    def _filter(self) -> None:
        wanted = self.sheet.value()
        shown = [
            one
            for one in self._all
            if (one.serious or self.notes.isChecked()) and wanted in (ALL, f"{one.file}\n{one.sheet}")
        ]
        self.problems.set_rows(shown)
        if shown and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.problems.index(0, 0))

    # --- doing ------------------------------------------------------------------

    def text(self) -> str:
        """Return all sentences, a line each, as a spreadsheet takes them."""
        lines = [
            "\t".join((one.file, one.sheet, one.cell, one.text.replace("\n", " "), self._said(one)))
            for one in self._all
        ]
        titles = (
            self.tr("文件"),
            self.tr("工作表"),
            self.tr("单元格"),
            self.tr("原来的内容"),
            self.tr("说明"),
        )
        return "\n".join(["\t".join(titles), *lines]) + "\n"

    def copy(self) -> None:
        """Put all sentences on the clipboard."""
        QApplication.clipboard().setText(self.text())
        self.tell(Level.INFO, self.tr("已复制 {count} 处").format(count=len(self._all)))

    def save(self) -> None:
        """Write all sentences to a text file."""
        kind = FileKind(self.tr("文本文件"), ("txt",))
        suggestion = documents() / self.tr("导入问题清单.txt")
        path = self.desk.ask.choose_save_path(self.tr("存为文本"), suggestion, [kind])
        if path is None:
            return
        try:
            # With its mark, so that the editors people have show Chinese.
            Path(path).write_text(self.text(), encoding="utf-8-sig")
        except OSError:
            self.tell(
                Level.MISSING, self.tr("没有存成：“{name}”不能写入，请换一个位置。").format(name=path.name)
            )
            return
        self.tell(Level.INFO, self.tr("已存为“{name}”").format(name=path.name))

    def read_again(self) -> None:
        """Read every file anew and compare anew; what was settled of the sheets stays."""

        def job(under_way: Import, progress: Progress, _cancelled: Cancelled) -> Findings:
            under_way.refresh(every=True)
            progress(message("importing.comparing"))
            return under_way.findings()

        self.work(message("importing.preparing"), job, self._on_again)

    def _on_again(self, found: Findings) -> None:
        self.desk.findings = found
        under_way = self.desk.current()
        bad = [one.name for one in under_way.files() if one.kind in ("unreadable", "empty")]
        self.enter()
        if bad:
            said = self.tr("“{name}”现在读不出来，请回到第一步查看。")
            self.tell(Level.MISSING, said.format(name=bad[0]))
        elif under_way.waiting():
            self.tell(Level.MISSING, self.tr("有的表变了样，请回到上一步重新对应。"))
        else:
            self.tell(Level.INFO, self.tr("已重新读取"))

    # --- going on ---------------------------------------------------------------

    def wrong(self) -> QWidget | None:
        """Problems are taken along only by the user's word."""
        under_way = self.desk.current()
        if under_way.waiting() or any(one.kind in ("unreadable", "empty") for one in under_way.files()):
            self.tell(Level.MISSING, self.tr("有的文件或表现在读不懂，请回到前面的步骤查看。"))
            return self.table
        if self.desk.findings is not None and self.desk.findings.serious and not self.anyway.isChecked():
            self.tell(Level.MISSING, self.tr("请先在表格里改好，或勾选“带问题导入”。"))
            return self.anyway
        self.tell(Level.NONE, "")
        return None


def _icon(one: Problem) -> str:
    return "warning" if one.serious else "info"


def _colour(one: Problem) -> str:
    return "attention" if one.serious else ""
