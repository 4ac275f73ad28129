"""What the rows of a year need figures for: their carriers, with the units they are told in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers.carriers import CarrierKind
from gf_desktop.domain.ledgers.energy import CarbonRow, EnergyRow
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.ledgers.rows import Row, label
from gf_desktop.domain.messages import Param


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A carrier of the year. ``row`` is the id of its first row, ``units`` are those of its rows.

    ``coal`` and ``fuel`` tell whether a row of it needs a figure of reference for coal equivalent resp. carbon: a
    measured value or the form's own coefficient does without. ``heat`` tells whether one lacks a measured heat.
    """

    carrier: str
    row: str
    sort: CarrierKind
    title: Param
    units: tuple[str, ...]
    coal: bool
    fuel: bool
    heat: bool


def end_of_year(document: Document) -> date:
    """Return the day that rules what holds for a data year: its last (DESIGN, 6)."""
    return date(document.year, 12, 31)


def inside(document: Document, row: Row) -> bool:
    """Return whether a row counts: one of a site outside the boundary does not."""
    site = document.boundary.site(row.site) if row.site else None
    return site is None or site.inside != "out"


def products(document: Document) -> tuple[ProductRow, ...]:
    """Return the products inside the boundary."""
    return tuple(row for row in document.ledgers.products if inside(document, row))


def needs(document: Document, *, everywhere: bool = False) -> tuple[Need, ...]:
    """Return the carriers of the year in the order of their rows; ``everywhere``: of sites outside too."""
    rows: dict[str, list[EnergyRow]] = {}
    for row in document.ledgers.energy:
        if row.carrier and row.sort is not None and (everywhere or inside(document, row)):
            rows.setdefault(row.carrier, []).append(row)
    return tuple(_need(carrier, of) for carrier, of in rows.items())


def _need(carrier: str, rows: list[EnergyRow]) -> Need:
    first = rows[0]
    assert first.sort is not None
    return Need(
        carrier=carrier,
        row=first.id,
        sort=first.sort,
        title=label(first),
        units=tuple(dict.fromkeys(row.unit for row in rows if row.unit)),
        coal=any(row.heating_value is None and row.coefficient is None for row in rows),
        fuel=first.sort == "fuel" and not all(_all_measured(row) for row in rows),
        heat=any(row.heating_value is None for row in rows),
    )


def _all_measured(row: EnergyRow) -> bool:
    return None not in (row.heating_value, row.carbon_content, row.oxidation)


def heat_rows(document: Document) -> tuple[CarbonRow, ...]:
    """Return the rows of heat bought and sold that count."""
    rows = (row for row in document.ledgers.carbon if row.kind in ("heat-bought", "heat-sold"))
    return tuple(row for row in rows if inside(document, row))


def forms_reconciled(document: Document) -> bool:
    """Return whether a 205-1 total is to be reconciled: then carriers of sites outside need figures as well."""
    return any(row.subject == "energy" and row.paper == "205-1" for row in document.ledgers.totals)
