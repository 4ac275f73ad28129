"""A year with few rows, the shipped tables, and the user's answers to the questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from gf_desktop.domain.calculators.shapes import Factors
from gf_desktop.domain.document import Applicant, Document, SchemeRef
from gf_desktop.domain.factors import all_questions, answered, answered_row, choose
from gf_desktop.domain.factors.question import Answer, Question
from gf_desktop.domain.ledgers import Boundary, Ledgers, Settings, Site
from gf_desktop.domain.plain import load
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.standards.reference.tables import read_tables
from tests.standards.shipped import REFERENCE

REPORT = date(2026, 6, 1)


@cache
def tables() -> ReferenceTables:
    """Return the shipped tables."""
    return read_tables(REFERENCE)


def year(number: int = 2025, settings: Settings | None = None, **rows: Any) -> Document:
    """Return a document of a factory in Jiangsu with the plain ledger ``rows``; a site ``out`` lies outside."""
    ledgers = load(Ledgers, rows)
    return Document(
        subject="factory",
        applicant=Applicant(name="某厂", province="江苏省"),
        year=number,
        scheme=SchemeRef(id="js-general-2026", version=1),
        boundary=Boundary(sites=(Site(id="out", name="宿舍", inside="out"),)),
        ledgers=replace(ledgers, settings=settings or ledgers.settings),
    )


def carriers(*told: tuple[str, str], number: int = 2025, settings: Settings | None = None) -> Document:
    """Return a year of (carrier, unit) rows of energy."""
    rows = [
        {"id": f"e{n}", "carrier": carrier, "unit": unit, "kind": _kind(carrier)}
        for n, (carrier, unit) in enumerate(told, 1)
    ]
    return year(number, settings, energy=rows)


def _kind(carrier: str) -> str:
    return "" if carrier.isascii() else "fuel"


def product(number: int = 2025, settings: Settings | None = None, **row: Any) -> Document:
    """Return a year of one product."""
    return year(number, settings, products=[{"id": "p1", "name": "甲", "unit": "t", **row}])


def chosen(document: Document, reported: date = REPORT) -> Factors:
    """Return the factors of a document by the shipped tables."""
    return choose(document, tables(), reported)


def asked(document: Document, reported: date = REPORT) -> Mapping[str, Question]:
    """Return every question of a document by key."""
    return {one.key: one for one in all_questions(document, tables(), reported)}


def still(document: Document) -> list[str]:
    """Return the keys of the open questions."""
    return [key for key, one in asked(document).items() if one.open]


def say(document: Document, key: str, answer: Answer) -> Document:
    """Return the document with one question answered, in the settings or in the product's row."""
    question, ledgers = asked(document)[key], document.ledgers
    if not question.row:
        return with_settings(document, answered(ledgers.settings, question, answer))
    rows = [
        answered_row(row, question, answer) if row.id == question.row else row for row in ledgers.products
    ]
    return replace(document, ledgers=ledgers.with_rows("products", rows))


def with_settings(document: Document, settings: Settings) -> Document:
    """Return the document under other settings."""
    return replace(document, ledgers=replace(document.ledgers, settings=settings))


def accepting(*keys: str, **more: Any) -> Settings:
    """Return settings in which the user accepted ``keys``."""
    return Settings(accepted=keys, **more)


def figure(text: str) -> Decimal:
    """Return a figure as the user types it."""
    return Decimal(text)
