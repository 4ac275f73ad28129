"""Where in a file something stands, in the words of the one who wrote it: the row's title, then the key."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.problems import Path

_WHOLE = {"Header": "standards.at-header", "Table": "standards.at-table"}
_NAMED = frozenset(
    {"sections", "groups", "indicators", "gates", "variants", "parts", "options", "degrees", "sources"}
)
"""The keys under which things stand that are called by a word of their own."""
_TITLES = ("title", "name", "id")


def where(kind: str, tree: object, path: Path) -> Message:
    """Return the words for what stands at ``path`` of a tree that shall be of a ``kind`` (``Header``, ``Table`` …).

    The innermost thing with a title is named by it; what lies inside of that by its keys and numbers.
    """
    if not path:
        return message(_WHOLE.get(kind, "standards.at-top"))
    named = _innermost(tree, path)
    if named is None:
        return message("standards.at-key", key=_keys(path))
    length, what, title = named
    said = message("standards.at-named", what=message(f"standards.what-{what}"), title=title)
    inside = path[length:]
    return message("standards.at-inside", outer=said, key=_keys(inside)) if inside else said


def name_of(path: Path) -> Param:
    """Return the word for the last part of a path: a key as it is written, the number of an item in a list."""
    last = path[-1] if path else None
    if last is None:
        return message("standards.at-top")
    return message("standards.item", number=last + 1) if isinstance(last, int) else last


def _keys(path: Path) -> Param:
    """Return keys inside one another: those of words with dots, the number of an item said at the end."""
    words = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    if len(path) > 1 and isinstance(path[-1], int):
        return message("standards.item-of", key=words.rpartition(".")[0], number=path[-1] + 1)
    return words


def _innermost(tree: object, path: Path) -> tuple[int, str, str] | None:
    """Return how far down the innermost thing with a title stands, what it is, and its title."""
    found, node = None, tree
    for length, (holder, part) in enumerate(pairwise(("", *path)), 1):
        node = _inside(node, part)
        title = _title(node)
        if title and holder in _NAMED:
            found = (length, str(holder), title)
    return found


def _inside(node: object, part: str | int) -> object:
    if isinstance(part, int):
        return node[part] if isinstance(node, list) and part < len(node) else None
    return node.get(part) if isinstance(node, Mapping) else None


def _title(node: object) -> str:
    """Return what a thing is called: its title, else its name or id; empty where it has none."""
    if not isinstance(node, Mapping):
        return ""
    texts = (node.get(key) for key in _TITLES)
    return next((text.strip() for text in texts if isinstance(text, str) and text.strip()), "")
