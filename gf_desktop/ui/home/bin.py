"""The recycle bin: evaluations taken off the list, to be put back or deleted for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gf_desktop.ui.home.model import HomeModel
from gf_desktop.ui.home.table import HomeTable
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button, primary_button

if TYPE_CHECKING:
    from gf_desktop.domain.home import HomeRow


class BinDialog(QDialog):
    """Lists what ``read`` gives; what is wanted is said by signals, and ``refresh`` shows what came of it.

    Signals:
        restore_requested: The evaluation of this id is to be put back on the list.
        purge_requested: It is to be deleted for good: its id, and the enterprise's name.
    """

    restore_requested = Signal(str)
    purge_requested = Signal(str, str)

    def __init__(self, read: Callable[[], Sequence[HomeRow]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("bin")
        self.setWindowTitle(self.tr("回收站"))
        self._read = read
        self._model = HomeModel(self)
        self.table = HomeTable(self._model, self)
        self.table.setObjectName("binTable")
        self.table.setAccessibleName(self.tr("回收站中的评价"))
        self.empty = QLabel(self.tr("回收站是空的。删除的评价放在这里，可以随时恢复。"), self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.empty, "muted")
        self.restore_button = primary_button(self.tr("恢复(&R)"), self)
        self.purge_button = plain_button(self.tr("彻底删除…(&D)"), "trash", self)
        self.close_button = plain_button(self.tr("关闭"), parent=self)
        self._lay_out()
        self._connect()
        self.resize(space(880), space(420))
        self.refresh()

    def refresh(self) -> None:
        """Show what lies in the bin now."""
        chosen = self.table.selected()
        self._model.set_rows(self._read())
        filled = self._model.rowCount() > 0
        self.table.setVisible(filled)
        self.empty.setVisible(not filled)
        self.table.select(chosen)
        for button in (self.restore_button, self.purge_button):
            button.setEnabled(filled)
        (self.table if filled else self.close_button).setFocus()

    def names(self) -> list[str]:
        """Return the enterprises listed, from the top."""
        return [self._model.row(number).applicant for number in range(self._model.rowCount())]

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(space(8))
        buttons.addWidget(self.purge_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.restore_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(space(12))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.table.open_requested.connect(self.restore_requested)
        self.restore_button.clicked.connect(self._restore)
        self.purge_button.clicked.connect(self._purge)
        self.close_button.clicked.connect(self.reject)

    def _restore(self) -> None:
        if chosen := self.table.selected():
            self.restore_requested.emit(chosen)

    def _purge(self) -> None:
        if chosen := self.table.selected():
            name = self._model.row(self._model.number_of(chosen)).applicant
            self.purge_requested.emit(chosen, name)
