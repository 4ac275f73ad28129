"""A pack as YAML text in one fixed form: what is at its default is left out, small things stand on one line.

Reading the text back gives the very same pack, with the same digest. The same pack always gives the same text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal

from gf_desktop.domain.pack import Pack
from gf_desktop.domain.plain import dump

WIDTH = 110
"""The longest line on which a small mapping or list is put together, in characters."""

# What names a thing comes first, what hangs below it last; everything else keeps the order of its shape.
_FIRST = (
    "format",
    "id",
    "version",
    "number",
    "title",
    "short_title",
    "subject",
    "kind",
    "better",
    "unit",
    "points",
)
_LAST = ("note", "evidence", "parts", "variants", "sections", "groups", "indicators", "gates", "bonus")
_PLAIN = re.compile(
    r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~\x00-\x20\x7f-\x9f][^,\[\]{}#:&*!|>'\"\\\x00-\x1f\x7f-\xa0]*"
)
_LOOKS_TYPED = re.compile(
    r"[-+]?(\d[\d_]*)?\.?[\d_]*([eE][-+]?\d+)?|0[xob].*|\d{4}-\d\d?-\d\d?.*|[-+]?\.(inf|nan)"
    r"|true|false|yes|no|on|off|y|n|null",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def pack_text(pack: Pack) -> str:
    """Return a pack as the text of a pack file: the header, a line ``---``, the table."""
    table = "\n".join(_block(pack.table, 0))
    return "\n".join(_block(pack.header, 0)) + f"\n---\n{table}\n"


def _block(value: object, indent: int) -> Iterator[str]:
    """Yield the lines of a mapping."""
    for key, inner in _items(value):
        yield from _entry(f"{' ' * indent}{_text(key)}:", inner, indent)


def _entry(head: str, value: object, indent: int) -> Iterator[str]:
    flow = _flow(value)
    if flow is not None and (len(head) + len(flow) < WIDTH or _is_scalar(value)):
        yield f"{head} {flow}"
    elif isinstance(value, tuple):
        yield head
        yield from _list(value, indent + 2)
    else:
        yield head
        yield from _block(value, indent + 2)


def _list(items: tuple[object, ...], indent: int) -> Iterator[str]:
    for item in items:
        flow = _flow(item)
        if flow is not None and (len(flow) + indent < WIDTH or _is_scalar(item)):
            yield f"{' ' * indent}- {flow}"
            continue
        lines = list(_block(item, indent + 2))
        yield f"{' ' * indent}- {lines[0].lstrip()}"
        yield from lines[1:]


def _flow(value: object) -> str | None:
    """Return a value on one line; None for what holds lists of things, or things inside things."""
    if _is_scalar(value):
        return _scalar(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_scalar, value)) + "]" if all(map(_is_scalar, value)) else None
    inner = list(_items(value))
    if not all(_is_scalar(one) for _, one in inner):
        return None
    return "{" + ", ".join(f"{_text(key)}: {_scalar(one)}" for key, one in inner) + "}"


def _items(value: object) -> list[tuple[str, object]]:
    if isinstance(value, Mapping):
        return list(value.items())
    assert is_dataclass(value)
    assert not isinstance(value, type)
    given = [(f.name, getattr(value, f.name)) for f in fields(value) if _said(f, getattr(value, f.name))]
    return sorted(given, key=lambda item: _rank(item[0]))


def _said(one: Field[object], value: object) -> bool:
    default = one.default_factory() if one.default_factory is not MISSING else one.default
    return value != default


def _rank(key: str) -> int:
    if key in _FIRST:
        return _FIRST.index(key) - len(_FIRST)
    return _LAST.index(key) + 1 if key in _LAST else 0


def _is_scalar(value: object) -> bool:
    return value is None or isinstance(value, (str, int, Decimal))


def _scalar(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else str(dump(value))


def _text(text: str) -> str:
    """Return text so that it is read back as it is, by any reader of YAML as text."""
    plain = _PLAIN.fullmatch(text) and not text[-1].isspace() and not _LOOKS_TYPED.fullmatch(text)
    if plain:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
