"""What makes a pack right, beyond its shape (DESIGN, section 4). Each problem says its place and one sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from gf_desktop.domain.formulas import FORMULAS
from gf_desktop.domain.measure_rules import check_evidence, check_measures, check_reference
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import Applies, Gate, Group, Header, Indicator, Pack, Section, Table
from gf_desktop.domain.pack_points import check_points
from gf_desktop.domain.pack_walk import forms, repeated, rows_with_paths
from gf_desktop.domain.problems import Path, Problem
from gf_desktop.domain.set_rules import check_sets
from gf_desktop.domain.units import UNITS

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
OWN = "own-"
_INDUSTRY = re.compile(r"\d{2,4}", re.ASCII)
_HUNDRED = Decimal(100)
_MOST_PLACES = 6
_BENCHMARK_WORDS = ("lead", "base", "accept")  # a document keys benchmarks by these, or by variant or part


@dataclass(frozen=True, slots=True)
class Known:
    """What a pack may name: unit symbols, calculators' names, kinds of evidence, provinces.

    Without any ``provinces`` a pack's province is not checked.
    """

    units: frozenset[str]
    calculators: frozenset[str]
    evidence: frozenset[str]
    provinces: frozenset[str] = frozenset()


def known(evidence: Iterable[str], provinces: Iterable[str] = ()) -> Known:
    """Return what the program itself knows, with these kinds of evidence and provinces."""
    return Known(frozenset(UNITS), frozenset(FORMULAS), frozenset(evidence), frozenset(provinces))


def check_pack(pack: Pack, known: Known, *, shipped: bool | None = None) -> tuple[Problem, ...]:
    """Return all that is wrong with a pack; nothing if it is right.

    Args:
        pack: A pack whose shape is right.
        known: What it may name.
        shipped: Whether it is one of ours (its id must not begin with ``own-``) or a user's own (it must); None where
            that is unknown.
    """
    found = [
        *_header(pack.header, shipped),
        *_applies(pack.header.applies, known.provinces),
        *_table(pack.table),
        *_ids(pack),
        *check_points(pack.table),
        *check_sets(pack),
        *check_measures(pack, known.units, known.calculators, known.evidence),
        *_gates(pack.table.gates, known),
    ]
    return tuple(_once(found))


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return the id that is wanted, with a number behind it where a table has it already."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _once(found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield each problem once, and a source that nothing explains once, however many figures name it."""
    seen: list[tuple[Path, Message]] = []
    for problem in found:
        anywhere = problem.said.code == "pack.unknown-source"
        key: tuple[Path, Message] = (() if anywhere else problem.path, problem.said)
        if key not in seen:
            yield problem
            seen.append(key)


def _header(header: Header, shipped: bool | None) -> Iterator[Problem]:
    root: Path = ("header",)
    if header.version < 1:
        yield Problem((*root, "version"), message("pack.version", version=header.version))
    for name in ("title", "issuer"):
        yield from _blank((*root, name), getattr(header, name))
    for name in ("lead", "base"):
        yield from _blank((*root, "labels", name), getattr(header.labels, name))
    if header.labels.lead == header.labels.base and header.labels.lead.strip():
        yield Problem((*root, "labels"), message("pack.labels", label=header.labels.lead))
    yield from _own(header, shipped)


def _own(header: Header, shipped: bool | None) -> Iterator[Problem]:
    path: Path = ("header", "id")
    if not ID.fullmatch(header.id):
        yield Problem(path, message("pack.id", id=header.id))
    own = header.id.startswith(OWN)
    if (shipped is False or header.standing == "own") and not own:
        yield Problem(path, message("pack.own-id", id=header.id))
    if shipped is True and (own or header.standing == "own"):
        yield Problem(path, message("pack.shipped-id", id=header.id))


def _applies(applies: Applies, provinces: Collection[str]) -> Iterator[Problem]:
    root: Path = ("header", "applies")
    if provinces:
        yield from check_reference((*root, "province"), "pack.province", applies.province, provinces)
    for i, code in enumerate(applies.industries):
        if not _INDUSTRY.fullmatch(code):
            yield Problem((*root, "industries", i), message("pack.industry", code=code))
    for i, year in enumerate(applies.data_years):
        if not 2000 <= year <= 2100:
            yield Problem((*root, "data_years", i), message("pack.data-year", year=year))
    for name in ("industries", "data_years", "purpose"):
        for i, value in repeated(getattr(applies, name)):
            yield Problem((*root, name, i), message("pack.repeated", value=str(value)))


