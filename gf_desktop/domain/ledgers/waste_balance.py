"""Whether what became of a solid waste adds up to what was generated."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from gf_desktop.domain.ledgers.environment import WasteRow
from gf_desktop.domain.ledgers.quantity import year_of
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import exact_text

_NONE = ("used", "disposed", "stored")


def waste_balance(row: WasteRow, none: Collection[str] = ()) -> Fraction | None:
    """Return used (without earlier stock) + disposed + stored − generated, in the row's unit.

    None while a figure of it is missing; nought when the waste of the year is told without a gap. ``none`` are the
    columns (``waste.stored``) of which the user said that there is nothing.
    """
    told = {name: year_of(getattr(row, name)).value for name in (*_NONE, "used_stock", "generated")}
    nothing = {name: Fraction(0) for name in _NONE if getattr(row, name) is None and f"waste.{name}" in none}
    used, disposed, stored, stock, generated = (told | nothing).values()
    if used is None or stock is None or disposed is None or stored is None or generated is None:
        return None
    return used - stock + disposed + stored - generated


def waste_balance_message(row: WasteRow, none: Collection[str] = ()) -> Message | None:
    """Return the sentence on a balance that is not nought, or None."""
    difference = waste_balance(row, none)
    if not difference:
        return None
    return message(
        "ledgers.waste-balance", row=label(row), difference=exact_text(difference, 8), unit=row.unit
    )
