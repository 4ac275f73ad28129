"""The reference figures that a year's carriers need, found in the tables by name and date, before the user's word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from gf_desktop.domain.document import Document
from gf_desktop.domain.factors import names
from gf_desktop.domain.factors.needs import Need
from gf_desktop.domain.factors.word import Figure, Reason, Words
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.reference.carbon import CarbonFactor
from gf_desktop.domain.reference.coefficients import GENERAL, EnergyCoefficient
from gf_desktop.domain.reference.grid import DATA_YEAR, GridFactor
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.domain.units import dimension

# The editions of the general rules, the newest first: which one holds, the end of the data year decides.
EDITIONS = (GENERAL, "GB/T 2589-2008")
GRID_TITLE = Message("factors.title.grid")
# A row's unit by its dimension: what an own figure is said in (coal equivalent; carbon dioxide).
_OWN_UNITS = {
    "mass": ("kgce/kg", "tCO2/t"),
    "water": ("kgce/m³", "tCO2/万m³"),
    "gas": ("kgce/Nm³", "tCO2/万Nm³"),
    "joule": ("kgce/MJ", "tCO2/GJ"),
}


def coal_options(need: Need, tables: ReferenceTables, on: date) -> tuple[EnergyCoefficient, ...]:
    """Return the rows of GB/T 2589 that a carrier may stand for, of the edition that holds on a day."""
    if need.sort == "electricity":
        wanted: Sequence[str] = ()
    elif need.carrier == "steam" and not _told_in_heat(need):
        wanted = ()
    else:
        wanted = names.coal_names(need.carrier)
    found = (_edition(name, tables, on) for name in wanted)
    return tuple(row for row in found if row is not None)


def _told_in_heat(need: Need) -> bool:
    return bool(need.units) and all(dimension(unit) == "joule" for unit in need.units)


def _edition(name: str, tables: ReferenceTables, on: date) -> EnergyCoefficient | None:
    rows = [row for table in EDITIONS if (row := tables.coefficients.named(name, table)) is not None]
    return next((row for row in rows if row.validity.holds(on)), rows[0] if rows else None)


def coal_as(need: Need) -> str:
    """Return the key under which the user says which row of GB/T 2589 a carrier is."""
    return f"coal-as/{need.carrier}"


def fuel_as(need: Need) -> str:
    """Return the key under which the user says which row of a carbon table a fuel is."""
    return f"fuel-as/{need.carrier}"


def coal_figure(need: Need, tables: ReferenceTables, on: date, words: Words) -> Figure | None:
    """Return the figure of coal equivalent of a carrier; None while it is open which row it is, or no unit is said."""
    options = coal_options(need, tables, on)
    if len(options) > 1:
        chosen = words.one_of(coal_as(need), [row.name for row in options])
        options = tuple(row for row in options if row.name == chosen)
        return _of_coefficient(options[0], need, on) if options else None
    return _of_coefficient(options[0], need, on) if options else _own_coal(need)


def _of_coefficient(row: EnergyCoefficient, need: Need, on: date) -> Figure:
    return coefficient_figure(row, need.title, f"factors/coal/{need.carrier}", on)


def coefficient_figure(row: EnergyCoefficient, title: Param, place: str, on: date) -> Figure:
    """Return a row of GB/T 2589 as a figure; the ends of a range are the user's to choose between."""
    open_ended = row.ranged or row.coefficient is None
    ends = [row.coefficient, row.coefficient_max] if row.ranged else []
    reasons: dict[Reason, bool] = {
        "other-year": not row.validity.holds(on),
        "range": row.ranged,
        "none": row.coefficient is None,
        "unsure": row.origin.needs_word,
    }
    return Figure(
        key=names.coal_key(row),
        title=message("factors.title.coal", what=title),
        unit=f"kgce/{row.unit}",
        place=place,
        value=None if open_ended else Fraction(row.coefficient or 0),
        ends=tuple(Fraction(end) for end in ends if end is not None),
        source=row.origin.source,
        confidence=row.origin.confidence,
        note=row.origin.note,
        year=row.table,
        waits=tuple(reason for reason, holds in reasons.items() if holds),
    )


def _own_coal(need: Need) -> Figure | None:
    title = message("factors.title.coal", what=need.title)
    place = f"factors/coal/{need.carrier}"
    if need.sort == "electricity":
        return None
    if need.carrier == "steam":
        title = Message("factors.title.steam")
        return Figure(key=names.STEAM_KEY, title=title, unit=names.STEAM_UNIT, place=place, waits=("none",))
    unit = _own_unit(need, 0)
    key = f"coal-own/{need.carrier}/{unit}"
    return Figure(key=key, title=title, unit=unit, place=place, waits=("none",)) if unit else None


