"""Which units may stand in a ledger's column: those of a dimension, or the user's own words (件, 台, 千米)."""

from __future__ import annotations

from collections.abc import Mapping

from gf_desktop.domain.units import dimension

_OWN_TEXT = (
    "products.unit materials.unit outlets.unit footprints.unit energy.heating_value_unit energy.coefficient_unit"
    " totals.unit"
)
_OWN = frozenset(_OWN_TEXT.split())
# One unit of each dimension that a column may be told in.
_LIKE: Mapping[str, str] = {
    "energy.unit": "kWh t m³ Nm³ m³(20℃) GJ tce",
    "green.unit": "kWh",
    "carbon.unit": "tCO2 GJ",
    "products.value_unit": "元",
    "output_value.unit": "元",
    "water.unit": "m³",
    "waste.unit": "t",
    "pollutants.unit": "t",
    "parcels.unit": "m²",
    "buildings.unit": "m²",
    "storeys.unit": "m²",
    "projects.unit": "元",
}


def may_be_own(ledger: str, column: str) -> bool:
    """Return whether a unit that is none of ours may be right in this column."""
    return f"{ledger}.{column}" in _OWN


def fits(ledger: str, column: str, unit: str) -> bool:
    """Return whether a unit of ours is of a dimension that the column may be told in; own units are not judged."""
    like = _LIKE.get(f"{ledger}.{column}", "").split()
    return not like or dimension(unit) in {dimension(one) for one in like}
