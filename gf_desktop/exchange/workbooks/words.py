"""What sheets and headings are called, so that writing and reading say the same."""

from __future__ import annotations

from collections.abc import Sequence

from gf_desktop.domain.ledgers import LEDGERS, columns, ledger_title
from gf_desktop.domain.ledgers.carriers import carrier_title
from gf_desktop.domain.messages import Message, Param, message
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


def listed(titles: Sequence[Param]) -> Param:
    """Return titles one after the other, as people list them; there is at least one."""
    first, *rest = titles
    return message("workbook.listed", first=first, rest=listed(rest)) if rest else first


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


def figure_title(key: str) -> Message:
    """Return what a reference figure is, by its key (``grid/2023/江苏/average``); its own words stand in the key."""
    family, _, rest = key.partition("/")
    head, _, tail = rest.partition("/")
    if family == "coal-own" and head == "steam":
        return message("factors.title.steam")
    if family in ("coal-own", "fuel-own"):
        return _of_energy(family.removesuffix("-own"), carrier_title(head))
    if family in ("coal", "fuel") and rest:
        return _of_energy(family, key.rpartition("/")[2])
    if family == "grid" and tail:
        return message("workbook.figure-title.grid", year=head, region=tail.partition("/")[0])
    if family in ("limit", "quota") and rest:
        return _of_law(family, rest)
    if family in ("grid-own", "heat"):
        return message("factors.title.heat" if family == "heat" else "factors.title.grid")
    return message("workbook.figure-title.other", what=key.rpartition("/")[2])


def _of_energy(family: str, what: Param) -> Message:
    return message("factors.title.coal" if family == "coal" else "factors.title.fuel", what=what)


def _of_law(family: str, what: str) -> Message:
    return message(
        "workbook.figure-title.limit" if family == "limit" else "workbook.figure-title.quota", what=what
    )
