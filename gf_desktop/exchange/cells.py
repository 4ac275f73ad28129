"""One cell into the typed value of a ledger's column, or the sentence that says why not.

Excel keeps a figure as a binary fraction and shows 15 digits of it, so a figure from a figure cell is taken at these
15 digits (0.1 + 0.2 is 0.3, as the person sees it), then rounded half-up to the 12 decimals that a figure may have.
A figure typed as text is taken digit by digit. A text that is no figure is kept as a draft, never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from gf_desktop.domain import numbers
from gf_desktop.domain.days import DAYS, MONTHS
from gf_desktop.domain.ledgers import Column
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.quantities import ConversionError, convert
from gf_desktop.domain.reference.unit_words import UnitReading, UnitWords
from gf_desktop.exchange.books import CellValue, Fault
from gf_desktop.exchange.dates import read_date, read_month
from gf_desktop.exchange.headings import Headings, plain

Severity = Literal["wrong", "ask", "note"]
Typed = Decimal | int | str | Mapping[str, Decimal] | None

_DECIMALS = 12
_MOST = Decimal(10) ** 18
_SURE = 10**15  # above this a binary fraction of 15 digits has lost some
_HALF_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: " ", 0xA0: " ", 0x202F: " ", 0x2212: "-"}
_WITH_UNIT = re.compile(r"([+-]?\d[\d,. ]*?)\s*([^\d\s,.+\-*/=~()].*)")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年|年度)?")
_WHOLE = re.compile(r"-?\d{1,9}")
_PAIR = re.compile(r"(.+?)\s*[=:]\s*(\S+)")


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell says: the typed ``value``; a ``unit`` that stood beside the figure; else the ``draft`` that is kept.

    ``said`` is the sentence where something is wrong or has to be asked; ``severity`` says which.
    """

    value: Typed = None
    unit: str = ""
    draft: str = ""
    said: Message | None = None
    severity: Severity = "wrong"


_BLANK = CellReading()


@dataclass(frozen=True)
class CellReader:
    """Reads cells. ``references`` hold per ledger (``sites`` too) the names and ids of rows, each leading to the id.

    Ids win over names; a name that two rows share leads to nothing and is asked about.
    """

    units: UnitWords
    headings: Headings
    references: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    _read: dict[str, UnitReading] = field(default_factory=dict, init=False, repr=False, compare=False)

    def read(
        self, column: Column, value: CellValue, *, unit: str = "", fault: Fault | None = None
    ) -> CellReading:
        """Return what a cell says for a column. ``unit`` is the symbol that row or heading state, if they do.

        A cell of a quantity is read as one figure; twelve of them make the months.
        """
        if fault is not None:
            return CellReading(draft=fault.text, said=_fault(fault))
        if value is None or (isinstance(value, str) and not value.strip()):
            return _BLANK
        if column.kind in ("number", "quantity"):
            return self._figure(value, column.unit or unit)
        return self._other(column, value)

    def _other(self, column: Column, value: CellValue) -> CellReading:
        if column.kind == "text":
            return self._text(column, value)
        if column.kind == "whole":
            return _whole(value)
        if column.kind == "unit":
            return self._unit(text_of(value))
        if column.kind == "choice":
            return self._choice(column, value)
        if column.kind == "reference":
            return self._reference(column, text_of(value))
        return _figures(text_of(value))

    def _figure(self, value: CellValue, unit: str) -> CellReading:
        if isinstance(value, bool | date | time):
            return CellReading(draft=text_of(value), said=message("cell.no-figure-kind", text=text_of(value)))
        if isinstance(value, int | float):
            return percent(figure(value)) if unit == "%" else figure(value)
        return self._figure_text(str(value), unit)

    def _figure_text(self, text: str, unit: str) -> CellReading:
        plain_text = text.translate(_HALF_WIDTH).strip()
        if plain_text.casefold() in self.headings.nothing:
            return CellReading(draft=text.strip(), said=message("cell.nothing", text=text.strip()))
        reading = numbers.read_figure(text)
        if reading.value is not None:
            return CellReading(reading.value)
        match = _WITH_UNIT.fullmatch(plain_text)
        figure_part = numbers.read_figure(match[1]) if match else reading
        if match is None or figure_part.value is None:
            return CellReading(draft=reading.draft, said=_no_figure(reading, text))
        return self._with_unit(figure_part.value, match[2], unit, text.strip())

    def _with_unit(self, value: Decimal, word: str, unit: str, text: str) -> CellReading:
        read = self.units.read(word)
        if read.symbol is None:
            unclear = message("cell.unit-unclear", text=text, unit=word, why=read.said or "")
            return CellReading(draft=text, said=unclear)
        if not unit or read.symbol == unit:
            return CellReading(value, unit=read.symbol)
        return CellReading(
            draft=text, said=message("cell.unit-conflict", text=text, unit=read.symbol, other=unit)
        )

    def _text(self, column: Column, value: CellValue) -> CellReading:
        if column.key in MONTHS:
            found = read_month(value)
            if found is None:
                return CellReading(draft=text_of(value), said=message("cell.month", text=text_of(value)))
            return CellReading(found)
        if column.key in DAYS:
            found = read_date(value, whole=column.key == "valid_until")
            if found is None:
                return CellReading(draft=text_of(value), said=message("cell.date", text=text_of(value)))
            return CellReading(found)
        if isinstance(value, float) and abs(value) >= _SURE:
            return CellReading(draft=text_of(value), said=message("cell.long-number", text=text_of(value)))
        return CellReading(text_of(value))

    def _unit(self, text: str) -> CellReading:
        """Unknown words stay as they are (件, 台): what counts products is the user's own."""
        read = self._read.get(text) or self._read.setdefault(text, self.units.read(text))
        if read.symbol is not None:
            return CellReading(read.symbol)
        if read.candidates:
            return CellReading(draft=text, said=read.said, severity="ask")
        return CellReading(text)

    def _choice(self, column: Column, value: CellValue) -> CellReading:
        text = text_of(value)
        codes = {code for code, _ in column.options}
        if codes == {"yes", "no"}:
            word = self.headings.yes_no(text)
            return CellReading(word) if word else _unknown_choice(self.headings, column, text)
        found = self.headings.codes(_ledger_of(column), column, text) if codes else ()
        if len(found) == 1 and found[0] in codes:
            return CellReading(found[0])
        if len(found) > 1:
            return _unclear_choice(self.headings, column, text, found)
        return _unknown_choice(self.headings, column, text)

    def _reference(self, column: Column, text: str) -> CellReading:
        known = self.references.get(column.ref, {})
        found = known.get(text) or known.get(plain(text))
        if found:
            return CellReading(found)
        return CellReading(draft=text, said=message("cell.reference", text=text))


