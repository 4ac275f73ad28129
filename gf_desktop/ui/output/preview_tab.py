"""The report before the eyes: the very file that is handed in, made beside the window.

The only module that loads Qt's PDF parts; it is imported when the preview is first shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFile, QTemporaryDir, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gf_desktop.domain.messages import Message
from gf_desktop.services.reports import Cancelled, Progress, Reports, Snapshot
from gf_desktop.ui.output.files import show
from gf_desktop.ui.output.foot import Foot
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.output.pdf_view import Outline, PdfPane
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


@dataclass(frozen=True, slots=True)
class Made:
    """A file made of a snapshot, and what is to be warned of."""

    path: Path
    snapshot: Snapshot
    warning: Message | None


def make(reports: Reports, snapshot: Snapshot, path: Path) -> Work[Made]:
    """Return the job that writes a report."""

    def work(progress: Progress, cancelled: Cancelled) -> Made:
        reports.write_report(snapshot, path, progress=progress, cancelled=cancelled)
        return Made(path, snapshot, reports.glyph_warning(snapshot))

    return work


class PreviewTab(QWidget):
    """The PDF with its outline, kept up to date while it is looked at."""

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self._model = making.model
        self.folder = QTemporaryDir()
        self._number = 0
        self._made: Made | None = None
        self._given_up: object = None
        self.pane = PdfPane(self)
        self.outline = Outline(self.pane, self)
        self.foot = Foot(self._model.say)
        self.warning = QLabel()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE)
        self._rest.timeout.connect(self._on_rest)
        self._lay_out()
        self._add_buttons()
        self.setFocusProxy(self.pane.view)
        self._model.changed.connect(self._on_changed)
        self.foot.worker.ended.connect(self._show_state)

    # --- building ---------------------------------------------------------------

    def _lay_out(self) -> None:
        self.state = MessageLine()
        self.state.setObjectName("preview-state")
        self.again = link_button(self.tr("更新预览"))
        self.again.setObjectName("make-preview")
        self.again.clicked.connect(self._on_again)
        self.warning.setObjectName("glyph-warning")
        self.warning.setWordWrap(True)
        self.warning.hide()
        set_role(self.warning, "attention")
        top = QHBoxLayout()
        top.setSpacing(space(8))
        top.addWidget(self.outline.button)
        top.addWidget(self.pane.tools)
        top.addWidget(self.state, 1)
        top.addWidget(self.again)
        self.rooms = QStackedWidget()
        self.rooms.setMinimumHeight(space(24) * LEAST)
        self.rooms.addWidget(self._make_empty())
        self.rooms.addWidget(self._make_work())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(8), 0, 0)
        column.setSpacing(space(8))
        column.addLayout(top)
        column.addWidget(self.warning)
        column.addWidget(self.rooms, 1)
        column.addWidget(self.foot)

    def _make_empty(self) -> QWidget:
        return EmptyState(
            "pdf",
            self.tr("自评价报告"),
            self.tr("这里显示要提交的 PDF 文件本身，由填报的数据和报告文字排成。"),
        )

    def _make_work(self) -> QWidget:
        work = QSplitter()
        work.setChildrenCollapsible(False)
        work.addWidget(self.outline.tree)
        work.addWidget(self.pane.view)
        work.setStretchFactor(1, 1)
        work.setSizes([space(24) * 8, space(24) * 30])
        return work

    def _add_buttons(self) -> None:
        self.open = plain_button(self.tr("用系统程序打开"))
        self.print = plain_button(self.tr("打印…"), "print")
        self.export = primary_button(self.tr("导出 PDF…"))
        for button, name, slot in (
            (self.open, "open-report", self._on_open),
            (self.print, "print-report", self._on_print),
            (self.export, "export-report", self._on_export),
        ):
            button.setObjectName(name)
            button.clicked.connect(slot)
            self.foot.add(button)

    # --- the preview ------------------------------------------------------------

    @property
    def current(self) -> bool:
        """Whether the file shown is made of what stands now."""
        return self._made is not None and self._made.snapshot.document is self._model.document

    def entered(self) -> None:
        """Make the preview where it is not up to date; one that was cancelled waits for the button."""
        if self.foot.worker.busy or self.current:
            self._show_state()
            return
        snapshot = self._making.snapshot()
        if self._given_up is not snapshot.document:
            self._make(snapshot)

    def _make(self, snapshot: Snapshot) -> None:
        self._number += 1
        self._given_up = snapshot.document
        self.foot.tell(Level.NONE, "")
        name = self._making.name(self.tr("自评价报告预览{number}").format(number=self._number), "pdf")
        path = Path(self.folder.path()) / name
        work = make(self._making.reports, snapshot, path)
        self.foot.run(self.tr("正在生成预览"), work, self._on_made)
        self._show_state()

    def _on_made(self, made: Made) -> None:
        former, self._made = self._made, made
        self.pane.show_file(made.path)
        if former is not None:
            QFile.remove(str(former.path))
        self.rooms.setCurrentIndex(1)
        self._warn(made.warning)
        self._on_rest()
        self._show_state()

    def _warn(self, warning: Message | None) -> None:
        self.warning.setText(self._model.say(warning) if warning else "")
        self.warning.setVisible(warning is not None)

    def _show_state(self) -> None:
        there, busy = self._made is not None, self.foot.worker.busy
        for widget in (self.pane.tools, self.outline.button):
            widget.setVisible(there)
        for button in (self.open, self.print):
            button.setEnabled(there and not busy)
        self.again.setVisible(not busy and not self.current)
        if busy and there and not self.current:
            self.state.set_message(Level.INFO, self.tr("正在更新…"))
        elif there and not self.current:
            self.state.set_message(Level.ATTENTION, self.tr("内容已改，预览还是旧的"))
        else:
            self.state.set_message(Level.NONE, "")

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self._show_state()
            self._rest.start()

    def _on_rest(self) -> None:
        if self.isVisible():
            self.entered()

    def _on_again(self) -> None:
        if not self.foot.worker.busy:
            self._make(self._making.snapshot())

    # --- handing on ---------------------------------------------------------------

    def _on_export(self) -> None:
        kind = FileKind(self.tr("PDF 文件"), ("pdf",))
        path = self._making.ask_where(self.tr("导出自评价报告"), self.tr("自评价报告"), kind)
        if path is None:
            return
        work = make(self._making.reports, self._making.snapshot(), path)
        self.foot.run(self.tr("正在导出"), work, self._on_exported)

    def _on_exported(self, made: Made) -> None:
        self.foot.tell_written(made.path)
        self._warn(made.warning)

    def _on_open(self) -> None:
        self._show_outside(self.tr("已交给系统的 PDF 程序打开。"))

    def _on_print(self) -> None:
        self._show_outside(self.tr("已交给系统的 PDF 程序打开，请在那里打印。"))

    def _show_outside(self, text: str) -> None:
        if self._made is None:
            return
        if show(self._made.path):
            self.foot.tell(Level.NONE, text)
        else:
            self.foot.tell(
                Level.MISSING, self.tr("系统没有打开 PDF 的程序。请先导出 PDF，再用别的程序打开。")
            )
