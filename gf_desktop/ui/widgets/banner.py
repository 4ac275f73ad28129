"""A failure that lasts: it stays until it is mended, with what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.buttons import plain_button


class Banner(QFrame):
    """A bar at the top of a page; hidden while all is well.

    Signals:
        action_triggered(str): One of the actions was pressed, by its id. The bar stays until ``clear``.
    """

    action_triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._icon = QLabel(self)
        set_icon(self._icon, "warning", colour="missing")
        self._icon.setAccessibleName(self.tr("警告"))
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        set_role(self._text, "strong")
        self._actions: tuple[tuple[str, str], ...] = ()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space(16), space(8), space(16), space(8))
        self._row.setSpacing(space(8))
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._text, 1)
        self.hide()

    def text(self) -> str:
        """Return what is said."""
        return self._text.text()

    def buttons(self) -> list[QAbstractButton]:
        """Return the buttons of the actions, in order."""
        return self._group.buttons()

    def show_failure(self, text: str, actions: Sequence[tuple[str, str]] = ()) -> None:
        """Say what fails and offer actions as (id, words)."""
        again = self.isVisible() and text == self.text() and tuple(actions) == self._actions
        if again:
            return
        self._text.setText(text)
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._actions = tuple(actions)
        for number, (which, words) in enumerate(self._actions):
            button = plain_button(words, parent=self)
            button.setObjectName(which)
            self._group.addButton(button, number)
            self._row.addWidget(button)
        self.show()
        announce(self, text, urgent=True)

    def clear(self) -> None:
        """All is well again."""
        self.hide()

    def _on_clicked(self, number: int) -> None:
        self.action_triggered.emit(self._actions[number][0])
