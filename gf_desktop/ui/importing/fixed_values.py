"""What a sheet does not say in its columns and the user says for all its rows: required values, the unit of money."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gf_desktop.domain.ledgers import Column, columns
from gf_desktop.domain.ledgers.carriers import CARRIERS
from gf_desktop.domain.messages import Message, message
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.options import Option

if TYPE_CHECKING:
    from gf_desktop.services.importing import SheetMapping


class FixedValues(QWidget):
    """One field for each column that every row needs and no column of the sheet gives, and one for money.

    Signals:
        changed: The user said another value.
    """

    changed = Signal()

    def __init__(self, say: Callable[[Message], str]) -> None:
        super().__init__()
        self._say = say
        self._mapping: SheetMapping | None = None
        self._lacking: tuple[str, ...] = ()
        self._asked: tuple[str, ...] = ()
        self._values: dict[str, str] = {}
        self._money = ""
        self._fields: dict[str, QWidget] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(space(8))
        self.hide()

    def clear(self) -> None:
        """Forget what was said; another sheet is before the eyes."""
        self._values, self._money = {}, ""
        self._lacking = self._asked = ()
        self._rebuild()

    def set_money(self, unit: str) -> None:
        """Show the unit of money that was said before."""
        self._money = unit

    def show_for(self, mapping: SheetMapping | None) -> None:
        """Ask for what a mapping lacks; fields that are there already stay as they are."""
        from gf_desktop.services.sheet_columns import lacking, money_asked

        self._mapping = mapping
        needed = lacking(mapping) if mapping is not None and mapping.layout == "rows" else ()
        asked = money_asked(mapping) if mapping is not None else ()
        if (needed, asked) != (self._lacking, self._asked):
            self._lacking, self._asked = needed, asked
            self._rebuild()

    def applied(self, mapping: SheetMapping) -> SheetMapping:
        """Return a mapping with what was said."""
        from gf_desktop.services.sheet_columns import in_money

        fixed = {key: text for key, text in self._values.items() if key in self._lacking and text}
        made = replace(mapping, fixed={**mapping.fixed, **fixed})
        return in_money(made, self._money, self._asked) if self._asked and self._money else made

    def lacking_titles(self) -> list[str]:
        """Return what is still lacking that every row needs."""
        if self._mapping is None:
            return []
        known = {one.key: one for one in columns(self._mapping.ledger)} if self._mapping.ledger else {}
        return [self._say(known[key].title) for key in self._lacking if not self._values.get(key)]

    def money_open(self) -> bool:
        """Return whether the unit of money is still to be said."""
        return bool(self._asked) and not self._money

    def focus_open(self) -> None:
        """Put the focus on the first field that is empty."""
        for key, field in self._fields.items():
            if not (self._money if key == "money" else self._values.get(key)):
                field.setFocus()
                return

    # --- building -------------------------------------------------------------

    def _rebuild(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._fields = {}
        ledger = self._mapping.ledger if self._mapping is not None else ""
        for one in columns(ledger) if self._lacking and ledger else ():
            if one.key in self._lacking:
                words = self.tr("每一行的“{title}”都是").format(title=self._say(one.title))
                self._add(one.key, words, self._field(one, words))
        if self._asked:
            self._add("money", self._money_words(), self._money_field())
        self.setVisible(bool(self._fields))

    def _add(self, key: str, words: str, field: QWidget) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        label = QLabel(words)
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field)
        row.addStretch(1)
        field.setObjectName(f"fixed-{key}")
        self._fields[key] = field
        self._lines.addWidget(line)

    def _field(self, column: Column, words: str) -> QWidget:
        titles = [self._say(title) for _, title in column.options]
        if column.key == "carrier":
            titles = [self._say(message(f"carrier.{carrier}")) for carrier in CARRIERS]
        if titles:
            combo = Combo(words, [Option(title, title) for title in titles])
            combo.set_value(self._values.get(column.key, ""))
            combo.chosen.connect(lambda text, key=column.key: self._on_value(key, text))
            return combo
        edit = QLineEdit(self._values.get(column.key, ""))
        edit.setAccessibleName(words)
        edit.editingFinished.connect(lambda key=column.key, one=edit: self._on_value(key, one.text().strip()))
        return edit

    def _money_words(self) -> str:
        stated = self._mapping is not None and "千元" in (self._mapping.unit, *self._mapping.units.values())
        if stated:
            return self.tr("表上写的金额单位是“千元”，请确认")
        return self.tr("表上没有写金额单位，请选定")

    def _money_field(self) -> Combo:
        from gf_desktop.services.sheet_columns import MONEY

        combo = Combo(self._money_words(), [Option(one, one) for one in MONEY])
        combo.set_value(self._money)
        combo.chosen.connect(self._on_money)
        return combo

    def _on_value(self, key: str, text: str) -> None:
        if self._values.get(key, "") != text:
            self._values[key] = text
            self.changed.emit()

    def _on_money(self, unit: str) -> None:
        self._money = unit
        self.changed.emit()
