"""Days as people type them: 2026-11-20, 2026/11/20, 2026.11.20, 2026年11月20日, 20261120; kept as ISO text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

# Text columns of ledgers that hold a day (a year or a month may do, but for ``valid_until``), or a month.
DAYS = frozenset({"completed", "calibrated", "valid_until", "issued"})
MONTHS = frozenset({"month"})

_FULL_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: " ", 0xA0: " "}
_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*[日号]?|(\d{4})(\d{2})(\d{2})(?!\d)",
    re.ASCII,
)
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?|((?:19|20)\d{2})(\d{2})", re.ASCII)


def read_day(text: str) -> date | None:
    """Return the day that a text says, and nothing besides; None where it is none."""
    found = _DAY.fullmatch(_half(text))
    return _made(found.groups()) if found else None


def leading_day(text: str) -> tuple[date | None, str]:
    """Return the day that a text begins with, and what follows it, such as a time; None and the text without one."""
    found = _DAY.match(_half(text))
    day = _made(found.groups()) if found else None
    return (day, _half(text)[found.end() :].strip()) if found and day else (None, text.strip())


def with_iso_day(text: str) -> str:
    """Return a text with the day that it begins with in ISO form; as it is where it begins with none.

    "2026/5/6 14:30" is "2026-05-06 14:30".
    """
    day, rest = leading_day(text)
    return f"{day.isoformat()} {rest}".strip() if day else text.strip()


def iso_text(text: str) -> str:
    """Return a whole day or month in ISO form ("2026-11-20", "2026-11"); any other text as it is."""
    if (day := read_day(text)) is not None:
        return day.isoformat()
    found = _MONTH.fullmatch(_half(text))
    month = _made((*filter(None, found.groups()), "1")) if found else None
    return month.isoformat()[:7] if month else text


def _half(text: str) -> str:
    return text.translate(_FULL_WIDTH).strip()


def _made(parts: Iterable[str | None]) -> date | None:
    try:
        return date(*(int(part) for part in parts if part))
    except ValueError:
        return None
