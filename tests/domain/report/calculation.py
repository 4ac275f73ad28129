"""Calculation sheets of any calculator on the factory of the calculators' tests, without a table of the province."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from gf_desktop.domain.calculators import Computed, Inputs, Missing, Products
from gf_desktop.domain.calculators.traced import calculate_traced
from gf_desktop.domain.derive.kinds import gaps
from gf_desktop.domain.document import Answer, Applicant, Document, SchemeRef
from gf_desktop.domain.formulas import FORMULAS
from gf_desktop.domain.pack import Group, Header, Indicator, Labels, Pack, Section, Table
from gf_desktop.domain.pack import Products as ProductsOf
from gf_desktop.domain.report.arithmetic import Expression, Named, Number
from gf_desktop.domain.report.calculation import CalculationSheet, calculation_sheets
from gf_desktop.domain.result import Derived, DerivedItem
from gf_desktop.domain.scoring import score
from tests.domain.calculators.builders import SPECIAL, factory
from tests.domain.report.builders import say


def inputs_for(name: str, inputs: Inputs | None = None) -> Inputs:
    """Return the factory's inputs with the choices that a calculator alone needs."""
    found = inputs or factory()
    return replace(found, choices=replace(found.choices, **SPECIAL.get(name, {})))


def trace(name: str, inputs: Inputs | None = None) -> Derived:
    """Return what the factory's ledgers say of a row of that calculator, with its arithmetic."""
    outcome = calculate_traced(name, inputs_for(name, inputs))
    if isinstance(outcome, Missing):
        return Derived(calculator=name, gaps=gaps(outcome.lacks))
    common = {"calculator": name, "steps": outcome.steps, "used": tuple(place.text for place in outcome.used)}
    if isinstance(outcome, Computed):
        return Derived(value=outcome.value, unit=outcome.unit, **common)
    items = tuple(
        DerivedItem(key=one.id, title=one.name, value=one.value, weight=one.weight) for one in outcome.values
    )
    return Derived(
        items=items, left_out=outcome.left_out, left_out_unit=outcome.values[0].weight_unit, **common
    )


def indicator(name: str) -> Indicator:
    """Return a row of a calculator: of several products where it gives several."""
    several = isinstance(calculate_traced(name, inputs_for(name)), Products)
    kind = (
        {"kind": "products", "products": ProductsOf(top=3, weight="tce")}
        if several
        else {"kind": "quantitative"}
    )
    return Indicator(id=name, title=FORMULAS[name].title, better="lower", calculator=name, **kind)


def pack_of(*names: str) -> Pack:
    """Return a table with a row for each calculator, numbered from 1."""
    groups = tuple(
        Group(number=str(number), title=name, indicators=(indicator(name),))
        for number, name in enumerate(names, 1)
    )
    header = Header(
        format="gf-pack/1",
        id="own-all",
        version=1,
        title="全部计算方法",
        subject="factory",
        issuer="本企业",
        standing="own",
        labels=Labels(lead="标杆值"),
    )
    section = Section(id="all", title="全部", points=100, groups=groups)
    return Pack(header=header, table=Table(sources={}, sections=(section,)), digest="0" * 64)


def document(**answers: Answer) -> Document:
    """Return the factory's document; the answers are keyed by calculator, ``_`` for ``-``."""
    made = factory()
    return Document(
        subject="factory",
        applicant=Applicant(name="=示例厂"),
        year=2025,
        scheme=SchemeRef(id="own-all", version=1),
        boundary=made.boundary,
        ledgers=made.ledgers,
        answers={name.replace("_", "-"): answer for name, answer in answers.items()},
    )


def sheets(
    *names: str,
    inputs: Inputs | None = None,
    scored: Mapping[str, Derived] | None = None,
    **answers: Answer,
) -> tuple[CalculationSheet, ...]:
    """Return the sheets of the calculators named; the result rests on ``scored`` where it is given."""
    pack, traces = pack_of(*names), {name: trace(name, inputs) for name in names}
    doc = document(**answers)
    result = score(doc, pack, None, scored or traces)
    numbers = {name: str(number) for number, name in enumerate(names, 1)}
    return calculation_sheets(doc, pack, result, traces, numbers=numbers, say=say)


def reckoned(expression: Expression, values: dict[str, Fraction]) -> Fraction:
    """Return what an expression gives, its names standing for ``values``."""
    if isinstance(expression, Named):
        return values[expression.name]
    if isinstance(expression, Number):
        return expression.value
    first, *others = (reckoned(part, values) for part in expression.parts)
    if expression.sign in ("min", "max"):
        return min(first, *others) if expression.sign == "min" else max(first, *others)
    for other in others:
        first = (
            {"+": first + other, "-": first - other, "*": first * other}.get(expression.sign)  # type: ignore[assignment]
            if expression.sign != "/"
            else first / other
        )
    return first


def all_values(sheet: CalculationSheet) -> dict[str, Fraction]:
    """Return the value of every name on a sheet, the steps reckoned from the arithmetic that is printed."""
    values = {one.name: one.value for one in (*sheet.inputs, *sheet.factors)}
    for step in sheet.steps:
        if step.expression is not None:
            values[step.name] = reckoned(step.expression, values)
    return values
