"""The products of a row: name, value, weight, and each product's own lead and base."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from gf_desktop.domain.document import Answer, ProductAnswer
from gf_desktop.domain.numbers import Reading
from gf_desktop.domain.result import DerivedItem, RowResult
from gf_desktop.domain.scoring.merge import computed_items
from gf_desktop.ui.assessment.inputs.base import RowInput, Spec, show_figure
from gf_desktop.ui.assessment.inputs.product_notes import COLUMNS, Column, ProductNotes
from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.focus_order import put_in_order
from gf_desktop.ui.widgets.link_label import LinkLabel
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.number_edit import DRAFT_DELAY, NumberEdit
from gf_desktop.ui.widgets.rich_text import rich_text
from gf_desktop.ui.widgets.unit_field import DIMENSIONLESS

MOST = 20


@dataclass(slots=True)
class _Line:
    """One product's line; ``item`` is the computed product that it stands for, None for one entered by hand."""

    name: QLineEdit
    figures: dict[Column, NumberEdit]
    remove: QToolButton
    note: LinkLabel
    item: DerivedItem | None = None

    def widgets(self) -> tuple[QWidget, ...]:
        """Return the line's widgets from left to right."""
        return (self.name, *self.figures.values(), self.remove)

    def product(self) -> ProductAnswer:
        """Return the product that was typed in the line; of a computed one only what was typed over it."""
        values: dict[str, Decimal | None] = {c: f.reading().value for c, f in self.figures.items()}
        if self.item is not None and not self.overridden():
            return ProductAnswer()
        return ProductAnswer(name=self.name.text().strip(), **values)

    def overridden(self) -> bool:
        """Whether a figure, or text in its place, was typed in the line."""
        return any(field.reading() != Reading() for field in self.figures.values())

    def drafts(self) -> dict[str, str]:
        """Return the line's text that is no figure yet, by column."""
        read = {column: field.reading().draft for column, field in self.figures.items()}
        return {column: draft for column, draft in read.items() if draft}


