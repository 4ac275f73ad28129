"""Pollutants: how far below its limit each lies, and how much of one per product or output value (B.20 to B.23)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gf_desktop.domain.calculators.allocation import total_output
from gf_desktop.domain.calculators.money import output_value
from gf_desktop.domain.calculators.shapes import Inputs, Missing, Outcome
from gf_desktop.domain.calculators.work import ZERO, Work, column_title, figure_text, place
from gf_desktop.domain.ledgers.environment import OutletRow, PollutantRow
from gf_desktop.domain.messages import message


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """How much better than its limit one pollutant is at one outlet, in percent; negative: over the limit."""

    row: str
    outlet: str
    pollutant: str
    value: Fraction


def margins(inputs: Inputs) -> tuple[Margin, ...] | Missing:
    """Return (L − S) ÷ L × 100 % per pollutant and outlet, of the medium and the pollutant that are chosen."""
    work = Work(inputs)
    found = _margins(work)
    return found if work.complete else work.missing()


def _margins(work: Work) -> tuple[Margin, ...]:
    rows = [row for row in work.rows("outlets", OutletRow) if _asked_for(work, row)]
    if not rows and work.complete:
        work.lack(message("calc.no-outlet"), "outlets")
    return tuple(_margin(work, row) for row in rows)


def _asked_for(work: Work, row: OutletRow) -> bool:
    """What is said to be no main pollutant stays out, unless the table itself names it."""
    medium, pollutant = work.choices.medium, work.choices.pollutant
    if row.main == "no" and not pollutant:
        work.say(message("calc.pollutant-not-main", outlet=row.number, pollutant=row.pollutant))
        return False
    if medium and work.word(row, "medium") not in (medium, ""):
        return False
    return not pollutant or work.word(row, "pollutant").strip() in (pollutant.strip(), "")


def _margin(work: Work, row: OutletRow) -> Margin:
    limit, mean = work.year(row, "limit"), _mean(work, row)
    title = column_title("outlets", "limit")
    value = work.divide((limit - mean) * 100, limit, title, "outlets", row.id, "limit")
    said = message(
        "calc.margin",
        outlet=row.number,
        pollutant=work.word(row, "pollutant"),
        mean=figure_text(mean),
        limit=figure_text(limit),
        unit=work.word(row, "unit"),
    )
    work.say(
        said,
        value,
        "%",
        (place(row, _mean_column(row)), figure_text(mean)),
        (place(row, "limit"), figure_text(limit)),
    )
    return Margin(row=row.id, outlet=row.number, pollutant=row.pollutant, value=value)


def _mean_column(row: OutletRow) -> str:
    """A mean of nought of what was never detected is no measured figure either."""
    return "detection_limit" if not row.mean and row.not_detected == "yes" else "mean"


def _mean(work: Work, row: OutletRow) -> Fraction:
    """Where nothing was ever detected, the limit of detection stands for the mean: the true one is no higher."""
    if _mean_column(row) == "detection_limit":
        bound = work.year(row, "detection_limit")
        work.say(
            message("calc.not-detected", outlet=row.number, pollutant=row.pollutant, bound=figure_text(bound))
        )
        return bound
    return work.year(row, "mean")


def pollutant_margin(inputs: Inputs) -> Outcome:
    """Return the smallest margin of all pollutants at all outlets."""
    work = Work(inputs)
    found = _margins(work)
    if not work.complete:
        return work.missing()
    least = min(found, key=lambda margin: (margin.value, margin.outlet, margin.pollutant))
    value = work.least(*(margin.value for margin in found))
    work.say(message("calc.least", outlet=least.outlet, pollutant=least.pollutant), value, "%")
    return work.done(value, "%")


def _mass(work: Work) -> tuple[Fraction, str]:
    """Return S, the year's mass of the chosen pollutant, and its unit."""
    stage, wanted = work.choices.stage, work.choices.pollutant.strip()
    rows = [
        row for row in work.rows("pollutants", PollutantRow) if not wanted or row.pollutant.strip() == wanted
    ]
    if not stage:
        work.lack(message("calc.choose-stage"), "choices", "stage")
    if len({row.pollutant.strip() for row in rows}) > 1:
        work.lack(message("calc.choose-pollutant"), "choices", "pollutant")
    if not rows and work.complete:
        work.lack(message("calc.no-pollutant", pollutant=wanted), "pollutants")
    unit = next((row.unit for row in rows if row.unit), "")
    total = sum((work.amount(row, stage, unit, ask=True) for row in rows), ZERO) if stage else ZERO
    work.say(message("calc.pollutant"), total, unit, *(work.figures_at(rows, stage) if stage else ()))
    return total, unit


def pollutant_per_product(inputs: Inputs) -> Outcome:
    """S ÷ Q (B.20, B.22)."""
    work = Work(inputs)
    (mass, unit), (output, product_unit) = _mass(work), total_output(work)
    value = work.divide(mass, output, message("calc.word.output"), "products")
    full = f"{unit}/{product_unit}"
    work.say(message("calc.ratio", top=figure_text(mass), bottom=figure_text(output)), value, full)
    return work.done(value, full)


def pollutant_per_output(inputs: Inputs) -> Outcome:
    """S ÷ G (B.21, B.23)."""
    work = Work(inputs)
    (mass, unit), money = _mass(work), output_value(work)
    value = work.divide(mass, money, message("calc.word.output-value"), "output_value")
    work.say(message("calc.ratio", top=figure_text(mass), bottom=figure_text(money)), value, f"{unit}/万元")
    return work.done(value, f"{unit}/万元")
