"""Carbon dioxide (B.3, B.4): fuels + process + net bought electricity + net bought heat.

Fuel: amount × heating value × carbon content × oxidation × 44/12, measured values first; else a factor per unit.
Biomass stands outside the total. The boundary is that of the energy: non-industrial power is taken out.
"""

from __future__ import annotations

from fractions import Fraction

from gf_desktop.domain.calculators.energy import energy_rows, figures_read, net_use, sort_of
from gf_desktop.domain.calculators.money import output_value
from gf_desktop.domain.calculators.parts import above_nought
from gf_desktop.domain.calculators.renewable import POWER, green_power
from gf_desktop.domain.calculators.shapes import Coefficient, FuelFactors, Inputs, Outcome
from gf_desktop.domain.calculators.work import ZERO, Work, figure_text
from gf_desktop.domain.ledgers.energy import CarbonRow, EnergyRow, GreenRow
from gf_desktop.domain.ledgers.quantity import year_of
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.messages import message

CO2_PER_CARBON = Fraction(44, 12)
_KINDS = {"process": "tCO2", "heat-bought": "GJ", "heat-sold": "GJ"}


def carbon_dioxide(work: Work) -> Fraction:
    """Return C of Annex B in tCO2."""
    rows = energy_rows(work)
    for row in rows:
        if sort_of(work, row) == "biomass":
            work.say(message("calc.biomass-outside", row=label(row)))
    fuels = sum((_fuel(work, row) for row in rows if sort_of(work, row) == "fuel"), ZERO)
    power = _power(work, tuple(row for row in rows if sort_of(work, row) == "electricity"))
    process, bought, sold = (_others(work, kind) for kind in _KINDS)
    _heat_told(work, rows, bought)
    total = fuels + power + process + _heat(work, bought - sold)
    work.say(message("calc.carbon-total"), total, "tCO2")
    return total


def _fuel(work: Work, row: EnergyRow) -> Fraction:
    return work.shared("fuel", (row,), lambda part: _burnt(part, row))


def _burnt(work: Work, row: EnergyRow) -> Fraction:
    amount, unit = net_use(work, row), work.word(row, "unit")
    factors = work.inputs.factors.fuels.get(row.carrier, FuelFactors())
    at_once = factors.per_unit if not _by_heat(row, factors) else None
    if at_once is not None:
        _hold_oxidation(work, row)
        return _per_unit(work, row, amount, at_once)
    heat = _heating_value(work, row, factors.heating_value)
    carbon = _carbon_content(work, row, factors.carbon)
    oxidation = _oxidation(work, row, factors.oxidation)
    result = amount * heat * carbon * oxidation * CO2_PER_CARBON
    said = message(
        "calc.fuel",
        fuel=label(row),
        amount=figure_text(amount),
        unit=unit,
        heat=figure_text(heat),
        carbon=figure_text(carbon),
        oxidation=figure_text(oxidation),
    )
    work.say(said, result, "tCO2", *figures_read(work, row))
    return result


def _by_heat(row: EnergyRow, factors: FuelFactors) -> bool:
    """Measured values come first; then the table's heating value with carbon; the factor per unit is the last."""
    measured = row.heating_value is not None or row.carbon_content is not None
    complete = factors.heating_value and factors.carbon and factors.oxidation
    return measured or complete is not None


def _hold_oxidation(work: Work, row: EnergyRow) -> None:
    """A factor per unit has an oxidation of its own inside: a measured one beside it is asked about."""
    if row.oxidation is not None:
        work.lack(message("calc.oxidation-alone", row=label(row)), "energy", row.id, "oxidation")


def _per_unit(work: Work, row: EnergyRow, amount: Fraction, found: Coefficient) -> Fraction:
    used = work.coefficient(found, label(row), "fuels", row.carrier, "per_unit")
    value = used.value * work.factor(row, used.unit, f"tCO2/{row.unit}") if used and row.unit else ZERO
    said = message(
        "calc.fuel-per-unit",
        fuel=label(row),
        amount=figure_text(amount),
        unit=row.unit,
        value=figure_text(value),
    )
    work.say(said, amount * value, "tCO2", *figures_read(work, row))
    return amount * value


def _heating_value(work: Work, row: EnergyRow, default: Coefficient | None) -> Fraction:
    """TJ per unit of the row."""
    wanted = f"TJ/{row.unit}"
    if row.heating_value is not None:
        unit = work.word(row, "heating_value_unit")
        return above_nought(work, row, "heating_value") * work.factor(row, unit, wanted, "heating_value_unit")
    used = work.coefficient(default, label(row), "fuels", row.carrier, "heating_value")
    return used.value * work.factor(row, used.unit, wanted) if used and row.unit else ZERO


def _carbon_content(work: Work, row: EnergyRow, default: Coefficient | None) -> Fraction:
    """TC per TJ."""
    if row.carbon_content is not None:
        return work.year(row, "carbon_content")
    used = work.coefficient(default, label(row), "fuels", row.carrier, "carbon")
    return used.value * work.factor(row, used.unit, "tC/TJ") if used else ZERO


