"""Which of a year's ledgers fit a table: those that its indicators are computed from, and what goes with them.

Of a factory every ledger is kept: those that feed nothing are records and lists of evidence. Of a park and a
supply-chain enterprise only that is asked which an indicator is computed from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gf_desktop.domain.calculators.registry import READS, TOTALS
from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import LEDGERS, columns
from gf_desktop.domain.pack import Indicator, Pack


def readers(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Return, for each ledger that the scheme's calculators read, the titles of the indicators it feeds."""
    found: dict[str, list[str]] = {}
    for indicator in pack.indicators:
        for ledger in sorted(_read_by(indicator)):
            found.setdefault(ledger, []).append(indicator.title)
    return {ledger: tuple(dict.fromkeys(titles)) for ledger, titles in found.items()}


def _read_by(indicator: Indicator) -> frozenset[str]:
    return frozenset().union(*(READS.get(name, frozenset()) for name in calculators(indicator)))


def calculators(indicator: Indicator) -> frozenset[str]:
    """Return the calculators that a row or one of its forms names; one without any counts as the empty name."""
    return frozenset(measure.calculator for measure in (indicator, *indicator.variants))


def fitting(pack: Pack, document: Document) -> tuple[str, ...]:
    """Return the ledgers that fit a table, in the order of the ledgers; what holds data always does.

    Empty where no indicator is computed from a year's data and the document holds none.
    """
    fed = readers(pack)
    held = {ledger for ledger in LEDGERS if document.ledgers.rows(ledger)}
    if pack.header.subject == "factory" and (fed or held):
        return tuple(LEDGERS)
    wanted = _with_named({*fed, *held})
    if wanted & TOTALS.keys():
        wanted |= {"totals"}  # the totals of other papers, to be reconciled with ours
    return tuple(ledger for ledger in LEDGERS if ledger in wanted)


def _with_named(ledgers: Iterable[str]) -> set[str]:
    """Return the ledgers with those whose rows theirs name, as storeys name their building."""
    found, open_ = set[str](), list(ledgers)
    while open_:
        ledger = open_.pop()
        found.add(ledger)
        named = (one.ref for one in columns(ledger) if one.ref in LEDGERS and one.required)
        open_ += [one for one in named if one not in found]
    return found
