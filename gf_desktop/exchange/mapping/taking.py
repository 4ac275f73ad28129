"""Take the rows of a sheet by a mapping: typed ledger rows, and a sentence for each cell that needs one.

Nothing is dropped in silence: a sum row and a part of another line are said; a row without its name is kept and said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from gf_desktop.domain.ledgers import LEDGERS, Column, Row, columns
from gf_desktop.domain.ledgers.carriers import CARRIERS
from gf_desktop.domain.messages import Message, message
from gf_desktop.exchange.books import Place, Sheet
from gf_desktop.exchange.cells import CellReader, CellReading, Severity, plain_figure, text_of
from gf_desktop.exchange.headings import bare, is_part, plain
from gf_desktop.exchange.mapping.amounts import Amount, settle
from gf_desktop.exchange.mapping.shapes import CellProblem, SheetMapping

_FIGURES = ("number", "quantity")
_END = re.compile(
    r"(单位|统计|企业)?(负责人|填表人|制表人?|审核人?|编制人?|填报人)[:： ]|(注|说明|备注|填表说明)\s*[\d.]*[:：]"
)
_MERGED_FILL = ("text", "reference", "choice", "unit", "whole")
Taken = tuple[tuple[Row, ...], tuple[CellProblem, ...]]


@dataclass(slots=True)
class Taking:
    """What is gathered while a sheet is gone through."""

    sheet: Sheet
    mapping: SheetMapping
    reader: CellReader
    used: set[str]
    year: int | None = None
    rows: list[Row] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    once: set[tuple[str, ...]] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)

    def say(self, place: Place | None, said: Message, severity: Severity = "wrong") -> None:
        """Note a sentence about a cell."""
        self.problems.append(CellProblem(self.sheet.name, place, said, severity))

    def say_once(self, key: tuple[str, ...], place: Place, said: Message, severity: Severity) -> None:
        """Note a sentence that would else be said in every row."""
        if key not in self.once:
            self.once.add(key)
            self.say(place, said, severity)

    def add(self, number: int, row: Row) -> None:
        """Keep a row that stands in the sheet's row ``number``."""
        self.rows.append(row)
        self.places.append(number)

    def new_id(self, ledger: str) -> str:
        """Return an id that no row has."""
        number = self._counts.get(ledger, 0) + 1
        while f"{ledger}-{number}" in self.used:
            number += 1
        self._counts[ledger] = number
        self.used.add(f"{ledger}-{number}")
        return f"{ledger}-{number}"


