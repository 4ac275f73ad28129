"""A card for something that is met or not: a basic requirement, a condition, a circumstance of the negative list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.choice_field import ChoiceField
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.text_field import TextField

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Said:
    """What the card says now: the state chosen, the note, what proves it."""

    state: str = OPEN
    note: str = ""
    proof: str = ""


class StateCard(Card):
    """State, note and proof of one requirement.

    Signals:
        answered: The answer is to be kept: the card's id, what it says (``Said``), whether it is still being typed.
        row_focused: The focus came into this card (its id).
    """

    answered = Signal(str, object, bool)
    row_focused = Signal(str)

    def __init__(self, item: str, number: str, title: str, options: Sequence[Option]) -> None:
        super().__init__(number, title)
        self.item = item
        self.details = QLabel()
        self.details.setWordWrap(True)
        self.details.hide()
        set_role(self.details, "muted")
        self.add(self.details)
        self.state = ChoiceField(self.tr("{title}：状态").format(title=title), options)
        self.state.setObjectName("state")
        self.state.chosen.connect(self._on_chosen)
        self.add(self.state)
        self.note = self._text("note", self.tr("{title}：说明").format(title=title))
        self.proof = self._text("proof", self.tr("{title}：证明").format(title=title))
        self._texts = QWidget()
        form = QFormLayout(self._texts)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(space(12))
        form.addRow(self.tr("说明"), self.note)
        form.addRow(self.tr("证明"), self.proof)
        self.add(self._texts)
        self.focused.connect(self._on_focused)

    def _text(self, name: str, label: str) -> TextField:
        field = TextField(label, lines=1)
        field.setObjectName(name)
        field.committed.connect(self._on_finished)
        field.draft_ready.connect(self._on_paused)
        return field

    def set_details(self, text: str) -> None:
        """Show what the requirement says in full, and where it stands."""
        self.details.setText(text)
        self.details.setVisible(bool(text))

    def set_proof_hint(self, text: str) -> None:
        """Show an example of what proves it."""
        self.proof.set_placeholder(text)

    def show_said(self, said: Said) -> None:
        """Show an answer."""
        state = "" if said.state == OPEN else said.state
        if self.state.value() != state:
            self.state.set_value(state)
        self.note.set_text(said.note)
        self.proof.set_text(said.proof)

    def said(self) -> Said:
        """Return what the card says now."""
        return Said(self.state.value() or OPEN, self.note.text().strip(), self.proof.text().strip())

    def set_state_locked(self, locked: bool) -> None:
        """Show the state without letting it be chosen; note and proof stay open."""
        self.state.set_read_only(locked)

    def set_read_only(self, read_only: bool) -> None:
        """Show everything without letting it be changed."""
        self.state.set_read_only(read_only)
        self.note.set_read_only(read_only)
        self.proof.set_read_only(read_only)

    def flush(self) -> None:
        """Hand over what is still being written."""
        self.note.flush()
        self.proof.flush()

    def _on_chosen(self, _state: str) -> None:
        self.answered.emit(self.item, self.said(), False)

    def _on_finished(self, _text: str) -> None:
        self.answered.emit(self.item, self.said(), False)

    def _on_paused(self, _text: str) -> None:
        self.answered.emit(self.item, self.said(), True)

    def _on_focused(self) -> None:
        self.row_focused.emit(self.item)
