"""The rows of a table computed from the ledgers; after an edit only those that it touches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from operator import is_
from typing import Any

from gf_desktop.domain.calculators import READS, Choices, Factors, Inputs
from gf_desktop.domain.calculators.memo import Memo
from gf_desktop.domain.derive import variants
from gf_desktop.domain.derive.choices import of_measure, of_settings
from gf_desktop.domain.derive.kinds import derived
from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.pack import Indicator, Measure, Pack, merged
from gf_desktop.domain.result import Benchmark, Derived

Law = Callable[[ProductRow, str, str, Document], "tuple[Benchmark, Benchmark] | None"]
"""Lead and base of a product by its limit or quota: of (row, ``energy`` or ``water``, indicator's unit, document)."""

_LAWS = {"energy-per-product": "energy", "water-per-product": "water"}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A row as it was computed last, the very ``objects`` that it was computed from, and small ``values``."""

    objects: tuple[object, ...]
    values: tuple[object, ...]
    derived: Derived

    def holds(self, objects: tuple[object, ...], values: tuple[object, ...]) -> bool:
        """Whether it was computed from the same."""
        return self.values == values and all(map(is_, self.objects, objects))


class Deriver:
    """Computes the rows of one pack from a document's ledgers.

    ``factors`` chooses the reference figures of a document, ``law`` what limits and quotas say of a product. What a
    row was computed from is compared by identity: ledgers that an edit leaves alone are the very same objects.
    With ``TracedWork`` as ``recorder`` the figures keep their arithmetic, for calculation sheets.
    """

    def __init__(
        self,
        pack: Pack,
        factors: Callable[[Document], Factors],
        law: Law | None = None,
        *,
        recorder: type[Any] | None = None,
    ) -> None:
        self._pack = pack
        self._recorder = recorder
        self._choose = factors
        self._law = law
        self._factors = Factors()
        self._memo = Memo()
        self._memo_of: tuple[object, ...] = ()
        self._kept: dict[str, _Kept] = {}

    def derive(self, document: Document) -> Mapping[str, Derived]:
        """Return by row what the ledgers say; rows without a calculator are not in it."""
        inputs = replace(self._inputs(document), memo=self._shared(document))
        found = {row.id: self._row(row, document, inputs) for row in self._pack.indicators}
        return {row_id: one for row_id, one in found.items() if one is not None}

    def inputs(self, document: Document, indicator_id: str) -> Inputs:
        """Return what the calculator of a row looks at, its choices filled.

        Raises:
            KeyError: If the table has no such row.
        """
        indicator = self._pack.indicator(indicator_id)
        inputs = self._inputs(document)
        measure, _ = self._measure(indicator, document)
        return replace(inputs, choices=of_measure(inputs.choices, measure or indicator))

    def _shared(self, document: Document) -> Memo:
        of = (self._factors, document.ledgers.none)
        if of != self._memo_of:
            self._memo, self._memo_of = Memo(), of
        self._memo.turn()
        return self._memo

    def _inputs(self, document: Document) -> Inputs:
        found = self._choose(document)
        if found != self._factors:
            self._factors = found
        return replace(inputs_of(document, self._factors), recorder=self._recorder)

    def _row(self, indicator: Indicator, document: Document, inputs: Inputs) -> Derived | None:
        measure, variant = self._measure(indicator, document)
        if measure is None:
            return _undecided(indicator, document.ledgers)
        if not measure.calculator:
            return None
        if not _begun(measure.calculator, document.ledgers):
            return _silent(measure.calculator, variant)
        return self._kept_or_new(indicator, measure, variant, document, inputs)

    def _measure(self, indicator: Indicator, document: Document) -> tuple[Measure | None, str]:
        """Return how the row is measured under the user's or the data's choice, and the latter."""
        if not indicator.variants:
            return indicator, ""
        if variants.by_band(indicator):
            return indicator.measure(document.answer(indicator.id).variant) or indicator, ""
        by_data = variants.chosen(indicator, document.ledgers, document.boundary)
        own = indicator.variant(document.answer(indicator.id).variant) or by_data
        return (merged(indicator, own) if own else None), by_data.id if by_data else ""

    def _kept_or_new(
        self, indicator: Indicator, measure: Measure, variant: str, document: Document, inputs: Inputs
    ) -> Derived:
        ledgers = document.ledgers
        chosen = (measure.calculator, variant, document.answer(indicator.id).variant)
        objects = self._read(measure, document)
        values = (*chosen, ledgers.none, ledgers.settings, document.year)
        kept = self._kept.get(indicator.id)
        if kept and kept.holds(objects, values):
            return kept.derived
        inputs = replace(inputs, choices=of_measure(inputs.choices, measure))
        found = derived(indicator, measure, inputs, self._benchmarks(measure, document))
        found = replace(found, variant=found.variant or variant)
        self._kept[indicator.id] = _Kept(objects, values, found)
        return found

    def _read(self, measure: Measure, document: Document) -> tuple[object, ...]:
        ledgers = document.ledgers
        read = [ledgers.rows(ledger) for ledger in sorted(READS[measure.calculator])]
        # Limits and quotas may depend on the province of the applicant.
        applicant = document.applicant if measure.calculator in _LAWS and self._law else None
        return (*read, document.boundary, self._factors, applicant)

    def _benchmarks(
        self, measure: Measure, document: Document
    ) -> Callable[[str], tuple[Benchmark, Benchmark] | None]:
        law, kind = self._law, _LAWS.get(measure.calculator, "")
        rows = {row.id: row for row in document.ledgers.products}
        if law is None or not kind:
            return lambda _key: None
        around = (document.ledgers.settings, document.applicant)

        def of_product(key: str) -> tuple[Benchmark, Benchmark] | None:
            row = rows[key]
            what = (kind, measure.unit, document.year)
            return self._memo.once(what, (row, *around), lambda: law(row, kind, measure.unit, document))

        return of_product


def inputs_of(document: Document, factors: Factors, choices: Choices | None = None) -> Inputs:
    """Return what calculators look at, the choices being those of the year's settings where none are given."""
    return Inputs(
        year=document.year,
        ledgers=document.ledgers,
        boundary=document.boundary,
        factors=factors,
        choices=choices or of_settings(document.ledgers.settings),
    )


def _begun(calculator: str, ledgers: Ledgers) -> bool:
    """Whether anything was entered in a ledger that the calculator reads, or declared to be none."""
    reads = READS[calculator]
    return any(ledgers.rows(ledger) for ledger in reads) or any(
        word.partition(".")[0] in reads for word in ledgers.none
    )


def _undecided(indicator: Indicator, ledgers: Ledgers) -> Derived | None:
    calculator = next((one.calculator for one in indicator.variants if one.calculator), "")
    column = variants.by_law(indicator)
    if not calculator:
        return None
    return _silent(calculator, "", column if _begun(calculator, ledgers) else "")


@cache
def _silent(calculator: str, variant: str, column: str = "") -> Derived:
    """Return a row of which nothing is known; ``column`` of the products is asked for where it chooses the form."""
    gaps = (variants.open_choice(column),) if column else ()
    return Derived(calculator=calculator, variant=variant, gaps=gaps)
