"""Which dimension a figure of a ledger may be in; where several will do, or the user's own counts, it is not listed."""

from __future__ import annotations

from functools import lru_cache

from gf_desktop.domain.ledgers import Column
from gf_desktop.domain.units import dimension

_OF_LEDGER = {
    "green": "joule",
    "water": "water",
    "waste": "mass",
    "parcels": "area",
    "buildings": "area",
    "storeys": "area",
    "projects": "money",
    "output_value": "money",
}
_OF_COLUMN = {("products", "value"): "money"}
_ENERGY = frozenset({"joule", "mass", "water", "gas", "energy"})
# What each dimension is usually written in, for the sentence.
USUAL = {
    "joule": "kWh、万kWh、MWh",
    "water": "m³、万m³",
    "mass": "t、kg",
    "area": "m²、公顷、亩",
    "money": "元、千元、万元",
    "energy": "t、kWh、m³、GJ",
}


def wrong_dimension(ledger: str, column: Column, unit: str) -> str:
    """Return the usual units where ``unit`` cannot be a figure's of that column, nothing where it can."""
    return _wrong(ledger, column.key, unit, general=column.unit_column == "unit")


@lru_cache(maxsize=1024)
def _wrong(ledger: str, key: str, unit: str, *, general: bool) -> str:
    if ledger == "energy":
        return USUAL["energy"] if general and dimension(unit) not in _ENERGY else ""
    wanted = _OF_COLUMN.get((ledger, key)) or (_OF_LEDGER.get(ledger, "") if general else "")
    return USUAL[wanted] if wanted and dimension(unit) != wanted else ""
