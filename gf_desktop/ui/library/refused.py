"""What is wrong with a file that was to be taken in, place by place; nothing of it was taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gf_desktop.ui.output.files import middle_cut
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.announce import announce
from gf_desktop.ui.widgets.buttons import plain_button, primary_button
from gf_desktop.ui.widgets.data_table import DataTable
from gf_desktop.ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from gf_desktop.services.refusals import Wrong

Row = tuple[str, str]
"""A place and its sentence."""


class RefusedDialog(QDialog):
    """Lists places and sentences; stays open while the file is mended beside it.

    Signals:
        again_requested: The file (``Path``) is to be read once more.
    """

    again_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("refused")
        self.setWindowTitle(self.tr("没有导入"))
        self._path = Path()
        self.head, self.hint = QLabel(), QLabel()
        set_role(self.head, "section")
        set_role(self.hint, "muted")
        self.hint.setWordWrap(True)
        self.rows: TableModel[Row] = TableModel(self._columns())
        self.table = DataTable(self.tr("文件里的问题"))
        self.rows.setParent(self.table)
        self.table.setModel(self.rows)
        self.table.setWordWrap(True)
        self.table.horizontalHeader().sectionResized.connect(self.table.resizeRowsToContents)
        self.copy_button = plain_button(self.tr("复制全部(&C)"), "copy")
        self.close_button = plain_button(self.tr("关闭"))
        self.again_button = primary_button(self.tr("改好后重新导入(&R)"))
        self.copy_button.clicked.connect(self.copy_all)
        self.close_button.clicked.connect(self.reject)
        self.again_button.clicked.connect(lambda: self.again_requested.emit(self._path))
        self._lay_out()
        self.resize(space(880), space(480))

    def show_wrongs(self, path: Path, wrongs: Sequence[Wrong], sentences: Sequence[str]) -> None:
        """Show what is wrong with a file, a sentence for each thing."""
        self._path = path
        words = self.tr("“{file}”有 {count} 处问题，没有导入任何内容")
        self.head.setText(words.format(file=middle_cut(path.name), count=len(wrongs)))
        self.hint.setText(
            self.tr(
                "先按位置改好这些并保存文件，再点“改好后重新导入”。程序会接着检查其余内容，可能还会列出别的问题。"
            )
        )
        self.rows.set_rows(
            [(self._place(one), sentence) for one, sentence in zip(wrongs, sentences, strict=True)]
        )
        self.table.fit_columns()
        self.table.resizeRowsToContents()
        self.table.setCurrentIndex(self.rows.index(0, 0))
        self.table.setFocus()
        announce(self.head, self.head.text())

    def copy_all(self) -> None:
        """Put every place with its sentence on the clipboard, the file's name above."""
        lines = [self.head.text(), *(f"{place}\t{said}" for place, said in self.rows.rows())]
        QApplication.clipboard().setText("\n".join(lines))
        self.copy_button.setText(self.tr("已复制全部(&C)"))
        announce(self.copy_button, self.tr("已复制"))

    def _place(self, one: Wrong) -> str:
        if one.cell:
            return one.cell
        return self.tr("第 {line} 行").format(line=one.line) if one.line else self.tr("整个文件")

    def _columns(self) -> list[Column[Row]]:
        return [
            Column("place", self.tr("位置"), lambda one: one[0], tip=lambda one: one[0], width=12),
            Column("said", self.tr("问题和改法"), lambda one: one[1], tip=lambda one: one[1]),
        ]

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(space(8))
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.again_button)
        column = QVBoxLayout(self)
        column.setSpacing(space(12))
        column.addWidget(self.head)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
