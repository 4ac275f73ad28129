"""What makes the measure of a row right: each kind with its own constructs, figures that can be true, known names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gf_desktop.domain.derive_given import BANDED, BANDS, GIVEN
from gf_desktop.domain.formulas import FORMULAS
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import (
    Domain,
    EvidenceItem,
    Figure,
    Indicator,
    Kind,
    Labels,
    Measure,
    Pack,
    Part,
    merged,
)
from gf_desktop.domain.pack_walk import forms, repeated, rows_with_paths
from gf_desktop.domain.problems import Path, Problem
from gf_desktop.domain.units import UNITS, may_become

_DEFAULTS = Measure()
_COMMON = frozenset({"kind", "note", "evidence"})


@dataclass(frozen=True, slots=True)
class _Needs:
    """The constructs that a kind must have, and those that it may have."""

    must: tuple[str, ...]
    may: tuple[str, ...] = ()


_NEEDS: Mapping[Kind, _Needs] = {
    "quantitative": _Needs(("better", "unit", "lead", "base"), ("domain", "calculator", "given")),
    "ticks": _Needs(("ticks", "lead", "base"), ("better", "unit", "domain", "calculator", "given")),
    "choice": _Needs(("choice",)),
    "products": _Needs(("products", "better", "unit"), ("domain", "calculator", "given")),
    "parts": _Needs(("parts", "share", "better", "unit"), ("domain", "calculator", "given")),
    "ratio": _Needs(("lead", "cap", "better", "unit"), ("domain", "calculator", "given")),
    "checklist": _Needs((), ("must", "degrees", "unit", "calculator", "given")),
    "manual": _Needs((), ("step", "beside")),
}


@dataclass(frozen=True, slots=True)
class _Place:
    """A measure in force, where it stands, and the words for it."""

    path: Path
    title: str
    measure: Measure
    labels: Labels

    def problem(self, code: str, *inner: str | int, **params: str) -> Problem:
        words = {"lead": self.labels.lead, "base": self.labels.base}
        return Problem((*self.path, *inner), message(code, **{"title": self.title, **words, **params}))


def check_measures(
    pack: Pack, units: Collection[str], calculators: Collection[str], evidence: Collection[str]
) -> Iterator[Problem]:
    """Yield what is wrong with how the rows are measured."""
    for path, row in rows_with_paths(pack.table):
        if not row.title.strip():
            yield Problem((*path, "title"), message("pack.blank", name="title"))
        yield from _variants(path, row)
        yield from _chosen_by(path, row)
        for place in _in_force(path, row, pack.header.labels):
            yield from _measure(place)
            yield from _given(place)
        yield from _results(path, row)
        for at, form in forms(path, row):
            yield from _names(at, form, units, calculators, evidence)
            yield from _sources(pack, at, form, row.title)


def check_reference(path: Path, code: str, name: str, known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem if ``name`` is none of the known ones; an empty name is no reference."""
    if name and name not in known:
        yield Problem(path, message(code, name=name))


