"""Finds a row of the table or a page of the year's data by its words and goes there."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gf_desktop.domain.assessment import WHOLE
from gf_desktop.domain.ledgers import LEDGERS, ledger_title
from gf_desktop.ui.assessment.place import RECONCILIATION
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.search_keys import SearchKeys
from gf_desktop.ui.year.needed import has_data

if TYPE_CHECKING:
    from gf_desktop.ui.session_model import Place, SessionModel

_PLACE = Qt.ItemDataRole.UserRole


class FindPanel(QDialog):
    """A line to type in and the rows that fit; Enter goes to the marked one, Escape stays."""

    def __init__(self, model: SessionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("find")
        self.setWindowTitle(self.tr("查找指标和数据"))
        self._model = model
        self._places = places_of(model)
        self.line = QLineEdit(self)
        self.line.setObjectName("findLine")
        self.line.setAccessibleName(self.tr("指标或数据名称中的字"))
        self.line.setPlaceholderText(self.tr("输入指标或数据名称中的字"))
        self.list = QListWidget(self)
        SearchKeys(self.line, self.list)
        self.list.setObjectName("findList")
        self.list.setAccessibleName(self.tr("符合的指标和数据"))
        self.nothing = QLabel(self.tr("没有符合的指标或数据。"), self)
        set_role(self.nothing, "muted")
        layout = QVBoxLayout(self)
        layout.setSpacing(space(8))
        for widget in (self.line, self.list, self.nothing):
            layout.addWidget(widget)
        self.resize(space(520), space(360))
        self.line.textChanged.connect(self._filter)
        self.line.returnPressed.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self._filter("")

    def _filter(self, text: str) -> None:
        words = _folded(text).split()
        self.list.clear()
        for place, title in self._places:
            if all(word in _folded(title) for word in words):
                item = QListWidgetItem(title, self.list)
                item.setData(_PLACE, place)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)

    def _go(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        collection, key = item.data(_PLACE)
        self.accept()
        self._model.show_place.emit(collection, key)


def places_of(model: SessionModel) -> list[tuple[Place, str]]:
    """Return every row that can be gone to, with its words: basic requirements, the table, then the year's data."""
    found: list[tuple[Place, str]] = [(("gates", gate.id), gate.title) for gate in model.pack.table.gates]
    for section, group, row in model.pack.rows():
        number = f"{group.number}  " if group else ""
        where = f"  ·  {section.title}" if section else ""
        found.append((("answers", row.id), f"{number}{row.title}{where}"))
    return found + _of_year(model)


def _of_year(model: SessionModel) -> list[tuple[Place, str]]:
    tr = QCoreApplication.translate
    found: list[tuple[Place, str]] = [(("boundary", WHOLE), tr("FindPanel", "评价边界"))]
    if not has_data(model):
        return found
    where = tr("FindPanel", "基础数据")
    found.append((("settings", WHOLE), f"{tr('FindPanel', '计算选项')}  ·  {where}"))
    found.append((("order", RECONCILIATION), f"{tr('FindPanel', '差异调节表')}  ·  {where}"))
    found += [(("order", ledger), f"{model.say(ledger_title(ledger))}  ·  {where}") for ledger in LEDGERS]
    return found


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
