"""The library of tables as a page shows it, and the user's own tables: taken in, cloned, renewed, retired, removed.

Own tables are pack files in the workspace's folder ``standards``, one for each id and version, and their ids begin with
``own-``. An assessment keeps the table that it was made with inside the store: what is changed, retired or removed here
changes no assessment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gf_desktop.domain.messages import Catalogue, Message, UserFacingError, message
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.pack import Header, Pack
from gf_desktop.services.library import Library
from gf_desktop.services.retired import write_retired

if TYPE_CHECKING:
    from gf_desktop.services.pack_files import PackFiles

Identity = tuple[str, int]
_CLASHES = {"packs.same-version": "version", "packs.id-taken": "id"}
"""What of the header is in the way of a table there is already."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One table in the list; everything here is read from headers. ``in_use``: how many assessments have it."""

    header: Header
    own: bool
    retired: bool
    in_use: int

    @property
    def identity(self) -> Identity:
        """Id and version."""
        return self.header.id, self.header.version


@dataclass(frozen=True, slots=True)
class Facts:
    """What only the table itself says. ``benchmarks`` counts its figures by confidence, the others as ``missing``."""

    points: str
    bonus: str | None
    indicators: int
    benchmarks: Mapping[str, int]

    def share(self, confidence: str) -> Fraction:
        """Return which share of the benchmarks is of a confidence (or ``missing``); 0 where there are none."""
        total = sum(self.benchmarks.values())
        return Fraction(self.benchmarks.get(confidence, 0), total) if total else Fraction(0)


