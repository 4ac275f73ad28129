"""The basic requirements (基本要求): veto rows, each met, not met or open, with note and proof."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from gf_desktop.domain.document import GateAnswer
from gf_desktop.domain.pack import Gate
from gf_desktop.domain.result import GateResult
from gf_desktop.ui.assessment.cards_page import CardsPage
from gf_desktop.ui.assessment.part import Context
from gf_desktop.ui.assessment.place import DISQUALIFIERS, Place
from gf_desktop.ui.assessment.state_card import Said, StateCard
from gf_desktop.ui.assessment.words import GATE_ROLES, GATE_STATES
from gf_desktop.ui.theme import set_role
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.options import Option


class GatesPage(CardsPage):
    """One card for each basic requirement of the table."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.heading.setText(self.tr("基本要求"))
        self.state = QLabel()
        self.state.setObjectName("gate-state")
        self.head.addWidget(self.state)
        self._add_text(self._intro(), "muted")
        for number, gate in enumerate(self.model.pack.table.gates, 1):
            self._add(number, gate)
        self._begin()

    def _intro(self) -> str:
        said = self.tr("基本要求不计分。有一项不符合，评价就不能通过；得分照常显示。")
        encouraged = any(gate.encouraged for gate in self.model.pack.table.gates)
        return said + self.tr("标“鼓励”的除外。") if encouraged else said

    def _title(self, gate: Gate) -> str:
        return self.tr("{title}（鼓励，不否决）").format(title=gate.title) if gate.encouraged else gate.title

    def _add(self, number: int, gate: Gate) -> None:
        words = self.context.explain.words
        options = [Option(state, words.gate(state)) for state in GATE_STATES]
        card = StateCard(gate.id, str(number), self._title(gate), options)
        card.set_details("\n".join(text for text in (gate.note, gate.clause) if text))
        card.set_proof_hint(self.tr("什么能证明，例如文件名称和编号"))
        card.answered.connect(self._on_answered)
        card.row_focused.connect(self.row_focused)
        if gate.derived_from is not None and self.model.programme is not None:
            card.offer_link(self.tr("由“不得申报的情形”逐条推出，去填写"))
            card.link.setObjectName("to-disqualifiers")
            card.link.clicked.connect(self._to_disqualifiers)
        self.cards[gate.id] = card
        self.body.addWidget(card)

    def _to_disqualifiers(self) -> None:
        self.context.go(Place("eligibility", DISQUALIFIERS))

    def entered(self) -> None:
        """Show the states as they are."""
        result = self.model.result
        words = self.context.explain.words
        self.state.setText(words.gate(result.gate_state))
        set_role(self.state, GATE_ROLES[result.gate_state])
        states = {gate.id: gate for gate in result.gates}
        for gate_id, card in self.cards.items():
            self._show(card, states[gate_id])

    def _show(self, card: StateCard, gate: GateResult) -> None:
        answer = self.model.document.gates.get(gate.id, GateAnswer())
        card.show_said(Said(gate.state, answer.note, answer.proof))
        card.set_read_only(self.model.read_only)
        card.set_points(self.context.explain.words.gate(gate.state))
        if gate.derived and self.model.programme is not None:
            card.set_state_locked(self.model.read_only or answer.state != "not-met")
        card.set_foot(*self._foot(gate))

    def _foot(self, gate: GateResult) -> tuple[Level, str]:
        if gate.state != "not-met":
            return Level.NONE, ""
        if gate.encouraged:
            return Level.INFO, self.tr("这一项是鼓励做到的，不符合也不影响通过。")
        why = gate.note if gate.derived else ""
        if not why:
            return Level.MISSING, self.tr("不符合，评价不能通过。")
        return Level.MISSING, self.tr("不符合：{why}").format(why=why)

    def _on_answered(self, gate_id: str, said: Said, typing: bool) -> None:
        before = self.model.document.gates.get(gate_id, GateAnswer())
        shown = next(gate for gate in self.model.result.gates if gate.id == gate_id)
        # What follows from the negative list is not the user's own word: it is not written down as one.
        state = before.state if shown.derived and said.state == shown.state else said.state
        answer = GateAnswer(state=state, note=said.note, proof=said.proof)  # type: ignore[arg-type]
        self.model.gate(gate_id, answer if answer != GateAnswer() else None, typing=typing)

    def open_cards(self) -> list[str]:
        """Return the requirements that are not answered yet."""
        return [gate.id for gate in self.model.result.gates if gate.state == "open"]
