"""Assessments passed on with their table (.gfa): written, read with the table checked, and the table shelved.

An assessment from a bundle has the bundle's table. The library takes that table in only where it is a user's own one
of an id and version not known yet; nothing that the library holds is ever changed by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Any

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import Message, UserFacingError, message
from gf_desktop.domain.pack import Pack, short_title
from gf_desktop.domain.pack_rules import OWN
from gf_desktop.domain.problems import Path as ProblemPath
from gf_desktop.exchange import bundles
from gf_desktop.exchange.files import write_beside, write_error
from gf_desktop.services.library import Library
from gf_desktop.standards.packs import digest, pack_of
from gf_desktop.standards.problems import PlacedProblem, StandardError
from gf_desktop.standards.tree import MOST_BYTES, Tree
from gf_desktop.standards.whereabouts import where
from gf_desktop.standards.yaml_out import pack_text

_LONGEST = 30  # characters of a table's title in a sentence
_KINDS: Mapping[str | int, str] = {"header": "Header", "table": "Table"}
is_bundle = bundles.is_bundle


@dataclass(frozen=True, slots=True)
class Taken:
    """An assessment taken in: its id, and what is to be said of its table, if anything."""

    id: str
    said: Message | None = None

    @property
    def shelved(self) -> bool:
        """Whether the library has the table since then; else what is said of it is something to know."""
        return self.said is not None and self.said.code == "bundle.table-new"


def give_out(document: Document, pack: Pack, path: Path) -> None:
    """Write an assessment with its table.

    Raises:
        UserFacingError: If the place cannot be written.
    """
    bundles.write_bundle(document, replace(pack, digest=digest(pack.header, pack.table)), path)


def read(path: Path, library: Library) -> tuple[Document, Pack]:
    """Return the document of a bundle, not yet checked against its table, and that table, which is right.

    Raises:
        UserFacingError: If it is no right bundle, or its table no right table.
    """
    bundle = bundles.read_bundle(path)
    header, table = (Tree(bundle.pack[part], {}) for part in ("header", "table"))
    try:
        pack = pack_of(path, header, table, library.known)
    except StandardError as error:
        raise _wrong_pack(bundle.pack, error.problems) from error
    if pack.digest != bundle.pack["digest"]:
        raise UserFacingError(message("bundle.pack-digest"))
    return bundle.document, pack


def _wrong_pack(tree: Mapping[str, Any], found: Sequence[PlacedProblem]) -> UserFacingError:
    first = found[0]
    place = _place(tree, first.path)
    return UserFacingError(message("bundle.pack", count=len(found), place=place, first=first.said))


def _place(tree: Mapping[str, Any], path: ProblemPath) -> Message:
    """Return the words for a place: the row's title, or the part of the file, then the key."""
    if not path:
        return where("", tree, ())
    kind, part = _KINDS.get(path[0], ""), tree.get(str(path[0]))
    said = where(kind, part, path[1:])
    if said.code != "standards.at-key":
        return said
    return message("standards.at-inside", outer=where(kind, part, ()), key=said.params["key"])


@contextmanager
def shelved(pack: Pack, library: Library) -> Iterator[Message | None]:
    """Have the library know the table while an assessment with it is kept; yield what is to be said of it.

    If keeping the assessment fails, the library is as it was.
    """
    if _listed(pack, library):
        yield None if _very_same(pack, library) else _about("bundle.table-other", pack)
    elif library.own is None or not pack.header.id.startswith(OWN):
        yield _about("bundle.table-unknown", pack)
    else:
        file, said = _shelve(pack, library, library.own)
        try:
            yield said
        except BaseException:
            _unshelve(file, library)
            raise


def _listed(pack: Pack, library: Library) -> bool:
    return any((h.id, h.version) == (pack.header.id, pack.header.version) for h in library.headers())


def _very_same(pack: Pack, library: Library) -> bool:
    """A table of the library that cannot be used says nothing, so it does not say the same."""
    try:
        return library.pack(pack.header.id, pack.header.version).digest == pack.digest
    except StandardError:
        return False


def _shelve(pack: Pack, library: Library, folder: Path) -> tuple[Path | None, Message]:
    """Write the table among the own ones; where that cannot be, the assessment does with what it brought."""
    try:
        file = _written(pack, folder)
    except UserFacingError as error:
        return None, _kept(pack, error.said)
    library.refresh()
    if _listed(pack, library) and _very_same(pack, library):
        return file, _about("bundle.table-new", pack)
    _unshelve(file, library)
    return None, _kept(pack, message("bundle.table-rewritten"))


def _written(pack: Pack, folder: Path) -> Path:
    """Write the table as a file of its own, beside whatever is there: what lists as no table may be one with mistakes.

    Raises:
        UserFacingError: If it is too large for a file of tables, or the place cannot be written.
    """
    data = pack_text(pack).encode()
    if len(data) > MOST_BYTES:
        raise UserFacingError(message("packs.too-large"))
    name = f"{pack.header.id}-{pack.header.version}"
    names = chain((f"{name}.yaml",), (f"{name}-{n}.yaml" for n in count(2)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = next(folder / one for one in names if not (folder / one).exists())
    except OSError as error:
        raise write_error(folder / f"{name}.yaml", error) from error
    write_beside(file, data)
    return file


def _unshelve(file: Path | None, library: Library) -> None:
    if file is not None:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        library.refresh()


def _kept(pack: Pack, why: Message) -> Message:
    return message("bundle.table-kept", title=_name(pack), why=why)


def _about(code: str, pack: Pack) -> Message:
    params = {"version": pack.header.version} if code == "bundle.table-other" else {}
    return message(code, title=_name(pack), **params)


def _name(pack: Pack) -> str:
    """Return the table's short title as it is said beside other words: they have one line together."""
    title = short_title(pack.header)
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"
