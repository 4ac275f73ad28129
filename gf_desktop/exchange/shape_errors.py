"""From a shape checker's error list to problems a person can read: place and sentence.

The list is the plain form ``{"type", "loc", "ctx"}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.problems import Path, Problem

_UNKNOWN = ("unexpected_keyword_argument", "extra_forbidden")
_MISSING = ("missing", "missing_argument", "missing_keyword_only_argument")
_KINDS = {
    "string_type": "shape.text",
    "bool_type": "shape.bool",
    "bool_parsing": "shape.bool",
    "int_type": "shape.whole",
    "int_parsing": "shape.whole",
    "int_from_float": "shape.whole",
    "list_type": "shape.list",
    "tuple_type": "shape.list",
    "dict_type": "shape.object",
    "mapping_type": "shape.object",
    "dataclass_type": "shape.object",
    "value_error": "shape.number",
}


def problems(errors: Iterable[Mapping[str, Any]], tree: Any) -> tuple[Problem, ...]:
    """Return one problem per wrong place of ``tree``, the outermost place last where one explains the other."""
    found: dict[Path, Problem] = {}
    for error in errors:
        path = _path(error, tree)
        found.setdefault(path, Problem(path, _said(error, path)))
    return tuple(p for p in found.values() if not any(_inside(other, p.path) for other in found))


def _inside(other: Path, path: Path) -> bool:
    return len(other) > len(path) and other[: len(path)] == path


def _path(error: Mapping[str, Any], tree: Any) -> Path:
    """Keep of the error's place what is in the tree: alternatives of a shape name themselves in between."""
    path: list[str | int] = []
    loc = error["loc"]
    for at, part in enumerate(loc):
        inside, known = _step(tree, part)
        if known or (at == len(loc) - 1 and error["type"] in _MISSING):
            path.append(part)
            tree = inside
    return tuple(path)


def _step(tree: Any, part: str | int) -> tuple[Any, bool]:
    if isinstance(tree, Mapping) and part in tree:
        return tree[part], True
    if isinstance(tree, (list, tuple)) and isinstance(part, int) and part < len(tree):
        return tree[part], True
    return tree, False


def _said(error: Mapping[str, Any], path: Path) -> Message:
    kind, key = str(error["type"]), str(path[-1]) if path else ""
    if kind in _UNKNOWN:
        return message("shape.unknown-key", key=key)
    if kind in _MISSING:
        return message("shape.missing-key", key=key)
    if kind == "literal_error":
        return message("shape.one-of", key=key, allowed=_allowed(error))
    return message(_KINDS.get(kind, "shape.wrong"), key=key)


def _allowed(error: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the words of ``'none', 'exists' or 'open'``."""
    expected = str(error.get("ctx", {}).get("expected", ""))
    return tuple(re.findall(r"'([^']*)'", expected)) or (expected,)
