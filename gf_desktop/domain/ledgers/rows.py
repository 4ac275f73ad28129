"""What all ledger rows have in common, and what a person calls a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gf_desktop.domain.ledgers.carriers import carrier_title
from gf_desktop.domain.messages import Param, message

YesNo = Literal["yes", "no", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a ledger. ``source`` names the document it comes from; ``site`` an id of the boundary's sites.

    A row without ``site`` speaks of the whole boundary. ``drafts`` hold by column what was entered and is no figure
    yet ("约 300"): it is kept, and the column is missing until it is one.
    """

    id: str
    site: str = ""
    source: str = ""
    note: str = ""
    drafts: Mapping[str, str] = field(default_factory=dict)


def in_unit_of(unit: str) -> Mapping[str, str]:
    """Return the metadata of a field that is always said in ``unit``."""
    return {"unit": unit}


def refers_to(ledger: str) -> Mapping[str, str]:
    """Return the metadata of a field that holds the id of a row in ``ledger`` (``sites`` is the boundary's list)."""
    return {"ref": ledger}


def label(row: Row) -> Param:
    """Return what a person calls the row: its name, else what it is of, else its id."""
    carrier = getattr(row, "carrier", "")
    if carrier:
        return carrier_title(carrier)
    kind = getattr(row, "kind", "")
    for key in ("name", "pollutant", "number", "category"):
        text = getattr(row, key, "")
        if text:
            return str(text)
    ledger = getattr(row, "LEDGER", "")
    return message(f"option.{ledger}.kind.{kind}") if kind and ledger else row.id
