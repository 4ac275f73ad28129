"""评价要求库: the tables at hand, one read in full below the list; on a second page the catalogue of industries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.ui.library.commands import Commands
from gf_desktop.ui.library.desk import Desk, Listing
from gf_desktop.ui.library.detail import PackDetail
from gf_desktop.ui.library.filters import LibraryFilters
from gf_desktop.ui.library.industry_page import IndustryPage
from gf_desktop.ui.library.lines import Line, found, lines_of
from gf_desktop.ui.library.offering import PackDrops
from gf_desktop.ui.library.table import LibraryTable
from gf_desktop.ui.library.tasks import Tasks
from gf_desktop.ui.library.words import LibraryWords
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.buttons import plain_button, text_link
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.focus_order import put_in_order
from gf_desktop.ui.widgets.notice_bar import NoticeBar
from gf_desktop.ui.widgets.search_keys import SearchKeys

if TYPE_CHECKING:
    from pathlib import Path

    from gf_desktop.domain.pack import Header, Pack
    from gf_desktop.services.own_packs import Facts
    from gf_desktop.services.program import Program
    from gf_desktop.ui.prompts import Ask

Identity = tuple[str, int]
_HALVES = [1000, 1000]
"""List and details at first have the same room."""
TABLES, INDUSTRIES = range(2)
"""The two pages."""


class LibraryWindow(QDialog):
    """Headers are listed at once; a table itself is read when it comes into sight.

    Signals:
        new_requested: An evaluation is to be made with this table (``Header``).
    """

    new_requested = Signal(object)

    def __init__(
        self, program: Program, ask: Ask, parent: QWidget | None = None, *, changeable: bool = True
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("library")
        self.setWindowTitle(self.tr("评价要求库"))
        self.lines: tuple[Line, ...] = ()
        self._changeable = changeable
        self._packs: dict[Identity, Pack] = {}
        self._turn = 0
        self._waiting: Path | None = None
        self._words = LibraryWords(self)
        self.desk = Desk(program, self)
        self._make_parts()
        self.tasks = Tasks(self.desk, ask, self)
        self._lay_out()
        self._connect()
        self.industries.set_changeable(changeable)
        PackDrops(self, self.take_in)
        self.resize(space(1240), space(700))
        self.load()

    # --- building ---------------------------------------------------------------

    def _make_parts(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("搜索评价要求"))
        self.search.setPlaceholderText(self.tr("搜索名称、地区、行业、发布单位、编号……"))
        self.template_button = plain_button(self.tr("填写模板…(&M)"), "excel")
        self.import_button = plain_button(self.tr("导入评价表…(&I)"), "import")
        self.template_button.setToolTip(self.tr("存一份空的 Excel，填好后导入，就是一张自建的评价要求。"))
        self.filters = LibraryFilters(self._words)
        self.count = QLabel()
        self.count.setObjectName("count")
        self.broken = text_link("")
        self.broken.setObjectName("broken")
        self.table = LibraryTable(self._words)
        SearchKeys(self.search, self.table)
        self.empty = EmptyState("list", self.tr("正在读取评价要求…"), "")
        self.commands = Commands()
        self.detail = PackDetail(self._words)
        self.industries = IndustryPage(self.desk, self._words)
        self.notices = NoticeBar(self)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for widget in (self.empty, self.table):
            self.stack.addWidget(widget)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, space(8), 0, 0)
        lower.setSpacing(space(8))
        lower.addWidget(self.commands)
        lower.addWidget(self.detail, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.stack)
        parts.addWidget(below)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        parts.setSizes(_HALVES)
        parts.setChildrenCollapsible(False)
        tables = QWidget()
        lines = QVBoxLayout(tables)
        lines.setContentsMargins(0, space(12), 0, 0)
        lines.setSpacing(space(12))
        lines.addLayout(self._line(self.search, self.template_button, self.import_button))
        lines.addLayout(self._line(self.filters, self.broken, self.count))
        lines.addWidget(parts, 1)
        self.broken.hide()
        self.tabs = QTabWidget()
        self.tabs.addTab(tables, self.tr("评价要求"))
        self.tabs.addTab(self.industries, self.tr("行业目录（重点行业、行业标准）"))
        self.tabs.setTabToolTip(1, self.tr("53 个重点行业和各行业标准：有没有现成的表，没有时怎样自制。"))
        self.tabs.tabBar().setAccessibleName(self.tr("评价要求库的两页"))
        column = QVBoxLayout(self)
        column.setContentsMargins(space(16), space(8), space(16), space(12))
        column.addWidget(self.tabs)
        put_in_order(self, (self.tabs.tabBar(), *self._stops(), *self.industries.stops()))

    @staticmethod
    def _line(first: QWidget, *others: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space(8))
        line.addWidget(first, 1)
        for widget in others:
            line.addWidget(widget)
        return line

    def _stops(self) -> tuple[QWidget, ...]:
        head = (self.search, self.template_button, self.import_button, *self.filters.stops(), self.broken)
        return (*head, self.table, self.empty, *self.commands.stops(), self.detail)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._on_enter)
        self.filters.changed.connect(self._show)
        self.table.line_changed.connect(self._on_line)
        self.table.seen.connect(self._read_next)
        self.table.row_activated.connect(lambda _row: self.detail.setFocus())
        self.table.menu_requested.connect(self.commands.popup)
        self.table.delete_pressed.connect(self._on_delete)
        self.empty.action_triggered.connect(self._show_all)
        self.commands.wanted.connect(self._on_wanted)
        self.template_button.clicked.connect(self.tasks.save_template)
        self.import_button.clicked.connect(self.tasks.choose_file)
        self.broken.clicked.connect(self.tasks.tell_broken)
        self.desk.busy_changed.connect(self._follow)
        self.tasks.changed.connect(self.load)
        self.tasks.told.connect(self._tell)
        self.notices.action_triggered.connect(self.tasks.go_on)
        self.tabs.currentChanged.connect(self._on_tab)
        self.industries.table_requested.connect(self._to_table)
        self.industries.made.connect(self._on_made)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._to_search)

    # --- reading ----------------------------------------------------------------

    def load(self, identity: Identity | None = None) -> None:
        """List the tables as they are now; the cursor goes to that of ``identity`` where one is given."""

        def done(listing: Listing) -> None:
            self._take(listing)
            if identity is not None and not self.table.go_to(identity):
                self._show_all()
                self.table.go_to(identity)

        self.desk.do(self.desk.listing, done, self._failed)

    def _take(self, listing: Listing) -> None:
        first = not self.lines
        self._turn += 1
        self._words.learn(listing.industries)
        known = {line.identity: line for line in self.lines if not line.entry.own}
        self._packs = {key: pack for key, pack in self._packs.items() if key in known}
        fresh = lines_of(listing.entries, self._words)
        self.lines = tuple(_with(line, known.get(line.identity)) for line in fresh)
        self.filters.show_values(self.lines)
        self.tasks.broken = listing.broken
        self.broken.setVisible(bool(listing.broken))
        self.broken.setText(self.tr("{count} 个文件不能列出…").format(count=len(listing.broken)))
        self._show()
        self.industries.take_tables([one.header for one in listing.entries if not one.retired])
        if first and self.tabs.currentIndex() == 0:
            self.table.setFocus()

    def _failed(self, error: UserFacingError) -> None:
        if self.lines:
            self.tasks.fail(error)
            return
        self.empty.set_content("warning", self.tr("读不出评价要求"), self.desk.say(error.said))
        self.stack.setCurrentWidget(self.empty)

    def _read_next(self) -> None:
        """Read the current table, then one by one those in sight."""
        if self.desk.reading or self.desk.busy:
            return
        line = next((one for one in self.table.in_sight() if self._lacks(one)), None)
        if line is None:
            return
        turn, identity = self._turn, line.identity

        def done(read: tuple[Pack, Facts]) -> None:
            if turn == self._turn:
                pack, facts = read
                self._packs[identity] = pack
                self._learn(identity, facts=facts, points=self._words.points(pack))
            self._read_next()

        def failed(error: UserFacingError) -> None:
            if turn == self._turn:
                self._learn(identity, failed=self.desk.say(error.said))
            self._read_next()

        self.desk.read(line.entry.header, done, failed)

    def _lacks(self, line: Line) -> bool:
        current = self.table.current_line()
        wanted = (
            current is not None and current.identity == line.identity and line.identity not in self._packs
        )
        return not line.failed and (line.facts is None or wanted)

    def _learn(
        self, identity: Identity, *, facts: Facts | None = None, points: str = "", failed: str = ""
    ) -> None:
        """Know more of a table: in the list, and below it where it is the current one."""
        self.lines = tuple(
            replace(line, facts=facts, points=points, failed=failed) if line.identity == identity else line
            for line in self.lines
        )
        line = next(line for line in self.lines if line.identity == identity)
        self.table.replace(line)
        current = self.table.current_line()
        if current is not None and current.identity == identity:
            self._on_line(line)

    # --- showing ----------------------------------------------------------------

    def _show(self) -> None:
        if not self.lines:
            return
        listed = found(self.lines, self.search.text(), self.filters.chosen())
        self.table.show_lines(listed)
        self.count.setText(self._counted(len(listed)))
        if not listed:
            self.empty.set_content(
                "search",
                self.tr("没有符合的评价要求"),
                self.tr("换一个词，或者清除搜索和筛选看全部。没有现成的表时，可以用填写模板自己建一张。"),
                self.tr("看全部"),
            )
        self.stack.setCurrentWidget(self.table if listed else self.empty)
        self.detail.setVisible(bool(listed))
        if self.isVisible():
            announce(self.count, self.count.text())

    def _counted(self, count: int) -> str:
        if count == len(self.lines):
            return self.tr("共 {count} 张").format(count=count)
        return self.tr("符合 {count} 张，共 {whole} 张").format(count=count, whole=len(self.lines))

    def _show_all(self) -> None:
        self.search.clear()
        self.filters.clear_all()
        self.table.setFocus()

    def _on_line(self, line: object) -> None:
        shown = line if isinstance(line, Line) else None
        self.detail.show_line(shown, self._packs.get(shown.identity) if shown is not None else None)
        self._follow()
        # Behind the key press: moving through the list does not wait.
        QTimer.singleShot(0, self, self._read_next)

    def _follow(self) -> None:
        busy = self.desk.busy
        self.commands.follow(self.table.current_line(), changeable=self._changeable, busy=busy)
        self.import_button.setEnabled(self._changeable and not busy)
        self.template_button.setEnabled(not busy)
        if not busy:
            QTimer.singleShot(0, self, self._read_next)
            QTimer.singleShot(0, self, self._take_waiting)

    def set_changeable(self, changeable: bool) -> None:
        """Let tables be made and changed, or only be read."""
        self._changeable = changeable
        self.industries.set_changeable(changeable)
        self._follow()

    # --- the two pages ----------------------------------------------------------

    def _on_tab(self, number: int) -> None:
        if number == INDUSTRIES:
            self.industries.load()
        if not self.tabs.tabBar().hasFocus():  # who goes through the tabs with the arrows stays on them
            (self.industries.table if number == INDUSTRIES else self.table).setFocus()

    def _to_table(self, header: Header) -> None:
        """Show a table on the first page."""
        self.tabs.setCurrentIndex(TABLES)
        if not self.table.go_to((header.id, header.version)):
            self._show_all()
            self.table.go_to((header.id, header.version))

    def _on_made(self, header: Header) -> None:
        self.tabs.setCurrentIndex(TABLES)
        self.load((header.id, header.version))
        self.tasks.say_made(header)

    # --- doing ------------------------------------------------------------------

    def take_in(self, path: Path) -> None:
        """Take a table in from a file, once nothing else is under way."""
        if not self._changeable:
            return
        self.tabs.setCurrentIndex(TABLES)
        if self.desk.busy:
            self._waiting = path
        else:
            self.tasks.take_in(path)

    def _take_waiting(self) -> None:
        if (path := self._waiting) is not None and not self.desk.busy:
            self._waiting = None
            self.tasks.take_in(path)

    def _on_wanted(self, what: str) -> None:
        line = self.table.current_line()
        if line is None:
            return
        if what == "new":
            self.new_requested.emit(line.entry.header)
        else:
            self.tasks.do(what, line.entry, {one.entry.header.id for one in self.lines})

    def _on_delete(self) -> None:
        if self.commands.can("remove"):
            self._on_wanted("remove")
        elif why := self.commands.why_not("remove"):
            self._tell(why, "")

    def _tell(self, text: str, action: str, seconds: int = 10, icon: str = "undo") -> None:
        self.notices.show_notice(text, action, seconds=seconds, icon=icon)

    def _to_search(self) -> None:
        if self.tabs.currentIndex() == INDUSTRIES:
            self.industries.to_search()
            return
        self.search.setFocus()
        self.search.selectAll()

    def _on_enter(self) -> None:
        if self.stack.currentWidget() is self.table:
            self.table.setFocus()
        else:
            self._show_all()


def _with(line: Line, known: Line | None) -> Line:
    """Return a line with what was read of the same table before."""
    return line if known is None else replace(line, facts=known.facts, points=known.points)
