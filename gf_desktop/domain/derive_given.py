"""What a table may say of how a row is computed: the calculator's choices (``given``), what chooses a form."""

from __future__ import annotations

from collections.abc import Mapping

GIVEN: Mapping[str, tuple[str, ...]] = {
    "medium": ("water", "gas"),
    "pollutant": (),
    "stage": ("generated", "discharged"),
    "grade": ("1", "2", "3", "4", "5"),
    "electricity": ("calorific", "primary"),
    "waste": (),
    "structures": ("yes",),
}
"""The keys with the words that each may hold; without words any text will do.

``waste`` narrows solid waste to the rows whose name holds the text, ``pollutant`` outlets and masses to one pollutant.
``structures`` adds the area of structures to the plot ratio (GB/T 36132-2018, A.1).
"""

BANDS = ("ge-10000-tce", "5000-10000-tce", "3000-5000-tce", "lt-3000-tce")
"""Bands of a year's comprehensive energy, by the ids that tables use for the forms of an indicator."""

BANDED = frozenset({"renewable-share"})
"""The calculators that tell the band beside their value."""
