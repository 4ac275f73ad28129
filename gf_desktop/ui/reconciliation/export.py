"""The button that writes the reconciliations, as a workbook or on paper, beside the window; and says where they lie."""

from __future__ import annotations

from pathlib import Path

from gf_desktop.services.reports import Reports, Snapshot
from gf_desktop.ui.output.file_button import FileButton
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.output.worker import Work
from gf_desktop.ui.prompts import Ask, FileKind
from gf_desktop.ui.session_model import SessionModel


class ExportButton(FileButton):
    """导出差异调节表…: a menu of the two kinds of file. ``line`` says how it went and leads to the file."""

    def __init__(self, model: SessionModel, reports: Reports, ask: Ask) -> None:
        super().__init__("export", model.say)
        self.setText(self.tr("导出差异调节表…"))
        self.setObjectName("export-reconciliations")
        self._reports = reports
        self._making = Making(model, reports, ask)
        self._offer(
            (
                ("xlsx", "export-xlsx", self.tr("Excel 工作簿（公式可重算）…")),
                ("pdf", "export-pdf", self.tr("PDF（打印签字）…")),
            )
        )

    def ask_and_write(self, which: str) -> None:
        """Ask where the file shall lie and write it beside the window; ``which`` is ``xlsx`` or ``pdf``."""
        if self._worker.busy:
            return
        snapshot = self._making.snapshot()
        title = self.tr("差异调节表")
        words = self.tr("Excel 工作簿") if which == "xlsx" else self.tr("PDF 文件")
        path = self._making.ask_where(self.tr("导出差异调节表"), title, FileKind(words, (which,)))
        if path is not None:
            work = self._work(snapshot, path, which)
            self._write(path, work, self.tr("正在写差异调节表…"), self.tr("已导出“{name}”。"))

    def _work(self, snapshot: Snapshot, path: Path, kind: str) -> Work[None]:
        reports = self._reports
        return lambda _progress, _cancelled: reports.reconciliations(snapshot, path, kind)