class OwnPacks:
    """The use cases of the library page.

    Files are read and written by the calling thread: a window calls from a worker. Each change makes the library look
    anew at its tables.

    Args:
        library: Where tables are found; it knows the folder of the own ones.
        catalogue: Says the words of workbooks.
        data: The workspace's folder.
    """

    def __init__(self, library: Library, catalogue: Catalogue, data: Path) -> None:
        self._library = library
        self._catalogue = catalogue
        self._data = data
        assert library.own is not None, "a library without a folder for own tables"
        self._folder = library.own

    def entries(self) -> tuple[Entry, ...]:
        """Return all tables, by id and newest version first. Only headers are read.

        Raises:
            UserFacingError: If the workspace cannot be read.
        """
        uses, retired = self._uses(), self._library.retired
        return tuple(
            Entry(h, self._library.is_own(h), (h.id, h.version) in retired, uses.get((h.id, h.version), 0))
            for h in self._library.headers()
        )

    def broken(self) -> tuple[tuple[Path, Message], ...]:
        """Return the files that cannot be listed, each with the reason."""
        return tuple((file.path, file.said) for file in self._library.broken())

    def facts(self, header: Header) -> Facts:
        """Return what a table says of itself; it is read when first asked for.

        Raises:
            UserFacingError: If its file is wrong.
        """
        pack = self._library.pack(header.id, header.version)
        places, bonus = pack.table.rounding.places, pack.table.bonus
        return Facts(
            points=fixed_text(Fraction(pack.table.whole), places),
            bonus=fixed_text(Fraction(bonus.cap), places) if bonus else None,
            indicators=len(pack.indicators),
            benchmarks=dict(self._library.confidence(header.id, header.version)),
        )

    def take_in(self, path: Path) -> Header:
        """Take a table in from a YAML file or a workbook and return its header.

        One of the same id and version is replaced only while no assessment has it.

        Raises:
            UserFacingError: If the file cannot be read, or the version that is there is in use and says another thing.
            StandardError: If the file is no right table; ``problems`` has each with its line or cell.
        """
        pack = self._files.read(path, shipped=False)
        try:
            return self._keep(pack)
        except UserFacingError as error:
            if (key := _CLASHES.get(error.said.code)) is None:
                raise
            raise self._files.clash(path, key, error) from error

    def renew(self, scheme_id: str, path: Path) -> Header:
        """Take in a newer version of an own table; the older ones are retired.

        Raises:
            UserFacingError: As ``take_in``; and if the file has another id, or no newer version.
        """
        new = self._files.read(path, shipped=False)
        versions = self._versions(scheme_id)
        if new.header.id != scheme_id:
            raise UserFacingError(message("packs.other-id", id=new.header.id, wanted=scheme_id))
        if versions and new.header.version <= max(versions):
            said = message("packs.not-newer", version=new.header.version, newest=max(versions))
            raise UserFacingError(said)
        header = self._keep(new)
        self._retire(self._library.retired | {(scheme_id, version) for version in versions})
        return header

    def clone(self, source: Header, own_id: str, title: str = "") -> Header:
        """Make an own table out of another one, version 1, to be changed; return its header.

        Args:
            source: The table to start from.
            own_id: The new id; it begins with ``own-``.
            title: The new title; without it that of the source, marked as a copy.

        Raises:
            UserFacingError: If the id is not right or taken, or the place cannot be written.
        """
        if self._versions(own_id):
            raise UserFacingError(message("packs.id-taken", id=own_id))
        pack = self._library.pack(source.id, source.version)
        named = title or self._catalogue.say(message("packs.copy-title", title=source.title))
        whence = message(
            "packs.copy-note",
            title=source.title,
            id=source.id,
            version=source.version,
            issuer=source.issuer,
        )
        note = "\n".join(filter(None, (self._catalogue.say(whence), source.note)))
        changed = {"id": own_id, "version": 1, "title": named, "short_title": "", "standing": "own"}
        changed["issuer"] = self._catalogue.say(message("packs.own-issuer"))
        header = replace(source, **changed, note=note)  # type: ignore[arg-type]
        return self._keep(self._checked(replace(pack, header=header)))

    def retire(self, header: Header) -> None:
        """Offer a table no more for new assessments; those that have it go on with it."""
        self._retire(self._library.retired | {(header.id, header.version)})

    def unretire(self, header: Header) -> None:
        """Offer a retired table again."""
        self._retire(self._library.retired - {(header.id, header.version)})

    def remove(self, header: Header) -> None:
        """Delete an own table that no assessment has.

        Raises:
            UserFacingError: If it is none of the user's own, an assessment has it, or the file cannot be deleted.
        """
        identity = (header.id, header.version)
        if not self._library.is_own(header):
            raise UserFacingError(message("packs.not-own", title=header.title))
        if count := self._uses().get(identity, 0):
            raise UserFacingError(message("packs.in-use", title=header.title, count=count))
        path = self._library.path(header)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise UserFacingError(message("packs.not-removed", name=path.name), str(path)) from error
        self._retire(self._library.retired - {identity})

    def give_out(self, header: Header, path: Path) -> None:
        """Write a table as YAML or as a workbook, by the name of the file.

        Raises:
            UserFacingError: If the table cannot be read, or the place cannot be written.
        """
        self._files.write(self._library.pack(header.id, header.version), path)

    def template(self, path: Path) -> None:
        """Write the empty workbook to make a table with.

        Raises:
            UserFacingError: If the place cannot be written.
        """
        self._files.template(path)

    @cached_property
    def _files(self) -> PackFiles:
        from gf_desktop.services.pack_files import PackFiles

        return PackFiles(self._library, self._catalogue)

    def _uses(self) -> Mapping[Identity, int]:
        from gf_desktop.storage.home import scheme_uses

        return scheme_uses(self._data)

    def _versions(self, scheme_id: str) -> tuple[int, ...]:
        return tuple(h.version for h in self._library.headers() if h.id == scheme_id)

    def _checked(self, pack: Pack) -> Pack:
        """Return a pack put together here, with its digest, if it is right.

        Raises:
            UserFacingError: If it is not; the first problem is said.
        """
        from gf_desktop.domain.pack_rules import check_pack
        from gf_desktop.standards.packs import digest

        for problem in check_pack(pack, self._library.known, shipped=False):
            raise UserFacingError(problem.said)
        return replace(pack, digest=digest(pack.header, pack.table))

    def _keep(self, pack: Pack) -> Header:
        header = pack.header
        if header.version in self._versions(header.id):
            self._check_replaceable(pack)
            path = self._library.path(header)
        else:
            path = self._folder / f"{header.id}-{header.version}.yaml"
        self._make_folder()
        self._files.write(pack, path)
        self._library.refresh()
        return header

    def _check_replaceable(self, pack: Pack) -> None:
        header = pack.header
        if not self._library.is_own(header):
            raise UserFacingError(message("packs.id-taken", id=header.id))
        count = self._uses().get((header.id, header.version), 0)
        if count and self._library.pack(header.id, header.version).digest != pack.digest:
            said = message("packs.same-version", title=header.title, version=header.version, count=count)
            raise UserFacingError(said)

    def _make_folder(self) -> None:
        from gf_desktop.exchange.files import write_error

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_error(self._folder, error) from error

    def _retire(self, retired: frozenset[Identity] | set[Identity]) -> None:
        self._make_folder()
        write_retired(self._folder, retired)
        self._library.refresh()
