"""Limits and quotas that apply to a product: which row of the tables its text names, and lead and base from it.

A product names a row by its key (``Candidate.key``): standard, product and, for limits, indicator, separated by ``|``
(GB 16780-2021 | 熟料 | 单位产品综合能耗). Width, blanks, capitals and the stroke are read alike. The indicator may be
left out where one only fits, and so may the year of the standard: then the edition in force counts.
Whatever still fits several rows, or names a standard or product alone, is a question.

The day that counts is the last of the data year (DESIGN, 6). A limit is corrected by the product's ``corrections``
(what is asked → answer), or the product names its own figures there (``1级``, ``2级``), in the limit's unit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import cast

from gf_desktop.domain.calculators.amounts import ANY_PRODUCT, ratio
from gf_desktop.domain.document import Document
from gf_desktop.domain.factors.candidates import Candidate, Kind, energy_candidate, in_order, water_candidate
from gf_desktop.domain.factors.needs import end_of_year
from gf_desktop.domain.factors.word import OWN, Words
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.pack import Confidence
from gf_desktop.domain.reference.corrections import read_correction
from gf_desktop.domain.reference.limits import IN_FORCE, ISSUED, published
from gf_desktop.domain.reference.origin import plain
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.domain.result import Benchmark

OWN_GRADES = ("1级", "2级")
QUOTAS = ("先进值", "通用值")
ENDS = ("lead", "base")
COLUMNS = {"energy": "limit_standard", "water": "water_quota"}


def benchmarks(
    row: ProductRow,
    kind: Kind,
    unit: str,
    document: Document,
    tables: ReferenceTables,
    *,
    reported: date | None = None,
) -> tuple[Benchmark, Benchmark] | None:
    """Return lead and base that a product's limit (grade 1, 2) or quota (先进值, 通用值) sets, said in ``unit``.

    None where the product names none, or nothing that fits one row. A benchmark is not usable while a word of the
    user's is missing, the correction is not answered, the units do not fit, or lead and base contradict each other.

    Args:
        row: The product; its own unit stands for ``产品单位`` in ``unit``.
        kind: ``energy`` for limits, ``water`` for quotas.
        unit: The table row's unit (``kgce/t``, ``tce/产品单位``, ``m³/t``).
        document: Its year, province and settings count.
        tables: The reference tables.
        reported: The day of the report, if standards published later are not to be known.
    """
    found = named(row, kind, document, tables, reported=reported)
    return law_of(row, found[0], unit, document) if len(found) == 1 else None


class Law:
    """``benchmarks`` for one report, remembering what it said of a product until something that counts has changed."""

    def __init__(self, tables: Callable[[], ReferenceTables], reported: date | None = None) -> None:
        self._tables, self._reported = tables, reported
        self._basis: tuple[object, ...] = ()
        self._said: dict[tuple[object, ...], tuple[Benchmark, Benchmark] | None] = {}

    def __call__(
        self, row: ProductRow, kind: str, unit: str, document: Document
    ) -> tuple[Benchmark, Benchmark] | None:
        """Return lead and base of a product, as ``benchmarks`` does; nothing is read where it names no row."""
        text = getattr(row, COLUMNS[kind])
        if not text:
            return None
        basis = (document.year, document.applicant.province, document.ledgers.settings)
        if basis != self._basis:
            self._basis, self._said = basis, {}
        key = (kind, text, unit, row.unit, tuple(row.corrections.items()))
        if key not in self._said:
            which: Kind = "water" if kind == "water" else "energy"
            tables = self._tables()
            self._said[key] = benchmarks(row, which, unit, document, tables, reported=self._reported)
        return self._said[key]


def law_of(row: ProductRow, one: Candidate, unit: str, document: Document) -> tuple[Benchmark, Benchmark]:
    """Return lead and base of a known row of the tables for a product, said in ``unit``."""
    words = Words(document.ledgers.settings)
    factor = _factor(one.unit, unit, row.unit)
    levels = [_level(row, one, grade, words) for grade in (1, 2)]
    contradict = not in_order(levels[0].value, levels[1].value, one.better)
    lead, base = (_benchmark(one, level, factor, words, contradict=contradict) for level in levels)
    return lead, base


def _factor(source: str, unit: str, product_unit: str) -> Fraction | None:
    """``产品单位`` is the product's own unit: a limit per ton is a thousandth of it per kilogram."""
    if ANY_PRODUCT in unit and not product_unit:
        return None
    return ratio(source, unit.replace(ANY_PRODUCT, product_unit))


