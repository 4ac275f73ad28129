"""One of several: radio buttons with their points, and a way back to no answer."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from gf_desktop.ui.theme import set_flag, set_role, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.focus_order import keep_tab_stop, put_in_order
from gf_desktop.ui.widgets.options import Option, OptionTitle


class ChoiceField(QWidget):
    """A group of options of which one or none is chosen; arrow keys move, a button clears.

    Signals:
        chosen(str): The user chose an option (its id) or cleared the choice (empty text).
    """

    chosen = Signal(str)

    def __init__(
        self, label: str = "", options: Sequence[Option] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._buttons: list[QRadioButton] = []
        self._notes: list[QLabel] = []
        self._clearable = True
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._clear = text_link(self.tr("清除选择"), self)
        self._clear.setObjectName("clear")
        # Kept in its place when there is nothing to clear, so that choosing moves nothing.
        policy = self._clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(policy)
        self._clear.clicked.connect(self._on_cleared)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(space(8))
        self._layout.setVerticalSpacing(space(4))
        self._layout.setColumnStretch(1, 1)
        self.setAccessibleName(label)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; the answer is empty afterwards."""
        for button in self._buttons:
            self._group.removeButton(button)
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._clear:
                widget.hide()
                widget.deleteLater()
        self._options, self._notes = tuple(options), []
        self._buttons = [self._add_row(row, option) for row, option in enumerate(self._options)]
        # At the end of the last option, so that it takes no line of its own.
        self._layout.addWidget(self._clear, max(len(self._options) - 1, 0), 2, Qt.AlignmentFlag.AlignVCenter)
        if self._buttons:
            # No taller than the options, so that the last line is like the others.
            self._clear.setMaximumHeight(self._buttons[0].sizeHint().height())
        self._order()
        self._tidy()

    def set_notes(self, notes: Sequence[str]) -> None:
        """Say other notes beside the same options; the choice stays."""
        self._options = tuple(
            replace(option, note=note) for option, note in zip(self._options, notes, strict=True)
        )
        for option, button, label in zip(self._options, self._buttons, self._notes, strict=True):
            button.setAccessibleName(option.spoken)
            label.setText(option.note)

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab go through the options to the button that clears, once the field lies in its window."""
        super().showEvent(event)
        self._order()

    def value(self) -> str:
        """Return the id of the chosen option, or nothing."""
        number = self._group.checkedId()
        return self._options[number].id if 0 <= number < len(self._options) else ""

    def set_value(self, chosen: str) -> None:
        """Show an answer from outside without emitting; an unknown id or nothing clears."""
        self._group.setExclusive(False)
        for option, button in zip(self._options, self._buttons, strict=True):
            button.setChecked(option.id == chosen)
        self._group.setExclusive(True)
        self._tidy()

    def set_clearable(self, clearable: bool) -> None:
        """Offer to clear the choice, or not where it is not the user's own."""
        self._clearable = clearable
        self._tidy()

    def set_read_only(self, read_only: bool) -> None:
        """Show the answer without letting it be changed."""
        for button in self._buttons:
            button.setEnabled(not read_only)
        self._clear.setEnabled(not read_only)

    def _add_row(self, row: int, option: Option) -> QRadioButton:
        button = QRadioButton(self)
        set_flag(button, "kind", "bare")
        button.setObjectName(f"option-{option.id}")
        button.setAccessibleName(option.spoken)
        self._group.addButton(button, row)
        self._layout.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(OptionTitle(option.title, button, self), row, 1, Qt.AlignmentFlag.AlignVCenter)
        note = QLabel(option.note, self)
        set_role(note, "muted")
        self._notes.append(note)
        self._layout.addWidget(note, row, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return button

    def _on_clicked(self, number: int) -> None:
        self._tidy()
        self.chosen.emit(self._options[number].id)

    def _on_cleared(self) -> None:
        self.set_value("")
        self.setFocus()
        self.chosen.emit("")

    def _order(self) -> None:
        if self.isVisible():
            put_in_order(self, (*self._buttons, self._clear))

    def _tidy(self) -> None:
        self._clear.setVisible(bool(self.value()) and self._clearable)
        if self._buttons:
            self.setFocusProxy(self._buttons[max(self._group.checkedId(), 0)])
        keep_tab_stop(self._buttons)
