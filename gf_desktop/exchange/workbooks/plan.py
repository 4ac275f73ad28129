"""Which sheets a workbook has: what the scheme's calculators read first, the rest after; or one department's part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gf_desktop.domain.calculators.registry import READS
from gf_desktop.domain.document import Applicant, Document, SchemeRef
from gf_desktop.domain.ledgers import LEDGERS, Row, ledger_title
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Indicator, Pack
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.exchange.workbooks import fields
from gf_desktop.exchange.workbooks.departments import forms_of, gives, ledgers_of
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
    """
    filled = document or blank_document(pack)
    sheets = (*_forms(department, tables), *_ledgers(pack, filled, department, months))
    return Plan(header=pack.header, sheets=sheets, filled=filled, department=department)


def _forms(department: Department | None, tables: ReferenceTables | None) -> Iterator[Sheet]:
    wanted = forms_of(department) if department else None
    for sheet in _all_forms(tables):
        if wanted is None or sheet.key in wanted:
            yield sheet
        elif sheet.key == "facts" and isinstance(sheet, Form):
            yield _heading_facts(sheet)


def _all_forms(tables: ReferenceTables | None) -> tuple[Sheet, ...]:
    return (
        _form("facts", fields.fact_fields()),
        _form("boundary", fields.boundary_fields()),
        _table("sites", fields.site_fields()),
        _table("exclusions", fields.exclusion_fields()),
        _form("settings", fields.setting_fields(tables)),
        _table("figures", fields.figure_fields()),
        _table("none", fields.none_fields()),
    )


def _heading_facts(sheet: Form) -> Form:
    """Every department's workbook says whose it is, of which year and for which scheme."""
    kept = ("scheme.id", "scheme.version", "year", "name")
    return _form("facts", tuple(one for one in sheet.fields if one.key in kept))


def _form(key: str, of: tuple[Field, ...]) -> Form:
    return Form(
        key=key, title=message(f"workbook.sheet.{key}"), fields=of, hint=message(f"workbook.hint.{key}")
    )


def _table(key: str, of: tuple[Field, ...]) -> Table:
    return Table(
        key=key, title=message(f"workbook.sheet.{key}"), fields=of, hint=message(f"workbook.hint.{key}")
    )


def _ledgers(pack: Pack, document: Document, department: Department | None, months: bool) -> Iterator[Sheet]:
    feeds = readers(pack)
    wanted = ledgers_of(department) if department else tuple(LEDGERS)
    for ledger in sorted(wanted, key=lambda one: (one not in feeds, list(LEDGERS).index(one))):
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


def readers(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Return, for each ledger that the scheme's calculators read, the titles of the indicators it feeds."""
    found: dict[str, list[str]] = {}
    for indicator in pack.indicators:
        for ledger in sorted(_read_by(indicator)):
            found.setdefault(ledger, []).append(indicator.title)
    return {ledger: tuple(dict.fromkeys(titles)) for ledger, titles in found.items()}


def _read_by(indicator: Indicator) -> frozenset[str]:
    names = {measure.calculator for measure in (indicator, *indicator.variants)}
    return frozenset().union(*(READS.get(name, frozenset()) for name in names))


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
