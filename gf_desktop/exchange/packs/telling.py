"""Say of a problem of a pack what it means in a workbook: headings and words instead of keys and codes."""

from __future__ import annotations

from gf_desktop.domain.messages import Message, Param
from gf_desktop.exchange.packs.layout import Column, SheetKey, layouts
from gf_desktop.exchange.packs.sheets import Spot
from gf_desktop.exchange.packs.words import Words

# Sentences that speak of how a pack file is written, and what they are in a workbook.
_OF_CELLS = {"standards.not-truth": "packs.not-truth"}


def told(said: Message, spot: Spot, words: Words) -> Message:
    """Return the sentence with headings and words for its ``name``, ``at``, ``kind`` and ``allowed``."""
    params = {key: _word(key, value, spot, words) for key, value in said.params.items()}
    return Message(_OF_CELLS.get(said.code, said.code), params)


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