class RowReader:
    """Reads the rows of one ledger; what holds for all rows is worked out once."""

    def __init__(self, taking: Taking) -> None:
        self._taking = taking
        self._sheet, self._mapping, self._reader = taking.sheet, taking.mapping, taking.reader
        self._ledger = taking.mapping.ledger
        self._kind = LEDGERS[self._ledger]
        known = {column.key: column for column in columns(self._ledger)}
        self._plain = [
            (known[k], place) for k, place in taking.mapping.columns.items() if _is_plain(known, k)
        ]
        self._figures = [
            (known[k], place) for k, place in taking.mapping.columns.items() if _is_figure(known, k)
        ]
        self._months = [(known[k], places) for k, places in taking.mapping.months.items() if k in known]
        self._required = [column for column in known.values() if column.required]
        self._fixed = [(known[k], text) for k, text in taking.mapping.fixed.items() if k in known]
        first = self._required[0].key if self._required else "name"
        self._name = taking.mapping.columns.get(first, taking.mapping.columns.get("name"))
        self._merged = (
            {
                (r, c)
                for b in taking.sheet.merged
                for r in range(b.top, b.bottom + 1)
                for c in range(b.left, b.right + 1)
            }
            if taking.sheet.merged
            else set()
        )
        self._coal: int | None = None

    def read(self) -> None:
        """Read all rows down to the end of the table."""
        used = {p for _, p in (*self._plain, *self._figures)} | {
            p for _, places in self._months for p in places if p is not None
        }
        for number in range(self._mapping.first_row, self._sheet.height):
            values = self._sheet.rows[number]
            if all(values[p] is None for p in used if p < len(values)) and not self._faulty(number, used):
                continue
            if self._is_end(number):
                break
            if not self._is_apart(number):
                self._row(number)

    def _faulty(self, number: int, used: Collection[int]) -> bool:
        faults = self._sheet.faults
        return bool(faults) and any((number, place) in faults for place in used)

    def _is_end(self, number: int) -> bool:
        """The lines below a table (单位负责人, 填表人, 说明) are not rows of it."""
        first = next((value for value in self._sheet.rows[number] if value is not None), None)
        return isinstance(first, str) and bool(_END.match(first.strip())) and not self._has_figures(number)

    def _has_figures(self, number: int) -> bool:
        row = self._sheet.rows[number]
        places = [p for _, p in self._figures] + [p for _, ps in self._months for p in ps if p is not None]
        return any(row[p] is not None for p in places if p < len(row)) or self._faulty(number, places)

    def _is_apart(self, number: int) -> bool:
        """Tell whether a row adds up others, is part of another, or is a printed line without figures."""
        name = self._name_text(number)
        place = (number, self._name or 0)
        if plain(name) in self._reader.headings.sums or bare(name) in self._reader.headings.sums:
            self._sum(number, name, place)
            return True
        if self._mapping.form and not self._has_figures(number):
            return True
        return self._ledger == "energy" and self._is_inside(number, name, place)

    def _name_text(self, number: int) -> str:
        """Return what a row is called: by its name's column, else by its first cell."""
        if self._name is not None and (name := text_of(self._sheet.shown(number, self._name))):
            return name
        return text_of(next((value for value in self._sheet.rows[number] if value is not None), None))

    def _sum(self, number: int, name: str, place: Place) -> None:
        self._taking.say(place, message("mapping.sum", name=name), "note")
        if self._mapping.form != "205-1" or not self._has_figures(number):
            return
        readings = [(c, p, self._cell(number, p, c)) for c, p in self._figures if c.key == "consumed"]
        unit = self._mapping.columns.get("unit")
        said = self._reader.units.read(text_of(self._sheet.shown(number, unit))) if unit is not None else None
        for _, _, reading in readings:
            if isinstance(reading.value, Decimal):
                self._total(number, reading.value, (said.symbol or "") if said else "")

    def _total(self, number: int, amount: Decimal, unit: str) -> None:
        total = LEDGERS["totals"](  # type: ignore[call-arg]
            id=self._taking.new_id("totals"), subject="energy", paper="205-1", unit=unit, amount=amount
        )
        self._taking.add(number, total)

    def _is_inside(self, number: int, name: str, place: Place) -> bool:
        """Forms list 无烟煤 and others under 原煤, which holds them already."""
        if self._reader.headings.carrier(name) == "raw-coal" and self._has_figures(number):
            self._coal = number
        coal = bare(name) in self._reader.headings.inside
        part = coal or (is_part(name) and not self._reader.headings.carrier(name))
        if not part or self._coal is None:
            return False
        self._taking.say(place, message("mapping.inside", name=name), "note")
        return True

    def _row(self, number: int) -> None:
        values: dict[str, Any] = {}
        drafts: dict[str, str] = {}
        for column, text in self._fixed:
            self._keep(column, self._reader.read(column, text), (number, 0), values, drafts)
        for column, place in self._plain:
            reading = self._named(column, number, place)
            self._keep(column, reading, (number, place), values, drafts)
        amounts = [*self._amounts(number)]
        self._form_coefficient(amounts, values)
        for amount in amounts:
            for where, said, severity in amount.problems:
                self._taking.say(where, said, severity)
        settle(self._taking, self._ledger, amounts, values, drafts)
        self._finish(number, values, drafts)

    def _form_coefficient(self, amounts: list[Amount], values: Mapping[str, Any]) -> None:
        """205-1 states its coefficients in tons of standard coal per unit of the row, and says so nowhere."""
        if self._mapping.form != "205-1" or "unit" not in values or "coefficient_unit" in values:
            return
        for amount in amounts:
            if amount.column.key == "coefficient" and amount.filled and not amount.stated:
                amount.stated = f"tce/{values['unit']}"
                said = message("mapping.coefficient")
                self._taking.say_once(("coefficient",), amount.place, said, "note")

    def _named(self, column: Column, number: int, place: int) -> CellReading:
        """A name merged over several rows holds for each of them; a carrier goes by its own words."""
        inside = (number, place) in self._merged and column.kind in _MERGED_FILL
        row = self._sheet.rows[number]
        value = self._sheet.shown(number, place) if inside else row[place] if place < len(row) else None
        if (self._ledger, column.key) == ("energy", "carrier") and isinstance(value, str) and value.strip():
            return self._carrier(value, (number, place))
        return self._reader.read(column, value, fault=self._sheet.faults.get((number, place)))

    def _carrier(self, text: str, place: Place) -> CellReading:
        found = self._reader.headings.carrier(text)
        if found is None and text.strip() in CARRIERS:
            found = text.strip()
        if found is not None:
            return CellReading(found)
        self._taking.say_once(("carrier", text), place, message("mapping.carrier", name=text.strip()), "ask")
        return CellReading(text.strip())

    def _cell(self, number: int, place: int, column: Column) -> CellReading:
        return self._reader.read(
            column, self._sheet.value(number, place), fault=self._sheet.faults.get((number, place))
        )

    def _amounts(self, number: int) -> Iterator[Amount]:
        for column, place in self._figures:
            if column.key not in self._mapping.months:
                amount = Amount(column, (number, place), self._mapping.units.get(column.key, ""))
                self._add(amount, 0, number, place)
                yield amount
        for column, places in self._months:
            first = next((place for place in places if place is not None), 0)
            amount = Amount(column, (number, first), self._mapping.units.get(column.key, ""), monthly=True)
            for month, at in enumerate(places):
                if at is not None:
                    self._add(amount, month, number, at)
            yield amount

    def _add(self, amount: Amount, month: int, number: int, place: int) -> None:
        if self._merged and (number, place) in self._merged and self._below(number, place):
            amount.problems += (((number, place), message("mapping.merged"), "ask"),)
            return
        row = self._sheet.rows[number]
        value = row[place] if place < len(row) else None
        fault = self._sheet.faults.get((number, place)) if self._sheet.faults else None
        if value is None and fault is None:
            return
        if type(value) is float and amount.column.unit != "%" and (found := plain_figure(value)) is not None:
            amount.put(month, found)  # what most cells are
            return
        reading = self._reader.read(amount.column, value, fault=fault)
        amount.take(month, (number, place), reading)

    def _below(self, number: int, place: int) -> bool:
        """A figure merged over several rows stands in the first of them only; the others ask."""
        block = self._sheet.merged_at(number, place)
        return (
            block is not None and number > block.top and self._sheet.value(block.top, block.left) is not None
        )

    def _keep(
        self,
        column: Column,
        reading: CellReading,
        place: Place,
        values: dict[str, Any],
        drafts: dict[str, str],
    ) -> None:
        if reading.said is not None:
            self._taking.say(place, reading.said, reading.severity)
        if reading.draft:
            drafts[column.key] = reading.draft
        elif reading.value is not None:
            values[column.key] = reading.value

    def _finish(self, number: int, values: dict[str, Any], drafts: dict[str, str]) -> None:
        if not values and not drafts:
            return
        for column in self._required:
            if column.key not in values and column.key not in drafts:
                place = (number, self._mapping.columns.get(column.key, 0))
                self._taking.say(place, message("mapping.required", column=column.title))
        row_id = str(values.pop("id", "")) or self._taking.new_id(self._ledger)
        self._taking.used.add(row_id)
        self._taking.add(number, self._kind(id=row_id, drafts=drafts, **values))


def _is_plain(known: Mapping[str, Column], key: str) -> bool:
    return key in known and known[key].kind not in _FIGURES


def _is_figure(known: Mapping[str, Column], key: str) -> bool:
    return key in known and known[key].kind in _FIGURES
