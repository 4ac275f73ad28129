"""How a sheet's columns become a ledger's: what was guessed, what a person made of it, what went wrong in a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gf_desktop.domain.messages import Message
from gf_desktop.exchange.books import Place, address
from gf_desktop.exchange.cells import Severity

Layout = Literal["rows", "lines"]
Confidence = Literal["sure", "likely", "unsure"]
Months = tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMapping:
    """Where in a sheet a ledger stands. Rows and columns count from 0.

    Layout ``rows``: each row under the heading (``first_header`` to ``last_header``, data from ``first_row``) is a row
    of ``ledger``; ``columns`` lead from a ledger's column to the sheet's, ``months`` to twelve of them (None: that
    month has no column), ``units`` hold what headings state, ``unit`` what the sheet states for all figures, ``fixed``
    values that hold for every row, in the words of a cell. Layout ``lines``: a printed ``form`` that names what each
    line is; ``columns`` then are ``line``, ``unit``, ``value`` and ``before`` (the year before).
    """

    ledger: str = ""
    layout: Layout = "rows"
    form: str = ""
    first_header: int = 0
    last_header: int = 0
    first_row: int = 1
    columns: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, Months] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A sentence about a cell of a sheet; ``place`` is None where it speaks of the whole sheet.

    ``wrong``: the cell was not taken (a text is kept as draft); ``ask``: taken, but the user should say a word;
    ``note``: said for information.
    """

    sheet: str
    place: Place | None
    said: Message
    severity: Severity = "wrong"

    @property
    def cell(self) -> str:
        """Return the cell as people read it, nothing for the whole sheet."""
        return address(*self.place) if self.place else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What was understood of a sheet: the ``mapping``, how sure it is, and what a person should look at.

    ``headings`` hold the text over each column; ``unused`` are the columns that lead nowhere; ``others`` the ledgers
    that would do as well, best first; ``questions`` what has to be decided before the rows are right.
    """

    mapping: SheetMapping
    confidence: Confidence
    headings: Mapping[int, str]
    unused: tuple[int, ...] = ()
    others: tuple[str, ...] = ()
    questions: tuple[CellProblem, ...] = ()
