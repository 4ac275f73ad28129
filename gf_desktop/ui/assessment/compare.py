"""Where a value stands between its benchmarks, in words and on the bar. Nothing here scores."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject

from gf_desktop.domain.pack import Labels, Measure
from gf_desktop.domain.result import Benchmark, BenchmarkPair
from gf_desktop.ui.assessment.words import Words, figure
from gf_desktop.ui.widgets.benchmark_bar import BarState


class Comparer(QObject):
    """Words the bar in the authority's own names for lead and base."""

    def __init__(self, labels: Labels, words: Words) -> None:
        super().__init__()
        self.labels = labels
        self._words = words

    def bar(self, pair: BenchmarkPair, measure: Measure, value: Fraction | None) -> BarState:
        """Return what the bar shows of a value."""
        known = pair.lead.usable and (pair.base.usable or measure.kind == "ratio")
        return BarState(
            base_label="" if measure.kind == "ratio" else self.labels.base,
            base=self._start(measure) if measure.kind == "ratio" else self._figure(pair.base),
            lead_label=self.labels.lead,
            lead=self._figure(pair.lead),
            ratio=_ratio(pair, measure, value) if known else None,
            words=self._say(pair, measure, value) if known else self._missing(pair, measure),
        )

    def _start(self, measure: Measure) -> str:
        """Return what stands at the left end of a ratio's bar: no figure where a higher value only nears it."""
        return self.tr("越低越好") if measure.better == "lower" else "0"

    def law(self, lead: Benchmark, base: Benchmark) -> str:
        """Return what a limit or quota says of lead and base of a product: figures, how sure, and the source."""
        said = self.tr("{lead} {lead_figure}、{base} {base_figure}：{how}，来源 {source}")
        sure = lead if lead.confidence == base.confidence else min(lead, base, key=lambda one: one.usable)
        how = self._words.confidence(sure.confidence)
        if lead.accepted or base.accepted:
            how = self.tr("{how}，已接受").format(how=how)
        return said.format(
            lead=self.labels.lead,
            lead_figure=self._figure(lead) or "–",
            base=self.labels.base,
            base_figure=self._figure(base) or "–",
            how=how,
            source=lead.source or base.source or self.tr("未注明"),
        )

    def _figure(self, mark: Benchmark) -> str:
        return "" if mark.value is None else figure(mark.value)

    def _missing(self, pair: BenchmarkPair, measure: Measure) -> str:
        if pair.lead.value is None or (pair.base.value is None and measure.kind != "ratio"):
            return self.tr("缺基准，暂不计分")
        return self.tr("待核实，接受后计分")

    def _say(self, pair: BenchmarkPair, measure: Measure, value: Fraction | None) -> str:
        if value is None or pair.lead.value is None:
            return ""
        lower = measure.better == "lower"
        behind = value - pair.lead.value if lower else pair.lead.value - value
        if behind <= 0:
            return self.tr("已达到{label}").format(label=self.labels.lead)
        word = self.tr("比{label}高 {gap}") if lower else self.tr("比{label}低 {gap}")
        base = pair.base.value
        if base is not None and measure.kind != "ratio" and (value > base if lower else value < base):
            gap = figure(abs(value - base))
            return self.tr("未达{label}，").format(label=self.labels.base) + word.format(
                label=self.labels.base, gap=gap
            )
        return word.format(label=self.labels.lead, gap=figure(behind))


def _ratio(pair: BenchmarkPair, measure: Measure, value: Fraction | None) -> float | None:
    """Return the place on the bar: 0 at the base, 1 at the lead; of a ratio the share that it scores by."""
    lead = pair.lead.value
    if measure.kind == "ratio" and measure.better == "lower" and value is not None and lead is not None:
        return float(lead / value) if value > 0 else 1.0
    base = Fraction(0) if measure.kind == "ratio" else pair.base.value
    if value is None or lead is None or base is None or lead == base:
        return None
    return float((value - base) / (lead - base))
