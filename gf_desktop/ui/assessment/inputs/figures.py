"""One figure with its unit and the benchmark bar; and points given by hand, with the reason."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel

from gf_desktop.domain.document import Answer
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.domain.result import RowResult
from gf_desktop.ui.assessment.inputs.base import BAR_PLACE, RowInput, Spec, show_figure
from gf_desktop.ui.assessment.texts import show_text
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.benchmark_bar import BenchmarkBar
from gf_desktop.ui.widgets.text_field import TextField
from gf_desktop.ui.widgets.unit_field import UnitField


class FigureInput(RowInput):
    """A figure, its unit, and where it stands."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.field = UnitField(spec.title, self._unit(), say=spec.say)
        self.bar = BenchmarkBar()
        self.bar.hide()
        self._pairs = False
        self.follow(self.field)
        self.field.reading_changed.connect(self._on_reading)
        row = QHBoxLayout()
        row.setSpacing(space(16))
        row.addWidget(self.field, BAR_PLACE[0])
        row.addWidget(self.bar, BAR_PLACE[1])
        self.lines.addLayout(row)
        self.setFocusProxy(self.field)

    def _unit(self) -> str:
        measure = self.spec.measure
        if measure.ticks is not None and measure.ticks.counted:
            return self.tr("项（共 {most} 项）").format(most=measure.ticks.most)
        return measure.unit

    def show_answer(self, answer: Answer) -> None:
        """Show the figure, or the draft in its place."""
        show_figure(self.field, answer.value, answer.draft)

    def collect(self, answer: Answer) -> Answer:
        """Return ``answer`` with this figure or draft."""
        reading = self.field.reading()
        return replace(answer, value=reading.value, draft=reading.draft)

    def show_result(self, row: RowResult) -> None:
        """Put the dot where the value stands, and say it."""
        pairs = row.pairs
        self._pairs = bool(pairs)
        self._on_reading()
        if pairs:
            self.bar.set_state(self.spec.comparer.bar(pairs[0], self.spec.measure, row.value))

    def _on_reading(self, _reading: object = None) -> None:
        """Leave the whole width to what is said of a text that is no figure: there is no dot to show then."""
        self.bar.setVisible(self._pairs and not self.field.message.text())

    def set_read_only(self, read_only: bool) -> None:
        """Show the figure without letting it be changed."""
        self.field.set_read_only(read_only)

    def flush(self) -> None:
        """Hand over the figure."""
        self.field.flush()


class ManualInput(FigureInput):
    """Points given by hand in the scheme's steps, with the reason."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        hint = QLabel(self._hint())
        set_role(hint, "muted")
        hint.setWordWrap(True)
        self.reason = TextField(self.tr("{title}：给分理由").format(title=spec.title), lines=2)
        self.reason.set_placeholder(self.tr("为什么给这些分（必填）"))
        self.reason.committed.connect(self._on_finished)
        self.reason.draft_ready.connect(self._on_paused)
        self.lines.addWidget(hint)
        self.lines.addWidget(self.reason)

    def _unit(self) -> str:
        return self.tr("分")

    def _hint(self) -> str:
        step = self.spec.measure.step
        if step is None:
            return self.tr("由评价人按要求给分。")
        return self.tr("由评价人按要求给分，每 {step} 分一档。").format(step=decimal_text(step))

    def show_answer(self, answer: Answer) -> None:
        """Show points and reason."""
        super().show_answer(answer)
        show_text(self.reason, answer.reason)

    def collect(self, answer: Answer) -> Answer:
        """Return ``answer`` with these points and this reason."""
        return replace(super().collect(answer), reason=self.reason.text().strip())

    def show_result(self, row: RowResult) -> None:
        """There is no benchmark to stand beside."""

    def set_read_only(self, read_only: bool) -> None:
        """Show points and reason without letting them be changed."""
        super().set_read_only(read_only)
        self.reason.set_read_only(read_only)

    def flush(self) -> None:
        """Hand over points and reason."""
        super().flush()
        self.reason.flush()
