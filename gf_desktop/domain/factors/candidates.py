"""The limits and quotas that may apply to a product, with their standing, for law and for the chooser on the screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from gf_desktop.domain.document import Document
from gf_desktop.domain.factors.needs import end_of_year
from gf_desktop.domain.reference.limits import (
    CORRECTED,
    DOUBTFUL,
    IN_FORCE,
    ISSUED,
    NO_DAY,
    STANDINGS,
    STROKE,
    SUPERSEDED,
    UNSURE,
    EnergyLimit,
    published,
)
from gf_desktop.domain.reference.quotas import ADVANCED, WaterQuota
from gf_desktop.domain.reference.tables import ReferenceTables

Kind = Literal["energy", "water"]
NOT_ADVANCED = "not-advanced"
OTHER_ENERGY = "other-energy"
# Limits of coal or coke alone, and those with feedstock inside: what is computed is all energy without feedstock (B.1).
_OTHERWISE = ("煤耗", "焦炭消耗", "含原料", "不扣原料")
_WORDS = re.compile(rf"[\s{re.escape(STROKE)}｜，,、;；]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A limit or quota that fits a product's text: ``text`` is what the product's column has to say to name it.

    ``lead`` and ``base`` are the table's, before corrections; ``standing`` is ``in-force``, ``undated``, ``issued`` or
    ``superseded`` on the last day of the data year. ``reasons`` say what the user's word is needed for, ``asks`` what
    a correction asks, ``correction`` its words. ``key`` is the one to accept. ``unheld`` names the standards that it
    replaces and of which our tables have no figures. ``per`` says what the unit's ton is a ton of, where the product
    does not.
    """

    key: str
    text: str
    standard: str
    product: str
    indicator: str
    title: str
    unit: str
    lead: Fraction | None
    base: Fraction | None
    standing: str
    reasons: tuple[str, ...]
    source: str
    confidence: str
    better: str = "lower"
    correction: str = ""
    asks: str = ""
    doubt: str = ""
    note: str = ""
    effective: date | None = None
    unheld: tuple[str, ...] = ()
    per: str = ""

    @property
    def waits(self) -> tuple[str, ...]:
        """Why the row waits for a confirmation, its standing first.

        A correction that can be reckoned waits for its answer instead, a grade that is missing for a figure.
        """
        confirmed = {UNSURE, DOUBTFUL, OTHER_ENERGY} | (set() if self.asks else {CORRECTED})
        reasons = tuple(one for one in self.reasons if one in confirmed)
        return reasons if self.standing == IN_FORCE else (self.standing, *reasons)

    @property
    def disordered(self) -> bool:
        """Whether the table's lead is not better than its base: then nothing can be scored between them."""
        return not in_order(self.lead, self.base, self.better)


def energy_candidate(row: EnergyLimit, tables: ReferenceTables, on: date) -> Candidate:
    """Return a limit as it stands on a day."""
    correction = row.correction
    return Candidate(
        key=f"limit/{row.key}",
        text=row.key,
        standard=row.standard,
        product=row.product,
        indicator=row.indicator,
        title=row.title,
        unit=row.unit,
        lead=_exact(row.lead),
        base=_exact(row.base),
        standing=tables.limits.standing(row, on),
        reasons=(*row.reasons, *((OTHER_ENERGY,) if _otherwise(f"{row.product} {row.indicator}") else ())),
        source=row.origin.source,
        confidence=row.origin.confidence,
        better=row.better,
        correction=row.correction_text,
        asks=correction.what if correction is not None and correction.computable else "",
        doubt=row.doubt,
        note=row.origin.note,
        effective=row.effective,
        unheld=tables.limits.unheld(row),
    )


def _otherwise(limited: str) -> bool:
    return any(word in limited for word in _OTHERWISE)


def water_candidate(row: WaterQuota, on: date) -> Candidate:
    """Return a quota as it stands on a day; one whose figures are no 先进值 and 通用值 has neither lead nor base."""
    reasons = {UNSURE: row.origin.needs_word, NOT_ADVANCED: row.basis != ADVANCED}
    return Candidate(
        key=f"quota/{row.key}",
        text=row.key,
        standard=row.standard,
        product=row.product,
        indicator="",
        title="",
        unit=row.unit,
        lead=_exact(row.lead),
        base=_exact(row.base),
        standing=_standing(row, on),
        reasons=tuple(reason for reason, holds in reasons.items() if holds),
        source=row.origin.source,
        confidence=row.origin.confidence,
        note=row.origin.note,
        effective=row.validity.since,
        per=row.per,
    )


def _standing(row: WaterQuota, on: date) -> str:
    since, until = row.validity.since, row.validity.until
    if row.superseded or (until is not None and until < on):
        return SUPERSEDED
    if since is None:
        return NO_DAY
    return IN_FORCE if since <= on else ISSUED


def in_order(lead: Fraction | None, base: Fraction | None, better: str) -> bool:
    """Return whether a lead is better than its base, as far as both are known."""
    if lead is None or base is None:
        return True
    return lead < base if better == "lower" else lead > base


def _exact(figure: Decimal | None) -> Fraction | None:
    return None if figure is None else Fraction(figure)


def candidates(
    text: str,
    tables: ReferenceTables,
    document: Document,
    kind: Kind = "energy",
    *,
    reported: date | None = None,
) -> tuple[Candidate, ...]:
    """Return the limits (or quotas) that hold every word of ``text`` in standard, title, product or indicator.

    Those in force come first, then undated, issued and superseded ones; nothing for an empty text.
    """
    words = [word for word in _WORDS.split(text) if word]
    if not words:
        return ()
    on = end_of_year(document)
    if kind == "water":
        quotas = tables.quotas.search(words, document.applicant.province)
        found = [water_candidate(row, on) for row in quotas]
    else:
        limits = tables.limits.search(words)
        known = (row for row in limits if reported is None or published(row) <= reported)
        found = [energy_candidate(row, tables, on) for row in known]
    return tuple(sorted(found, key=lambda one: STANDINGS.index(one.standing)))
