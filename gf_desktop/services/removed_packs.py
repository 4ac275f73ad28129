"""An own table deleted so that it can be had back: what its file held is kept as long as the offer stands."""

from __future__ import annotations

from dataclasses import dataclass

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
