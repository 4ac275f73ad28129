"""Products: how many classes have a footprint, and how much of the output is energy-saving."""

from __future__ import annotations

from gf_desktop.domain.calculators.shapes import Inputs, Outcome
from gf_desktop.domain.calculators.work import ZERO, Work, figure_text
from gf_desktop.domain.ledgers.production import FootprintRow, ProductRow
from gf_desktop.domain.messages import message


def footprint_share(inputs: Inputs) -> Outcome:
    """N ÷ N × 100 %: product classes with a footprint report of the data year over all classes made."""
    work = Work(inputs)
    classes = {work.word(row, "category").strip() for row in work.rows("products", ProductRow)}
    done = {row.category.strip() for row in work.rows("footprints", FootprintRow) if _of_this_year(work, row)}
    covered = classes & done
    with_report = work.counted(len(covered), message("calc.word.covered-classes"), "footprints")
    every = work.counted(len(classes), message("calc.word.classes"), "products")
    value = work.divide(with_report * 100, every, message("calc.word.classes"), "products")
    work.say(message("calc.classes", covered=len(covered), all=len(classes)), value, "%")
    return work.done(value, "%")


def _of_this_year(work: Work, row: FootprintRow) -> bool:
    if row.year is None:
        work.need(row, "year")
    elif row.year != work.inputs.year:
        work.say(message("calc.footprint-other-year", row=row.name or row.category, year=str(row.year)))
    return row.year == work.inputs.year


def saving_product_share(inputs: Inputs) -> Outcome:
    """Q ÷ Q × 100 %: output at or better than the grade asked for, over output under a mandatory efficiency standard.

    Which grade is asked for is said by the user: the material at hand has a gap there.
    """
    work = Work(inputs)
    grade = work.choices.grade
    if grade is None:
        work.lack(message("calc.choose-grade"), "choices", "grade")
    rows = [row for row in work.rows("products", ProductRow) if work.word(row, "efficiency_applies") == "yes"]
    if not rows and work.complete:
        work.lack(message("calc.no-efficiency-product"), "products", "efficiency_applies")
    unit = next((row.unit for row in rows if row.unit), "")
    outputs = [(row, work.amount(row, "output", unit, ask=True)) for row in rows]
    every = sum((output for _, output in outputs), ZERO)
    good = sum((output for row, output in outputs if _good(work, row, grade or 0)), ZERO)
    value = work.divide(good * 100, every, message("calc.word.output"), "products")
    said = message("calc.percent", top=figure_text(good), bottom=figure_text(every))
    work.say(said, value, "%", *work.figures_at(rows, "output"))
    return work.done(value, "%")


def _good(work: Work, row: ProductRow, grade: int) -> bool:
    reached = work.word(row, "efficiency_grade")
    return reached.isdigit() and int(reached) <= grade
