"""The state of a gas: a plain m³ becomes Nm³ (0 °C) or m³ at 20 °C only by the user's word.

Rows may be told in one and a table's figure in the other; the word (``cubic/natural-gas/Nm³``) says what one plain m³
of the carrier is, and turns the figure, never the row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gf_desktop.domain.calculators.amounts import ratio
from gf_desktop.domain.calculators.shapes import Coefficient
from gf_desktop.domain.factors.needs import Need
from gf_desktop.domain.units import dimension

PLAIN, STATED = "water", "gas"
STATES = ("Nm³", "m³(20℃)")


def cubic_key(carrier: str) -> str:
    """Return the key under which the user says what a plain m³ of a carrier is."""
    return f"cubic/{carrier}"


def differs(need: Need, units: Iterable[str]) -> bool:
    """Return whether a figure per one of ``units`` and the carrier's rows speak of gas in different ways."""
    rows, figures = _dimensions(need.units), _dimensions(unit.partition("/")[2] for unit in units)
    return len(rows) == 1 and len(figures) == 1 and rows != figures


def _dimensions(units: Iterable[str]) -> set[str | None]:
    return {dimension(unit) for unit in units if dimension(unit) in (PLAIN, STATED)}


def restated(found: Coefficient | None, need: Need, cubic: str) -> Coefficient | None:
    """Return a figure per the kind of m³ that the carrier's rows are told in; as it is where nothing was said."""
    if found is None or not cubic or not differs(need, [found.unit]):
        return found
    above, _, below = found.unit.partition("/")
    plain = dimension(below) == PLAIN
    source, target = ("Nm³", cubic) if plain else (cubic, below)
    factor = ratio(source, target)
    small = ratio("m³", below) if plain else None
    assert factor is not None
    scale = factor * small if small is not None else factor
    return replace(found, value=found.value * scale, unit=f"{above}/{'Nm³' if plain else 'm³'}")
