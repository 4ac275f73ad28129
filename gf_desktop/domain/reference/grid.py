"""Factors of bought electricity by year, region and basis (announcements of the environment ministry)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from gf_desktop.domain.reference.origin import Origin

SCOPES = ("national", "regional", "provincial")
# average: all electricity; residual: without market-traded non-fossil; fossil: of fossil fuels only; reporting: what
# notices on enterprise reports named; average-2012: the old regional table; footprint: for product footprints only.
BASES = ("average", "residual", "fossil", "reporting", "average-2012", "footprint")
# How a factor came to be the answer.
DATA_YEAR, NEWEST, NONE = "data-year", "newest", "none"
_ENDINGS = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFactor:
    """Carbon dioxide per kWh in a year; ``notice`` names the announcement of day ``published``, None if unknown."""

    year: int
    scope: str
    region: str
    basis: str
    value: Decimal
    unit: str
    notice: str
    published: date | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class GridAnswer:
    """The factor, None if there is none, and how it was found: ``data-year``, ``newest`` or ``none``.

    ``needs_word``: the user confirms a factor of another year, and accepts one that is not sure.
    """

    factor: GridFactor | None
    found: str

    @property
    def needs_word(self) -> bool:
        """Return whether the user must say a word before the factor is applied."""
        return self.factor is None or self.found != DATA_YEAR or self.factor.origin.needs_word


class GridFactors:
    """Finds the factor that a report of a data year may use."""

    def __init__(self, rows: Iterable[GridFactor]) -> None:
        self.rows = tuple(rows)

    def factor(self, year: int, region: str, basis: str, reported: date) -> GridAnswer:
        """Return the factor of the data year, else the newest published before the report (DESIGN, section 6).

        Args:
            year: The data year.
            region: 全国, a grid region (华东) or a province, in full or short (江苏省, 江苏).
            basis: One of ``BASES``; never mixed with another.
            reported: The day of the report; nothing published after it is known to it.
        """
        rows = [row for row in self.of(region, basis) if row.published is None or row.published <= reported]
        for row in rows:
            if row.year == year:
                return GridAnswer(row, DATA_YEAR)
        dated = [row for row in rows if row.published is not None]
        newest = max(dated, key=lambda row: (row.published or date.min, row.year), default=None)
        return GridAnswer(newest, NEWEST if newest else NONE)

    def of(self, region: str, basis: str) -> tuple[GridFactor, ...]:
        """Return all factors of a region on one basis, newest year first."""
        wanted = short_region(region)
        return self._by_place.get((wanted, basis), ())

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], tuple[GridFactor, ...]]:
        found: dict[tuple[str, str], tuple[GridFactor, ...]] = {}
        for row in sorted(self.rows, key=lambda row: -row.year):
            found[(row.region, row.basis)] = (*found.get((row.region, row.basis), ()), row)
        return found


def short_region(region: str) -> str:
    """Return a province's name as the announcements write it, without any blanks: 江苏 for 江苏省."""
    plain = "".join(region.split())
    return next((plain.removesuffix(ending) for ending in _ENDINGS if plain.endswith(ending)), plain)
