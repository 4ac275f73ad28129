"""Which figures may be asked for in which unit, before any product is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.domain.calculators.amounts import ratio
from gf_desktop.domain.formulas import FORMULAS
from gf_desktop.domain.units import GENERIC, UNITS, may_become

COUNTED = sorted(symbol for symbol, unit in UNITS.items() if "/" not in symbol and unit.dimension != "money")
"""Units that products, materials and pollutants may be counted in."""


@pytest.mark.parametrize(
    ("source", "target", "may"),
    [
        ("tce/产品单位", "kgce/t", True),
        ("tce/产品单位", "kgce/m²", True),
        ("tce/产品单位", "kgce/万元", False),
        ("tce/万元", "kgce/产品单位", False),
        ("原材料单位/产品单位", "kg/t", True),
        ("产品单位/m²", "t/亩", True),
        ("万元/m²", "亿元/km²", True),
        ("万元/m²", "产品单位/m²", False),
        ("%", "–", True),
        ("–", "万元/m²", False),
        ("项", "个", True),
        ("项", "%", False),
        ("%", "成", False),
    ],
)
def test_parts_are_of_one_dimension(source, target, may):
    """Above and below the stroke stand the same dimensions; a generic unit stands for any but money."""
    assert may_become(source, target) is may


@given(st.sampled_from(sorted(FORMULAS)), st.sampled_from(sorted(UNITS)), st.sampled_from(COUNTED))
def test_what_some_product_s_result_can_be_said_in_may_be_asked_for(name, target, counted):
    """A unit that the result of any product converts into is never refused beforehand."""
    source = FORMULAS[name].unit
    result = source
    for generic in GENERIC:
        result = result.replace(generic, counted)

    if ratio(result, target) is not None:
        assert may_become(source, target)
