"""Which ledgers a table needs, how far each is filled, and what its indicators still miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gf_desktop.domain import data_fit
from gf_desktop.domain.calculators import READS
from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import LEDGERS, Quantity, Row, columns, year_of
from gf_desktop.domain.ledgers.rules import declared_none
from gf_desktop.domain.messages import Message
from gf_desktop.domain.pack import Indicator, Pack
from gf_desktop.domain.result import Gap, Result

if TYPE_CHECKING:
    from gf_desktop.ui.session_model import SessionModel


def calculators(row: Indicator) -> frozenset[str]:
    """Return the calculators that a row of the table or one of its variants names."""
    return frozenset(name for name in data_fit.calculators(row) if name in READS)


def needed(pack: Pack) -> tuple[str, ...]:
    """Return the ledgers that the table's calculators read, in the order of the ledgers."""
    read = data_fit.readers(pack)
    return tuple(ledger for ledger in LEDGERS if ledger in read)


def others(pack: Pack) -> tuple[str, ...]:
    """Return the ledgers that no calculator of the table reads."""
    wanted = needed(pack)
    return tuple(ledger for ledger in LEDGERS if ledger not in wanted)


def has_data(model: SessionModel) -> bool:
    """Return whether the step of data is there: something is computed, or another table's data of the year are."""
    return bool(data_fit.fitting(model.pack, model.document))


def readers(pack: Pack, ledger: str) -> tuple[str, ...]:
    """Return the titles of the table's rows that are computed from a ledger."""
    return data_fit.readers(pack).get(ledger, ())


def gaps(result: Result) -> tuple[Gap, ...]:
    """Return what is missing for the rows that apply, each sentence of a place once."""
    found: dict[tuple[str, str], Gap] = {}
    for row in result.rows:
        if row.derived is not None and row.status != "not-applicable":
            for gap in row.derived.gaps:
                found.setdefault((gap.place, _key(gap.said)), gap)
    return tuple(found.values())


def _key(said: Message) -> str:
    return f"{said.code}|{said.params}"


def gaps_at(found: tuple[Gap, ...]) -> Mapping[str, int]:
    """Return how many of the gaps lie in each ledger, in ``boundary``, ``factors`` and ``choices``."""
    counts: dict[str, int] = {}
    for gap in found:
        where = gap.place.partition("/")[0]
        counts[where] = counts.get(where, 0) + 1
    return counts


@dataclass(frozen=True, slots=True)
class Computed:
    """How many rows of the table are computed from data, and how many of them came to a value."""

    rows: int
    there: int


def computed(pack: Pack, result: Result) -> Computed:
    """Return how far the computed rows of the table are."""
    wanted = {row.id for _section, _group, row in pack.rows() if calculators(row)}
    there = sum(row.derived is not None and row.derived.complete for row in result.rows if row.id in wanted)
    return Computed(len(wanted), there)


@dataclass(frozen=True, slots=True)
class Filled:
    """How far a ledger is filled: its rows, those with text that is no figure yet, and its months.

    ``monthly`` counts quantities told by month, ``missing`` the months among them without a figure.
    """

    rows: int
    drafts: int
    monthly: int
    missing: int
    none: bool


def filled(document: Document, ledger: str) -> Filled:
    """Return how far a ledger is filled."""
    rows = document.ledgers.rows(ledger)
    months = [*_monthly(ledger, rows)]
    return Filled(
        rows=len(rows),
        drafts=drafts(rows),
        monthly=len(months),
        missing=sum(len(year_of(one).missing) for one in months),
        none=declared_none(document.ledgers, ledger),
    )


def drafts(rows: tuple[Row, ...]) -> int:
    """Return how many rows hold text that is no figure yet."""
    return sum(bool(row.drafts) for row in rows)


def _monthly(ledger: str, rows: tuple[Row, ...]) -> Iterator[Quantity]:
    for key in (one.key for one in columns(ledger) if one.kind == "quantity"):
        for row in rows:
            value = getattr(row, key)
            if isinstance(value, tuple):
                yield value
