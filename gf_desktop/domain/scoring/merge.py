"""What was typed over what was computed, field by field: the values that a row of several stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.document import Answer, ProductAnswer
from gf_desktop.domain.numbers import agrees
from gf_desktop.domain.result import Benchmark, Derived, DerivedItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductInForce:
    """A product as it counts. ``number`` is its place among those typed, 0 for one that was only computed.

    ``lead`` and ``base`` are those typed with it; ``law`` those of the limit or quota that applies to it.
    """

    name: str
    number: int = 0
    value: Fraction | None = None
    weight: Fraction | None = None
    lead: Decimal | None = None
    base: Decimal | None = None
    law: tuple[Benchmark | None, Benchmark | None] = (None, None)
    computed: bool = False
    agrees: bool | None = None


def products(answer: Answer, derived: Derived | None) -> tuple[ProductInForce, ...]:
    """Return the products typed, completed from those computed of the same name; then those only computed."""
    left = {one.key: one for one in computed_items(derived)}
    return (*_typed(answer, left), *(_computed(one) for one in left.values()))


def _typed(answer: Answer, left: dict[str, DerivedItem]) -> Iterator[ProductInForce]:
    for number, typed in enumerate(answer.products or (), 1):
        if typed == ProductAnswer():
            continue
        name = typed.name.strip()
        found = next((one for one in left.values() if name and one.title.strip() == name), None)
        if found:
            del left[found.key]
        yield _merged(number, typed, found)


def _merged(number: int, typed: ProductAnswer, found: DerivedItem | None) -> ProductInForce:
    pairs = [(typed.value, found.value), (typed.weight, found.weight)] if found else []
    return ProductInForce(
        name=typed.name,
        number=number,
        value=_first(typed.value, found.value if found else None),
        weight=_first(typed.weight, found.weight if found else None),
        lead=typed.lead,
        base=typed.base,
        law=(found.lead, found.base) if found else (None, None),
        computed=found is not None and (typed.value is None or typed.weight is None),
        agrees=all_agree([agrees(a, b) for a, b in pairs if a is not None and b is not None]),
    )


def _first(typed: Decimal | None, computed: Fraction | None) -> Fraction | None:
    return computed if typed is None else Fraction(typed)


def _computed(one: DerivedItem) -> ProductInForce:
    return ProductInForce(
        name=one.title, value=one.value, weight=one.weight, law=(one.lead, one.base), computed=True
    )


def parts(answer: Answer, derived: Derived | None) -> dict[str, Decimal | Fraction]:
    """Return the parts by id: those typed as they were typed, the others as they were computed."""
    computed: dict[str, Decimal | Fraction] = {one.key: one.value for one in computed_items(derived)}
    return computed | dict(answer.parts or {})


def parts_agree(answer: Answer, derived: Derived | None) -> bool | None:
    """Return whether the parts that are both typed and computed say the same, None where there is none."""
    typed = answer.parts or {}
    return all_agree(
        [agrees(typed[one.key], one.value) for one in computed_items(derived) if one.key in typed]
    )


def computed_items(derived: Derived | None) -> tuple[DerivedItem, ...]:
    """Return what was computed of a row of several; nothing while something is missing for it."""
    return derived.items if derived and derived.complete else ()


def all_agree(found: list[bool]) -> bool | None:
    """Return whether all that could be compared agree, None where nothing could."""
    return all(found) if found else None
