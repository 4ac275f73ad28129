"""From what a cell of ours shows to the value of a field: exactly what was written, or what the person meant.

First the cell is read as it was written out, text with every blank of it; what is nothing of the kind is then read as
cells of any sheet are (``120 吨``, ``是的``, ``2024年6月``), and what stays none is kept as a draft with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from gf_desktop.domain.days import DAYS, MONTHS
from gf_desktop.domain.ledgers import LEDGERS, Column, columns
from gf_desktop.domain.ledgers.units import fits, may_be_own
from gf_desktop.domain.messages import message
from gf_desktop.domain.numbers import read_figure
from gf_desktop.domain.reference.unit_words import UnitWords
from gf_desktop.exchange import cells
from gf_desktop.exchange.books import CellValue
from gf_desktop.exchange.cells import CellReader, CellReading
from gf_desktop.exchange.dates import read_date, read_month
from gf_desktop.exchange.workbooks.shapes import Field
from gf_desktop.exchange.workbooks.values import BY_MONTH, Say, text_of

_SPLIT = re.compile(r"((?:[^\\；;\n]|\\.)+)", re.DOTALL)
_PAIR = re.compile(r"((?:[^\\=＝]|\\.)+)[=＝](.*)", re.DOTALL)
_UNESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BLANK = CellReading()

Reader = Callable[[CellValue], CellReading]


def reader(table: str, field: Field, anyhow: CellReader, say: Say) -> Reader:
    """Return what reads the cells of a field; ``anyhow`` reads cells of any sheet."""
    # A word that is no unit is asked about here; cells of any sheet would take it as it is.
    column = None if field.kind == "unit" else _column(table, field.key)
    return _Again(_first(table, field, anyhow, say), anyhow, column)


def _first(table: str, field: Field, anyhow: CellReader, say: Say) -> Reader:
    if field.kind == "number" and field.unit == "%":
        return _percent
    if field.kind in ("number", "months", "quantity", "whole", "figures"):
        return {"quantity": _quantity, "whole": _whole, "figures": _pairs}.get(field.kind, figure)
    if field.kind == "unit":
        return _Units(table, field.key, anyhow.units)
    if field.options:
        # A ledger's own columns are read once more as those of any sheet, which knows other words.
        others = {} if table in LEDGERS else anyhow.headings.synonyms(table, field.key)
        return _Options(field, say, others)
    if field.key in DAYS | MONTHS:
        if table not in LEDGERS:
            return _any_day
        return _day if field.key in DAYS else _month
    return _text


def _column(table: str, key: str) -> Column | None:
    if table not in LEDGERS:
        return None
    return next((column for column in columns(table) if column.key == key), None)


class _Again:
    """Reads a cell that is nothing of its kind once more, as a cell of any sheet; each text once."""

    def __init__(self, first: Reader, anyhow: CellReader, column: Column | None) -> None:
        self._first = first
        self._anyhow = anyhow
        self._column = column
        self._known: dict[str, CellReading] = {}

    def __call__(self, value: CellValue) -> CellReading:
        read = self._first(value)
        if read.said is None or self._column is None or not isinstance(value, str):
            return read
        if value not in self._known:
            again = self._anyhow.read(self._column, value)
            # A unit beside the figure may be another than the row's: the text is kept and asked about.
            self._known[value] = again if again.said is None and not again.unit else read
            if self._column.kind == "choice" and again.severity == "ask":
                # The few that it may be, not the whole list.
                self._known[value] = replace(read, said=again.said)
        return self._known[value]


def verbatim(value: CellValue) -> str:
    """Return a cell as text with every blank of it."""
    return value if isinstance(value, str) else cells.text_of(value)


def _text(value: CellValue) -> CellReading:
    return CellReading(verbatim(value))


def _any_day(value: CellValue) -> CellReading:
    """On a form a word will do as well (营业执照 valid for 长期)."""
    return CellReading(read_date(value) or verbatim(value or ""))


def _day(value: CellValue) -> CellReading:
    return _date(value, read_date(value), "workbook.date-kept")


def _month(value: CellValue) -> CellReading:
    return _date(value, read_month(value), "workbook.month-kept")


def _date(value: CellValue, found: str | None, code: str) -> CellReading:
    """A text that is no day is kept as it was written, and said."""
    if found or value is None or not (text := verbatim(value)).strip():
        return CellReading(found or verbatim(value or ""))
    return CellReading(text, said=message(code, text=text.strip()))


def figure(value: CellValue) -> CellReading:
    """Return the figure that a cell holds."""
    if value is None:
        return _BLANK
    if isinstance(value, str):
        read = read_figure(value)
        if read.value is not None or not read.draft:
            return CellReading(read.value)
        code = "cell.comma" if read.suggestion else "cell.no-figure"
        more = {"suggestion": read.suggestion} if read.suggestion else {}
        return CellReading(draft=value, said=message(code, text=value.strip(), **more))
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        text = cells.text_of(value)
        return CellReading(draft=text, said=message("cell.no-figure-kind", text=text))
    return cells.figure(value)


def _percent(value: CellValue) -> CellReading:
    """A share as text is what was typed; a cell's figure may be shown otherwise, and is asked about up to one."""
    read = figure(value)
    return read if isinstance(value, str) else cells.percent(read)


