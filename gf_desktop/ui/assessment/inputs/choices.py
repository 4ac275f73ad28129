"""Ticks, choices and the rows of a checklist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout

from gf_desktop.domain.document import Answer, OwnFigure
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.domain.result import Derived, RowResult
from gf_desktop.ui.assessment.inputs.base import BAR_PLACE, RowInput, Spec
from gf_desktop.ui.assessment.state_card import OPEN, StateChoice
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.benchmark_bar import BenchmarkBar
from gf_desktop.ui.widgets.choice_field import ChoiceField
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.tick_list import TickList

ACROSS = 30
"""How many characters of options stand side by side; more go one below the other."""


class TicksInput(RowInput):
    """Named things to tick, and where their number stands; what the year's data tick counts until one ticks oneself."""

    several = True

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        assert spec.measure.ticks is not None
        options = [Option(o.id, o.title) for o in spec.measure.ticks.options]
        self.list = TickList(spec.title, options)
        self._computed: tuple[str, ...] | None = None
        self._by_hand = False
        self.bar = BenchmarkBar()
        self.list.ticks_changed.connect(self._on_ticks)
        self.lines.addWidget(self.list)
        place = QHBoxLayout()
        place.setSpacing(0)
        place.addStretch(BAR_PLACE[0])
        place.addSpacing(space(16))
        place.addWidget(self.bar, BAR_PLACE[1])
        self.lines.addLayout(place)
        self.setFocusProxy(self.list)

    def _on_ticks(self, _ticked: object) -> None:
        self._by_hand = True
        self.finished.emit()

    def show_answer(self, answer: Answer) -> None:
        """Tick what was ticked, else what the year's data tick."""
        self._by_hand = answer.ticked is not None
        self._show(answer.ticked)

    def _show(self, typed: tuple[str, ...] | None) -> None:
        ticked = self._computed if typed is None else typed
        if self.list.value() != ticked:
            self.list.set_value(ticked)

    def collect(self, answer: Answer) -> Answer:
        """Return ``answer`` with what the user ticked; all ticks taken away are an explicit none of his."""
        ticked = self.list.value() if self._by_hand else None
        if ticked is None and self._by_hand and self._computed is not None:
            ticked = ()
        return replace(answer, ticked=ticked)

    def take_computed(self) -> None:
        """Tick what the year's data tick."""
        self._by_hand = False
        self._show(None)

    def _show_computed(self, derived: Derived | None) -> None:
        computed = tuple(one.key for one in derived.items) if derived and derived.complete else None
        if computed != self._computed:
            self._computed = computed
            self.list.set_marks(computed or (), self.tr("由基础数据"))
            if not self._by_hand:
                self._show(None)

    def show_result(self, row: RowResult) -> None:
        """Put the dot where the number stands."""
        self._show_computed(row.derived)
        self.bar.setVisible(bool(row.pairs))
        if row.pairs:
            self.bar.set_state(self.spec.comparer.bar(row.pairs[0], self.spec.measure, row.value))

    def set_read_only(self, read_only: bool) -> None:
        """Show the ticks without letting them be changed."""
        self.list.set_read_only(read_only)


class ChoiceInput(RowInput):
    """One of several options with fixed points."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.choice = ChoiceField(spec.title, self._options())
        self._own: Mapping[str, OwnFigure] = {}
        self.choice.chosen.connect(self._on_chosen)
        self.lines.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def _options(self) -> Sequence[Option]:
        assert self.spec.measure.choice is not None
        word = self.tr("计 {points}") if self.spec.shares else self.tr("{points} 分")
        return [
            Option(o.id, o.title, "" if o.points is None else word.format(points=decimal_text(o.points)))
            for o in self.spec.measure.choice.options
        ]

    def _on_chosen(self, _option: str) -> None:
        self.finished.emit()

    def show_answer(self, answer: Answer) -> None:
        """Choose what was chosen."""
        if self.choice.value() != (answer.option or ""):
            self.choice.set_value(answer.option or "")

    def show_result(self, row: RowResult) -> None:
        """Say what the options are worth by the user's word, where the table leaves that open."""
        own = row.own_points.options if row.own_points else {}
        if own == self._own:
            return
        self._own = own
        word = self.tr("{points} 分（自填）")
        noted = [
            word.format(points=decimal_text(own[one.id].value)) if one.id in own else one.note
            for one in self._options()
        ]
        self.choice.set_notes(noted)

    def collect(self, answer: Answer) -> Answer:
        """Return ``answer`` with the option chosen."""
        return replace(answer, option=self.choice.value() or None)

    def set_read_only(self, read_only: bool) -> None:
        """Show the choice without letting it be changed."""
        self.choice.set_read_only(read_only)


class ChecklistInput(RowInput):
    """A row of a checklist: a must is met or not, an optional one is met to a degree; short words side by side."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        options = self._options()
        short = sum(len(one.title) for one in options) <= ACROSS
        self.choice: StateChoice | ChoiceField
        if short:
            self.choice = StateChoice(spec.title, (Option(OPEN, self.tr("未填")), *options))
        else:
            self.choice = ChoiceField(spec.title, options)
        self.choice.chosen.connect(self._on_chosen)
        self.lines.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def _options(self) -> Sequence[Option]:
        measure = self.spec.measure
        if measure.must or not measure.degrees:
            return [Option("met", self.tr("符合")), Option("not-met", self.tr("不符合"))]
        parts = any(0 < degree.share < 1 for degree in measure.degrees)
        word = self.tr("{title}（得 {share}%）") if parts else "{title}"
        return [
            Option(d.id, word.format(title=d.title, share=format((d.share * 100).normalize(), "f")))
            for d in measure.degrees
        ]

    def _value(self) -> str:
        value = self.choice.value()
        return "" if value == OPEN else value

    def _on_chosen(self, _option: str) -> None:
        self.finished.emit()

    def show_answer(self, answer: Answer) -> None:
        """Choose what was chosen."""
        chosen = answer.option or ""
        if self._value() != chosen:
            self.choice.set_value(chosen or (OPEN if isinstance(self.choice, StateChoice) else ""))

    def collect(self, answer: Answer) -> Answer:
        """Return ``answer`` with the option chosen."""
        return replace(answer, option=self._value() or None)

    def set_read_only(self, read_only: bool) -> None:
        """Show the choice without letting it be changed."""
        self.choice.set_read_only(read_only)
