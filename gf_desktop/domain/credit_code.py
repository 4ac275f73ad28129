"""The unified social credit code (统一社会信用代码): its form and its check character.

GB 32100-2015: 18 characters of a 31-letter alphabet, the last one checks the others (MOD 31-3). The inner check of the
organisation code (GB 11714) is left alone: the last character already catches every single slip, and not every
registered code is known to keep the inner one.
"""

from __future__ import annotations

import unicodedata

from gf_desktop.domain.messages import Message, message

LENGTH = 18
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))


def normalise(text: str) -> str:
    """Return the code as it is written: half-width capitals, without blanks and hyphens."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(character for character in plain if not character.isspace() and character != "-")


def check(text: str) -> Message | None:
    """Return what is wrong with a code, full-width and lower-case letters taken as meant; None where nothing is."""
    code = normalise(text)
    if len(code) != LENGTH:
        return message("credit.length", length=len(code))
    for position, character in enumerate(code, 1):
        if character not in _VALUES:
            return message("credit.character", character=character, position=position)
    if (expected := check_character(code)) != code[-1]:
        return message("credit.check-digit", expected=expected, found=code[-1])
    return None


def check_character(code: str) -> str:
    """Return the last character that the first 17 of a code ask for (GB 32100-2015, MOD 31-3)."""
    total = sum(_VALUES[character] * weight for character, weight in zip(code, _WEIGHTS, strict=False))
    return ALPHABET[-total % 31]
