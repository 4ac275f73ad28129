"""The card that asks of whom the papers speak: statistics, permit, title deed and carbon report."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from gf_desktop.domain.ledgers import Units
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.year.fields import FormGrid, LineField

PAPERS = ("statistics", "permit", "title_deed", "carbon_report")


class UnitsCard(Card):
    """Whom each paper speaks of, with a word where that is another unit than the applicant.

    Signals:
        edited(object, bool): The papers now speak of these ``Units``; whether someone is still typing.
    """

    edited = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.set_title("", self.tr("各种材料说的是哪个单位"))
        self._units = Units()
        self._applicant = ""
        self.lines: dict[str, LineField] = {}
        self.hints: dict[str, MessageLine] = {}
        grid = FormGrid(1)
        for row, paper in enumerate(PAPERS):
            self._add(grid, row, paper)
        grid.setColumnStretch(3, 1)
        self.body.addLayout(grid)
        self.same = text_link(self.tr("空着的都填企业名称"))
        self.same.setObjectName("same")
        self.same.setMaximumHeight(self.fontMetrics().height() + space(4))
        self.same.clicked.connect(self._on_same)
        self.add_to_header(self.same)

    def _add(self, grid: FormGrid, row: int, paper: str) -> None:
        title = self.paper_title(paper)
        field = LineField(self.tr("{paper}说的单位").format(paper=title))
        field.setObjectName(f"units-{paper}")
        field.committed.connect(self._on_committed)
        field.draft_ready.connect(self._on_paused)
        hint = MessageLine()
        grid.put(row, 0, title, field)
        grid.addWidget(hint, row, 3)
        self.lines[paper], self.hints[paper] = field, hint

    def paper_title(self, paper: str) -> str:
        """Return what a paper is called."""
        return {
            "statistics": self.tr("统计报表（205-1、B204-1）"),
            "permit": self.tr("排污许可证"),
            "title_deed": self.tr("不动产权证"),
            "carbon_report": self.tr("碳排放报告"),
        }[paper]

    def show_units(self, units: Units, applicant: str) -> None:
        """Show whom the papers speak of, and where that is not the ``applicant``."""
        self._units, self._applicant = units, applicant
        for paper, field in self.lines.items():
            text = getattr(units, paper)
            field.set_value(text)
            differs = bool(text) and text != applicant
            self.hints[paper].set_message(
                Level.INFO, self.tr("与申报企业不同，数字可能对不上") if differs else ""
            )
            field.setAccessibleDescription(self.hints[paper].spoken())
        empty = any(not getattr(units, paper) for paper in PAPERS)
        self.same.setVisible(bool(applicant) and empty and not self.read_only)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return next(iter(self.lines.values())).isReadOnly()

    def set_read_only(self, read_only: bool) -> None:
        """Show the units without letting them be changed."""
        for field in self.lines.values():
            field.setReadOnly(read_only)

    def flush(self) -> None:
        """Hand over what is still being written."""
        for field in self.lines.values():
            field.flush()

    def _collected(self) -> Units:
        return replace(self._units, **{paper: field.value() for paper, field in self.lines.items()})

    def _on_committed(self, _text: str) -> None:
        self.edited.emit(self._collected(), False)

    def _on_paused(self, _text: str) -> None:
        self.edited.emit(self._collected(), True)

    def _on_same(self) -> None:
        units = self._collected()
        empty = {paper: self._applicant for paper in PAPERS if not getattr(units, paper)}
        self.edited.emit(replace(units, **empty), False)
        next(iter(self.lines.values())).setFocus()
