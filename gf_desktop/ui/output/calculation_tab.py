"""指标计算过程表: which rows have one and how their values came about, the pages to sign, and both files.

Loads Qt's PDF parts; it is imported when the tab is first shown. What is previewed is what would be exported.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QAction
from PySide6.QtPdf import QPdfBookmarkModel
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from gf_desktop.domain.report.calculation_rows import CalculationRow
from gf_desktop.services.reports import Cancelled, Progress, Reports, Snapshot
from gf_desktop.ui.output.calculation_list import RECONCILIATIONS, CalculationList
from gf_desktop.ui.output.live_preview import LEAST, LivePreview, Made
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.output.worker import Work
from gf_desktop.ui.prompts import FileKind
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.buttons import plain_button, primary_button
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.year import needed

SAID = ("computed", "both", "typed", "missing", "blank", "not-applicable")


def _told(row: CalculationRow) -> str:
    """Return under which word a row is counted: one that nothing computes is blank while nothing is typed."""
    return "blank" if row.state == "missing" and not row.computable else row.state


@dataclass(frozen=True, slots=True)
class Wanted:
    """The sheets of a snapshot that a file shall hold: the keys of the list's lines."""

    snapshot: Snapshot
    lines: tuple[str, ...]


def make(reports: Reports, wanted: Wanted, path: Path, kind: str) -> Work[Made[Wanted]]:
    """Return the job that writes the sheets wanted."""

    def work(progress: Progress, cancelled: Cancelled) -> Made[Wanted]:
        warning = reports.calculation_sheets(
            wanted.snapshot,
            path,
            kind,
            only=frozenset(wanted.lines) - {RECONCILIATIONS},
            reconciled=RECONCILIATIONS in wanted.lines,
            progress=progress,
            cancelled=cancelled,
        )
        return Made(path, wanted, warning)

    return work


