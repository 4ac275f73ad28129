"""A calculator's outcome as its row asks for it: one value, several, or what is missing; in the row's unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from gf_desktop.domain.calculators import (
    Computed,
    Inputs,
    Lack,
    Missing,
    Place,
    Products,
    ProductValue,
    calculate,
    in_unit,
)
from gf_desktop.domain.calculators.allocation import as_single
from gf_desktop.domain.calculators.amounts import ratio
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Indicator, Measure
from gf_desktop.domain.result import Benchmark, Derived, DerivedItem, Gap

ByProduct = Callable[[str], "tuple[Benchmark, Benchmark] | None"]


def derived(indicator: Indicator, measure: Measure, inputs: Inputs, law: ByProduct) -> Derived:
    """Return what the ledgers say of a row measured so; ``law`` tells lead and base of a product by its id."""
    if measure.kind == "parts":
        return _parts(measure, inputs)
    outcome = calculate(measure.calculator, inputs)
    if measure.kind == "products" and isinstance(outcome, Products):
        return _products(measure, outcome, law)
    single = as_single(outcome) if isinstance(outcome, Products) else outcome
    if isinstance(single, Missing):
        return Derived(calculator=measure.calculator, unit=measure.unit, gaps=gaps(single.lacks))
    found = _single(indicator, measure, single)
    if not isinstance(outcome, Products):
        return found
    return replace(found, left_out=outcome.left_out, left_out_unit=outcome.values[0].weight_unit)


def gaps(lacks: Iterable[Lack]) -> tuple[Gap, ...]:
    """Return what is missing, each with its place as text."""
    return tuple(Gap(said=lack.said, place=lack.place.text) for lack in lacks)


def once(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return each gap once, in order."""
    return tuple({(gap.place, gap.said.code): gap for gap in reversed(tuple(found))}.values())[::-1]


def _single(indicator: Indicator, measure: Measure, outcome: Computed) -> Derived:
    said = in_unit(outcome, measure.unit)
    if said is None:
        return _odd_unit(measure, outcome.unit)
    return Derived(
        calculator=measure.calculator,
        value=said.value,
        unit=measure.unit,
        items=tuple(DerivedItem(key=key, title=title, value=Fraction(1)) for key, title in said.ticked),
        steps=said.steps,
        used=_texts(said.used),
        variant=said.band if indicator.variant(said.band) else "",
    )


def _odd_unit(measure: Measure, unit: str) -> Derived:
    said = message("calc.result-unit", unit=unit, wanted=measure.unit)
    gap = Gap(said=said, place="products")
    return Derived(calculator=measure.calculator, unit=measure.unit, gaps=(gap,))


def _texts(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(place.text for place in places)


def _products(measure: Measure, outcome: Products, law: ByProduct) -> Derived:
    wanted = measure.products.weight if measure.products else outcome.values[0].weight_unit
    items = []
    for one in outcome.values:
        item = _item(one, measure.unit, wanted, law)
        if item is None:
            return _odd_unit(measure, one.unit)
        items.append(item)
    return Derived(
        calculator=measure.calculator,
        unit=measure.unit,
        items=tuple(items),
        steps=outcome.steps,
        used=_texts(outcome.used),
        left_out=outcome.left_out,
        left_out_unit=outcome.values[0].weight_unit,
    )


def _item(one: ProductValue, unit: str, weight_unit: str, law: ByProduct) -> DerivedItem | None:
    factor, weighing = ratio(one.unit, unit), ratio(one.weight_unit, weight_unit)
    if factor is None or weighing is None:
        return None
    lead, base = law(one.id) or (None, None)
    return DerivedItem(
        key=one.id,
        title=one.name,
        value=one.value if factor == 1 else one.value * factor,
        weight=one.weight if weighing == 1 else one.weight * weighing,
        lead=lead,
        base=base,
    )


def _parts(measure: Measure, inputs: Inputs) -> Derived:
    """Each part from the rows of the pollutant that it is called after; a part that no row speaks of stays out."""
    named = {row.pollutant.strip() for row in inputs.ledgers.outlets}
    found = Derived(calculator=measure.calculator, unit=measure.unit)
    for part in measure.parts:
        if part.title.strip() not in named:
            continue
        choices = replace(inputs.choices, pollutant=part.title)
        found = _with_part(found, measure, part.id, part.title, replace(inputs, choices=choices))
    return found


def _with_part(found: Derived, measure: Measure, key: str, title: str, inputs: Inputs) -> Derived:
    outcome = calculate(measure.calculator, inputs)
    if not isinstance(outcome, Computed):
        missing = gaps(outcome.lacks) if isinstance(outcome, Missing) else ()
        return replace(found, gaps=once((*found.gaps, *missing)))
    said = in_unit(outcome, measure.unit)
    if said is None:
        return replace(found, gaps=(*found.gaps, *_odd_unit(measure, outcome.unit).gaps))
    return replace(
        found,
        items=(*found.items, DerivedItem(key=key, title=title, value=said.value)),
        steps=(*found.steps, *said.steps),
        used=tuple(dict.fromkeys((*found.used, *_texts(said.used)))),
    )
