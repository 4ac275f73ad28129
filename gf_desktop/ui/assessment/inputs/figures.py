"""One figure with its unit and the benchmark bar; and points given by hand, with the reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from gf_desktop.domain.document import Answer
from gf_desktop.domain.numbers import Reading, decimal_text
from gf_desktop.domain.result import Derived, RowResult
from gf_desktop.ui.assessment.figures import computed_text, exact_figure
from gf_desktop.ui.assessment.inputs.base import (
    BAR_PLACE,
    RowInput,
    Spec,
    show_figure,
    with_draft,
    year_label,
)
from gf_desktop.ui.assessment.texts import show_text
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.benchmark_bar import BenchmarkBar
from gf_desktop.ui.widgets.computed_field import ComputedField
from gf_desktop.ui.widgets.text_field import TextField
from gf_desktop.ui.widgets.unit_field import UnitField


class FigureInput(RowInput):
    """A figure, its unit, and where it stands; a computed one stands in the field's place until one is typed."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.field = UnitField(self._name(), self._unit(), say=spec.say)
        self.computed = ComputedField(self._name(), self._unit())
        self.computed.hide()
        self.computed.by_hand.connect(self._on_by_hand)
        self.computed.explained.connect(self.explained)
        self._value: Fraction | None = None
        self._by_hand = False
        self._possible = False
        self.bar = BenchmarkBar()
        self.bar.hide()
        self._pairs = False
        self.follow(self.field)
        self.field.reading_changed.connect(self._on_reading)
        row = self.line = QHBoxLayout()
        row.setSpacing(space(16))
        if spec.year is not None:
            row.addWidget(year_label(spec.year, self.field, self.field.edit), 0, Qt.AlignmentFlag.AlignTop)
            row.setSpacing(space(8))
        row.addWidget(self.field, BAR_PLACE[0])
        row.addWidget(self.computed, BAR_PLACE[0])
        row.addWidget(self.bar, BAR_PLACE[1])
        self.lines.addLayout(row)
        self.setFocusProxy(self.field)

    def _name(self) -> str:
        title, year = self.spec.title, self.spec.year
        return title if year is None else self.tr("{title}：{year} 年").format(title=title, year=year)

    def _unit(self) -> str:
        measure = self.spec.measure
        if measure.ticks is not None and measure.ticks.counted:
            return self.tr("项（共 {most} 项）").format(most=measure.ticks.most)
        return measure.unit

    def show_answer(self, answer: Answer) -> None:
        """Show the figure, or the draft in its place."""
        show_figure(self.field, answer.value, answer.draft)
        if answer.value is not None or answer.draft:
            self._by_hand = False
        self._fit()

    def collect(self, answer: Answer) -> Answer:
        """Return ``answer`` with this figure or draft."""
        reading = self.field.reading()
        return replace(answer, value=reading.value, draft=reading.draft)

    def show_result(self, row: RowResult) -> None:
        """Put the dot where the value stands, and say it; show what was computed."""
        self._show_computed(row.derived)
        pairs = row.pairs
        self._pairs = bool(pairs)
        self._on_reading()
        if pairs:
            self.bar.set_state(self.spec.comparer.bar(pairs[0], self.spec.measure, row.value))

    def _on_reading(self, _reading: object = None) -> None:
        """Leave the whole width to what is said of a text that is no figure: there is no dot to show then."""
        self.bar.setVisible(self._pairs and not self.field.message.text())

    def _show_computed(self, derived: Derived | None) -> None:
        self._value = derived.value if derived is not None and derived.complete else None
        if self._value is not None:
            shown = computed_text(self._value, self.spec.measure)
            self.computed.set_value(shown, exact_figure(self._value))
        self._possible = derived is not None and not derived.gaps and not derived.complete
        self._fit()

    def _fit(self) -> None:
        """Show the computed figure, or the field; never change one for the other while one types."""
        empty = self.field.reading() == Reading()
        self.field.set_hint(self._quiet_hint(empty))
        if self.typing or self.field.edit.hasFocus():
            return
        self._show_one(computed=self._value is not None and empty and not self._by_hand)

    def _quiet_hint(self, empty: bool) -> str:
        """Return what stands below the field while nothing is wrong with it."""
        return self.tr("也可在“基础数据”中填写后自动计算") if self._possible and empty else ""

    def _show_one(self, *, computed: bool) -> None:
        self.computed.setVisible(computed)
        self.field.setVisible(not computed)
        self.setFocusProxy(self.computed if computed else self.field)

    @property
    def says_origin(self) -> bool:
        """Whether the computed figure stands there, or the hint that it could."""
        return self._possible or not self.computed.isHidden()

    @property
    def opened(self) -> bool:
        """Whether the empty field stands open though there is a computed figure."""
        return self._by_hand and self._value is not None and self.field.reading() == Reading()

    def take_computed(self) -> None:
        """Show the computed figure again."""
        self._by_hand = False
        self.field.set_value("")
        self._show_one(computed=self._value is not None)

    def _on_by_hand(self) -> None:
        self._by_hand = True
        self._fit()
        self.field.setFocus()
        self.turned.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Show the figure without letting it be changed."""
        self.field.set_read_only(read_only)
        self.computed.set_read_only(read_only)

    def flush(self) -> None:
        """Hand over the figure."""
        self.field.flush()


class ManualInput(FigureInput):
    """Points given by hand in the scheme's steps, with the reason; beside them a figure that moves no point."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.beside = self._make_beside()
        self.reason = TextField(self.tr("{title}：给分理由").format(title=spec.title), lines=2)
        self.reason.set_placeholder(self.tr("为什么给这些分（必填）"))
        self.reason.committed.connect(self._on_finished)
        self.reason.draft_ready.connect(self._on_paused)
        self.lines.addWidget(self.reason)
        self._fit()

    def _make_beside(self) -> UnitField | None:
        """Return the field of the figure noted beside the points, where the table asks for one."""
        beside = self.spec.measure.beside
        if beside is None:
            return None
        title = self.tr("实际值") if beside.title == self.spec.title else beside.title
        label = self.tr("{title}：{beside}").format(title=self.spec.title, beside=title)
        field = UnitField(label, beside.unit, say=self.spec.say)
        field.setObjectName("beside")
        field.set_hint(self.tr("写在旁边备查，不折算成分数"))
        self.follow(field)
        name = QLabel(title)
        name.setBuddy(field.edit)
        name.setContentsMargins(0, (field.edit.sizeHint().height() - name.sizeHint().height()) // 2, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(space(8))
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(field, 1)
        self.line.addLayout(line, BAR_PLACE[1])
        return field

    def _unit(self) -> str:
        return self._out_of(self.spec.points)

    def _out_of(self, most: Decimal | None) -> str:
        return (
            self.tr("分") if most is None else self.tr("分（0～{most} 分）").format(most=decimal_text(most))
        )

    def _quiet_hint(self, _empty: bool) -> str:
        step = self.spec.measure.step
        if step is None:
            return self.tr("由评价人按要求给分")
        return self.tr("由评价人按要求给分，每 {step} 分一档").format(step=decimal_text(step))

    def show_answer(self, answer: Answer) -> None:
        """Show points, the figure beside them, and the reason."""
        super().show_answer(answer)
        if self.beside is not None:
            show_figure(self.beside, answer.beside, answer.drafts.get("beside", ""))
        show_text(self.reason, answer.reason)

    def collect(self, answer: Answer) -> Answer:
        """Return ``answer`` with these points, the figure beside them, and this reason."""
        answer = replace(super().collect(answer), reason=self.reason.text().strip())
        if self.beside is None:
            return answer
        reading = self.beside.reading()
        return with_draft(replace(answer, beside=reading.value), "beside", reading.draft)

    def show_result(self, row: RowResult) -> None:
        """Say out of how many points where only the user knows; there is no benchmark to stand beside."""
        if self.spec.points is None:
            own = row.own_points.value if row.own_points else None
            self.field.set_unit(self._out_of(own.value if own else None))

    def set_read_only(self, read_only: bool) -> None:
        """Show everything without letting it be changed."""
        super().set_read_only(read_only)
        self.reason.set_read_only(read_only)
        if self.beside is not None:
            self.beside.set_read_only(read_only)

    def flush(self) -> None:
        """Hand over points, the figure beside them, and the reason."""
        super().flush()
        self.reason.flush()
        if self.beside is not None:
            self.beside.flush()