class CalculationTab(LivePreview[Wanted]):
    """The list beside the pages; the pages are made anew when the data or the ticks change while they are seen."""

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(making, QCoreApplication.translate("CalculationTab", "指标计算过程表预览"), parent)
        self._starts: list[int] = []
        self.list = CalculationList()
        self._lay_out()
        self._add_buttons()
        self.setFocusProxy(self.list.view)
        self.list.ticks_changed.connect(self._on_ticks)
        self.list.line_chosen.connect(self._turn_to)

    # --- building ---------------------------------------------------------------

    def _lay_out(self) -> None:
        self.open = MessageLine()
        self.open.setObjectName("sheets-open")
        self._name_parts("sheets-state", "make-sheets", "sheets-glyphs")
        work = QSplitter()
        work.setChildrenCollapsible(False)
        work.addWidget(self.list)
        work.addWidget(self._make_preview())
        work.setStretchFactor(1, 1)
        work.setSizes([space(24) * 18, space(24) * 22])
        work.setMinimumHeight(space(24) * LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(8), 0, 0)
        column.setSpacing(space(8))
        for widget, stretch in ((self.open, 0), (self.warning, 0), (work, 1), (self.foot, 0)):
            column.addWidget(widget, stretch)

    def _make_preview(self) -> QWidget:
        self.rooms.addWidget(
            EmptyState(
                "pdf",
                self.tr("指标计算过程表"),
                self.tr(
                    "每项定量指标一张，写明公式、数据位置、系数出处和计算步骤，供打印签字，作为首份证明材料。"
                ),
            )
        )
        self.rooms.addWidget(self.pane.view)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(space(8), 0, 0, 0)
        column.setSpacing(space(8))
        column.addLayout(self._make_top())
        column.addWidget(self.rooms, 1)
        return room

    def _add_buttons(self) -> None:
        self.reconciled = plain_button(self.tr("只导出差异调节表"))
        self.reconciled.setMenu(self._make_menu())
        self.excel = plain_button(self.tr("导出 Excel…"))
        self.pdf = primary_button(self.tr("导出 PDF…"))
        self.excel.clicked.connect(self._on_excel)
        self.pdf.clicked.connect(self._on_pdf)
        for button, name in (
            (self.reconciled, "export-reconciled"),
            (self.excel, "export-sheets-xlsx"),
            (self.pdf, "export-sheets-pdf"),
        ):
            button.setObjectName(name)
            self.foot.add(button)
        self.foot.hint(self.tr("预览即导出的内容。Excel 带公式，改一个数值，结果随之重算。"))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind, words in (("pdf", self.tr("PDF（打印签字）…")), ("xlsx", self.tr("Excel（公式可重算）…"))):
            action = QAction(words, menu)
            action.setObjectName(f"export-reconciled-{kind}")
            action.setData(kind)
            action.triggered.connect(self._on_reconciled)
            menu.addAction(action)
        return menu

    # --- showing ----------------------------------------------------------------

    def entered(self) -> None:
        """Show the rows as they stand now, and make their pages where those are not up to date."""
        snapshot = self._making.snapshot()
        rows = self._making.reports.calculation_rows(snapshot)
        reconciled = needed.has_data(self._model)
        self.list.show_rows(rows, reconciled=reconciled)
        self.reconciled.setVisible(reconciled)
        self._show_open(rows)
        wanted = Wanted(snapshot, self.list.ticked())
        if self.foot.worker.busy or self.current or not wanted.lines or self._was_given_up():
            self._show_state()
        else:
            self._make(wanted)

    def _show_open(self, rows: tuple[CalculationRow, ...]) -> None:
        """Say how many rows came about in which way; what cannot be computed before everything else."""
        count = Counter(_told(row) for row in rows)
        words = {
            "computed": self.tr("由基础数据计算 {count} 项"),
            "both": self.tr("手工填写并附计算对照 {count} 项"),
            "typed": self.tr("手工填写 {count} 项"),
            "missing": self.tr("无法计算 {count} 项"),
            "blank": self.tr("还没有填写 {count} 项"),
            "not-applicable": self.tr("不适用 {count} 项"),
        }
        parts = "，".join(words[state].format(count=count[state]) for state in SAID if count[state])
        text = self.tr("共 {rows} 项：{parts}。").format(rows=len(rows), parts=parts)
        if count["missing"]:
            text += self.tr("无法计算的表只列公式和所缺数据，可先导出其余各项。")
        lacking = count["missing"] or count["blank"]
        self.open.set_message(Level.ATTENTION if lacking else Level.NONE, text)

    def _wanted(self) -> Wanted:
        return Wanted(self._making.snapshot(), self.list.ticked())

    def _stands(self, wanted: Wanted) -> bool:
        return (wanted.snapshot.document, wanted.lines) == (self._model.document, self.list.ticked())

    def _what(self) -> str:
        return self.tr("指标计算过程表预览{number}")

    def _work(self, wanted: Wanted, path: Path) -> Work[Made[Wanted]]:
        return make(self._making.reports, wanted, path, "pdf")

    def _lacking(self) -> str:
        return "" if self.list.ticked() else self.tr("请在左侧至少选一张")

    def _on_shown(self) -> None:
        self._starts = self._first_pages()
        self.list.tell_line()

    def _first_pages(self) -> list[int]:
        """Return where each sheet begins, as the bookmarks of the file say."""
        marks = QPdfBookmarkModel()
        marks.setDocument(self.pane.document)
        page = QPdfBookmarkModel.Role.Page.value
        return [int(marks.index(number, 0).data(page)) for number in range(marks.rowCount())]

    def _turn_to(self, number: int) -> None:
        if number < len(self._starts):
            self.pane.turn_to(self._starts[number])

    @Slot()
    def _show_state(self) -> None:
        super()._show_state()
        for button in (self.excel, self.pdf):
            button.setEnabled(bool(self.list.ticked()) and not self.foot.worker.busy)

    def _on_ticks(self) -> None:
        self._show_state()
        self._rest.start()

    # --- handing on ---------------------------------------------------------------

    def _on_pdf(self) -> None:
        self._export(self.list.ticked(), "pdf")

    def _on_excel(self) -> None:
        self._export(self.list.ticked(), "xlsx")

    def _on_reconciled(self) -> None:
        sender: Any = self.sender()
        self._export((RECONCILIATIONS,), str(sender.data()))

    def _export(self, lines: tuple[str, ...], kind: str) -> None:
        """Ask where to and write these lines' sheets; ``kind`` is ``pdf`` or ``xlsx``."""
        alone = lines == (RECONCILIATIONS,)
        what = self.tr("差异调节表") if alone else self.tr("指标计算过程表")
        words = self.tr("PDF 文件") if kind == "pdf" else self.tr("Excel 工作簿")
        path = self._making.ask_where(self.tr("导出{what}").format(what=what), what, FileKind(words, (kind,)))
        if path is None:
            return
        work = make(self._making.reports, Wanted(self._making.snapshot(), lines), path, kind)
        self.foot.run(self.tr("正在导出"), work, partial(self._on_exported, kind))

    def _on_exported(self, kind: str, made: Made[Wanted]) -> None:
        self.foot.tell_written(made.path)
        if kind == "pdf":
            self._warn(made.warning)
