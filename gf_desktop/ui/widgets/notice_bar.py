"""The bar that says what was done and offers to take it back."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gf_desktop.ui.theme import set_icon, space
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.buttons import icon_button, link_button

_LONGER = 2


class NoticeBar(QFrame):
    """Floats at the foot of ``host`` over its content, so that nothing moves when it comes.

    It goes by itself after its seconds, though never under the mouse or while the focus is in it.

    Signals:
        action_triggered: The action, such as "撤销", was pressed; the bar is gone by then.
        dismissed: The bar went away without it.
    """

    action_triggered = Signal()
    dismissed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("noticeBar")
        self._host = host
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.action = link_button("", self)
        self.action.setObjectName("action")
        self._close = icon_button("close", self.tr("关闭提示"), self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._on_time)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space(16), space(8), space(8), space(8))
        layout.setSpacing(space(16))
        for widget in (self._text, self.action, self._close):
            layout.addWidget(widget)
        self.action.clicked.connect(self._on_action)
        self._close.clicked.connect(self.dismiss)
        host.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """Return what is said."""
        return self._text.text()

    def show_notice(self, text: str, action: str = "", *, seconds: int = 10, icon: str = "undo") -> None:
        """Say something for some seconds, or with zero until it is closed; a new notice replaces the old."""
        self._text.setText(text)
        self.action.setText(action)
        set_icon(self.action, icon if action else "", colour="accent")
        self.action.setVisible(bool(action))
        self._rest.stop()
        if seconds:
            self._rest.start(seconds * 1000)
        self.show()
        self.raise_()
        self._place()
        announce(self, f"{text} {action}".strip())

    def dismiss(self) -> None:
        """Go away."""
        self._rest.stop()
        if self.isVisible():
            self.hide()
            self.dismissed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the host."""
        if watched is self._host and event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        most = self._host.width() - 2 * space(16)
        self._text.setWordWrap(False)
        width = min(self.sizeHint().width(), most)
        self._text.setWordWrap(self.sizeHint().width() > most)
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        self.setGeometry(
            (self._host.width() - width) // 2, self._host.height() - height - space(16), width, height
        )

    def _on_action(self) -> None:
        self._rest.stop()
        self.hide()
        self.action_triggered.emit()

    def _on_time(self) -> None:
        inside = self.focusWidget()
        if self.underMouse() or (inside is not None and inside.hasFocus()):
            self._rest.start(_LONGER * 1000)
        else:
            self.dismiss()
