"""差异调节表: our totals beside those that other papers state, the difference by kind, and the reason given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gf_desktop.domain.calculators import Inputs, Missing
from gf_desktop.domain.calculators.reconcile import Reconciliation, reconcile
from gf_desktop.domain.calculators.work import Work
from gf_desktop.domain.calculators.year_totals import year_total
from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.domain.ledgers.columns import option_title
from gf_desktop.domain.messages import message
from gf_desktop.domain.report.cells import Say

LineKind = Literal["ours", "part", "theirs", "difference", "rest", "known"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationLine:
    """One line. ``part`` lines and the ``rest`` add up to the ``difference``; ``known`` lines only explain."""

    title: str
    value: Fraction
    kind: LineKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationSheet:
    """One paper's total reconciled. ``gaps``: what is missing for it; then there are no lines."""

    row: str
    title: str
    paper: str
    unit: str
    source: str = ""
    lines: tuple[ReconciliationLine, ...] = ()
    reason: str = ""
    gaps: tuple[str, ...] = ()


def reconciliation_sheets(inputs: Inputs, say: Say) -> tuple[ReconciliationSheet, ...]:
    """Return every total that a paper states beside ours, in the order of the ledger."""
    return tuple(_sheet(inputs, row, say) for row in _rows(inputs))


def _rows(inputs: Inputs) -> tuple[TotalRow, ...]:
    """Return the rows that may be looked at; what is wrong with them is said on their sheets."""
    return Work(inputs).rows("totals", TotalRow)


def _sheet(inputs: Inputs, row: TotalRow, say: Say) -> ReconciliationSheet:
    found = reconcile(inputs, row)
    subject = say(option_title("totals", "subject", row.subject))
    paper = say(option_title("totals", "paper", row.paper))
    title = f"{subject}（{row.name}）" if row.name else subject
    missing = tuple(say(lack.said) for lack in found.lacks) if isinstance(found, Missing) else ()
    return ReconciliationSheet(
        row=row.id,
        title=title,
        paper=paper,
        unit=year_total(row.subject).unit,
        source=row.source,
        lines=() if isinstance(found, Missing) else tuple(_lines(found, paper, say)),
        reason=row.reason,
        gaps=missing,
    )


def _lines(found: Reconciliation, paper: str, say: Say) -> Iterator[ReconciliationLine]:
    def line(code: str, value: Fraction, kind: LineKind) -> ReconciliationLine:
        return ReconciliationLine(title=say(message(code, paper=paper)), value=value, kind=kind)

    yield line("reconciliation.ours", found.ours, "ours")
    yield line("reconciliation.theirs", found.theirs, "theirs")
    yield line("reconciliation.difference", found.theirs - found.ours, "difference")
    if found.split:
        for part in ("feedstock", "supplied_out", "factor", "boundary"):
            yield line(f"reconciliation.part.{part}", getattr(found, part), "part")
    yield line("reconciliation.rest", found.rest, "rest")
    for what, value in found.known:
        yield ReconciliationLine(title=say(what), value=value, kind="known")