@dataclass(frozen=True, slots=True)
class _Level:
    """A grade in the limit's unit; ``open`` while what its correction asks has no answer.

    ``name`` is what the standard calls it, with the correction that was applied.
    """

    value: Fraction | None
    name: str = ""
    own: bool = False
    open: bool = False


def _level(row: ProductRow, one: Candidate, grade: int, words: Words) -> _Level:
    own = own_figure(row, one, grade, words)
    if own is not None:
        return _Level(own, own=True)
    level = one.lead if grade == 1 else one.base
    name = (OWN_GRADES if one.indicator else QUOTAS)[grade - 1]
    if level is None or not one.asks:
        return _Level(level, name)
    answer, found = correction_answer(row, one), read_correction(one.correction)
    if answer is None or found is None:
        return _Level(level, name, open=True)
    corrected = f"{name}（{one.asks} {exact_text(answer, 8)}，修正后）"
    return _Level(found.corrected(level, grade, answer), corrected)


def _benchmark(
    one: Candidate, level: _Level, factor: Fraction | None, words: Words, *, contradict: bool
) -> Benchmark:
    value = None if factor is None or level.value is None else level.value * factor
    if level.own:
        return Benchmark(value=value, source=OWN, confidence="low", own=True, waiting=contradict)
    accepted = words.accepts(one.key)
    return Benchmark(
        value=value,
        source=_source(one, level),
        confidence=cast(Confidence, one.confidence),
        accepted=accepted,
        waiting=contradict or level.open or (bool(one.waits) and not accepted),
    )


def _source(one: Candidate, level: _Level) -> str:
    """Where a benchmark comes from: the standard named once, product, indicator and grade, then how it came to us."""
    named_once = " ".join(part for part in (one.standard, one.product, one.indicator, level.name) if part)
    return f"{named_once}；{one.source.removeprefix(one.standard).lstrip('；')}"


def own_figure(row: ProductRow, one: Candidate, grade: int, words: Words) -> Fraction | None:
    """Return the user's own grade: of this product (``1级`` among its corrections), else of the limit or quota."""
    figure = row.corrections.get(OWN_GRADES[grade - 1]) if one.key.startswith("limit/") else None
    return words.own(f"{one.key}/{ENDS[grade - 1]}") if figure is None else Fraction(figure)


def correction_answer(row: ProductRow, one: Candidate) -> Fraction | None:
    """Return what the product says to the question of a limit's correction."""
    wanted = plain(one.asks)
    found = (figure for name, figure in row.corrections.items() if plain(name) == wanted)
    figure = next(found, None)
    return None if figure is None else Fraction(figure)


def named(
    row: ProductRow, kind: Kind, document: Document, tables: ReferenceTables, *, reported: date | None = None
) -> tuple[Candidate, ...]:
    """Return what a product's column names: one row of the tables where it is clear, several where it is not."""
    text, on = str(getattr(row, COLUMNS[kind])), end_of_year(document)
    if not text.strip():
        return ()
    if kind == "water":
        quotas = tables.quotas.named(text, document.applicant.province)
        return _narrowed(tuple(water_candidate(one, on) for one in quotas), "m³", row)
    limits = (one for one in tables.limits.named(text) if reported is None or published(one) <= reported)
    return _narrowed(tuple(energy_candidate(one, tables, on) for one in limits), "tce", row)


def _narrowed(found: tuple[Candidate, ...], amount: str, row: ProductRow) -> tuple[Candidate, ...]:
    """Leave out what cannot be meant: other editions than the one in force, units that measure something else."""
    holding = tuple(one for one in found if one.standing == IN_FORCE)
    if len({one.standard for one in found}) > 1 and holding:
        found = holding
    fitting = tuple(one for one in found if ratio(one.unit, f"{amount}/{row.unit}") is not None)
    return fitting if fitting and len(found) > 1 else found


def other_editions(
    one: Candidate, tables: ReferenceTables, document: Document, *, reported: date | None = None
) -> tuple[Candidate, ...]:
    """Return the same product's limits by standards that replace this one or that it replaces, in force or issued."""
    on = end_of_year(document)
    rows = (other for row in tables.limits.named(one.text) for other in tables.limits.related(row))
    known = (row for row in rows if reported is None or published(row) <= reported)
    found = (energy_candidate(row, tables, on) for row in known)
    return tuple(other for other in found if other.standing in (IN_FORCE, ISSUED))
