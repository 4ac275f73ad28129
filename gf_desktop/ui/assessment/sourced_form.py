"""A small form for figures that the user knows better than the table, with where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from gf_desktop.ui.assessment.trouble import Trouble
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.unit_field import UnitField


class SourcedForm(QWidget):
    """Asks for figures and their source; nothing holds before it is agreed.

    Signals:
        agreed: What was entered, as ``_made`` makes it.
        given_up: Nothing shall change.
    """

    agreed = Signal(object)
    given_up = Signal()

    def __init__(
        self, fields: Sequence[tuple[str, UnitField]], source: str, *, agree: str, give_up: str
    ) -> None:
        super().__init__()
        self.setObjectName("own-form")
        self.fields = tuple(field for _, field in fields)
        self.source = QLineEdit(source)
        self.source.setObjectName("own-source")
        self.source.setPlaceholderText(self.tr("文件名称、条款或通知，例如“市局 2026 年通知附件”"))
        self.source.setAccessibleName(self.tr("来源"))
        self.trouble = Trouble()
        self.trouble.keep_room(kept=True)
        form = QFormLayout(self)
        form.setContentsMargins(space(12), space(4), 0, space(4))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for name, field in fields:
            form.addRow(name, field)
        form.addRow(self.tr("来源"), self.source)
        form.addRow("", self.trouble)
        form.addRow("", self._buttons(agree, give_up))

    def _buttons(self, agree: str, give_up: str) -> QWidget:
        agree_button = QPushButton(agree)
        agree_button.setObjectName("own-agree")
        agree_button.clicked.connect(self._on_agree)
        give_up_button = QPushButton(give_up)
        give_up_button.clicked.connect(self.given_up)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(agree_button)
        row.addWidget(give_up_button)
        row.addStretch(1)
        return box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Put the focus on the first field that can be filled."""
        first = next((field for field in self.fields if not field.edit.isReadOnly()), self.source)
        first.setFocus()

    def _missing(self) -> str:
        """Return what is said of figures that are not there or are none; nothing where all is well."""
        raise NotImplementedError

    def _made(self, source: str) -> object:
        """Return what was entered, of that source."""
        raise NotImplementedError

    def _refused(self, made: object) -> str:
        """Return why what was entered cannot be; nothing where it can."""
        del made
        return ""

    def _on_agree(self) -> None:
        source = self.source.text().strip()
        missing = self._missing()
        if missing:
            self.trouble.say(Level.MISSING, missing)
            return
        if not source:
            self.trouble.say(Level.MISSING, self.tr("请写明来源，报告中会注明。"))
            self.source.setFocus()
            return
        made = self._made(source)
        refused = self._refused(made)
        if refused:
            self.trouble.say(Level.MISSING, refused)
        else:
            self.agreed.emit(made)
