"""Drop-down lists and what a cell may hold: lists stand on a hidden sheet, so that no list is too long for Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gf_desktop.domain.messages import message
from gf_desktop.exchange.paper import at
from gf_desktop.exchange.workbooks.cells import put_text
from gf_desktop.exchange.workbooks.shapes import TABLE_HEADINGS, Field, Table, mark
from gf_desktop.exchange.workbooks.values import BY_MONTH, Say, text_of

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

ROOM = 2000
"""How many rows below the last filled one have lists."""


class Lists:
    """The hidden sheet of lists; each is written once."""

    def __init__(self, sheet: Worksheet, say: Say) -> None:
        self._sheet = sheet
        self._say = say
        self._ranges: dict[tuple[str, ...], str] = {}
        sheet.title = say(message("workbook.sheet.lists"))
        sheet.sheet_state = "hidden"
        put_text(at(sheet, 1, 1), mark("lists", "values"))

    def range_of(self, values: tuple[str, ...]) -> str:
        """Return the range that holds these values, written when first asked for."""
        if values not in self._ranges:
            column = len(self._ranges) + 2
            for row, value in enumerate(values, 1):
                put_text(at(self._sheet, row, column), value)
            letter = at(self._sheet, 1, column).column_letter
            self._ranges[values] = f"'{self._sheet.title}'!${letter}$1:${letter}${len(values)}"
        return self._ranges[values]


def rule(field: Field, cell: str, lists: Lists, say: Say, names: str) -> DataValidation | None:
    """Return what a field's cells may hold, None where anything may stand there.

    Args:
        field: The field.
        cell: The first cell that the rule is for, as formulas name it (``D5``).
        lists: Where lists are kept.
        say: Says messages.
        names: The range of names that a reference takes, empty where there is none.
    """
    if field.kind == "reference":
        return _list(names, say, strict=False) if names else None
    if field.options or field.offers:
        shown = tuple(text_of(title, say) for _, title in field.options) or field.offers
        return _list(lists.range_of(shown), say, strict=field.kind == "choice")
    if field.kind == "quantity":
        return _figure(f'OR(ISNUMBER({cell}),{cell}="{BY_MONTH}")', "quantity", say)
    if field.kind in ("number", "months"):
        return _figure(f"ISNUMBER({cell})", "number", say)
    return _figure(f"ISNUMBER({cell})", "whole", say) if field.kind == "whole" else None


def _list(formula: str, say: Say, *, strict: bool) -> DataValidation:
    from openpyxl.worksheet.datavalidation import DataValidation

    made = DataValidation(type="list", formula1=formula, allow_blank=True)
    made.showErrorMessage = strict
    made.errorTitle, made.error = say(message("workbook.rule.title")), say(message("workbook.rule.choice"))
    return made


def _figure(formula: str, kind: str, say: Say) -> DataValidation:
    """A figure is asked for, not forced: what is no figure yet may be noted down, and is named on import."""
    from openpyxl.worksheet.datavalidation import DataValidation

    made = DataValidation(type="custom", formula1=formula, allow_blank=True, errorStyle="warning")
    made.showErrorMessage = True
    made.errorTitle, made.error = say(message("workbook.rule.title")), say(message(f"workbook.rule.{kind}"))
    return made


def name_ranges(tables: dict[str, tuple[Table, Worksheet, int]]) -> dict[str, str]:
    """Return the range of names of each table that has some, below its headings, with room for more."""
    found = {}
    for key, (table, sheet, count) in tables.items():
        for place, field in enumerate(table.fields, 1):
            if field.key == "name" and not table.by_month:
                letter = at(sheet, TABLE_HEADINGS, place).column_letter
                first = TABLE_HEADINGS + 1
                found[key] = f"'{sheet.title}'!${letter}${first}:${letter}${first + count + ROOM}"
    return found
