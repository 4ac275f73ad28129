"""Reads help texts: TOML files, one table per indicator, or per requirement (``requirements``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path as FilePath

from gf_desktop.domain.guidance import Guidance
from gf_desktop.domain.messages import message
from gf_desktop.standards.problems import Place, PlacedProblem, StandardError

__all__ = ["Guidance", "read_guidance"]


def read_guidance(folder: FilePath) -> Mapping[str, Guidance]:
    """Return the help texts of all files of a folder by indicator id, or by the name of a requirement's text.

    Raises:
        StandardError: If a file is wrong, or two help with the same indicator.
    """
    found: dict[str, Guidance] = {}
    for file in sorted(folder.glob("*.toml")):
        for indicator_id, guidance in _file(file).items():
            if indicator_id in found:
                raise _wrong(file, indicator_id, "standards.duplicate-key")
            found[indicator_id] = guidance
    return found


def _file(file: FilePath) -> dict[str, Guidance]:
    from gf_desktop.standards.shapes import ShapeError, shape

    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        said = message("standards.toml", reason=str(error))
        raise StandardError(file, [PlacedProblem(Place(), (), said)]) from error
    try:
        return {key: shape(Guidance, value) for key, value in raw.items()}
    except ShapeError as error:
        raise StandardError(file, [PlacedProblem(Place(), p.path, p.said) for p in error.problems]) from error


def _wrong(file: FilePath, name: str, code: str) -> StandardError:
    return StandardError(file, [PlacedProblem(Place(), (name,), message(code, name=name))])