def _oxidation(work: Work, row: EnergyRow, default: Coefficient | None) -> Fraction:
    """The share of the carbon that burns, between 0 and 1; a measured 0.94 per cent is 94 meant and asked about."""
    if row.oxidation is not None:
        share = work.year(row, "oxidation")
        if not 1 < share <= 100:
            said = message("calc.oxidation-odd", row=label(row), share=figure_text(share))
            work.lack(said, "energy", row.id, "oxidation")
        return share / 100
    used = work.coefficient(default, label(row), "fuels", row.carrier, "oxidation")
    return used.value * work.factor(row, used.unit, "–") if used else ZERO


def _power(work: Work, rows: tuple[EnergyRow, ...]) -> Fraction:
    """Net bought electricity × grid factor; green power is taken off only as far as the accounting rule allows."""
    direct = _direct_outside(work)
    net = sum((_net_bought(work, row) for row in rows), ZERO) + direct
    kinds = work.choices.zero_carbon - {"own"}
    free = work.least(green_power(work, frozenset(kinds)), work.most(net, ZERO)) if kinds else ZERO
    if free:
        work.say(message("calc.power-free", power=figure_text(free)), free, POWER)
    if not rows and not direct:
        return ZERO
    used = work.coefficient(work.inputs.factors.grid, message("calc.word.grid"), "grid")
    factor = work.ratio(used.unit, f"tCO2/{POWER}") if used else None
    if used is None or factor is None:
        return ZERO if used is None else _odd_unit(work, used)
    result = (net - free) * used.value * factor
    said = message(
        "calc.power", power=figure_text(net - free), value=figure_text(used.value), origin=used.source
    )
    work.say(said, result, "tCO2", *work.figures_at(rows, "bought", "supplied_out", "non_industrial"))
    return result


def _direct_outside(work: Work) -> Fraction:
    """Return the power of direct lines that the electricity rows do not hold as bought, in kWh: it was bought as well.

    Where such power counts without CO2 it is taken off the whole, so it has to be said whether the whole holds it.
    """
    if not any(row.kind == "direct" for row in work.inputs.ledgers.green):
        return ZERO
    rows = [row for row in work.rows("green", GreenRow) if row.kind == "direct"]
    if "direct" in work.choices.zero_carbon:
        for row in rows:
            work.word(row, "bought_counts")
    outside = [row for row in rows if row.bought_counts == "outside"]
    total = sum((work.amount(row, "amount", POWER, ask=True) for row in outside), ZERO)
    if outside:
        work.say(message("calc.direct-outside"), total, POWER, *work.figures_at(outside, "amount"))
    return total


def _odd_unit(work: Work, used: Coefficient) -> Fraction:
    said = message("calc.factor-unit", what=message("calc.word.grid"), unit=used.unit)
    work.lack(said, "factors", "grid")
    return ZERO


def _net_bought(work: Work, row: EnergyRow) -> Fraction:
    bought = (
        work.year(row, "bought", ask=True) - work.year(row, "supplied_out") - work.year(row, "non_industrial")
    )
    return bought * work.factor(row, work.word(row, "unit"), POWER)


def _others(work: Work, kind: str) -> Fraction:
    """Return the sum of one kind of the carbon ledger; a kind without a row is asked for."""
    rows = [row for row in work.rows("carbon", CarbonRow) if row.kind == kind]
    if not rows and not work.declared_none("carbon") and not work.declared_none(f"carbon.{kind}"):
        work.lack(message("calc.kind-missing", kind=message(f"option.carbon.kind.{kind}")), "carbon", kind)
    total = sum((work.amount(row, "amount", _KINDS[kind], ask=True) for row in rows), ZERO)
    said = message("calc.other-emission", kind=message(f"option.carbon.kind.{kind}"))
    work.say(said, total, _KINDS[kind], *work.figures_at(rows, "amount"))
    return total


def _heat_told(work: Work, rows: tuple[EnergyRow, ...], bought: Fraction) -> None:
    """Heat that the energy ledger says was bought has its emission: none, or nought, contradicts that."""
    if bought:
        return
    for row in rows:
        if row.sort == "heat" and year_of(row.bought).value:
            work.lack(message("calc.heat-bought-none", row=label(row)), "carbon", "heat-bought")


def _heat(work: Work, net: Fraction) -> Fraction:
    if not net:
        return ZERO
    used = work.coefficient(work.inputs.factors.heat, message("calc.word.heat"), "heat")
    factor = work.ratio(used.unit, "tCO2/GJ") if used else ZERO
    if used is None or factor is None:
        if used is not None:
            work.lack(
                message("calc.factor-unit", what=message("calc.word.heat"), unit=used.unit), "factors", "heat"
            )
        return ZERO
    result = net * used.value * factor
    work.say(message("calc.heat", heat=figure_text(net), value=figure_text(used.value)), result, "tCO2")
    return result


def carbon_total(inputs: Inputs) -> Outcome:
    """Return the carbon dioxide of the year in tCO2."""
    work = Work(inputs)
    return work.done(carbon_dioxide(work), "tCO2")


def carbon_per_output(inputs: Inputs) -> Outcome:
    """C ÷ G (B.4), tCO2/万元."""
    work = Work(inputs)
    total, money = carbon_dioxide(work), output_value(work)
    value = work.divide(total, money, message("calc.word.output-value"), "output_value")
    work.say(message("calc.ratio", top=figure_text(total), bottom=figure_text(money)), value, "tCO2/万元")
    return work.done(value, "tCO2/万元")
