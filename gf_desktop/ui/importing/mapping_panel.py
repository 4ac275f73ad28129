"""A sheet that is none of ours: as which ledger it is read, where its heading stands, where each column leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QSplitter, QVBoxLayout, QWidget

from gf_desktop.domain.data_fit import fitting
from gf_desktop.domain.ledgers import LEDGERS, columns, ledger_title
from gf_desktop.ui.importing.column_table import ColumnTable
from gf_desktop.ui.importing.desk import Desk
from gf_desktop.ui.importing.fixed_values import FixedValues
from gf_desktop.ui.importing.tables import RowsTable
from gf_desktop.ui.importing.words import ImportWords
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button
from gf_desktop.ui.widgets.combo import Combo, guard_wheel
from gf_desktop.ui.widgets.elided_label import ElidedLabel
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.options import Option

if TYPE_CHECKING:
    from gf_desktop.services.importing import Place, SheetMapping, SheetState

FORM = "form"
"""The entry of the list that reads a printed form line by line."""


class MappingPanel(QWidget):
    """Edits the mapping of one sheet; nothing is read by it before the user says so.

    Signals:
        settled: The sheet is to be read by this mapping (sheet, mapping).
        ignored: The sheet is to be left out (sheet).
    """

    settled = Signal(object, object)
    ignored = Signal(object)

    def __init__(self, desk: Desk, words: ImportWords) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._place: Place = ("", "")
        self._mapping: SheetMapping | None = None
        self._make_fields()
        self._lay_out()
        guard_wheel(self)

    # --- building -------------------------------------------------------------

    def _make_fields(self) -> None:
        self.title = ElidedLabel()
        set_role(self.title, "section")
        self.how = QLabel()
        self.how.setWordWrap(True)
        set_role(self.how, "muted")
        say = self._desk.say
        self.ledger = Combo(self.tr("读作哪种数据"))
        self.ledger.setObjectName("ledger")
        self.ledger.chosen.connect(self._on_ledger)
        self.first = self._spin(self.tr("表头第一行"), "first")
        self.last = self._spin(self.tr("表头最后一行"), "last")
        self.line = MessageLine()
        self.table = ColumnTable(say)
        self.table.changed.connect(self._on_columns)
        self.fixed = FixedValues(say)
        self.fixed.changed.connect(self._on_fixed)
        self.preview = RowsTable(self.tr("照这样读入的前几行"))
        self.preview.setObjectName("preview")
        self.take = plain_button(self.tr("确认，按这样读入"), "check")
        self.take.setObjectName("take")
        self.take.clicked.connect(self._on_take)
        self.leave = plain_button(self.tr("忽略此表"))
        self.leave.setObjectName("leave")
        self.leave.clicked.connect(lambda: self.ignored.emit(self._place))

    def _spin(self, name: str, object_name: str) -> QSpinBox:
        spin = QSpinBox()
        spin.setObjectName(object_name)
        spin.setAccessibleName(name)
        spin.setRange(1, 1)
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(self._on_heading)
        return spin

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(8))
        head = QHBoxLayout()
        head.setSpacing(space(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.leave)
        head.addWidget(self.take)
        lines.addLayout(head)
        lines.addWidget(self.how)
        lines.addLayout(self._where())
        lines.addWidget(self.fixed)
        lines.addWidget(self._tables(), 1)
        lines.addWidget(self.line)

    def _where(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(8))
        label = QLabel(self.tr("读作(&D)"))
        label.setBuddy(self.ledger)
        row.addWidget(label)
        row.addWidget(self.ledger)
        row.addSpacing(space(12))
        rows = QLabel(self.tr("表头在第(&H)"))
        rows.setBuddy(self.first)
        for one in (rows, self.first, QLabel(self.tr("行到第")), self.last, QLabel(self.tr("行"))):
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _tables(self) -> QSplitter:
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.table)
        below = QWidget()
        lines = QVBoxLayout(below)
        lines.setContentsMargins(0, space(4), 0, 0)
        lines.setSpacing(space(4))
        label = QLabel(self.tr("照这样读入的前几行"))
        set_role(label, "strong")
        lines.addWidget(label)
        lines.addWidget(self.preview, 1)
        both.addWidget(below)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        return both

    # --- showing --------------------------------------------------------------

    def show_sheet(self, state: SheetState) -> None:
        """Show a sheet as it would be read."""
        from gf_desktop.services.sheet_columns import MONEY

        self._place = state.place
        under_way = self._desk.current()
        self.title.set_text(state.name)
        self.how.setText(self._words.how(state))
        set_role(self.how, "attention" if state.how == "waiting" else "muted")
        self.leave.setText(self.tr("不再忽略") if state.how == "ignored" else self.tr("忽略此表"))
        self._mapping = under_way.mapping(state.place)
        self.fixed.clear()
        if self._mapping is not None and state.how in ("settled", "remembered"):
            self.fixed.set_money(next((u for u in self._mapping.units.values() if u in MONEY), ""))
        self._show()

    def offered(self, known: str) -> list[Option]:
        """Return the ledgers that fit the table, and the ``known`` one that the sheet is read as now."""
        model = self._desk.model
        fit = fitting(model.pack, model.document)
        return [
            Option(one, self._desk.say(ledger_title(one))) for one in LEDGERS if one in fit or one == known
        ]

    def _show(self) -> None:
        mapping, under_way = self._mapping, self._desk.current()
        page = under_way.page(self._place)
        lines = mapping is not None and mapping.layout == "lines"
        form = (
            [Option(FORM, self.tr("{form} 表（按行名认）").format(form=mapping.form))]
            if lines and mapping
            else []
        )
        self.ledger.set_options([*form, *self.offered(mapping.ledger if mapping else "")])
        self.ledger.set_value(FORM if lines else mapping.ledger if mapping else "")
        for spin, at in (
            (self.first, mapping.first_header if mapping else 0),
            (self.last, mapping.last_header if mapping else 0),
        ):
            spin.blockSignals(True)
            spin.setRange(1, max(page.height, 1))
            spin.setValue(at + 1)
            spin.setEnabled(mapping is not None)
            spin.blockSignals(False)
        self.take.setEnabled(mapping is not None)
        self._show_columns()

    def _show_columns(self) -> None:
        mapping = self._mapping
        if mapping is None:
            self.table.show_columns(None, self._desk.current().bare_columns(self._place))
            self.preview.show_rows((), ())
            self.fixed.show_for(None)
            self.line.set_message(Level.INFO, self.tr("请先选择这张表读作哪种数据。"))
            return
        ledger = mapping.ledger if mapping.layout == "rows" else ""
        self.table.show_columns(ledger, self._desk.current().columns(self._place, mapping))
        self.fixed.show_for(mapping)
        self._show_preview(mapping)

    def _show_preview(self, mapping: SheetMapping) -> None:
        told = self._desk.current().preview(self._place, self.fixed.applied(mapping))
        ledgers = list(dict.fromkeys(self._ledger_of(row) for row, _ in told.rows))
        wanted = [one for ledger in ledgers[:1] for one in columns(ledger) if one.key != "id"]
        shown = [
            one
            for one in wanted
            if any(self._words.value(row, one) for row, _ in told.rows if self._ledger_of(row) == ledgers[0])
        ]
        rows = [
            tuple(self._words.value(row, one) for one in shown)
            for row, _ in told.rows
            if self._ledger_of(row) == ledgers[0]
        ]
        figures = [one.kind in ("number", "quantity") for one in shown]
        self.preview.show_rows([self._desk.say(one.title) for one in shown], rows, figures)
        self._say_state(there=bool(rows))

    @staticmethod
    def _ledger_of(row: object) -> str:
        return next(name for name, kind in LEDGERS.items() if type(row) is kind)

    def _say_state(self, *, there: bool) -> None:
        """Say first what keeps the rows from being read, else what a person should look at."""
        questions = self._desk.current().questions(self._place)
        if lack := self.fixed.lacking_titles():
            said = self.tr("每一行都要有“{columns}”：请把一列对应过去，或在上面填每一行相同的值。")
            self.line.set_message(Level.ATTENTION, said.format(columns=self.tr("”“").join(lack)))
        elif self.fixed.money_open():
            self.line.set_message(Level.ATTENTION, self.tr("请选定金额单位：千元不会被当作万元。"))
        elif not there:
            self.line.set_message(
                Level.ATTENTION, self.tr("照这样读不到任何一行，请核对表头的行和各列的对应。")
            )
        elif questions:
            self.line.set_message(Level.INFO, self._desk.say(questions[0].said))
        else:
            self.line.set_message(Level.NONE, "")

    # --- changing -------------------------------------------------------------

    def _on_ledger(self, ledger: str) -> None:
        if ledger == FORM:
            return
        self._mapping = self._desk.current().named(self._place, ledger)
        self.fixed.clear()
        self._show()

    def _on_heading(self) -> None:
        if self._mapping is None:
            return
        under_way = self._desk.current()
        first, last = self.first.value() - 1, self.last.value() - 1
        if first != self._mapping.first_header and self._mapping.layout == "rows":
            self._mapping = under_way.named(self._place, self._mapping.ledger, first)
        else:
            self._mapping = under_way.headed(self._place, self._mapping, min(first, last), max(first, last))
        self._show()

    def _on_columns(self, found: object) -> None:
        from gf_desktop.services.sheet_columns import with_columns

        if self._mapping is not None:
            self._mapping = with_columns(self._mapping, found)  # type: ignore[arg-type]
            self._show_columns()

    def _on_fixed(self) -> None:
        if self._mapping is not None:
            self._show_preview(self._mapping)

    def _on_take(self) -> None:
        if self._mapping is None:
            return
        if self.fixed.lacking_titles() or self.fixed.money_open():
            self.fixed.focus_open()
            return
        self.settled.emit(self._place, replace(self.fixed.applied(self._mapping)))
