"""The bottom strip: what is there first, the score second; the only place for totals."""

from __future__ import annotations

from fractions import Fraction

from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.result import Result
from gf_desktop.ui.assessment.words import Words
from gf_desktop.ui.widgets.strip import Pair, Strip


class TotalsStrip(Strip):
    """Values there, basic requirements, score, what can still be reached, and what review may add."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown: Result | None = None
        self.setObjectName("strip")

    def show_result(self, result: Result) -> None:
        """Show another result."""
        if result is not self._shown:
            self._shown = result
            self.set_pairs(self._pairs_of(result))

    def _pairs_of(self, result: Result) -> list[Pair]:
        def said(figure: Fraction) -> str:
            return fixed_text(figure, result.places)

        pairs = [Pair("values", self.tr("指标值"), f"{result.answered}/{result.asked}")]
        if result.gates:
            pairs.append(Pair("gates", self.tr("基本要求"), self._words.gate(result.gate_state)))
        full, highest = self._words.full(result), self._words.highest(result)
        pairs.append(Pair("total", self.tr("得分"), said(result.total), emphasis=True, tip=full))
        pairs.append(Pair("highest", self.tr("最高可达"), said(result.highest), tip=highest))
        outside = any(row.status == "not-applicable" and not row.left_out for row in result.rows)
        if result.after_review is not None and outside:
            pairs.append(Pair("after-review", self.tr("不适用项经审核认可后"), said(result.after_review)))
        return pairs
