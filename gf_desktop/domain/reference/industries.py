"""Efficiency benchmarks (标杆水平, 基准水平), key industries with requirements of their own, industry standards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gf_desktop.domain.reference.origin import Origin, Validity

# How far a standard is: published | superseded | local (a province's) | group | plan | listed (number not found) |
# commentary | unconfirmed.
STANDINGS = ("published", "superseded", "local", "group", "plan", "listed", "commentary", "unconfirmed")


@dataclass(frozen=True, slots=True, kw_only=True)
class EfficiencyBenchmark:
    """标杆水平 and 基准水平 of a field; both None where the field is named but no figure was found.

    These are not 引领值 and 基准值 of an evaluation: they are shown, never taken for them.
    """

    field: str
    product: str
    benchmark: Decimal | None
    baseline: Decimal | None
    unit: str
    standard: str
    crosscheck: str
    validity: Validity
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyIndustry:
    """An industry that is evaluated by requirements of its own, not by the general ones."""

    sector: str
    industry: str
    validity: Validity
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class IndustryStandard:
    """A green-factory standard of an industry; ``code`` is empty where it was not found."""

    code: str
    title: str
    industry: str
    standing: str
    published: date | None
    validity: Validity
    supersedes: str
    origin: Origin
