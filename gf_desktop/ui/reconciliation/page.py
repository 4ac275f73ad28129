"""差异调节表: the totals of other papers beside ours, the difference by kind, and the reason for what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from gf_desktop.domain.assessment import row_key
from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.domain.messages import message
from gf_desktop.services.reconciliation import Compared, comparisons
from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.assessment.place import DATA, RECONCILIATION, Place, place_of
from gf_desktop.ui.reconciliation.add_card import AddCard
from gf_desktop.ui.reconciliation.card import ReconciliationCard
from gf_desktop.ui.reconciliation.export import ExportButton
from gf_desktop.ui.reconciliation.words import ReconciliationWords
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.focus_order import put_in_order
from gf_desktop.ui.year.boundary_edits import new_id

LEDGER = "totals"


class ReconciliationPage(Part):
    """A card for each row of ``totals``, in the ledger's order, and one that adds a row."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self.heading.setText(self.tr("差异调节表"))
        self.words = ReconciliationWords(self.model)
        self.cards: dict[str, ReconciliationCard] = {}
        self.compared: tuple[Compared, ...] = ()
        self.export: ExportButton | None = None
        self._build_head()
        self._build_body()
        self.model.changed.connect(self._on_changed)
        self.model.flushing.connect(self.flush)
        self.entered()

    # --- building -------------------------------------------------------------

    def _build_head(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(space(16), space(12), space(16), space(8))
        self.summary = QLabel()
        self.summary.setObjectName("summary")
        set_role(self.summary, "muted")
        self.to_table = text_link(self.tr("在表格里看这些合计数"))
        self.to_table.setObjectName("to-table")
        self.to_table.clicked.connect(self._on_to_table)
        head.addWidget(self.heading)
        head.addSpacing(space(12))
        head.addWidget(self.summary)
        head.addSpacing(space(8))
        head.addWidget(self.to_table)
        head.addStretch(1)
        if self.context.reports is not None and self.context.ask is not None:
            self.export = ExportButton(self.model, self.context.reports, self.context.ask)
            head.addWidget(self.export)
            self.body.addWidget(self.export.line)
        self.outer.insertLayout(0, head)

    def _build_body(self) -> None:
        self.purpose = QLabel(
            self.tr(
                "把统计报表、结算单据、排污许可年度执行报告和温室气体排放报告上的合计数填在这里，"
                "程序与基础数据算出的合计并排比较，能分清的差异分项列出，其余的请写明原因。"
            )
        )
        self.purpose.setWordWrap(True)
        set_role(self.purpose, "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(8))
        self.add_card = AddCard(self.words)
        self.add_card.added.connect(self._on_added)
        self.body.addWidget(self.purpose)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.add_card)
        self.body.addStretch(1)

    # --- showing --------------------------------------------------------------

    def entered(self) -> None:
        """Compare anew."""
        self.compared = comparisons(self.model.document, self.model.session.factors)
        self._match()
        for number, one in enumerate(self.compared, 1):
            card = self.cards[one.row.id]
            card.show_compared(one, number)
            card.set_read_only(self.model.read_only)
        self.add_card.setVisible(not self.model.read_only)
        self.summary.setText(self._summary())
        self.to_table.setVisible(bool(self.compared))
        if self.export is not None:
            self.export.setVisible(bool(self.compared))

    def _match(self) -> None:
        """Have a card for each row, in order; those of others go."""
        wanted = [one.row.id for one in self.compared]
        for key in [key for key in self.cards if key not in wanted]:
            gone = self.cards.pop(key)
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        found = {one.row.id: self.cards.get(one.row.id) or self._card(one.row) for one in self.compared}
        for place, card in enumerate(found.values()):
            if self._lines.indexOf(card) != place:
                self._lines.removeWidget(card)
                self._lines.insertWidget(place, card)
                card.show()  # at once, so that the focus can go there
        self.cards = found

    def _card(self, row: TotalRow) -> ReconciliationCard:
        card = ReconciliationCard(row, self.model, self.words)
        card.edited.connect(self._on_edited)
        card.removal_asked.connect(self._on_removed)
        card.place_asked.connect(self._on_place)
        return card

    def _summary(self) -> str:
        if not self.compared:
            return self.tr("还没有填报表合计数")
        counts = Counter(one.state for one in self.compared)
        left, missing = counts["open"], counts["missing"]
        parts = [self.tr("共 {count} 项").format(count=len(self.compared))]
        if left:
            parts.append(self.tr("{count} 项的差异还没有写明原因").format(count=left))
        if missing:
            parts.append(self.tr("{count} 项还不能比较").format(count=missing))
        if not left and not missing:
            parts.append(self.tr("差异都已解释"))
        return "，".join(parts)

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self.entered()
            self._order()

    def _order(self) -> None:
        if self.isVisible():
            stops = [stop for card in self.cards.values() for stop in card.stops()]
            put_in_order(self, [self.to_table, self.export, *stops, *self.add_card.stops()])

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cards in order for Tab, once they lie in their window."""
        super().showEvent(event)
        self._order()

    # --- changing -------------------------------------------------------------

    def _on_edited(self, row_id: str, row: TotalRow, typing: bool) -> None:
        if self.model.read_only or self.model.document.ledgers.row(LEDGER, row_id) is None:
            return
        said = message("ui.reconciliation.edited", title=self.words.title(row))
        self.model.change({("rows", row_key(LEDGER, row_id)): row}, said, typing=typing)

    def _on_added(self, row: TotalRow) -> None:
        rows = self.model.document.ledgers.totals
        row = replace(row, id=new_id(one.id for one in rows))
        said = message("ui.reconciliation.added", title=self.words.title(row))
        self.model.rows(LEDGER, (*rows, row), said)
        self.focus_row(f"{row.id}/reason")

    def _on_removed(self, row_id: str) -> None:
        self.model.flush()
        rows = self.model.document.ledgers.totals
        numbers = [one.id for one in rows]
        if row_id not in numbers:
            return
        at = numbers.index(row_id)
        said = message("ui.reconciliation.removed", title=self.words.title(rows[at]))
        self.model.rows(LEDGER, (*rows[:at], *rows[at + 1 :]), said)
        self._focus_near(at)

    def _focus_near(self, at: int) -> None:
        """Put the focus where the card that went away stood, else on the one that adds."""
        left = list(self.cards)
        self.focus_row(left[min(at, len(left) - 1)] if left else "")

    # --- going ----------------------------------------------------------------

    def _on_place(self, path: str) -> None:
        self.context.go(place_of(path))

    def _on_to_table(self) -> None:
        self.context.go(Place(DATA, LEDGER))

    def seen_here(self, place: Place) -> Place | None:
        """Return a row of the ledger as it is seen on this page."""
        return replace(place, part=RECONCILIATION) if place.page == Place(DATA, LEDGER) else None

    def focus_row(self, row: str) -> bool:
        """Put the focus on a row (``r1``) or one of its columns (``r1/reason``), else where work begins."""
        row_id, _, column = row.partition("/")
        card = self.cards.get(row_id) or self._first()
        if card is None:
            if not self.add_card.isVisible():
                return False
            self.reveal(self.add_card)
            self.add_card.fields.paper.setFocus()
            return not row
        self.reveal(card)
        card.field(column).setFocus()
        return True

    def _first(self) -> ReconciliationCard | None:
        waiting: Sequence[Compared] = [one for one in self.compared if one.state in ("open", "missing")]
        first = next(iter((*waiting, *self.compared)), None)
        return self.cards[first.row.id] if first is not None else None

    def flush(self) -> None:
        """Hand over what is still being written."""
        for card in tuple(self.cards.values()):
            card.flush()
