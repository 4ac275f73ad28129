"""参考数据: every reference table to be read, searched, narrowed, sorted and copied."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.domain.messages import Message, UserFacingError
from gf_desktop.domain.reference.browse import BrowseTable
from gf_desktop.ui.output.worker import Work, Worker
from gf_desktop.ui.reference.detail import Detail
from gf_desktop.ui.reference.filters import Filters
from gf_desktop.ui.reference.sheets import Sheet, prepared, search_words
from gf_desktop.ui.reference.table import ReferenceTable
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.day_field import DayField
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.focus_order import put_in_order
from gf_desktop.ui.widgets.search_keys import SearchKeys

Read = Callable[[date], tuple[BrowseTable, ...]]
_KEY = Qt.ItemDataRole.UserRole


class ReferenceWindow(QDialog):
    """A window of its own beside the evaluation.

    Args:
        read: Gives the tables as they stand on a day; called on another thread.
        say: Says what the tables have as codes.
        on: The day that limits are looked at for first.
        parent: The window it belongs to.
    """

    def __init__(
        self, read: Read, say: Callable[[Message], str], on: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("reference")
        self.setWindowTitle(self.tr("参考数据"))
        self._read, self._say = read, say
        self.sheets: tuple[Sheet, ...] = ()
        self._wanted = ""
        self._again = False
        self._worker = Worker(self)
        self._make_parts(on)
        self._lay_out()
        self._connect()
        self.resize(space(1200), space(680))
        self._load()

    # --- building -------------------------------------------------------------

    def _make_parts(self, on: date) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("搜索参考数据"))
        self.search.setPlaceholderText(self.tr("搜索全部参考数据：标准号、产品、燃料、地区、来源……"))
        self.day = DayField(self.tr("按哪一天判断是否现行"))
        self.day.set_value(on.isoformat())
        self.tables = QListWidget()
        self.tables.setObjectName("tables")
        self.tables.setAccessibleName(self.tr("参考数据表"))
        self.filters = Filters()
        self.about, self.count = QLabel(), QLabel()
        self.about.setWordWrap(True)
        set_role(self.about, "muted")
        self.count.setObjectName("count")
        self.table = ReferenceTable()
        SearchKeys(self.search, self.table)
        self.empty = EmptyState("search", "")
        self.detail = Detail()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for widget in (self.table, self.empty):
            self.stack.addWidget(widget)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.stack)
        parts.addWidget(self.detail)
        parts.setStretchFactor(0, 5)
        parts.setStretchFactor(1, 2)
        parts.setChildrenCollapsible(False)
        right = QVBoxLayout()
        right.setSpacing(space(8))
        right.addWidget(self.about)
        right.addLayout(self._filter_line())
        right.addWidget(parts, 1)
        columns = QHBoxLayout()
        columns.setSpacing(space(12))
        columns.addWidget(self.tables)
        columns.addLayout(right, 1)
        self.tables.setFixedWidth(self.fontMetrics().horizontalAdvance("字") * 14)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(space(16), space(12), space(16), space(12))
        lines.setSpacing(space(12))
        lines.addLayout(self._head())
        lines.addLayout(columns, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(space(8))
        day = QLabel(self.tr("现行情况按"))
        day.setBuddy(self.day)
        day.setFixedHeight(self.day.edit.sizeHint().height())
        set_role(day, "muted")
        # All stand in line with the day itself, also while something is said below it.
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self.search, 1, top)
        head.addSpacing(space(8))
        head.addWidget(day, 0, top)
        head.addWidget(self.day, 0, top)
        return head

    def _filter_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space(8))
        line.addWidget(self.filters, 1)
        line.addWidget(self.count)
        return line

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._on_enter)
        self.day.committed.connect(self._load)
        self.tables.currentItemChanged.connect(self._on_table)
        self.filters.changed.connect(self._show)
        self.table.line_changed.connect(self._on_line)
        self.table.row_activated.connect(self._to_detail)
        self.empty.action_triggered.connect(self._elsewhere)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._to_search)

    # --- reading --------------------------------------------------------------

    def _load(self, _day: str = "") -> None:
        """Read the tables as they stand on the day; where that is under way, once more behind it."""
        if self._worker.busy:
            self._again = True
            return
        if not self.sheets:
            self.empty.set_content("document", self.tr("正在读取参考数据…"), "")
            self.stack.setCurrentWidget(self.empty)
        self._worker.run(self._work(), self._loaded, self._failed)

    def _work(self) -> Work[tuple[Sheet, ...]]:
        read, say = self._read, self._say
        if not self.day.value():  # how something stands can only be said of a day
            self.day.set_value(datetime.now().astimezone().date().isoformat())
        on = date.fromisoformat(self.day.value())
        return lambda _progress, _cancelled: prepared(read(on), say)

    def _loaded(self, sheets: tuple[Sheet, ...]) -> None:
        if self._again:
            self._again = False
            self._load()
            return
        current, chosen = self.sheet, self.filters.chosen()
        self.sheets = sheets
        self._fill_tables(current.key if current is not None else sheets[0].key)
        if current is not None:
            self._choose_again(chosen)
        self._show()
        if self._wanted:
            self.show_key(self._wanted)

    def _failed(self, error: UserFacingError) -> None:
        self.empty.set_content("warning", self.tr("读不出参考数据"), self._say(error.said))
        self.stack.setCurrentWidget(self.empty)

    def _fill_tables(self, current: str) -> None:
        self.tables.blockSignals(True)
        self.tables.clear()
        for sheet in self.sheets:
            item = QListWidgetItem(sheet.title, self.tables)
            item.setData(_KEY, sheet.key)
            if sheet.key == current:
                self.tables.setCurrentItem(item)
        self.tables.blockSignals(False)
        self._begin_sheet()

    def _begin_sheet(self) -> None:
        if (sheet := self.sheet) is not None:
            self.about.setText(sheet.about)
            self.filters.show_sheet(sheet)
            head = (self.search, self.day, self.tables)
            put_in_order(self, (*head, *self.filters.stops(), self.table, self.empty, self.detail))

    def _choose_again(self, chosen: dict[str, str]) -> None:
        for key, value in chosen.items():
            if key in self.filters.combos and self.filters.combos[key].findData(value) >= 0:
                self.filters.choose(key, value)

    # --- showing --------------------------------------------------------------

    @property
    def sheet(self) -> Sheet | None:
        """The table before the eyes."""
        item = self.tables.currentItem()
        key = item.data(_KEY) if item is not None else ""
        return next((sheet for sheet in self.sheets if sheet.key == key), None)

    def _show(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        words = search_words(self.search.text())
        found = sheet.found(words, self.filters.chosen())
        self.table.show_sheet(sheet, found)
        self._show_counts(words)
        self.count.setText(self._counted(len(found), len(sheet.lines)))
        if found:
            self.stack.setCurrentWidget(self.table)
        else:
            self._show_nothing()
        self.detail.setVisible(bool(found))
        if self.isVisible():
            announce(self.count, self.count.text())

    def _counted(self, found: int, whole: int) -> str:
        if found == whole:
            return self.tr("共 {count} 行").format(count=whole)
        return self.tr("符合 {count} 行，共 {whole} 行").format(count=found, whole=whole)

    def _show_counts(self, words: tuple[str, ...]) -> None:
        """Say beside each table how many of its rows the words are in."""
        for number, sheet in enumerate(self.sheets):
            item = self.tables.item(number)
            count = len(sheet.found(words, {})) if words else len(sheet.lines)
            item.setText(self.tr("{title}　{count}").format(title=sheet.title, count=count))
            item.setToolTip(sheet.about)

    def _show_nothing(self) -> None:
        other = self._other()
        text = self.tr("换一个词，或者清除筛选再看。")
        action = ""
        if self.filters.chosen():
            action = self.tr("清除筛选")
        elif other is not None:
            action = self.tr("到“{table}”里看").format(table=other.title)
            text = self.tr("这张表里没有，别的表里有。")
        self.empty.set_content("search", self.tr("没有符合的行"), text, action)
        self.stack.setCurrentWidget(self.empty)

    def _other(self) -> Sheet | None:
        """Return the first table in which the words are found."""
        words = search_words(self.search.text())
        return next((sheet for sheet in self.sheets if sheet.found(words, {})), None)

    def _elsewhere(self) -> None:
        if self.filters.chosen():
            self.filters.clear_all()
        elif (other := self._other()) is not None:
            self.show_table(other.key)
        self.search.setFocus()

    def _on_table(self, *_items: object) -> None:
        self._begin_sheet()
        self._show()

    def _on_line(self, line: object) -> None:
        self.detail.show_line(self.sheet, line)  # type: ignore[arg-type]

    # --- going ----------------------------------------------------------------

    def show_table(self, key: str) -> bool:
        """Show a table; False where there is none of that key."""
        for number in range(self.tables.count()):
            if self.tables.item(number).data(_KEY) == key:
                self.tables.setCurrentRow(number)
                return True
        return False

    def show_key(self, key: str) -> None:
        """Show the row of a reference figure by its key; one that is not there is searched for by its last words."""
        if not self.sheets:
            self._wanted = key
            return
        self._wanted = ""
        sheet = self._holding(key)
        if sheet is None and (found := self._holding(key.rpartition("/")[0])) is not None:
            key, sheet = key.rpartition("/")[0], found  # one end or grade of a figure: …/lead
        self.search.setText("" if sheet is not None else key.rpartition("/")[2])
        sheet = sheet or self._other()
        if sheet is not None:
            self.show_table(sheet.key)
            self.filters.clear_all()
            self.table.go_to_key(key)
            self.table.setFocus()

    def _holding(self, key: str) -> Sheet | None:
        return next((one for one in self.sheets if any(line.row.key == key for line in one.lines)), None)

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _to_detail(self, _row: int) -> None:
        self.detail.setFocus()

    def _on_enter(self) -> None:
        if self.stack.currentWidget() is self.table:
            self.table.setFocus()
        elif self.empty.button.isVisible():
            self._elsewhere()
