"""Several values under one row, each with its benchmarks; weights where the scheme lets them be entered."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from gf_desktop.domain.document import Answer
from gf_desktop.domain.numbers import Reading
from gf_desktop.domain.pack import Part
from gf_desktop.domain.result import RowResult
from gf_desktop.domain.scoring.merge import computed_items
from gf_desktop.ui.assessment.figures import compared, computed_text, exact_figure
from gf_desktop.ui.assessment.inputs.base import BAR_PLACE, RowInput, Spec, show_figure
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.benchmark_bar import BenchmarkBar
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.unit_field import UnitField

PARTS, WEIGHTS = "parts", "weights"


class PartsInput(RowInput):
    """One line for each part: its value, its bar, its weight. Only filled parts count."""

    several = True

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.fields: dict[str, UnitField] = {}
        self.weights: dict[str, UnitField] = {}
        self.bars: dict[str, BenchmarkBar] = {}
        for part in spec.measure.parts:
            self._add_part(part)
        self.lines.addWidget(self._hint())
        self.weigh = text_link(self.tr("填写权重…"))
        self.weigh.setObjectName("weigh")
        if not self.weighted:
            self.weigh.hide()
        self.weigh.setAccessibleName(self.tr("{title}：填写权重").format(title=spec.title))
        self.weigh.clicked.connect(self._on_weigh)
        self.lines.addWidget(self.weigh, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(next(iter(self.fields.values())))

    @property
    def weighted(self) -> bool:
        """Whether weights may be entered."""
        return self.spec.measure.share in ("entered", "entered-else-values")

    def _add_part(self, part: Part) -> None:
        """Put a part's name above its field, so that field and bar stand where they stand in every card."""
        name = QLabel(part.title)
        name.setWordWrap(True)
        field = UnitField(f"{self.spec.title} {part.title}", self.spec.measure.unit, say=self.spec.say)
        bar = BenchmarkBar()
        self.fields[part.id], self.bars[part.id] = field, bar
        self.follow(field)
        row = QHBoxLayout()
        row.setSpacing(space(16))
        row.addWidget(field, BAR_PLACE[0])
        row.addWidget(bar, BAR_PLACE[1], Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(space(2))
        lines.addWidget(name)
        lines.addLayout(row)
        if self.weighted:
            lines.addWidget(self._weight(part))
        self.lines.addLayout(lines)

    def _weight(self, part: Part) -> UnitField:
        label = self.tr("{title} 权重").format(title=part.title)
        weight = UnitField(label, self.tr("权重，可不填"), say=self.spec.say, characters=8)
        self.weights[part.id] = weight
        self.follow(weight)
        weight.hide()
        return weight

    def _on_weigh(self) -> None:
        self._show_weights()
        next(iter(self.weights.values())).setFocus()

    def _show_weights(self) -> None:
        self.weigh.hide()
        for weight in self.weights.values():
            weight.show()

    def _hint(self) -> QLabel:
        hint = QLabel(
            {
                "entered": self.tr("只计已填写的值，按填写的权重分配分值。"),
                "entered-else-values": self.tr(
                    "只计已填写的值。填了权重按权重分配分值，未填则按各值大小分配：其中一个值变好，得分也可能下降。"
                ),
                "equal": self.tr("只计已填写的值，分值平均分配。"),
            }[self.spec.measure.share or "equal"]
        )
        set_role(hint, "muted")
        hint.setWordWrap(True)
        return hint

    def show_answer(self, answer: Answer) -> None:
        """Show every part's value and weight, or its draft."""
        for group, fields, values in (
            (PARTS, self.fields, answer.parts or {}),
            (WEIGHTS, self.weights, answer.weights or {}),
        ):
            for part_id, field in fields.items():
                show_figure(field, values.get(part_id), answer.drafts.get(f"{group}/{part_id}", ""))
        if answer.weights or any(place.startswith(WEIGHTS) for place in answer.drafts):
            self._show_weights()

    def collect(self, answer: Answer) -> Answer:
        """Return ``answer`` with the values, weights and drafts that stand here."""
        drafts: dict[str, str] = {}
        parts = _read(PARTS, self.fields, drafts)
        weights = _read(WEIGHTS, self.weights, drafts)
        return replace(answer, parts=parts or None, weights=weights or None, drafts=drafts)

    def show_result(self, row: RowResult) -> None:
        """Put each part's dot where its value stands; a computed one stands in its field until one is typed."""
        computed = {one.key: one.value for one in computed_items(row.derived)}
        for part_id, field in self.fields.items():
            self._show_computed(field, computed.get(part_id))
        for pair in row.pairs:
            if pair.inner in self.bars:
                value = self.fields[pair.inner].reading().value
                exact = Fraction(value) if value is not None else computed.get(pair.inner)
                self.bars[pair.inner].set_state(self.spec.comparer.bar(pair, self.spec.measure, exact))

    def _show_computed(self, field: UnitField, value: Fraction | None) -> None:
        if value is None:
            field.set_computed("", "")
            field.set_hint("")
            return
        measure, typed = self.spec.measure, field.reading().value
        field.set_computed(computed_text(value, measure), exact_figure(value))
        field.set_hint(compared(typed, value, measure) if typed is not None else self.tr("由基础数据计算"))

    def set_read_only(self, read_only: bool) -> None:
        """Show the values without letting them be changed."""
        for field in (*self.fields.values(), *self.weights.values()):
            field.set_read_only(read_only)

    def flush(self) -> None:
        """Hand over every field."""
        for field in (*self.fields.values(), *self.weights.values()):
            field.flush()


def _read(group: str, fields: dict[str, UnitField], drafts: dict[str, str]) -> dict[str, Decimal]:
    """Return the figures that stand in the fields, and put what is no figure yet into ``drafts``."""
    values: dict[str, Decimal] = {}
    for key, field in fields.items():
        reading: Reading = field.reading()
        if reading.value is not None:
            values[key] = reading.value
        elif reading.draft:
            drafts[f"{group}/{key}"] = reading.draft
    return values
