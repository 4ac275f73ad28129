"""Text as labels show it: symbols and formulas with their subscripts (E_re, CO2), endless words with places to break.

The screen's fonts lack the character of the small 2; a smaller digit set low says the same in every font. A label that
wraps is never narrower than its longest word: an address in a title would push the rest of a card out of sight.
"""

import re
from html import escape

# Only formulas that occur in the tables; "ISO9001" and "B204" are none.
_GAS = re.compile(r"(CO|SO|NO|CH|N|NH)(2|3|4)(?![\d.])(O?)")
_GASES = frozenset(("CO2", "SO2", "NO2", "CH4", "N2O", "NH3"))
_SYMBOL = re.compile(r"(?<![A-Za-z0-9])([A-Za-zα-ωΑ-Ω])_([A-Za-z0-9]+)")

_LONGEST = 24  # characters of a word that fits a narrow column
_ENDLESS = re.compile(rf"[!-~\u00a1-\u024f]{{{_LONGEST}}}(?=[!-~\u00a1-\u024f])")
_BREAK = "\u200b"


def breakable(text: str) -> str:
    """Return ``text`` with invisible places to break inside words that are too long for a line."""
    return _ENDLESS.sub(lambda found: found.group() + _BREAK, text)


def rich_text(text: str) -> str:
    """Return ``text`` escaped, its line breaks kept, its subscripts set low."""
    low = _SYMBOL.sub(r"\1<sub>\2</sub>", escape(breakable(text)))
    return _GAS.sub(_set_low, low).replace("\n", "<br>")


def _set_low(found: re.Match[str]) -> str:
    if found.group() not in _GASES:
        return found.group()
    return f"{found.group(1)}<sub>{found.group(2)}</sub>{found.group(3)}"
