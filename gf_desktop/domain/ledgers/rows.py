"""What all ledger rows have in common, and what a person calls a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gf_desktop.domain.ledgers.carriers import carrier_title
from gf_desktop.domain.messages import Message, Param, message

YesNo = Literal["yes", "no", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a ledger. ``source`` names the document it comes from; ``site`` an id of the boundary's sites.

    A row without ``site`` speaks of the whole boundary. ``drafts`` hold by column what was entered and is no figure
    yet ("约 300"): it is kept, and the column is missing until it is one. A row in which a ``NEEDED`` column is blank
    is kept as well, and missing until that is filled in.
    """

    id: str
    site: str = ""
    source: str = ""
    note: str = ""
    drafts: Mapping[str, str] = field(default_factory=dict)


NEEDED: Mapping[str, bool] = {"needed": True}
"""The metadata of a field that a row has to say before anything is computed from it; blank, the row is kept."""


def in_unit_of(unit: str) -> Mapping[str, str]:
    """Return the metadata of a field that is always said in ``unit``."""
    return {"unit": unit}


def refers_to(ledger: str) -> Mapping[str, str]:
    """Return the metadata of a field that holds the id of a row in ``ledger`` (``sites`` is the boundary's list)."""
    return {"ref": ledger}


_NAMING = ("name", "pollutant", "number", "category", "function", "title")


def label(row: Row, number: int = 0) -> Param:
    """Return what a person calls the row: its name, else what it is of, else its place in the ledger, from 1.

    Without a ``number`` a row that says nothing of itself is called a row without a name.
    """
    carrier = getattr(row, "carrier", "")
    if carrier:
        return carrier_title(carrier)
    for key in _NAMING:
        text = getattr(row, key, "")
        if text:
            return str(text)
    return _of_kind(row) or (message("row.number", number=number) if number else message("row.unnamed"))


def _of_kind(row: Row) -> Message | None:
    """Return what the row is of, where it says no more than that."""
    year = getattr(row, "year", None)
    if year is not None:
        return message("row.year", year=str(year))
    for key in ("kind", "subject"):
        code = getattr(row, key, "")
        if code:
            return message(f"option.{getattr(row, 'LEDGER', '')}.{key}.{code}")
    return None
