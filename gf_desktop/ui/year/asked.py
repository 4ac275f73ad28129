"""What the year's data ask the user, for the page of settings."""

from __future__ import annotations

from collections.abc import Iterator
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


def asked(model: SessionModel) -> tuple[Question, ...]:
    """Return the questions that the year's rows raise for this table, the answered ones too, in the order to show them.

    A question that no calculator of the table waits for is left out, unless it was answered, or other papers' totals
    are to be reconciled with ours.
    """
    if model.document.year_data.empty:
        return ()  # nothing asks, and the tables need not be read for that
    tables = model.session.tables
    if tables is None:
        return ()
    found = all_questions(model.document, tables, model.session.reported)
    totals = bool(model.document.ledgers.totals)
    return tuple(one for one in found if not one.open or totals or _matters(model.pack, one.place))


def waiting(model: SessionModel) -> int:
    """Return how many questions wait for the user's word."""
    return sum(one.open for one in asked(model))


def _matters(pack: Pack, place: str) -> bool:
    """Return whether a calculator of the table takes what is decided at a place, and the table does not give it."""
    whole, _, rest = place.partition("/")
    name = rest.partition("/")[0]
    users = _USED_BY.get(f"{whole}/{name}")
    if users is None:
        return True
    return any(one.calculator.startswith(users) and name not in one.given for one in _measures(pack))


def _measures(pack: Pack) -> Iterator[Measure]:
    for _section, _group, row in pack.rows():
        yield row
        yield from row.variants
