"""行业目录: the key industries and the published industry standards, what can be had of each, and *make this table*."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.ui.library.industry_lines import IndustryLine, found, lines_of
from gf_desktop.ui.library.industry_table import IndustryTable
from gf_desktop.ui.library.industry_text import IndustryText
from gf_desktop.ui.library.industry_words import KINDS, STANDINGS, TABLES, IndustryWords
from gf_desktop.ui.library.making import Figures, Making
from gf_desktop.ui.theme import space, tokens
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.buttons import plain_button, primary_button
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.filter_row import FilterRow
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.search_keys import SearchKeys

if TYPE_CHECKING:
    from gf_desktop.domain.industries.catalogue import Entry
    from gf_desktop.domain.pack import Header
    from gf_desktop.ui.library.desk import Desk
    from gf_desktop.ui.library.industry_text import Known
    from gf_desktop.ui.library.words import LibraryWords


class IndustryPage(QWidget):
    """The catalogue is read when the page is first seen; the figures of an industry when the cursor comes to it.

    ``year`` is the data year whose limits and quotas are shown: the last one.

    Signals:
        table_requested(object): The table at hand of an industry is to be seen (``Header``).
        made(object): A table was made (``Header``).
    """

    table_requested = Signal(object)
    made = Signal(object)

    def __init__(self, desk: Desk, classes: LibraryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.lines: tuple[IndustryLine, ...] = ()
        self._words = IndustryWords(classes, desk.say, self)
        self._entries: tuple[Entry, ...] = ()
        self._headers: tuple[Header, ...] = ()
        self._changeable = True
        self.year = datetime.now().astimezone().year - 1
        self._figures = Figures(desk, self)
        self.making = Making(desk, self._figures, self)
        self._make_parts()
        self._lay_out()
        self._connect()

    # --- building ---------------------------------------------------------------

    def _make_parts(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("search-industries")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("搜索行业目录"))
        self.search.setPlaceholderText(self.tr("搜索行业、产品、标准编号、行业代码……"))
        self.filters = FilterRow()
        for key, title in (
            ("kind", self.tr("种类")),
            ("sector", self.tr("部门")),
            ("standing", self.tr("状态")),
            ("table", self.tr("指标表")),
        ):
            self.filters.add(key, title)
        self.count = QLabel()
        self.table = IndustryTable(self._words)
        SearchKeys(self.search, self.table)
        self.empty = EmptyState("list", self.tr("正在读取行业目录…"), "")
        self.view_button = plain_button(self.tr("查看已有的表(&V)"), "list")
        self.make_button = primary_button(self.tr("自制这个行业的表…(&N)"))
        self.detail = QTextBrowser()
        self.detail.setObjectName("industry-detail")
        self.detail.setAccessibleName(self.tr("这个行业或标准的说明"))
        self.detail.setTabChangesFocus(True)
        self.detail.setOpenLinks(False)
        self.detail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for widget in (self.empty, self.table):
            self.stack.addWidget(widget)
        self.below = QWidget()
        lower = QVBoxLayout(self.below)
        lower.setContentsMargins(0, space(8), 0, 0)
        lower.setSpacing(space(8))
        commands = QHBoxLayout()
        commands.addWidget(self.view_button)
        commands.addStretch(1)
        commands.addWidget(self.make_button)
        lower.addLayout(commands)
        lower.addWidget(self.detail, 1)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.setObjectName("industry-parts")
        self.parts.addWidget(self.stack)
        self.parts.addWidget(self.below)
        self.parts.setStretchFactor(0, 1)
        self.parts.setStretchFactor(1, 1)
        self.parts.setSizes([1000, 1000])
        self.parts.setChildrenCollapsible(False)
        narrow = QHBoxLayout()
        narrow.setSpacing(space(8))
        narrow.addWidget(self.filters, 1)
        narrow.addWidget(self.count)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, space(12), 0, 0)
        lines.setSpacing(space(12))
        lines.addWidget(self.search)
        lines.addLayout(narrow)
        lines.addWidget(self.parts, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._on_enter)
        self.filters.changed.connect(self._show)
        self.table.line_changed.connect(self._on_line)
        self.table.row_activated.connect(lambda _row: self.detail.setFocus())
        self.table.menu_requested.connect(self._popup)
        self.empty.action_triggered.connect(self.show_all)
        self.view_button.clicked.connect(self._on_view)
        self.make_button.clicked.connect(self._on_make)
        self.desk.busy_changed.connect(self._follow)
        self._figures.arrived.connect(self._show_current)
        self.making.made.connect(self.made)

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in the order they are read."""
        head = (self.search, *self.filters.stops(), self.table, self.empty)
        return (*head, self.view_button, self.make_button, self.detail)

    # --- reading ----------------------------------------------------------------

    def take_tables(self, headers: Sequence[Header]) -> None:
        """Take over which tables are at hand."""
        self._headers = tuple(headers)
        if self._entries:
            self._take(self._entries)

    def load(self) -> None:
        """Read the catalogue if that has not been done."""
        if not self._entries:
            self.desk.look(self.desk.catalogue, self._take, self._failed)

    def _take(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self.lines = lines_of(entries, self._headers, self._words)
        for key, order, say in (
            ("kind", KINDS, self._words.kind),
            ("sector", (), str),
            ("standing", STANDINGS, self._words.standing),
            ("table", TABLES, self._words.table),
        ):
            there = dict.fromkeys(line.values[key] for line in self.lines)
            values = [one for one in order if one in there] if order else [one for one in there if one]
            self.filters.offer(key, [Option(one, say(one)) for one in values])
        self._show()

    def _failed(self, error: UserFacingError) -> None:
        self.empty.set_content("warning", self.tr("读不出行业目录"), self.desk.say(error.said))
        self.stack.setCurrentWidget(self.empty)

    def known(self, line: IndustryLine) -> Known | None:
        """Return the limits and quotas of an industry; None while they are looked for."""
        return self._figures.of(line.entry.industries, self.year) if line.entry.framed else None

    # --- showing ----------------------------------------------------------------

    def _show(self) -> None:
        listed = found(self.lines, self.search.text(), self.filters.chosen())
        self.table.show_lines(listed)
        every, words = len(self.lines), self.tr("共 {whole} 条")
        if len(listed) != every:
            words = self.tr("符合 {count} 条，共 {whole} 条")
        self.count.setText(words.format(count=len(listed), whole=every))
        if not listed:
            self.empty.set_content(
                "search",
                self.tr("没有符合的行业或标准"),
                self.tr("换一个词，例如产品的名称或四位行业代码，或者清除搜索和筛选看全部。"),
                self.tr("看全部"),
            )
        self.stack.setCurrentWidget(self.table if listed else self.empty)
        self.below.setVisible(bool(listed))
        if self.isVisible():
            announce(self.count, self.count.text())

    def show_all(self) -> None:
        """Clear search and filters."""
        self.search.clear()
        self.filters.clear_all()
        self.table.setFocus()

    def _on_line(self, _line: object) -> None:
        self.detail.verticalScrollBar().setValue(0)
        self._show_current()

    def _show_current(self) -> None:
        line = self.table.current_line()
        self._follow()
        if line is None:
            self.detail.clear()
            return
        at = self.detail.verticalScrollBar().value()
        self.detail.setHtml(IndustryText(self._words, tokens()).whole(line, self.known(line), self.year))
        self.detail.verticalScrollBar().setValue(at)

    def _follow(self) -> None:
        line = self.table.current_line()
        self.view_button.setEnabled(line is not None and bool(line.tables))
        self.view_button.setToolTip(
            "" if line is None or line.tables else self.tr("程序里还没有这个行业的评价要求。")
        )
        framed = line is not None and line.entry.framed
        self.make_button.setEnabled(framed and self._changeable and not self.desk.busy)
        why = "" if framed else self.tr("只有重点行业和已发布、列入清单的标准可以按框架自制。")
        self.make_button.setToolTip(why)
        self.make_button.setAccessibleDescription(why)

    def set_changeable(self, changeable: bool) -> None:
        """Let tables be made, or only be read."""
        self._changeable = changeable
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Write again in the colours now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "detail"):
            self._show_current()

    # --- doing ------------------------------------------------------------------

    def _on_view(self) -> None:
        line = self.table.current_line()
        if line is not None and line.tables:
            own = next((one for one in line.tables if one.standing == "own"), line.tables[0])
            self.table_requested.emit(own)

    def _on_make(self) -> None:
        line = self.table.current_line()
        if line is not None and line.entry.framed:
            # A standard's industry has its sector before it: 电子-微机.
            self.making.ask(line.entry.industry.rpartition("-")[2], line.entry.industries, self.year)

    def _popup(self, at: QPoint) -> None:
        menu = QMenu(self)
        for button in (self.make_button, self.view_button):
            action = QAction(button.text(), menu)
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def to_search(self) -> None:
        """Let the user type into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def _on_enter(self) -> None:
        if self.stack.currentWidget() is self.table:
            self.table.setFocus()
        else:
            self.show_all()
