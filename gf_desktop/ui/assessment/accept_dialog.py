"""Figures still to be verified, listed to be gone through one by one; those ticked are accepted together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button, primary_button

_TITLE, _LEAD, _BASE, _UNIT, _SURE, _SOURCE = range(6)
_FIGURES = (_LEAD, _BASE)
NONE = "–"
"""What stands for a benchmark that there is not; a column of nothing else is not shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list in words: the row, its benchmarks with their unit, how sure they are, where from."""

    title: str
    lead: str
    base: str
    unit: str
    sure: str
    source: str


class FigureList(QTreeWidget):
    """The figures, each with a box to tick; Space ticks the current line.

    Signals:
        ticks_changed: A box was ticked or cleared.
    """

    ticks_changed = Signal()

    def __init__(self, lines: Sequence[Line], heads: tuple[str, str]) -> None:
        super().__init__()
        self.setObjectName("figures")
        self.setAccessibleName(self.tr("待核实的数值"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self._lines, self._heads = tuple(lines), heads
        titles = (self.tr("指标"), *heads, self.tr("单位"), self.tr("可信度"), self.tr("出处"))
        self.setHeaderLabels(list(titles))
        for column in _FIGURES:
            self.headerItem().setTextAlignment(column, _RIGHT)
        for line in lines:
            self.addTopLevelItem(self._item(line))
        self.setColumnHidden(_BASE, all(line.base == NONE for line in lines))
        self._set_widths()
        for item in self._items()[:1]:
            self.setCurrentItem(item)
        self.itemChanged.connect(lambda *_: self.ticks_changed.emit())

    def current(self) -> Line | None:
        """Return the line on which the focus is."""
        item = self.currentItem()
        return None if item is None else self._lines[self.indexOfTopLevelItem(item)]

    def ticked(self) -> tuple[int, ...]:
        """Return the numbers of the lines that are ticked, from nought."""
        return tuple(number for number, item in enumerate(self._items()) if _is_ticked(item))

    def tick_all(self, ticked: bool) -> None:
        """Tick every line, or none."""
        for item in self._items():
            _tick(item, ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the line, whichever of its cells was clicked last."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            _tick(item, not _is_ticked(item))
            event.accept()
            return
        super().keyPressEvent(event)

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for n in range(self.topLevelItemCount()) if (item := self.topLevelItem(n)) is not None]

    def _item(self, line: Line) -> QTreeWidgetItem:
        texts = [line.title, line.lead, line.base, line.unit, line.sure, line.source]
        item = QTreeWidgetItem(texts)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_TITLE, Qt.CheckState.Unchecked)
        for column in _FIGURES:
            item.setTextAlignment(column, _RIGHT)
        said = self.tr(
            "{title}，{lead_label} {lead}，{base_label} {base}，单位 {unit}，{sure}，出处：{source}"
        ).format(
            title=line.title,
            lead_label=self._heads[0],
            lead=line.lead,
            base_label=self._heads[1],
            base=line.base,
            unit=line.unit,
            sure=line.sure,
            source=line.source,
        )
        item.setData(_TITLE, Qt.ItemDataRole.AccessibleTextRole, said)
        for column in (_TITLE, _SOURCE):
            item.setToolTip(column, item.text(column))
        return item

    def _set_widths(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        fit, stretch = QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch
        for column in (_LEAD, _BASE, _UNIT, _SURE):
            header.setSectionResizeMode(column, fit)
        for column in (_TITLE, _SOURCE):
            header.setSectionResizeMode(column, stretch)


class AcceptDialog(QDialog):
    """Lists figures that nothing is scored by until they are accepted. Nothing is ticked at first.

    Signals:
        agreed(object): The figures of these lines (a tuple of numbers, from nought) are to be accepted.
    """

    agreed = Signal(object)

    def __init__(self, lines: Sequence[Line], heads: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("accepting")
        self.setWindowTitle(self.tr("核对并接受待核实的数值"))
        self.figures = FigureList(lines, heads)
        self.whole = QLabel()
        self.whole.setObjectName("whole")
        self.whole.setWordWrap(True)
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.whole.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.count = QLabel()
        self.count.setObjectName("count")
        set_role(self.count, "muted")
        self.all_button = plain_button(self.tr("全选(&A)"))
        self.cancel_button = plain_button(self.tr("取消"))
        self.accept_button = primary_button(self.tr("接受所选(&S)"))
        self._lay_out()
        self.figures.ticks_changed.connect(self._show_count)
        self.figures.currentItemChanged.connect(self._show_whole)
        self.all_button.clicked.connect(self._on_all)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._on_accept)
        self._show_count()
        self._show_whole()
        room = self.screen().availableSize()
        self.resize(min(space(1080), room.width()), min(space(620), room.height() - space(40)))
        self.figures.setFocus()

    def _lay_out(self) -> None:
        why = QLabel(
            self.tr(
                "这些数值没有对照原文核实，程序不拿它们计分。请逐项对照原文，一致的打勾，再按“接受所选”；不一致的不要打勾，"
                "回到卡片上用“更换基准…”填写。"
            )
        )
        means = QLabel(
            self.tr(
                "接受表示本单位确认采用这些数值，由本单位负责；它们仍不是官方数值。接受后可以计分，卡片、计算过程和报告里都注明"
                "它们待核实、由本单位确认采用。接受后可以撤销，也可以在卡片上逐项“撤回接受”。"
            )
        )
        set_role(means, "attention")
        buttons = QHBoxLayout()
        buttons.setSpacing(space(8))
        buttons.addWidget(self.all_button)
        buttons.addWidget(self.count, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setSpacing(space(12))
        for label in (why, means):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.figures, 1)
        column.addWidget(self.whole)
        column.addLayout(buttons)

    def _show_count(self) -> None:
        ticked, lines = len(self.figures.ticked()), self.figures.topLevelItemCount()
        self.count.setText(self.tr("已勾选 {ticked} 项，共 {lines} 项").format(ticked=ticked, lines=lines))
        self.accept_button.setEnabled(ticked > 0)
        self.all_button.setText(self.tr("全不选(&A)") if ticked == lines else self.tr("全选(&A)"))

    def _show_whole(self) -> None:
        """Show title and source of the current line in full: its cells may be too narrow for them."""
        line = self.figures.current()
        if line is not None:
            words = self.tr("{title}　出处：{source}")
            self.whole.setText(words.format(title=line.title, source=line.source))

    def _on_all(self) -> None:
        self.figures.tick_all(len(self.figures.ticked()) < self.figures.topLevelItemCount())

    def _on_accept(self) -> None:
        self.agreed.emit(self.figures.ticked())
        self.accept()


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(_TITLE) == Qt.CheckState.Checked


def _tick(item: QTreeWidgetItem, ticked: bool) -> None:
    item.setCheckState(_TITLE, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
