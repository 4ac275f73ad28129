"""Counts of records: functions of the energy and carbon platform, technologies and equipment named by catalogues."""

from __future__ import annotations

from gf_desktop.domain.calculators.shapes import Computed, Inputs, Missing, Outcome
from gf_desktop.domain.calculators.work import Work
from gf_desktop.domain.ledgers.assets import EquipmentRow, FunctionRow
from gf_desktop.domain.messages import message

NO_CATALOGUE = frozenset({"无", "不在目录内", "未列入目录"})
"""What a person writes where no catalogue names the equipment."""


def platform_functions(inputs: Inputs) -> Outcome:
    """Return how many of the table's functions the platform has; each counts once, others are said and left out."""
    work = Work(inputs)
    ticked: dict[str, str] = {}
    for row in work.rows("functions", FunctionRow):
        if work.word(row, "present") == "yes":
            ticked |= _function(work, row)
        else:
            work.say(message("calc.function-absent", function=_title(work, row.function.strip())))
    value = work.counted(len(ticked), message("calc.word.functions"), "functions")
    work.say(message("calc.functions", number=len(ticked)), value, "项")
    return _ticked(work.done(value, "项"), ticked)


def _function(work: Work, row: FunctionRow) -> dict[str, str]:
    """Return the function by id with its title; nothing where the table lists functions and this is none of them."""
    listed = work.choices.functions
    name = row.function.strip()
    if listed and name not in listed:
        work.say(message("calc.function-unlisted", function=name))
        return {}
    key = listed.get(name, name)
    title = _title(work, name)
    work.say(message("calc.function", function=title))
    return {key: title}


def _title(work: Work, name: str) -> str:
    """Return what the table calls a function that was written by its id."""
    return next((title for title, one in work.choices.functions.items() if one == name), name)


def _ticked(outcome: Computed | Missing, ticked: dict[str, str]) -> Outcome:
    if isinstance(outcome, Missing):
        return outcome
    return Computed(
        value=outcome.value,
        unit=outcome.unit,
        steps=outcome.steps,
        used=outcome.used,
        ticked=tuple(ticked.items()),
    )


def catalogue_equipment_count(inputs: Inputs) -> Outcome:
    """Return how many technologies and kinds of equipment catalogues name: entries, however many pieces."""
    work = Work(inputs)
    entries = {_entry(row) for row in work.rows("equipment", EquipmentRow) if _named(work, row)}
    value = work.counted(len(entries), message("calc.word.equipment"), "equipment")
    work.say(message("calc.equipment-count", number=len(entries)), value, "项")
    return work.done(value, "项")


def _named(work: Work, row: EquipmentRow) -> bool:
    catalogue = work.word(row, "catalogue").strip()
    if catalogue in NO_CATALOGUE:
        work.say(message("calc.equipment-outside", row=row.name))
        return False
    if catalogue:
        work.say(message("calc.equipment", row=row.name, catalogue=catalogue))
    return bool(catalogue)


def _entry(row: EquipmentRow) -> tuple[str, str]:
    """An entry that several rows name is one; a row that names none stands for itself."""
    return (row.catalogue.strip(), row.entry.strip()) if row.entry.strip() else ("", row.id)
