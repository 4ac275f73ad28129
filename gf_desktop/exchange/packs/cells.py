"""One value of a pack as a cell, and a cell as the plain text that a pack's file would have in its place.

A text that a cell would not give back as it is (blanks at its ends, characters that cannot be seen) stands in quotes,
written as JSON; so does a list or a mapping whose words hold its own separators.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, cast

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import CANONICAL, decimal_text, read_figure
from gf_desktop.domain.plain import dump
from gf_desktop.exchange.books import CellValue
from gf_desktop.exchange.cells import figure, text_of
from gf_desktop.exchange.packs.fields import Field
from gf_desktop.exchange.paper import holds

YES_NO = ("是", "否")
EMPTY = "{}"
"""What the first cell of a thing says that is there but empty."""

Show = Callable[[str], str]
Plain = str | list[Any] | dict[str, Any] | None
_INVISIBLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\u3000\ufeff\ufffe\uffff\ud800-\udfff]")
_BETWEEN = re.compile(r"[、，,；;]")
_PAIRS = re.compile(r"[；;\n]")
_PAIR = re.compile(r"([^:：=\s]+)\s*[:：=]\s*(.*\S)", re.DOTALL)
_BARE = re.compile(r"(0|-?[1-9]\d{0,14})(\.\d*[1-9])?|-0\.\d*[1-9]", re.ASCII)
_FIGURE = re.compile(CANONICAL, re.ASCII)
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_YES, _NO = ("是", "√", "true", "yes", "y", "1"), ("否", "false", "no", "n", "0")


class CellError(Exception):
    """A cell that cannot be understood; ``said`` is the sentence."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.code)
        self.said = said


def to_cell(field: Field, value: object, show: Show) -> str | Decimal | int | None:
    """Return what a cell shows of a value; None for a blank cell. ``show`` says a code in words."""
    if value is None or value == "" or value is False:
        return None
    if field.kind == "number":
        assert isinstance(value, Decimal)
        return _figure(value)
    if field.kind == "whole":
        assert isinstance(value, int)
        return value
    return _words(field, value, show)


def _figure(value: Decimal) -> Decimal | str:
    """A figure stays one where Excel keeps all of it, the zeros at its end too."""
    text = decimal_text(value)
    return value if _BARE.fullmatch(text) and holds(text) else text


def _words(field: Field, value: object, show: Show) -> str | None:
    if field.kind == "truth":
        return _YES[0]
    if field.kind == "list":
        assert isinstance(value, tuple)
        return _list_text([show(str(dump(one))) for one in value])
    if field.kind == "mapping":
        assert isinstance(value, Mapping)
        return _mapping_text({key: str(dump(one)) for key, one in value.items()})
    if field.kind == "json":
        return json.dumps(dump(value), ensure_ascii=False) if value else None
    return _text(show(str(value)))


def _text(text: str) -> str:
    if text.strip() == text and not _INVISIBLE.search(text) and not _is_quoted(text):
        return text
    return json.dumps(text, ensure_ascii=bool(_INVISIBLE.search(text)))


def _is_quoted(text: str) -> bool:
    return len(text) > 1 and text[0] == text[-1] == '"'


def _list_text(words: list[str]) -> str | None:
    """Words stand in one line where they can, sentences one below the other."""
    for joined in ("、".join(words), "\n".join(words)):
        if joined != EMPTY and _list(joined) == words and not _INVISIBLE.search(joined):
            return joined or None
    return json.dumps(words, ensure_ascii=bool(_INVISIBLE.search("".join(words))))


def _mapping_text(values: dict[str, str]) -> str | None:
    lines = "\n".join(f"{key}: {value}" for key, value in values.items())
    plain = all(_PAIR.fullmatch(line) and not _INVISIBLE.search(line) for line in lines.split("\n"))
    same = plain and all(text == text.strip() for text in values.values()) and _mapping(lines) == values
    return (lines if same else json.dumps(values)) if values else None


def from_cell(field: Field, value: CellValue) -> Plain:
    """Return the plain text, list or mapping that a cell says; None for a blank one.

    What is no figure, whole number or truth value stays as it is: the rules of packs say so.

    Raises:
        CellError: If a list, a mapping or quoted text cannot be read.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if field.kind in ("number", "whole"):
        return _figure_text(value)
    text = value if isinstance(value, str) else text_of(value)
    if field.kind == "truth":
        return _truth(text)
    if field.kind == "list":
        return _list(text) or None
    if field.kind == "mapping":
        return _mapping(text)
    if field.kind == "json":
        return cast(Plain, _plain_json(text))
    return str(_json(text)) if _is_quoted(text.strip()) else text.strip()


def _figure_text(value: CellValue) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return text_of(value)
    plain = isinstance(value, str) and _FIGURE.fullmatch(value.strip())
    read = None if plain else read_figure(value).value if isinstance(value, str) else figure(value).value
    return decimal_text(read) if isinstance(read, Decimal) else text_of(value)


def _truth(text: str) -> str:
    word = text.strip().casefold()
    return "true" if word in _YES else "false" if word in _NO else text


def _list(text: str) -> list[str]:
    if text.strip().startswith("["):
        found = _plain_json(text)
        return found if isinstance(found, list) else [text]
    parts = text.split("\n") if "\n" in text.strip() else _BETWEEN.split(text)
    return [_ascii(part.strip()) for part in parts if part.strip()]


def _ascii(text: str) -> str:
    """A code or year typed in full-width digits is the same code."""
    return str.translate(text, _DIGITS) if text.isdecimal() else text


def _mapping(text: str) -> dict[str, Any]:
    if text.strip().startswith("{"):
        found = _plain_json(text)
        assert isinstance(found, dict)
        return found
    values: dict[str, Any] = {}
    for part in (part.strip() for part in _PAIRS.split(text) if part.strip()):
        match = _PAIR.fullmatch(part)
        if match is None:
            raise CellError(message("packs.mapping", text=_short(part)))
        if match[1] in values:
            raise CellError(message("packs.mapping-twice", key=match[1]))
        values[match[1]] = match[2]
    return values


def _plain_json(text: str) -> Any:
    return _texts(_json(text))


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise CellError(message("packs.json", text=_short(text))) from error


def _texts(value: Any) -> Any:
    """Truth values as the words that pack files have for them; everything else is text already."""
    if isinstance(value, dict):
        return {key: _texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_texts(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else value


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
