"""Telephone numbers as people write them: whether one can be a number at all. Nothing is refused."""

from __future__ import annotations

import re
import unicodedata

from gf_desktop.domain.messages import Message, message

# Country and area code, number and extension, however they are set apart: 0512-6688 0000 转 801, +86 138 0000 0000.
_WRITTEN = re.compile(r"\+?[\d\s()/,;、-]+(?:(?:转|#|ext\.?)\s*\d+)?", re.IGNORECASE)
# A mobile number begins with 1 behind the country's code, and no number of a town does.
_COUNTRY = re.compile(r"^(?:\+|00)\s*86[\s-]*")
_APART = re.compile(r"[/,;、]|转|#|ext", re.IGNORECASE)
LEAST = 7
"""Digits of the shortest number that reaches a person from outside."""
MOBILE = 11
"""Digits of a mobile number."""


def check(text: str) -> Message | None:
    """Return what is doubtful about a telephone number, or None; an empty text is none."""
    written = unicodedata.normalize("NFKC", text).strip()
    digits = sum(one.isdigit() for one in re.split("转|#|ext", written, flags=re.IGNORECASE)[0])
    if not written or (digits >= LEAST and _WRITTEN.fullmatch(written) and not _cut_short(written)):
        return None
    return message("phone.doubtful", text=text.strip())


def _cut_short(written: str) -> bool:
    """Whether a number that begins as a mobile one does has not its digits."""
    first = _COUNTRY.sub("", _APART.split(written)[0].strip())
    digits = "".join(one for one in first if one.isdigit())
    return digits.startswith("1") and len(digits) != MOBILE
