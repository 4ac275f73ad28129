"""计算选项: what the year's figures are reckoned by, and every question that what was entered raises."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from gf_desktop.domain.assessment import WHOLE, Value, row_key
from gf_desktop.domain.factors.question import (
    Answer,
    Question,
    answered,
    answered_row,
    answering,
    drafted,
)
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.messages import message
from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.session_model import Place
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.focus_order import put_in_order
from gf_desktop.ui.year.asked import asked
from gf_desktop.ui.year.question_card import QuestionCard


class SettingsPage(Part):
    """A card for each question: those that wait first, below them those that were answered.

    A card that is answered stays where it is until the page is entered again: nothing moves under the hand.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self.heading.setText(self.tr("计算选项"))
        head = QHBoxLayout()
        head.setContentsMargins(space(16), space(12), space(16), space(8))
        head.addWidget(self.heading, 1)
        self.count = QLabel()
        self.count.setObjectName("count")
        set_role(self.count, "muted")
        head.addWidget(self.count)
        self.outer.insertLayout(0, head)
        self.cards: dict[str, QuestionCard] = {}
        self.questions: tuple[Question, ...] = ()
        self._waiting: tuple[str, ...] = ()
        self._build()
        self.model.changed.connect(self._on_changed)
        self.model.flushing.connect(self.flush)
        self.entered()

    def _build(self) -> None:
        self.words = QLabel(
            self.tr("只问和已填数据有关的事。没有确定之前，用到它的指标不计算，也不会替您选。")
        )
        self.words.setWordWrap(True)
        set_role(self.words, "muted")
        self.body.addWidget(self.words)
        self.nothing = QLabel(self.tr("填了数据以后，要您确定的事会列在这里。"))
        self.body.addWidget(self.nothing)
        self._open_lines = QVBoxLayout()
        self.done_title = QLabel(self.tr("已经确定的"))
        set_role(self.done_title, "section")
        self._done_lines = QVBoxLayout()
        for lines in (self._open_lines, self._done_lines):
            lines.setSpacing(space(8))
        self.body.addLayout(self._open_lines)
        self.body.addSpacing(space(8))
        self.body.addWidget(self.done_title)
        self.body.addLayout(self._done_lines)
        self.body.addStretch(1)

    # --- showing --------------------------------------------------------------

    def entered(self) -> None:
        """Ask anew, those that wait first."""
        self.questions = asked(self.model)
        self._waiting = tuple(one.key for one in self.questions if one.open)
        self._show()

    def _show(self) -> None:
        keys = {one.key: one for one in self.questions}
        kept = tuple(key for key in self._waiting if key in keys)
        self._waiting = (*kept, *(one.key for one in self.questions if one.open and one.key not in kept))
        done = [key for key in keys if key not in self._waiting]
        for key in [key for key, card in self.cards.items() if key not in keys or _other(card, keys[key])]:
            self._drop(key)
        self._fill(self._open_lines, [keys[key] for key in self._waiting])
        self._fill(self._done_lines, [keys[key] for key in done])
        self.done_title.setVisible(bool(done))
        self.nothing.setVisible(not keys)
        waiting = sum(one.open for one in self.questions)
        count = self.tr("{count} 项待您确定").format(count=waiting) if waiting else self.tr("没有待确定的事")
        self.count.setText(count)

    def _drop(self, key: str) -> None:
        card = self.cards.pop(key)
        card.hide()
        card.deleteLater()

    def _fill(self, lines: QVBoxLayout, questions: Sequence[Question]) -> None:
        for place, question in enumerate(questions):
            card = self.cards.get(question.key)
            if card is None:
                card = QuestionCard(question, self.model.say, self.context.explain.words)
                card.setProperty("question", question.key)
                card.answered.connect(self._on_answered)
                card.drafted.connect(self._on_drafted)
                if self.context.show_reference is not None:
                    card.leads_to_source = True
                    card.source_asked.connect(self.context.show_reference)
                self.cards[question.key] = card
            if lines.indexOf(card) != place:
                lines.insertWidget(place, card)
            self._show_card(card, question)

    def _show_card(self, card: QuestionCard, question: Question) -> None:
        settings = self.model.document.ledgers.settings
        card.show_question(question, settings, read_only=self.model.read_only)

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self.questions = asked(self.model)
            self._show()
            self._order()

    def _order(self) -> None:
        if self.isVisible():
            done = [one.key for one in self.questions if one.key not in self._waiting]
            put_in_order(self, [self.cards[key] for key in (*self._waiting, *done)])

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cards in order for Tab, once they lie in their window."""
        super().showEvent(event)
        self._order()

    # --- answering ------------------------------------------------------------

    def _on_answered(self, key: str, answer: Answer) -> None:
        question = next((one for one in self.questions if one.key == key), None)
        if question is None or self.model.read_only:
            return
        self._answer(question, answer)
        if key in self.cards:  # an answer that changes nothing is shown as it was
            self._show_card(self.cards[key], self.cards[key].question)

    def _on_drafted(self, key: str, text: str) -> None:
        """Keep what is no figure yet; what was said before stands until it is one."""
        question = next((one for one in self.questions if one.key == key), None)
        if question is not None and not self.model.read_only:
            settings = drafted(self.model.document.ledgers.settings, question, text)
            self.model.settings(settings, self.model.say(question.title))

    def _answer(self, question: Question, answer: Answer) -> None:
        title, ledgers = self.model.say(question.title), self.model.document.ledgers
        if not question.row:
            self.model.settings(answered(ledgers.settings, question, answer), title)
            return
        row = ledgers.row("products", question.row)
        if isinstance(row, ProductRow):
            values: dict[Place, Value] = {
                ("rows", row_key("products", row.id)): answered_row(row, question, answer)
            }
            if question.key in ledgers.settings.drafts:
                values["settings", WHOLE] = drafted(ledgers.settings, question, "")
            self.model.change(values, message("ui.changed", title=title))

    # --- focus ----------------------------------------------------------------

    def focus_row(self, row: str) -> bool:
        """Put the focus on the question of a key or of a place (``factors/…``), or on the first that waits."""
        card = self._card(row)
        if card is None:
            return False
        self.reveal(card)
        card.first().setFocus()
        return True

    def _card(self, row: str) -> QuestionCard | None:
        if not row:
            return next((self.cards[key] for key in (*self._waiting, *self.cards) if key in self.cards), None)
        found = answering(self.questions, row)
        begun = (key for key in self.cards if row == key or row.startswith(f"{key}/"))
        key = next(begun, found.key if found is not None else "")
        return self.cards.get(key)

    def flush(self) -> None:
        """Hand over what is still being written."""
        for card in tuple(self.cards.values()):
            card.flush()


def _other(card: QuestionCard, question: Question) -> bool:
    """Return whether a card was built for a question of another kind."""
    return card.question.kind != question.kind or bool(card.question.unit) != bool(question.unit)
