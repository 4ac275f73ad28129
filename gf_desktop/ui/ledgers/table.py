"""A ledger's table as spreadsheets have it: keys, blocks of cells, first columns that stay in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QTableView,
    QWidget,
)

from gf_desktop.domain.ledgers import Row, ledger_title
from gf_desktop.domain.messages import Message, message
from gf_desktop.ui.ledgers.cells import Field
from gf_desktop.ui.ledgers.clipboard import Block, Spot, read_block, rectangle, spread, write_block
from gf_desktop.ui.ledgers.editors import CellDelegate, LineEditor, ListEditor
from gf_desktop.ui.ledgers.frozen import Frozen, be_a_sheet
from gf_desktop.ui.ledgers.grid import Grid
from gf_desktop.ui.ledgers.headed import Headed, Put, headed
from gf_desktop.ui.ledgers.keys import gesture
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.announce import announce

Index = QModelIndex | QPersistentModelIndex
Trigger = QAbstractItemView.EditTrigger
ScrollHint = QAbstractItemView.ScrollHint
Hint = QAbstractItemDelegate.EndEditHint
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_FIGURES = ("number", "quantity", "whole")
_LEAST = {"text": 8, "choice": 5, "reference": 6, "unit": 5, "number": 5, "quantity": 6, "figures": 8}
_MOST = 16
"""Room of columns in Chinese characters."""
_AT_ONCE = 100
"""Lines whose cells are measured in one go: thousands of them would keep the window waiting."""
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_POLICY_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class LedgerTable(QTableView):
    """Edits a ``Grid``.

    Signals:
        cell_changed: Another cell is the current one.
        told(str): What a gesture could not do.
    """

    cell_changed = Signal()
    told = Signal(str)
    # Known before the instance is: the view asks for a place while it is made.
    frozen: Frozen | None = None
    frozen_count = 0

    def __init__(self, grid: Grid, confirm: Callable[[list[tuple[int, Field]]], bool], label: str) -> None:
        super().__init__()
        self.grid = grid
        self._confirm = confirm
        self._measured: dict[str, Row] = {}
        self._measured_in: tuple[object, ...] = ()
        self._to_measure: list[Row] = []
        self._further = QTimer(self)
        self._further.setSingleShot(True)
        self._further.timeout.connect(self._measure)
        self.setObjectName("ledger")
        self.setAccessibleName(label)
        self.setAccessibleDescription(
            self.tr(
                "像电子表格一样填写：方向键移动，直接输入或按 F2 修改，Tab 到右边一格，Ctrl+Tab 离开表格。"
            )
        )
        be_a_sheet(self)
        self.setItemDelegate(CellDelegate(self, self))
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.EditKeyPressed | Trigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(_POLICY_OFF)  # the page has one below the sums
        self.setModel(grid)
        self.frozen = Frozen(self)

    # --- columns --------------------------------------------------------------------

    def lay_out(self, frozen: int) -> None:
        """Give the columns their widths and have the first ones stay in sight."""
        self.frozen_count = frozen
        metrics = self.fontMetrics()
        for number, of in enumerate(self.grid.fields):
            head = max(metrics.horizontalAdvance(line) for line in self.grid.heading(of).split("\n"))
            least = metrics.horizontalAdvance("字") * (4 if of.month else _LEAST.get(of.column.kind, 5))
            self.setColumnWidth(number, max(head * 11 // 10 + space(20), least))
        self._measured.clear()
        self.fit()
        if self.frozen is not None:
            self.frozen.follow()

    def fit(self) -> None:
        """Widen columns whose cells need more room: figures are never cut, long words only behind their limit.

        Lines from the first one in sight on are measured now; where there are very many, the others behind the window's
        other work.
        """
        around = self.grid.around()
        if [*map(id, around)] != [*map(id, self._measured_in)]:
            self._measured.clear()
            self._measured_in = around
        first = max(self.rowAt(0), 0)
        signed = {line_id for line_id, _ in self.grid.notes}
        self._to_measure = [
            line
            for line in (*self.grid.lines[first:], *self.grid.lines[:first])
            if self._measured.get(line.id) is not line or line.id in signed
        ]
        self._measure()

    def _measure(self) -> None:
        """Give the next lines the room they need."""
        lines, self._to_measure = self._to_measure[:_AT_ONCE], self._to_measure[_AT_ONCE:]
        self._make_room(lines)
        self._measured |= {line.id: line for line in lines}
        if self._to_measure:
            self._further.start(0)

    def _make_room(self, lines: list[Row]) -> None:
        metrics = self.fontMetrics()
        most = metrics.horizontalAdvance("字") * _MOST
        for number, of in enumerate(self.grid.fields):
            texts = {self.grid.cells.shown(line, of) for line in lines}
            wanted = max(map(metrics.horizontalAdvance, texts), default=0) + space(20)
            if any(self.grid.signed(line, of) for line in lines):
                wanted += space(20)
            if of.column.kind not in _FIGURES:
                wanted = min(wanted, most)
            if wanted > self.columnWidth(number):
                self.setColumnWidth(number, wanted)

    def scrollTo(self, index: Index, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        """Bring a cell before the eyes, not under the frozen columns; those need no scrolling sideways."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self.frozen is None or not index.isValid():
            return
        if index.column() < self.frozen_count:
            bar.setValue(before)
            return
        hidden = self.frozen.wanted_width() - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the frozen columns where they belong."""
        super().resizeEvent(event)
        if self.frozen is not None:
            self.frozen.place()

    # --- editing --------------------------------------------------------------------

    def edit(self, index: Index, trigger: Trigger, event: QEvent | None) -> bool:  # type: ignore[override]
        """Open the editor; where months would give way to a year's figure, or the other way round, ask first."""
        opening = self._opens(trigger, event) and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if opening and not self.editing():
            place = (index.row(), self.grid.fields[index.column()])
            if self.grid.replaced([(*place, " 0 ")]) and not self._confirm([place]):
                return False
        if self.frozen is not None and index.column() < self.frozen_count:
            return self.frozen.edit_cell(index, trigger, event)
        return super().edit(index, trigger, event)  # type: ignore[arg-type]

    def _opens(self, trigger: Trigger, event: QEvent | None) -> bool:
        if trigger == Trigger.AllEditTriggers:
            return True
        if trigger == Trigger.AnyKeyPressed:
            return isinstance(event, QKeyEvent) and bool(event.text().strip()) and event.text().isprintable()
        return bool(trigger & self.editTriggers())

    def editing(self) -> bool:
        """Return whether a cell is being typed in."""
        return any(view.state() == QAbstractItemView.State.EditingState for view in self._views())

    def _views(self) -> tuple[QTableView, ...]:
        assert self.frozen is not None
        return self, self.frozen

    def keyboardSearch(self, _text: str) -> None:
        """Leave the current cell where it is: letters are typed into it, not looked for."""

    def finish_editing(self) -> None:
        """Hand over the cell that is being typed in."""
        for view in self._views():
            for editor in _editors(view):
                view.commitData(editor)
                view.closeEditor(editor, Hint.NoHint)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """After Enter go down, after Tab go right, without opening the next cell."""
        super().closeEditor(editor, Hint.NoHint)
        self.go_on(hint)

    def go_on(self, hint: Hint) -> None:
        """Go where an editor's end leads."""
        if hint == Hint.SubmitModelCache:
            self._down(1)
        elif hint in {Hint.EditNextItem, Hint.EditPreviousItem}:
            self._step(1 if hint == Hint.EditNextItem else -1)

    # --- moving ---------------------------------------------------------------------

    def _down(self, by: int) -> None:
        target = self.currentIndex().siblingAtRow(self.currentIndex().row() + by)
        if target.isValid():
            self.setCurrentIndex(target)

    def _step(self, by: int) -> bool:
        place, columns = self.currentIndex(), self.grid.columnCount()
        if not place.isValid() or not columns:
            return False
        row, column = divmod(place.row() * columns + place.column() + by, columns)
        if not 0 <= row < self.grid.rowCount():
            return False
        self.setCurrentIndex(self.grid.index(row, column))
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next cell; from the last one on to the next widget."""
        return self._step(1 if forward else -1) or super().focusNextPrevChild(forward)

    def leave(self, *, forward: bool) -> None:
        """Give the focus to the next widget."""
        super().focusNextPrevChild(forward)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Follow the current cell."""
        super().currentChanged(current, previous)
        self.cell_changed.emit()

    # --- gestures -------------------------------------------------------------------

    def spots(self) -> list[Spot]:
        """Return the chosen cells."""
        return sorted((index.row(), index.column()) for index in self.selectedIndexes())

    def rows_chosen(self) -> list[int]:
        """Return the lines that the chosen cells stand in."""
        return sorted({row for row, _ in self.spots()})

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as spreadsheets understand them."""
        spots = self.spots()
        if not spots:
            return
        texts = {spot: str(self.grid.index(*spot).data(Qt.ItemDataRole.EditRole)) for spot in spots}
        single = texts[spots[0]] if len(spots) == 1 else ""
        QApplication.clipboard().setText(single or write_block(rectangle(spots, texts)))
        announce(self, self.tr("已复制 {count} 格").format(count=len(spots)))

    def cut(self) -> None:
        """Copy the chosen cells and empty them."""
        self.copy()
        self._write(dict.fromkeys(self.spots(), ""), self._said("cut", len(self.spots())))

    def paste(self) -> None:
        """Put the clipboard's cells at the chosen place; one value fills the whole choice."""
        text = QApplication.clipboard().text()
        if not text:
            self.told.emit(self.tr("剪贴板里没有可以粘贴的文字，请先在 Excel 等处复制。"))
            return
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.grid.index(0, 0))
        spots = self.spots() or [(self.currentIndex().row(), self.currentIndex().column())]
        block = read_block(text)
        by_name = headed(block, self.grid.fields, self.grid.cells)
        if by_name is not None:
            self._paste_headed(by_name, min(row for row, _ in spots))
        else:
            self._paste_block(block, spots)

    def _paste_block(self, block: Block, spots: list[Spot]) -> None:
        texts = dict(spread(block, spots))
        if self._write(texts, self._said("paste")):
            self._select(texts)
            beside = len({column for _, column in texts if column >= self.grid.columnCount()})
            if beside:
                self.told.emit(
                    self.tr("粘贴的内容比表格多 {count} 列，多出的没有粘贴。").format(count=beside)
                )

    def _paste_headed(self, block: Headed, top: int) -> None:
        """Put each column where its heading says, from the chosen line on; the headings themselves go nowhere."""
        if not block.lines:
            self.told.emit(self.tr("复制的只有标题行，没有数据。请连同下面的数据行一起复制。"))
            return
        if not self._place(list(block.puts(top)), self._said("paste")):
            return
        keys = [of.key for of in self.grid.fields]
        columns = [keys.index(of.key) for of in block.fields if of is not None and of.key in keys]
        self._select({(top + row, column): "" for row in range(len(block.lines)) for column in columns})
        said = self.tr("第一行是标题，已按标题对应各列。")
        if block.left_out:
            said = self.tr("第一行是标题，已按标题对应各列；没有对应的列，没有粘贴：{titles}。").format(
                titles=self.tr("、").join(block.left_out)
            )
        self.told.emit(said)

    def fill_down(self) -> None:
        """Give the chosen cells what stands in the first of their column; a single cell takes the one above."""
        spots = self.spots()
        first = {column: min(row for row, c in spots if c == column) for _, column in spots}
        if len({row for row, _ in spots}) == 1:
            first = {column: row - 1 for column, row in first.items() if row}
        texts = {
            (row, column): str(self.grid.index(first[column], column).data(Qt.ItemDataRole.EditRole))
            for row, column in spots
            if column in first and row != first[column]
        }
        self._write(texts, self._said("fill"))

    def clear(self) -> None:
        """Empty the chosen cells."""
        self._write(dict.fromkeys(self.spots(), ""), self._said("clear", len(self.spots())))

    def insert_row(self) -> None:
        """Put a blank line before the current one and go there."""
        place = self.currentIndex()
        row, column = max(place.row(), 0), max(place.column(), 0)
        self.grid.insert(row)
        self.setCurrentIndex(self.grid.index(row, column))

    def add_row(self) -> None:
        """Go to the blank line at the end."""
        self.setFocus()
        self.setCurrentIndex(self.grid.index(self.grid.rowCount() - 1, 0))

    def delete_rows(self) -> None:
        """Take the chosen lines away."""
        if rows := self.rows_chosen():
            column = max(self.currentIndex().column(), 0)
            self.grid.delete(rows)
            self.setCurrentIndex(self.grid.index(min(rows[0], self.grid.rowCount() - 1), column))

    def move_up(self) -> None:
        """Move the chosen lines up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the chosen lines down."""
        self._move(1)

    def _move(self, by: int) -> None:
        if rows := self.rows_chosen():
            self.grid.move(rows, by)
            self.scrollTo(self.currentIndex())

    def _write(self, texts: dict[Spot, str], said: Message) -> bool:
        return self._place(self.grid.puts(texts), said)

    def _place(self, puts: list[Put], said: Message) -> bool:
        replaced = self.grid.replaced(puts)
        if not puts or (replaced and not self._confirm(replaced)):
            return False
        self.grid.place(puts, said)
        return True

    def _said(self, what: str, count: int = 0) -> Message:
        return message(f"ui.ledger.{what}", ledger=ledger_title(self.grid.ledger), count=count)

    def _select(self, texts: dict[Spot, str]) -> None:
        """Choose what was pasted; the current cell stays."""
        rows, columns = [row for row, _ in texts], [column for _, column in texts]
        last = self.grid.index(
            min(max(rows), self.grid.rowCount() - 1), min(max(columns), self.grid.columnCount() - 1)
        )
        area = QItemSelection(self.grid.index(min(rows), min(columns)), last)
        self.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # --- keys -----------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the table's keys from the window's actions of the same keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and gesture(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of spreadsheets."""
        name = gesture(event)
        if name:
            self.perform(name)
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # The editor's Enter comes here too; the cell is left when the editor closes.
            if not self.editing():
                self._down(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.setCurrentIndex(self.currentIndex())
            event.ignore()
            return
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def perform(self, name: str) -> None:
        """Do what a key, a button or the menu asks for; in a closed evaluation only what changes nothing."""
        doing: dict[str, Callable[[], None]] = {
            "copy": self.copy,
            "all": self.selectAll,
            "leave": lambda: self.leave(forward=True),
            "leave-back": lambda: self.leave(forward=False),
        }
        if not self.grid.read_only:
            doing |= {
                "cut": self.cut,
                "paste": self.paste,
                "fill": self.fill_down,
                "clear": self.clear,
                "insert": self.insert_row,
                "delete": self.delete_rows,
                "up": self.move_up,
                "down": self.move_down,
                "open": self.open_list,
            }
        if name in doing:
            doing[name]()

    def open_list(self) -> None:
        """Open the list of the current cell, as the key does in every spreadsheet; other cells stay as they are."""
        index = self.currentIndex()
        if (
            not index.isValid()
            or not self.grid.offers(index)
            or not self.edit(index, Trigger.EditKeyPressed, None)
        ):
            return
        for editor in (editor for view in self._views() for editor in _editors(view)):
            if isinstance(editor, ListEditor):
                editor.showPopup()


def _editors(view: QTableView) -> list[LineEditor | ListEditor]:
    """Return the editors that are open in a view."""
    found = view.viewport().findChildren(QWidget, options=_DIRECT)
    return [one for one in found if isinstance(one, LineEditor | ListEditor) and one.isVisible()]
