"""数据概览: which data this table needs, how far each is, what is missing, and how to take data in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gf_desktop.ui.assessment import states
from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.assessment.place import DATA, Place, place_of
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button, text_link
from gf_desktop.ui.widgets.table_model import TableModel
from gf_desktop.ui.year import needed
from gf_desktop.ui.year.list_table import ListTable
from gf_desktop.ui.year.overview_rows import GapRow, LedgerRow, OverviewColumns
from gf_desktop.ui.year.template import TemplateButton

MOST_GAPS = 8
"""Lines of the list of gaps that are seen at once; the others are scrolled to."""


class OverviewPage(Part):
    """Tables of the needed ledgers, of what is missing, and of the other ledgers. Enter opens what a line names."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self.heading.setText(self.tr("基础数据"))
        self.summary = QLabel()
        self.summary.setObjectName("summary")
        set_role(self.summary, "muted")
        self._words = OverviewColumns(self.model)
        self._needed = needed.needed(self.model.pack)
        self._others = needed.others(self.model.pack)
        self._build_head()
        self.needed = self._table(self.tr("本评价需要的数据"), "needed", TableModel(self._words.needed()))
        self.gaps = self._table(self.tr("还缺什么"), "gaps", TableModel(self._words.gaps()))
        why = self.tr("这张评价表不用它们计算指标；需要时可以填写，同一年度的其他评价也能用。")
        self.others = self._table(self.tr("其他数据"), "others", TableModel(self._words.others()), why)
        self.body.addStretch(1)
        self.needed.row_activated.connect(self._open_needed)
        self.gaps.row_activated.connect(self._open_gap)
        self.others.row_activated.connect(self._open_other)
        self.model.changed.connect(self._on_changed)
        self.entered()

    # --- building -------------------------------------------------------------

    def _build_head(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(space(16), space(12), space(16), space(8))
        head.addWidget(self.heading)
        head.addSpacing(space(12))
        head.addWidget(self.summary)
        self.to_gaps = text_link("")
        self.to_gaps.setObjectName("to-gaps")
        self.to_gaps.clicked.connect(self._on_to_gaps)
        head.addSpacing(space(8))
        head.addWidget(self.to_gaps)
        head.addStretch(1)
        self.buttons: list[QPushButton] = []
        if self.context.write_template is not None and self.context.ask is not None:
            template = TemplateButton(self.model, self.context.write_template, self.context.ask)
            self.buttons.append(template)
            self.body.addWidget(template.line)
        if self.context.import_tables is not None and not self.model.read_only:
            take_in = plain_button(self.tr("从表格文件导入…"), "import")
            take_in.setObjectName("import-tables")
            take_in.clicked.connect(self._on_import)
            self.buttons.append(take_in)
        for button in self.buttons:
            head.addWidget(button)
        self.outer.insertLayout(0, head)

    def _table(
        self, title: str, name: str, model: TableModel[LedgerRow] | TableModel[GapRow], why: str = ""
    ) -> ListTable:
        label = QLabel(title)
        set_role(label, "section")
        table = ListTable(title)
        table.setObjectName(name)
        model.setParent(table)
        table.setModel(model)
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, space(4), 0, 0)
        lines.setSpacing(space(8))
        lines.addWidget(label)
        if why:
            words = QLabel(why)
            words.setWordWrap(True)
            set_role(words, "muted")
            lines.addWidget(words)
        lines.addWidget(table)
        self.body.addWidget(box)
        return table

    # --- showing --------------------------------------------------------------

    def entered(self) -> None:
        """Show how far everything is now."""
        result = self.model.result
        missing = needed.gaps(result)
        at = needed.gaps_at(missing)
        self.needed.fill([self._row(ledger, at) for ledger in self._needed])
        self.others.fill([self._row(ledger, {}) for ledger in self._others])
        self.gaps.fill([self._words.gap(gap) for gap in missing], MOST_GAPS)
        box = self.gaps.parentWidget()
        if box is not None:
            box.setVisible(bool(missing))
        self.to_gaps.setText(self.tr("还缺 {count} 处").format(count=len(missing)))
        self.to_gaps.setVisible(bool(missing))
        done = needed.computed(self.model.pack, result)
        said = self.tr("由数据计算的指标 {rows} 项，已算出 {there} 项")
        self.summary.setText(said.format(rows=done.rows, there=done.there))

    def _row(self, ledger: str, counts: Mapping[str, int]) -> LedgerRow:
        document = self.model.document
        wanted = ledger in self._needed
        state = states.ledger_state(self.model, ledger, counts) if wanted else states.State()
        return LedgerRow(ledger, state, needed.filled(document, ledger), counts.get(ledger, 0))

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self.entered()

    # --- going ----------------------------------------------------------------

    def _open_needed(self, number: int) -> None:
        self.context.go(Place(DATA, self._needed[number]))

    def _open_other(self, number: int) -> None:
        self.context.go(Place(DATA, self._others[number]))

    def _open_gap(self, number: int) -> None:
        model = self.gaps.model()
        assert isinstance(model, TableModel)
        row = model.row(number)
        assert isinstance(row, GapRow)
        self.context.go(place_of(row.gap.place))

    def _on_to_gaps(self) -> None:
        self.reveal(self.gaps)
        self.gaps.setFocus()

    def _on_import(self) -> None:
        if self.context.import_tables is not None:
            self.model.flush()
            self.context.import_tables()

    def focus_row(self, row: str) -> bool:
        """Put the focus on a ledger's line, or on the first that is not complete."""
        wanted = [row] if row else [*self._open_ones(), *self._needed[:1]]
        found = next((ledger for ledger in wanted if ledger in self._needed), None)
        if found is None:
            return False
        model = self.needed.model()
        assert model is not None
        self.needed.setCurrentIndex(model.index(self._needed.index(found), 0, QModelIndex()))
        self.needed.setFocus()
        return True

    def _open_ones(self) -> list[str]:
        at = needed.gaps_at(needed.gaps(self.model.result))
        return [one for one in self._needed if states.ledger_state(self.model, one, at).sign != "done"]
