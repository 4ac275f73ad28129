"""Retrofits of the last three years, by the date of their completion: how many a year, and their investment."""

from __future__ import annotations

import re

from gf_desktop.domain.calculators.money import output_value_of_three, three_years
from gf_desktop.domain.calculators.shapes import Inputs, Outcome
from gf_desktop.domain.calculators.work import ZERO, Work, figure_text
from gf_desktop.domain.ledgers.assets import ProjectRow
from gf_desktop.domain.messages import message

_DATE = re.compile(r"(\d{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def completed_projects(work: Work) -> tuple[ProjectRow, ...]:
    """Return the projects completed in the data year or the two years before."""
    years = three_years(work)
    return tuple(row for row in work.rows("projects", ProjectRow) if _in_time(work, row, years))


def _in_time(work: Work, row: ProjectRow, years: tuple[int, ...]) -> bool:
    if work.word(row, "state") == "running":
        work.say(message("calc.project-running", row=row.name))
        return False
    date = work.word(row, "completed")
    found = _DATE.fullmatch(date)
    if date and not found:
        work.lack(message("calc.date", row=row.name, date=date), "projects", row.id, "completed")
    if found and int(found[1]) not in years:
        work.say(message("calc.project-other-year", row=row.name, date=date))
    return found is not None and int(found[1]) in years


def retrofit_count(inputs: Inputs) -> Outcome:
    """N ÷ 3: projects completed in three years, a year's mean."""
    work = Work(inputs)
    number = len(completed_projects(work))
    value = work.counted(number, message("calc.word.projects"), "projects") / len(three_years(work))
    work.say(message("calc.projects", number=number), value, "项")
    return work.done(value, "项")


def retrofit_investment_share(inputs: Inputs) -> Outcome:
    """Σ I ÷ Σ G × 100 % (C.1, 10): a ratio of three years' sums."""
    work = Work(inputs)
    projects = completed_projects(work)
    invested = sum((work.amount(row, "investment", "万元") for row in projects), ZERO)
    money = output_value_of_three(work)
    value = work.divide(invested * 100, money, message("calc.word.output-value"), "output_value")
    said = message("calc.percent", top=figure_text(invested), bottom=figure_text(money))
    work.say(said, value, "%", *work.figures_at(projects, "investment"))
    return work.done(value, "%")
