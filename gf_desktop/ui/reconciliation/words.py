"""Words and figures of the reconciliations."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import QObject

from gf_desktop.domain.calculators.year_totals import YEAR_TOTALS
from gf_desktop.domain.ledgers import columns
from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.domain.numbers import exact_text, fixed_text, grouped
from gf_desktop.domain.quantities import Conversion
from gf_desktop.domain.units import UNITS, dimension
from gf_desktop.services.reconciliation import Compared
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.widgets.options import Option

ICONS: Mapping[str, str] = {
    "explained": "check",
    "equal": "check",
    "reasoned": "note",
    "open": "alert",
    "missing": "circle",
    "outside": "dot",
}
ROLES: Mapping[str, str] = {"explained": "accent", "equal": "accent", "open": "attention", "reasoned": "info"}
SHOWN = 4
"""Decimals of figures on the screen, unless the paper states more; the tool tip has them all."""
_UNSAID = frozenset(("gce", "kJ", "TJ", "g"))
"""Units that no such paper totals in."""


def figure(value: Fraction, places: int = SHOWN) -> str:
    """Return a figure with thousands marks and a true minus."""
    return grouped(exact_text(value, max(places, SHOWN))).replace("-", "−")


def signed(value: Fraction, places: int = SHOWN) -> str:
    """Return a figure that is added, with its sign."""
    text = figure(value, places)
    return f"+{text}" if value > 0 and text != "0" else text


def units_of(subject: str, now: str = "") -> tuple[str, ...]:
    """Return the units that a total of a subject may be stated in, ours first; ``now`` is always among them."""
    ours = YEAR_TOTALS[subject].unit
    kind = dimension(ours)
    fit = [unit.symbol for unit in UNITS.values() if unit.dimension == kind and unit.symbol not in _UNSAID]
    return tuple(dict.fromkeys((ours, *fit, *((now,) if now else ()))))


class ReconciliationWords(QObject):
    """Says what a comparison came to."""

    def __init__(self, model: SessionModel) -> None:
        super().__init__()
        self._model = model

    def options(self, column: str) -> list[Option]:
        """Return what may be chosen in a column of the ledger: ``paper`` or ``subject``."""
        found = next(one for one in columns("totals") if one.key == column)
        return [Option(code, self._model.say(title)) for code, title in found.options]

    def title(self, row: TotalRow) -> str:
        """Return what a row is called: its subject, its name, its paper."""
        said = {
            key: {one.id: one.title for one in self.options(key)}.get(getattr(row, key), self.tr("未填写"))
            for key in ("subject", "paper")
        }
        name = f"（{row.name}）" if row.name and row.name != said["subject"] else ""
        return f"{said['subject']}{name} · {said['paper']}"

    def state(self, one: Compared) -> str:
        """Return how a comparison stands, in a few words."""
        if one.state in ("explained", "equal"):
            said = self.tr("已全部解释") if one.state == "explained" else self.tr("与本程序一致")
            return said if one.exact else self.tr("{said}（只差进位）").format(said=said)
        if one.state in ("open", "reasoned"):
            left = self._left(one)
            return left if one.state == "open" else self.tr("{left}，已写明原因").format(left=left)
        return self.tr("还不能比较") if one.state == "missing" else self.tr("不在评价边界内")

    def _left(self, one: Compared) -> str:
        assert one.rest is not None
        amount = f"{figure(abs(one.rest), one.places)} {one.unit}"
        if one.share is None:
            return self.tr("尚差 {amount}").format(amount=amount)
        return self.tr("尚差 {amount}（{share}）").format(amount=amount, share=_percent(abs(one.share)))

    def direction(self, one: Compared) -> str:
        """Return which of the two totals is larger, where something is left."""
        if one.rest is None or one.state not in ("open", "reasoned"):
            return ""
        if any(line.kind == "part" for line in one.lines):
            more, less = self.tr("分项之后，填报的合计仍然偏多。"), self.tr("分项之后，填报的合计仍然偏少。")
        else:
            more, less = self.tr("填报的合计比本程序多。"), self.tr("填报的合计比本程序少。")
        return more if one.rest > 0 else less

    def converted(self, conversion: Conversion | None) -> str:
        """Return a paper's total in our unit: ``1,234 千元 = 123.4 万元``."""
        if conversion is None or not conversion.steps:
            return ""
        first, last = conversion.steps[0], conversion.steps[-1]
        return self.tr("换算：{amount} {unit} = {result} {target}").format(
            amount=figure(first.amount, 12),
            unit=first.source,
            result=figure(last.result, 12),
            target=last.target,
        )


def _percent(share: Fraction) -> str:
    """Return a share with two decimals; one too small for them is not called nought."""
    per_cent = share * 100
    return "<0.01 %" if per_cent < Fraction("0.005") else f"{grouped(fixed_text(per_cent, 2))} %"