def _own_unit(need: Need, which: int) -> str:
    found = (_OWN_UNITS.get(dimension(unit) or "") for unit in need.units)
    return next((units[which] for units in found if units), "")


def power_figure(name: str, basis: str, tables: ReferenceTables, on: date) -> Figure | None:
    """Return the figure of electricity by basis (当量值: fixed; 等价值: the user's)."""
    row = _edition(name, tables, on)
    if row is None:
        return None
    return coefficient_figure(row, message(f"factors.word.{basis}"), f"factors/electricity/{basis}", on)


def fuel_options(need: Need, tables: ReferenceTables, table: str) -> tuple[CarbonFactor, ...]:
    """Return the rows of one table of CO2 factors that a fuel may stand for."""
    found = (tables.carbon.named(name, table, "fuel") for name in names.carbon_names(need.carrier))
    return tuple(row for row in found if row is not None)


def several_fuels(need: Need) -> bool:
    """Return whether the user has to say which row of a carbon table a carrier is."""
    return len(names.carbon_names(need.carrier)) > 1


def fuel_row(need: Need, tables: ReferenceTables, table: str, words: Words) -> CarbonFactor | None:
    """Return the row of a fuel in the chosen table; None where it has none, or the user has still to say which.

    A carrier of several possible names is asked about even where the table has one of them only.
    """
    options = fuel_options(need, tables, table)
    if not several_fuels(need):
        return options[0] if options else None
    chosen = words.one_of(fuel_as(need), [row.name for row in options])
    return next((row for row in options if row.name == chosen), None)


def fuel_figure(need: Need, row: CarbonFactor | None) -> Figure | None:
    """Return CO2 per unit of a fuel as a figure; without a row the user's own, in the unit its rows suggest."""
    title, place = message("factors.title.fuel", what=need.title), f"factors/fuels/{need.carrier}"
    if row is not None:
        return carbon_figure(row, title, place)
    unit = _own_unit(need, 1)
    key = f"fuel-own/{need.carrier}/{unit}"
    return Figure(key=key, title=title, unit=unit, place=place, waits=("none",)) if unit else None


def carbon_figure(row: CarbonFactor, title: Message, place: str) -> Figure:
    """Return a row of a carbon table as a figure per unit."""
    return Figure(
        key=names.carbon_key(row),
        title=title,
        unit=row.unit,
        place=place,
        value=Fraction(row.factor),
        source=f"{row.guideline}；{row.origin.source}",
        confidence=row.origin.confidence,
        note=row.origin.note,
        waits=("unsure",) if row.origin.needs_word else (),
    )


def heat_figure(tables: ReferenceTables) -> Figure | None:
    """Return CO2 per heat bought."""
    row = tables.carbon.named(names.HEAT_NAME, names.HEAT_TABLE, "heat")
    return carbon_figure(row, Message("factors.title.heat"), "factors/heat") if row else None


def grid_figure(document: Document, tables: ReferenceTables, reported: date) -> Figure | None:
    """Return the factor of bought power: of the data year, else the newest published; None while nothing is chosen.

    The user's own factor (``grid-own``) comes first, it needs neither region nor basis.
    """
    settings = document.ledgers.settings
    if names.GRID_OWN in settings.figures:
        return own_grid()
    if not settings.grid_region or not settings.grid_basis:
        return None
    found = tables.grid.factor(document.year, settings.grid_region, settings.grid_basis, reported)
    if found.factor is None or settings.grid_basis == "footprint":
        return own_grid()
    return _of_grid(found.factor, found.found != DATA_YEAR)


def own_grid() -> Figure:
    """Return the figure that stands for a factor of the user's own."""
    place = "factors/grid"
    return Figure(key=names.GRID_OWN, title=GRID_TITLE, unit=names.GRID_UNIT, place=place, waits=("none",))


def _of_grid(row: GridFactor, other_year: bool) -> Figure:
    reasons: dict[Reason, bool] = {"other-year": other_year, "unsure": row.origin.needs_word}
    return Figure(
        key=names.grid_key(row),
        title=GRID_TITLE,
        unit=row.unit,
        place="factors/grid",
        value=Fraction(row.value),
        source=row.origin.source,
        confidence=row.origin.confidence,
        note=row.origin.note,
        year=str(row.year),
        waits=tuple(reason for reason, holds in reasons.items() if holds),
    )
