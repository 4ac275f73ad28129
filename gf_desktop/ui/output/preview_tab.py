"""The report before the eyes: the very file that is handed in, made beside the window.

Loads Qt's PDF parts; it is imported when the preview is first shown.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gf_desktop.services.reports import Cancelled, Progress, Reports, Snapshot
from gf_desktop.ui.output.files import show
from gf_desktop.ui.output.live_preview import LEAST, LivePreview, Made
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.output.pdf_view import Outline
from gf_desktop.ui.output.worker import Work
from gf_desktop.ui.prompts import FileKind
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.buttons import plain_button, primary_button
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.message_line import Level


def make(reports: Reports, snapshot: Snapshot, path: Path) -> Work[Made[Snapshot]]:
    """Return the job that writes a report."""

    def work(progress: Progress, cancelled: Cancelled) -> Made[Snapshot]:
        reports.write_report(snapshot, path, progress=progress, cancelled=cancelled)
        return Made(path, snapshot, reports.glyph_warning(snapshot))

    return work


class PreviewTab(LivePreview[Snapshot]):
    """The PDF with its outline, kept up to date while it is looked at."""

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(making, "", parent)
        self.outline = Outline(self.pane, self)
        self._lay_out()
        self._add_buttons()
        self.setFocusProxy(self.pane.view)

    # --- building ---------------------------------------------------------------

    def _lay_out(self) -> None:
        self._name_parts("preview-state", "make-preview", "glyph-warning")
        self.rooms.setMinimumHeight(space(24) * LEAST)
        self.rooms.addWidget(self._make_empty())
        self.rooms.addWidget(self._make_work())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(8), 0, 0)
        column.setSpacing(space(8))
        column.addLayout(self._make_top(self.outline.button))
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

    def entered(self) -> None:
        """Make the preview where it is not up to date; one that was cancelled waits for the button."""
        if self.foot.worker.busy or self.current:
            self._show_state()
            return
        snapshot = self._making.snapshot()
        if not self._was_given_up():
            self._make(snapshot)

    def _wanted(self) -> Snapshot:
        return self._making.snapshot()

    def _stands(self, wanted: Snapshot) -> bool:
        return wanted.document is self._model.document

    def _what(self) -> str:
        return self.tr("自评价报告预览{number}")

    def _work(self, wanted: Snapshot, path: Path) -> Work[Made[Snapshot]]:
        return make(self._making.reports, wanted, path)

    def _make(self, wanted: Snapshot) -> None:
        self.foot.tell(Level.NONE, "")
        super()._make(wanted)

    def _show_state(self) -> None:
        super()._show_state()
        there = self._made is not None
        self.outline.button.setVisible(there)
        for button in (self.open, self.print):
            button.setEnabled(there and not self.foot.worker.busy)

    # --- handing on ---------------------------------------------------------------

    def _on_export(self) -> None:
        kind = FileKind(self.tr("PDF 文件"), ("pdf",))
        path = self._making.ask_where(self.tr("导出自评价报告"), self.tr("自评价报告"), kind)
        if path is None:
            return
        work = make(self._making.reports, self._making.snapshot(), path)
        self.foot.run(self.tr("正在导出"), work, self._on_exported)

    def _on_exported(self, made: Made[Snapshot]) -> None:
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
