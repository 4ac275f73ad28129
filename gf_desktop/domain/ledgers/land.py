"""Ledgers of land: parcels by title, what stands on them, and the storeys of the buildings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from gf_desktop.domain.ledgers.rows import NEEDED, Row, YesNo, in_unit_of, refers_to
from gf_desktop.domain.numbers import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelRow(Row):
    """A parcel of land by its title."""

    LEDGER: ClassVar[str] = "parcels"

    name: str = ""
    title: str = ""
    unit: str = ""
    area: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingRow(Row):
    """What covers ground: a building, a structure or a yard, by its ``footprint``."""

    LEDGER: ClassVar[str] = "buildings"

    name: str = field(default="", metadata=NEEDED)
    kind: Literal["building", "structure", "yard", ""] = field(default="", metadata=NEEDED)
    unit: str = ""
    footprint: Number | None = None
    permit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreyRow(Row):
    """A storey of a building. ``doubled``: whether the planning permit's area already counts it twice."""

    LEDGER: ClassVar[str] = "storeys"

    building: str = field(default="", metadata={**refers_to("buildings"), **NEEDED})
    name: str = ""
    height: Number | None = field(default=None, metadata=in_unit_of("m"))
    unit: str = ""
    area: Number | None = None
    doubled: YesNo = ""
