"""The programme's conditions, and the circumstances in which one may not apply: each with state, note and proof."""

from __future__ import annotations

from dataclasses import replace

from gf_desktop.domain.document import DisqualifierAnswer, GateAnswer
from gf_desktop.domain.programme import Condition, Disqualifier, Programme
from gf_desktop.domain.programmes.proofs import proof_gaps
from gf_desktop.ui.assessment.cards_page import CardsPage
from gf_desktop.ui.assessment.facts import today
from gf_desktop.ui.assessment.part import Context
from gf_desktop.ui.assessment.place import DISQUALIFIERS, GATES, Place
from gf_desktop.ui.assessment.queries import Proofs
from gf_desktop.ui.assessment.rule_origin import origin_words
from gf_desktop.ui.assessment.state_card import OPEN, Said, StateCard
from gf_desktop.ui.assessment.states import condition_states
from gf_desktop.ui.assessment.words import DISQUALIFIER_STATES, GATE_STATES
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.options import Option


class EligibilityPage(CardsPage):
    """One card for each condition, or for each circumstance of the negative list (``part`` says which)."""

    def __init__(self, context: Context, part: str) -> None:
        super().__init__(context)
        self._negative = part == DISQUALIFIERS
        self.heading.setText(self.tr("不得申报的情形") if self._negative else self.tr("申报条件"))
        self.proofs: dict[str, Proofs] = {}
        self._repeated: set[str] = set()
        if self.model.programme is not None:
            self._build(self.model.programme)
        self._begin()

    def _build(self, programme: Programme) -> None:
        self._add_text(f"{programme.title}（{programme.issuer}）", "muted")
        if programme.status == "draft":
            words = self.tr("这是征求意见稿，不是正式文件；正式印发后请逐条核对。")
            self.draft = self._add_text(f"{words}{programme.status_note}", "attention")
            self.draft.setObjectName("programme-draft")
        if self._negative:
            self._add_text(self.tr("有任何一种情形，就不得申报。请逐条确认，并写明查询证明。"), "muted")
            for number, item in enumerate(programme.disqualifiers_for(self.model.document.subject), 1):
                self._add(number, item)
        else:
            for number, condition in enumerate(programme.conditions_for(self.model.document.subject), 1):
                self._add(number, condition)

    def _add(self, number: int, item: Condition | Disqualifier) -> None:
        card = StateCard(item.id, str(number), item.title, self._options())
        details = item.details if isinstance(item, Disqualifier) else ""
        card.set_details("\n".join(text for text in (details, self._origin(item)) if text))
        card.set_proof_hint(item.proof or self.tr("什么能证明，例如文件名称和编号"))
        card.answered.connect(self._on_answered)
        card.row_focused.connect(self.row_focused)
        if (gate := self._same_gate(item)) is not None:
            card.offer_link(self.tr("与基本要求是同一项，去那里填写"))
            card.link.setProperty("gate", gate)
            card.link.clicked.connect(self._to_gate)
            self._repeated.add(item.id)
        self.cards[item.id] = card
        if isinstance(item, Disqualifier) and (item.inquiries or item.rectified):
            self._add_proofs(item, card)
        self.body.addWidget(card)

    def _add_proofs(self, item: Disqualifier, card: StateCard) -> None:
        """Ask below a circumstance for the looks at public sites, and for a penalty since rectified."""
        proofs = Proofs(item)
        proofs.setProperty("item", item.id)
        proofs.edited.connect(self._on_proof)
        card.add(proofs)
        self.proofs[item.id] = proofs

    def _origin(self, item: Condition | Disqualifier) -> str:
        programme = self.model.programme
        return origin_words(programme, item) if programme is not None else item.article

    def _same_gate(self, item: Condition | Disqualifier) -> str | None:
        """Return the basic requirement of the table that a condition repeats, or None."""
        gate = item.gate if isinstance(item, Condition) else ""
        return gate if self.context.explain.gate(gate) is not None else None

    def _to_gate(self) -> None:
        link = self.sender()
        assert link is not None
        self.context.go(Place("indicators", GATES, str(link.property("gate"))))

    def _options(self) -> list[Option]:
        words = self.context.explain.words
        if self._negative:
            return [Option(state, words.disqualifier(state)) for state in DISQUALIFIER_STATES]
        return [Option(state, words.gate(state)) for state in GATE_STATES]

    def entered(self) -> None:
        """Show the states as they are."""
        for item, card in self.cards.items():
            self._show(item, card)
        if not self._negative and self.model.programme is not None:
            self._show_asked(self.model.programme)

    def _show_asked(self, programme: Programme) -> None:
        """Hide conditions of another level than the one applied for, unless something was said of them."""
        document = self.model.document
        asked = {one.id for one in programme.conditions_for(document.subject, document.purpose)}
        told = document.programme.conditions if document.programme else {}
        for item, card in self.cards.items():
            card.setVisible(item in asked or item in told)

    def _show(self, item: str, card: StateCard) -> None:
        answers = self.model.document.programme
        words = self.context.explain.words
        answer: GateAnswer | DisqualifierAnswer
        if self._negative:
            answer = self._disqualifier(item)
            card.set_points(words.disqualifier(answer.state))
            bad = self.tr("存在这种情形，不得申报。") if answer.state == "exists" else ""
            self._show_proofs(item, answer)
        else:
            answer = (answers.conditions if answers else {}).get(item, GateAnswer())
            answer = replace(answer, state=condition_states(self.model, self.model.result)[item])
            card.set_points(words.gate(answer.state))
            bad = self.tr("不符合这个条件，不能申报。") if answer.state == "not-met" else ""
        card.show_said(Said(answer.state, answer.note, answer.proof))
        card.set_read_only(self.model.read_only or item in self._repeated)
        card.set_foot(Level.MISSING, bad)

    def _disqualifier(self, item: str) -> DisqualifierAnswer:
        answers = self.model.document.programme
        return (answers.disqualifiers if answers else {}).get(item, DisqualifierAnswer())

    def _show_proofs(self, item: str, answer: DisqualifierAnswer) -> None:
        """Show the looks; what they still lack is said once the circumstance is said not to exist."""
        proofs, programme = self.proofs.get(item), self.model.programme
        if proofs is None or programme is None:
            return
        document, gaps = self.model.document, []
        if answer.state == "none":
            found = proof_gaps(programme, document.programme, document.subject, today())
            gaps = [(gap.inquiry, self.model.say(gap.said)) for gap in found if gap.disqualifier == item]
        proofs.show_answer(answer, gaps)
        proofs.set_read_only(self.model.read_only)

    def _on_proof(self, typing: bool) -> None:
        sender = self.sender()
        assert isinstance(sender, Proofs)
        item = str(sender.property("item"))
        answer = sender.collect(self._disqualifier(item))
        self.model.disqualifier(item, answer if answer != DisqualifierAnswer() else None, typing=typing)

    def _on_answered(self, item: str, said: Said, typing: bool) -> None:
        if self._negative:
            # Looks at public sites and rectified penalties are entered elsewhere and stay.
            exists = replace(
                self._disqualifier(item),
                state=said.state,  # type: ignore[arg-type]
                note=said.note,
                proof=said.proof,
            )
            self.model.disqualifier(item, exists if exists != DisqualifierAnswer() else None, typing=typing)
        else:
            met = GateAnswer(state=said.state, note=said.note, proof=said.proof)  # type: ignore[arg-type]
            self.model.condition(item, met if met != GateAnswer() else None, typing=typing)

    def open_cards(self) -> list[str]:
        """Return the items that are not answered yet."""
        asked = (key for key, card in self.cards.items() if not card.isHidden())
        return [key for key in asked if self.cards[key].state.value() == OPEN]

    def focus_row(self, row: str) -> bool:
        """Put the focus on a card, or with ``circumstance/inquiry`` on the look at that site."""
        item, _, inquiry = row.partition("/")
        look = self.proofs[item].look(inquiry) if item in self.proofs and inquiry else None
        if look is None:
            return super().focus_row(item)
        self.reveal(look)
        look.at.setFocus()
        self.cards[item].focused.emit()
        return True

    def flush(self) -> None:
        """Hand over what is still being written, in the proofs too."""
        super().flush()
        for proofs in self.proofs.values():
            proofs.flush()
