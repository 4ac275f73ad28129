"""Programmes in files: an authority's conditions, negative list, dates and rules on tables, one YAML document each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path as FilePath
from typing import Protocol

from gf_desktop.domain.messages import message
from gf_desktop.domain.problems import Path, Problem
from gf_desktop.domain.programme import Programme
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


def _check(programme: Programme) -> Iterator[Problem]:
    yield from _unique("conditions", programme.conditions)
    yield from _unique("disqualifiers", programme.disqualifiers)
    yield from _unique("dates", programme.dates)
    for i, due in enumerate(programme.dates):
        if not _is_date(due.month, due.day):
            said = message("standards.programme-date", month=due.month, day=due.day)
            yield Problem(("dates", i), said)
    for name in ("conditions", "disqualifiers", "dates"):
        for i, one in enumerate(getattr(programme, name)):
            if not one.title.strip() or not one.article.strip():
                yield Problem((name, i), message("standards.programme-blank", name=one.id))


def _is_date(month: int, day: int) -> bool:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def _unique(name: str, things: tuple[_HasId, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, thing in enumerate(things):
        if thing.id in seen:
            path: Path = (name, i, "id")
            yield Problem(path, message("standards.programme-duplicate", id=thing.id))
        seen.add(thing.id)
