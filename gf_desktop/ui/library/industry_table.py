"""The list of industries: one line is a key industry or an industry standard."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gf_desktop.ui.library.industry_lines import IndustryLine
from gf_desktop.ui.library.industry_words import COLOURS, SURE_COLOURS, IndustryWords
from gf_desktop.ui.library.line_table import LineTable
from gf_desktop.ui.widgets.table_model import Column

_FLEXIBLE = {"title": (13, 0)}
"""Characters that the title has at least."""
_SPARE = ("supersedes", "kind", "sector")
"""What gives way in a narrow window: it stands below the list as well."""


class IndustryTable(LineTable[IndustryLine]):
    """Shows the industries and standards found."""

    def __init__(self, words: IndustryWords) -> None:
        super().__init__(self.tr("行业目录"), lambda line: line.key)
        self.setObjectName("industries")
        self._words = words
        self.take_columns(self._columns(), _FLEXIBLE, _SPARE)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _columns(self) -> list[Column[IndustryLine]]:
        say = self._words
        return [
            Column("title", self.tr("行业或标准"), _title, tip=_title, sort=_title),
            Column("sector", self.tr("部门"), _sector, width=5, sort=_sector),
            Column("kind", self.tr("种类"), lambda one: say.kind(one.entry.kind), width=5, sort=_kind),
            Column(
                "code",
                self.tr("标准编号"),
                lambda one: one.entry.code or "–",
                tip=lambda one: one.entry.code,
                width=10,
                sort=lambda one: one.entry.code,
            ),
            Column(
                "standing",
                self.tr("状态"),
                lambda one: say.standing(one.values["standing"]),
                width=6,
                sort=lambda one: say.standing(one.values["standing"]),
            ),
            Column(
                "supersedes",
                self.tr("代替"),
                lambda one: one.entry.supersedes or "–",
                tip=lambda one: one.entry.supersedes,
                width=9,
                sort=lambda one: one.entry.supersedes,
            ),
            Column(
                "sure",
                self.tr("可靠程度"),
                lambda one: say.sure(one.entry.confidence),
                colour=lambda one: SURE_COLOURS[one.entry.confidence],
                tip=lambda one: say.sure_meaning(one.entry.confidence),
                width=6,
                sort=lambda one: say.sure(one.entry.confidence),
            ),
            Column(
                "table",
                self.tr("指标表"),
                lambda one: say.table(one.table),
                colour=lambda one: COLOURS[one.table],
                tip=lambda one: one.said,
                width=8,
                sort=lambda one: say.table(one.table),
            ),
        ]


def _title(line: IndustryLine) -> str:
    return line.entry.title


def _sector(line: IndustryLine) -> str:
    return line.entry.sector


def _kind(line: IndustryLine) -> str:
    return line.entry.kind
