"""Packs in files of either kind, YAML or workbook: read with the same rules, written so that both say the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gf_desktop.domain.messages import Catalogue, UserFacingError, message
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.problems import Path as Inside
from gf_desktop.exchange.books import read_book
from gf_desktop.exchange.files import write_beside
from gf_desktop.exchange.packs import PackTrees, Spot, Words, empty_book, pack_book, read_pack_book, told
from gf_desktop.services.library import Library
from gf_desktop.standards.packs import pack_of, read_pack
from gf_desktop.standards.problems import Place, PlacedProblem, StandardError, UnreadableError
from gf_desktop.standards.tree import MOST_BYTES, Tree
from gf_desktop.standards.yaml_out import pack_text

if TYPE_CHECKING:
    from gf_desktop.domain.messages import Message

_EVALUATIONS = (".gfa", ".json")
YAML, BOOK = (".yaml", ".yml"), (".xlsx",)
BOOKS = frozenset({*BOOK, ".xlsm", ".xlsb", ".xls", ".ods", ".et"})
"""What is read as a workbook; everything else is read as a pack file."""


class PackFiles:
    """Reads and writes packs; the name of a file says of which kind it is."""

    def __init__(self, library: Library, catalogue: Catalogue) -> None:
        self._library = library
        self._words = Words(catalogue.say, library.evidence_titles())

    def read(self, path: Path, *, shipped: bool | None = None) -> Pack:
        """Return the pack of a file, its digest set.

        Args:
            path: The file.
            shipped: Whether it is one of ours (True) or the user's own (False); None where that is unknown.

        Raises:
            UserFacingError: If the file cannot be read.
            StandardError: If it is no right pack; each of its ``problems`` has its line, or its cell.
        """
        if path.suffix.lower() not in BOOKS:
            return read_pack(path, self._library.known, shipped=shipped)
        trees = read_pack_book(read_book(path), self._words)
        found = [(trouble.spot, _placed(trouble.spot, (), trouble.said)) for trouble in trees.troubles]
        if not all(trouble.soft for trouble in trees.troubles):
            raise StandardError(path, _sorted(found))
        try:
            pack = self._of_book(path, trees, shipped)
        except StandardError as error:
            found += [self._in_words(problem, trees) for problem in error.problems]
            raise StandardError(path, _sorted(found)) from error
        if found:
            raise StandardError(path, _sorted(found))
        return pack

    def _of_book(self, path: Path, trees: PackTrees, shipped: bool | None) -> Pack:
        header = Tree(trees.header, _places(trees.header_spots))
        table = Tree(trees.table, _places(trees.table_spots))
        return pack_of(path, header, table, self._library.known, shipped=shipped)

    def _in_words(self, problem: PlacedProblem, trees: PackTrees) -> tuple[Spot, PlacedProblem]:
        root, *inside = problem.path or ("header",)
        spots = trees.header_spots if root == "header" else trees.table_spots
        if problem.said.code == "pack.kind-lacks" and (*inside, problem.said.params["name"]) in spots:
            inside = [*inside, str(problem.said.params["name"])]  # the cell that is to be filled
        spot = _spot(spots, tuple(inside))
        return spot, _placed(spot, problem.path, told(problem.said, spot, self._words))

    def check(self, path: Path) -> tuple[PlacedProblem, ...]:
        """Return all that is wrong with a file, in the order of its lines or cells; nothing if it is right.

        Raises:
            UserFacingError: If the file cannot be read at all, or is an evaluation and no table.
        """
        if path.suffix.lower() in _EVALUATIONS:
            raise UserFacingError(message("packs.check-format", name=path.name))
        if path.suffix.lower() not in BOOKS:
            return self._library.check(path)
        try:
            self.read(path)
        except UnreadableError:
            raise
        except StandardError as error:
            return error.problems
        return ()

    def clash(self, path: Path, key: str, error: UserFacingError) -> UserFacingError:
        """Return what is wrong with the ``key`` of a file's header, at its cell where the file is a workbook."""
        if path.suffix.lower() not in BOOKS:
            return error
        spot = read_pack_book(read_book(path), self._words).header_spots.get((key,))
        return StandardError(path, [_placed(spot, ("header", key), error.said)]) if spot else error

    def write(self, pack: Pack, path: Path) -> None:
        """Write a pack as YAML or as a workbook, by the name of the file.

        Raises:
            UserFacingError: If the name ends otherwise, the pack is too large for it, or the place cannot be written.
        """
        write_beside(path, self._bytes(pack, path))

    def template(self, path: Path) -> None:
        """Write the empty workbook to make a table with.

        Raises:
            UserFacingError: If the name does not end with ``.xlsx``, or the place cannot be written.
        """
        if path.suffix.lower() not in BOOK:
            raise UserFacingError(message("packs.template-format", name=path.name))
        write_beside(path, empty_book(self._words))

    def _bytes(self, pack: Pack, path: Path) -> bytes:
        if path.suffix.lower() in BOOK:
            return pack_book(pack, self._words)
        if path.suffix.lower() not in YAML:
            raise UserFacingError(message("packs.format", name=path.name))
        data = pack_text(pack).encode()
        if len(data) > MOST_BYTES:
            raise UserFacingError(message("packs.too-large"))
        return data


def _sorted(found: list[tuple[Spot, PlacedProblem]]) -> list[PlacedProblem]:
    """Return problems in the order of sheets, rows and columns, each once."""
    ordered = [problem for _, problem in sorted(found, key=lambda one: one[0])]
    return [
        one
        for i, one in enumerate(ordered)
        if (one.place, one.said) not in [(other.place, other.said) for other in ordered[:i]]
    ]


def _places(spots: Mapping[Inside, Spot]) -> dict[Inside, Place]:
    return {path: _place(spot) for path, spot in spots.items()}


def _place(spot: Spot) -> Place:
    return Place(max(spot.row + 1, 0), spot.place + 1, spot.text)


def _placed(spot: Spot, path: Inside, said: Message) -> PlacedProblem:
    return PlacedProblem(_place(spot), path, said)


def _spot(spots: Mapping[Inside, Spot], path: Inside) -> Spot:
    """Return the spot of a path, or of the nearest thing around it."""
    while path not in spots:
        path = path[:-1]
    return spots[path]