def names(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what references may say for rows of (id, name): both lead to the id; a name of two rows to none."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    pairs = list(rows)
    for row_id, name in pairs:
        if key := plain(name):
            twice |= {key} if found.get(key, row_id) != row_id else set()
            found[key] = row_id
    found = {key: row_id for key, row_id in found.items() if key not in twice}
    return found | {row_id: row_id for row_id, _ in pairs}


def plain_figure(value: float) -> Decimal | None:
    """Return the figure of a figure cell where its 15 digits are it; None where ``figure`` has to round or refuse."""
    if not -_SURE < value < _SURE:
        return None
    whole = int(value)
    if value == whole:
        return Decimal(whole)
    text = f"{value:.15g}"
    if "e" in text or len(text) - text.index(".") - 1 > _DECIMALS:
        return None
    return Decimal(text)


def figure(value: float) -> CellReading:
    """Return the exact figure of a figure cell, at the 15 digits that Excel shows."""
    if (found := plain_figure(value)) is not None:
        return CellReading(found)
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if abs(number) >= _MOST:
        return CellReading(draft=text_of(value), said=message("cell.too-large", text=text_of(value)))
    return CellReading(Decimal(numbers.exact_text(Fraction(number))))


def percent(reading: CellReading) -> CellReading:
    """A cell that shows 40% holds 0.4, and one that shows 0.4 does too: how it is shown is not read, so it is asked."""
    if isinstance(reading.value, Decimal) and 0 < abs(reading.value) <= 1:
        shown = decimal_shown(reading.value * 100)
        said = message("cell.percent", text=decimal_shown(reading.value), shown=shown)
        return replace(reading, said=said, severity="ask")
    return reading


def text_of(value: CellValue) -> str:
    """Return a cell as text: whole figures without decimals, days as ISO dates."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, datetime):
        moment = value.time() != time()
        return value.isoformat(" ", "minutes") if moment else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).strip()


def converted(value: Decimal, source: str, target: str) -> Decimal | None:
    """Return an amount in another unit where that is exact and a figure can hold it; None where it is not."""
    try:
        result = convert(Fraction(value), source, target)
    except ConversionError:
        return None
    return Decimal(numbers.exact_text(result.value)) if result.ends else None


def decimal_shown(value: Decimal) -> str:
    """Return a figure without zeros at its end."""
    return numbers.exact_text(Fraction(value))


def _float_text(value: float) -> str:
    text = format(Decimal(f"{value:.15g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fault(fault: Fault) -> Message:
    return message("cell.error", text=fault.text) if fault.kind == "error" else message("cell.no-value")


def _no_figure(reading: numbers.Reading, text: str) -> Message:
    if reading.suggestion:
        return message("cell.comma", text=text.strip(), suggestion=reading.suggestion)
    return message("cell.no-figure", text=text.strip())


def _whole(value: CellValue) -> CellReading:
    text = text_of(value).translate(_HALF_WIDTH)
    if match := _YEAR.fullmatch(text):
        return CellReading(int(match[1]))
    if _WHOLE.fullmatch(text) and not isinstance(value, bool):
        return CellReading(int(text))
    return CellReading(draft=text, said=message("cell.whole", text=text))


def _figures(text: str) -> CellReading:
    """Read named figures: ``熟料比=75；海拔=1200``."""
    found: dict[str, Decimal] = {}
    for part in re.split(r"[;；\n]", text):
        if not part.strip():
            continue
        match = _PAIR.fullmatch(part.strip().replace("：", ":").replace("＝", "="))
        value = numbers.read_figure(match[2]).value if match else None
        if match is None or value is None:
            return CellReading(draft=text, said=message("cell.figures", text=part.strip()))
        found[match[1].strip()] = value
    return CellReading(found)


def _ledger_of(column: Column) -> str:
    """Return the ledger whose column it is: the title's code says it (``column.water.kind``)."""
    parts = column.title.code.split(".")
    return parts[1] if len(parts) == 3 else ""


def _unknown_choice(headings: Headings, column: Column, text: str) -> CellReading:
    known = tuple(headings.say(title) for _, title in column.options)
    return CellReading(draft=text, said=message("cell.choice", text=text, options=known))


def _unclear_choice(headings: Headings, column: Column, text: str, found: tuple[str, ...]) -> CellReading:
    may = tuple(headings.say(title) for code, title in column.options if code in found)
    said = message("cell.choice-several", text=text, options=may)
    return CellReading(draft=text, said=said, severity="ask")
