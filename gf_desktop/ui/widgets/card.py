"""The card: one indicator, or one thing of its kind. Same anatomy everywhere."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gf_desktop.ui.theme import figure_font, set_flag, set_role, space
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.rich_text import breakable


class Card(QFrame):
    """Number and title, points at the right, a body, and at the foot what is wrong in words.

    The edge takes the accent while the focus is inside.

    Signals:
        focused: The focus came into the card from outside, or the card was clicked.
    """

    focused = Signal()

    def __init__(
        self, number: str = "", title: str = "", points: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._number = QLabel(number, self)
        self._title = QLabel(title, self)
        self._points = QLabel(points, self)
        self.foot = MessageLine(self, collapse=True)
        self.foot.setObjectName("foot")
        self._dress_header()
        self.header = QHBoxLayout()
        self.header.setSpacing(space(8))
        self.header.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        self.header.addWidget(self._title, 1)
        self.header.addWidget(self._points, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(space(8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(16), space(12), space(16), space(12))
        layout.setSpacing(space(8))
        layout.addLayout(self.header)
        layout.addLayout(self.body)
        layout.addWidget(self.foot)
        self.set_title(number, title)
        self._active = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end of the body."""
        self.body.addWidget(widget, stretch)

    def add_to_header(self, widget: QWidget) -> None:
        """Put a widget between title and points, such as a sign of state."""
        self.header.insertWidget(self.header.count() - 1, widget, 0, Qt.AlignmentFlag.AlignTop)

    def set_title(self, number: str, title: str) -> None:
        """Show another number and title."""
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self._title.setText(breakable(title))
        self.setAccessibleName(f"{number} {title}".strip())

    def set_points(self, points: str) -> None:
        """Show what was earned of what can be, such as "9.00 / 12 分"."""
        self._points.setText(points)

    def set_foot(self, level: Level, text: str) -> None:
        """Say what is wrong, or with an empty text nothing."""
        self.foot.set_message(level, text)
        self.setAccessibleDescription(self.foot.spoken())

    def set_active(self, active: bool) -> None:
        """Show the card as the one worked on; focus does it by itself."""
        self._active = active
        set_flag(self, "active", active)

    @property
    def active(self) -> bool:
        """Whether the card is shown as the one worked on."""
        return self._active

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the card itself makes it the one worked on: the focus leaves whichever was before."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            if not self._active:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.focused.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the figures tabular in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_points"):
            self._points.setFont(figure_font(self))

    def _dress_header(self) -> None:
        set_role(self._number, "muted")
        set_role(self._title, "strong")
        set_role(self._points, "muted")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._points.setFont(figure_font(self._points))
        self._points.setObjectName("points")

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and (new is self or self.isAncestorOf(new))
        came = inside and not (old is not None and (old is self or self.isAncestorOf(old)))
        # Focus that goes nowhere (another program, a menu) leaves the mark where it was.
        if new is not None and inside != self._active:
            self.set_active(inside)
        if came:
            self.focused.emit()