def _quantity(value: CellValue) -> CellReading:
    if isinstance(value, str) and value.strip() == BY_MONTH:
        return CellReading(BY_MONTH)
    return figure(value)


def _whole(value: CellValue) -> CellReading:
    read = figure(value)
    if isinstance(read.value, Decimal):
        if (whole := int(read.value)) == read.value:
            return CellReading(whole)
        text = verbatim(value)
        return CellReading(draft=text, said=message("cell.whole", text=text))
    return read


def _pairs(value: CellValue) -> CellReading:
    found: dict[str, Decimal] = {}
    text = verbatim(value)
    for part in _SPLIT.findall(text):
        pair = _PAIR.fullmatch(part)
        read = read_figure(pair[2]).value if pair else None
        if pair is None or read is None:
            return CellReading({}, draft=text, said=message("cell.figures", text=part))
        found[_UNESCAPED.sub(r"\1", pair[1])] = read
    return CellReading(found)


class _Options:
    """Reads a choice by what people call it or by its code."""

    def __init__(self, field: Field, say: Say, others: Mapping[str, str]) -> None:
        self._strict = field.kind == "choice"
        titles = {text_of(title, say): code for code, title in field.options}
        self._codes = {**others, **{code: code for code, _ in field.options}, **titles}
        self._titles = tuple(titles)
        self._read: dict[str, CellReading] = {}

    def __call__(self, value: CellValue) -> CellReading:
        if value is None:
            return CellReading("")
        text = verbatim(value)
        if text not in self._read:
            self._read[text] = self._fresh(text)
        return self._read[text]

    def _fresh(self, text: str) -> CellReading:
        code = self._codes.get(text.strip())
        if code is not None:
            return CellReading(code)
        if not self._strict or not text.strip():
            return CellReading(text if not self._strict else "")
        return CellReading("", draft=text, said=message("cell.choice", text=text, options=self._titles))


class _Units:
    """Reads units as people write them; what is no unit of ours stays as it was written, and is asked about."""

    def __init__(self, table: str, key: str, words: UnitWords) -> None:
        self._place = (table, key)
        self._words = words
        self._read: dict[str, CellReading] = {}

    def __call__(self, value: CellValue) -> CellReading:
        text = verbatim(value)
        if text not in self._read:
            self._read[text] = self._fresh(text)
        return self._read[text]

    def _fresh(self, text: str) -> CellReading:
        if not text.strip():
            return CellReading(text)
        read = self._words.read(text)
        if read.symbol is None:
            asked = len(read.candidates) > 1 or not may_be_own(*self._place)
            return CellReading(text, said=read.said if asked else None)
        if not fits(*self._place, read.symbol):
            return CellReading(read.symbol, said=message("workbook.unit-wrong", unit=read.symbol))
        return CellReading(read.symbol)
