"""What of a year's data fits a table: the ledgers that its indicators are computed from, and what they ask besides.

A factory's workbook has every ledger, those that feed nothing marked as optional: they are records and lists of
evidence. Of a park and a supply-chain enterprise only that is asked which an indicator is computed from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gf_desktop.domain.calculators.registry import READS, TOTALS
from gf_desktop.domain.document import Applicant, Document
from gf_desktop.domain.ledgers import LEDGERS, Boundary, Ledgers, columns
from gf_desktop.domain.pack import Indicator, Pack
from gf_desktop.domain.subjects import unasked
from gf_desktop.exchange.workbooks.shapes import Form, Sheet
from gf_desktop.exchange.workbooks.values import facts

_TAKEN_BY: Mapping[str, tuple[str, ...]] = {
    "electricity": ("energy-per-", "renewable-share"),
    "energy": ("energy-per-product",),
    "carbon": ("carbon-per-product",),
    "water": ("water-per-product",),
    "rain_counts": ("water-per-",),
    "carbon_table": ("carbon-per-",),
    "grid_region": ("carbon-per-",),
    "grid_basis": ("carbon-per-",),
    "zero_carbon": ("carbon-per-",),
    "grade": ("saving-product-share",),
    "representative": ("land-capacity",),
}
"""The beginnings of the calculators that take each of the year's choices."""


def readers(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Return, for each ledger that the scheme's calculators read, the titles of the indicators it feeds."""
    found: dict[str, list[str]] = {}
    for indicator in pack.indicators:
        for ledger in sorted(_read_by(indicator)):
            found.setdefault(ledger, []).append(indicator.title)
    return {ledger: tuple(dict.fromkeys(titles)) for ledger, titles in found.items()}


def _read_by(indicator: Indicator) -> frozenset[str]:
    return frozenset().union(*(READS.get(name, frozenset()) for name in _calculators(indicator)))


def _calculators(indicator: Indicator) -> frozenset[str]:
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


def fitted(forms: Iterable[Sheet], pack: Pack, document: Document) -> Iterator[Sheet]:
    """Yield the sheets besides ledgers as they fit the table; what the document tells is always asked."""
    empty = replace(document, applicant=Applicant(name=""), boundary=Boundary(), ledgers=Ledgers())
    for sheet in forms:
        if isinstance(sheet, Form):
            told, untold = facts(sheet, document), facts(sheet, empty)
            kept = tuple(
                one
                for one in sheet.fields
                if told[one.key] != untold[one.key] or _asked(sheet.key, one.key, pack)
            )
            if kept:
                yield replace(sheet, fields=kept)
        elif sheet.key != "figures" or pack.header.subject == "factory" or _has_figures(document):
            yield sheet


def _asked(form: str, key: str, pack: Pack) -> bool:
    subject = pack.header.subject
    if form == "facts":
        return key not in unasked(subject)
    if form == "boundary" and subject == "park":
        return not key.startswith("units.")
    if form != "settings" or subject == "factory":
        return True
    takers = _TAKEN_BY[key.partition(".")[0]]
    return any(name.startswith(takers) for row in pack.indicators for name in _calculators(row))


def _has_figures(document: Document) -> bool:
    settings = document.ledgers.settings
    return bool(settings.accepted or settings.figures)
