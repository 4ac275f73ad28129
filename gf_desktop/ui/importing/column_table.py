"""The columns of a sheet with where each leads: heading, what stands there, target, month, unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from gf_desktop.domain.ledgers import columns
from gf_desktop.domain.messages import Message
from gf_desktop.ui.importing.tables import ChoiceTable
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from gf_desktop.services.sheet_columns import SheetColumn

NONE = "-"
"""What stands in a list for nothing."""
_MONTHS = 12


class ColumnTable(ChoiceTable):
    """One line for each column of the sheet.

    Signals:
        changed: The columns as the user has led them (tuple of ``SheetColumn``).
    """

    changed = Signal(object)

    def __init__(self, say: Callable[[Message], str]) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("各列对应到哪里"))
        self.setObjectName("columns")
        self._say = say
        self._ledger: str | None = ""
        self._figures: frozenset[str] = frozenset()
        self._monthly: frozenset[str] = frozenset()
        self._columns: TableModel[SheetColumn] | None = None

    def show_columns(self, ledger: str | None, found: tuple[SheetColumn, ...]) -> None:
        """Show columns that lead to a ledger, with an empty one to the parts of a printed form's line, or nowhere."""
        if self._columns is not None and ledger == self._ledger:
            self._columns.set_rows(found)
            return
        before, self._ledger = self._columns, ledger
        known = columns(ledger) if ledger else ()
        self._figures = frozenset(one.key for one in known if one.kind in ("number", "quantity"))
        self._monthly = frozenset(one.key for one in known if one.kind == "quantity")
        self._columns = TableModel(self._make(ledger), found)
        self._columns.setParent(self)
        self._columns.cell_edited.connect(self._on_edited)
        self.setModel(self._columns)
        if before is not None:
            before.deleteLater()
        if found:
            self.setCurrentIndex(self._columns.index(0, 2))

    def _make(self, ledger: str | None) -> list[Column[SheetColumn]]:
        return [
            Column("heading", self.tr("表中的列"), self._heading, tip=self._heading, width=11),
            Column("samples", self.tr("列中的内容"), self._samples, tip=self._samples, width=10),
            _chosen("target", self.tr("对应到"), self._targets(ledger), 12),
            _chosen("month", self.tr("月份"), self._months(), 5, self._monthly),
            _chosen("unit", self.tr("单位"), self._units(ledger or ""), 6, self._figures),
        ]

    def _heading(self, one: SheetColumn) -> str:
        return self.tr("{letters}  {heading}").format(letters=one.letters, heading=one.heading)

    def _samples(self, one: SheetColumn) -> str:
        return self.tr("；").join(one.samples)

    def _targets(self, ledger: str | None) -> tuple[Option, ...]:
        nothing = Option(NONE, self.tr("不读入"))
        if ledger is None:
            return (nothing,)
        if not ledger:
            parts = (
                Option("line", self.tr("指标名称")),
                Option("unit", self.tr("计量单位")),
                Option("value", self.tr("本年")),
                Option("before", self.tr("上年")),
            )
            return (nothing, *parts)
        return (
            nothing,
            *(
                Option(one.key, self._title(one.title, one.required))
                for one in columns(ledger)
                if one.key != "id"
            ),
        )

    def _title(self, title: Message, required: bool) -> str:
        words = self._say(title)
        return self.tr("{title}（必填）").format(title=words) if required else words

    def _months(self) -> tuple[Option, ...]:
        months = (Option(str(at), self.tr("{month} 月").format(month=at)) for at in range(1, _MONTHS + 1))
        return (Option(NONE, self.tr("全年")), *months)

    def _units(self, ledger: str) -> tuple[Option, ...]:
        from gf_desktop.services.sheet_columns import units_for

        units = units_for(ledger) if ledger else ()
        return (Option(NONE, self.tr("表中没写")), *(Option(one, one) for one in units))

    def _on_edited(self, number: int, key: str, text: str) -> None:
        from gf_desktop.services.sheet_columns import led

        assert self._columns is not None
        value = "" if text == NONE else text
        before = self._columns.rows()
        at, target = before[number].column, before[number].target
        if (key == "month" and target not in self._monthly) or (
            key == "unit" and target not in self._figures
        ):
            return
        if key == "target":
            found = led(before, at, target=value, monthly=value in self._monthly)
        elif key == "month":
            found = led(before, at, month=int(value or 0))
        else:
            found = led(before, at, unit=value)
        self.changed.emit(found)


def _chosen(
    key: str, title: str, options: tuple[Option, ...], width: int, only: frozenset[str] | None = None
) -> Column[SheetColumn]:
    """Return a column of lists, for targets among ``only`` or all.

    What was chosen is taken in by ``led``, for it may change other lines too.
    """
    titles = {one.id: one.title for one in options}

    def there(one: SheetColumn) -> bool:
        return only is None or one.target in only

    def raw(one: SheetColumn) -> str:
        return str(getattr(one, key) or NONE)

    def text(one: SheetColumn) -> str:
        return titles.get(raw(one), raw(one)) if there(one) else ""

    def icon(one: SheetColumn) -> str:
        return "expand" if there(one) else ""

    return Column(
        key, title, text, store=lambda one, _text: one, raw=raw, choices=options, width=width, icon=icon
    )
