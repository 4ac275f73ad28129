"""The figures of a row with the units that cell, row, heading and sheet state for them: one unit must come of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gf_desktop.domain.ledgers import Column
from gf_desktop.domain.messages import Message, message
from gf_desktop.exchange.books import Place
from gf_desktop.exchange.cells import CellReading, Severity, converted
from gf_desktop.exchange.mapping.dimensions import wrong_dimension

if TYPE_CHECKING:
    from gf_desktop.exchange.mapping.taking import Taking

MONTHS = 12
# Forms of statistics are filled in thousands of yuan; said once, so that nobody takes them for 万元.
_ASKS = "千元"


@dataclass(slots=True)
class Amount:
    """The figures of one column in one row: one for the year, or twelve; ``stated`` is the heading's unit."""

    column: Column
    place: Place
    stated: str = ""
    monthly: bool = False
    filled: bool = False
    figures: list[Decimal | None] = field(default_factory=list)
    said: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    problems: tuple[tuple[Place, Message, Severity], ...] = ()

    def take(self, month: int, place: Place, reading: CellReading) -> None:
        """Add what a cell says."""
        if reading.said is not None:
            self.problems += ((place, reading.said, reading.severity),)
        if reading.draft:
            self.drafts += (reading.draft,)
        elif isinstance(reading.value, Decimal):
            self.put(month, reading.value)
            if reading.unit:
                self.said += (reading.unit,)

    def put(self, month: int, figure: Decimal) -> None:
        """Add a figure that leaves nothing to say."""
        if not self.figures:
            self.figures = [None] * (MONTHS if self.monthly else 1)
        self.figures[month] = figure
        self.filled = True

    @property
    def text(self) -> str:
        """Return the figures as the text of a draft."""
        return "；".join(format(figure, "f") for figure in self.figures if figure is not None)

    @property
    def value(self) -> Decimal | tuple[Decimal | None, ...] | None:
        """Return the year's figure, or the twelve months'."""
        if not self.filled:
            return None
        return tuple(self.figures) if self.monthly else self.figures[0]


def settle(
    taking: Taking, ledger: str, amounts: Iterable[Amount], values: dict[str, Any], drafts: dict[str, str]
) -> None:
    """Put the figures into ``values`` in the unit of their row; what cannot be said in it becomes a draft."""
    own = {key: unit for key, unit in values.items() if isinstance(unit, str)}
    for amount in amounts:
        if amount.drafts:
            drafts[amount.column.key] = "；".join(amount.drafts)
        if amount.filled:
            _settle(taking, ledger, amount, own.get(amount.column.unit_column, ""), values, drafts)


def _settle(
    taking: Taking, ledger: str, amount: Amount, own: str, values: dict[str, Any], drafts: dict[str, str]
) -> None:
    """``own`` is the unit in the row's cell of units; what is already in ``values`` may come from a heading."""
    column = amount.column
    stated = tuple(dict.fromkeys(filter(None, (own, *amount.said, amount.stated))))
    said = stated[0] if stated else "" if column.unit else taking.mapping.unit
    target = column.unit or values.get(column.unit_column, "") or said
    problem = _in_unit(ledger, amount, stated, said, target)
    if problem is not None:
        taking.say(amount.place, problem)
        drafts[column.key] = f"{amount.text} {said}".strip()
        return
    values[column.key] = amount.value
    if column.unit or not column.unit_column:
        return
    if target:
        values[column.unit_column] = target
        _ask_about(taking, column, said, amount.place)
    elif column.unit_column not in drafts:
        taking.say(amount.place, message("mapping.no-unit", column=column.title))


def _in_unit(ledger: str, amount: Amount, stated: tuple[str, ...], said: str, target: str) -> Message | None:
    """Bring the figures into ``target``; return the sentence where that cannot be done."""
    column = amount.column
    if len(stated) > 1:
        return message("mapping.units-differ", column=column.title, units=stated)
    if not column.unit and said and (usual := wrong_dimension(ledger, column, said)):
        return message("mapping.dimension", unit=said, column=column.title, usual=usual)
    if not said or said == target:
        return None
    found = [figure if figure is None else converted(figure, said, target) for figure in amount.figures]
    if any(new is None and old is not None for new, old in zip(found, amount.figures, strict=True)):
        return message("mapping.unit-conflict", unit=said, other=target, column=column.title)
    amount.figures = found
    return None


def _ask_about(taking: Taking, column: Column, unit: str, place: Place) -> None:
    if unit == _ASKS:
        said = message("mapping.thousand", column=column.title)
        taking.say_once((_ASKS, column.key), place, said, "ask")
