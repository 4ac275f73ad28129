"""All ledgers of an applicant and a year, in the form in which the document and the store hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import ClassVar, get_args, get_type_hints

from gf_desktop.domain.ledgers.assets import (
    CertificateRow,
    EquipmentRow,
    FunctionRow,
    MeterRow,
    ProjectRow,
    TotalRow,
)
from gf_desktop.domain.ledgers.energy import CarbonRow, EnergyRow, GreenRow
from gf_desktop.domain.ledgers.environment import OutletRow, PollutantRow, WasteRow, WaterRow
from gf_desktop.domain.ledgers.land import BuildingRow, ParcelRow, StoreyRow
from gf_desktop.domain.ledgers.production import FootprintRow, MaterialRow, OutputValueRow, ProductRow
from gf_desktop.domain.ledgers.rows import Row
from gf_desktop.domain.ledgers.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledgers:
    """The ledgers by name.

    ``none`` holds the user's word that there is nothing: ``energy.feedstock`` says that a blank in that column means
    none, ``water.living`` that there is no such row, ``projects`` that the ledger is empty on purpose. Without that
    word a blank is a missing input. ``settings`` are the decisions that hold for the year.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    energy: tuple[EnergyRow, ...] = ()
    green: tuple[GreenRow, ...] = ()
    carbon: tuple[CarbonRow, ...] = ()
    products: tuple[ProductRow, ...] = ()
    output_value: tuple[OutputValueRow, ...] = ()
    materials: tuple[MaterialRow, ...] = ()
    water: tuple[WaterRow, ...] = ()
    waste: tuple[WasteRow, ...] = ()
    outlets: tuple[OutletRow, ...] = ()
    pollutants: tuple[PollutantRow, ...] = ()
    parcels: tuple[ParcelRow, ...] = ()
    buildings: tuple[BuildingRow, ...] = ()
    storeys: tuple[StoreyRow, ...] = ()
    projects: tuple[ProjectRow, ...] = ()
    equipment: tuple[EquipmentRow, ...] = ()
    meters: tuple[MeterRow, ...] = ()
    certificates: tuple[CertificateRow, ...] = ()
    footprints: tuple[FootprintRow, ...] = ()
    functions: tuple[FunctionRow, ...] = ()
    totals: tuple[TotalRow, ...] = ()
    none: tuple[str, ...] = ()
    settings: Settings = field(default_factory=Settings)

    def rows(self, ledger: str) -> tuple[Row, ...]:
        """Return the rows of a ledger.

        Raises:
            KeyError: If there is no ledger of that name.
        """
        if ledger not in LEDGERS:
            raise KeyError(ledger)
        found: tuple[Row, ...] = getattr(self, ledger)
        return found

    def row(self, ledger: str, row_id: str) -> Row | None:
        """Return the row of that id, or None."""
        return next((row for row in self.rows(ledger) if row.id == row_id), None)

    def with_rows(self, ledger: str, rows: Iterable[Row]) -> Ledgers:
        """Return the ledgers with one of them holding ``rows``; the others are the very same objects."""
        return replace(self, **{ledger: tuple(rows)})  # type: ignore[arg-type]


def _row_types() -> Mapping[str, type[Row]]:
    hints = get_type_hints(Ledgers)
    return {f.name: get_args(hints[f.name])[0] for f in fields(Ledgers) if f.name not in ("none", "settings")}


LEDGERS: Mapping[str, type[Row]] = _row_types()


def ledger_of(row: Row) -> str:
    """Return the name of the ledger a row belongs to."""
    return str(getattr(row, "LEDGER", ""))
