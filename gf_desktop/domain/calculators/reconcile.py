"""Reconciliation (差异调节表): our total beside another paper's, and the difference by kind.

For energy the difference is split exactly: feedstock and energy supplied out, which 205-1 holds and we take out; the
coefficients the form was filled with; carriers of sites outside the boundary; and what is left, to be explained. Other
totals stand side by side, with what ours leaves out named beside the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gf_desktop.domain.calculators.energy import coal_equivalent, net_use, supplied_out_inside
from gf_desktop.domain.calculators.shapes import Inputs, Missing, Place
from gf_desktop.domain.calculators.work import ZERO, Work
from gf_desktop.domain.calculators.year_totals import Known, YearTotal, outside, year_total
from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.ledgers.rules import blanks
from gf_desktop.domain.messages import message


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """Our total, the paper's, and the difference by kind: paper = ours + Σ parts + rest, all in ``unit``.

    ``split`` tells whether the difference was taken apart; where not, ``known`` names what may explain the rest.
    """

    row: str
    subject: str
    paper: str
    unit: str
    ours: Fraction
    theirs: Fraction
    feedstock: Fraction = ZERO
    supplied_out: Fraction = ZERO
    factor: Fraction = ZERO
    boundary: Fraction = ZERO
    split: bool = False
    known: Known = ()
    reason: str = ""
    used: tuple[Place, ...] = ()

    @property
    def rest(self) -> Fraction:
        """What no kind explains."""
        explained = self.feedstock + self.supplied_out + self.factor + self.boundary
        return self.theirs - self.ours - explained


def reconcile(inputs: Inputs, row: TotalRow) -> Reconciliation | Missing:
    """Return our total beside the one a paper states; for energy on form 205-1 with the difference by kind."""
    of = year_total(row.subject)
    work = Work(inputs)
    for column in blanks("totals", row):
        work.need(row, column)
    if not row.subject:
        return work.missing()
    ours = of.total(work, row)
    theirs = work.amount(row, "amount", of.unit, ask=True)
    split = row.subject == "energy" and row.paper == "205-1"
    parts = _parts(work, inputs) if split else {}
    if not work.complete:
        return work.missing()
    return Reconciliation(
        row=row.id,
        subject=row.subject,
        paper=row.paper,
        unit=of.unit,
        ours=ours,
        theirs=theirs,
        split=split,
        known=() if split else _known(inputs, row, of, ours),
        reason=row.reason,
        used=work.trace()[1],
        **parts,
    )


def _known(inputs: Inputs, row: TotalRow, of: YearTotal, ours: Fraction) -> Known:
    work = Work(inputs)
    found = of.known(work, row)
    return (*(found if work.complete else ()), *outside(inputs, row, of, ours))


def _parts(work: Work, inputs: Inputs) -> dict[str, Fraction]:
    """Split what 205-1 counts otherwise. Its coefficient is the row's own; where it has none, ours."""
    inside = frozenset(row.id for row in work.rows("energy", EnergyRow))
    parts = dict.fromkeys(("feedstock", "supplied_out", "factor", "boundary"), ZERO)
    for row in inputs.ledgers.energy:
        theirs = _form_coefficient(work, row)
        if row.id not in inside:
            work.refuse_unfinished("energy", (row,))
            parts["boundary"] += _by_form(work, row) * theirs
            continue
        ours = _per_unit(work, row)
        parts["feedstock"] += work.year(row, "feedstock") * ours
        parts["supplied_out"] += supplied_out_inside(work, row) * ours
        parts["factor"] += _by_form(work, row) * (theirs - ours)
    return parts


def _by_form(work: Work, row: EnergyRow) -> Fraction:
    """Return what 205-1 counts of a carrier: consumption less what transformation gave and what was recovered."""
    return net_use(work, row) + work.year(row, "feedstock") + supplied_out_inside(work, row)


def _per_unit(work: Work, row: EnergyRow) -> Fraction:
    """Return our tce per unit of the row."""
    used = coal_equivalent(work, row)
    return _tce(work, row, used.value, used.unit) if used else ZERO


def _form_coefficient(work: Work, row: EnergyRow) -> Fraction:
    if row.coefficient is None:
        return _per_unit(work, row)
    return _tce(work, row, work.year(row, "coefficient"), work.word(row, "coefficient_unit"))


def _tce(work: Work, row: EnergyRow, value: Fraction, unit: str) -> Fraction:
    factor = work.ratio(unit, f"tce/{row.unit}") if unit and row.unit else ZERO
    if factor is None:
        said = message("calc.coefficient-unit", row=label(row), unit=row.unit, coefficient=unit)
        work.lack(said, "energy", row.id, "coefficient_unit")
    return value * factor if factor is not None else ZERO
