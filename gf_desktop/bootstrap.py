"""Wires the rooms together; the only place that knows where files lie."""

from __future__ import annotations

import os
from pathlib import Path

from gf_desktop.services.assessments import Assessments
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.services.library import Library
from gf_desktop.services.program import Program
from gf_desktop.services.reports import Reports

LANGUAGE = "zh_CN"
DATA_VARIABLE = "GF_DESKTOP_DATA"
OWN_TABLES = "standards"
"""The folder of the workspace with the user's own tables."""
_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the folder ``resources`` or ``forms``: inside an installed package, or beside it in a checkout."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def data_folder() -> Path:
    """Return the workspace's folder: the variable ``GF_DESKTOP_DATA`` where set, else the system's place for data."""
    if named := os.environ.get(DATA_VARIABLE):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("gf-desktop", appauthor=False)


def build(data: Path | None = None, standards: Path | None = None) -> Program:
    """Return the program on a workspace; ``standards`` is a further folder of packs."""
    resources, folder = shipped("resources"), data or data_folder()
    catalogue = read_catalogue(resources / "messages" / LANGUAGE)
    library = Library(resources, *([standards] if standards else []), own=folder / OWN_TABLES)
    return Program(
        library=library,
        assessments=Assessments(folder, library, resources),
        reports=Reports(library, catalogue, resources),
        catalogue=catalogue,
        data=folder,
        resources=resources,
        forms=shipped("forms"),
    )
