"""Sets of rows of which only some count: which do now and why, said on each card and once above the set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from gf_desktop.domain.document import Document
from gf_desktop.domain.pack import Indicator, Pack
from gf_desktop.domain.result import Result, RowResult
from gf_desktop.ui.theme import set_role, space


@dataclass(frozen=True, slots=True)
class SetState:
    """A set as it stands: how many of its rows count, which do, which the user chose, and which are still open."""

    name: str
    count: int
    members: tuple[RowResult, ...]
    counted: tuple[RowResult, ...]
    chosen: frozenset[str]

    @property
    def full(self) -> bool:
        """Whether the user chose as many as count."""
        return len(self.chosen) >= self.count

    @property
    def lacking(self) -> int:
        """How many are still to be filled in."""
        return self.count - len(self.counted)


def set_states(pack: Pack, document: Document, result: Result) -> Mapping[str, SetState]:
    """Return every set of the table as it stands."""
    return {name: _state(name, count, document, result) for name, count in pack.table.choose.items()}


def _state(name: str, count: int, document: Document, result: Result) -> SetState:
    members = tuple(row for row in result.rows if row.indicator.choose_from == name)
    counted = tuple(row for row in members if row.status == "scored" and not row.left_out)
    chosen = frozenset(row.id for row in members if document.answer(row.id).chosen)
    return SetState(name, count, members, counted, chosen)


class SetNote(QLabel):
    """What is said once above the rows of a set."""

    def __init__(self, first: Indicator) -> None:
        super().__init__()
        self.setObjectName(f"set-{first.choose_from}")
        self.setWordWrap(True)
        self.setContentsMargins(0, space(8), 0, 0)
        set_role(self, "muted")

    def show_state(self, state: SetState) -> None:
        """Say how many of the set count, which, and what is still open."""
        words = self.tr(
            "可选指标：下面 {members} 项中选评 {count} 项。您选定的优先，没有选定时按得分高的计。"
        )
        said = [words.format(members=len(state.members), count=state.count)]
        if state.counted:
            names = self.tr("、").join(row.indicator.title for row in state.counted)
            said.append(self.tr("现在计入：{names}。").format(names=names))
        if state.lacking > 0:
            said.append(self.tr("还差 {count} 项没有填。").format(count=state.lacking))
        self.setText("".join(said))


class SetLine(QWidget):
    """The tick by which a row of a set is chosen to count, and whether it counts now.

    Signals:
        toggled: The user chose the row to count, or took that back.
    """

    toggled = Signal(bool)

    def __init__(self, row: Indicator) -> None:
        super().__init__()
        self.setObjectName("set-line")
        self.tick = QCheckBox(self.tr("选定这一项计分"))
        self.tick.setObjectName("chosen")
        self.tick.setAccessibleName(self.tr("{title}：选定这一项计分").format(title=row.title))
        self.tick.clicked.connect(self.toggled)
        self.said = QLabel()
        self.said.setObjectName("set-said")
        self.said.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space(12))
        line.addWidget(self.tick)
        line.addWidget(self.said, 1)
        self.setFocusProxy(self.tick)

    def show_state(self, row: RowResult, state: SetState, *, read_only: bool) -> None:
        """Say whether the row counts now and why; more than count cannot be chosen."""
        chosen = row.id in state.chosen
        self.tick.setChecked(chosen)
        self.tick.setEnabled(not read_only and (chosen or not state.full))
        text = self._words(row, state, chosen)
        self.said.setText(text)
        self.tick.setAccessibleDescription(text)
        set_role(self.said, "muted" if row.left_out else "text")

    def _words(self, row: RowResult, state: SetState, chosen: bool) -> str:
        if row.left_out and state.full:
            return self.tr("不计入：已选满 {count} 项，要换先取消一项").format(count=state.count)
        if row.left_out and row.reason is not None and row.reason.code == "score.left-out-open":
            return self.tr("还没有计分，暂由同组已得分的 {count} 项计入").format(count=state.count)
        if row.left_out and state.chosen:
            words = self.tr("不计入：您选定的 {chosen} 项优先，另 {others} 项由同组得分最高的计入")
            return words.format(chosen=len(state.chosen), others=state.count - len(state.chosen))
        if row.left_out:
            return self.tr("不计入：同组得分更高的 {count} 项已计入").format(count=state.count)
        if row.status == "not-applicable" and chosen:
            return self.tr("不适用却已选定，占着名额；请取消选定")
        if row.status == "not-applicable":
            return self.tr("不适用，不占名额")
        if row.status != "scored":
            return self.tr("已选定，填写后计入") if chosen else self.tr("填写后按得分比较，也可以直接选定")
        return self.tr("计入：您选定的") if chosen else self.tr("计入：得分在同组中靠前")
