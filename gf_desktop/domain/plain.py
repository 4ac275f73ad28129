"""Domain objects as plain JSON values and back, for places we wrote ourselves: the store, frozen results.

Fields at their default are left out. Nothing is checked here: what comes from outside passes the doors' checks first.
"""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from gf_desktop.domain.numbers import CANONICAL

T = TypeVar("T")
_FIGURE = re.compile(CANONICAL, re.ASCII)
_RATIO = re.compile(r"-?\d+/[1-9]\d*", re.ASCII)


def dump(value: object) -> Any:
    """Return ``value`` as dictionaries, lists, text, integers, booleans and None."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: dump(getattr(value, f.name))
            for f in fields(value)
            if getattr(value, f.name) != _default(f)
        }
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, Mapping):
        return {key: dump(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [dump(item) for item in value]
    return value


def load(kind: type[T], plain: Any) -> T:
    """Return the domain object of type ``kind`` that ``dump`` made ``plain`` of."""
    return cast(T, _load(kind, plain))


def conforms(kind: Any, plain: Any) -> bool:
    """Return whether ``plain`` has the shape that ``dump`` gives an object of type ``kind``, through and through."""
    origin = get_origin(kind)
    if origin is Annotated:
        return conforms(get_args(kind)[0], plain)
    if origin in (Union, types.UnionType):
        return any(conforms(one, plain) for one in get_args(kind))
    if is_dataclass(kind):
        return isinstance(plain, dict) and _conforms_object(cast(type, kind), plain)
    if origin is tuple:
        return isinstance(plain, list) and _conforms_items(get_args(kind), plain)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return isinstance(plain, dict) and all(conforms(get_args(kind)[1], item) for item in plain.values())
    return _conforms_plain(kind, origin, plain)


def _conforms_object(kind: type, plain: dict[str, Any]) -> bool:
    hints = _hints(kind)
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    return needed <= plain.keys() <= hints.keys() and all(conforms(hints[k], v) for k, v in plain.items())


def _conforms_items(kinds: tuple[Any, ...], plain: list[Any]) -> bool:
    if kinds[-1] is Ellipsis:
        return all(conforms(kinds[0], item) for item in plain)
    return len(kinds) == len(plain) and all(map(conforms, kinds, plain))


def _conforms_plain(kind: Any, origin: Any, plain: Any) -> bool:
    if origin is Literal:
        return any(type(plain) is type(one) and plain == one for one in get_args(kind))
    if kind is Decimal:
        return isinstance(plain, str) and _FIGURE.fullmatch(plain) is not None
    if kind is Fraction:
        return isinstance(plain, str) and _RATIO.fullmatch(plain) is not None
    return kind is object or type(plain) is kind


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


@cache
def _hints(kind: type) -> dict[str, Any]:
    return {
        k: v for k, v in get_type_hints(kind).items() if get_origin(v) is not ClassVar and v is not ClassVar
    }


def _load(kind: Any, plain: Any) -> Any:
    origin = get_origin(kind)
    if origin is Annotated:
        return _load(get_args(kind)[0], plain)
    if origin in (Union, types.UnionType):
        return _load_union(get_args(kind), plain)
    if is_dataclass(kind):
        hints = _hints(cast(type, kind))
        return cast(type, kind)(**{name: _load(hints[name], item) for name, item in plain.items()})
    return _load_plain(kind, origin, plain)


def _load_plain(kind: Any, origin: Any, plain: Any) -> Any:
    if kind in (Decimal, Fraction):
        return kind(plain)
    if origin is tuple:
        return _load_tuple(get_args(kind), plain)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: _load(get_args(kind)[1], item) for key, item in plain.items()}
    return plain


def _load_tuple(kinds: tuple[Any, ...], plain: list[Any]) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_load(kinds[0], item) for item in plain)
    return tuple(_load(kind, item) for kind, item in zip(kinds, plain, strict=True))


def _load_union(kinds: tuple[Any, ...], plain: Any) -> Any:
    if plain is None:
        return None
    for kind in kinds:
        if kind is not type(None) and _fits(kind, plain):
            return _load(kind, plain)
    return plain


def _fits(kind: Any, plain: Any) -> bool:
    origin = get_origin(kind)
    if origin is Annotated:
        return _fits(get_args(kind)[0], plain)
    if is_dataclass(kind):
        return isinstance(plain, dict) and plain.keys() <= _hints(cast(type, kind)).keys()
    if origin is tuple:
        return isinstance(plain, list)
    if origin is Literal:
        return plain in get_args(kind)
    if kind in (Decimal, Fraction):
        return isinstance(plain, str)
    return isinstance(plain, origin if isinstance(origin, type) else kind)
