"""One calculation under way: it reads the ledgers, writes the trace, and collects everything that is missing.

What is missing is read as nought so that the rest is still looked through; ``done`` never lets such a figure out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Self, TypeVar

from gf_desktop.domain.calculators.amounts import ratio
from gf_desktop.domain.calculators.shapes import Coefficient, Computed, Inputs, Lack, Missing, Place
from gf_desktop.domain.ledgers.book import ledger_of
from gf_desktop.domain.ledgers.columns import COMMON, ledger_title
from gf_desktop.domain.ledgers.quantity import Year, year_of
from gf_desktop.domain.ledgers.rows import Row, label
from gf_desktop.domain.ledgers.rules import (
    ALWAYS_THERE,
    blank_said,
    blanks,
    declared_none,
    draft_said,
    may_be_none,
    unsaid,
)
from gf_desktop.domain.messages import Message, Param, message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.result import Step

ZERO = Fraction(0)
_LONGEST = 10**15
T = TypeVar("T", bound=Row)
R = TypeVar("R")


def figure_text(figure: Fraction) -> str:
    """Return a figure for a sentence: exact where it ends within 15 decimals, else cut half-up at eight."""
    return exact_text(figure, 8 if _LONGEST % figure.denominator else 15)


def column_title(ledger: str, column: str) -> Message:
    """Return what a ledger's column is called."""
    return message(f"column.{column}" if column in COMMON else f"column.{ledger}.{column}")


