"""Preference by energy efficiency (Article 17): each product against 标杆水平 in key fields, else against grade 1.

Which row of 标杆水平 a product belongs to is the user's word (``ProgrammeFacts.fields``): a class of GB/T 4754 holds
several fields and products of none. Without a limit, a benchmark or a word the product is missing, never preferred. The
rules do not say how several products count together: each is said by itself, and all have to reach it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from gf_desktop.domain.calculators import Factors, Inputs, Lack, Missing, Place, Products, ProductValue
from gf_desktop.domain.calculators.amounts import ratio
from gf_desktop.domain.calculators.traced import calculate_traced
from gf_desktop.domain.calculators.work import figure_text
from gf_desktop.domain.derive import inputs_of
from gf_desktop.domain.document import Document, ProgrammeFacts
from gf_desktop.domain.factors.law import Law
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.ledgers.rules import declared_none
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.reference.industries import EfficiencyBenchmark, in_class
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.domain.result import Step

NO_FIELD = "none"
State = Literal["reached", "not-reached", "missing", "undecidable"]
Rule = Literal["benchmark-level", "grade-1", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductEfficiency:
    """One product against what it has to reach. ``value`` and ``threshold`` in ``unit``, the threshold's.

    ``undecidable``: the user declared that no limit standard applies, so nothing is missing that could be filled in.

    ``rule`` says which threshold it is; ``open`` while the user has not said whether the product is of a key field,
    the rows to choose from being ``offers``.
    """

    product: str
    name: str
    state: State
    rule: Rule
    value: Fraction | None = None
    threshold: Fraction | None = None
    unit: str = ""
    source: str = ""
    confidence: str = ""
    offers: tuple[EfficiencyBenchmark, ...] = ()
    steps: tuple[Step, ...] = ()
    lacks: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Efficiency:
    """All products together: reached by all, not reached by one, missing or undecidable; ``lacks`` says what of it."""

    state: State
    products: tuple[ProductEfficiency, ...] = ()
    lacks: tuple[Lack, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class _Judge:
    """What every product is judged with."""

    document: Document
    tables: ReferenceTables
    facts: ProgrammeFacts
    law: Law

    def rows_of(self, row: ProductRow) -> tuple[EfficiencyBenchmark, ...]:
        """Return the rows of 标杆水平 whose classes hold the product's class, else the applicant's."""
        code = row.category if row.category.isdigit() else self.document.applicant.industry_code
        return tuple(one for one in self.tables.benchmarks if in_class(code, one.industries))

    def accepts(self, one: EfficiencyBenchmark) -> bool:
        """Return whether the figure may be used: sure enough, or accepted by the user."""
        return not one.origin.needs_word or one.key in self.document.ledgers.settings.accepted


def efficiency(document: Document, factors: Factors | None, tables: ReferenceTables) -> Efficiency:
    """Return how the products of a year stand, with the arithmetic of each.

    Args:
        document: Its ledgers, province, settings and the facts of its application count.
        factors: The reference figures of its result; None where none were chosen.
        tables: 标杆水平 and the limits.
    """
    inputs = inputs_of(document, factors or Factors())
    found = calculate_traced("energy-per-product", inputs)
    if isinstance(found, Missing):
        return Efficiency(state="missing", lacks=found.lacks)
    if not isinstance(found, Products) or not found.values:
        place = Place("products")
        return Efficiency(state="missing", lacks=(Lack(message("preference.no-products"), place),))
    facts = document.programme.facts if document.programme else ProgrammeFacts()
    judge = _Judge(document, tables, facts, Law(lambda: tables))
    products = tuple(_product(judge, inputs, value) for value in found.values)
    lacks = tuple(lack for one in products for lack in one.lacks)
    return Efficiency(state=_together(products), products=products, lacks=lacks, steps=found.steps)


def _together(products: tuple[ProductEfficiency, ...]) -> State:
    states = {one.state for one in products}
    if "not-reached" in states:
        return "not-reached"
    left: tuple[State, ...] = ("missing", "undecidable")
    return next((state for state in left if state in states), "reached")


def _product(judge: _Judge, inputs: Inputs, value: ProductValue) -> ProductEfficiency:
    row = inputs.ledgers.row("products", value.id)
    assert isinstance(row, ProductRow)
    offers = judge.rows_of(row)
    said = judge.facts.fields.get(row.id, "")
    chosen = next((one for one in judge.tables.benchmarks if one.key == said), None)
    if chosen is not None:
        return replace(_by_benchmark(judge, value, chosen), offers=offers)
    if offers and said != NO_FIELD:
        lack = Lack(message("preference.field-open", product=value.name), Place("facts", row.id, "fields"))
        return _missing(value, "open", lack, offers=offers)
    return replace(_by_limit(judge, value, row), offers=offers)


def _by_benchmark(judge: _Judge, value: ProductValue, one: EfficiencyBenchmark) -> ProductEfficiency:
    place = Place("factors", one.key)
    if one.benchmark is None:
        lack = Lack(message("preference.no-figure", product=value.name, row=one.product), place)
        return _missing(value, "benchmark-level", lack)
    if not judge.accepts(one):
        said = message("preference.not-accepted", product=value.name, row=one.product, key=one.key)
        return _missing(value, "benchmark-level", Lack(said, place))
    source = f"{one.field} {one.product}；{one.origin.source}"
    threshold = _Threshold(
        Fraction(one.benchmark), one.unit, source, one.origin.confidence, "benchmark-level"
    )
    return _compared(value, threshold, place)


def _by_limit(judge: _Judge, value: ProductValue, row: ProductRow) -> ProductEfficiency:
    place = Place("products", row.id, "limit_standard")
    pair = judge.law(row, "energy", value.unit, judge.document)
    if pair is None and not row.limit_standard.strip() and _declared(judge):
        said = message("preference.none-applies", product=value.name)
        return replace(_missing(value, "grade-1", Lack(said, place)), state="undecidable")
    if pair is None:
        code = "preference.limit-unclear" if row.limit_standard.strip() else "preference.no-limit"
        return _missing(value, "grade-1", Lack(message(code, product=value.name), place))
    lead = pair[0]
    if lead.value is None or not lead.usable:
        said = message("preference.limit-waits", product=value.name, standard=row.limit_standard)
        return _missing(value, "grade-1", Lack(said, place))
    threshold = _Threshold(lead.value, value.unit, lead.source, lead.confidence, "grade-1")
    return _compared(value, threshold, place)


def _declared(judge: _Judge) -> bool:
    return declared_none(judge.document.ledgers, "products.limit_standard")


@dataclass(frozen=True, slots=True)
class _Threshold:
    figure: Fraction
    unit: str
    source: str
    confidence: str
    rule: Rule


def _compared(value: ProductValue, threshold: _Threshold, place: Place) -> ProductEfficiency:
    factor = ratio(value.unit, threshold.unit)
    if factor is None:
        said = message(
            "preference.unit",
            product=value.name,
            ours=value.unit,
            theirs=threshold.unit,
            row=threshold.source,
        )
        return _missing(value, threshold.rule, Lack(said, place))
    ours = value.value * factor
    state: State = "reached" if ours <= threshold.figure else "not-reached"
    return ProductEfficiency(
        product=value.id,
        name=value.name,
        state=state,
        rule=threshold.rule,
        value=ours,
        threshold=threshold.figure,
        unit=threshold.unit,
        source=threshold.source,
        confidence=threshold.confidence,
        steps=_steps(value, ours, threshold, state),
    )


def _steps(value: ProductValue, ours: Fraction, threshold: _Threshold, state: State) -> tuple[Step, ...]:
    amount = f"{figure_text(value.weight)} {value.weight_unit}"
    output = f"{figure_text(value.output)} {value.output_unit}"
    per = message("preference.step.value", product=value.name, amount=amount, output=output)
    against = _against(threshold, state, ours)
    said = f"{figure_text(ours)} {threshold.unit}"
    inputs = (("amount", amount), ("output", output))
    limit = (("threshold", f"{figure_text(threshold.figure)} {threshold.unit}"),)
    return Step(said=per, inputs=inputs, result=said), Step(said=against, inputs=limit, result=state)


def _against(threshold: _Threshold, state: State, ours: Fraction) -> Message:
    rule = message(f"preference.rule.{threshold.rule}")
    figures: Mapping[str, str] = {
        "ours": f"{figure_text(ours)} {threshold.unit}",
        "threshold": f"{figure_text(threshold.figure)} {threshold.unit}",
    }
    return message(f"preference.step.{state}", rule=rule, source=threshold.source, **figures)


def _missing(
    value: ProductValue, rule: Rule, lack: Lack, *, offers: tuple[EfficiencyBenchmark, ...] = ()
) -> ProductEfficiency:
    return ProductEfficiency(
        product=value.id,
        name=value.name,
        state="missing",
        rule=rule,
        value=value.value,
        unit=value.unit,
        offers=offers,
        lacks=(lack,),
    )
