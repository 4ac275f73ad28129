"""What the pages of state cards share: the head, the cards by id, where the focus goes, and handing over."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLabel

from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.assessment.state_card import StateCard
from gf_desktop.ui.theme import set_role, space


class CardsPage(Part):
    """One card below the other. A page says which cards there are, which are open, and what ``entered`` shows."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self.cards: dict[str, StateCard] = {}
        self.head = QHBoxLayout()
        self.head.setContentsMargins(space(16), space(12), space(16), space(8))
        self.head.addWidget(self.heading, 1)
        self.outer.insertLayout(0, self.head)

    def open_cards(self) -> Iterable[str]:
        """Return the ids of the cards that are not answered yet."""
        raise NotImplementedError

    def focus_row(self, row: str) -> bool:
        """Put the focus on a card, or on the first that is open."""
        wanted = [row] if row else [*self.open_cards(), *self.cards]
        card = next((self.cards[key] for key in wanted if key in self.cards), None)
        if card is None:
            return False
        self.reveal(card)
        card.focus_answer()
        card.focused.emit()
        return True

    def flush(self) -> None:
        """Hand over what is still being written."""
        for card in self.cards.values():
            card.flush()

    def _begin(self) -> None:
        """Show the states as they are and from now on; every card stands."""
        self.body.addStretch(1)
        self.model.changed.connect(self._on_changed)
        self.model.flushing.connect(self.flush)
        self.entered()

    def _add_text(self, text: str, role: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        set_role(label, role)
        self.body.addWidget(label)
        return label

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self.entered()
