"""The foot of a card that speaks of benchmarks: where they come from, how sure they are, and what one can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gf_desktop.domain.document import Benchmarks, OwnBenchmark, OwnFigure
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.pack import Labels, Measure
from gf_desktop.domain.result import Benchmark, BenchmarkPair
from gf_desktop.ui.assessment.inputs.base import Spec
from gf_desktop.ui.assessment.sourced_form import SourcedForm
from gf_desktop.ui.assessment.words import Words
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.elided_label import ElidedLabel
from gf_desktop.ui.widgets.unit_field import UnitField


def put(word: Benchmarks | None, inner: str, new: OwnBenchmark) -> Benchmarks | None:
    """Return a row's word on its benchmarks with that of ``inner`` replaced; None where nothing is left to say."""
    if not inner:
        return new if new != OwnBenchmark() else None
    kept: Mapping[str, OwnBenchmark] = word if isinstance(word, Mapping) else {}
    merged = {key: value for key, value in {**kept, inner: new}.items() if value != OwnBenchmark()}
    return merged or None


class BenchmarkLine(QWidget):
    """One pair of benchmarks: a summary (``titled`` by its part), what can be done, and the form for one's own.

    The figures stand on the bar; here it is said where they come from and how sure they are. The form opens below,
    or in ``form_place``.

    Signals:
        worded: The user's new word (``OwnBenchmark``) on this pair.
        asked: The form for one's own was opened or closed.
    """

    worded = Signal(object)
    asked = Signal(bool)

    def __init__(
        self,
        spec: Spec,
        words: Words,
        labels: Labels,
        *,
        titled: bool,
        form_place: QVBoxLayout | None = None,
    ) -> None:
        super().__init__()
        self._titled = titled
        self._spec = spec
        self._words = words
        self._labels = labels
        self._pair: BenchmarkPair | None = None
        self._own = OwnBenchmark()
        self._read_only = False
        self._form: OwnForm | None = None
        self.summary = ElidedLabel()
        set_role(self.summary, "muted")
        self.accept = _link("accept-benchmark", self._on_accept)
        self.replace = _link("own-benchmark", self._on_replace)
        self.revert = _link("revert-benchmark", self._on_revert)
        row = QHBoxLayout()
        row.setSpacing(space(8))
        row.addWidget(self.summary, 1)
        for button in (self.accept, self.replace, self.revert):
            row.addWidget(button)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(space(4))
        self._lines.addLayout(row)
        self._form_place = form_place or self._lines

    @property
    def asking(self) -> bool:
        """Whether the form for one's own is open."""
        return self._form is not None

    def show_pair(self, pair: BenchmarkPair, own: OwnBenchmark) -> None:
        """Show the benchmarks in force and what the user said of them."""
        if pair == self._pair and own == self._own:
            return
        self._pair, self._own = pair, own
        marks = self._marks()
        unsure = [m for m in marks if m.value is not None and not m.usable]
        missing = [m for m in marks if m.value is None]
        title = [pair.title] if self._titled else []
        self.summary.set_text("　".join((*title, *self._origins(marks))))
        set_role(self.summary, "attention" if unsure or missing else "muted")
        self._show_buttons(marks, unsure=bool(unsure), missing=bool(missing))

    def set_read_only(self, read_only: bool) -> None:
        """Offer nothing to do."""
        self._read_only = read_only
        if self._pair is not None:
            pair, self._pair = self._pair, None
            self.show_pair(pair, self._own)

    def _names(self) -> tuple[str, ...]:
        names = (self._labels.lead, self._labels.base)
        return names[:1] if self._spec.measure.kind == "ratio" else names

    def _marks(self) -> tuple[Benchmark, ...]:
        assert self._pair is not None
        marks = (self._pair.lead, self._pair.base)
        return marks[:1] if self._spec.measure.kind == "ratio" else marks

    def _origins(self, marks: tuple[Benchmark, ...]) -> tuple[str, ...]:
        """Return what is said of each benchmark; what holds for both is said once."""
        said = tuple(map(self._say, marks))
        pattern = self.tr("{name}：{how}")
        if len(set(said)) == 1:
            return (pattern.format(name=self.tr("、").join(self._names()), how=said[0]),)
        return tuple(
            pattern.format(name=name, how=how) for name, how in zip(self._names(), said, strict=True)
        )

    def _say(self, mark: Benchmark) -> str:
        if mark.value is None:
            return self.tr("缺")
        how = self._words.confidence(mark.confidence)
        if mark.own:
            how = self.tr("自填，来源：{source}").format(source=mark.source)
        elif mark.accepted:
            how = self.tr("待核实，已接受")
        return how

    def _show_buttons(self, marks: tuple[Benchmark, ...], *, unsure: bool, missing: bool) -> None:
        own = any(mark.own for mark in marks)
        accepted = any(mark.accepted for mark in marks)
        replaceable = any(mark.own or mark.confidence != "high" or mark.value is None for mark in marks)
        self.accept.setText(self.tr("接受待核实值"))
        self.replace.setText(self.tr("填写基准…") if missing else self.tr("更换基准…"))
        self.revert.setText(self.tr("恢复表中的值") if own else self.tr("撤回接受"))
        self.accept.setVisible(unsure and not self._read_only)
        self.replace.setVisible(replaceable and not self._read_only)
        self.revert.setVisible((own or accepted) and not self._read_only)
        for button in (self.accept, self.replace, self.revert):
            button.setAccessibleName(f"{self._spec.title} {button.text()}")

    def _on_accept(self) -> None:
        self.worded.emit(replace(self._own, accept=True))

    def _on_revert(self) -> None:
        self.worded.emit(OwnBenchmark())

    def _on_replace(self) -> None:
        if self._form is not None:
            self._close_form()
            return
        assert self._pair is not None
        self._form = OwnForm(self._spec, self._names(), self._marks())
        self._form.agreed.connect(self._on_agreed)
        self._form.given_up.connect(self._close_form)
        self._form_place.addWidget(self._form)
        self._form.show()
        self.asked.emit(True)
        self._form.focus_first()

    def _on_agreed(self, own: OwnBenchmark) -> None:
        self._close_form()
        self.worded.emit(own)

    def _close_form(self) -> None:
        if self._form is not None:
            self.replace.setFocus()
            self._form.hide()
            self._form.deleteLater()
            self._form = None
            self.asked.emit(False)