def _table(table: Table) -> Iterator[Problem]:
    root: Path = ("table",)
    if not table.sections:
        yield Problem((*root, "sections"), message("pack.no-sections"))
    for key, source in table.sources.items():
        yield from _blank((*root, "sources", key, "title"), source.title)
    if not 0 <= table.rounding.places <= _MOST_PLACES:
        yield Problem((*root, "rounding", "places"), message("pack.places", places=table.rounding.places))
    if table.threshold:
        yield from _threshold(table, (*root, "threshold"))
    for i, section in enumerate(table.sections):
        yield from _section(section, (*root, "sections", i))
    yield from _row_sources(table)


def _threshold(table: Table, path: Path) -> Iterator[Problem]:
    assert table.threshold
    if not 0 < table.threshold.total <= _HUNDRED:
        yield Problem((*path, "total"), message("pack.threshold", total=str(table.threshold.total)))
    if table.threshold.source not in table.sources:
        yield Problem((*path, "source"), message("pack.unknown-source", source=table.threshold.source))


def _row_sources(table: Table) -> Iterator[Problem]:
    """What says where a row, or a section's points, come from must be among the sources."""
    named: list[tuple[Path, str]] = [((*path, "source"), row.source) for path, row in rows_with_paths(table)]
    named += [(("table", "sections", i, "source"), one.source) for i, one in enumerate(table.sections)]
    for path, source in named:
        if source and source not in table.sources:
            yield Problem(path, message("pack.unknown-source", source=source))


def _section(section: Section, path: Path) -> Iterator[Problem]:
    yield from _blank((*path, "title"), section.title)
    if not section.groups:
        yield Problem((*path, "groups"), message("pack.no-groups", title=section.title))
    for i, number in repeated([group.number for group in section.groups]):
        yield Problem((*path, "groups", i, "number"), message("pack.number-twice", number=str(number)))
    for i, group in enumerate(section.groups):
        yield from _group(group, (*path, "groups", i))


def _group(group: Group, path: Path) -> Iterator[Problem]:
    yield from _blank((*path, "title"), group.title)
    yield from _blank((*path, "number"), group.number)
    if not group.indicators:
        yield Problem((*path, "indicators"), message("pack.no-rows", title=group.title))


def _blank(path: Path, text: str) -> Iterator[Problem]:
    if not text.strip():
        yield Problem(path, message("pack.blank", name=str(path[-1])))


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def _ids(pack: Pack) -> Iterator[Problem]:
    table, root = pack.table, ("table",)
    yield from _unique(
        (((*root, "sections", i), s) for i, s in enumerate(table.sections)), reserved=("bonus",)
    )
    yield from _unique(rows_with_paths(table))
    yield from _unique(((*root, "gates", i), gate) for i, gate in enumerate(table.gates))
    for path, row in rows_with_paths(table):
        yield from _inner_ids(path, row)


def _inner_ids(path: Path, row: Indicator) -> Iterator[Problem]:
    variants = (((*path, "variants", i), v) for i, v in enumerate(row.variants))
    yield from _unique(variants, reserved=_BENCHMARK_WORDS)
    for at, form in forms(path, row):
        parts = (((*at, "parts", i), part) for i, part in enumerate(form.parts))
        yield from _unique(parts, reserved=_BENCHMARK_WORDS)
        yield from _unique(((*at, "degrees", i), degree) for i, degree in enumerate(form.degrees))
        options = form.ticks.options if form.ticks else ()
        yield from _unique(((*at, "ticks", "options", i), option) for i, option in enumerate(options))
        choices = form.choice.options if form.choice else ()
        yield from _unique(((*at, "choice", "options", i), choice) for i, choice in enumerate(choices))


def _unique(placed: Iterable[tuple[Path, _HasId]], reserved: tuple[str, ...] = ()) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, thing in placed:
        if not ID.fullmatch(thing.id):
            yield Problem((*path, "id"), message("pack.id", id=thing.id))
        if thing.id in reserved:
            yield Problem((*path, "id"), message("pack.reserved-id", id=thing.id))
        if thing.id in seen:
            yield Problem((*path, "id"), message("pack.duplicate-id", id=thing.id))
        seen.add(thing.id)


def _gates(gates: tuple[Gate, ...], known: Known) -> Iterator[Problem]:
    for i, gate in enumerate(gates):
        path: Path = ("table", "gates", i)
        yield from _blank((*path, "title"), gate.title)
        yield from check_evidence((*path, "evidence"), gate.evidence, known.evidence)
