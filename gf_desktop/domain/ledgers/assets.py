"""Ledgers of projects, equipment, meters, certificates, platform functions and others' totals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from gf_desktop.domain.ledgers.quantity import Quantity
from gf_desktop.domain.ledgers.rows import NEEDED, Row, YesNo
from gf_desktop.domain.numbers import Number

Subject = Literal["energy", "electricity", "water", "output-value", "carbon", "waste", "pollutant"]
Paper = Literal["205-1", "205-4", "B204-1", "bill", "permit-report", "ghg-report", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow(Row):
    """A green low-carbon retrofit. ``completed`` is a date, ``2024``, ``2024-06`` or ``2024-06-30``."""

    LEDGER: ClassVar[str] = "projects"

    name: str = field(default="", metadata=NEEDED)
    content: str = ""
    state: Literal["done", "running", ""] = ""
    completed: str = ""
    unit: str = ""
    investment: Number | None = None
    benefit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentRow(Row):
    """A technology or piece of equipment and the catalogue that names it."""

    LEDGER: ClassVar[str] = "equipment"

    name: str = field(default="", metadata=NEEDED)
    catalogue: str = ""
    entry: str = ""
    model: str = ""
    count: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterRow(Row):
    """A meter and until when its calibration holds (``valid_until``, an ISO date)."""

    LEDGER: ClassVar[str] = "meters"

    name: str = field(default="", metadata=NEEDED)
    number: str = ""
    measures: str = ""
    level: Literal["1", "2", "3", ""] = ""
    accuracy: str = ""
    calibrated: str = ""
    valid_until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow(Row):
    """A certificate of a management system or a product, with its validity (ISO dates)."""

    LEDGER: ClassVar[str] = "certificates"

    name: str = field(default="", metadata=NEEDED)
    kind: Literal["quality", "environment", "energy", "safety", "product", "other", ""] = ""
    number: str = ""
    issuer: str = ""
    scope: str = ""
    issued: str = ""
    valid_until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionRow(Row):
    """A function of the energy and carbon platform: which, whether it is there, and what shows it."""

    LEDGER: ClassVar[str] = "functions"

    function: str = field(default="", metadata=NEEDED)
    present: YesNo = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow(Row):
    """A total that another paper states, to be reconciled with ours; ``reason`` explains what is left."""

    LEDGER: ClassVar[str] = "totals"

    subject: Subject | Literal[""] = field(default="", metadata=NEEDED)
    paper: Paper | Literal[""] = field(default="", metadata=NEEDED)
    name: str = ""
    unit: str = ""
    amount: Quantity | None = None
    reason: str = ""
