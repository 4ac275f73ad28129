"""Comprehensive energy (综合能耗): GB/T 36132-2025 Annex B (B.1, B.2) with GB/T 2589-2020.

Feedstock, what transformation gave, what was recovered and what was supplied out are taken out. One kind of
electricity value (当量 or 等价) runs through everything, above and below the stroke of every share.
"""

from __future__ import annotations

from fractions import Fraction

from gf_desktop.domain.calculators.amounts import KJ_PER_KGCE
from gf_desktop.domain.calculators.money import output_value
from gf_desktop.domain.calculators.parts import above_nought, hold_part
from gf_desktop.domain.calculators.shapes import Coefficient, Inputs, Outcome, Place
from gf_desktop.domain.calculators.work import ZERO, Work, figure_text
from gf_desktop.domain.ledgers.carriers import CarrierKind
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.messages import Param, message


def energy_rows(work: Work) -> tuple[EnergyRow, ...]:
    """Return the energy rows inside the boundary; rows that all lie outside are no energy of ours, which cannot be."""
    rows = work.rows("energy", EnergyRow)
    if not rows and work.inputs.ledgers.energy:
        work.lack(message("calc.energy-outside"), "energy")
    return rows


def sort_of(work: Work, row: EnergyRow) -> CarrierKind | None:
    """Return what a carrier is; an own carrier must say so, one that is not named yet is asked for its name first."""
    if row.sort is None and row.carrier:
        work.need(row, "kind")
    return row.sort


def supplied_out_inside(work: Work, row: EnergyRow) -> Fraction:
    """Return what of the consumption was supplied out, in the row's unit; whether it is inside must be said."""
    out = work.year(row, "supplied_out")
    if not out:
        return ZERO
    if work.word(row, "out_counted") != "inside":
        return ZERO
    hold_part(work, row, "supplied_out", "consumed")
    return out


def net_use(work: Work, row: EnergyRow) -> Fraction:
    """Return what production used of a carrier, in the row's unit: consumption less all that is taken out."""
    hold_part(work, row, "feedstock", "consumed")
    consumed = work.year(row, "consumed", ask=True)
    feedstock, made, recovered = (work.year(row, c) for c in ("feedstock", "transformed_out", "recovered"))
    supplied = supplied_out_inside(work, row)
    net = consumed - feedstock - made - recovered - supplied
    if net != consumed:
        said = message(
            "calc.net",
            carrier=label(row),
            consumed=figure_text(consumed),
            feedstock=figure_text(feedstock),
            made=figure_text(made),
            recovered=figure_text(recovered),
            supplied=figure_text(supplied),
        )
        work.say(said, net, row.unit, *figures_read(work, row))
    return net


def figures_read(work: Work, row: EnergyRow) -> tuple[tuple[Place, str], ...]:
    """Return the places that a carrier's net use is read from, with the year's figures that stand there."""
    columns = ("consumed", "feedstock", "transformed_out", "recovered", "supplied_out")
    return work.figures_at((row,), *columns)


def coal_equivalent(work: Work, row: EnergyRow) -> Coefficient | None:
    """Return the coefficient of a carrier: electricity by basis; measured heat first, the form's own, the reference."""
    if sort_of(work, row) == "electricity":
        basis = work.choices.electricity
        return work.coefficient(
            work.inputs.factors.electricity.get(basis), message(f"calc.basis.{basis}"), "electricity", basis
        )
    if row.heating_value is not None:
        return _measured(work, row)
    if row.coefficient is not None:
        return Coefficient(
            value=above_nought(work, row, "coefficient"),
            unit=work.word(row, "coefficient_unit"),
            source=row.source,
            accepted=True,
        )
    if not row.carrier:
        return None
    return work.coefficient(work.inputs.factors.coal.get(row.carrier), label(row), "coal", row.carrier)


def _measured(work: Work, row: EnergyRow) -> Coefficient:
    """29 307.6 kJ are one kilogram of standard coal (GB/T 2589-2020)."""
    heat, unit = above_nought(work, row, "heating_value"), work.word(row, "heating_value_unit")
    per = unit.partition("/")[2]
    factor = work.factor(row, unit, f"kJ/{per}", "heating_value_unit") if unit else Fraction(1)
    return Coefficient(
        value=heat * factor / KJ_PER_KGCE, unit=f"kgce/{per}", source=row.source, accepted=True
    )


def tce_of(work: Work, row: EnergyRow, amount: Fraction) -> Fraction:
    """Return an ``amount`` of a carrier (in its row's unit) in tce, and say so in the trace."""
    used, unit = coal_equivalent(work, row), work.word(row, "unit")
    if used is None or not unit:
        return ZERO
    factor = work.ratio(used.unit, f"tce/{unit}")
    if factor is None:
        said = message("calc.coefficient-unit", row=label(row), unit=unit, coefficient=used.unit)
        work.lack(said, "energy", row.id, "unit")
        return ZERO
    result = amount * used.value * factor
    said = message(
        "calc.energy-row",
        carrier=label(row),
        amount=figure_text(amount),
        unit=unit,
        value=figure_text(used.value),
        per=used.unit,
        origin=_origin(row, used),
    )
    work.say(said, result, "tce", *figures_read(work, row))
    return result


def _origin(row: EnergyRow, used: Coefficient) -> Param:
    if row.sort == "electricity" or (row.heating_value is None and row.coefficient is None):
        return used.source
    return message("calc.origin.form" if row.heating_value is None else "calc.origin.measured")


def comprehensive_energy(work: Work) -> Fraction:
    """Return E of Annex B in tce: main, auxiliary and ancillary production, without feedstock."""
    inputs = work.inputs
    return work.shared("energy", (inputs.ledgers.energy, inputs.boundary), _comprehensive)


def _comprehensive(work: Work) -> Fraction:
    work.say(message(f"calc.basis-said.{work.choices.electricity}"))
    total = sum((row_in_tce(work, row) for row in energy_rows(work)), ZERO)
    work.say(message("calc.energy-total"), total, "tce")
    return total


def row_in_tce(work: Work, row: EnergyRow) -> Fraction:
    """Return a carrier's net use in tce."""
    return work.shared("tce", (row,), lambda part: tce_of(part, row, net_use(part, row)))


def energy_total(inputs: Inputs) -> Outcome:
    """Return the comprehensive energy of the year in tce."""
    work = Work(inputs)
    return work.done(comprehensive_energy(work), "tce")


def energy_per_output(inputs: Inputs) -> Outcome:
    """E ÷ G (B.2), tce/万元."""
    work = Work(inputs)
    total, money = comprehensive_energy(work), output_value(work)
    value = work.divide(total, money, message("calc.word.output-value"), "output_value")
    work.say(message("calc.ratio", top=figure_text(total), bottom=figure_text(money)), value, "tce/万元")
    return work.done(value, "tce/万元")
