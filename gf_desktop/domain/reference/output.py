"""What ``gf-desktop convert --json`` prints: a stable shape, figures as text."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.quantities import WORD, ConversionStep


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertStepOut:
    """One step: ``amount`` of ``source`` × ``factor`` = ``result`` of ``target``; ``name`` is the coefficient's."""

    amount: str
    source: str
    factor: str
    target: str
    result: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoefficientOut:
    """The coefficient applied, ``value`` in ``unit``, and the row it comes from.

    ``chosen``: ``table`` (the row's figure), ``lower`` or ``upper`` end of its range, ``own`` (the user's figure; then
    the row only names the carrier). ``row`` is file and line.
    """

    table: str
    name: str
    value: str
    unit: str
    chosen: str
    clause: str
    source: str
    confidence: str
    note: str
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertOut:
    """A conversion: ``result`` of ``target``, cut at twelve decimals where it has no end; ``exact`` is the whole truth.

    ``exact`` is the same decimal text, or a fraction such as 2000/3.
    """

    amount: str
    unit: str
    result: str
    target: str
    exact: str
    formula: tuple[str, ...]
    steps: tuple[ConvertStepOut, ...]
    coefficient: CoefficientOut | None = None


def whole_text(figure: Fraction) -> str:
    """Return a figure so that nothing is lost: as decimal text, or as a fraction where that has no end."""
    text = exact_text(figure)
    return text if Fraction(text) == figure else f"{figure.numerator}/{figure.denominator}"


def step_out(step: ConversionStep) -> ConvertStepOut:
    """Return a step as text."""
    return ConvertStepOut(
        amount=whole_text(step.amount),
        source=step.source,
        factor=whole_text(step.factor),
        target=step.target,
        result=whole_text(step.result),
        name=step.name,
    )


def formula(step: ConversionStep) -> str:
    """Return a step as a line of the calculation; a factor below one that is one over a whole number divides."""
    amount, result = whole_text(step.amount), whole_text(step.result)
    if step.name.startswith(WORD):
        return f"{amount} {step.source} = {result} {step.target} ({step.name})"
    if step.name:
        by = f"× {whole_text(step.factor)} {step.target}/{step.source}"
    elif step.factor < 1 and step.factor.numerator == 1:
        by = f"÷ {step.factor.denominator}"
    else:
        factor = whole_text(step.factor)
        by = f"× ({factor})" if "/" in factor else f"× {factor}"
    return f"{amount} {step.source} {by} = {result} {step.target}"
