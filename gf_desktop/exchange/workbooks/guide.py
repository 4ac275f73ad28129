"""The first sheet: what to do, what the colours mean, and what each sheet is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.report.subject import subject_title
from gf_desktop.exchange.paper import at
from gf_desktop.exchange.workbooks import style
from gf_desktop.exchange.workbooks.cells import put, put_text
from gf_desktop.exchange.workbooks.shapes import Form, Plan, Sheet, Table, mark
from gf_desktop.exchange.workbooks.values import Say
from gf_desktop.exchange.workbooks.words import sheet_title

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_STEPS = ("order", "units", "blank", "months", "rows", "lists", "draft", "return")
_COLOURS = (("heading", style.HEADING), ("required", style.REQUIRED), ("id", style.ID), ("cell", style.TEXT))
_LINE = 44  # Chinese characters that a line of the words' column holds


def write_guide(sheet: Worksheet, plan: Plan, say: Say) -> None:
    """Write the sheet of instructions."""
    sheet.title = say(message("workbook.sheet.guide"))
    for letter, width in (("A", 26), ("B", 90)):
        sheet.column_dimensions[letter].width = width
    put(at(sheet, 1, 1), say(_title(plan)), style.TITLE)
    put(at(sheet, 2, 1), say(message("workbook.guide.scheme", scheme=plan.header.title)), style.HINT)
    put_text(at(sheet, 3, 1), mark("guide", "words"))
    sheet.row_dimensions[3].hidden = True
    row = 4
    for number, step in enumerate(_STEPS, 1):
        title = say(message("workbook.guide.step", number=number, title=message(f"workbook.guide.{step}")))
        _line(sheet, row, title, say(_how(step, plan)), style.HEADING)
        row += 1
    for colour, shown in _COLOURS:
        words = say(message(f"workbook.colour.{colour}-said"))
        _line(sheet, row + 1, say(message(f"workbook.colour.{colour}")), words, shown)
        row += 1
    _write_sheets(sheet, row + 2, plan, say)
    style.protect(sheet)
    style.set_up(sheet, landscape=False)


def _how(step: str, plan: Plan) -> Message:
    """Return how a step goes; where no sheet is optional, nothing is said of optional ones."""
    optional = any(isinstance(one, Table) and one.optional for one in plan.sheets)
    whole = step != "order" or optional
    return message(f"workbook.guide.{step}-said" if whole else "workbook.guide.order-needed-said")


def _title(plan: Plan) -> Message:
    subject = subject_title(plan.header.subject)
    if plan.department is None:
        return message("workbook.guide.title", subject=subject)
    department = message(f"workbook.department.{plan.department}")
    return message("workbook.guide.department-title", subject=subject, department=department)


def _write_sheets(sheet: Worksheet, row: int, plan: Plan, say: Say) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    heads = (say(message("workbook.guide.sheet")), say(message("workbook.guide.for")))
    for place, head in enumerate(heads, 1):
        put(at(sheet, row, place), head, style.HEADING)
    for number, one in enumerate(plan.sheets, row + 1):
        title = sheet_title(one, say)
        _line(sheet, number, title, say(_purpose(one)), style.WORDS)
        cell = at(sheet, number, 1)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!A1", display=title)


def _purpose(sheet: Sheet) -> Message:
    if isinstance(sheet, Form) or sheet.hint is not None:
        return sheet.hint or sheet.title
    if isinstance(sheet, Table) and sheet.feeds:
        return message("workbook.hint.feeds", indicators=sheet.feeds)
    return message("workbook.hint.optional")


def _line(sheet: Worksheet, row: int, title: str, words: str, shown: str) -> None:
    put(at(sheet, row, 1), title, shown)
    put(at(sheet, row, 2), words, style.WORDS)
    sheet.row_dimensions[row].height = 6 + 14 * (len(words) // _LINE + 1)
