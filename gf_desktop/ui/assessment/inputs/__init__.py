"""The inputs of a row, one for each kind of measure. A new kind is a new line in ``INPUTS``."""

from __future__ import annotations

from collections.abc import Mapping

from gf_desktop.domain.pack import Kind
from gf_desktop.ui.assessment.inputs.base import RowInput, Spec
from gf_desktop.ui.assessment.inputs.choices import ChecklistInput, ChoiceInput, TicksInput
from gf_desktop.ui.assessment.inputs.figures import FigureInput, ManualInput
from gf_desktop.ui.assessment.inputs.parts import PartsInput
from gf_desktop.ui.assessment.inputs.products import ProductsInput

INPUTS: Mapping[Kind, type[RowInput]] = {
    "quantitative": FigureInput,
    "ratio": FigureInput,
    "ticks": TicksInput,
    "choice": ChoiceInput,
    "products": ProductsInput,
    "parts": PartsInput,
    "checklist": ChecklistInput,
    "manual": ManualInput,
}


def make_input(spec: Spec) -> RowInput:
    """Return the input that fits how a row is measured."""
    ticks = spec.measure.ticks
    if spec.measure.kind == "ticks" and ticks is not None and ticks.counted:
        return FigureInput(spec)
    assert spec.measure.kind is not None
    return INPUTS[spec.measure.kind](spec)


__all__ = ["INPUTS", "RowInput", "Spec", "make_input"]