def check_evidence(path: Path, items: tuple[EvidenceItem, ...], known: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with a list of evidence: kinds that are not known, or asked for twice."""
    for i, item in enumerate(items):
        if item.kind not in known:
            yield Problem((*path, i, "kind"), message("pack.evidence", name=item.kind))
    for i, kind in repeated(item.kind for item in items):
        yield Problem((*path, i, "kind"), message("pack.repeated", value=str(kind)))


def _in_force(path: Path, row: Indicator, labels: Labels) -> Iterator[_Place]:
    if not row.variants:
        yield _Place(path, row.title, row, labels)
    for i, variant in enumerate(row.variants):
        at = (*path, "variants", i)
        yield _Place(at, f"{row.title}（{variant.title}）", merged(row, variant), labels)


def _variants(path: Path, row: Indicator) -> Iterator[Problem]:
    if len(row.variants) == 1:
        yield Problem((*path, "variants"), message("pack.one-variant", title=row.title))
    for i, variant in enumerate(row.variants):
        if not variant.title.strip():
            yield Problem((*path, "variants", i, "title"), message("pack.blank", name="title"))


def _chosen_by(path: Path, row: Indicator) -> Iterator[Problem]:
    """All forms are chosen by one and the same thing, each word by one form; a band's form bears the band's name."""
    words = [variant.chosen_by for variant in row.variants]
    subjects = {word.removeprefix("no-") for word in words if word}
    for i, variant in enumerate(row.variants):
        at = (*path, "variants", i, "chosen_by")
        word = variant.chosen_by
        banded = (variant.calculator or row.calculator) in BANDED and variant.id in BANDS
        if word == "band" and not banded:
            yield Problem(at, message("pack.chosen-by-band", title=variant.title, bands=BANDS))
        if word and (len(subjects) > 1 or (word != "band" and word in words[:i])):
            yield Problem(at, message("pack.chosen-by", title=row.title, word=word))


def _results(path: Path, row: Indicator) -> Iterator[Problem]:
    """A calculator gives a figure that can be said in the row's unit; what is not known has its own sentence."""
    for at, form in forms(path, row):
        unit, formula = form.unit or row.unit, FORMULAS.get(form.calculator or row.calculator)
        if form is row and row.variants and all(one.unit or one.calculator for one in row.variants):
            continue  # nobody is measured so
        if form is not row and not form.unit and not form.calculator:
            continue  # as the row, of which it is said
        if formula is not None and unit in UNITS and not may_become(formula.unit, unit):
            words = {"calculator": formula.title, "gives": formula.unit, "unit": unit}
            yield Problem((*at, "calculator"), message("pack.calculator-unit", title=row.title, **words))


def _given(place: _Place) -> Iterator[Problem]:
    """What a table gives a calculator: known keys with words that they may hold."""
    if place.measure.given and not place.measure.calculator:
        yield place.problem("pack.given-without-calculator", "given")
    for key, value in place.measure.given.items():
        words = GIVEN.get(key)
        if words is None:
            yield place.problem("pack.given-key", "given", key, key=key, keys="、".join(GIVEN))
        elif value not in words if words else not value.strip():
            yield place.problem("pack.given-value", "given", key, key=key, value=value)


def _names(
    path: Path, form: Measure, units: Collection[str], calculators: Collection[str], evidence: Collection[str]
) -> Iterator[Problem]:
    yield from check_reference((*path, "unit"), "pack.unit", form.unit, units)
    yield from check_reference((*path, "calculator"), "pack.calculator", form.calculator, calculators)
    if form.beside:
        yield from check_reference((*path, "beside", "unit"), "pack.unit", form.beside.unit, units)
    if form.products:
        weight = form.products.weight
        if weight not in units:
            yield Problem((*path, "products", "weight"), message("pack.unit", name=weight))
    yield from check_evidence((*path, "evidence"), form.evidence, evidence)


def _sources(pack: Pack, path: Path, form: Measure, title: str) -> Iterator[Problem]:
    labels = pack.header.labels
    holders: list[tuple[Path, Measure | Part]] = [(path, form)]
    holders += [((*path, "parts", i), part) for i, part in enumerate(form.parts)]
    for at, holder in holders:
        for name, label in (("lead", labels.lead), ("base", labels.base)):
            figure = getattr(holder, name)
            if figure is not None:
                yield from _source(pack, (*at, name), figure, title, label)


def _source(pack: Pack, path: Path, figure: Figure, title: str, label: str) -> Iterator[Problem]:
    if figure.value is None and not figure.why.strip():
        yield Problem((*path, "why"), message("pack.null-without-why", title=title, label=label))
    if figure.value is not None and not figure.source:
        yield Problem((*path, "source"), message("pack.figure-without-source", title=title, label=label))
    if figure.source and figure.source not in pack.table.sources:
        yield Problem((*path, "source"), message("pack.unknown-source", source=figure.source))


def _measure(place: _Place) -> Iterator[Problem]:
    measure = place.measure
    if measure.kind is None:
        yield place.problem("pack.no-kind", "kind")
        return
    yield from _constructs(place, _NEEDS[measure.kind], measure.kind)
    yield from _domain(place)
    for at, lead, base in _pairs(measure):
        yield from _pair(place, at, lead, base)
    if measure.kind in _OF_KIND:
        yield from _OF_KIND[measure.kind](place)


def _constructs(place: _Place, needs: _Needs, kind: Kind) -> Iterator[Problem]:
    for name in needs.must:
        if not getattr(place.measure, name):
            yield place.problem("pack.kind-lacks", kind=kind, name=name)
    allowed = {*needs.must, *needs.may, *_COMMON}
    for name in Measure.__dataclass_fields__:
        if name not in allowed and getattr(place.measure, name) != getattr(_DEFAULTS, name):
            yield place.problem("pack.kind-foreign", name, kind=kind, name=name)


def _domain(place: _Place) -> Iterator[Problem]:
    domain = place.measure.domain
    if domain and _turned(domain):
        yield place.problem("pack.domain", "domain", min=str(domain.min), max=str(domain.max))


def _turned(domain: Domain) -> bool:
    return domain.min is not None and domain.max is not None and domain.min > domain.max


def _pairs(measure: Measure) -> Iterator[tuple[Path, Figure | None, Figure | None]]:
    yield (), measure.lead, measure.base
    for i, part in enumerate(measure.parts):
        yield ("parts", i), part.lead, part.base


def _pair(place: _Place, at: Path, lead: Figure | None, base: Figure | None) -> Iterator[Problem]:
    outside = [*_outside(place, at, "lead", lead), *_outside(place, at, "base", base)]
    yield from outside
    if outside or lead is None or base is None or lead.value is None or base.value is None:
        return
    figures = {"lead_value": str(lead.value), "base_value": str(base.value)}
    if lead.value == base.value:
        yield place.problem("pack.lead-is-base", *at, "lead", **figures)
    elif (place.measure.better or "higher") != ("higher" if lead.value > base.value else "lower"):
        yield place.problem("pack.lead-against-base", *at, "lead", **figures)


def _outside(place: _Place, at: Path, name: str, figure: Figure | None) -> Iterator[Problem]:
    domain = place.measure.domain
    if not domain or figure is None or figure.value is None or _turned(domain):
        return
    below = domain.min is not None and figure.value < domain.min
    above = domain.max is not None and figure.value > domain.max
    if below or above:
        label = place.labels.lead if name == "lead" else place.labels.base
        yield place.problem("pack.outside-domain", *at, name, label=label, value=str(figure.value))


def _ticks(place: _Place) -> Iterator[Problem]:
    measure, ticks = place.measure, place.measure.ticks
    if not ticks:
        return
    named, counted = bool(ticks.options), ticks.max is not None and ticks.names == "unknown"
    if named == counted or (named and (ticks.max is not None or ticks.names)) or ticks.most < 1:
        yield place.problem("pack.ticks", "ticks")
    if measure.better == "lower":
        yield place.problem("pack.ticks-lower", "better")
    for name, label, figure in (
        ("lead", place.labels.lead, measure.lead),
        ("base", place.labels.base, measure.base),
    ):
        value = figure.value if figure else None
        if value is not None and (not 0 <= value <= ticks.most or value != value.to_integral_value()):
            most = str(ticks.most)
            yield place.problem("pack.tick-count", name, label=label, value=str(value), most=most)
    yield from _titles(place, ("ticks", "options"), ticks.options)


def _choice(place: _Place) -> Iterator[Problem]:
    options = place.measure.choice.options if place.measure.choice else ()
    if place.measure.choice and len(options) < 2:
        yield place.problem("pack.one-option", "choice")
    for i, option in enumerate(options):
        if option.points is not None and option.points < 0:
            yield place.problem("pack.negative-option", "choice", "options", i, option=option.title)
    yield from _titles(place, ("choice", "options"), options)


def _products(place: _Place) -> Iterator[Problem]:
    products = place.measure.products
    if products and products.top < 1:
        yield place.problem("pack.products-top", "products", "top")


def _parts(place: _Place) -> Iterator[Problem]:
    for i, part in enumerate(place.measure.parts):
        if part.lead is None or part.base is None:
            yield place.problem("pack.part-benchmarks", "parts", i, part=part.title)
    yield from _titles(place, ("parts",), place.measure.parts)


def _ratio(place: _Place) -> Iterator[Problem]:
    measure = place.measure
    lead = measure.lead
    if lead and lead.value is not None and lead.value <= 0 and not [*_outside(place, (), "lead", lead)]:
        yield place.problem("pack.ratio-lead", "lead")
    if measure.cap is not None and measure.cap <= 0:
        yield place.problem("pack.ratio-cap", "cap")


def _checklist(place: _Place) -> Iterator[Problem]:
    measure = place.measure
    if measure.calculator and not measure.unit:
        yield place.problem("pack.kind-lacks", "unit", kind="checklist", name="unit")
    if measure.must == bool(measure.degrees):
        yield place.problem("pack.checklist", "degrees" if measure.degrees else "must")
    for i, degree in enumerate(measure.degrees):
        if not 0 <= degree.share <= 1:
            yield place.problem("pack.degree-share", "degrees", i, "share", degree=degree.title)
    yield from _titles(place, ("degrees",), measure.degrees)


def _manual(place: _Place) -> Iterator[Problem]:
    if place.measure.step is not None and place.measure.step <= 0:
        yield place.problem("pack.manual-step", "step")
    if place.measure.beside and not place.measure.beside.title.strip():
        yield Problem((*place.path, "beside", "title"), message("pack.blank", name="title"))


def _titles(place: _Place, at: Path, things: tuple[Any, ...]) -> Iterator[Problem]:
    for i, thing in enumerate(things):
        if not thing.title.strip():
            yield Problem((*place.path, *at, i, "title"), message("pack.blank", name="title"))


_OF_KIND: Mapping[Kind, Callable[[_Place], Iterator[Problem]]] = {
    "ticks": _ticks,
    "choice": _choice,
    "products": _products,
    "parts": _parts,
    "ratio": _ratio,
    "checklist": _checklist,
    "manual": _manual,
}
