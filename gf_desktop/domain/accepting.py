"""Benchmarks that wait for the user's word: which there are, and the word that takes several of them at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from gf_desktop.domain.benchmark_rules import spelt_out
from gf_desktop.domain.document import Benchmarks, Document, OwnBenchmark
from gf_desktop.domain.result import Benchmark, BenchmarkPair, Result, RowResult

Key: TypeAlias = tuple[str, str]
"""A row's id, and its variant's or part's; empty where the benchmarks are the row's own."""


@dataclass(frozen=True, slots=True)
class Unaccepted:
    """Benchmarks of a row, a variant or a part, at least one of them to be verified (待核实) and not accepted."""

    row: RowResult
    pair: BenchmarkPair

    @property
    def key(self) -> Key:
        """What to name in ``accept``."""
        return self.row.id, self.pair.inner

    @property
    def waiting(self) -> tuple[Benchmark, ...]:
        """The benchmarks that wait, the lead first."""
        return tuple(mark for mark in (self.pair.lead, self.pair.base) if waits(mark))


def waits(mark: Benchmark) -> bool:
    """Return whether a benchmark has a figure on which no score may rest before the user accepts it."""
    return mark.value is not None and not mark.usable and not mark.waiting


def unaccepted(result: Result, section: str = "") -> tuple[Unaccepted, ...]:
    """Return what waits in a section, or in the whole table, in its order.

    Rows that were declared not applicable need no benchmark; products carry their own.
    """
    rows = (row for row in result.rows if section in ("", row.section) and _needs(row))
    found = (Unaccepted(row, pair) for row in rows for pair in row.pairs)
    return tuple(one for one in found if one.waiting)


def accept(document: Document, result: Result, chosen: Collection[Key]) -> Mapping[str, Benchmarks]:
    """Return the words on the rows' benchmarks under which the chosen ones are accepted; own figures stay."""
    rows = [row for row in result.rows if any(row.id == key for key, _ in chosen)]
    return {
        row.id: _accepted(document, row, {inner for key, inner in chosen if key == row.id}) for row in rows
    }


def _needs(row: RowResult) -> bool:
    products = row.measure is not None and row.measure.kind == "products"
    return not products and (row.status != "not-applicable" or row.left_out)


def _accepted(document: Document, row: RowResult, inners: set[str]) -> Benchmarks:
    word = document.benchmarks.get(row.id)
    if inners == {""}:
        return replace(word if isinstance(word, OwnBenchmark) else OwnBenchmark(), accept=True)
    # A word on the whole row is spelt out before one of its variants or parts gets a word of its own.
    kept = spelt_out(row.indicator, word)
    new = {inner: replace(document.benchmark(row.id, inner), accept=True) for inner in inners}
    return {**kept, **new}
