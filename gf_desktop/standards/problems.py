"""What is wrong with a file of ours or of the user's, with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from gf_desktop.domain.messages import Message, UserFacingError, message
from gf_desktop.domain.problems import Path


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file; both count from 1, and 0 is: nowhere in particular.

    ``cell`` names a cell of a workbook as people read it (``指标!D5``); line and column are then its row and column.
    """

    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        return self.cell or (f"{self.line}:{self.column}" if self.line else "")


@dataclass(frozen=True, slots=True)
class PlacedProblem:
    """One thing wrong at a place of a file; ``path`` leads there through keys and indices."""

    place: Place
    path: Path
    said: Message


class StandardError(UserFacingError):
    """A pack, a programme or a reference table cannot be used; ``problems`` holds everything found."""

    def __init__(self, file: FilePath, problems: Iterable[PlacedProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(_said(file.name, self.problems), str(file))


def _said(name: str, problems: tuple[PlacedProblem, ...]) -> Message:
    first = problems[0]
    if len(problems) == 1 and not str(first.place):
        return message("standards.file-whole", file=name, first=first.said)
    place = str(first.place) or "-"
    if first.place.cell:
        return message("packs.file", file=name, count=len(problems), place=place, first=first.said)
    return message("standards.file", file=name, count=len(problems), place=place, first=first.said)


class UnreadableError(StandardError):
    """The file is not there, is a folder, or may not be read: nothing is known of what it holds."""


def place_of(places: Mapping[Path, Place], path: Path) -> Place:
    """Return the place of ``path``, or of the nearest thing around it that has one."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, Place())
