"""Say of a problem of a pack what it means in a workbook: headings and words instead of keys and codes."""

from __future__ import annotations

from collections.abc import Mapping

from gf_desktop.domain.derive_given import GIVEN
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.exchange.packs.layout import Column, SheetKey, layout, layouts
from gf_desktop.exchange.packs.sheets import Spot
from gf_desktop.exchange.packs.words import Words

_OF_CELLS = {
    "standards.not-truth": "packs.not-truth",
    "pack.unknown-source": "packs.told.unknown-source",
    "pack.figure-without-source": "packs.told.figure-without-source",
    "pack.null-without-why": "packs.told.null-without-why",
    "pack.no-kind": "packs.told.no-kind",
    "pack.points-why": "packs.told.points-why",
    "pack.set-unknown": "packs.told.set-unknown",
    "pack.year-rule": "packs.told.year-rule",
    "pack.index-rounding": "packs.told.index-rounding",
    "pack.form-field": "packs.told.form-field",
    "pack.chosen-by": "packs.told.chosen-by",
    "pack.given-without-calculator": "packs.told.given-without-calculator",
    "pack.given-key": "packs.told.given-key",
    "pack.given-value": "packs.told.given-value",
    "pack.ticks": "packs.told.ticks",
    "pack.unit": "packs.told.unit",
    "pack.calculator": "packs.told.calculator",
    "pack.evidence": "packs.told.evidence",
    "pack.lead-against-base": "packs.told.lead-against-base",
    "pack.section-points": "packs.told.section-points",
}
"""Sentences that speak of how a pack file is written, and what they are in a workbook."""
_FIGURES = ("lead", "base")
"""What may be left unsaid only with the reason."""
_ON_SHEETS = {
    "ticks": "packs.thing.ticks",
    "choice": "packs.thing.choice",
    "parts": "packs.thing.parts",
    "degrees": "packs.thing.degrees",
    "groups": "packs.thing.groups",
    "indicators": "packs.thing.indicators",
}
"""What has lines of its own, and how these are called."""


def told(said: Message, spot: Spot, words: Words) -> Message:
    """Return the sentence with headings and words for its ``name``, ``at``, ``kind`` and ``allowed``."""
    params = {key: _word(key, value, spot, words) for key, value in said.params.items()}
    if said.code in ("pack.given-key", "pack.given-value"):
        params |= _given(said.params, words)
    code = _OF_CELLS.get(said.code, said.code)
    if said.code == "pack.kind-lacks" and (name := said.params["name"]) in _FIGURES:
        code, params["why"] = "packs.told.figure-lacks", _heading_of(f"{name}.why", words)
        params["name"] = _heading_of(f"{name}.value", words)
    return Message(code, params)


def _heading_of(key: str, words: Words) -> str:
    column = layout("rows").column(key)
    return words.heading(column) if column else key


def _word(key: str, value: Param, spot: Spot, words: Words) -> Param:
    if key == "at":
        return f"{spot.sheet} 第 {spot.row + 1} 行" if spot.row >= 0 else spot.sheet
    if not isinstance(value, str):
        return value
    if key == "name":
        return _heading(value, spot, words)
    if key == "kind":
        return _kind(value, words)
    return _allowed(value, spot, words) if key == "allowed" else value


def _heading(name: str, spot: Spot, words: Words) -> str:
    """Return the heading of the column that a key names: the spot's own, else one of the same key anywhere."""
    if name in _ON_SHEETS:
        return words.say(message(_ON_SHEETS[name]))
    if spot.column and name in spot.column.field.path:
        return words.heading(spot.column)
    found = [column for one in layouts() for column in one.columns if _named(column, name)]
    return words.heading(found[0]) if found else name


def _named(column: Column, name: str) -> bool:
    return column.field.path[0] == name


def _kind(code: str, words: Words) -> str:
    sheet: SheetKey = "rows"
    column = next(one for key in layouts() if key.key == sheet for one in key.columns if one.key == "kind")
    return words.shown(sheet, column, code)


def _allowed(text: str, spot: Spot, words: Words) -> str:
    sheets = [one.key for one in layouts() if spot.column in one.columns]
    if not spot.column or not sheets or not spot.column.field.options:
        return text
    return "、".join(words.offered(sheets[0], spot.column).values())


def _given(params: Mapping[str, Param], words: Words) -> dict[str, Param]:
    """Return what a table may give its calculator in words: the names, or what one of them may hold."""
    key = str(params["key"])
    if key not in GIVEN:
        return {"allowed": "、".join(words.said(dict.fromkeys(GIVEN, "")))}
    shown = words.said(dict.fromkeys((key,), ""))
    values = (words.said({key: value}).values() for value in GIVEN[key])
    return {"key": next(iter(shown)), "allowed": "、".join(word for found in values for word in found)}
