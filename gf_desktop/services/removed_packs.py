"""An own table deleted or replaced so that it can be had back: what its file held is kept while the offer stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.pack import Header
from gf_desktop.services.library import Library
from gf_desktop.services.own_packs import OwnPacks


@dataclass(frozen=True, slots=True)
class RemovedPack:
    """A table that was deleted: its header, its file's name and content, and whether it was retired."""

    header: Header
    name: str
    data: bytes
    retired: bool


def remove(own: OwnPacks, library: Library, header: Header) -> RemovedPack:
    """Delete an own table that no assessment has, and return what brings it back.

    Raises:
        UserFacingError: As ``OwnPacks.remove``; and if its file cannot be read, for then it could not be had back.
    """
    from gf_desktop.exchange.files import read_bytes
    from gf_desktop.standards.tree import MOST_BYTES

    path = library.path(header)
    data = read_bytes(path, MOST_BYTES)
    removed = RemovedPack(header, path.name, data, (header.id, header.version) in library.retired)
    own.remove(header)
    return removed


def take_in(own: OwnPacks, library: Library, path: Path) -> tuple[Header, RemovedPack | None]:
    """Take a table in as ``OwnPacks.take_in`` does; return its header, and what it replaced if that said other things.

    Raises:
        UserFacingError: As ``OwnPacks.take_in``; and if one of the own tables' files cannot be read.
    """
    from gf_desktop.exchange.files import read_bytes
    from gf_desktop.standards.tree import MOST_BYTES

    listed = {(one.id, one.version): one for one in library.headers() if library.is_own(one)}
    files = {key: library.path(one) for key, one in listed.items()}
    before = {key: read_bytes(file, MOST_BYTES) for key, file in files.items()}
    header = own.take_in(path)
    key = (header.id, header.version)
    if key not in before or before[key] == read_bytes(files[key], MOST_BYTES):
        return header, None
    return header, RemovedPack(listed[key], files[key].name, before[key], key in library.retired)


def undo_replacing(own: OwnPacks, library: Library, removed: RemovedPack) -> Header:
    """Bring a replaced table back in place of the one that replaced it, and return its header.

    Raises:
        UserFacingError: As ``OwnPacks.remove`` and ``put_back``.
    """
    own.remove(removed.header)
    return put_back(own, library, removed)


def put_back(own: OwnPacks, library: Library, removed: RemovedPack) -> Header:
    """Bring a deleted table back to the letter, also one that holds mistakes, and return its header.

    Raises:
        UserFacingError: If the place cannot be written, or another table has taken its id and version meanwhile.
    """
    from gf_desktop.exchange.files import write_beside

    header = removed.header
    if any((one.id, one.version) == (header.id, header.version) for one in library.headers()):
        raise UserFacingError(message("packs.id-taken", id=header.id))
    assert library.own is not None, "a library without a folder for own tables"
    write_beside(library.own / removed.name, removed.data)
    library.refresh()
    if removed.retired:
        own.retire(header)
    return header
