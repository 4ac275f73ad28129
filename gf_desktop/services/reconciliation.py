"""Every total that another paper states beside ours, as the page of reconciliations (差异调节表) shows it.

The arithmetic is ``calculators.reconcile``; here each row of the ledger ``totals`` gets its state, and the way from the
paper's unit to ours. Closed assessments are compared with the reference figures that they were closed with: the caller
gives those of its session.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from gf_desktop.domain.calculators import Factors, Inputs, Lack, Missing
from gf_desktop.domain.calculators.memo import Memo
from gf_desktop.domain.calculators.reconcile import Reconciliation, reconcile
from gf_desktop.domain.calculators.work import column_title
from gf_desktop.domain.calculators.year_totals import year_total
from gf_desktop.domain.derive import inputs_of
from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.domain.ledgers.quantity import Quantity, year_of
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import round_half_up
from gf_desktop.domain.quantities import Conversion, ConversionError, convert

LineKind = Literal["ours", "part", "rest", "theirs", "known"]
State = Literal["explained", "equal", "reasoned", "open", "missing", "outside"]
PARTS = ("feedstock", "supplied_out", "factor", "boundary")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a comparison, in our unit: ours + the parts + the rest = theirs; ``known`` lines only explain."""

    said: Message
    value: Fraction
    kind: LineKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One row of ``totals`` compared; figures in ``unit``, ours for the subject.

    ``state``: the difference is ``explained`` by its kinds, or there is none (``equal``), up to the decimals that the
    paper states; what is left has a reason (``reasoned``) or none (``open``); inputs are ``missing`` (``lacks``); the
    row speaks of a site ``outside`` the boundary and is not reconciled. ``share`` is the rest over the paper's total,
    ``exact`` whether the rest is nought to the last digit. ``places`` are the paper's decimals in its own unit.
    ``conversion`` leads from its unit to ours where they differ.
    """

    row: TotalRow
    unit: str
    state: State
    lines: tuple[Line, ...] = ()
    rest: Fraction | None = None
    share: Fraction | None = None
    lacks: tuple[Lack, ...] = ()
    conversion: Conversion | None = None
    places: int = 0

    @property
    def exact(self) -> bool:
        """Whether nothing at all is left."""
        return self.rest == 0


def comparisons(document: Document, factors: Factors | None) -> tuple[Compared, ...]:
    """Return every row of ``totals`` compared, in the order of the ledger; ``factors`` are those of the result."""
    inputs = replace(inputs_of(document, factors or Factors()), memo=Memo())
    return tuple(_compared(inputs, row) for row in document.ledgers.totals)


def _compared(inputs: Inputs, row: TotalRow) -> Compared:
    unit = year_total(row.subject).unit
    site = inputs.boundary.site(row.site) if row.site else None
    if site is not None and site.inside == "out":
        return Compared(row=row, unit=unit, state="outside")
    found = reconcile(inputs, row)
    conversion = _conversion(row, unit)
    if isinstance(found, Missing):
        lacks = tuple(_as_typed(lack, row) for lack in found.lacks)
        return Compared(row=row, unit=unit, state="missing", lacks=lacks, conversion=conversion)
    return Compared(
        row=row,
        unit=unit,
        state=_state(found, row),
        lines=tuple(_lines(found)),
        rest=found.rest,
        share=found.rest / found.theirs if found.theirs else None,
        conversion=conversion,
        places=decimals(row.amount),
    )


def _as_typed(lack: Lack, row: TotalRow) -> Lack:
    """Return what is missing; where something was typed that is no figure yet, that is said."""
    column = lack.place.column
    if (lack.place.ledger, lack.place.row) != (row.LEDGER, row.id) or column not in row.drafts:
        return lack
    text, title = row.drafts[column], column_title(row.LEDGER, column)
    return Lack(message("calc.draft", row=label(row), column=title, text=text), lack.place)


def _state(found: Reconciliation, row: TotalRow) -> State:
    if _nothing_left(found, row):
        return "explained" if found.split else "equal"
    return "reasoned" if row.reason.strip() else "open"


def _nothing_left(found: Reconciliation, row: TotalRow) -> bool:
    """Return whether what is explained, said in the paper's unit and rounded to its decimals, is its total."""
    stated = year_of(row.amount).value
    if stated is None:
        return False
    explained = convert(found.theirs - found.rest, found.unit, row.unit).value
    places = decimals(row.amount)
    return round_half_up(explained, places) == stated


def decimals(amount: Quantity | None) -> int:
    """Return the most decimals that a figure, or any of its months, was stated with."""
    figures = amount if isinstance(amount, tuple) else (amount,)
    exponents = [one.as_tuple().exponent for one in figures if one is not None]
    return max((-one for one in exponents if isinstance(one, int) and one < 0), default=0)


def _conversion(row: TotalRow, unit: str) -> Conversion | None:
    value = year_of(row.amount).value
    if value is None or row.unit in ("", unit):
        return None
    try:
        return convert(value, row.unit, unit)
    except ConversionError:
        return None  # the comparison itself says what is wrong with the unit


def _lines(found: Reconciliation) -> Iterator[Line]:
    paper = message(f"option.totals.paper.{found.paper}")
    yield Line(message("reconciliation.ours"), found.ours, "ours")
    if found.split:
        for part in PARTS:
            yield Line(message(f"reconciliation.kind.{part}"), getattr(found, part), "part")
    yield Line(message("reconciliation.rest"), found.rest, "rest")
    yield Line(message("reconciliation.theirs", paper=paper), found.theirs, "theirs")
    for said, value in found.known:
        yield Line(said, value, "known")
