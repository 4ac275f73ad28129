"""Chooses the other table and shows what would become of the evaluation, before anything is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.pack import short_title
from gf_desktop.ui.carrying.preview import Change, Old, Preview, preview, targets
from gf_desktop.ui.carrying.table import STATES, ChangeTable
from gf_desktop.ui.output.worker import Worker
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.buttons import plain_button, primary_button
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.options import Option

if TYPE_CHECKING:
    from gf_desktop.domain.recommend import Recommendation
    from gf_desktop.services.program import Program

ALL = "*"


class CarryDialog(QDialog):
    """Tables at the left, at the right what maps, changes, is new and falls away.

    Signals:
        wanted: The new evaluation of this ``Preview`` is to be made.
    """

    wanted = Signal(object)

    def __init__(self, program: Program, old: Old, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("carry")
        self.setWindowTitle(self.tr("换用另一张评价表"))
        self.old = old
        self.preview: Preview | None = None
        self.offers: tuple[Recommendation, ...] = ()
        self._program = program
        self._making = False
        self._worker = Worker(self)
        self._make_parts()
        self._lay_out()
        self._connect()
        room = self.screen().availableSize()
        self.resize(min(space(1240), room.width()), min(space(680), room.height() - space(40)))
        self._list()

    # --- building ---------------------------------------------------------------

    def _make_parts(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("查找评价要求"))
        self.search.setPlaceholderText(self.tr("查找评价要求"))
        self.schemes = QListWidget()
        self.schemes.setObjectName("schemes")
        self.schemes.setAccessibleName(self.tr("换用哪一张评价要求"))
        self.schemes.setWordWrap(True)
        self.schemes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reason, self.title, self.totals = QLabel(), QLabel(), QLabel()
        for label in (self.reason, self.title, self.totals):
            label.setWordWrap(True)
        set_role(self.reason, "muted")
        set_role(self.title, "section")
        self.only = Combo(self.tr("只看哪些变化"))
        self.only.setObjectName("only")
        self.table = ChangeTable()
        self.said = QLabel()
        self.said.setObjectName("said")
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.empty = EmptyState("list", self.tr("正在读取评价要求…"), "")
        self.message = MessageLine()
        self.cancel_button = plain_button(self.tr("取消"))
        self.make_button = primary_button(self.tr("生成新评价(&G)"))
        self.make_button.setEnabled(False)

    def _lay_out(self) -> None:
        now = self.tr("现在用的是“{title}”。原来的评价保持不变；换用后生成一份新的评价。").format(
            title=short_title(self.old.assessment.pack.header)
        )
        head = QLabel(now)
        head.setWordWrap(True)
        set_role(head, "muted")
        left = QVBoxLayout()
        left.setSpacing(space(8))
        left.addWidget(self.search)
        left.addWidget(self.schemes, 1)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(self.fontMetrics().horizontalAdvance("字") * 18)
        self.stack = QStackedWidget()
        for widget in (self.empty, self._right()):
            self.stack.addWidget(widget)
        columns = QHBoxLayout()
        columns.setSpacing(space(16))
        columns.addWidget(side)
        columns.addWidget(self.stack, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(8))
        buttons.addWidget(self.message, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.make_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(space(16), space(12), space(16), space(12))
        lines.setSpacing(space(12))
        lines.addWidget(head)
        lines.addLayout(columns, 1)
        lines.addLayout(buttons)

    def _right(self) -> QWidget:
        counts = QHBoxLayout()
        counts.setSpacing(space(8))
        counts.addWidget(self.totals, 1)
        counts.addWidget(self.only)
        self.shown = QWidget()
        right = QVBoxLayout(self.shown)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(space(8))
        right.addWidget(self.title)
        right.addWidget(self.reason)
        right.addLayout(counts)
        right.addWidget(self.table, 1)
        right.addWidget(self.said)
        return self.shown

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.schemes.setFocus)
        self.schemes.currentRowChanged.connect(lambda _row: self._show_target())
        self.only.chosen.connect(lambda _value: self._show_changes())
        self.table.change_shown.connect(self._say)
        self.cancel_button.clicked.connect(self.reject)
        self.make_button.clicked.connect(self._make)

    # --- tables -----------------------------------------------------------------

    def _list(self) -> None:
        old, library = self.old, self._program.library
        self._worker.run(lambda _progress, _cancelled: targets(old, library), self._listed, self._failed)

    def _listed(self, offers: tuple[Recommendation, ...]) -> None:
        self.offers = offers
        for offer in offers:
            item = QListWidgetItem(self._words(offer), self.schemes)
            item.setToolTip(offer.header.title)
            if offer.recommended:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
        if not offers:
            self.empty.set_content(
                "list",
                self.tr("没有别的评价要求"),
                self.tr("同一评价主体只有这一张。可以先在评价要求库里导入或复制一张。"),
            )
            return
        self.schemes.setCurrentRow(0)
        self.schemes.setFocus()

    def _words(self, offer: Recommendation) -> str:
        title = short_title(offer.header)
        if offer.header.version > 1:
            title = self.tr("{title} 第 {version} 版").format(title=title, version=offer.header.version)
        return self.tr("推荐  {title}").format(title=title) if offer.recommended else title

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for number, offer in enumerate(self.offers):
            words = f"{offer.header.title}\n{offer.header.short_title}\n{offer.header.id}".casefold()
            self.schemes.item(number).setHidden(not all(word in words for word in wanted))
        self._choose_shown()

    def _choose_shown(self) -> None:
        """Only a table in sight can be the chosen one: else it would be used without being seen."""
        chosen = self.schemes.currentItem()
        if chosen is not None and not chosen.isHidden():
            return
        seen = (n for n in range(len(self.offers)) if not self.schemes.item(n).isHidden())
        self.schemes.setCurrentRow(next(seen, -1))

    def _show_none(self) -> None:
        self.preview = None
        if self.offers:
            self.empty.set_content(
                "search", self.tr("没有符合的评价要求"), self.tr("换一个词，或清空查找框。")
            )
            self.stack.setCurrentWidget(self.empty)
        self._follow()

    def offer(self) -> Recommendation | None:
        """Return the table chosen."""
        row = self.schemes.currentRow()
        return self.offers[row] if 0 <= row < len(self.offers) else None

    def _show_target(self) -> None:
        """Work out what becomes of the evaluation under the table chosen, behind what is under way."""
        offer = self.offer()
        if offer is None:
            self._show_none()
            return
        self.preview = None
        self._follow()
        if self._worker.busy:
            return
        self.empty.set_content("list", self.tr("正在读取评价要求…"), "")
        old, header, library = self.old, offer.header, self._program.library
        say = self._program.catalogue.say

        def done(found: Preview) -> None:
            if (now := self.offer()) is None or now.header != header:
                self._show_target()
                return
            self.preview = found
            self._show_preview(offer, found)

        def failed(error: UserFacingError) -> None:
            if (now := self.offer()) is None or now.header != header:
                self._show_target()
                return
            self._failed(error)

        self._worker.run(lambda _p, _c: preview(old, header, library, say), done, failed)

    def _failed(self, error: UserFacingError) -> None:
        said = self._program.catalogue.say(error.said)
        self.empty.set_content("warning", self.tr("不能换用这张评价要求"), said)
        self.stack.setCurrentWidget(self.empty)
        self._follow()

    # --- preview ----------------------------------------------------------------

    def _show_preview(self, offer: Recommendation, found: Preview) -> None:
        self.title.setText(offer.header.title)
        said = [offer.reason, *([offer.caution] if offer.caution is not None else [])]
        self.reason.setText(" ".join(map(self._program.catalogue.say, said)))
        self.totals.setText(self._totals(found))
        options = [Option(ALL, self.tr("全部 {count} 项").format(count=len(found.changes)))]
        options += [
            Option(state, self.tr("{word} {count} 项").format(word=self.table.state_word(state), count=count))
            for state in STATES
            if (count := found.count(state))
        ]
        before = self.only.value()
        self.only.set_options(options)
        self.only.set_value(before if self.only.findData(before) >= 0 else ALL)
        self._show_changes()
        self.stack.setCurrentWidget(self.shown)
        self._follow()
        announce(self.totals, self.totals.text())

    def _totals(self, found: Preview) -> str:
        counts = self.tr("、").join(
            self.tr("{word} {count} 项").format(word=self.table.state_word(state), count=found.count(state))
            for state in STATES
            if found.count(state)
        )
        score = self.tr("{counts}。得分 {before} 分，换用后试算 {after} 分").format(
            counts=counts, before=found.total_before, after=found.total_after
        )
        if not self.old.closed:
            return self.tr("{score}。").format(score=score)
        return self.tr("{score}；这份评价已定稿，新评价读取该年度现在的基础数据，得分可能不同。").format(
            score=score
        )

    def _show_changes(self) -> None:
        if self.preview is None:
            return
        only = self.only.value()
        self.table.show_changes([one for one in self.preview.changes if only in (ALL, one.state)])

    def _say(self, change: object) -> None:
        if not isinstance(change, Change):
            self.said.setText("")
            return
        said = self.table.said(change) or self.tr("意思不变，原来的内容照旧。")
        self.said.setText(self.tr("{title}：{said}").format(title=change.title, said=said))

    # --- making -----------------------------------------------------------------

    def _make(self) -> None:
        if self.preview is not None and not self._making:
            self._making = True
            self._follow()
            self.wanted.emit(self.preview)

    def show_failure(self, error: UserFacingError) -> None:
        """Say why the new evaluation was not made; it can be tried again."""
        self._making = False
        self.message.set_message(Level.MISSING, self._program.catalogue.say(error.said))
        self._follow()

    def _follow(self) -> None:
        self.make_button.setEnabled(self.preview is not None and not self._making)
        self.schemes.setEnabled(not self._making)
