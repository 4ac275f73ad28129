"""The message catalogue: every sentence said outside the interface, read from ``resources/messages``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from gf_desktop.domain.messages import Catalogue


def read_catalogue(folder: Path) -> Catalogue:
    """Return the catalogue of one language: all ``.toml`` files of its folder together.

    Raises:
        ValueError: If two files say the same code.
    """
    sentences: dict[str, str] = {}
    for file in sorted(folder.glob("*.toml")):
        said = tomllib.loads(file.read_text(encoding="utf-8"))
        if twice := sentences.keys() & said.keys():
            raise ValueError(f"{file.name}: {sorted(twice)}")
        sentences.update(said)
    return Catalogue(sentences)
