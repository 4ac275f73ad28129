"""Water: intake per product and per output value (B.8, B.9), reuse rate (B.10), 2018's share of waste water reused.

Intake is what was taken less what was supplied out, used for living quarters, building and fire-fighting. Municipal
reclaimed water that was bought is intake, never reuse. Sea water taken by oneself is no intake (GB/T 18820).
"""

from __future__ import annotations

from fractions import Fraction

from gf_desktop.domain.calculators.money import output_value
from gf_desktop.domain.calculators.shapes import Inputs, Outcome
from gf_desktop.domain.calculators.work import ZERO, Work, figure_text
from gf_desktop.domain.ledgers.environment import WaterKind, WaterRow
from gf_desktop.domain.messages import message

_INTAKE: tuple[WaterKind, ...] = (
    "intake-tap",
    "intake-surface",
    "intake-ground",
    "intake-bought",
    "intake-reclaimed",
)
_TAKEN_OUT: tuple[WaterKind, ...] = ("supplied-out", "living", "construction")
_REUSED: tuple[WaterKind, ...] = ("circulating", "cascaded", "treated-reused")


def water_intake(work: Work) -> Fraction:
    """Return V of Annex B in m³."""
    rows = work.rows("water", WaterRow)
    taken = [_sum(work, rows, kind) for kind in _INTAKE]
    told = bool(rows) or work.declared_none("water")
    if told and not any(row.kind in _INTAKE or row.kind == "intake-rain" for row in rows):
        work.lack(message("calc.no-intake"), "water", "intake")
    taken.append(_rain(work, rows))
    _sea(work, rows)
    out = [_asked(work, rows, kind) for kind in _TAKEN_OUT]
    total = sum(taken, ZERO) - sum(out, ZERO)
    said = message("calc.intake", taken=figure_text(sum(taken, ZERO)), out=figure_text(sum(out, ZERO)))
    work.say(said, total, "m³")
    return total


def _sum(work: Work, rows: tuple[WaterRow, ...], kind: WaterKind) -> Fraction:
    found = [row for row in rows if row.kind == kind]
    total = sum((work.amount(row, "amount", "m³", ask=True) for row in found), ZERO)
    if found:
        said = message("calc.water-kind", kind=message(f"option.water.kind.{kind}"))
        work.say(said, total, "m³", *work.figures_at(found, "amount"))
    return total


def _asked(work: Work, rows: tuple[WaterRow, ...], kind: WaterKind) -> Fraction:
    """Return a kind's sum; where there is no row, the user must have said that there is none."""
    if not any(row.kind == kind for row in rows) and not work.declared_none(f"water.{kind}"):
        work.lack(message("calc.kind-missing", kind=message(f"option.water.kind.{kind}")), "water", kind)
    return _sum(work, rows, kind)


def _rain(work: Work, rows: tuple[WaterRow, ...]) -> Fraction:
    """Whether collected rain is intake differs between rules: the user says."""
    rain = _sum(work, rows, "intake-rain")
    if rain and work.choices.rain_counts is None:
        work.lack(message("calc.rain-open", rain=figure_text(rain)), "choices", "rain_counts")
    if rain and work.choices.rain_counts is False:
        work.say(message("calc.rain-outside"), rain, "m³")
    return rain if work.choices.rain_counts else ZERO


def _sea(work: Work, rows: tuple[WaterRow, ...]) -> None:
    if any(row.kind == "intake-sea" for row in rows):
        work.say(message("calc.sea-outside"), _sum(work, rows, "intake-sea"), "m³")


def water_total(inputs: Inputs) -> Outcome:
    """Return the year's water intake in m³."""
    work = Work(inputs)
    return work.done(water_intake(work), "m³")


def water_per_output(inputs: Inputs) -> Outcome:
    """V ÷ G (B.9), m³/万元."""
    work = Work(inputs)
    total, money = water_intake(work), output_value(work)
    value = work.divide(total, money, message("calc.word.output-value"), "output_value")
    work.say(message("calc.ratio", top=figure_text(total), bottom=figure_text(money)), value, "m³/万元")
    return work.done(value, "m³/万元")


def water_reuse_rate(inputs: Inputs) -> Outcome:
    """V_r ÷ (V + V_r) × 100 % (B.10)."""
    work = Work(inputs)
    intake, rows = water_intake(work), work.rows("water", WaterRow)
    reused = sum((_asked(work, rows, kind) for kind in _REUSED), ZERO)
    value = work.divide(reused * 100, intake + reused, message("calc.word.water"), "water")
    work.say(
        message("calc.percent", top=figure_text(reused), bottom=figure_text(intake + reused)), value, "%"
    )
    return work.done(value, "%")


def waste_water_reuse_rate(inputs: Inputs) -> Outcome:
    """V_w ÷ (V_d + V_w) × 100 %: treated and reused over discharged and reused (GB/T 36132-2018, A.10)."""
    work = Work(inputs)
    rows = work.rows("water", WaterRow)
    reused, discharged = _asked(work, rows, "treated-reused"), _asked(work, rows, "discharged")
    value = work.divide(reused * 100, discharged + reused, message("calc.word.waste-water"), "water")
    work.say(
        message("calc.percent", top=figure_text(reused), bottom=figure_text(discharged + reused)), value, "%"
    )
    return work.done(value, "%")
