"""What would change, as a tree: groups by ledger, rows and facts with ticks, cells with their old and new words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from gf_desktop.ui.theme import tokens

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Check = Qt.CheckState
_NOWHERE = QModelIndex()
_BITS = 12
_GROUP = (1 << _BITS) - 1
WHAT, STATE, OLD, NEW = range(4)
_DOUBTFUL = ("gone", "draft", "months", "units", "blank")


@dataclass(frozen=True, slots=True)
class Item:
    """A row or a fact: its key, what it is called, new, changed or gone, before and after, its cells."""

    key: str
    title: str
    state: str
    old: str = ""
    new: str = ""
    cells: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A ledger or a form with what changes in it."""

    title: str
    items: tuple[Item, ...]


class DifferencesModel(QAbstractItemModel):
    """Groups, items, cells; items and groups can be ticked.

    Signals:
        ticked: The user ticked something, or took a tick away.
    """

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._chosen: set[str] = set()
        self._counts: list[int] = []
        self._titles = (self.tr("内容"), self.tr("变化"), self.tr("原来"), self.tr("导入后"))
        self._states = {
            "new": self.tr("新增"),
            "changed": self.tr("修改"),
            "gone": self.tr("表格中没有"),
            "draft": self.tr("没有读懂"),
            "months": self.tr("按月改全年"),
            "units": self.tr("单位不同"),
            "blank": self.tr("表格中空着"),
        }

    def show_groups(self, groups: Sequence[Group], chosen: frozenset[str]) -> None:
        """Show other differences with these chosen."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self._chosen = set(chosen)
        self._counts = [sum(one.key in chosen for one in group.items) for group in self._groups]
        self.endResetModel()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups shown."""
        return self._groups

    def chosen(self) -> frozenset[str]:
        """Return the keys of what is ticked."""
        return frozenset(self._chosen)

    # --- shape ------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return a place; its id says group and item: 0 for groups, the group for items, both for cells."""
        if not 0 <= row < self.rowCount(parent) or not 0 <= column < len(self._titles):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        above = parent.internalId()
        if not above:
            return self.createIndex(row, column, parent.row() + 1)
        return self.createIndex(row, column, (parent.row() + 1) << _BITS | above)

    def parent(self, child: Index | None = None) -> Any:
        """Return what a place belongs to."""
        if child is None:
            return super().parent()
        of = child.internalId() if child.isValid() else 0
        if not of:
            return QModelIndex()
        if of <= _GROUP:
            return self.createIndex(of - 1, 0, 0)
        return self.createIndex((of >> _BITS) - 1, 0, of & _GROUP)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many lines there are below a place."""
        if not parent.isValid():
            return len(self._groups)
        if parent.column():
            return 0
        of = parent.internalId()
        if not of:
            return len(self._groups[parent.row()].items)
        return len(self._item(parent).cells) if of <= _GROUP else 0

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """Return the columns: what, how, before, after."""
        return len(self._titles)

    def _item(self, index: Index) -> Item:
        return self._groups[index.internalId() - 1].items[index.row()]

    # --- words ------------------------------------------------------------------

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a place shows."""
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._text(index)
        if role == Role.CheckStateRole and index.column() == WHAT:
            return self._check(index)
        if role == Role.AccessibleTextRole:
            return self._spoken(index)
        if role == Role.ForegroundRole:
            return self._colour(index)
        return None

    def _text(self, index: Index) -> str:
        of, column = index.internalId(), index.column()
        if not of:
            group = self._groups[index.row()]
            words = self.tr("已选 {chosen}/{all}").format(
                chosen=self._counts[index.row()], all=len(group.items)
            )
            return (group.title, words, "", "")[column]
        if of > _GROUP:
            title, old, new = self._item(self.parent(index)).cells[index.row()]
            return (title, "", old, new)[column]
        item = self._item(index)
        return (item.title, self._states[item.state], item.old, item.new)[column]

    def _spoken(self, index: Index) -> str:
        parts = [self._text(index.sibling(index.row(), column)) for column in range(len(self._titles))]
        state = self._check(index)
        if state is not None and index.column() == WHAT:
            parts.append(self.tr("不导入") if state == Check.Unchecked else self.tr("导入"))
            return self.tr("，").join(part for part in parts if part)
        return self._text(index)

    def _colour(self, index: Index) -> Any:
        of = index.internalId()
        if of and of <= _GROUP and index.column() == STATE and self._item(index).state in _DOUBTFUL:
            return QColor(tokens().attention)
        if of > _GROUP or index.column() == OLD:
            return QColor(tokens().muted) if index.column() in (WHAT, OLD) else None
        return None

    # --- ticks ------------------------------------------------------------------

    def _check(self, index: Index) -> Check | None:
        of = index.internalId()
        if not of:
            count, every = self._counts[index.row()], len(self._groups[index.row()].items)
            return (
                Check.Unchecked if not count else Check.Checked if count == every else Check.PartiallyChecked
            )
        if of > _GROUP:
            return None
        return Check.Checked if self._item(index).key in self._chosen else Check.Unchecked

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a place can be ticked."""
        flags = super().flags(index)
        if index.isValid() and index.column() == WHAT and index.internalId() <= _GROUP:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Tick an item, or all of a group."""
        if role != Role.CheckStateRole or not index.isValid() or index.internalId() > _GROUP:
            return False
        on = Check(value) == Check.Checked
        group = index.internalId() - 1 if index.internalId() else index.row()
        items = (self._item(index),) if index.internalId() else self._groups[group].items
        for item in items:
            if on:
                self._chosen.add(item.key)
            else:
                self._chosen.discard(item.key)
        self._counts[group] = sum(one.key in self._chosen for one in self._groups[group].items)
        self._tell(group)
        return True

    def toggle(self, index: Index) -> None:
        """Tick what is not, or take the tick away; a group of which some are ticked is ticked whole."""
        at = index.sibling(index.row(), WHAT)
        state = self._check(at)
        if state is not None:
            self.setData(
                at, Check.Unchecked if state == Check.Checked else Check.Checked, Role.CheckStateRole
            )

    def _tell(self, group: int) -> None:
        above = self.index(group, 0)
        last = len(self._titles) - 1
        self.dataChanged.emit(above, self.index(group, last))
        count = self.rowCount(above)
        self.dataChanged.emit(self.index(0, 0, above), self.index(count - 1, last, above))
        self.ticked.emit()
