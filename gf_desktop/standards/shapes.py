"""Turns plain trees of text into the domain's shapes, and says in our words what does not fit.

A tree holds text only, so what a shape wants as a truth value or a whole number is typed by that shape first: ``true``
and ``false`` alone are truth values, so that nothing becomes one by its looks. The rest is checked strictly.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.problems import Path, Problem
from gf_desktop.standards.whereabouts import name_of, where

T = TypeVar("T")
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,8})", re.ASCII)
_QUOTED = re.compile("'([^']*)'")
_TRUTH = {"true": True, "false": False}


class ShapeError(Exception):
    """A tree does not have the shape; ``problems`` says everything that does not fit."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


def shape(kind: type[T], tree: object) -> T:
    """Return the domain object of type ``kind`` that the tree says.

    Raises:
        ShapeError: If the tree has unknown, missing or wrong parts.
    """
    try:
        value: T = _adapter(cast(Any, kind)).validate_json(json.dumps(_typed(tree, kind)), strict=True)
    except ValidationError as error:
        raise ShapeError(tuple(_problem(kind, tree, e) for e in error.errors(include_url=False))) from error
    return value


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _typed(value: object, kind: Any) -> object:
    kind = _without_none(kind)
    if isinstance(value, str):
        return _typed_text(value, kind)
    if isinstance(value, list) and get_origin(kind) is tuple:
        return [_typed(item, get_args(kind)[0]) for item in value]
    if isinstance(value, dict) and is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        return {key: _typed(item, hints.get(key)) for key, item in value.items()}
    if isinstance(value, dict) and get_origin(kind) is Mapping:
        return {key: _typed(item, get_args(kind)[1]) for key, item in value.items()}
    return value


def _typed_text(value: str, kind: Any) -> object:
    if kind is bool:
        return _TRUTH.get(value, value)
    if kind is int and _WHOLE.fullmatch(value):
        return int(value)
    return value


def _without_none(kind: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        kinds = [k for k in get_args(kind) if k is not types.NoneType]
        return kinds[0] if len(kinds) == 1 else kind
    return kind


_CODES = {
    "unexpected_keyword_argument": "standards.unknown-key",
    "extra_forbidden": "standards.unknown-key",
    "missing": "standards.missing-key",
    "literal_error": "standards.not-one-of",
    "value_error": "standards.not-a-number",
    "int_type": "standards.not-whole",
    "bool_type": "standards.not-truth",
    "string_type": "standards.not-text",
    "tuple_type": "standards.not-list",
    "dict_type": "standards.not-mapping",
    "mapping_type": "standards.not-mapping",
    "dataclass_type": "standards.not-mapping",
}


def _problem(kind: type, tree: object, error: Any) -> Problem:
    path: Path = tuple(error["loc"])
    code = _CODES.get(error["type"], "standards.wrong")
    at = where(kind.__name__, tree, path[:-1])
    params: dict[str, Param] = {"name": name_of(path), "at": at, "value": _short(error.get("input"))}
    if code == "standards.not-one-of":
        params["allowed"] = "、".join(one for one in _QUOTED.findall(error["ctx"]["expected"]) if one)
    if code == "standards.unknown-key" and path and (near := _near(kind, str(path[-1]))):
        return Problem(path, message("standards.unknown-key-near", near=near, **params))
    return Problem(path, Message(code, params))


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 40 else text[:40] + "…"


def _near(kind: type, name: str) -> str:
    return next(iter(get_close_matches(name, sorted(_names(kind)), n=1, cutoff=0.75)), "")


@cache
def _names(kind: Any) -> frozenset[str]:
    if is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        return frozenset(hints).union(*(_names(hint) for hint in hints.values()))
    return frozenset().union(*(_names(inner) for inner in get_args(kind)))
