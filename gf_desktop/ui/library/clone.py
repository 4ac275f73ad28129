"""Asks what a table that is cloned shall be called."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gf_desktop.domain.pack import Header
from gf_desktop.domain.pack_rules import ID, OWN, free_id
from gf_desktop.ui.library.dialog_parts import button_row, field_form, labelled
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button, primary_button
from gf_desktop.ui.widgets.message_line import Level, MessageLine


class CloneDialog(QDialog):
    """Id and title of a new own table, prefilled; what is wrong with them is said inside, and it stays open.

    Signals:
        wanted: Source (``Header``), id and title of the table to make.
    """

    wanted = Signal(object, str, str)

    def __init__(self, source: Header, taken: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("clone")
        self.setWindowTitle(self.tr("复制为自建表"))
        self._source = source
        self.title, self.id = QLineEdit(), QLineEdit()
        self.title.setText(self.tr("{title}（自建）").format(title=source.title))
        self.id.setText(free_id(OWN + source.id.removeprefix(OWN), taken)[len(OWN) :])
        for name, line in (("title", self.title), ("id", self.id)):
            line.setObjectName(name)
            line.textEdited.connect(self._clear)
        self.message = MessageLine()
        self.cancel_button = plain_button(self.tr("取消"))
        self.make_button = primary_button(self.tr("复制(&C)"))
        self.make_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self.make_button.clicked.connect(self._on_make)
        self._lay_out()
        self.title.selectAll()

    def show_failure(self, sentence: str) -> None:
        """Say why the table was not made; it can be tried again."""
        self.make_button.setEnabled(True)
        self.message.set_message(Level.MISSING, sentence)
        self.message.setToolTip(sentence)
        self.id.setFocus()
        self.id.setAccessibleDescription(sentence)

    def _on_make(self) -> None:
        title, name = self.title.text().strip(), self.id.text().strip()
        if not title:
            self.message.set_message(Level.MISSING, self.tr("请填写名称。"))
            self.title.setFocus()
            return
        if not name or not ID.fullmatch(OWN + name):
            self.show_failure(self.tr("编号只用小写字母、数字和连字符，例如 own-pp-2026。"))
            return
        self.make_button.setEnabled(False)
        self.wanted.emit(self._source, OWN + name, title)

    def _clear(self) -> None:
        self.message.set_message(Level.NONE, "")
        self.id.setAccessibleDescription("")

    def _lay_out(self) -> None:
        why = QLabel(
            self.tr(
                "复制后的表与“{title}”内容相同、版本为 1，可以导出为 Excel 修改后再导入。原来的表不变。"
            ).format(title=self._source.title)
        )
        why.setWordWrap(True)
        set_role(why, "muted")
        prefix = QLabel(OWN)
        set_role(prefix, "muted")
        number = QHBoxLayout()
        number.setSpacing(space(4))
        number.addWidget(prefix)
        number.addWidget(self.id, 1)
        form = field_form()
        form.addRow(labelled(self.tr("名称(&T)"), self.title), self.title)
        form.addRow(labelled(self.tr("编号(&B)"), self.id), number)
        column = QVBoxLayout(self)
        column.setSpacing(space(12))
        column.addWidget(why)
        column.addLayout(form)
        column.addWidget(self.message)
        column.addLayout(button_row(self.cancel_button, self.make_button))
        self.resize(space(640), self.sizeHint().height())
