"""The heading of a table: what stands over each column in one to four rows, its unit, its month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gf_desktop.domain.reference.unit_words import UnitReading, UnitWords
from gf_desktop.exchange.books import CellValue, Sheet
from gf_desktop.exchange.cells import text_of
from gf_desktop.exchange.headings import bare, plain

_HALF_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: " "}
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)?)[)\]]")
_TRAILING = re.compile(r"(?<=[一-鿿])[,/]?([A-Za-z%³²㎡㎥][A-Za-z0-9³²㎡㎥/%^·.]*)$")
_UNIT_SAID = re.compile(r"(?:^|[(\s,;])(?:计量|金额)?单位:\s*([^\s,;)]+(?:\([^()]*\))?)")
_MONTH = re.compile(r"(?:(\d{4})[-/.年])?0?(\d{1,2})月?份?(?:-\d{1,2} 0?0:00.*)?")
_MONTH_NAME = re.compile(r"(?:(\d{4})年)?(十[一二]?|[一二三四五六七八九])月份?")
_NAMES = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_WHOLE_MONTHS = 12
# Under a heading that says what is counted, these say only that it is the whole of it.
_WHOLE_WORDS = (
    ("合计", "小计", "总计", "数量", "数值", "实物量", "本年", "本期", "全年", "累计", "年累计"),
    ("本年累计", "本年实际", "1—本月", "1-本月", "1－本月", "1~本月", "1至本月"),
)
_WHOLE = frozenset(plain(word) for words in _WHOLE_WORDS for word in words)
_MARKS = frozenset("甲乙丙丁戊己")
_COUNTED = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over one column: its ``parts`` from above, the unit that they state, the month that they name."""

    column: int
    parts: tuple[str, ...]
    unit: UnitReading | None = None
    month: int = 0
    year: int = 0

    @property
    def text(self) -> str:
        """Return the heading in one line."""
        return " ".join(self.parts)

    def names(self) -> tuple[str, ...]:
        """Return what the column may be called, the most telling first.

        The upper part counts by itself only where the lower says nothing of its own (合计), or is the month.
        """
        parts = self.parts[:-1] if self.month else self.parts
        if not parts:
            return ()
        last = parts[-1]
        found = [
            plain(last),
            bare(last),
            bare(_TRAILING.sub("", last.translate(_HALF_WIDTH))),
            bare("".join(parts)),
        ]
        upper = len(parts) - 1
        while upper and bare(parts[upper]) in _WHOLE:
            upper -= 1
            found += [plain(parts[upper]), bare(parts[upper])]
        return tuple(dict.fromkeys(name for name in found if name))


def heads(sheet: Sheet, first: int, last: int, units: UnitWords) -> tuple[Head, ...]:
    """Return the heads of all columns that have one, from the rows ``first`` to ``last``."""
    found = []
    for column in range(sheet.width):
        values = [sheet.shown(row, column) for row in range(first, last + 1)]
        parts = tuple(dict.fromkeys(filter(None, map(text_of, values))))
        if parts:
            month, year = next(filter(None, map(month_of, reversed(values))), (0, 0))
            found.append(Head(column, parts, unit_of(parts, units), month, year))
    return tuple(found)


def month_of(value: CellValue) -> tuple[int, int] | None:
    """Return month and year (0: not said) that a heading names, or None."""
    if isinstance(value, date):
        return (value.month, value.year)
    text = text_of(value).translate(_HALF_WIDTH).replace(" ", "")
    if match := _MONTH_NAME.fullmatch(text):
        return (_NAMES.index(match[2]) + 1, int(match[1] or 0))
    match = _MONTH.fullmatch(text)
    if match is None or not ("月" in text or match[1]):
        return None
    return (int(match[2]), int(match[1] or 0)) if 1 <= int(match[2]) <= _WHOLE_MONTHS else None


def unit_of(parts: Sequence[str], units: UnitWords) -> UnitReading | None:
    """Return the unit that a heading states in brackets or at its end; None where it states none."""
    for part in reversed(parts):
        text = part.translate(_HALF_WIDTH)
        found = [*_BRACKETED.findall(text), *_TRAILING.findall(text)]
        for word in found:
            reading = units.read(word.removeprefix("单位:").removeprefix("计量单位:"))
            if reading.symbol or reading.candidates:
                return reading
    return None


def unit_above(sheet: Sheet, first: int, units: UnitWords) -> tuple[UnitReading, tuple[int, int]] | None:
    """Return the unit that a line above the heading states for all (单位：吨), with its place."""
    for row in range(min(first, sheet.height)):
        for column, value in enumerate(sheet.rows[row]):
            if not isinstance(value, str):
                continue
            for word in _UNIT_SAID.findall(value.translate(_HALF_WIDTH)):
                reading = units.read(word)
                if reading.symbol or reading.candidates:
                    return reading, (row, column)
    return None


def is_numbering(values: Sequence[CellValue]) -> bool:
    """Tell whether a row only numbers the columns (甲 乙 丙 1 2 3) as printed forms do."""
    texts = [text_of(value).strip() for value in values]
    texts = [text for text in texts if text]
    if len(texts) < 2 or any(text not in _MARKS and not _COUNTED.fullmatch(text) for text in texts):
        return False
    numbers = [int(text.strip("()")) for text in texts if text not in _MARKS]
    rising = numbers == list(range(1, len(numbers) + 1))
    return rising and (len(numbers) < len(texts) or len(numbers) > 2)
