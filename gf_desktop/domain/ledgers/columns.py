"""The columns of each ledger, for tables and spreadsheets: read off the row types, so that nothing is said twice."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from gf_desktop.domain.ledgers.book import LEDGERS
from gf_desktop.domain.messages import Message, message

ColumnKind = Literal["text", "whole", "number", "quantity", "choice", "unit", "reference", "figures"]
COMMON = frozenset({"id", "site", "source", "note", "unit", "name"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``unit`` is a fixed unit; ``unit_column`` names the column where a row says its own.

    ``options`` are a choice's codes with their titles; ``ref`` the ledger whose ids a reference holds (``sites`` is
    the boundary's list). A ``quantity`` is a year's figure or twelve months'; ``figures`` are figures by name. A row is
    kept without a ``required`` column, but nothing is computed from it until that is filled in.
    """

    key: str
    title: Message
    kind: ColumnKind
    unit: str = ""
    unit_column: str = ""
    options: tuple[tuple[str, Message], ...] = ()
    ref: str = ""
    required: bool = False


def ledger_title(ledger: str) -> Message:
    """Return what a ledger is called."""
    return message(f"ledger.{ledger}")


@cache
def columns(ledger: str) -> tuple[Column, ...]:
    """Return a ledger's columns in their order on the screen: id first, then its own, then site, source and note.

    Raises:
        KeyError: If there is no ledger of that name.
    """
    kind = LEDGERS[ledger]
    hints = get_type_hints(kind)
    own = [_column(ledger, f, hints[f.name], hints) for f in fields(kind) if f.name != "drafts"]
    last = ("site", "source", "note")
    return (*(c for c in own if c.key not in last), *(c for key in last for c in own if c.key == key))


@cache
def required(ledger: str) -> tuple[str, ...]:
    """Return the keys of the columns that a ledger's rows have to say before anything is computed from them.

    Raises:
        KeyError: If there is no ledger of that name.
    """
    return tuple(column.key for column in columns(ledger) if column.required)


def option_title(ledger: str, key: str, code: str) -> Message:
    """Return what a choice is called; nothing chosen is called so."""
    return _option(ledger, key, code) if code else message("option.blank")


def _column(ledger: str, of: Field[Any], hint: Any, hints: Mapping[str, Any]) -> Column:
    kind = _kind(of, hint)
    unit = of.metadata.get("unit", "")
    return Column(
        key=of.name,
        title=message(f"column.{of.name}" if of.name in COMMON else f"column.{ledger}.{of.name}"),
        kind=kind,
        unit=unit,
        unit_column="" if unit or kind not in ("number", "quantity") else _unit_column(of.name, hints),
        options=_options(ledger, of.name, hint) if kind == "choice" else (),
        ref="sites" if of.name == "site" else of.metadata.get("ref", ""),
        required=bool(of.metadata.get("needed")),
    )


def _unit_column(key: str, hints: Mapping[str, Any]) -> str:
    own = f"{key}_unit"
    return own if own in hints else "unit" if "unit" in hints else ""


def _kind(of: Field[Any], hint: Any) -> ColumnKind:
    if of.name == "unit" or of.name.endswith("_unit"):
        return "unit"
    if "ref" in of.metadata or of.name == "site":
        return "reference"
    return _kind_of(_inner(hint))


def _kind_of(inner: tuple[Any, ...]) -> ColumnKind:
    if any(get_origin(one) is tuple for one in inner):
        return "quantity"
    if any(get_origin(one) is Literal for one in inner):
        return "choice"
    if Decimal in inner:
        return "number"
    if int in inner:
        return "whole"
    return "text" if str in inner else "figures"


def _inner(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _options(ledger: str, key: str, hint: Any) -> tuple[tuple[str, Message], ...]:
    codes = [code for one in _inner(hint) if get_origin(one) is Literal for code in get_args(one) if code]
    return tuple((code, _option(ledger, key, code)) for code in codes)


def _option(ledger: str, key: str, code: str) -> Message:
    if code in ("yes", "no"):
        return message(f"option.{code}")
    return message(f"option.{ledger}.{key}.{code}")
