"""Text and figures into cells: text never becomes a formula, a figure never loses a digit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from gf_desktop.domain.numbers import decimal_text
from gf_desktop.exchange.paper import MOST_TEXT, holds

if TYPE_CHECKING:
    from openpyxl.cell import Cell

# What a workbook's text cannot hold as it is, and what would be read as such a thing: Excel writes _x000D_ for both.
_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_RISKY = tuple("=+-@\t\r")


def put(cell: Cell, value: str | Decimal | int | None, style: str = "") -> None:
    """Write a value with its style; a figure that Excel would change is written as text."""
    if style:
        cell.style = style
    if value is None or value == "":
        return
    if isinstance(value, str):
        put_text(cell, value)
    else:
        _put_figure(cell, Decimal(value))


def put_text(cell: Cell, text: str) -> None:
    """Write text as text, whatever it begins with."""
    clean = _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    cell.value = clean if len(clean) <= MOST_TEXT else text[: MOST_TEXT // 8] + "…"
    cell.data_type = "s"
    if text.startswith(_RISKY):
        cell.quotePrefix = True


def _put_figure(cell: Cell, figure: Decimal) -> None:
    text = decimal_text(figure)
    if holds(text):
        cell.value = float(text) if "." in text else int(text)
    else:
        put_text(cell, text)
