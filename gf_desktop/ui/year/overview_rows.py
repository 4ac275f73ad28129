"""The lines of the overview and how their cells are said."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from gf_desktop.domain.ledgers import LEDGERS, columns, ledger_title
from gf_desktop.domain.result import Gap
from gf_desktop.ui.assessment.place import BOUNDARY
from gf_desktop.ui.assessment.states import State
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.widgets.table_model import Column
from gf_desktop.ui.year import needed

_ICONS = {"open": "circle", "begun": "half", "done": "check", "trouble": "alert", "none": ""}
_COLOURS = {"trouble": "attention", "done": "accent"}


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One ledger: its name by id, how far it is, what stands in it, and how much of it is missing."""

    ledger: str
    state: State
    filled: needed.Filled
    missing: int


@dataclass(frozen=True, slots=True)
class GapRow:
    """One missing input: where it belongs and what is to be said of it."""

    gap: Gap
    where: str
    said: str


class OverviewColumns(QObject):
    """Makes the columns of the overview's tables."""

    def __init__(self, model: SessionModel) -> None:
        super().__init__()
        self._model = model

    def needed(self) -> list[Column[LedgerRow]]:
        """Return the columns of the needed ledgers."""
        return [
            self._title(),
            Column(
                "state",
                self.tr("状态"),
                self._state,
                icon=lambda row: _ICONS[row.state.sign],
                colour=lambda row: _COLOURS.get(row.state.sign, "muted"),
                width=8,
            ),
            self._rows(),
            self._months(),
            Column("used", self.tr("用来计算"), self._used, tip=self._used),
        ]

    def others(self) -> list[Column[LedgerRow]]:
        """Return the columns of the other ledgers."""
        return [self._title(), self._rows(), self._months(last=True)]

    def gaps(self) -> list[Column[GapRow]]:
        """Return the columns of what is missing."""
        return [
            Column("where", self.tr("在哪里"), lambda row: row.where, width=13),
            Column("said", self.tr("缺什么"), lambda row: row.said, tip=lambda row: row.said),
        ]

    def gap(self, gap: Gap) -> GapRow:
        """Return a missing input as a line."""
        return GapRow(gap, self._where(gap.place), self._model.say(gap.said))

    def _where(self, place: str) -> str:
        ledger = place.partition("/")[0]
        if ledger in LEDGERS:
            return self._model.say(ledger_title(ledger))
        return self.tr("评价边界") if ledger == BOUNDARY else self.tr("计算选项")

    def _title(self) -> Column[LedgerRow]:
        return Column("ledger", self.tr("数据"), self._name, width=13, tip=self._holds)

    def _rows(self) -> Column[LedgerRow]:
        return Column("rows", self.tr("行数"), self._count, figure=True, width=3)

    def _months(self, *, last: bool = False) -> Column[LedgerRow]:
        return Column("months", self.tr("各月"), self._monthly, width=0 if last else 7)

    def _name(self, row: LedgerRow) -> str:
        return self._model.say(ledger_title(row.ledger))

    def _holds(self, row: LedgerRow) -> str:
        titles = [self._model.say(column.title) for column in columns(row.ledger) if column.key != "id"]
        return self.tr("{ledger}：{columns}").format(ledger=self._name(row), columns="、".join(titles))

    def _state(self, row: LedgerRow) -> str:
        if row.state.sign == "open":
            return self.tr("还没有填")
        if row.state.sign == "begun":
            return self.tr("还缺 {count} 处").format(count=row.missing)
        if row.state.sign == "trouble":
            return self.tr("{count} 行有待核对").format(count=row.filled.drafts)
        return self.tr("说明了没有") if row.filled.none and not row.filled.rows else self.tr("已填全")

    def _count(self, row: LedgerRow) -> str:
        return str(row.filled.rows) if row.filled.rows else "–"

    def _monthly(self, row: LedgerRow) -> str:
        if not any(column.kind == "quantity" for column in columns(row.ledger)):
            return "–"
        if not row.filled.monthly:
            return self.tr("按年填") if row.filled.rows else "–"
        if row.filled.missing:
            return self.tr("缺 {count} 个月数").format(count=row.filled.missing)
        return self.tr("各月齐全")

    def _used(self, row: LedgerRow) -> str:
        return "、".join(needed.readers(self._model.pack, row.ledger))
