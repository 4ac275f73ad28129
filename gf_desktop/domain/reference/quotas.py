"""Water quotas of products: 先进值 and 通用值, and the older 现有 and 新建, which are something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from gf_desktop.domain.reference.limits import STROKE, key_text, number
from gf_desktop.domain.reference.origin import Origin, Validity, plain
from gf_desktop.domain.regions import official

# What the two figures are: 先进值/通用值; 新建/现有 of older editions; one 基准值; not said by the source.
ADVANCED, NEW, BASELINE, UNSTATED = "advanced-general", "new-existing", "baseline", "unstated"
BASES = (ADVANCED, NEW, BASELINE, UNSTATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterQuota:
    """Intake per ``unit`` of a product; ``strict`` and ``loose`` are what ``basis`` says.

    ``per`` says what the unit's ton is a ton of, where the product's name does not. ``province`` is that of a local
    standard, empty for all of China.
    """

    standard: str
    product: str
    unit: str
    per: str
    basis: str
    strict: Decimal | None
    loose: Decimal
    province: str
    validity: Validity
    superseded: bool
    origin: Origin

    @property
    def key(self) -> str:
        """Return the name by which documents point to the row: standard | product."""
        return f"{self.standard} {STROKE} {self.product}"

    @property
    def lead(self) -> Decimal | None:
        """Return the 先进值; a 新建 figure, or one of unknown meaning, is never a lead."""
        return self.strict if self.basis == ADVANCED else None

    @property
    def base(self) -> Decimal | None:
        """Return the 通用值; other figures are shown, not taken."""
        return self.loose if self.basis == ADVANCED else None

    @property
    def needs_word(self) -> bool:
        """Return whether the user must say a word before the quota is used."""
        undated = self.validity.since is None
        return self.origin.needs_word or self.superseded or self.basis != ADVANCED or undated


class WaterQuotas:
    """Finds quotas by standard or product, and province; the province may be named as people write it (江苏)."""

    def __init__(self, rows: Iterable[WaterQuota]) -> None:
        self.rows = tuple(rows)

    def find(self, text: str, province: str = "") -> tuple[WaterQuota, ...]:
        """Return the rows whose standard or product holds ``text``; local ones of that province only."""
        wanted = plain(text)
        return tuple(row for row in self._here(self.rows, province) if wanted and _named(row, wanted))

    def named(self, text: str, province: str = "") -> tuple[WaterQuota, ...]:
        """Return the rows that ``text`` names by standard (with or without its year) and product."""
        return self._here(self._by_key.get(key_text(text), ()), province)

    def _here(self, rows: Iterable[WaterQuota], province: str) -> tuple[WaterQuota, ...]:
        where = official(province, self._provinces)
        return tuple(row for row in rows if row.province in ("", where))

    @cached_property
    def _provinces(self) -> tuple[str, ...]:
        return tuple({row.province: None for row in self.rows if row.province})

    @cached_property
    def _by_key(self) -> dict[str, tuple[WaterQuota, ...]]:
        found: dict[str, tuple[WaterQuota, ...]] = {}
        for row in self.rows:
            for text in {key_text(f"{code}{row.product}") for code in (row.standard, number(row.standard))}:
                found[text] = (*found.get(text, ()), row)
        return found

    def search(self, words: Iterable[str], province: str = "") -> tuple[WaterQuota, ...]:
        """Return the rows that hold every one of ``words`` in standard or product; local ones of that province only."""
        wanted = [plain(word) for word in words]
        here = self._here(self.rows, province)
        return tuple(row for row in here if all(_named(row, word) for word in wanted))


def _named(row: WaterQuota, wanted: str) -> bool:
    return wanted in plain(row.product) or wanted in plain(row.standard)
