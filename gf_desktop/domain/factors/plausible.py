"""Own factors that are far from the tables' of the same name: found to be looked at, never refused.

Compared are a row's own coefficient and measured heating value, and the figures entered in place of reference ones. A
carrier is compared with all rows that it may stand for: those of GB/T 2589 and the heating values of the CO2 tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from gf_desktop.domain.calculators.amounts import KJ_PER_KGCE, ratio
from gf_desktop.domain.document import Document
from gf_desktop.domain.factors import figures, names
from gf_desktop.domain.factors.needs import Need, end_of_year, needs
from gf_desktop.domain.factors.word import Figure, Words
from gf_desktop.domain.finding import Finding
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.rows import label
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.reference.tables import ReferenceTables

LEAST, MOST = Fraction("0.7"), Fraction("1.3")
"""An own figure below the least or above the most of the tables' by these parts is asked about."""
_GAS = str.maketrans({"N": None})
_SHOWN = 6


def far_off(own: Fraction, known: Iterable[Fraction]) -> bool:
    """Return whether an own figure lies well outside the figures known; nothing can be said where none is."""
    known = tuple(known)
    return bool(known) and not min(known) * LEAST <= own <= max(known) * MOST


def range_text(known: Iterable[Fraction]) -> str:
    """Return the figures known as one, or as the range between the least and the most."""
    known = tuple(known)
    ends = dict.fromkeys(exact_text(end, _SHOWN) for end in (min(known), max(known)))
    return " ～ ".join(ends)


def figure_far(figure: Figure, own: Fraction | None) -> bool:
    """Return whether the user's own figure is far from the one that it stands in place of."""
    return own is not None and far_off(own, known_of(figure))


def known_of(figure: Figure) -> tuple[Fraction, ...]:
    """Return what the tables say of a figure: itself, the ends of its range, or nothing."""
    return figure.ends or (() if figure.value is None else (figure.value,))


def implausible(document: Document, tables: ReferenceTables, reported: date) -> tuple[Finding, ...]:
    """Return a warning for each own factor of the year that is far from the tables' figure."""
    words, on = Words(document.ledgers.settings), end_of_year(document)
    by_carrier = {need.carrier: need for need in needs(document)}
    found = list(_of_settings(document, tables, reported, words, on))
    for row in document.ledgers.energy:
        need = by_carrier.get(row.carrier)
        if need is not None and row.sort != "electricity":
            found += _of_row(row, need, tables, on)
    return tuple(found)


def _of_row(row: EnergyRow, need: Need, tables: ReferenceTables, on: date) -> Iterator[Finding]:
    told = (
        ("coefficient", row.coefficient, row.coefficient_unit, "kgce", Fraction(1)),
        ("heating_value", row.heating_value, row.heating_value_unit, "kJ", KJ_PER_KGCE),
    )
    for column, figure, unit, above, per_kgce in told:
        if figure is None or not unit:
            continue
        factor = 1 / per_kgce
        known = [value / factor / scale for value, scale in _known(need, tables, on, unit, above)]
        if far_off(Fraction(figure), known):
            what = message("factors.far.cell", row=label(row), column=message(f"column.energy.{column}"))
            yield _finding(what, Fraction(figure), known, unit, f"energy/{row.id}/{column}")


def _known(
    need: Need, tables: ReferenceTables, on: date, unit: str, above: str
) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield coal equivalents in kgce per the table's unit, each with how many of those per unit one ``unit`` is."""
    for value, per in _coal_known(need, tables, on):
        scale = ratio(unit.translate(_GAS), f"{above}/{per.translate(_GAS)}")
        if scale:
            yield value, scale


def _coal_known(need: Need, tables: ReferenceTables, on: date) -> Iterator[tuple[Fraction, str]]:
    for row in figures.coal_options(need, tables, on):
        for end in (row.coefficient, row.coefficient_max):
            if end is not None:
                yield Fraction(end), row.unit
    if need.sort != "fuel":
        return
    for one in tables.carbon.rows:
        if one.kind == "fuel" and one.name in names.carbon_names(need.carrier) and one.heating_value:
            kj = ratio(one.heating_unit.partition("/")[0], "kJ")
            if kj:
                yield Fraction(one.heating_value) * kj / KJ_PER_KGCE, one.heating_unit.partition("/")[2]


def _of_settings(
    document: Document, tables: ReferenceTables, reported: date, words: Words, on: date
) -> Iterator[Finding]:
    for figure in _figures(document, tables, reported, words, on):
        own = words.factor(figure.key)
        if own is not None and figure_far(figure, own):
            yield _finding(figure.title, own, known_of(figure), figure.unit, figure.place)
    for need in needs(document):
        yield from _own_coal(need, tables, words, on)


def _own_coal(need: Need, tables: ReferenceTables, words: Words, on: date) -> Iterator[Finding]:
    """A carrier without a row in GB/T 2589 may have a heating value in the CO2 tables."""
    figure = figures.coal_figure(need, tables, on, words)
    own = words.factor(figure.key) if figure is not None else None
    if figure is None or own is None or known_of(figure) or figure.unit == names.STEAM_UNIT:
        return
    known = [value / scale for value, scale in _known(need, tables, on, figure.unit, "kgce")]
    if far_off(own, known):
        yield _finding(figure.title, own, known, figure.unit, figure.place)


def _figures(
    document: Document, tables: ReferenceTables, reported: date, words: Words, on: date
) -> Iterator[Figure]:
    """Yield the figures of the year that tables have and the user may have replaced."""
    table = words.settings.carbon_table
    for need in needs(document):
        coal = figures.coal_figure(need, tables, on, words)
        if coal is not None:
            yield coal
        row = (
            figures.fuel_row(need, tables, table, words)
            if need.sort == "fuel" and _there(tables, table)
            else None
        )
        if row is not None:
            yield figures.carbon_figure(
                row, message("factors.title.fuel", what=need.title), f"factors/fuels/{need.carrier}"
            )
    for figure in (figures.grid_figure(document, tables, reported), figures.heat_figure(tables)):
        if figure is not None:
            yield figure


def _there(tables: ReferenceTables, table: str) -> bool:
    return table in tables.carbon.tables()


def _finding(what: Param, own: Fraction, known: Iterable[Fraction], unit: str, place: str) -> Finding:
    said: Message = message(
        "factors.far.finding", what=what, own=exact_text(own, _SHOWN), known=range_text(known), unit=unit
    )
    return Finding("warning", said.code, said, ("ledgers", place))
