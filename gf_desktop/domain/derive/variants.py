"""Which form of an indicator the data choose: by the band of the year's energy, by limits and quotas of products."""

from __future__ import annotations

from gf_desktop.domain.ledgers import Boundary, Ledgers
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Indicator, Variant
from gf_desktop.domain.result import Gap

_COLUMNS = {"limit-standard": "limit_standard", "water-quota": "water_quota"}
_WORDS = {column: word for word, column in _COLUMNS.items()}


def by_band(indicator: Indicator) -> bool:
    """Whether the band of the year's energy chooses the indicator's form."""
    return any(variant.chosen_by == "band" for variant in indicator.variants)


def by_law(indicator: Indicator) -> str:
    """Return the column of the products by which the indicator's form is chosen, or nothing."""
    words = (variant.chosen_by.removeprefix("no-") for variant in indicator.variants)
    return next((_COLUMNS[word] for word in words if word in _COLUMNS), "")


def chosen(indicator: Indicator, ledgers: Ledgers, boundary: Boundary) -> Variant | None:
    """Return the form that the products choose, or None while they say nothing or choose nothing.

    One product with a limit (or quota) is enough for it; that there is none is the user's word.
    """
    column = by_law(indicator)
    if not column:
        return None
    if any(getattr(row, column) for row in _inside(ledgers, boundary)):
        wanted = _WORDS[column]
    elif f"products.{column}" in ledgers.none:
        wanted = f"no-{_WORDS[column]}"
    else:
        return None
    return next((variant for variant in indicator.variants if variant.chosen_by == wanted), None)


def open_choice(column: str) -> Gap:
    """Return what is missing while the products do not say whether a limit or a quota applies."""
    return Gap(said=message(f"calc.choose-{column.replace('_', '-')}"), place=f"products/{column}")


def _inside(ledgers: Ledgers, boundary: Boundary) -> list[ProductRow]:
    outside = {site.id for site in boundary.sites if site.inside != "in"}
    return [row for row in ledgers.products if row.site not in outside]
