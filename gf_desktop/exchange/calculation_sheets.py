"""The calculation sheets as a workbook with live formulas: change a figure, and every step and the result follow.

Cells of the ledgers and factors hold the figures (a year of months as their sum, an endless factor as a fraction); each
step is a formula over them and over earlier steps, and so is the result. No values are stored beside the formulas:
Excel reckons when it opens the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.report.calculation import CalculationSheet
from gf_desktop.domain.report.cells import Say
from gf_desktop.domain.report.reconciliation import ReconciliationSheet
from gf_desktop.exchange.calculation_page import CalculationPage
from gf_desktop.exchange.form_page import FormPage, Head
from gf_desktop.exchange.reconciliation_page import ReconciliationPage

MOST_NAME = 31
"""Characters that Excel allows in the name of a sheet."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def calculation_bytes(
    sheets: Sequence[CalculationSheet],
    reconciliations: Sequence[ReconciliationSheet],
    head: Head,
    *,
    say: Say,
) -> bytes:
    """Return the workbook (.xlsx): contents, one sheet an indicator, the reconciliations last."""
    book = Workbook()
    names = sheet_names(sheets, reconciliations, say)
    contents = book.worksheets[0]
    contents.title = names[0]
    results = {}
    for sheet, name in zip(sheets, names[1:], strict=False):
        results[name] = CalculationPage(_page(book, name), head, sheet, say).write()
    if reconciliations:
        ReconciliationPage(_page(book, names[-1]), head, reconciliations, say).write()
    _write_contents(contents, head, sheets, names[1:], results, say)
    book.properties.title = say(_title(head))
    book.properties.creator = ""
    book.calculation.fullCalcOnLoad = True
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _page(book: Workbook, name: str) -> Worksheet:
    page: Worksheet = book.create_sheet(name)
    return page


def _title(head: Head) -> Message:
    return message("calculation.contents.title", applicant=head.applicant, year=head.year)


def sheet_names(
    sheets: Sequence[CalculationSheet], reconciliations: Sequence[ReconciliationSheet], say: Say
) -> list[str]:
    """Return the names of all sheets in order: legal, at most 31 characters, no two alike."""
    wanted = [
        say(message("calculation.contents")),
        *(f"{one.number} {one.title}".strip() for one in sheets),
        *([say(message("reconciliation.title"))] if reconciliations else []),
    ]
    names: list[str] = []
    for one in wanted:
        names.append(_unlike(_legal(one), {name.casefold() for name in names}))
    return names


def _legal(name: str) -> str:
    """Excel allows no apostrophe at either end."""
    return _cut(_FORBIDDEN.sub(" ", name).strip().strip("'").strip(), MOST_NAME) or "-"


def _cut(name: str, most: int) -> str:
    """Excel counts a character outside the basic plane as two."""
    while len(name.encode("utf-16-le")) // 2 > most:
        name = name[:-1]
    return name.rstrip().rstrip("'")


def _unlike(name: str, taken: set[str]) -> str:
    number, found = 1, name
    while found.casefold() in taken:
        number += 1
        ending = f" ({number})"
        found = _cut(name, MOST_NAME - len(ending)) + ending
    return found


def _write_contents(
    page: Worksheet,
    head: Head,
    sheets: Sequence[CalculationSheet],
    names: Sequence[str],
    results: Mapping[str, str],
    say: Say,
) -> None:
    """Write the first sheet: every other one with a link, how its value came about, and the value itself."""
    form = FormPage(page, head, say, widths=(46, 20, 18, 14))
    form.title(say(_title(head)))
    form.text(say(message("calculation.contents.how")), words=True)
    form.header(
        *(say(message(f"calculation.contents.column.{key}")) for key in ("sheet", "state", "value")), ""
    )
    states = dict(zip(names, sheets, strict=False))
    for name in names:
        sheet, result = states.get(name), results.get(name)
        form.link(1, f"{sheet.number} {sheet.title}".strip() if sheet else name, f"#{quoted(name)}!A1")
        form.put(2, say(_state(sheet)) if sheet else "")
        if result:
            form.formula(3, f"{quoted(name)}!{result}")
        else:
            form.put(3, "")
        form.put(4, sheet.unit if sheet else "")
        form.next()
    form.finish()


def _state(sheet: CalculationSheet) -> Message:
    both = sheet.state == "computed" and any(one.typed for one in sheet.outcomes)
    return message(f"calculation.contents.state.{'both' if both else sheet.state}")


def quoted(name: str) -> str:
    """Return a sheet's name as formulas and links say it."""
    return "'" + name.replace("'", "''") + "'"
