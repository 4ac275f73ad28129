"""A calculation that keeps its arithmetic: each figure it reads is a leaf, each step it says carries its tree.

Slower than the plain one and equal to it in every value; made when a calculation sheet is asked for, not at each
keystroke.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from gf_desktop.domain.calculators.nodes import Figure, Leaf, Node, Operation, chosen, node_of
from gf_desktop.domain.calculators.registry import calculate
from gf_desktop.domain.calculators.shapes import Coefficient, Inputs, Outcome, Place
from gf_desktop.domain.calculators.work import Work, column_title
from gf_desktop.domain.ledgers.book import ledger_of
from gf_desktop.domain.ledgers.columns import Column, columns
from gf_desktop.domain.ledgers.environment import OutletRow
from gf_desktop.domain.ledgers.rows import Row, label
from gf_desktop.domain.messages import Message, Param
from gf_desktop.domain.result import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedStep(Step):
    """A step with its arithmetic: ``node`` is None where it only says something."""

    node: Node | None = None
    unit: str = ""


def traced(inputs: Inputs) -> Inputs:
    """Return the inputs so that every calculation on them keeps its arithmetic."""
    return replace(inputs, recorder=TracedWork)


def calculate_traced(name: str, inputs: Inputs) -> Outcome:
    """Return what ``calculate`` returns, its figures being ``Figure`` and its steps ``TracedStep``.

    Raises:
        KeyError: If there is no calculator of that name.
    """
    return calculate(name, traced(inputs))


class TracedWork(Work):
    """Reads through the same doors as the plain calculation; what it hands out remembers its origin."""

    def say(
        self, said: Message, result: Fraction | None = None, unit: str = "", *read: tuple[Place, str]
    ) -> None:
        """Write one step of the trace with the tree of its result."""
        super().say(said, result, unit, *read)
        plain = self._steps[-1]
        node = None if result is None else node_of(result)
        if isinstance(node, Operation):
            node.named = True
        self._steps[-1] = TracedStep(
            said=plain.said, inputs=plain.inputs, result=plain.result, node=node, unit=unit
        )

    def year(self, row: Row, column: str, *, ask: bool = False) -> Fraction:
        """Return the year's figure as a leaf; what was declared to be none is nought without a trace."""
        value = super().year(row, column, ask=ask)
        found = getattr(row, column)
        if found is None or found == ():
            return value
        ledger = ledger_of(row)
        leaf = Leaf(
            kind="cell",
            value=value,
            unit=_unit(row, _column(ledger, column)),
            what=_called(row),
            column=column_title(ledger, column),
            place=Place(ledger, row.id, column),
            source=row.source,
            months=tuple(one for one in found if one is not None) if isinstance(found, tuple) else (),
        )
        return Figure(value, leaf)

    def factor(self, row: Row, source: str, target: str, column: str = "unit") -> Fraction:
        """Return what turns ``source`` into ``target`` as a leaf."""
        return _turned(super().factor(row, source, target, column), source, target)

    def ratio(self, source: str, target: str) -> Fraction | None:
        """Return how many ``target`` one ``source`` is, as a leaf."""
        found = super().ratio(source, target)
        return None if found is None else _turned(found, source, target)

    def coefficient(self, found: Coefficient | None, what: Param, *place: str) -> Coefficient | None:
        """Return a reference figure whose value is a leaf."""
        used = super().coefficient(found, what, *place)
        if used is None:
            return None
        leaf = Leaf(
            kind="factor",
            value=used.value,
            unit=used.unit,
            what=what,
            place=Place("factors", "/".join(place)),
            source=used.source,
            confidence=used.confidence,
            accepted=used.accepted,
            year=used.year,
        )
        return replace(used, value=Figure(used.value, leaf))

    def counted(self, number: int | Fraction, what: Param, *place: str) -> Fraction:
        """Return a count as a leaf."""
        value = super().counted(number, what, *place)
        return Figure(value, Leaf(kind="count", value=value, what=what, place=Place(*place)))

    def least(self, *figures: Fraction) -> Fraction:
        """Return the smallest with its tree."""
        return chosen("min", figures)

    def most(self, *figures: Fraction) -> Fraction:
        """Return the largest with its tree."""
        return chosen("max", figures)


def _turned(value: Fraction, source: str, target: str) -> Fraction:
    """A factor of one (kgce/kg to tce/t) changes nothing and leaves no trace."""
    if isinstance(value, Figure) or value == 1:
        return value
    return Figure(value, Leaf(kind="unit", value=value, unit=source, target=target))


def _called(row: Row) -> Param:
    """Return what a person calls the row, an outlet with its number; one without a name after its title or year."""
    if isinstance(row, OutletRow):
        return f"{row.number} {row.pollutant}".strip()
    name = label(row)
    if name != row.id:
        return name
    return next((str(text) for key in ("title", "year") if (text := getattr(row, key, ""))), row.id)


def _column(ledger: str, key: str) -> Column:
    return next(column for column in columns(ledger) if column.key == key)


def _unit(row: Row, column: Column) -> str:
    return column.unit or (str(getattr(row, column.unit_column)) if column.unit_column else "")
