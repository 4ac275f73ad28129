"""The year's totals that other papers state too, each in one unit: ours beside theirs (差异调节表).

``known`` tells what ours leaves out that the paper may hold: it explains a difference, but nobody knows it for sure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from gf_desktop.domain.calculators.carbon import carbon_dioxide
from gf_desktop.domain.calculators.energy import comprehensive_energy, energy_rows, sort_of
from gf_desktop.domain.calculators.money import output_value
from gf_desktop.domain.calculators.renewable import POWER
from gf_desktop.domain.calculators.shapes import Inputs
from gf_desktop.domain.calculators.water import water_intake
from gf_desktop.domain.calculators.work import ZERO, Work
from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.domain.ledgers.environment import PollutantRow, WasteRow, WaterRow
from gf_desktop.domain.messages import Message, message

Known = tuple[tuple[Message, Fraction], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTotal:
    """A total of ours: its ``unit``, how it comes about for a paper's row, and what it leaves out."""

    unit: str
    total: Callable[[Work, TotalRow], Fraction]
    known: Callable[[Work, TotalRow], Known] = lambda _work, _row: ()


def outside(inputs: Inputs, row: TotalRow, of: YearTotal, ours: Fraction) -> Known:
    """Return what the rows of sites outside the boundary would add, where anything."""
    sites = tuple(replace(site, inside="in") for site in inputs.boundary.sites)
    work = Work(replace(inputs, boundary=replace(inputs.boundary, sites=sites)))
    whole = of.total(work, row)
    more = whole - ours
    return ((message("calc.known.outside"), more),) if work.complete and more else ()


def electricity_column(row: TotalRow) -> str:
    """Bills state what was bought, statistics what was consumed."""
    return "bought" if row.paper == "bill" else "consumed"


def _electricity(work: Work, row: TotalRow) -> Fraction:
    rows = [one for one in energy_rows(work) if sort_of(work, one) == "electricity"]
    return sum((work.amount(one, electricity_column(row), POWER) for one in rows), ZERO)


def _waste(work: Work, _row: TotalRow) -> Fraction:
    return sum((work.amount(one, "generated", "t") for one in work.rows("waste", WasteRow)), ZERO)


def _hazardous(work: Work, _row: TotalRow) -> Known:
    rows = [one for one in work.rows("waste", WasteRow) if one.hazard == "hazardous"]
    mass = sum((work.amount(one, "generated", "t") for one in rows), ZERO)
    return ((message("calc.known.hazardous"), -mass),) if mass else ()


def _pollutant(work: Work, row: TotalRow) -> Fraction:
    """The paper's row is called after the pollutant."""
    name = work.word(row, "name").strip()
    rows = [one for one in work.rows("pollutants", PollutantRow) if one.pollutant.strip() == name]
    if name and not rows:
        work.lack(message("calc.no-pollutant", pollutant=name), "pollutants")
    return sum((work.amount(one, "discharged", "t") for one in rows), ZERO)


def _taken_out(work: Work, _row: TotalRow) -> Known:
    """Water that our intake does not hold and 205-4 may."""
    rows = work.rows("water", WaterRow)
    found = []
    for kind in ("supplied-out", "living", "construction"):
        amount = sum((work.amount(one, "amount", "m³") for one in rows if one.kind == kind), ZERO)
        if amount:
            found.append((message("calc.known.water", kind=message(f"option.water.kind.{kind}")), amount))
    return tuple(found)


def year_total(subject: str) -> YearTotal:
    """Return how our total of a subject comes about; of none that was named, nothing without a unit."""
    return YEAR_TOTALS.get(subject) or YearTotal(unit="", total=lambda _work, _row: ZERO)


YEAR_TOTALS: Mapping[str, YearTotal] = {
    "energy": YearTotal(unit="tce", total=lambda work, _row: comprehensive_energy(work)),
    "carbon": YearTotal(unit="tCO2", total=lambda work, _row: carbon_dioxide(work)),
    "water": YearTotal(unit="m³", total=lambda work, _row: water_intake(work), known=_taken_out),
    "electricity": YearTotal(unit=POWER, total=_electricity),
    "output-value": YearTotal(unit="万元", total=lambda work, _row: output_value(work)),
    "waste": YearTotal(unit="t", total=_waste, known=_hazardous),
    "pollutant": YearTotal(unit="t", total=_pollutant),
}
