"""Programmes in files: an authority's conditions, negative list, dates and rules on tables, one YAML document each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path as FilePath
from typing import Protocol

from gf_desktop.domain.formulas import FORMULAS
from gf_desktop.domain.messages import message
from gf_desktop.domain.problems import Path, Problem
from gf_desktop.domain.programme import Disqualifier, DynamicForm, Item, Programme, ReportedChange
from gf_desktop.domain.units import UNITS
from gf_desktop.standards.problems import PlacedProblem, StandardError, place_of
from gf_desktop.standards.shapes import ShapeError, shape
from gf_desktop.standards.tree import read_documents

_LEAP_YEAR = 2024


def read_programmes(folder: FilePath) -> tuple[Programme, ...]:
    """Return the programmes of a folder, by file name.

    Raises:
        StandardError: If a file is no right programme.
    """
    return tuple(read_programme(file) for file in sorted(folder.glob("*.yaml")))


def read_programme(file: FilePath) -> Programme:
    """Return the programme of a file.

    Raises:
        StandardError: If it is none; ``problems`` says all that is wrong.
    """
    (tree,) = read_documents(file, expected=1)
    try:
        programme = shape(Programme, tree.value)
        problems = tuple(_check(programme))
    except ShapeError as error:
        problems = error.problems
    if problems:
        raise StandardError(
            file, [PlacedProblem(place_of(tree.places, p.path), p.path, p.said) for p in problems]
        )
    return programme


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_LISTS = (
    *("conditions", "disqualifiers", "dates", "labels", "self_scores", "preferences", "changes"),
    *("tables", "efficiency", "dynamic", "green_code"),
)


def _check(programme: Programme) -> Iterator[Problem]:
    for path, item in _items(programme):
        yield from _blank(path, item)
    yield from _sources(programme)
    for name in _LISTS[:7]:
        yield from _unique((name,), getattr(programme, name))
    yield from _dates(programme)
    for i, one in enumerate(programme.disqualifiers):
        yield from _unique(("disqualifiers", i, "inquiries"), one.inquiries)
    for name in ("disqualifiers", "changes"):
        yield from _wordings(name, getattr(programme, name))
    if programme.dynamic:
        yield from _dynamic(programme.dynamic)


def _sources(programme: Programme) -> Iterator[Problem]:
    named = [((*path, "source"), item.source) for path, item in _items(programme) if item.source]
    named += [(("retold", i), key) for i, key in enumerate(programme.retold)]
    for path, key in named:
        if key not in programme.sources:
            yield Problem(path, message("standards.programme-source", name=key))


def _dates(programme: Programme) -> Iterator[Problem]:
    for i, due in enumerate(programme.dates):
        if not _is_date(due.month, due.day):
            said = message("standards.programme-date", month=due.month, day=due.day)
            yield Problem(("dates", i), said)


def _items(programme: Programme) -> Iterator[tuple[Path, Item]]:
    """Yield everything that names an article, with its place."""
    for name in _LISTS:
        found = getattr(programme, name)
        if isinstance(found, tuple):
            yield from (((name, i), one) for i, one in enumerate(found))
        elif found is not None:
            yield (name,), found


def _blank(path: Path, item: Item) -> Iterator[Problem]:
    for name in ("title", "article"):
        if not getattr(item, name, "-").strip():
            said = message("standards.programme-blank", name=getattr(item, "id", name))
            yield Problem((*path, name), said)


def _wordings(name: str, items: tuple[Disqualifier | ReportedChange, ...]) -> Iterator[Problem]:
    """Other words stand only in a field that the item has, for a kind of applicant that it concerns."""
    for i, one in enumerate(items):
        known = {field.name for field in fields(one)}
        for subject, words in one.worded.items():
            path: Path = (name, i, "worded", subject)
            if subject not in one.subjects:
                yield Problem(path, message("standards.programme-worded", name=one.id))
            for lost in sorted(words.given.keys() - known):
                yield Problem((*path, lost), message("standards.programme-wording", name=one.id, field=lost))


def _dynamic(form: DynamicForm) -> Iterator[Problem]:
    """Figures name what there is: a total, a formula, and a unit that can be converted into."""
    from gf_desktop.domain.calculators.year_totals import YEAR_TOTALS

    path: Path = ("dynamic", "figures")
    yield from _unique(path, form.figures)
    known = {"total": frozenset(YEAR_TOTALS), "calculator": frozenset(FORMULAS)}
    for i, figure in enumerate(form.figures):
        if figure.reading not in known:
            continue
        if figure.name not in known[figure.reading]:
            yield Problem((*path, i, "name"), message("standards.programme-figure", name=figure.name))
        if figure.unit not in UNITS:
            yield Problem((*path, i, "unit"), message("standards.programme-unit", unit=figure.unit))


def _is_date(month: int, day: int) -> bool:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def _unique(path: Path, things: tuple[_HasId, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, thing in enumerate(things):
        if thing.id in seen:
            yield Problem((*path, i, "id"), message("standards.programme-duplicate", id=thing.id))
        seen.add(thing.id)
