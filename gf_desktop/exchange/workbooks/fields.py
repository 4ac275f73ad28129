"""The fields of each sheet: a ledger's columns as the domain tells them, and the facts that stand on forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gf_desktop.domain.applicant import KEYS
from gf_desktop.domain.ledgers import Column, columns
from gf_desktop.domain.ledgers.carriers import CARRIERS, carrier_title
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.pack import Subject
from gf_desktop.domain.reference.grid import BASES
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.domain.report.basic import OWNERSHIPS
from gf_desktop.exchange.workbooks.helps import help_of, help_of_form
from gf_desktop.exchange.workbooks.shapes import Field, Kind
from gf_desktop.exchange.workbooks.units import offered

YES_NO: tuple[tuple[str, Param], ...] = (("yes", message("option.yes")), ("no", message("option.no")))
YES: tuple[tuple[str, Param], ...] = YES_NO[:1]
_OF_PARKS = ("name", "legal_representative", "introduction", "green_work", "contact.department")
_LIMITED_OF_PARKS = ("introduction", "green_work")
GREEN_KINDS = ("own", "direct", "traded", "certificate")
_EXCLUSIONS = (
    "leased-plant",
    "power-passed-on",
    "steam-passed-on",
    "living-quarters",
    "outsourced-step",
    "other",
)


def ledger_fields(ledger: str) -> tuple[Field, ...]:
    """Return the fields of a ledger's sheet, the id first."""
    return tuple(_of_column(ledger, column) for column in columns(ledger))


def _of_column(ledger: str, column: Column) -> Field:
    kind: Kind = "id" if column.key == "id" else column.kind
    options: tuple[tuple[str, Param], ...] = column.options
    if (ledger, column.key) == ("energy", "carrier"):
        options = tuple((carrier, carrier_title(carrier)) for carrier in CARRIERS)
    return Field(
        key=column.key,
        title=column.title,
        kind=kind,
        unit=column.unit,
        options=options,
        offers=offered(ledger, column.key) if kind == "unit" else (),
        ref=column.ref,
        required=column.required,
        help=help_of(ledger, column),
    )


