"""What a table may give a row's calculator (``given``): choices that the table makes, not the user."""

from __future__ import annotations

from collections.abc import Mapping

GIVEN: Mapping[str, tuple[str, ...]] = {
    "medium": ("water", "gas"),
    "pollutant": (),
    "stage": ("generated", "discharged"),
    "grade": ("1", "2", "3", "4", "5"),
    "electricity": ("calorific", "primary"),
    "waste": (),
}
"""The keys with the words that each may hold; without words any text will do.

``waste`` narrows solid waste to the rows whose name holds the text, ``pollutant`` outlets and masses to one pollutant.
"""
