"""What is said below a computed product: what was typed over it, and the limit or quota that its benchmarks are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from PySide6.QtCore import QObject

from gf_desktop.domain.document import ProductAnswer
from gf_desktop.domain.pack import Measure
from gf_desktop.domain.result import Benchmark, DerivedItem, RowResult
from gf_desktop.ui.assessment.figures import compared, computed_text, exact_figure
from gf_desktop.ui.assessment.inputs.base import Spec
from gf_desktop.ui.assessment.place import DATA, SETTINGS, Place
from gf_desktop.ui.assessment.words import figure
from gf_desktop.ui.widgets.link_label import Line

Column = Literal["value", "weight", "lead", "base"]
COLUMNS: tuple[Column, ...] = ("value", "weight", "lead", "base")

_LAW_COLUMNS: Mapping[str, str] = {"energy-per-product": "limit_standard", "water-per-product": "water_quota"}
"""The column of the products that names the limit or quota, by calculator."""


class ProductNotes(QObject):
    """Words the lines below products."""

    def __init__(self, spec: Spec) -> None:
        super().__init__()
        self._spec = spec
        self._column = ""
        self._own_pair = False

    def fit(self, row: RowResult) -> None:
        """Speak of this row from now on."""
        self._column = _LAW_COLUMNS.get(row.derived.calculator, "") if row.derived else ""
        self._own_pair = any(
            pair.lead.value is not None and pair.base.value is not None for pair in row.pairs
        )

    def computed(self, item: DerivedItem | None, column: Column) -> tuple[str, str]:
        """Return what stands in a field until something is typed, as shown and exact; nothing where there is none."""
        value = _value(item, column)
        if value is None:
            return "", ""
        shown = figure(value) if column in ("lead", "base") else computed_text(value, self._measure(column))
        return shown, exact_figure(value)

    def of(self, item: DerivedItem | None, typed: ProductAnswer) -> tuple[Line, ...]:
        """Return the lines below a product: nothing below one that was only typed."""
        if item is None:
            return ()
        return (*((text, "") for text in self._typed(item, typed)), *self._law(item, typed))

    def _typed(self, item: DerivedItem, typed: ProductAnswer) -> Iterator[str]:
        labels = self._spec.comparer.labels
        names: Mapping[Column, str] = {
            "value": self.tr("指标值"),
            "weight": self.tr("权重"),
            "lead": labels.lead,
            "base": labels.base,
        }
        said = self.tr("{name}：{said}")
        for column in COLUMNS:
            own: Decimal | None = getattr(typed, column)
            computed = _value(item, column)
            if own is None:
                continue
            words = self.tr("手填")
            if computed is not None and column in ("value", "weight"):
                words = compared(own, computed, self._measure(column))
            elif computed is not None:
                words = self.tr("手填，标准中为 {figure}").format(figure=figure(computed))
            yield said.format(name=names[column], said=words)

    def _measure(self, column: Column) -> Measure | None:
        return self._spec.measure if column == "value" else None

    def _law(self, item: DerivedItem, typed: ProductAnswer) -> Iterator[Line]:
        if item.lead is not None and item.base is not None:
            yield from self._of_law(item.key, item.lead, item.base)
        elif self._column and not self._own_pair and (typed.lead is None or typed.base is None):
            said = {
                "limit_standard": self.tr("还没有确定适用的能耗限额标准：到产品数据中写明，或在此填写"),
                "water_quota": self.tr("还没有确定适用的用水定额：到产品数据中写明，或在此填写"),
            }[self._column]
            yield said, Place(DATA, "products", f"{item.key}/{self._column}").text()

    def _of_law(self, key: str, lead: Benchmark, base: Benchmark) -> Iterator[Line]:
        known = lead.value is not None or base.value is not None
        if known:
            yield self._spec.comparer.law(lead, base), ""
        if not (lead.usable and base.usable):
            why = lead.why or base.why
            said = self.tr("暂不据此计分，请到“计算选项”确认")
            if why:
                said = self.tr("{why}；{said}").format(why=why, said=said)
            yield said, Place(DATA, SETTINGS, f"products/{key}/{self._column}").text()


def _value(item: DerivedItem | None, column: Column) -> Fraction | None:
    if item is None:
        return None
    if column == "value":
        return item.value
    if column == "weight":
        return item.weight
    mark = item.lead if column == "lead" else item.base
    return mark.value if mark is not None else None
