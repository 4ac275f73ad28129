"""Efficiency benchmarks (标杆水平, 基准水平), key industries with requirements of their own, industry standards.

``industries`` are classes, groups or divisions of GB/T 4754-2017 (two to four digits). The classification knows no such
industries: a class may hold more than the industry (2612 holds 烧碱 and 纯碱), so that a link is a proposal to confirm.
"""

from __future__ import annotations

from collections.abc import Iterable
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
    industries: tuple[str, ...] = ()
    benchmark: Decimal | None
    baseline: Decimal | None
    unit: str
    standard: str
    crosscheck: str
    validity: Validity
    origin: Origin

    @property
    def key(self) -> str:
        """Return the name by which documents point to the row: ``benchmark/field | product``."""
        return f"benchmark/{self.field} | {self.product}"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyIndustry:
    """An industry that is evaluated by requirements of its own, not by the general ones."""

    sector: str
    industry: str
    industries: tuple[str, ...] = ()
    validity: Validity
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class IndustryStandard:
    """A green-factory standard of an industry; ``code`` is empty where it was not found."""

    code: str
    title: str
    industry: str
    industries: tuple[str, ...] = ()
    standing: str
    published: date | None
    validity: Validity
    supersedes: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class IndustryLink:
    """Which products of a limit standard (``kind`` limit) or quota (quota) belong to which industries.

    ``standard`` is the code without its year, ``products`` are words of product names; none means all of them.
    """

    kind: str
    standard: str
    products: tuple[str, ...]
    industries: tuple[str, ...]
    origin: Origin

    def names(self, product: str) -> bool:
        """Return whether the link means a product of the standard."""
        return not self.products or any(word in product for word in self.products)


def in_class(code: str, industries: Iterable[str]) -> bool:
    """Return whether an industry code and one of ``industries`` lie in one another: 2612 and 26, 26 and 2612."""
    return bool(code) and any(code.startswith(one) or one.startswith(code) for one in industries)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndustryCode:
    """A code of GB/T 4754-2017 of two to four digits, its name, and how sure that is."""

    code: str
    title: str
    confidence: str
