"""The factory's year as a document of a shipped table, and its rows derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gf_desktop.domain.calculators import Factors
from gf_desktop.domain.derive import Deriver, Law
from gf_desktop.domain.document import Applicant, Document, SchemeRef
from gf_desktop.domain.ledgers import Ledgers, Settings
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.plain import load
from gf_desktop.domain.result import Derived, Result, RowResult
from gf_desktop.domain.scoring import score
from tests.domain.calculators.builders import BOUNDARY, FACTORS, LEDGERS
from tests.standards.shipped import pack

GENERAL, STAPLE, NATIONAL = "js-general-2026", "js-pp-staple-2026", "gbt36132-2025"
SETTINGS = Settings(energy="share", carbon="share", water="share", grade=2, representative="p1")
NOTHING: Mapping[str, Any] = dict.fromkeys(LEDGERS, ())


def year(settings: Settings = SETTINGS, **changed: Any) -> Ledgers:
    """Return the factory's ledgers with settings, those named in ``changed`` as plain rows of their own."""
    return replace(load(Ledgers, {**LEDGERS, **changed}), settings=settings)


def document(scheme: str = GENERAL, ledgers: Ledgers | None = None, **parts: Any) -> Document:
    """Return a document of a shipped table with the factory's year."""
    return Document(
        **{
            "subject": "factory",
            "applicant": Applicant(name="样例厂", province="江苏省"),
            "year": 2025,
            "scheme": SchemeRef(id=scheme, version=1),
            "boundary": BOUNDARY,
            "ledgers": year() if ledgers is None else ledgers,
            **parts,
        }
    )


def deriver(scheme: str | Pack = GENERAL, law: Law | None = None, factors: Factors = FACTORS) -> Deriver:
    """Return a deriver of a table with checked factors."""
    return Deriver(scheme if isinstance(scheme, Pack) else pack(scheme), lambda _document: factors, law)


def derive(one: Document, law: Law | None = None) -> Mapping[str, Derived]:
    """Return what the ledgers of a document of a shipped table say."""
    return deriver(one.scheme.id, law).derive(one)


def scored(one: Document, law: Law | None = None) -> Result:
    """Return a document scored with what its ledgers say."""
    return score(one, pack(one.scheme.id), None, derive(one, law))


def row_of(one: Document, indicator: str, law: Law | None = None) -> RowResult:
    """Return one row of that."""
    return scored(one, law).row(indicator)
