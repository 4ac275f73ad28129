"""Read a sheet by a mapping: its rows, and what there is to say about its cells."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from gf_desktop.domain.ledgers import Row, columns, label, ledger_of
from gf_desktop.domain.messages import message
from gf_desktop.exchange.books import Sheet
from gf_desktop.exchange.cells import CellReader
from gf_desktop.exchange.mapping.lines import take_lines
from gf_desktop.exchange.mapping.shapes import CellProblem, SheetMapping
from gf_desktop.exchange.mapping.taking import RowReader, Taking

_SAME = ("text", "choice", "reference", "whole")
_ASIDE = frozenset({"id", "source", "note"})


def read_rows(
    sheet: Sheet,
    mapping: SheetMapping,
    reader: CellReader,
    *,
    year: int | None = None,
    used: Collection[str] = (),
) -> tuple[tuple[Row, ...], tuple[CellProblem, ...]]:
    """Return the typed rows of a sheet, and the sentences about its cells.

    The rows may belong to several ledgers (a printed form also states totals): ``ledger_of`` tells. A cell that could
    not be taken leaves its column empty and its text among the row's drafts; a row without what it must have is left
    out and said.

    Args:
        sheet: The sheet.
        mapping: Where the columns stand.
        reader: Reads single cells.
        year: The year that the sheet speaks of, where its figures do not say it themselves.
        used: Ids that new rows must not get.
    """
    rows, _, problems = read_placed(sheet, mapping, reader, year=year, used=used)
    return rows, problems


def read_placed(
    sheet: Sheet,
    mapping: SheetMapping,
    reader: CellReader,
    *,
    year: int | None = None,
    used: Collection[str] = (),
) -> tuple[tuple[Row, ...], tuple[int, ...], tuple[CellProblem, ...]]:
    """Return what ``read_rows`` does, with the sheet's row (from 0) in which each row stands."""
    taking = Taking(sheet, mapping, reader, set(used), year)
    if mapping.layout == "lines":
        take_lines(taking)
    else:
        RowReader(taking).read()
    _ask_about_doubles(taking)
    return tuple(taking.rows), tuple(taking.places), tuple(taking.problems)


def _ask_about_doubles(taking: Taking) -> None:
    """Two rows that name the same thing may be one row twice, or two meters: the user says."""
    seen: dict[tuple[object, ...], int] = {}
    for number, row in zip(taking.places, taking.rows, strict=True):
        key = _names(row)
        first = seen.setdefault(key, number)
        if first != number:
            said = message("mapping.double", name=label(row), row=first + 1, other=number + 1)
            column = min(taking.mapping.columns.values(), default=0)
            taking.problems.append(CellProblem(taking.sheet.name, (number, column), said, "ask"))


def _names(row: Row) -> tuple[object, ...]:
    ledger = ledger_of(row)
    return (ledger, *(getattr(row, key) for key in _naming(ledger)))


@cache
def _naming(ledger: str) -> tuple[str, ...]:
    return tuple(c.key for c in columns(ledger) if c.kind in _SAME and c.key not in _ASIDE)
