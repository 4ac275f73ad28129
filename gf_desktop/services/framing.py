"""The draft of an industry's own table: the frame of GB/T 36132-2025 Annex A, kept among the user's own tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from gf_desktop.domain.industries.frame import frame, frame_id
from gf_desktop.domain.messages import Catalogue
from gf_desktop.domain.pack import Header
from gf_desktop.services.library import Library
from gf_desktop.services.own_packs import OwnPacks
from gf_desktop.services.pack_files import PackFiles

GENERAL = "gbt36132-2025"


def make_frame(
    library: Library, catalogue: Catalogue, data: Path, industry_code: str, industry: str, year: int
) -> Header:
    """Return the header of an industry's draft table; one that was made before is kept as the user left it.

    Args:
        library: The standards at hand.
        catalogue: Says the sentences of the table.
        data: The workspace's folder.
        industry_code: Class of GB/T 4754-2017.
        industry: Its name, for the title.
        year: The data year: limits count as they stand on its last day.

    Raises:
        UserFacingError: If the place cannot be written.
    """
    on = date(year, 12, 31)
    made = next((one for one in library.headers() if one.id == frame_id(industry_code, on)), None)
    if made is not None:
        return made
    general = library.pack(GENERAL)
    pack = frame(industry_code, industry, general, library.reference(), on, catalogue.say)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{pack.header.id}.yaml"
        PackFiles(library, catalogue).write(pack, path)
        return OwnPacks(library, catalogue, data).take_in(path)
