"""The unified social credit code (统一社会信用代码): its form and its two check characters.

GB 32100-2015: 18 characters of a 31-letter alphabet, the last one checks the others (MOD 31-3). Characters 9 to 17 are
the organisation code of GB 11714-1997, whose last character checks its own eight (MOD 11).
"""

from __future__ import annotations

import unicodedata

from gf_desktop.domain.messages import Message, message

LENGTH = 18
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
_ORGANISATION = slice(8, 16)
_ORGANISATION_CHECK = 16
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ENTERPRISE = "91"


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
    return _check_organisation(code)


def check_character(code: str) -> str:
    """Return the last character that the first 17 of a code ask for (GB 32100-2015, MOD 31-3)."""
    total = sum(_VALUES[character] * weight for character, weight in zip(code, _WEIGHTS, strict=False))
    return ALPHABET[-total % 31]


def organisation_check_character(body: str) -> str:
    """Return the check character of the eight characters of an organisation code (GB 11714-1997, MOD 11)."""
    total = sum(int(c, 36) * weight for c, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True))
    rest = -total % 11
    return "X" if rest == 10 else str(rest)


def _check_organisation(code: str) -> Message | None:
    # Only for enterprises: for other bodies the rule could not be compared with published codes.
    if not code.startswith(_ENTERPRISE):
        return None
    expected, found = organisation_check_character(code[_ORGANISATION]), code[_ORGANISATION_CHECK]
    return None if expected == found else message("credit.organisation-digit", expected=expected, found=found)
