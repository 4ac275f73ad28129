"""One month of a quantity, and what is typed for a month and is no figure yet. Months start empty, never guessed."""

from __future__ import annotations

import re
from decimal import Decimal

from gf_desktop.domain.ledgers.quantity import MONTHS, Quantity

_MONTH = re.compile(r"(?:^|；)(\d{1,2})月：")


def month_of(quantity: Quantity | None, month: int) -> Decimal | None:
    """Return what stands in a month (1 to 12); None where nothing does, or only the year is known."""
    if not isinstance(quantity, tuple) or month > len(quantity):
        return None
    return quantity[month - 1]


def with_month(quantity: Quantity | None, month: int, figure: Decimal | None) -> Quantity | None:
    """Return the quantity with a month's figure; a year's figure gives way to a month, not to a blank."""
    if figure is None and not isinstance(quantity, tuple):
        return quantity
    known = quantity if isinstance(quantity, tuple) else ()
    months = [*known, *[None] * (MONTHS - len(known))][:MONTHS]
    months[month - 1] = figure
    return tuple(months) if any(one is not None for one in months) else None


def month_drafts(text: str) -> dict[int, str]:
    """Return what a column's draft says of single months; a draft of the whole year says nothing of them."""
    if not _MONTH.match(text):
        return {}
    _, *parts = _MONTH.split(text)
    return {int(month): said for month, said in zip(parts[::2], parts[1::2], strict=True)}


def with_month_draft(text: str, month: int, draft: str) -> str:
    """Return a column's draft with that of one month in it, or without where ``draft`` is empty."""
    drafts = {**month_drafts(text), month: draft}
    return "；".join(f"{number}月：{drafts[number]}" for number in sorted(drafts) if drafts[number])