class Work:
    """Reads inputs for one calculation and keeps its trace."""

    def __new__(cls, inputs: Inputs) -> Self:
        """Open the kind of calculation that the inputs ask for."""
        opened: Self = object.__new__(inputs.recorder or cls)
        return opened

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.choices = inputs.choices
        self._memo = None if inputs.recorder or inputs.choices.rows else inputs.memo
        self._lacks: dict[tuple[Place, str], Lack] = {}
        self._used: dict[tuple[str, ...], None] = {}
        self._steps: list[Step] = []
        self._numbers: dict[tuple[str, str], int] = {}

    @property
    def complete(self) -> bool:
        """Whether nothing has been missing so far."""
        return not self._lacks

    # Sharing

    def shared(self, what: str, of: tuple[object, ...], make: Callable[[Work], R]) -> R:
        """Return what ``make`` finds out from the objects ``of``, found out once for all calculations on the same data.

        Its steps, gaps and places enter here as if it had been done here. ``make`` must rest on ``of``, the factors,
        what was declared none and the value of electricity alone, and not ask whether all is complete.
        """
        if self._memo is None:
            return make(self)
        result, done = self._memo.once((what, self.choices.electricity), of, lambda: self._apart(make))
        self._steps += done._steps  # noqa: SLF001 - its own kind
        self._used.update(done._used)  # noqa: SLF001
        for key, lack in done._lacks.items():  # noqa: SLF001
            self._lacks.setdefault(key, lack)
        return result

    def _apart(self, make: Callable[[Work], R]) -> tuple[R, Work]:
        work = self.apart()
        return make(work), work

    # Saying

    def say(
        self, said: Message, result: Fraction | None = None, unit: str = "", *read: tuple[Place, str]
    ) -> None:
        """Write one step of the trace; ``read`` are the places that went in, with their figures."""
        text = "" if result is None else f"{figure_text(result)} {unit}".strip()
        self._steps.append(Step(said=said, inputs=tuple((p.text, figure) for p, figure in read), result=text))

    def lack(self, said: Message, *place: str) -> None:
        """Note that something is missing at ``place`` (ledger, row, column)."""
        where = Place(*place)
        self._lacks.setdefault((where, said.code), Lack(said, where))

    # Reading

    def rows(self, ledger: str, kind: type[T]) -> tuple[T, ...]:
        """Return the rows inside the boundary, those left out being said in the trace.

        An empty ledger is missing unless the user said that there is nothing, where that can be.
        """
        found = self.inputs.ledgers.rows(ledger)
        if not found and not self.declared_none(ledger):
            code = "calc.ledger-needed" if ledger in ALWAYS_THERE else "calc.ledger-empty"
            self.lack(message(code, ledger=ledger_title(ledger)), ledger)
        rows = tuple(row for row in found if isinstance(row, kind) and self._counts(ledger, row))
        self.refuse_unfinished(ledger, rows)
        return rows

    def refuse_unfinished(self, ledger: str, rows: Iterable[Row]) -> None:
        """Note what rows do not say yet.

        A column that holds no figure yet must not pass for one that was left blank on purpose; a row that does not say
        what it is would be left out by kind, or counted under no name.
        """
        rows = tuple(rows)
        for row in unsaid(ledger, rows):
            self._numbers[ledger, row.id] = self.inputs.ledgers.rows(ledger).index(row) + 1
            for column in blanks(ledger, row):
                said = blank_said(ledger, row, column, self._numbers[ledger, row.id])
                self.lack(said, ledger, row.id, column)
        for row in rows:
            for column in row.drafts:
                said = draft_said(ledger, row, column, self._numbers.get((ledger, row.id), 0))
                self.lack(said, ledger, row.id, column)

    def called(self, row: Row) -> Param:
        """Return what a person calls the row; one that does not say it by the number of its line."""
        return label(row, self._numbers.get((ledger_of(row), row.id), 0))

    def declared_none(self, what: str) -> bool:
        """Return whether the user said that there is none of ``what``: a ledger, a column or a kind of rows."""
        return declared_none(self.inputs.ledgers, what)

    def _counts(self, ledger: str, row: Row) -> bool:
        chosen = self.choices.rows.get(ledger)
        if chosen is not None and row.id not in chosen:
            self.say(message("calc.row-not-chosen", ledger=ledger_title(ledger), row=label(row)))
            return False
        return not row.site or self._inside(ledger, row)

    def _inside(self, ledger: str, row: Row) -> bool:
        site = self.inputs.boundary.site(row.site)
        if site is None:
            self.lack(message("calc.site-unknown", row=label(row), site=row.site), ledger, row.id, "site")
        elif not site.inside:
            said = message("calc.site-open", site=site.name or site.id)
            self.lack(said, "boundary", site.id, "inside")
        elif site.inside == "out":
            self.say(
                message(
                    "calc.site-outside",
                    ledger=ledger_title(ledger),
                    row=label(row),
                    site=site.name or site.id,
                )
            )
            return False
        return True

    def year(self, row: Row, column: str, *, ask: bool = False) -> Fraction:
        """Return the year's figure in a column. A blank is missing, unless declared none and not to be asked for."""
        ledger = ledger_of(row)
        year = self._year(row, column)
        self._used[ledger, row.id, column] = None
        if year.value is not None and year.value >= 0:
            return year.value
        title = column_title(ledger, column)
        if year.value is not None:
            self.lack(message("calc.negative", row=self.called(row), column=title), ledger, row.id, column)
            return ZERO
        if year.missing:
            months = tuple(str(month) for month in year.missing)
            self.lack(
                message("calc.months-missing", row=self.called(row), column=title, months=months),
                ledger,
                row.id,
                column,
            )
        elif ask or not self.declared_none(f"{ledger}.{column}"):
            self._blank(row, column, ask=ask)
        return ZERO

    def _year(self, row: Row, column: str) -> Year:
        if self._memo is None:
            return year_of(getattr(row, column))
        return self._memo.year(row, column)

    def figures_at(self, rows: Iterable[Row], *columns: str) -> tuple[tuple[Place, str], ...]:
        """Return the places in these columns where the year's figure is known, with it, as a step names them."""
        found = ((place(row, column), self._year(row, column).value) for row in rows for column in columns)
        return tuple((where, figure_text(year)) for where, year in found if year is not None)

    def given(self, row: Row, column: str) -> bool:
        """Return whether anything stands in a column."""
        return getattr(row, column) not in (None, "")

    def need(self, row: Row, column: str) -> None:
        """Note that a row's text or choice has to be filled in."""
        ledger = ledger_of(row)
        said = blank_said(ledger, row, column, self._numbers.get((ledger, row.id), 0))
        self.lack(said, ledger, row.id, column)

    def _blank(self, row: Row, column: str, *, ask: bool) -> None:
        """Note that a figure is missing; where a word would do instead, say so."""
        may_be_declared = not ask and f"{ledger_of(row)}.{column}" in may_be_none()
        code = "calc.blank-or-none" if may_be_declared else "calc.blank"
        ledger = ledger_of(row)
        said = message(
            code, ledger=ledger_title(ledger), row=self.called(row), column=column_title(ledger, column)
        )
        self.lack(said, ledger, row.id, column)

    def word(self, row: Row, column: str) -> str:
        """Return a text or choice that must be there; empty where it is missing."""
        text = str(getattr(row, column) or "")
        self._used[ledger_of(row), row.id, column] = None
        if not text:
            self.need(row, column)
        return text

    def amount(self, row: Row, column: str, unit: str, *, ask: bool = False) -> Fraction:
        """Return the year's figure in a column, turned from the row's own unit into ``unit``."""
        return times(self.year(row, column, ask=ask), self.factor(row, self.word(row, "unit"), unit))

    def factor(self, row: Row, source: str, target: str, column: str = "unit") -> Fraction:
        """Return what turns ``source`` into ``target``; missing where they measure different things."""
        found = self.ratio(source, target) if source else Fraction(1)
        if found is None:
            said = message("calc.unit-differs", row=self.called(row), unit=source, wanted=target)
            self.lack(said, ledger_of(row), row.id, column)
        return found if found is not None else Fraction(1)

    def coefficient(self, found: Coefficient | None, what: Param, *place: str) -> Coefficient | None:
        """Return a reference figure that may be used; missing where there is none or nobody has confirmed it."""
        where = "/".join(place)
        if found is None:
            self.lack(message("calc.factor-missing", what=what), "factors", where)
        elif not found.usable:
            said = message(
                "calc.factor-unconfirmed", what=what, value=figure_text(found.value), unit=found.unit
            )
            self.lack(said, "factors", where)
        else:
            self._used["factors", where] = None
            return found
        return None

    def divide(self, top: Fraction, bottom: Fraction, what: Message, *place: str) -> Fraction:
        """Return ``top`` ÷ ``bottom``; a bottom of nought is missing under the name ``what``."""
        if bottom:
            return top / bottom
        if self.complete:
            self.lack(message("calc.nought-below", what=what), *place)
        return ZERO

    # Arithmetic that a recorder of it has to see

    def ratio(self, source: str, target: str) -> Fraction | None:
        """Return how many ``target`` one ``source`` is, or None where the two measure different things."""
        return ratio(source, target)

    def counted(self, number: int | Fraction, what: Param, *place: str) -> Fraction:  # noqa: ARG002 - for a recorder
        """Return a figure that stands in no ledger's column: a number of rows, a site's share; ``what`` names it."""
        return Fraction(number)

    def least(self, *figures: Fraction) -> Fraction:
        """Return the smallest."""
        return min(figures)

    def most(self, *figures: Fraction) -> Fraction:
        """Return the largest."""
        return max(figures)

    # Ending

    def done(self, value: Fraction, unit: str, band: str = "") -> Computed | Missing:
        """Return the value with its trace, or everything that was missing."""
        if self._lacks:
            return self.missing()
        return Computed(value=value, unit=unit, steps=tuple(self._steps), used=self._places(), band=band)

    def missing(self) -> Missing:
        """Return everything that was missing."""
        return Missing(tuple(self._lacks.values()))

    def trace(self) -> tuple[tuple[Step, ...], tuple[Place, ...]]:
        """Return the steps and the places read so far."""
        return tuple(self._steps), self._places()

    def _places(self) -> tuple[Place, ...]:
        return tuple(Place(*where) for where in self._used)

    def apart(self) -> Work:
        """Return a fresh calculation on the same inputs, whose gaps do not count here."""
        return Work(self.inputs)


def times(figure: Fraction, factor: Fraction) -> Fraction:
    """Return the product; most units need no turning, and multiplying hundreds of rows by one takes its time."""
    return figure if factor == 1 else figure * factor


def place(row: Row, column: str) -> Place:
    """Return where a row's column stands."""
    return Place(ledger_of(row), row.id, column)
