"""The draft of an industry's own table: the frame of GB/T 36132-2025 Annex A, kept among the user's own tables."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gf_desktop.domain.industries.frame import Classes
from gf_desktop.domain.messages import Catalogue
from gf_desktop.domain.pack import Header, Pack
from gf_desktop.domain.pack_rules import free_id
from gf_desktop.services.industries import make_table
from gf_desktop.services.library import Library
from gf_desktop.services.own_packs import OwnPacks
from gf_desktop.services.pack_files import PackFiles


def make_frame(
    library: Library,
    catalogue: Catalogue,
    data: Path,
    classes: Classes,
    title: str,
    year: int,
    leave_out: Collection[str] = (),
) -> Header:
    """Return the header of a new draft table, beside those that were made of the industry before.

    Args:
        library: The standards at hand.
        catalogue: Says the sentences of the table.
        data: The workspace's folder.
        classes: The industry's classes of GB/T 4754-2017; their limits and quotas are filled in.
        title: The table's title as the user wants it.
        year: The data year: limits count as they stand on its last day.
        leave_out: Keys of ``industries.known_figures`` not wanted.

    Raises:
        UserFacingError: If the place cannot be written.
    """
    pack = make_table(classes, title, library, year, catalogue.say, leave_out)
    header = replace(
        pack.header, id=free_id(pack.header.id, {one.id for one in library.headers()}), title=title
    )
    return _kept(replace(pack, header=header), library, catalogue, data)


def _kept(pack: Pack, library: Library, catalogue: Catalogue, data: Path) -> Header:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{pack.header.id}.yaml"
        PackFiles(library, catalogue).write(pack, path)
        return OwnPacks(library, catalogue, data).take_in(path)
