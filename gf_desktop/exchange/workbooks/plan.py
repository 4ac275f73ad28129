"""Which sheets a workbook has: what the scheme's calculators read first, the rest after; or one department's part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gf_desktop.domain.data_fit import fitting, readers
from gf_desktop.domain.document import Applicant, Document, SchemeRef
from gf_desktop.domain.ledgers import LEDGERS, Row, ledger_title
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.pack import Pack, Subject
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.exchange.workbooks import fields
from gf_desktop.exchange.workbooks.departments import forms_of, gives, ledgers_of
from gf_desktop.exchange.workbooks.fitting import fitted
from gf_desktop.exchange.workbooks.shapes import Department, Field, Form, Plan, Sheet, Table


def blank_document(pack: Pack) -> Document:
    """Return the document that an empty template is filled with: the scheme, and its year where only one fits."""
    years = pack.header.applies.data_years
    return Document(
        subject=pack.header.subject,
        applicant=Applicant(name=""),
        year=years[0] if len(years) == 1 else 0,
        scheme=SchemeRef(id=pack.header.id, version=pack.header.version),
    )


def plan(
    pack: Pack,
    document: Document | None = None,
    *,
    department: Department | None = None,
    months: bool = False,
    tables: ReferenceTables | None = None,
) -> Plan:
    """Return the plan of a workbook for a scheme.

    Args:
        pack: The scheme's table.
        document: What the sheets are filled with; without one they are empty.
        department: Only what this department gives.
        months: Also sheets by month; without, only where the document has months.
        tables: Lend the names that the lists of the choices' form offer.

    Raises:
        UserFacingError: If there is nothing to fill in: no indicator of the table is computed from a year's data and
            the document holds none, or none of the data that fit are the department's.
    """
    filled = document or blank_document(pack)
    fit = check_fits(pack, filled)
    ledgers = tuple(_ledgers(pack, filled, fit, department, months))
    forms = tuple(_forms(pack, filled, department, tables))
    if department and not ledgers and not forms_of(department):
        who = message(f"workbook.department.{department}")
        raise UserFacingError(
            message("workbook.nothing-of-department", department=who, table=pack.header.title)
        )
    return Plan(header=pack.header, sheets=(*forms, *ledgers), filled=filled, department=department)


def check_fits(pack: Pack, document: Document) -> tuple[str, ...]:
    """Return the ledgers that fit a table.

    Raises:
        UserFacingError: If no indicator of the table is computed from a year's data and the document holds none.
    """
    fit = fitting(pack, document)
    if not fit:
        raise UserFacingError(message("workbook.nothing-computed", table=pack.header.title))
    return fit


def _forms(
    pack: Pack,
    document: Document,
    department: Department | None,
    tables: ReferenceTables | None,
) -> Iterator[Sheet]:
    wanted = forms_of(department) if department else None
    for sheet in fitted(_all_forms(tables, pack.header.subject), pack, document):
        if wanted is None or sheet.key in wanted:
            yield sheet
        elif sheet.key == "facts" and isinstance(sheet, Form):
            yield _heading_facts(sheet)


def _all_forms(tables: ReferenceTables | None, subject: Subject = "factory") -> tuple[Sheet, ...]:
    sheets: tuple[Sheet, ...] = (
        _form("facts", fields.fact_fields(subject)),
        _form("boundary", fields.boundary_fields()),
        _table("sites", fields.site_fields()),
        _table("exclusions", fields.exclusion_fields()),
        _form("settings", fields.setting_fields(tables)),
        _table("figures", fields.figure_fields()),
        _table("none", fields.none_fields()),
    )
    return tuple(map(_of_park, sheets)) if subject == "park" else sheets


def _of_park(sheet: Sheet) -> Sheet:
    """Return a sheet with what is said of it in the words of a park."""
    title = message("workbook.sheet.facts-park") if sheet.key == "facts" else sheet.title
    own = sheet.key in ("facts", "boundary", "sites", "exclusions")
    return replace(sheet, title=title, hint=message(f"workbook.hint.{sheet.key}-park") if own else sheet.hint)


def _heading_facts(sheet: Form) -> Form:
    """Every department's workbook says whose it is, of which year and for which scheme."""
    kept = ("scheme.id", "scheme.version", "year", "name")
    return replace(sheet, fields=tuple(one for one in sheet.fields if one.key in kept))


def _form(key: str, of: tuple[Field, ...]) -> Form:
    return Form(
        key=key, title=message(f"workbook.sheet.{key}"), fields=of, hint=message(f"workbook.hint.{key}")
    )


def _table(key: str, of: tuple[Field, ...]) -> Table:
    return Table(
        key=key, title=message(f"workbook.sheet.{key}"), fields=of, hint=message(f"workbook.hint.{key}")
    )


def _ledgers(
    pack: Pack, document: Document, fit: tuple[str, ...], department: Department | None, months: bool
) -> Iterator[Sheet]:
    feeds = readers(pack)
    wanted = [one for one in fit if department is None or one in ledgers_of(department)]
    for ledger in sorted(wanted, key=lambda one: (one not in feeds, fit.index(one))):
        own = _given(ledger, department)
        titles, optional = feeds.get(ledger, ()), ledger not in feeds and department is None
        yield Table(key=ledger, title=ledger_title(ledger), fields=own, optional=optional, feeds=titles)
        quantities = tuple(one for one in own if one.kind == "quantity")
        rows = document.ledgers.rows(ledger)
        if quantities and ((months and not optional) or _has_months(rows, quantities)):
            yield _monthly(ledger, quantities, titles, optional)


def _monthly(ledger: str, quantities: tuple[Field, ...], feeds: tuple[str, ...], optional: bool) -> Table:
    return Table(
        key=f"{ledger}/months",
        title=message("workbook.sheet.months", ledger=ledger_title(ledger)),
        fields=fields.month_fields(quantities),
        optional=optional,
        feeds=feeds,
        hint=message("workbook.hint.months", ledger=ledger_title(ledger)),
    )


def _given(ledger: str, department: Department | None) -> tuple[Field, ...]:
    every = fields.ledger_fields(ledger)
    if department is None:
        return every
    return tuple(
        one
        for one in every
        if one.required or one.key in ("id", "name") or gives(department, ledger, one.key)
    )


def _has_months(rows: tuple[Row, ...], quantities: tuple[Field, ...]) -> bool:
    return any(isinstance(getattr(row, one.key), tuple) for row in rows for one in quantities)


def known_tables(tables: ReferenceTables | None = None) -> Mapping[str, Sheet]:
    """Return every sheet that a workbook of ours may have, by its key: what reading goes by."""
    found: dict[str, Sheet] = {sheet.key: sheet for sheet in _all_forms(tables)}
    for ledger in LEDGERS:
        own = fields.ledger_fields(ledger)
        found[ledger] = Table(key=ledger, title=ledger_title(ledger), fields=own)
        quantities = tuple(one for one in own if one.kind == "quantity")
        if quantities:
            found[f"{ledger}/months"] = _monthly(ledger, quantities, (), optional=False)
    return found
