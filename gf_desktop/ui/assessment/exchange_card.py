"""The offer to go on under another authority's rules: the level applied for belongs to a programme of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gf_desktop.domain.messages import message
from gf_desktop.domain.programmes.exchange import Exchange, Left, exchange
from gf_desktop.ui.assessment.facts import facts_of
from gf_desktop.ui.subjects import purpose_word, subject_title
from gf_desktop.ui.theme import set_role
from gf_desktop.ui.widgets.buttons import plain_button
from gf_desktop.ui.widgets.card import Card

if TYPE_CHECKING:
    from gf_desktop.domain.programme import Programme
    from gf_desktop.ui.assessment.part import Context


class ExchangeCard(Card):
    """Says which programme the level belongs to, what would fall away, and exchanges it as one step of undo.

    Hidden while the programme at hand is the one of the level, and takes the kind of applicant.
    """

    def __init__(self, context: Context) -> None:
        super().__init__("", "")
        self._context = context
        self._model = context.model
        self._found: Programme | None = None
        self._exchange: Exchange | None = None
        self._why = ""
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.loss = QLabel()
        self.loss.setWordWrap(True)
        set_role(self.loss, "muted")
        self.button = plain_button("")
        self.button.setObjectName("exchange-programme")
        self.button.clicked.connect(self._on_exchange)
        self.add(self.words)
        self.add(self.loss)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_offer(self) -> None:
        """Show the offer, or that the level has no rules here; hide where all is as it should be."""
        own, document = self._model.programme, self._model.document
        purpose = facts_of(self._model).purpose
        level_fits = own is None or not purpose or not own.levels or purpose in own.levels
        fits = own is None or (level_fits and own.takes(document.subject))
        self.setVisible(not fits and not self._model.read_only)
        if fits or own is None:
            return
        self._found = self._context.explain.fitting_programme(document)
        level = purpose_word(purpose)
        self._why = self._context.explain.excluded(document) or own.excluded.get(document.subject, "")
        title = self.tr("“{level}”不在现在所用的规则里").format(level=level)
        if level_fits:
            title = self.tr("现在所用的规则没有“{subject}”").format(subject=subject_title(document.subject))
        self.set_title("", title)
        for widget in (self.loss, self.button):
            widget.setVisible(self._found is not None)
        if self._found is not None:
            self._exchange = exchange(document.programme, own, self._found, document.subject)
            self._show_exchange(own, self._found, level, self._exchange)
            return
        words = self.tr(
            "{why}现在按“{own}”的规则。程序没有收录申报“{level}”适用的规则，条件和时间请以当地通知为准。"
        )
        self.words.setText(words.format(own=own.title, level=level, why=self._why))

    def _show_exchange(self, own: Programme, found: Programme, level: str, made: Exchange) -> None:
        words = self.tr(
            "现在按“{own}”的规则；申报“{level}”另有“{found}”。评价要求和填报的指标不变，只换申报条件、不得申报的情形和时间。"
        )
        if self._why:
            words = self.tr(
                "{why}现在按“{own}”的规则；可以改按“{found}”的规则自查。评价要求和填报的指标不变，只换申报条件、不得申报的情形和时间。"
            )
        self.words.setText(words.format(own=own.title, level=level, found=found.title, why=self._why))
        self.loss.setText(self._loss(made))
        self.button.setText(self.tr("改用“{found}”的规则").format(found=found.title))

    def _loss(self, made: Exchange) -> str:
        """Return what would fall away and what would have to be confirmed again."""
        lines = [self.tr("两边都有的回答保留；可以撤销。")]
        if made.again:
            words = self.tr("说法不同、要重新确认的 {count} 条：{titles}。")
            lines.append(words.format(count=len(made.again), titles=self._titles(made.again)))
        if made.gone:
            words = self.tr("新规则里没有、会去掉的 {count} 条：{titles}。")
            lines.append(words.format(count=len(made.gone), titles=self._titles(made.gone)))
        return "\n".join(lines)

    def _titles(self, left: Iterable[Left]) -> str:
        kinds = {
            "condition": self.tr("条件“{title}”"),
            "disqualifier": self.tr("情形“{title}”"),
            "date": self.tr("“{title}”的本地时间"),
            "label": self.tr("称号“{title}”"),
            "change": self.tr("变更“{title}”"),
        }
        return self.tr("、").join(kinds[one.kind].format(title=one.title) for one in left)

    def _on_exchange(self) -> None:
        # What is still being typed belongs to the old rules, and is kept first.
        self._model.flush()
        self.show_offer()
        if self._found is None or self._exchange is None or self._model.read_only:
            return
        said = message("ui.changed", title=self.tr("申报所用的规则"))
        self._model.change(self._exchange.values(self._model.document), said)
