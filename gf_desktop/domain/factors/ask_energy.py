"""What the carriers of a year ask: their coal equivalent, the state of a gas, the one table of carbon, bought power."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gf_desktop.domain.document import Document
from gf_desktop.domain.factors import figures, names
from gf_desktop.domain.factors.ask_figure import figure_question
from gf_desktop.domain.factors.choose import BASES, cubic_of
from gf_desktop.domain.factors.gas import STATES, cubic_key, differs
from gf_desktop.domain.factors.needs import Need, end_of_year, forms_reconciled, heat_rows, inside, needs
from gf_desktop.domain.factors.question import GRID, Option, Question
from gf_desktop.domain.factors.word import Figure, Words
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.reference.carbon import CarbonFactor
from gf_desktop.domain.reference.coefficients import EnergyCoefficient
from gf_desktop.domain.reference.grid import GridFactor, short_region
from gf_desktop.domain.reference.tables import ReferenceTables

# Factors of footprints are for product footprints only (announcement of the environment ministry).
NOT_FOR_POWER = "footprint"
NATIONAL = "全国"


class EnergyAsking:
    """Asks for the carriers, green power and heat of one document."""

    def __init__(self, document: Document, tables: ReferenceTables, reported: date) -> None:
        self.document, self.tables, self.reported = document, tables, reported
        self.settings = document.ledgers.settings
        self.words = Words(self.settings)
        self.on = end_of_year(document)
        self.needs = needs(document)
        self.power = any(one.sort == "electricity" for one in self.needs)

    def all(self) -> Iterator[Question]:
        """Yield every question, those that others hang on first."""
        if self.power:
            yield from self._electricity()
        every = needs(self.document, everywhere=forms_reconciled(self.document))
        for need in every:
            if need.coal and need.sort != "electricity":
                yield from self._coal(need)
        yield from self._carbon()
        if self.power:
            yield from self._grid()
        yield from self._zero_carbon()
        if heat_rows(self.document):
            yield from self._of(figures.heat_figure(self.tables))

    def _of(self, figure: Figure | None) -> Iterator[Question]:
        found = figure_question(figure, self.words, self.document.year) if figure else None
        if found is not None:
            yield found

    # Energy

    def _electricity(self) -> Iterator[Question]:
        """The basis is a declared choice, 当量 unless 等价 is declared: shown, never open."""
        basis = self.settings.electricity
        yield Question(
            key="settings/electricity",
            kind="choose",
            title=Message("factors.title.electricity"),
            text=Message("factors.text.electricity"),
            options=tuple(Option(value=code, title=message(f"factors.word.{code}")) for code, _ in BASES),
            place="choices/electricity",
            answer=basis,
            open=False,
        )
        yield from self._of(figures.power_figure(dict(BASES)[basis], basis, self.tables, self.on))

    def _coal(self, need: Need) -> Iterator[Question]:
        options = figures.coal_options(need, self.tables, self.on)
        if len(options) > 1:
            yield self._which(need, figures.coal_as(need), f"factors/coal/{need.carrier}", options)
        figure = figures.coal_figure(need, self.tables, self.on, self.words)
        yield from self._of(figure)
        if figure is not None:
            yield from self._state(need, figure.unit)

    def _which(
        self, need: Need, key: str, place: str, rows: tuple[EnergyCoefficient, ...] | tuple[CarbonFactor, ...]
    ) -> Question:
        """A carrier that may be several rows of a table: raw coal is 无烟煤, 烟煤 or 褐煤."""
        chosen = self.words.one_of(key, [row.name for row in rows])
        return Question(
            key=key,
            kind="choose",
            title=message("factors.title.which", what=need.title),
            text=message("factors.text.which", what=need.title),
            options=tuple(map(_row_option, rows)),
            place=place,
            answer=chosen,
            open=not chosen,
        )

    def _state(self, need: Need, unit: str) -> Iterator[Question]:
        if not need.heat or not differs(need, [unit]):
            return
        chosen = cubic_of(need, self.words)
        yield Question(
            key=cubic_key(need.carrier),
            kind="choose",
            title=message("factors.title.cubic", what=need.title),
            text=message("factors.text.cubic", what=need.title, units=need.units, unit=unit),
            options=tuple(
                Option(value=one, title=message(f"factors.cubic.{n}")) for n, one in enumerate(STATES)
            ),
            place=f"energy/{need.row}/unit",
            answer=chosen,
            open=not chosen,
        )

    # Carbon

    def _carbon(self) -> Iterator[Question]:
        fuels = [need for need in self.needs if need.fuel]
        if not fuels:
            return
        tables = [table for table in self.tables.carbon.tables() if self.tables.carbon.of(table, "fuel")]
        chosen = self.settings.carbon_table if self.settings.carbon_table in tables else ""
        yield Question(
            key="settings/carbon_table",
            kind="choose",
            title=Message("factors.title.carbon-table"),
            text=message("factors.text.carbon-table", fuels=str(len(fuels))),
            options=tuple(self._table_option(table, fuels) for table in tables),
            place="factors/fuels",
            answer=chosen,
            open=not chosen,
        )
        for need in fuels if chosen else ():
            yield from self._fuel(need, chosen)

    def _table_option(self, table: str, fuels: list[Need]) -> Option:
        rows = self.tables.carbon.of(table, "fuel")
        held = sum(bool(figures.fuel_options(need, self.tables, table)) for need in fuels)
        low = next((row for row in rows if row.origin.needs_word), rows[0])
        name = message(f"factors.carbon.{table}") if table in names.CARBON_TABLES else rows[0].guideline
        title = message("factors.word.table", name=name, held=held, fuels=len(fuels))
        return Option(value=table, title=title, confidence=low.origin.confidence)

    def _fuel(self, need: Need, table: str) -> Iterator[Question]:
        options = figures.fuel_options(need, self.tables, table)
        row = figures.fuel_row(need, self.tables, table, self.words)
        if figures.several_fuels(need) and options:
            yield self._which(need, figures.fuel_as(need), f"factors/fuels/{need.carrier}", options)
            if row is None:
                return
        figure = figures.fuel_figure(need, row)
        yield from self._of(figure)
        if figure is not None:
            yield from self._state(need, figure.unit)

    def _grid(self) -> Iterator[Question]:
        figure = figures.grid_figure(self.document, self.tables, self.reported)
        region, basis = short_region(self.settings.grid_region), self.settings.grid_basis
        options = self._grid_options()
        answer = f"{region}/{basis}" if region and basis else ""
        yield Question(
            key=GRID,
            kind="choose",
            title=Message("factors.title.grid-choice"),
            text=message("factors.text.grid-choice", year=str(self.document.year)),
            options=options,
            place="factors/grid",
            answer=answer,
            open=figure is None,
        )
        yield from self._of(figure)

    def _grid_options(self) -> tuple[Option, ...]:
        grid = self.tables.grid
        pairs = dict.fromkeys((row.region, row.basis) for row in grid.rows if row.basis != NOT_FOR_POWER)
        found = (grid.factor(self.document.year, *pair, self.reported).factor for pair in pairs)
        own = short_region(self.document.applicant.province)
        rows = sorted(
            (row for row in found if row), key=lambda row: (row.region != own, row.region != NATIONAL)
        )
        return tuple(map(_grid_option, rows))

    def _zero_carbon(self) -> Iterator[Question]:
        rows = [row for row in self.document.ledgers.green if inside(self.document, row)]
        kinds = tuple(dict.fromkeys(row.kind for row in rows if row.kind != "own"))
        if not kinds:
            return
        chosen = tuple(kind for kind in kinds if kind in self.settings.zero_carbon)
        yield Question(
            key="settings/zero_carbon",
            kind="choose-many",
            title=Message("factors.title.zero-carbon"),
            text=Message("factors.text.zero-carbon"),
            options=tuple(Option(value=kind, title=message(f"option.green.kind.{kind}")) for kind in kinds),
            place="choices/zero_carbon",
            answer=",".join(chosen),
            open=False,
        )


def _row_option(row: EnergyCoefficient | CarbonFactor) -> Option:
    if isinstance(row, CarbonFactor):
        figure, unit = str(row.factor), row.unit
    else:
        ends = [str(end) for end in (row.coefficient, row.coefficient_max) if end is not None]
        figure, unit = " ～ ".join(ends), f"kgce/{row.unit}"
    return Option(
        value=row.name,
        title=message("factors.named", name=row.name),
        figure=figure,
        unit=unit,
        source="" if isinstance(row, CarbonFactor) else row.origin.source,
        confidence=row.origin.confidence,
    )


def _grid_option(row: GridFactor) -> Option:
    basis = message(f"factors.grid.{row.basis}")
    return Option(
        value=f"{row.region}/{row.basis}",
        title=message("factors.word.grid", region=row.region, basis=basis, year=str(row.year)),
        figure=f"{row.value:f}",
        unit=row.unit,
        source=row.origin.source,
        confidence=row.origin.confidence,
    )
