"""A pack as the lines of its sheets: for each the level, and the value of each column by its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gf_desktop.domain.pack import Gate, Indicator, Measure, Pack, Variant
from gf_desktop.exchange.packs.fields import Field, fields_of
from gf_desktop.exchange.packs.layout import KEY, LEVEL, OWNER, SET, VARIANT, WHERE, Level, SheetKey
from gf_desktop.exchange.packs.names import Called


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet. ``empty`` are the columns that say of a thing that it is there, but empty."""

    values: Mapping[str, object]
    level: Level | None = None
    empty: frozenset[str] = field(default_factory=frozenset)


def lines(sheet: SheetKey, pack: Pack) -> Iterator[Line]:
    """Yield the lines of a sheet (not those of the form)."""
    called = Called(pack)
    if sheet == "sources":
        yield from (_line(source, {KEY: key}) for key, source in pack.table.sources.items())
    elif sheet == "gates":
        yield from (_line(gate) for gate in pack.table.gates)
    elif sheet == "rows":
        yield from _rows(pack)
    elif sheet == "bonus":
        for row in pack.table.bonus.indicators if pack.table.bonus else ():
            yield from _indicator(row)
    elif sheet == "options":
        for row in pack.indicators:
            yield from _options(row, called)
    elif sheet == "evidence":
        yield from _evidence(pack, called)
    elif sheet == "information":
        yield from (_line(one) for one in (pack.table.form.information if pack.table.form else ()))


def form(pack: Pack) -> Line:
    """Return the facts of the form by their keys."""
    header, table = _line(pack.header), _line(pack.table)
    values = {f"header.{key}": value for key, value in header.values.items()}
    values |= {f"table.{key}": value for key, value in table.values.items()}
    return Line(values)


def _line(thing: object, own: Mapping[str, object] | None = None, level: Level | None = None) -> Line:
    values = dict(own or {})
    empty = set()
    for one in fields_of(type(thing)):
        values[one.key] = _value(thing, one)
        if one.outer and _is_empty(thing, one):
            empty.add(one.key)
    return Line(values, level, frozenset(empty))


def _value(thing: object, one: Field) -> object:
    for name in one.path:
        thing = getattr(thing, name, None)
    return thing


def _is_empty(thing: object, one: Field) -> bool:
    """Whether the thing that the field is the first of is there without saying anything."""
    for name in one.path[:-1]:
        thing = getattr(thing, name, None)
    return thing is not None and all(
        getattr(thing, name) in (None, "", ()) for name in getattr(type(thing), "__dataclass_fields__", ())
    )


def _rows(pack: Pack) -> Iterator[Line]:
    for section in pack.table.sections:
        yield _line(section, {LEVEL: "section"}, "section")
        for group in section.groups:
            yield _line(group, {LEVEL: "group"}, "group")
            for row in group.indicators:
                yield from _indicator(row)


def _indicator(row: Indicator) -> Iterator[Line]:
    yield _line(row, {LEVEL: "indicator"}, "indicator")
    yield from (_line(part, {LEVEL: "part"}, "part") for part in row.parts)
    for variant in row.variants:
        yield _line(variant, {LEVEL: "variant"}, "variant")
        yield from (_line(part, {LEVEL: "part"}, "part") for part in variant.parts)


def _forms(row: Indicator, called: Called) -> Iterator[tuple[dict[str, object], Measure]]:
    name = called.owner("row", row.id)
    yield {OWNER: name}, row
    for variant in row.variants:
        yield {OWNER: name, VARIANT: called.variant(row.id, variant.id)}, variant


def _options(row: Indicator, called: Called) -> Iterator[Line]:
    for whose, measure in _forms(row, called):
        sets = {
            "ticks": measure.ticks.options if measure.ticks else (),
            "choice": measure.choice.options if measure.choice else (),
            "degrees": measure.degrees,
        }
        for key, options in sets.items():
            yield from (_line(option, {**whose, SET: key}) for option in options)


def _evidence(pack: Pack, called: Called) -> Iterator[Line]:
    for gate in pack.table.gates:
        yield from _asked(gate, {WHERE: "gate", OWNER: called.owner("gate", gate.id)})
    for row in pack.indicators:
        for whose, measure in _forms(row, called):
            assert isinstance(measure, (Indicator, Variant))
            yield from _asked(measure, {WHERE: "row", **whose})


def _asked(thing: Gate | Indicator | Variant, whose: Mapping[str, object]) -> Iterator[Line]:
    yield from (_line(item, whose) for item in thing.evidence)