class OwnForm(SourcedForm):
    """Asks for one's own benchmarks; what is checked against the original cannot be changed."""

    def __init__(self, spec: Spec, names: tuple[str, ...], marks: tuple[Benchmark, ...]) -> None:
        self._sure = tuple(mark.confidence == "high" and mark.value is not None for mark in marks)
        self._spec = spec
        tr = QCoreApplication.translate
        super().__init__(
            [(name, self._field(name, mark)) for name, mark in zip(names, marks, strict=True)],
            next((m.source for m in marks if m.own), ""),
            agree=tr("OwnForm", "采用这些值"),
            give_up=tr("OwnForm", "不更换"),
        )

    def _field(self, name: str, mark: Benchmark) -> UnitField:
        label = QCoreApplication.translate("OwnForm", "自填{name}").format(name=name)
        field = UnitField(label, self._spec.measure.unit, say=self._spec.say)
        field.setObjectName(f"own-{name}")
        if mark.value is not None:
            field.set_value(exact_text(mark.value))
        if mark.confidence == "high" and mark.value is not None and not mark.own:
            field.set_read_only(True)
        return field

    def _missing(self) -> str:
        whole = all(field.reading().value is not None for field in self.fields)
        return "" if whole else self.tr("请把数值填全；只认得数字。")

    def _made(self, source: str) -> OwnBenchmark:
        readings = [field.reading() for field in self.fields]
        figures = [
            None if sure else OwnFigure(value=reading.value, source=source)
            for reading, sure in zip(readings, self._sure, strict=True)
            if reading.value is not None
        ]
        return OwnBenchmark(lead=figures[0], base=figures[1] if len(figures) > 1 else None)


def _link(name: str, slot: object) -> QToolButton:
    button = text_link("")
    button.setObjectName(name)
    button.clicked.connect(slot)
    return button


def needs_line(measure: Measure | None, pairs: tuple[BenchmarkPair, ...]) -> bool:
    """Return whether a card speaks of benchmarks: products carry their own."""
    return bool(pairs) and measure is not None and measure.kind != "products"
