"""What sheets and headings are called, so that writing and reading say the same."""

from __future__ import annotations

from gf_desktop.domain.ledgers import LEDGERS, columns, ledger_title
from gf_desktop.domain.messages import Message, message
from gf_desktop.exchange.workbooks.shapes import Field, Form, Table
from gf_desktop.exchange.workbooks.values import Say


def heading_text(field: Field, say: Say) -> str:
    """Return a heading: the title, its fixed unit, a star where it is required."""
    unit = f"（{field.unit}）" if field.unit and field.unit != "–" else ""
    return f"{say(field.title)}{unit}{' *' if field.required else ''}"


def sheet_title(sheet: Table | Form, say: Say) -> str:
    """Return what a sheet is called."""
    title = say(sheet.title)
    if isinstance(sheet, Table) and sheet.optional:
        return say(message("workbook.sheet.optional", title=title))
    return title


def none_words(what: str) -> tuple[Message, Message]:
    """Return what is declared to be none in words: which ledger, and what in it."""
    ledger, _, part = what.partition(".")
    if ledger not in LEDGERS:
        return message("workbook.none.other"), message("workbook.none.unknown", what=what)
    if not part:
        return ledger_title(ledger), message("workbook.none.ledger")
    for column in columns(ledger):
        if column.key == part:
            return ledger_title(ledger), message("workbook.none.column", column=column.title)
        for code, title in column.options:
            if column.key == "kind" and code == part:
                return ledger_title(ledger), message("workbook.none.kind", kind=title)
    return ledger_title(ledger), message("workbook.none.unknown", what=what)
