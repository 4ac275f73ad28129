"""Renewable share (可再生能源利用率, B.5): power of our own use and certificates, each unit once, and renewable heat.

Electricity counts in the same value (当量 or 等价) above and below. All renewable electricity together never
exceeds the electricity that production used.
"""

from __future__ import annotations

from fractions import Fraction

from gf_desktop.domain.calculators.energy import (
    comprehensive_energy,
    energy_rows,
    row_in_tce,
    sort_of,
    supplied_out_inside,
)
from gf_desktop.domain.calculators.parts import hold_part
from gf_desktop.domain.calculators.shapes import Inputs, Outcome
from gf_desktop.domain.calculators.work import ZERO, Work, figure_text
from gf_desktop.domain.derive_given import BANDS
from gf_desktop.domain.ledgers.carriers import RENEWABLE
from gf_desktop.domain.ledgers.energy import EnergyRow, GreenRow
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.messages import message

POWER = "kWh"
_ORDER = ("own", "direct", "traded", "certificate")


def renewable_share(inputs: Inputs) -> Outcome:
    """E_re ÷ E × 100 % (B.5), with the band of the year's energy."""
    work = Work(inputs)
    total = comprehensive_energy(work)
    renewable = _renewable_power(work) + _renewable_heat(work)
    value = work.divide(renewable * 100, total, message("calc.word.energy"), "energy")
    work.say(message("calc.percent", top=figure_text(renewable), bottom=figure_text(total)), value, "%")
    return work.done(value, "%", energy_band(total))


def energy_band(total: Fraction) -> str:
    """Return the band of a year's comprehensive energy in tce, by the ids that tables use for their variants."""
    lowest = (10000, 5000, 3000)
    return next((band for band, least in zip(BANDS, lowest, strict=False) if total >= least), BANDS[-1])


def _renewable_heat(work: Work) -> Fraction:
    """Biomass and renewable heat are renewable energy without being electricity."""
    rows = [row for row in energy_rows(work) if sort_of(work, row) in RENEWABLE]
    total = sum((row_in_tce(work, row) for row in rows), ZERO)
    if rows:
        work.say(message("calc.renewable-heat"), total, "tce")
    return total


def _renewable_power(work: Work) -> Fraction:
    claimed = green_power(work)
    consumed = _power_used(work)
    counted = work.least(claimed, consumed)
    if claimed > consumed:
        work.say(
            message("calc.green-capped", claimed=figure_text(claimed), consumed=figure_text(consumed)),
            counted,
            POWER,
        )
    basis = work.choices.electricity
    used = work.inputs.factors.electricity.get(basis)
    if used and claimed and consumed:
        used = work.coefficient(used, message(f"calc.basis.{basis}"), "electricity", basis)
    factor = work.ratio(used.unit, f"tce/{POWER}") if used else None
    if claimed and consumed and used and factor is None:
        said = message(
            "calc.coefficient-unit", row=message("carrier.electricity"), unit=POWER, coefficient=used.unit
        )
        work.lack(said, "factors", "electricity", work.choices.electricity)
    result = counted * used.value * factor if used and factor else ZERO
    work.say(message("calc.renewable-power", power=figure_text(counted)), result, "tce")
    return result


def _power_used(work: Work) -> Fraction:
    """Return all electricity used, of whatever origin, in kWh; only what was supplied out is none of it."""
    rows = [row for row in energy_rows(work) if sort_of(work, row) == "electricity"]
    return sum((_used(work, row) * work.factor(row, row.unit, POWER) for row in rows), ZERO)


def _used(work: Work, row: EnergyRow) -> Fraction:
    return work.year(row, "consumed", ask=True) - supplied_out_inside(work, row)


def green_power(work: Work, kinds: frozenset[str] = frozenset(_ORDER)) -> Fraction:
    """Return the renewable power of ``kinds`` that is ours to count, in kWh; what is not, is said."""
    rows = work.rows("green", GreenRow)
    ordered = sorted(
        (row for row in rows if row.kind in kinds), key=lambda row: (_ORDER.index(row.kind), row.id)
    )
    power = tuple(row for row in rows if row.kind != "certificate")
    return sum((_counted(work, row, power) for row in ordered), ZERO)


def _counted(work: Work, row: GreenRow, power: tuple[GreenRow, ...]) -> Fraction:
    amount = work.amount(row, "amount", POWER, ask=True)
    if row.kind == "own":
        hold_part(work, row, "fed_out", "amount")
        amount -= work.amount(row, "fed_out", POWER)
    refused = _refused(work, row, power)
    if refused:
        work.say(message(f"calc.green-refused.{refused}", row=label(row)), amount, POWER)
        return ZERO
    columns = ("amount", "fed_out") if row.kind == "own" else ("amount",)
    work.say(message("calc.green-row", row=label(row)), amount, POWER, *work.figures_at((row,), *columns))
    return amount


def _refused(work: Work, row: GreenRow, power: tuple[GreenRow, ...]) -> str:
    """Return why a row does not count, or nothing: another holds the right, not cancelled, or counted already.

    A certificate of the very number that a row of power has attests that power, said so or not.
    """
    if work.word(row, "holder") == "other":
        return "holder"
    if row.kind != "certificate":
        return ""
    if any(
        row.attests == one.id or (row.number.strip() and row.number.strip() == one.number.strip())
        for one in power
    ):
        return "twice"
    return "not-cancelled" if work.word(row, "cancelled") == "no" else ""
