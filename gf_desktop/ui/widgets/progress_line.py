"""A long job in words: what is being done, how far, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gf_desktop.ui.theme import figure_font, set_role, space
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.buttons import link_button


class ProgressLine(QWidget):
    """One line for the bottom strip; hidden when nothing runs.

    Signals:
        cancelled: The user wants the job stopped; the line stays until ``finish``.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._label.setFont(figure_font(self._label))
        set_role(self._label, "info")
        self.cancel = link_button(self.tr("取消"), self)
        self.cancel.setObjectName("cancel")
        self.cancel.clicked.connect(self._on_cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(12))
        layout.addWidget(self._label)
        layout.addWidget(self.cancel)
        self.hide()

    def text(self) -> str:
        """Return what is said now."""
        return self._label.text()

    def start(self, text: str, *, cancellable: bool = True) -> None:
        """Show that a job has begun."""
        self.cancel.setVisible(cancellable)
        self.cancel.setEnabled(True)
        self.cancel.setText(self.tr("取消"))
        self._label.setText(text)
        self.show()
        announce(self, text)

    def set_step(self, text: str, done: int = 0, total: int = 0) -> None:
        """Say the step, with "12/40" if a total is known."""
        self._label.setText(f"{text} {done}/{total}" if total else text)

    def finish(self) -> None:
        """The job is over, one way or another."""
        self.hide()
        self._label.clear()

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel.setText(self.tr("正在取消…"))
        self.cancelled.emit()
