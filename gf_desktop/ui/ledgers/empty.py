"""A ledger without rows: what to do first, or the word that the enterprise has nothing of the kind."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gf_desktop.domain.ledgers.rules import may_be_none
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button, primary_button


class EmptyLedger(QWidget):
    """Says what belongs here and offers the first step.

    Signals:
        chosen(str): ``add``, ``paste``, ``import``, ``none`` (there is nothing), ``some`` (that word taken back).
    """

    chosen = Signal(str)

    def __init__(self, title: str, ledger: str) -> None:
        super().__init__()
        self._name = title
        self._may = ledger in may_be_none()
        self._title = QLabel()
        set_role(self._title, "section")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        set_role(self._text, "muted")
        self.add = primary_button(self.tr("添加一行"))
        self.paste = plain_button(self.tr("粘贴"))
        self.read = plain_button(self.tr("从表格文件导入…"), "import")
        self.none = plain_button(self.tr("本企业没有此项"))
        self.some = plain_button(self.tr("取消声明"))
        self._buttons = {
            "add": self.add,
            "paste": self.paste,
            "import": self.read,
            "none": self.none,
            "some": self.some,
        }
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(8))
        row.addStretch(1)
        for name, button in self._buttons.items():
            button.setObjectName(f"empty-{name}")
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            row.addWidget(button)
        row.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setSpacing(space(12))
        lines.addStretch(2)
        lines.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addWidget(self._text)
        lines.addLayout(row)
        lines.addStretch(3)
        self.setFocusProxy(self.add)

    def show_state(self, *, declared: bool, read_only: bool) -> None:
        """Show that nothing is entered yet, or that there is nothing to enter."""
        for name, button in self._buttons.items():
            button.setVisible(not read_only and (name == "some") == declared)
        self.none.setVisible(self._may and not declared and not read_only)
        self.setFocusProxy(self.some if declared else self.add)
        if declared and not self._may:
            self._title.setText(self.tr("还没有{name}").format(name=self._name))
            self._text.setText(self.tr("企业总有这项数据，声明没有不起作用。请先取消声明，再填写。"))
        elif declared:
            self._title.setText(self.tr("已声明没有{name}").format(name=self._name))
            self._text.setText(self.tr("计算时按没有处理，不再提示缺少。以后有了，先取消声明再填写。"))
        else:
            self._title.setText(self.tr("还没有{name}").format(name=self._name))
            self._text.setText(self._what_to_do(read_only))

    def _what_to_do(self, read_only: bool) -> str:
        if read_only:
            return self.tr("定稿时这里没有数据。")
        if not self._may:
            return self.tr("可以逐行填写，也可以从 Excel 复制后粘贴，或从表格文件导入。")
        return self.tr(
            "可以逐行填写，也可以从 Excel 复制后粘贴，或从表格文件导入。\n"
            "企业确实没有的，请声明没有：空着会被当作还没有填写，用到它的指标就算不出来。"
        )
