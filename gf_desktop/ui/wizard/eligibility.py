"""Third page: may one apply. The programme's conditions and its negative list; open is allowed throughout."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gf_desktop.domain.document import DisqualifierAnswer, GateAnswer
from gf_desktop.domain.programme import Condition, Disqualifier, Programme
from gf_desktop.ui.assessment.rule_origin import origin_words
from gf_desktop.ui.assessment.state_card import OPEN, Said, StateCard
from gf_desktop.ui.subjects import applicant_word
from gf_desktop.ui.theme import set_icon, set_role
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.wizard.step import Draft, Step


class EligibilityStep(Step):
    """One card for each condition and each circumstance, as in the evaluation itself."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, "wizard_eligibility")
        self.setTitle(self.tr("申报资格"))
        self.hint.setText(
            self.tr("逐条确认申报条件和不得申报的情形。现在说不准的可以不选，以后在评价中继续。")
        )
        self.conditions: dict[str, StateCard] = {}
        self.disqualifiers: dict[str, StateCard] = {}
        self._shown = ("", "", "")
        self.programme_line = self.child(QLabel, "programme")
        self.draft_text = self.child(QLabel, "draft")
        self._draft_icon = self.child(QLabel, "draftIcon")
        self._count = self.child(QLabel, "count")
        set_role(self.programme_line, "strong")
        set_role(self.draft_text, "attention")
        set_role(self._count, "muted")

    def enter(self) -> None:
        """Show the programme of the applicant's province with the answers so far."""
        programme = self.draft.programme
        self._show_programme(programme)
        if self._shown != self._key(programme):
            self._rebuild(programme)
        self._show_answers()
        cards = [*self.conditions.values(), *self.disqualifiers.values()]
        first = next((card for card in cards if card.said().state == OPEN), None)
        if first is not None:
            first.state.setFocus()

    def collect(self) -> None:
        """Take the answers over; what is open and without a word is no answer."""
        entries = self.draft.entries
        entries.conditions = dict(entries.conditions) | {
            key: _condition(card.said()) for key, card in self.conditions.items()
        }
        entries.disqualifiers = dict(entries.disqualifiers) | {
            key: _disqualifier(card.said()) for key, card in self.disqualifiers.items()
        }

    def _show_programme(self, programme: Programme | None) -> None:
        is_draft = programme is not None and programme.status == "draft"
        for widget in (self._draft_icon, self.draft_text):
            widget.setVisible(is_draft)
        if programme is None:
            self.programme_line.setText(self._none_words())
            return
        self.programme_line.setText(f"{programme.title}（{programme.issuer}）")
        if why := self.draft.excluded:
            words = self.tr("{why}下面按所在省份的规定列出，供自查。")
            self.programme_line.setText(f"{words.format(why=why)}\n{self.programme_line.text()}")
        if is_draft:
            set_icon(self._draft_icon, "alert", colour="attention")
            self._draft_icon.setAlignment(Qt.AlignmentFlag.AlignTop)
            words = self.tr("这是征求意见稿，不是正式文件；正式印发后请逐条核对。")
            self.draft_text.setText(programme.status_note or words)

    def _none_words(self) -> str:
        """Return why there is nothing to answer: no rules for the subject on that level, none known, or no province."""
        province = self.draft.entries.applicant.province
        if why := self.draft.excluded:
            return self.tr("{why}没有可以对照的申报条件和不得申报的情形，这一页可以跳过。").format(why=why)
        if not province:
            return self.tr(
                "还没有填省份，不知道按哪里的申报规定。可以返回上一页填写，也可以先跳过，建立后在“{word}信息”里补填。"
            ).format(word=applicant_word(self.draft.entries.subject))
        return self.tr("程序没有收录{province}的申报规定，这一页可以跳过。").format(province=province)

    def _key(self, programme: Programme | None) -> tuple[str, str, str]:
        entries = self.draft.entries
        return (programme.id if programme else "", entries.subject, entries.purpose)

    def _rebuild(self, programme: Programme | None) -> None:
        self._shown = self._key(programme)
        self.conditions, self.disqualifiers = {}, {}
        items = self._items()
        while (item := items.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if programme is not None:
            self._add_conditions(items, programme)
            self._add_disqualifiers(items, programme)
        items.addStretch(1)

    def _items(self) -> QVBoxLayout:
        layout = self.child(QWidget, "page").layout()
        assert isinstance(layout, QVBoxLayout)
        return layout

    def _conditions(self, programme: Programme) -> tuple[Condition, ...]:
        return programme.conditions_for(self.draft.entries.subject, self.draft.entries.purpose)

    def _add_conditions(self, items: QVBoxLayout, programme: Programme) -> None:
        items.addWidget(_heading(self.tr("申报条件")))
        options = self._options(("met", self.tr("符合")), ("not-met", self.tr("不符合")))
        for number, item in enumerate(self._conditions(programme), 1):
            self.conditions[item.id] = self._card(number, item, options)
            items.addWidget(self.conditions[item.id])

    def _add_disqualifiers(self, items: QVBoxLayout, programme: Programme) -> None:
        items.addWidget(_heading(self.tr("不得申报的情形")))
        options = self._options(("none", self.tr("不存在")), ("exists", self.tr("存在")))
        for number, item in enumerate(programme.disqualifiers_for(self.draft.entries.subject), 1):
            self.disqualifiers[item.id] = self._card(number, item, options)
            items.addWidget(self.disqualifiers[item.id])

    def _options(self, *states: tuple[str, str]) -> tuple[Option, ...]:
        return (Option(OPEN, self.tr("未确认")), *(Option(state, words) for state, words in states))

    def _card(self, number: int, item: Condition | Disqualifier, options: tuple[Option, ...]) -> StateCard:
        card = StateCard(item.id, str(number), item.title, options)
        card.setParent(self.form)
        details = item.details if isinstance(item, Disqualifier) else ""
        programme = self.draft.programme
        origin = origin_words(programme, item) if programme is not None else item.article
        card.set_details("\n".join(text for text in (details, origin) if text))
        card.set_proof_hint(item.proof or self.tr("什么能证明，例如文件名称和编号"))
        card.answered.connect(self._on_answered)
        return card

    def _show_answers(self) -> None:
        entries = self.draft.entries
        for key, card in self.conditions.items():
            condition = entries.conditions.get(key, GateAnswer())
            card.show_said(Said(condition.state, condition.note, condition.proof))
        for key, card in self.disqualifiers.items():
            circumstance = entries.disqualifiers.get(key, DisqualifierAnswer())
            card.show_said(Said(circumstance.state, circumstance.note, circumstance.proof))
        self._follow()

    def _on_answered(self, _item: str, _said: Said, _typing: bool) -> None:
        self._follow()

    def _follow(self) -> None:
        for card in self.conditions.values():
            bad = card.said().state == "not-met"
            card.set_foot(Level.MISSING, self.tr("不符合这个条件，不能申报。") if bad else "")
        for card in self.disqualifiers.values():
            bad = card.said().state == "exists"
            card.set_foot(Level.MISSING, self.tr("存在这种情形，不得申报。") if bad else "")
        cards = [*self.conditions.values(), *self.disqualifiers.values()]
        done = sum(card.said().state != OPEN for card in cards)
        self._count.setText(
            self.tr("已确认 {done}/{all} 条").format(done=done, all=len(cards)) if cards else ""
        )


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    set_role(label, "section")
    return label


def _condition(said: Said) -> GateAnswer:
    return GateAnswer(state=said.state, note=said.note, proof=said.proof)  # type: ignore[arg-type]


def _disqualifier(said: Said) -> DisqualifierAnswer:
    return DisqualifierAnswer(state=said.state, note=said.note, proof=said.proof)  # type: ignore[arg-type]
