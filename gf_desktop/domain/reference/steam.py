"""Heat of saturated steam by its pressure: steam becomes heat by its enthalpy, never by a fixed coefficient.

GB/T 2589-2020 lists no coefficient for steam; the heat counts, less that of the water it is made from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.reference.origin import Origin, Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class SteamRow:
    """Saturated steam of an absolute pressure in MPa: its temperature in °C and specific enthalpy (``unit``: kJ/kg)."""

    pressure: Decimal
    temperature: Decimal
    enthalpy: Decimal
    unit: str
    validity: Validity
    origin: Origin


class SteamTable:
    """Finds enthalpies by pressure; between two rows the straight line."""

    def __init__(self, rows: Iterable[SteamRow]) -> None:
        self.rows = tuple(sorted(rows, key=lambda row: row.pressure))

    def enthalpy(self, pressure: Fraction) -> tuple[Fraction, tuple[SteamRow, ...]] | None:
        """Return the enthalpy in kJ/kg and the one or two rows it comes from; None outside the table."""
        for row in self.rows:
            if row.pressure == pressure:
                return Fraction(row.enthalpy), (row,)
        for low, high in zip(self.rows, self.rows[1:], strict=False):
            if low.pressure < pressure < high.pressure:
                part = (pressure - Fraction(low.pressure)) / Fraction(high.pressure - low.pressure)
                return Fraction(low.enthalpy) + part * Fraction(high.enthalpy - low.enthalpy), (low, high)
        return None


def heat(tons: Fraction, enthalpy: Fraction, water: Fraction) -> Fraction:
    """Return the heat in GJ of ``tons`` of steam, less that of the water fed; both enthalpies in kJ/kg."""
    return tons * (enthalpy - water) / 1000
