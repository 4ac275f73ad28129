"""Figures: exact from the file to the screen.

Decimal text at the doors, ``Fraction`` while computing, one half-up rounding where the scheme says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from gf_desktop.domain.messages import Message, message

CANONICAL = r"-?\d{1,18}(\.\d{1,12})?"
_CANONICAL = re.compile(CANONICAL, re.ASCII)
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}([, ])\d{3}(\1\d{3})*(\.\d{1,12})?", re.ASCII)
_SIGNED = re.compile(r"[+-] *\d", re.ASCII)
# Full-width forms of ASCII, the blanks of typesetting and the true minus; nothing else, or 5² would be read as 52.
_HALF_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: " ", 0xA0: " ", 0x202F: " ", 0x2212: "-"}
_DECIMAL_COMMA = re.compile(r"-?\d{1,18},\d{1,12}", re.ASCII)


def parse_decimal(text: object) -> Decimal:
    r"""Return the exact figure that the canonical decimal ``text`` says.

    Raises:
        ValueError: If ``text`` is no text of the form ``-?\d{1,18}(\.\d{1,12})?``.
    """
    if not isinstance(text, str) or not _CANONICAL.fullmatch(text):
        raise ValueError("decimal-text")
    number = Decimal(text)
    return number or number.copy_abs()


def decimal_text(number: Decimal) -> str:
    """Return the canonical text of ``number``, its trailing zeros kept."""
    return format(number, "f")


class DecimalText:
    """Marks a ``Decimal`` that documents and packs carry as canonical decimal text.

    The two hooks are what shape checkers look for on a marker; they return plain dictionaries.
    """

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> dict[str, Any]:
        return {
            "type": "function-plain",
            "function": {"type": "no-info", "function": _at_the_door},
            "serialization": {"type": "function-plain", "function": decimal_text, "info_arg": False},
        }

    def __get_pydantic_json_schema__(self, _schema: object, _handler: object) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{CANONICAL}$"}


def _at_the_door(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else parse_decimal(value)


Number = Annotated[Decimal, DecimalText()]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a figure as a person typed it.

    ``value`` is the figure, or None; ``draft`` is the text kept when it is no figure; ``message`` says why, and asks.
    ``suggestion`` is a canonical text that the question offers.
    """

    value: Decimal | None = None
    draft: str = ""
    message: Message | None = None
    suggestion: str = ""


def read_figure(text: str) -> Reading:
    """Read a figure forgivingly and honestly.

    Full-width digits, a leading plus and correct thousands marks (commas or blanks) are read; a decimal comma is asked
    about, never guessed; anything else stays a draft.
    """
    plain = text.translate(_HALF_WIDTH).strip()
    if not plain:
        return Reading()
    if _SIGNED.match(plain):
        plain = plain[0].replace("+", "") + plain[1:].lstrip()
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "").replace(" ", "")
    if _CANONICAL.fullmatch(plain):
        return Reading(value=parse_decimal(plain))
    return _draft(text.strip(), plain)


def _draft(typed: str, plain: str) -> Reading:
    if _DECIMAL_COMMA.fullmatch(plain):
        suggestion = plain.replace(",", ".")
        return Reading(
            draft=typed,
            message=message("figure.comma", text=typed, suggestion=suggestion),
            suggestion=suggestion,
        )
    return Reading(draft=typed, message=message("figure.draft", text=typed))


def round_half_up(number: Fraction, places: int) -> Fraction:
    """Return ``number`` rounded half away from zero to ``places`` decimals, exactly."""
    return Fraction(_scaled(number, places), 10**places)


def fixed_text(number: Fraction, places: int) -> str:
    """Return ``number`` as decimal text with exactly ``places`` decimals, rounded half-up."""
    scaled = _scaled(number, places)
    digits = str(abs(scaled)).rjust(places + 1, "0")
    sign = "-" if scaled < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


MOST_FURTHER = 6
"""Decimals at most that are added to tell a figure from the full one."""


def short_of_text(number: Fraction, full: Fraction, places: int) -> str:
    """Return ``number`` as ``fixed_text``, with more decimals where it would read as ``full`` and falls short of it."""
    further = range(places, places + MOST_FURTHER + 1) if number < full else ()
    exact = (each for each in further if _scaled(number, each) != _scaled(full, each))
    return fixed_text(number, next(exact, places))


def _scaled(number: Fraction, places: int) -> int:
    """Return ``number`` times ten to the ``places``, rounded half away from zero; whole numbers only, for speed."""
    scale: int = 10**places
    top, bottom = number.numerator * 2 * scale, number.denominator
    half_up = (abs(top) + bottom) // (bottom * 2)
    return half_up if top >= 0 else -half_up


def exact_text(number: Fraction, places: int = 12) -> str:
    """Return ``number`` as the shortest decimal text, cut half-up at ``places`` where it has no end."""
    if number.denominator == 1:
        return str(number.numerator)
    text = fixed_text(number, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def agrees(typed: Decimal, computed: Fraction) -> bool:
    """Return whether ``computed``, rounded half-up to the decimals that were typed, equals ``typed``."""
    exponent = typed.as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    return round_half_up(computed, places) == Fraction(typed)


def grouped(text: str) -> str:
    """Return the decimal ``text`` with thousands marks, for the screen."""
    sign = "-" if text.startswith("-") else ""
    whole, point, rest = text.removeprefix("-").partition(".")
    return f"{sign}{int(whole):,}{point}{rest}" if whole.isdigit() else text
