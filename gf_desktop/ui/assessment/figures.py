"""Computed figures for the screen, and how a typed one differs from its computed one, in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from gf_desktop.domain.numbers import agrees, decimal_text, exact_text, fixed_text, grouped
from gf_desktop.domain.pack import Measure
from gf_desktop.domain.rounding import places, rounded
from gf_desktop.domain.scoring.task import amount

_LEAST_SHARE = Fraction(1, 200)
"""Below this share in per cent two decimals would say nought."""


def computed_text(value: Fraction, measure: Measure | None) -> str:
    """Return a computed figure as it is shown: rounded half-up to the form's decimals, with thousands marks."""
    return grouped(rounded(value, measure))


def exact_figure(value: Fraction) -> str:
    """Return a computed figure as far as decimals say it, for the tool tip and for copying."""
    return exact_text(value)


def with_unit(text: str, unit: str) -> str:
    """Return a figure with its unit, where it has one."""
    return amount(text, unit)


def compared(typed: Decimal, computed: Fraction, measure: Measure | None) -> str:
    """Return how a typed figure stands to the computed one: that they agree, or both with the difference."""
    tr = QCoreApplication.translate
    if agrees(typed, computed):
        agreed = tr("Figures", "手填，与计算值 {computed} 一致")
        return agreed.format(computed=computed_text(computed, measure))
    behind = Fraction(typed) - computed
    # Both with the same decimals, so that a person who subtracts comes to the same.
    decimals = max(places(computed, measure), places(behind, measure))
    said = (
        tr("Figures", "手填 {typed} 比计算值 {computed} 高 {gap}{share}")
        if behind > 0
        else tr("Figures", "手填 {typed} 比计算值 {computed} 低 {gap}{share}")
    )
    return said.format(
        typed=grouped(decimal_text(typed)),
        computed=grouped(exact_text(computed, decimals)),
        gap=grouped(exact_text(abs(behind), decimals)),
        share=_share(behind, computed),
    )


def _share(behind: Fraction, computed: Fraction) -> str:
    """Return the difference in per cent of the computed figure, with its sign; nothing of a computed nought."""
    if not computed:
        return ""
    share = abs(behind / computed) * 100
    sign = "+" if behind > 0 else "−"
    text = fixed_text(share, 2) if share >= _LEAST_SHARE else exact_text(share, 6)
    return QCoreApplication.translate("Figures", "（{share}%）").format(share=sign + text)