class ProductsInput(RowInput):
    """A table of products; the largest by weight count. Computed ones stand first, each figure can be typed over.

    One empty line waits where nothing is there.

    Signals:
        grown: Lines came or went.
    """

    grown = Signal()
    several = True

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        assert spec.measure.products is not None
        self.table: list[_Line] = []
        self._read_only = False
        self._items: tuple[DerivedItem, ...] = ()
        self._answer = Answer()
        self._notes = ProductNotes(spec)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(8))
        self._grid.setVerticalSpacing(space(4))
        self._grid.setColumnStretch(0, 5)
        self.complaint = MessageLine()
        self.add = QPushButton(self.tr("添加产品"))
        self.add.setObjectName("add-product")
        set_icon(self.add, "add")
        self.add.clicked.connect(self._on_add)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAFT_DELAY)
        self._rest.timeout.connect(self.paused)
        self._put_headings()
        self.lines.addLayout(self._grid)
        self._resize(1)
        foot = QHBoxLayout()
        foot.setSpacing(space(12))
        foot.addWidget(self.add)
        foot.addWidget(self.complaint, 1)
        self.lines.addLayout(foot)

    def headings(self) -> tuple[str, ...]:
        """Return the words above the columns."""
        measure = self.spec.measure
        assert measure.products is not None
        labels = self.spec.comparer.labels
        unit = "" if measure.unit in ("", *DIMENSIONLESS) else f"（{measure.unit}）"
        weight = self.tr("权重（{unit}）").format(unit=measure.products.weight)
        return (self.tr("产品"), self.tr("指标值") + unit, weight, labels.lead, labels.base)

    def _put_headings(self) -> None:
        assert self.spec.measure.products is not None
        hint = QLabel(
            self.tr(
                "按权重取最大的 {top} 种产品，各用自己的{lead}和{base}（所适用限额或定额标准中的值）。"
            ).format(
                top=self.spec.measure.products.top,
                lead=self.spec.comparer.labels.lead,
                base=self.spec.comparer.labels.base,
            )
        )
        hint.setWordWrap(True)
        set_role(hint, "muted")
        self.lines.addWidget(hint)
        for column, text in enumerate(self.headings()):
            label = QLabel(rich_text(text))
            label.setTextFormat(Qt.TextFormat.RichText)
            set_role(label, "muted")
            label.setAlignment(Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(label, 0, column)

    def _new_line(self) -> _Line:
        number = len(self.table) + 1
        headings = self.headings()
        name = QLineEdit()
        name.setObjectName(f"product-{number}-name")
        name.setAccessibleName(self.tr("产品 {number} 名称").format(number=number))
        name.setMinimumWidth(name.fontMetrics().horizontalAdvance("字") * 8)
        name.editingFinished.connect(self._on_named)
        name.textEdited.connect(self._on_name_edited)
        figures = {column: self._figure(number, column, headings[i]) for i, column in enumerate(COLUMNS, 1)}
        remove = QToolButton()
        remove.setObjectName(f"product-{number}-remove")
        remove.setAccessibleName(self.tr("删去产品 {number}").format(number=number))
        remove.setToolTip(self.tr("删去这种产品，可撤销"))
        set_icon(remove, "remove")
        remove.clicked.connect(self._on_remove)
        note = LinkLabel()
        note.setObjectName(f"product-{number}-note")
        set_role(note, "muted")
        note.asked.connect(self.asked)
        return _Line(name, figures, remove, note)

    def _figure(self, number: int, column: Column, heading: str) -> NumberEdit:
        field = NumberEdit()
        field.setObjectName(f"product-{number}-{column}")
        field.setAccessibleName(self.tr("产品 {number} {heading}").format(number=number, heading=heading))
        field.setMinimumWidth(field.fontMetrics().horizontalAdvance("0") * 8)
        field.reading_changed.connect(self._complain)
        self.follow(field)
        return field

    def _on_name_edited(self, _text: str) -> None:
        self._rest.start()

    def _on_named(self) -> None:
        """Hand names over, if the user has changed any."""
        self._rest.stop()
        changed = [line.name for line in self.table if line.name.isModified()]
        for name in changed:
            name.setModified(False)
        if changed:
            self.finished.emit()

    def _resize(self, count: int) -> None:
        """Show so many lines."""
        while len(self.table) > max(count, 1):
            gone = self.table.pop()
            for widget in (*gone.widgets(), gone.note):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self.table) < max(count, 1):
            line = self._new_line()
            self.table.append(line)
            place = 2 * len(self.table) - 1
            for column, widget in enumerate(line.widgets()):
                self._grid.addWidget(widget, place, column)
                widget.show()
            self._grid.addWidget(line.note, place + 1, 0, 1, len(COLUMNS) + 1)
        self.set_read_only(self._read_only)
        self.setFocusProxy(self.table[0].name)
        stops = (widget for line in self.table for widget in (*line.widgets(), line.note))
        put_in_order(self, (*stops, self.add))
        self.grown.emit()

    def _on_add(self) -> None:
        self._resize(min(len(self.table) + 1, MOST))
        self.table[-1].name.setFocus()

    def _on_remove(self) -> None:
        """Take a product away; of a computed one only what was typed over it."""
        gone = next(i for i, line in enumerate(self.table) if line.remove is self.sender())
        kept = [(line.product(), line.drafts()) for i, line in enumerate(self.table) if i != gone]
        self._fill(kept)
        self.table[min(gone, len(self.table) - 1)].name.setFocus()
        self.finished.emit()

    def _fill(self, products: list[tuple[ProductAnswer, dict[str, str]]]) -> None:
        """Show the computed products with what was typed over them, then those that were only typed."""
        left = [one for one in products if one != (ProductAnswer(), {})] if self._items else list(products)
        lines: list[tuple[DerivedItem | None, ProductAnswer, dict[str, str]]] = []
        for item in self._items:
            found = next((one for one in left if one[0].name.strip() == item.title.strip()), None)
            if found is not None:
                left.remove(found)
            lines.append((item, *(found or (ProductAnswer(), {}))))
        lines += [(None, *one) for one in left]
        self._resize(len(lines))
        for line, one in zip(self.table, lines or [(None, ProductAnswer(), {})], strict=True):
            self._fill_line(line, *one)
        first = self.table[0]
        self.setFocusProxy(first.name if first.item is None else first.figures["value"])
        self.set_read_only(self._read_only)
        self._complain()

    def _fill_line(
        self, line: _Line, item: DerivedItem | None, product: ProductAnswer, drafts: dict[str, str]
    ) -> None:
        line.item = item
        name = item.title if item is not None else product.name
        if line.name.text().strip() != name:
            line.name.setText(name)
        line.name.setToolTip(self.tr("产品来自基础数据") if item is not None else "")
        words = self.tr("恢复计算值，可撤销") if item is not None else self.tr("删去这种产品，可撤销")
        line.remove.setToolTip(words)
        set_icon(line.remove, "undo" if item is not None else "remove")
        for column, field in line.figures.items():
            show_figure(field, getattr(product, column), drafts.get(column, ""))
            field.set_computed(*self._notes.computed(item, column))

    def show_answer(self, answer: Answer) -> None:
        """Show the products; lines just added and still empty stay."""
        self._answer = answer
        if self.collect(Answer()) == self.collect_of(answer):
            return
        self._fill_from(answer)

    def _fill_from(self, answer: Answer) -> None:
        products = answer.products or ()
        drafts: list[dict[str, str]] = [{} for _ in products]
        for place, draft in answer.drafts.items():
            _group, number, column = place.split("/")
            drafts[int(number)][column] = draft
        self._fill(list(zip(products, drafts, strict=True)))

    def show_result(self, row: RowResult) -> None:
        """Show what was computed of the products, and where lead and base come from."""
        items = computed_items(row.derived)
        self._notes.fit(row)
        if items != self._items:
            self._items = items
            self._fill_from(self._answer)
        if not self.typing:
            for line in self.table:
                line.note.set_lines(self._notes.of(line.item, line.product()))
                self._allow(line)

    def take_computed(self) -> None:
        """Show only what was computed."""
        self._fill([])

    @staticmethod
    def collect_of(answer: Answer) -> Answer:
        """Return only what this input knows of an answer."""
        return Answer(products=answer.products, drafts=answer.drafts)

    def collect(self, answer: Answer) -> Answer:
        """Return ``answer`` with the products that stand here; lines without anything are left out."""
        filled = [line for line in self.table if line.product() != ProductAnswer() or line.drafts()]
        drafts = {
            f"products/{number}/{column}": draft
            for number, line in enumerate(filled)
            for column, draft in line.drafts().items()
        }
        return replace(answer, products=tuple(line.product() for line in filled) or None, drafts=drafts)

    def _complain(self, _reading: object = None) -> None:
        said = [f.reading().message for line in self.table for f in line.figures.values()]
        words = [self.spec.say(message) for message in said if message is not None]
        self.complaint.set_message(Level.ATTENTION, words[0] if words else "")

    def set_read_only(self, read_only: bool) -> None:
        """Show the products without letting them be changed."""
        self._read_only = read_only
        self.add.setEnabled(not read_only and len(self.table) < MOST)
        for line in self.table:
            line.name.setReadOnly(read_only or line.item is not None)
            self._allow(line)
            for field in line.figures.values():
                field.setReadOnly(read_only)

    def _allow(self, line: _Line) -> None:
        line.remove.setEnabled(not self._read_only and (line.item is None or line.overridden()))

    def flush(self) -> None:
        """Hand over every field."""
        for line in self.table:
            for field in line.figures.values():
                field.flush()
        self._on_named()
