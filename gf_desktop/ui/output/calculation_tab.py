"""指标计算过程表: which rows have one and how their values came about, the pages to sign, and both files.

Loads Qt's PDF parts; it is imported when the tab is first shown. What is previewed is what would be exported.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFile, QTemporaryDir, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtPdf import QPdfBookmarkModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gf_desktop.domain.messages import Message
from gf_desktop.domain.report.calculation_rows import CalculationRow, RowState
from gf_desktop.services.reports import Cancelled, Progress, Reports, Snapshot
from gf_desktop.ui.output.calculation_list import RECONCILIATIONS, CalculationList
from gf_desktop.ui.output.foot import Foot
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.output.pdf_view import PdfPane
from gf_desktop.ui.output.worker import Work
from gf_desktop.ui.prompts import FileKind
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import link_button, plain_button, primary_button
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.message_line import Level, MessageLine

LEAST = 8
"""Height below which the page is scrolled rather than the preview made smaller, in steps of 24."""
PAUSE = 300
"""Milliseconds of quiet after a change before the preview is made anew."""
SAID: tuple[RowState, ...] = ("computed", "both", "typed", "missing", "not-applicable")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The sheets of a snapshot that a file shall hold: the keys of the list's lines."""

    snapshot: Snapshot
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A file with what it was made of, and what is to be warned of."""

    path: Path
    wanted: Wanted
    warning: Message | None


def make(reports: Reports, wanted: Wanted, path: Path, kind: str) -> Work[Made]:
    """Return the job that writes the sheets wanted."""

    def work(progress: Progress, cancelled: Cancelled) -> Made:
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


class CalculationTab(QWidget):
    """The list beside the pages; the pages are made anew when the data or the ticks change while they are seen."""

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self._model = making.model
        self.folder = QTemporaryDir()
        self._number = 0
        self._made: Made | None = None
        self._given_up: tuple[object, ...] = ()
        self._starts: list[int] = []
        self.list = CalculationList()
        self.pane = PdfPane(self, self.tr("指标计算过程表预览"))
        self.foot = Foot(self._model.say)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._on_rest)
        self._lay_out()
        self._add_buttons()
        self.setFocusProxy(self.list.view)
        self.list.ticks_changed.connect(self._on_ticks)
        self.list.line_chosen.connect(self._turn_to)
        self._model.changed.connect(self._on_changed)
        self.foot.worker.ended.connect(self._show_state)

    # --- building ---------------------------------------------------------------

    def _lay_out(self) -> None:
        self.open = MessageLine()
        self.open.setObjectName("sheets-open")
        self.warning = QLabel()
        self.warning.setObjectName("sheets-glyphs")
        self.warning.setWordWrap(True)
        self.warning.hide()
        set_role(self.warning, "attention")
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
        self.state = MessageLine()
        self.state.setObjectName("sheets-state")
        self.again = link_button(self.tr("更新预览"))
        self.again.setObjectName("make-sheets")
        self.again.clicked.connect(self._on_again)
        top = QHBoxLayout()
        top.setSpacing(space(8))
        top.addWidget(self.pane.tools)
        top.addWidget(self.state, 1)
        top.addWidget(self.again)
        self.rooms = QStackedWidget()
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
        column.addLayout(top)
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
        self.list.show_rows(rows)
        self._show_open(rows)
        wanted = Wanted(snapshot, self.list.ticked())
        if self.foot.worker.busy or self.current or not wanted.lines or self._given_up == self._mark(wanted):
            self._show_state()
        else:
            self._make(wanted)

    def _show_open(self, rows: tuple[CalculationRow, ...]) -> None:
        """Say how many rows came about in which way; what cannot be computed before everything else."""
        count = Counter(row.state for row in rows)
        words = {
            "computed": self.tr("由基础数据计算 {count} 项"),
            "both": self.tr("手工填写并附计算对照 {count} 项"),
            "typed": self.tr("手工填写 {count} 项"),
            "missing": self.tr("无法计算 {count} 项"),
            "not-applicable": self.tr("不适用 {count} 项"),
        }
        parts = "，".join(words[state].format(count=count[state]) for state in SAID if count[state])
        text = self.tr("共 {rows} 项：{parts}。").format(rows=len(rows), parts=parts)
        if count["missing"]:
            text += self.tr("无法计算的表只列公式和所缺数据，可先导出其余各项。")
        self.open.set_message(Level.ATTENTION if count["missing"] else Level.NONE, text)

    @property
    def current(self) -> bool:
        """Whether the pages shown are made of what stands now."""
        made = self._made
        return made is not None and self._mark(made.wanted) == (self._model.document, self.list.ticked())

    @staticmethod
    def _mark(wanted: Wanted) -> tuple[object, ...]:
        return wanted.snapshot.document, wanted.lines

    def _make(self, wanted: Wanted) -> None:
        self._number += 1
        self._given_up = self._mark(wanted)
        name = self._making.name(self.tr("指标计算过程表预览{number}").format(number=self._number), "pdf")
        path = Path(self.folder.path()) / name
        work = make(self._making.reports, wanted, path, "pdf")
        self.foot.run(self.tr("正在生成预览"), work, self._on_made)
        self._show_state()

    def _on_made(self, made: Made) -> None:
        former, self._made = self._made, made
        self.pane.show_file(made.path)
        if former is not None:
            QFile.remove(str(former.path))
        self._starts = self._first_pages()
        self.rooms.setCurrentIndex(1)
        self._warn(made.warning)
        self.list.tell_line()
        self._on_rest()
        self._show_state()

    def _first_pages(self) -> list[int]:
        """Return where each sheet begins, as the bookmarks of the file say."""
        marks = QPdfBookmarkModel()
        marks.setDocument(self.pane.document)
        page = QPdfBookmarkModel.Role.Page.value
        return [int(marks.index(number, 0).data(page)) for number in range(marks.rowCount())]

    def _turn_to(self, number: int) -> None:
        if number < len(self._starts):
            self.pane.turn_to(self._starts[number])

    def _warn(self, warning: Message | None) -> None:
        self.warning.setText(self._model.say(warning) if warning else "")
        self.warning.setVisible(warning is not None)

    @Slot()
    def _show_state(self) -> None:
        there, busy, some = self._made is not None, self.foot.worker.busy, bool(self.list.ticked())
        self.pane.tools.setVisible(there)
        self.again.setVisible(not busy and not self.current and some)
        for button in (self.excel, self.pdf):
            button.setEnabled(some and not busy)
        if not some:
            self.state.set_message(Level.INFO, self.tr("请在左侧至少选一张"))
        elif busy and there and not self.current:
            self.state.set_message(Level.INFO, self.tr("正在更新…"))
        elif there and not self.current:
            self.state.set_message(Level.ATTENTION, self.tr("内容已改，预览还是旧的"))
        else:
            self.state.set_message(Level.NONE, "")

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self._show_state()
            self._rest.start()

    def _on_ticks(self) -> None:
        self._show_state()
        self._rest.start()

    def _on_rest(self) -> None:
        if self.isVisible():
            self.entered()

    def _on_again(self) -> None:
        if not self.foot.worker.busy:
            self._make(Wanted(self._making.snapshot(), self.list.ticked()))

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

    def _on_exported(self, kind: str, made: Made) -> None:
        self.foot.tell_written(made.path)
        if kind == "pdf":
            self._warn(made.warning)
