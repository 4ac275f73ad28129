"""Understand units as people write them: 度, 万方, ㎡, ＫＷｈ. What may mean two things is asked about, never guessed.

The words come as data (``resources/reference/unit-words.csv``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.units import UNITS

# Full-width forms of ASCII; the degree sign, superscripts and the like are left to the table of words.
_HALF_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)}
_BLANK = re.compile(r"\s+")
_RAISED = re.compile(r"(?<=[mM])[23](?!\d)")
_NO_QUESTION = 1


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A way to write a unit: the symbols it may stand for; more than one is a question."""

    text: str
    symbols: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnitReading:
    """What was understood: the ``symbol``, or None with the question and what may be answered."""

    symbol: str | None
    candidates: tuple[str, ...] = ()
    said: Message | None = None


class UnitWords:
    """Reads units by the table of words."""

    def __init__(self, words: Iterable[UnitWord]) -> None:
        self._words = {symbol_text(symbol): UnitWord(symbol, (symbol,)) for symbol in UNITS}
        self._words |= {symbol_text(word.text): word for word in words}
        self._folded = _folded(self._words)

    def read(self, text: str) -> UnitReading:
        """Return what ``text`` means: a unit, a question, or that it is not known."""
        plain = symbol_text(text)
        word = self._word(plain) or self._ratio(plain)
        if word is None:
            return UnitReading(None, (), message("unit.unknown", text=text.strip()))
        if len(word.symbols) == _NO_QUESTION:
            return UnitReading(word.symbols[0], word.symbols)
        return UnitReading(None, word.symbols, _question(text.strip(), word))

    def _word(self, plain: str) -> UnitWord | None:
        return self._words.get(plain) or self._folded.get(plain.casefold())

    def _ratio(self, plain: str) -> UnitWord | None:
        """Read 吨标煤/万元 part by part; every pairing of possible meanings that we know is a candidate."""
        above, slash, below = plain.replace("每", "/").partition("/")
        one, other = self._word(above), self._word(below)
        if not slash or one is None or other is None:
            return None
        made = (f"{a}/{b}" for a in one.symbols for b in other.symbols)
        symbols = tuple(symbol for symbol in made if symbol in UNITS)
        return UnitWord(plain, symbols, "；".join(filter(None, (one.note, other.note)))) if symbols else None


def symbol_text(text: str) -> str:
    """Return ``text`` in half width and without blanks, as units are compared."""
    return _BLANK.sub("", text.translate(_HALF_WIDTH))


def raised(text: str) -> str:
    """Return a unit of the user's own as it is printed: mg/m3 is mg/m³, 元/m2 is 元/m²."""
    return _RAISED.sub(lambda found: {"2": "²", "3": "³"}[found[0]], text)


def _folded(words: Mapping[str, UnitWord]) -> dict[str, UnitWord]:
    """Return the words without regard to capitals, save those that would then mean two things."""
    found: dict[str, UnitWord] = {}
    doubtful: set[str] = set()
    for text, word in words.items():
        folded = text.casefold()
        if folded in found and found[folded].symbols != word.symbols:
            doubtful.add(folded)
        found.setdefault(folded, word)
    return {folded: word for folded, word in found.items() if folded not in doubtful}


def _question(text: str, word: UnitWord) -> Message:
    return message("unit.ambiguous", text=text, candidates=word.symbols, note=word.note)
