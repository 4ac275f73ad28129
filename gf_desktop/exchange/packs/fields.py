"""The columns of a thing in a pack, taken from its shape, so that a new construct has its column of itself.

Figures, domains and the like (one thing inside another) become several columns, ``lead.value``, ``lead.source`` …;
lists of things have sheets of their own, or else stand in one cell as JSON.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from gf_desktop.domain.pack import (
    Degree,
    EvidenceItem,
    FormField,
    Gate,
    Group,
    Indicator,
    Option,
    Part,
    Section,
    Source,
    TickOption,
    Variant,
)

FieldKind = Literal["text", "number", "whole", "truth", "choice", "list", "mapping", "json"]
ON_SHEETS = (
    Section,
    Group,
    Indicator,
    Variant,
    Part,
    Gate,
    Source,
    EvidenceItem,
    TickOption,
    Option,
    Degree,
    FormField,
)
"""What has rows of its own on some sheet, instead of a cell in the row of what holds it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column: the ``path`` of its value inside the thing, and what kind of value it is.

    ``options`` are the words of a choice, or those that a list may hold; ``outer`` tells that the value is the first
    one inside an optional thing, so that its cell can also say that the thing is there but empty. ``null`` tells that
    the value must be said, but may be unknown: a blank cell then says so.
    """

    path: tuple[str, ...]
    kind: FieldKind
    options: tuple[str, ...] = ()
    outer: bool = False
    null: bool = False

    @property
    def key(self) -> str:
        """The path as one word: ``lead.value``."""
        return ".".join(self.path)


def fields_of(kind: type) -> tuple[Field, ...]:
    """Return the columns of a thing of a pack, in the order of its shape."""
    return _fields_of(kind)


@cache
def _fields_of(kind: Any) -> tuple[Field, ...]:
    return tuple(_fields(kind, ()))


def _fields(kind: type, path: tuple[str, ...]) -> Iterator[Field]:
    hints = get_type_hints(kind, include_extras=True)
    for one in fields(kind):
        needed = one.default is MISSING and one.default_factory is MISSING
        yield from _field(hints[one.name], (*path, one.name), needed=needed)


def _field(hint: Any, path: tuple[str, ...], *, needed: bool) -> Iterator[Field]:
    inner, optional = without_none(hint)
    if is_dataclass(inner):
        for number, field in enumerate(_fields(inner, path)):  # type: ignore[arg-type]
            outer = optional and number == 0 and field.kind in ("number", "whole", "choice", "list")
            yield replace(field, outer=outer or field.outer)
    elif not _has_sheet(inner):
        kind, options = _kind(inner)
        yield Field(path, kind, options, null=needed and optional)


def without_none(hint: Any) -> tuple[Any, bool]:
    """Return a type without its None, and whether it had one."""
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not types.NoneType]
        optional = len(kinds) < len(get_args(hint))
        return (kinds[0], optional) if len(kinds) == 1 else (hint, optional)
    return hint, False


def _has_sheet(kind: Any) -> bool:
    origin, inner = get_origin(kind), get_args(kind)
    return origin in (tuple, Mapping) and any(one in ON_SHEETS for one in inner)


_PLAIN: Mapping[Any, FieldKind] = {str: "text", Decimal: "number", int: "whole", bool: "truth"}


def _kind(kind: Any) -> tuple[FieldKind, tuple[str, ...]]:
    """Return what kind of value a type has, with its words."""
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if kind in _PLAIN:
        return _PLAIN[kind], ()
    if get_origin(kind) is Literal:
        return "choice", tuple(str(one) for one in get_args(kind) if one != "")
    return _many(kind)


def _many(kind: Any) -> tuple[FieldKind, tuple[str, ...]]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        found, options = _kind(inner[0])
        return ("list", options) if found in ("text", "number", "whole", "choice") else ("json", ())
    if origin is Mapping and _kind(inner[1])[0] in ("text", "number", "whole"):
        return "mapping", ()
    return "json", ()
