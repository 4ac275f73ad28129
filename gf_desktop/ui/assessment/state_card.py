"""A card for something that is met or not: a basic requirement, a condition, a circumstance of the negative list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QWidget,
)

from gf_desktop.ui.assessment.texts import show_text
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.focus_order import keep_tab_stop
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.text_field import TextField

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Said:
    """What the card says now: the state chosen, the note, what proves it."""

    state: str = OPEN
    note: str = ""
    proof: str = ""


class StateChoice(QWidget):
    """One of a few short words side by side, the first being that nothing is confirmed yet.

    Signals:
        chosen: The user chose another state (its id).
    """

    chosen = Signal(str)

    def __init__(self, label: str, options: Sequence[Option]) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(16))
        for option in options:
            button = QRadioButton(option.title)
            button.setObjectName(f"state-{option.id}")
            button.setAccessibleName(f"{label} {option.title}")
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            self.buttons[option.id] = button
            row.addWidget(button)
        row.addStretch(1)
        self.setFocusProxy(next(iter(self.buttons.values())))
        self.set_value(OPEN)

    def value(self) -> str:
        """Return the state chosen."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), OPEN)

    def set_value(self, state: str) -> None:
        """Show a state without emitting, and let the focus come to it."""
        self.buttons[state].setChecked(True)
        self.setFocusProxy(self.buttons[state])
        keep_tab_stop(list(self.buttons.values()))

    @property
    def open_to_choice(self) -> bool:
        """Whether the state can be chosen."""
        return any(button.isEnabled() for button in self.buttons.values())

    def set_read_only(self, read_only: bool) -> None:
        """Show the state without letting it be changed."""
        for button in self.buttons.values():
            button.setEnabled(not read_only)

    def _on_clicked(self) -> None:
        self.setFocusProxy(self.buttons[self.value()])
        self.chosen.emit(self.value())


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
        # Made before the state, so that Tab comes to it as it is seen.
        self.link = text_link("")
        self.body.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.link.hide()
        self.state = StateChoice(self.tr("{title}：").format(title=title), options)
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

    def offer_link(self, words: str) -> None:
        """Show words above the state that lead elsewhere."""
        self.link.setText(words)
        self.link.show()

    def focus_answer(self) -> None:
        """Put the focus where one answers: on the state, or where it is locked on what leads to it."""
        if self.state.open_to_choice:
            self.state.setFocus()
        else:
            target: QWidget = self.note if self.link.isHidden() else self.link
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_proof_hint(self, text: str) -> None:
        """Show an example of what proves it."""
        self.proof.set_placeholder(text)

    def show_said(self, said: Said) -> None:
        """Show an answer."""
        if self.state.value() != said.state:
            self.state.set_value(said.state)
        show_text(self.note, said.note)
        show_text(self.proof, said.proof)

    def said(self) -> Said:
        """Return what the card says now."""
        return Said(self.state.value(), self.note.text().strip(), self.proof.text().strip())

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
