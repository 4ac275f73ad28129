"""Packs in files: two YAML documents, the header that lists need and the table (DESIGN, section 4)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TypeVar

from gf_desktop.domain.messages import Message
from gf_desktop.domain.pack import Header, Pack, Table
from gf_desktop.domain.pack_rules import Known, check_pack
from gf_desktop.domain.plain import dump
from gf_desktop.domain.problems import Path, Problem
from gf_desktop.standards.problems import Place, PlacedProblem, StandardError, UnreadableError, place_of
from gf_desktop.standards.shapes import ShapeError, shape
from gf_desktop.standards.tree import Tree, read_documents, read_first

__all__ = [
    "BrokenFile",
    "PackFile",
    "PlacedProblem",
    "Shelf",
    "check_file",
    "digest",
    "pack_of",
    "read_pack",
    "read_shelf",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack that can be listed: its file and its header."""

    path: FilePath
    header: Header


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file among the packs whose header cannot be read, and why."""

    path: FilePath
    said: Message


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the folders of packs hold."""

    packs: tuple[PackFile, ...]
    broken: tuple[BrokenFile, ...]


def read_shelf(*folders: FilePath) -> Shelf:
    """Return all packs of the folders by their headers, and the files that are none; tables are not read."""
    packs: list[PackFile] = []
    broken: list[BrokenFile] = []
    for file in _files(folders):
        try:
            packs.append(PackFile(file, _placed_shape(file, Header, read_first(file))))
        except StandardError as error:
            broken.append(BrokenFile(file, error.said))
    return Shelf(tuple(packs), tuple(broken))


def read_pack(path: FilePath, known: Known, *, shipped: bool | None = None) -> Pack:
    """Return the pack of a file, its digest set.

    Args:
        path: The file.
        known: Units, calculators and evidence kinds that a pack may name.
        shipped: Whether the file is one of ours (True) or the user's own (False); None where that is unknown.

    Raises:
        StandardError: If the file is no right pack; ``problems`` says all that is wrong.
    """
    header, table = read_documents(path, expected=2)
    return pack_of(path, header, table, known, shipped=shipped)


def pack_of(path: FilePath, header: Tree, table: Tree, known: Known, *, shipped: bool | None = None) -> Pack:
    """Return the pack that two trees say, its digest set; the trees may come from any kind of file.

    Args:
        path: The file that they come from.
        header: The header, with the place of each of its paths.
        table: The table, likewise.
        known: Units, calculators and evidence kinds that a pack may name.
        shipped: As for ``read_pack``.

    Raises:
        StandardError: If they are no right pack; ``problems`` says all that is wrong, each at its place.
    """
    trees = (header, table)
    pack = _shaped(path, trees)
    wrong = check_pack(pack, known, shipped=shipped)
    if wrong:
        raise StandardError(path, _placed(wrong, _joined(trees)))
    return pack


def check_file(path: FilePath, known: Known) -> tuple[PlacedProblem, ...]:
    """Return all that is wrong with a pack's file, in the order of its lines; nothing if it is right.

    Raises:
        UnreadableError: If the file cannot be read at all.
    """
    try:
        read_pack(path, known)
    except UnreadableError:
        raise
    except StandardError as error:
        return tuple(sorted(error.problems, key=lambda problem: problem.place))
    return ()


def digest(header: Header, table: Table) -> str:
    """Return the SHA-256 of a pack's canonical JSON: sorted keys, no blanks, UTF-8; hexadecimal."""
    plain = dump(Pack(header=header, table=table))
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _files(folders: tuple[FilePath, ...]) -> Iterator[FilePath]:
    for folder in folders:
        yield from sorted(folder.glob("*.yaml"))


def _shaped(path: FilePath, trees: tuple[Tree, ...]) -> Pack:
    problems: list[Problem] = []
    header = _collect(problems, "header", Header, trees[0])
    table = _collect(problems, "table", Table, trees[1])
    if header is None or table is None:
        raise StandardError(path, _placed(problems, _joined(trees)))
    return Pack(header=header, table=table, digest=digest(header, table))


def _collect(problems: list[Problem], root: str, kind: type[T], tree: Tree) -> T | None:
    try:
        return shape(kind, tree.value)
    except ShapeError as error:
        problems.extend(Problem((root, *p.path), p.said) for p in error.problems)
        return None


def _placed_shape(file: FilePath, kind: type[T], tree: Tree) -> T:
    try:
        return shape(kind, tree.value)
    except ShapeError as error:
        raise StandardError(file, _placed(error.problems, tree.places)) from error


def _joined(trees: tuple[Tree, ...]) -> dict[Path, Place]:
    roots = zip(("header", "table"), trees, strict=True)
    return {(root, *path): place for root, tree in roots for path, place in tree.places.items()}


def _placed(problems: list[Problem] | tuple[Problem, ...], places: dict[Path, Place]) -> list[PlacedProblem]:
    return [PlacedProblem(place_of(places, p.path), p.path, p.said) for p in problems]
