"""Where a row's value comes from, in words: computed, typed, both, or what is missing to compute it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from PySide6.QtCore import QObject

from gf_desktop.domain.document import Answer
from gf_desktop.domain.numbers import agrees, exact_text, grouped
from gf_desktop.domain.pack import Measure
from gf_desktop.domain.result import Derived, RowResult
from gf_desktop.ui.assessment.figures import compared, computed_text, with_unit
from gf_desktop.ui.assessment.where import Where
from gf_desktop.ui.widgets.link_label import Line
from gf_desktop.ui.widgets.unit_field import DIMENSIONLESS

Kind = Literal["none", "possible", "computed", "offered", "agrees", "differs", "lacking", "lacking-typed"]
"""``offered``: computed, and the field stands open for a typed value that is not there yet."""

_ENERGY_TOTAL = "calc.energy-total"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a card says of where its value comes from.

    ``text`` are sentences, ``gaps`` what is missing with the way there; ``explained``: the differences have a note.
    """

    kind: Kind = "none"
    text: tuple[str, ...] = ()
    gaps: tuple[Line, ...] = ()
    explained: bool = False


class Origins(QObject):
    """Words the origin of rows' values."""

    def __init__(self, where: Where) -> None:
        super().__init__()
        self._where = where

    def of(self, row: RowResult, answer: Answer) -> Origin:
        """Return where a row's value comes from."""
        derived = row.derived
        if derived is None or answer.not_applicable:
            return Origin()
        typed = is_typed(answer)
        if derived.gaps:
            text = self.tr("还差 {count} 项数据才能计算").format(count=len(derived.gaps))
            kind: Kind = "lacking-typed" if typed else "lacking"
            return Origin(kind, (text,), self._where.gaps(derived.gaps))
        if not derived.complete:
            return Origin() if typed else Origin("possible", (self.possible(),))
        return (
            self._computed(row, derived, answer) if typed else Origin("computed", self._whole(row, derived))
        )

    def possible(self) -> str:
        """Return what is said where nothing was entered that the row could be computed from."""
        return self.tr("也可在“基础数据”中填写后自动计算")

    def _computed(self, row: RowResult, derived: Derived, answer: Answer) -> Origin:
        found = tuple(self._differences(row.measure, derived, answer))
        left = self._left_out(derived)
        if found:
            return Origin("differs", (*found, *left), explained=bool(answer.note.strip()))
        if answer.value is not None and derived.value is not None:
            value = computed_text(derived.value, row.measure)
            return Origin(
                "agrees", (self.tr("与计算值 {value} 一致").format(value=self._unit(value, row.measure)),)
            )
        if answer.drafted or answer.value is not None:
            return Origin("offered", self._offer(row.measure, derived))
        return Origin("agrees", (self._items_agree(row), *left))

    def offered(self, row: RowResult) -> Origin:
        """Return what is said beside an open field while nothing is typed in it."""
        if row.derived is None or not row.derived.complete:
            return Origin()
        return Origin("offered", self._offer(row.measure, row.derived))

    def _items_agree(self, row: RowResult) -> str:
        if row.agrees:
            return self.tr("手填的与计算值一致")
        return self.tr("手填的优先，其余由基础数据计算") if row.taken == "computed" else self.tr("按手填的计")

    def _offer(self, measure: Measure | None, derived: Derived) -> tuple[str, ...]:
        if derived.value is None:
            return (self.tr("不填手工值时按计算值计"),)
        value = self._unit(computed_text(derived.value, measure), measure)
        return (self.tr("计算值 {value}；不填手工值就按它计").format(value=value),)

    def _whole(self, row: RowResult, derived: Derived) -> tuple[str, ...]:
        kind = row.measure.kind if row.measure else None
        said = {
            "ticks": self.tr("由基础数据勾选 {count} 项；改动勾选即改为手工填写"),
            "products": self.tr("由基础数据计算 {count} 种产品；在格中填写即改用手填值"),
            "parts": self.tr("由基础数据计算 {count} 项；在格中填写即改用手填值"),
        }.get(kind or "", self.tr("由基础数据计算"))
        return (said.format(count=len(derived.items)), *self._left_out(derived))

    def _left_out(self, derived: Derived) -> tuple[str, ...]:
        if not derived.left_out:
            return ()
        text = with_unit(grouped(exact_text(abs(derived.left_out), 2)), derived.left_out_unit)
        over = self.tr("各产品合计比企业总量多 {amount}，请核对各产品的计量数据")
        rest = self.tr("另有 {amount} 没有分到任何产品，未计入")
        return ((over if derived.left_out < 0 else rest).format(amount=text),)

    def _differences(self, measure: Measure | None, derived: Derived, answer: Answer) -> Iterator[str]:
        if answer.ticked is not None:
            yield from self._ticked(answer.ticked, derived)
        elif (
            answer.value is not None and derived.value is not None and not agrees(answer.value, derived.value)
        ):
            yield self._unit(compared(answer.value, derived.value, measure), None)
        titled = self.tr("{title}：{said}")
        for title, typed, computed in self._pairs(derived, answer):
            if not agrees(typed, computed):
                yield titled.format(title=title, said=compared(typed, computed, measure))

    def _pairs(self, derived: Derived, answer: Answer) -> Iterator[tuple[str, Decimal, Fraction]]:
        """Yield what is both typed and computed of a row of several: its title and both figures."""
        parts = answer.parts or {}
        by_name = {one.name.strip(): one for one in answer.products or ()}
        weighed = self.tr("{title} 权重")
        for item in derived.items:
            product = by_name.get(item.title.strip())
            if item.key in parts:
                yield item.title, parts[item.key], item.value
            if product is not None and product.value is not None:
                yield item.title, product.value, item.value
            if product is not None and product.weight is not None and item.weight is not None:
                yield weighed.format(title=item.title), product.weight, item.weight

    def _ticked(self, typed: tuple[str, ...], derived: Derived) -> Iterator[str]:
        computed = {item.key: item.title for item in derived.items}
        if set(typed) == set(computed):
            return
        text = self.tr("手工勾选 {typed} 项，基础数据中有 {computed} 项")
        yield text.format(typed=len(set(typed)), computed=len(computed))
        missing = [title for key, title in computed.items() if key not in typed]
        if missing:
            yield self.tr("基础数据中有而没有勾选：{titles}").format(titles="、".join(missing))

    def _unit(self, text: str, measure: Measure | None) -> str:
        return text if measure is None or measure.unit in DIMENSIONLESS else with_unit(text, measure.unit)

    # --- the form of the indicator ------------------------------------------------

    def variant(self, row: RowResult, chosen: str | None) -> str:
        """Return what is said below the forms of an indicator: what the data choose, or what the user chose instead."""
        by_data = row.indicator.variant(row.derived.variant) if row.derived and row.derived.variant else None
        if by_data is None:
            return ""
        if chosen and chosen != by_data.id:
            return self.tr("按基础数据应为“{title}”，现按您选的计；清除选择即按数据。").format(
                title=by_data.title
            )
        if chosen:
            return self.tr("与基础数据一致。")
        if by_data.chosen_by == "band":
            return self._by_band(row.derived)
        return self._by_products(by_data.chosen_by)

    def _by_products(self, chosen_by: str) -> str:
        return {
            "limit-standard": self.tr("产品中有适用能耗限额标准的，据此选用；可改选。"),
            "no-limit-standard": self.tr("已说明产品没有适用的能耗限额标准，据此选用；可改选。"),
            "water-quota": self.tr("产品中有适用用水定额的，据此选用；可改选。"),
            "no-water-quota": self.tr("已说明产品没有适用的用水定额，据此选用；可改选。"),
        }.get(chosen_by, self.tr("由基础数据选用；可改选。"))

    def _by_band(self, derived: Derived | None) -> str:
        steps = derived.steps if derived else ()
        total = next((step.result for step in reversed(steps) if step.said.code == _ENERGY_TOTAL), "")
        figure, _, unit = total.partition(" ")
        if not figure:
            return self.tr("按年综合能耗选用此档；可改选。")
        shown = grouped(exact_text(Fraction(Decimal(figure)), 2))
        return self.tr("按年综合能耗 {total} 选用此档；可改选。").format(total=with_unit(shown, unit))


def is_typed(answer: Answer) -> bool:
    """Return whether a value, or text in its place, stands in an answer."""
    several = (answer.ticked, answer.products, answer.parts)
    return answer.value is not None or answer.drafted or any(one is not None for one in several)


def cleared(answer: Answer) -> Answer:
    """Return an answer without what was typed in the row's value, so that the computed one counts; its note stays."""
    drafts = {place: text for place, text in answer.drafts.items() if place.startswith("weights/")}
    return replace(answer, value=None, draft="", ticked=None, products=None, parts=None, drafts=drafts)
