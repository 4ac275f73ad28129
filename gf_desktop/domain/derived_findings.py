"""Findings of the ledgers and of what is computed from them: missing, contradicting itself, typed otherwise.

The target of what stands in a ledger is ``("ledgers", "energy/e1/consumed")``; a gap's place may as well begin with
``boundary``, ``choices`` or ``factors``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.document import Answer, Document
from gf_desktop.domain.finding import Finding, Severity
from gf_desktop.domain.ledgers import LEDGERS, Boundary, Ledgers
from gf_desktop.domain.ledgers.rules import (
    CONTRADICTIONS,
    balance_message,
    blank_said,
    blanks,
    check_ledgers,
    draft_said,
    site_draft_said,
    void_said,
    void_words,
)
from gf_desktop.domain.ledgers.waste_balance import waste_balance_message
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.numbers import agrees, exact_text
from gf_desktop.domain.problems import Path
from gf_desktop.domain.result import Derived, DerivedItem, RowResult

LEDGERS_TARGET = "ledgers"
_SHOWN_PLACES = 6
_LEFT_PLACES = 2


def ledger_findings(document: Document) -> Iterator[Finding]:
    """Yield what contradicts itself in the ledgers, what is no figure yet, and what does not balance over the year."""
    ledgers = document.ledgers
    for problem in check_ledgers(ledgers, document.boundary):
        yield _in_ledger("error", problem.said, _place(ledgers, problem.path))
    for what in void_words(ledgers):
        yield _in_ledger("warning", void_said(what), f"none/{what}")
    for ledger in LEDGERS:
        for number, row in enumerate(ledgers.rows(ledger), 1):
            for column in row.drafts:
                said = draft_said(ledger, row, column, number)
                yield _in_ledger("warning", said, f"{ledger}/{row.id}/{column}")
            for column in blanks(ledger, row):
                said = blank_said(ledger, row, column, number)
                yield _in_ledger("warning", said, f"{ledger}/{row.id}/{column}")
    yield from _balances(ledgers)
    yield from _exclusions(document.boundary)
    for site in document.boundary.sites:
        for column in site.drafts:
            yield _in_ledger("warning", site_draft_said(site, column), f"boundary/{site.id}/{column}")


def _exclusions(boundary: Boundary) -> Iterator[Finding]:
    for one in boundary.exclusions:
        if one.site and boundary.site(one.site) is None:
            said = message("ledgers.reference", id=one.site, ledger=message("ledgers.sites"))
            yield _in_ledger("error", said, f"boundary/{one.id}/site")


def _in_ledger(severity: Severity, said: Message, place: str) -> Finding:
    return Finding(severity, said.code, said, (LEDGERS_TARGET, place))


def _place(ledgers: Ledgers, path: Path) -> str:
    """Return a problem's path with the row's id in place of its number."""
    first, number, *rest = (str(part) for part in path)
    if first not in LEDGERS:
        return f"{first}/{ledgers.none[int(number)]}"
    return "/".join((first, ledgers.rows(first)[int(number)].id, *rest))


def _balances(ledgers: Ledgers) -> Iterator[Finding]:
    energy = ((f"energy/{row.id}", balance_message(row)) for row in ledgers.energy)
    waste = ((f"waste/{row.id}", waste_balance_message(row, ledgers.none)) for row in ledgers.waste)
    for place, said in (*energy, *waste):
        if said:
            yield _in_ledger("warning", said, place)


def gap_findings(row: RowResult) -> Iterator[Finding]:
    """Yield what is missing to compute a row in which nothing was typed."""
    if row.derived is None or row.taken == "typed" or row.status == "not-applicable":
        return
    for gap in row.derived.gaps:
        said = message("finding.row", row=row.indicator.title, said=gap.said)
        severity: Severity = "error" if gap.said.code in CONTRADICTIONS else "warning"
        yield Finding(severity, gap.said.code, said, (LEDGERS_TARGET, gap.place))


def difference_findings(document: Document, row: RowResult) -> Iterator[Finding]:
    """Yield where the value typed is not the computed one, with both figures; a mere hint once a note tells why."""
    if row.agrees is not False or row.derived is None:
        return
    severity: Severity = "warning" if differs_unexplained(document, row) else "info"
    for what in _differences(document.answer(row.id), row, row.derived):
        said = message("finding.row", row=row.indicator.title, said=what)
        yield Finding(severity, "finding.differs", said, ("answers", row.id))


def left_out_findings(row: RowResult) -> Iterator[Finding]:
    """Yield what products took beyond the whole, which cannot be, and as a hint what no product took."""
    derived = row.derived
    if derived is None or not derived.left_out or row.taken != "computed":
        return
    over = derived.left_out < 0
    code = "finding.over-taken" if over else "finding.left-out"
    amount = f"{exact_text(abs(derived.left_out), _LEFT_PLACES)} {derived.left_out_unit}"
    said = message("finding.row", row=row.indicator.title, said=message(code, amount=amount))
    yield Finding("warning" if over else "info", code, said, ("answers", row.id))


def variant_findings(document: Document, row: RowResult) -> Iterator[Finding]:
    """Yield where the user chose another form of the indicator than the data do; a mere hint once a note tells why."""
    answer, derived = document.answer(row.id), row.derived
    typed = row.indicator.variant(answer.variant)
    by_data = row.indicator.variant(derived.variant) if derived else None
    if typed is None or by_data is None or typed.id == by_data.id or row.status == "not-applicable":
        return
    what = message("finding.variant-differs", typed=typed.title, computed=by_data.title)
    said = message("finding.row", row=row.indicator.title, said=what)
    severity: Severity = "info" if answer.note.strip() else "warning"
    yield Finding(severity, what.code, said, ("answers", row.id))


def differs_unexplained(document: Document, row: RowResult) -> bool:
    """Whether typed and computed differ and no note says why."""
    return row.agrees is False and not document.answer(row.id).note.strip()


def _differences(answer: Answer, row: RowResult, derived: Derived) -> Iterator[Message]:
    unit = row.measure.unit if row.measure else ""
    if answer.ticked is not None:
        yield _ticked(answer.ticked, derived)
    if answer.value is not None and derived.value is not None:
        yield from _two(answer.value, derived.value, unit)
    typed_parts = answer.parts or {}
    for item in derived.items:
        if item.key in typed_parts:
            yield from _two(typed_parts[item.key], item.value, unit, item.title)
    by_name = {one.name.strip(): one for one in answer.products or ()}
    for item in derived.items:
        product = by_name.get(item.title.strip())
        if product and product.value is not None:
            yield from _two(product.value, item.value, unit, item.title)
        if product and product.weight is not None and item.weight is not None:
            weight = row.measure.products.weight if row.measure and row.measure.products else ""
            yield from _two(product.weight, item.weight, weight, item.title)


def _two(typed: Decimal, computed: Fraction, unit: str, title: str = "") -> Iterator[Message]:
    if agrees(typed, computed):
        return
    figures: Mapping[str, Param] = {
        "typed": f"{typed:f}",
        "computed": exact_text(computed, _SHOWN_PLACES),
        "unit": unit,
    }
    if title:
        yield message("finding.item-differs", title=title, **figures)
    else:
        yield message("finding.differs", **figures)


def _ticked(typed: tuple[str, ...], derived: Derived) -> Message:
    computed: Mapping[str, DerivedItem] = {item.key: item for item in derived.items}
    return message("finding.ticks-differ", typed=len(set(typed)), computed=len(computed))