def month_fields(quantities: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields of a ledger's sheet by month: which row, which of its ``quantities``, twelve months."""
    return (
        _field("months", "id", "id"),
        _field("months", "name", "text"),
        _field("months", "quantity", "choice", options=tuple((one.key, one.title) for one in quantities)),
        _field("months", "months", "months"),
        _field("months", "sum", "fixed"),
    )


def fact_fields(subject: Subject = "factory") -> tuple[Field, ...]:
    """Return all that the form of the applicant may ask for, in the words that fit the ``subject``."""
    return (
        _field("facts", "scheme.id", "text"),
        _field("facts", "scheme.version", "whole"),
        _field("facts", "year", "whole"),
        *(_in_words_of(subject, _applicant(key)) for key in KEYS),
    )


def _in_words_of(subject: Subject, asked: Field) -> Field:
    if subject != "park" or asked.key not in _OF_PARKS:
        return asked
    limited = asked.key in _LIMITED_OF_PARKS
    said = message(f"workbook.help.facts.park.{asked.key}") if limited else asked.help
    return replace(asked, title=message(f"workbook.field.facts.park.{asked.key}"), help=said)


def _applicant(key: str) -> Field:
    if key != "ownership":
        return _field("facts", key, "text")
    options = tuple((code, message(f"report.ownership.{code}")) for code in OWNERSHIPS)
    return _field("facts", key, "choice", options=options)


def boundary_fields() -> tuple[Field, ...]:
    """Return what the form of the boundary asks for, besides sites and exclusions."""
    units = ("statistics", "permit", "title_deed", "carbon_report")
    return (
        *(_field("boundary", f"units.{key}", "text") for key in units),
        _field("boundary", "changes", "text"),
        _field("boundary", "note", "text"),
    )


def site_fields() -> tuple[Field, ...]:
    """Return the columns of the list of sites."""
    return (
        _field("sites", "id", "id"),
        _field("sites", "name", "text"),
        _field("sites", "address", "text"),
        _field("sites", "inside", "choice", options=_options("sites.inside", "in", "out")),
        _field("sites", "leased", "choice", options=_options("sites.leased", "no", "in", "out")),
        _field("sites", "land_share", "number", unit="%"),
        _field("sites", "note", "text"),
    )


def exclusion_fields() -> tuple[Field, ...]:
    """Return the columns of the list of what is left out."""
    return (
        _field("exclusions", "id", "id"),
        _field("exclusions", "kind", "choice", options=_options("exclusions.kind", *_EXCLUSIONS)),
        _field("exclusions", "name", "text"),
        _field("exclusions", "site", "reference", ref="sites"),
        _field("exclusions", "reason", "text"),
        _field("exclusions", "note", "text"),
    )


def setting_fields(tables: ReferenceTables | None) -> tuple[Field, ...]:
    """Return what the form of the year's choices asks for; ``tables`` lend the names that its lists offer."""
    return (*_settings(tables),)


def _settings(tables: ReferenceTables | None) -> Iterator[Field]:
    basis = _options("settings.electricity", "calorific", "primary")
    methods = _options("settings.allocation", "metering", "share", "output", "standard-product")
    yield _field("settings", "electricity", "choice", options=basis)
    for key in ("energy", "carbon", "water"):
        yield _field("settings", key, "choice", options=methods)
    yield _field("settings", "rain_counts", "choice", options=YES_NO)
    yield _field("settings", "carbon_table", "text", options=_carbon_tables(tables))
    yield _field("settings", "grid_region", "text", offers=_regions(tables))
    yield _field("settings", "grid_basis", "text", options=_options("settings.grid_basis", *BASES))
    for kind in GREEN_KINDS:
        yield _field("settings", f"zero_carbon.{kind}", "choice", options=YES)
    yield _field("settings", "grade", "whole", offers=("1", "2", "3", "4", "5"))
    yield _field("settings", "representative", "reference", ref="products")


def _carbon_tables(tables: ReferenceTables | None) -> tuple[tuple[str, Param], ...]:
    if tables is None:
        return ()
    named = {row.table: row.guideline for row in reversed(tables.carbon.rows)}
    return tuple((table, f"{table} {named[table]}") for table in tables.carbon.tables())


def _regions(tables: ReferenceTables | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.region for row in tables.grid.rows)) if tables is not None else ()


def figure_fields() -> tuple[Field, ...]:
    """Return the columns of the list of reference figures that the user confirmed or replaced."""
    key = replace(_field("figures", "id", "id"), help=help_of_form("figures", "id"))
    return (
        _field("figures", "what", "fixed"),
        key,
        _field("figures", "accepted", "choice", options=YES),
        _field("figures", "figure", "number"),
    )


def none_fields() -> tuple[Field, ...]:
    """Return the columns of the list of what is declared to be none."""
    return (
        _field("none", "id", "id"),
        _field("none", "ledger", "fixed"),
        _field("none", "what", "fixed"),
        _field("none", "none", "choice", options=YES),
    )


def _options(family: str, *codes: str) -> tuple[tuple[str, Message], ...]:
    return tuple((code, message(f"workbook.option.{family}.{code}")) for code in codes)


def _field(
    sheet: str,
    key: str,
    kind: Kind,
    *,
    unit: str = "",
    ref: str = "",
    offers: tuple[str, ...] = (),
    options: tuple[tuple[str, Param], ...] = (),
) -> Field:
    common = key in ("id", "note") and sheet != "figures"
    title = message(f"column.{key}" if common else f"workbook.field.{sheet}.{key}")
    return Field(
        key=key,
        title=title,
        kind=kind,
        unit=unit,
        ref=ref,
        offers=offers,
        options=options,
        required=(sheet, key) in (("facts", "name"), ("facts", "year")),
        help=None if kind in ("id", "fixed", "months") else help_of_form(sheet, key),
    )
