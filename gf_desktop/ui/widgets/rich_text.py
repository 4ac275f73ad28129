"""Plain text as rich text in which symbols and formulas have their subscripts: E_re, CO2.

The screen's fonts lack the character of the small 2; a smaller digit set low says the same in every font.
"""

import re
from html import escape

# Only formulas that occur in the tables; "ISO9001" and "B204" are none.
_GAS = re.compile(r"(CO|SO|NO|CH|N|NH)(2|3|4)(?![\d.])(O?)")
_GASES = frozenset(("CO2", "SO2", "NO2", "CH4", "N2O", "NH3"))
_SYMBOL = re.compile(r"(?<![A-Za-z0-9])([A-Za-zα-ωΑ-Ω])_([A-Za-z0-9]+)")


def rich_text(text: str) -> str:
    """Return ``text`` escaped, its line breaks kept, its subscripts set low."""
    low = _SYMBOL.sub(r"\1<sub>\2</sub>", escape(text))
    return _GAS.sub(_set_low, low).replace("\n", "<br>")


def _set_low(found: re.Match[str]) -> str:
    if found.group() not in _GASES:
        return found.group()
    return f"{found.group(1)}<sub>{found.group(2)}</sub>{found.group(3)}"
