"""What the year's data ask the user, for the page of settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from gf_desktop.domain.factors import all_questions

if TYPE_CHECKING:
    from gf_desktop.domain.factors import Question
    from gf_desktop.domain.pack import Measure, Pack
    from gf_desktop.ui.session_model import SessionModel

_USED_BY = {
    "choices/energy": ("energy-per-product",),
    "choices/carbon": ("carbon-per-product",),
    "choices/water": ("water-per-product",),
    "choices/rain_counts": ("water-per-",),
    "choices/grade": ("saving-product-share",),
    "choices/representative": ("land-capacity",),
    "choices/zero_carbon": ("carbon-per-",),
    "choices/electricity": ("energy-per-", "renewable-share"),
    "factors/coal": ("energy-per-", "renewable-share"),
    "factors/electricity": ("energy-per-", "renewable-share"),
    "factors/fuels": ("carbon-per-",),
    "factors/grid": ("carbon-per-",),
    "factors/heat": ("carbon-per-",),
}
"""The beginnings of the calculators that take what is decided at a place; what is not listed always matters."""
_USED_IN_ROWS = {
    "limit_standard": ("energy-per-product",),
    "corrections": ("energy-per-product",),
    "water_quota": ("water-per-product",),
    "unit": ("energy-per-", "carbon-per-", "renewable-share"),
}
"""The same of what is decided in a row of products or energy, by its column."""
_RECONCILED_BY = {
    "energy": ("choices/electricity", "factors/coal", "factors/electricity", "unit"),
    "carbon": ("factors/fuels", "factors/grid", "factors/heat", "choices/zero_carbon", "unit"),
    "water": ("choices/rain_counts",),
}
"""What the total of another paper is set beside: our total of its subject takes what is decided there."""


def asked(model: SessionModel) -> tuple[Question, ...]:
    """Return the questions that the year's rows raise for this table, the answered ones too, in the order to show them.

    A question that no calculator of the table waits for is left out, unless it was answered, or the total of another
    paper is to be reconciled with ours that takes it. One that holds a draft waits, whatever counts meanwhile.
    """
    if model.document.year_data.empty:
        return ()  # nothing asks, and the tables need not be read for that
    tables = model.session.tables
    if tables is None:
        return ()
    found = all_questions(model.document, tables, model.session.reported)
    taken = {what for row in model.document.ledgers.totals for what in _RECONCILED_BY.get(row.subject, ())}
    drafts = model.document.ledgers.settings.drafts
    return tuple(
        replace(one, open=True) if one.key in drafts else one
        for one in found
        if not one.open or _decided(one.place) in taken or _matters(model.pack, one.place)
    )


def _decided(place: str) -> str:
    """Return what is decided at a place: ``choices/energy``, ``factors/coal``, or the column of a row."""
    whole, _, rest = place.partition("/")
    name, _, column = rest.partition("/")
    return column.partition("/")[0] if whole in ("products", "energy") else f"{whole}/{name}"


def _matters(pack: Pack, place: str) -> bool:
    """Return whether a calculator of the table takes what is decided at a place, and the table does not give it."""
    what = _decided(place)
    users = _USED_BY.get(what) or _USED_IN_ROWS.get(what)
    if users is None:
        return True
    name = what.rpartition("/")[2]
    return any(one.calculator.startswith(users) and name not in one.given for one in _measures(pack))


def _measures(pack: Pack) -> Iterator[Measure]:
    for _section, _group, row in pack.rows():
        yield row
        yield from row.variants
