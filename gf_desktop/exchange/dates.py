"""Days and months as people write them into cells: a date cell, 2024-06, 2024年6月, 20240630.

A bare serial number (45473) is taken for a day only where the cell itself is a date cell.
"""

from __future__ import annotations

import re
from datetime import date, time

_HALF_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: " "}
_PARTS = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?(?: 0?0:00(?::00)?)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)?")
_FIRST, _LAST = 1900, 2200


def read_date(value: object, *, whole: bool = False) -> str | None:
    """Return ``2024``, ``2024-06`` or ``2024-06-30`` for what a cell says; None where it says no day.

    With ``whole`` only a full day will do.
    """
    found = _parts(value)
    if found is None or (whole and len(found) < 3):
        return None
    return "-".join((f"{found[0]:04}", *(f"{part:02}" for part in found[1:])))


def read_month(value: object) -> str | None:
    """Return ``2024-06`` for what a cell says; None where it says no month."""
    found = _parts(value)
    return f"{found[0]:04}-{found[1]:02}" if found and len(found) >= 2 else None


def _parts(value: object) -> tuple[int, ...] | None:
    if isinstance(value, date):  # a moment is a day too
        return (value.year, value.month, value.day)
    if isinstance(value, bool | time) or value is None:
        return None
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return _valid(_text_parts(text.translate(_HALF_WIDTH).strip()))


def _text_parts(text: str) -> tuple[int, ...]:
    match = _COMPACT.fullmatch(text) or _PARTS.fullmatch(text)
    return tuple(int(part) for part in match.groups() if part) if match else ()


def _valid(parts: tuple[int, ...]) -> tuple[int, ...] | None:
    if not parts or not _FIRST <= parts[0] <= _LAST:
        return None
    try:
        year, month, day = (*parts, 1, 1)[:3]
        date(year, month, day)
    except ValueError:
        return None
    return parts
