"""The choices of one row's calculator: the year's settings, and over them what the table gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gf_desktop.domain.calculators import Choices
from gf_desktop.domain.ledgers import Settings
from gf_desktop.domain.pack import Measure

_YES_NO: Mapping[str, bool | None] = {"yes": True, "no": False, "": None}


def of_settings(settings: Settings) -> Choices:
    """Return the choices that hold for every calculator of the year."""
    return Choices(
        electricity=settings.electricity,
        energy=settings.energy,
        carbon=settings.carbon,
        water=settings.water,
        zero_carbon=frozenset(settings.zero_carbon),
        rain_counts=_YES_NO[settings.rain_counts],
        grade=settings.grade,
        representative=settings.representative,
    )


def of_measure(base: Choices, measure: Measure) -> Choices:
    """Return ``base`` with what the table gives; functions are those that the table lists, by id and by title."""
    given: dict[str, Any] = dict(measure.given)
    if "grade" in given:
        given["grade"] = int(given["grade"])
    if measure.ticks and measure.ticks.options:
        options = measure.ticks.options
        given["functions"] = {one.title: one.id for one in options} | {one.id: one.id for one in options}
    return replace(base, **given) if given else base
