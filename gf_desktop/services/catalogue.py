"""The message catalogue: every sentence said outside the interface, read from ``resources/messages``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from gf_desktop.domain.messages import Catalogue


class Sentences(Mapping[str, str]):
    """The sentences of one language by code, read when the first is said: a start that goes well says none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, code: str) -> str:
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    @cached_property
    def _read(self) -> dict[str, str]:
        import tomllib

        sentences: dict[str, str] = {}
        for file in sorted(self._folder.glob("*.toml")):
            said = tomllib.loads(file.read_text(encoding="utf-8"))
            if twice := sentences.keys() & said.keys():
                raise ValueError(f"{file.name}: {sorted(twice)}")
            sentences.update(said)
        return sentences


def read_catalogue(folder: Path) -> Catalogue:
    """Return the catalogue of one language: all ``.toml`` files of its folder together.

    Saying the first sentence raises ``ValueError`` if two files say the same code: a bug of ours.
    """
    return Catalogue(Sentences(folder))
