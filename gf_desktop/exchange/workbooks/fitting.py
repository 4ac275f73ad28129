"""The sheets besides ledgers as they fit a table: what its subject is asked, and the choices that its rows take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gf_desktop.domain.data_fit import calculators
from gf_desktop.domain.document import Applicant, Document
from gf_desktop.domain.ledgers import Boundary, Ledgers
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.subjects import unasked
from gf_desktop.exchange.workbooks.shapes import Form, Sheet
from gf_desktop.exchange.workbooks.values import facts

_TAKEN_BY: Mapping[str, tuple[str, ...]] = {
    "electricity": ("energy-per-", "renewable-share"),
    "energy": ("energy-per-product",),
    "carbon": ("carbon-per-product",),
    "water": ("water-per-product",),
    "rain_counts": ("water-per-",),
    "carbon_table": ("carbon-per-",),
    "grid_region": ("carbon-per-",),
    "grid_basis": ("carbon-per-",),
    "zero_carbon": ("carbon-per-",),
    "grade": ("saving-product-share",),
    "representative": ("land-capacity",),
}
"""The beginnings of the calculators that take each of the year's choices."""


def fitted(forms: Iterable[Sheet], pack: Pack, document: Document) -> Iterator[Sheet]:
    """Yield the sheets besides ledgers as they fit the table; what the document tells is always asked."""
    empty = replace(document, applicant=Applicant(name=""), boundary=Boundary(), ledgers=Ledgers())
    for sheet in forms:
        if isinstance(sheet, Form):
            told, untold = facts(sheet, document), facts(sheet, empty)
            kept = tuple(
                one
                for one in sheet.fields
                if told[one.key] != untold[one.key] or _asked(sheet.key, one.key, pack)
            )
            if kept:
                yield replace(sheet, fields=kept)
        elif sheet.key != "figures" or pack.header.subject == "factory" or _has_figures(document):
            yield sheet


def _asked(form: str, key: str, pack: Pack) -> bool:
    subject = pack.header.subject
    if form == "facts":
        return key not in unasked(subject)
    if form == "boundary" and subject == "park":
        return not key.startswith("units.")
    if form != "settings" or subject == "factory":
        return True
    takers = _TAKEN_BY[key.partition(".")[0]]
    return any(name.startswith(takers) for row in pack.indicators for name in calculators(row))


def _has_figures(document: Document) -> bool:
    settings = document.ledgers.settings
    return bool(settings.accepted or settings.figures)
