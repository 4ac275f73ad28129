"""The factors of a data year: reference figures by name and date, as far as the user's word allows; no defaults."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from gf_desktop.domain.calculators.amounts import KJ_PER_KGCE
from gf_desktop.domain.calculators.shapes import Coefficient, Factors, FuelFactors
from gf_desktop.domain.document import Document
from gf_desktop.domain.factors import names
from gf_desktop.domain.factors.figures import (
    coal_figure,
    fuel_figure,
    fuel_row,
    grid_figure,
    heat_figure,
    power_figure,
)
from gf_desktop.domain.factors.gas import STATES, cubic_key, restated
from gf_desktop.domain.factors.needs import Need, end_of_year, needs
from gf_desktop.domain.factors.word import Figure, Words
from gf_desktop.domain.ledgers.settings import Basis
from gf_desktop.domain.reference.carbon import CarbonFactor
from gf_desktop.domain.reference.tables import ReferenceTables

BASES: tuple[tuple[Basis, str], ...] = (("calorific", names.CALORIFIC), ("primary", names.PRIMARY))


def choose(document: Document, tables: ReferenceTables, reported: date) -> Factors:
    """Return the reference figures for the year's carriers, with what the user said of them.

    ``coal`` and ``fuels`` are keyed by carrier as the energy ledger has it, ``electricity`` by basis. A figure that
    waits for a word is there but not usable; one that the tables do not have, or of which a range is to be chosen
    from, is not there. Fuels come from the one table of ``settings.carbon_table`` and are empty without it.

    Args:
        document: The assessment; its year, ledgers and settings count.
        tables: The reference tables.
        reported: The day of the report; factors of bought power published later are not known to it.
    """
    words, on = Words(document.ledgers.settings), end_of_year(document)
    carriers = needs(document, everywhere=True)
    coal = {one.carrier: _coal(one, tables, on, words) for one in carriers}
    power = {basis: _coefficient(power_figure(name, basis, tables, on), words) for basis, name in BASES}
    return Factors(
        coal={carrier: found for carrier, found in coal.items() if found is not None},
        electricity={basis: found for basis, found in power.items() if found is not None},
        fuels=_fuels(carriers, tables, words),
        grid=_coefficient(grid_figure(document, tables, reported), words),
        heat=_coefficient(heat_figure(tables), words),
    )


def _coefficient(figure: Figure | None, words: Words) -> Coefficient | None:
    return words.coefficient(figure) if figure else None


def cubic_of(need: Need, words: Words) -> str:
    """Return what the user said that a plain m³ of a carrier is; empty where nothing was said."""
    return words.one_of(cubic_key(need.carrier), STATES)


def _coal(need: Need, tables: ReferenceTables, on: date, words: Words) -> Coefficient | None:
    found = _coefficient(coal_figure(need, tables, on, words), words)
    if found is not None and found.unit == names.STEAM_UNIT:
        return replace(found, value=found.value / KJ_PER_KGCE, unit="kgce/kg")
    return restated(found, need, cubic_of(need, words))


def _fuels(carriers: tuple[Need, ...], tables: ReferenceTables, words: Words) -> dict[str, FuelFactors]:
    table = words.settings.carbon_table
    fuels = (one for one in carriers if one.sort == "fuel" and table)
    found = ((one.carrier, _fuel(one, tables, table, words)) for one in fuels)
    return {carrier: factors for carrier, factors in found if factors is not None}


def _fuel(need: Need, tables: ReferenceTables, table: str, words: Words) -> FuelFactors | None:
    row = fuel_row(need, tables, table, words)
    figure = fuel_figure(need, row)
    found = _coefficient(figure, words)
    if figure is None or found is None:
        return None
    # An own figure per unit says nothing of carbon content and oxidation, which a measured heat may call for.
    by_table = words.table(figure)
    parts = _parts(row, by_table) if row is not None and by_table is not None else {}
    heat = None if words.factor(figure.key) is not None else parts.get("heating_value")
    cubic = cubic_of(need, words)
    return FuelFactors(
        heating_value=restated(heat, need, cubic),
        carbon=parts.get("carbon"),
        oxidation=parts.get("oxidation"),
        per_unit=restated(found, need, cubic),
    )


def _parts(row: CarbonFactor, like: Coefficient) -> dict[str, Coefficient]:
    """Return heating value, carbon content and oxidation of a row, as sure and as accepted as its factor."""
    figures = {
        "heating_value": (row.heating_value, row.heating_unit),
        "carbon": (row.carbon, "tC/TJ"),
        "oxidation": (row.oxidation, "–"),
    }
    return {
        name: replace(like, value=Fraction(value), unit=unit)
        for name, (value, unit) in figures.items()
        if value is not None
    }
