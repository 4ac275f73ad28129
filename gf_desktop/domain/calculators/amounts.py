"""Units of results and inputs, exactly: one factor inside a dimension, quotients part by part."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import TypeVar

from gf_desktop.domain.calculators.shapes import Computed, Products, ProductValue
from gf_desktop.domain.numbers import agrees
from gf_desktop.domain.units import UNITS

__all__ = ["KJ_PER_KGCE", "agrees", "in_unit", "ratio"]

ANY_PRODUCT = "产品单位"
ANY_MATERIAL = "原材料单位"
ANY_POLLUTANT = "污染物单位"
_GENERIC = (ANY_PRODUCT, ANY_MATERIAL, ANY_POLLUTANT)

KJ_PER_KGCE = Fraction("29307.6")
"""The heat of one kilogram of standard coal: 29 307.6 kJ (GB/T 2589-2020, 3.8)."""

R = TypeVar("R", Computed, Products)


@cache
def ratio(source: str, target: str) -> Fraction | None:
    """Return how many ``target`` one ``source`` is, or None where the two measure different things.

    Quotients are taken apart at their one stroke, so that tce/kg becomes kgce/t.
    """
    if source == target and source:
        return Fraction(1)
    if "/" in source and "/" in target:
        return _quotient(source.split("/", 1), target.split("/", 1))
    return _plain(source, target)


def _plain(source: str, target: str) -> Fraction | None:
    one, other = UNITS.get(source), UNITS.get(target)
    if one is None or other is None or one.dimension != other.dimension or not one.factor or not other.factor:
        return None
    return one.factor / other.factor


def _quotient(source: list[str], target: list[str]) -> Fraction | None:
    above, below = _part(source[0], target[0]), _part(source[1], target[1])
    return above / below if above is not None and below is not None else None


def _part(source: str, target: str) -> Fraction | None:
    """A generic unit of a table (产品单位) stands for whatever unit the product has; money and area it is not."""
    if target in _GENERIC and source and _dimension(source) not in ("money", "area"):
        return Fraction(1)
    return ratio(source, target)


def _dimension(symbol: str) -> str:
    unit = UNITS.get(symbol)
    return unit.dimension if unit else ""


def in_unit(result: R, unit: str) -> R | None:
    """Return ``result`` said in ``unit`` (a table row's), or None where the dimensions differ."""
    if isinstance(result, Computed):
        factor = ratio(result.unit, unit)
        return replace(result, value=result.value * factor, unit=unit) if factor is not None else None
    values = [_product_in(one, unit) for one in result.values]
    kept = tuple(one for one in values if one is not None)
    return replace(result, values=kept) if len(kept) == len(values) else None


def _product_in(one: ProductValue, unit: str) -> ProductValue | None:
    factor = ratio(one.unit, unit)
    return replace(one, value=one.value * factor, unit=unit) if factor is not None else None
