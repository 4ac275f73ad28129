"""What an empty page says: what belongs here, and the first step."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from gf_desktop.ui.theme import icons, set_role, space
from gf_desktop.ui.widgets.buttons import primary_button


class EmptyState(QWidget):
    """Icon, title, a few sentences and one button, in the middle of the room.

    Signals:
        action_triggered: The first step was pressed.
    """

    action_triggered = Signal()

    def __init__(
        self,
        icon: str = "document",
        title: str = "",
        text: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = icon
        self._icon = QLabel(self)
        self._title = QLabel(self)
        set_role(self._title, "section")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        set_role(self._text, "muted")
        self.button = primary_button("", self)
        self.button.setObjectName("firstStep")
        self.button.clicked.connect(self.action_triggered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(24), space(24), space(24), space(24))
        layout.setSpacing(space(12))
        layout.addStretch(2)
        for widget in (self._icon, self._title):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._text)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.set_content(icon, title, text, action)

    def set_content(self, icon: str, title: str, text: str, action: str = "") -> None:
        """Say something else; without ``action`` there is no button."""
        self._name = icon
        self._draw()
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        size = 2 * space(20)
        self._icon.setPixmap(icons.pixmap(self._name, colour="line_strong", size=size, ratio=ratio))
