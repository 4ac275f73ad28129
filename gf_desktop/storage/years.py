"""The data of an applicant's year in rows and back: ledgers, settings, boundary, inside the workspace's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from gf_desktop.domain.assessment import OF_YEAR, Collection, Edit
from gf_desktop.domain.document import YearData
from gf_desktop.domain.ledgers import LEDGERS, Boundary, Ledgers
from gf_desktop.domain.plain import dump, load
from gf_desktop.storage.history import value_from_plain
from gf_desktop.storage.schema import AssessmentRow, YearFact, YearRow

_FACTS: tuple[Collection, ...] = ("boundary", "settings", "none")
# Up to so many rows are asked for one by one; beyond that the whole ledger is read.
_FEW = 400


@dataclass(frozen=True, slots=True)
class Whose:
    """The applicant and the year that data belong to."""

    applicant_id: str
    year: int

    def rows(self, ledger: str = "") -> tuple[ColumnElement[bool], ...]:
        """Return the conditions for the rows of the year, or of one ledger."""
        of_year = (YearRow.applicant_id == self.applicant_id, YearRow.year == self.year)
        return (*of_year, YearRow.ledger == ledger) if ledger else of_year

    def facts(self) -> tuple[ColumnElement[bool], ...]:
        """Return the conditions for the facts of the year."""
        return YearFact.applicant_id == self.applicant_id, YearFact.year == self.year

    def assessments(self) -> tuple[ColumnElement[bool], ...]:
        """Return the conditions for the assessments of the year."""
        return AssessmentRow.applicant_id == self.applicant_id, AssessmentRow.year == self.year

    @property
    def columns(self) -> dict[str, Any]:
        """The columns that say whose a row is."""
        return {"applicant_id": self.applicant_id, "year": self.year}


def read(connection: Connection, whose: Whose) -> YearData:
    """Return all data of a year as they stand; empty where there are none."""
    facts = _facts(connection, whose)
    chosen = select(YearRow.ledger, YearRow.body).where(*whose.rows())
    plain: dict[str, Any] = defaultdict(list)
    for ledger, body in connection.execute(chosen.order_by(YearRow.ledger, YearRow.position)):
        plain[ledger].append(body)
    plain.update((key, facts[key]) for key in ("settings", "none") if key in facts)
    return YearData(boundary=load(Boundary, facts.get("boundary", {})), ledgers=load(Ledgers, plain))


def put(connection: Connection, whose: Whose, data: YearData) -> None:
    """Keep all data of a year that has none yet."""
    for ledger in LEDGERS:
        rows = enumerate(data.ledgers.rows(ledger))
        _insert(connection, whose, ledger, [(n, row.id, row) for n, row in rows])
    values: Mapping[str, object] = {
        "boundary": data.boundary,
        "settings": data.ledgers.settings,
        "none": data.ledgers.none,
    }
    for key, value in values.items():
        _put_fact(connection, whose, key, value)


def write(connection: Connection, whose: Whose, edits: Iterable[Edit]) -> None:
    """Make the edits of a year's collections, in the same way as ``assessment.apply`` makes them in memory."""
    for (collection, ledger), together in groupby(edits, key=_written_together):
        if collection == "rows":
            _write_rows(connection, whose, ledger, tuple(together))
            continue
        for one in together:
            if collection == "order":
                _write_order(connection, whose, one)
            else:
                _put_fact(connection, whose, collection, one.after)


def has_moved_on(connection: Connection, whose: Whose, edits: Iterable[Edit]) -> bool:
    """Return whether something else stands where an edit speaks of what stood there before.

    Then another assessment of the year changed it meanwhile, and making the edit would destroy that change.
    """
    first: dict[tuple[str, str], Edit] = {}
    for one in edits:
        if one.collection in OF_YEAR and one.collection != "order":
            first.setdefault((one.collection, one.key), one)
    rows = [one for one in first.values() if one.collection == "rows"]
    facts = [one for one in first.values() if one.collection != "rows"]
    return _facts_differ(connection, whose, facts) or _rows_differ(connection, whose, rows)


def drop_unused(connection: Connection, whose: Whose) -> None:
    """Delete the data of a year of which no assessment is left, closed ones and those in the bin included."""
    unused = ~exists().where(*whose.assessments())
    connection.execute(delete(YearRow).where(*whose.rows(), unused))
    connection.execute(delete(YearFact).where(*whose.facts(), unused))


# Writing


def _written_together(one: Edit) -> tuple[str, str]:
    return one.collection, one.key.partition("/")[0] if one.collection == "rows" else ""


def _write_rows(connection: Connection, whose: Whose, ledger: str, edits: Sequence[Edit]) -> None:
    """Write neighbouring edits of one ledger at once. What was taken out and put back stands last, as in memory."""
    gone: dict[str, None] = {}
    put: dict[str, object] = {}
    for one in edits:
        row_id = one.key.partition("/")[2]
        if one.after is None:
            put.pop(row_id, None)
            gone[row_id] = None
        else:
            put[row_id] = one.after
    _delete(connection, whose, ledger, gone)
    last = connection.scalar(select(func.max(YearRow.position)).where(*whose.rows(ledger)))
    start = 0 if last is None else last + 1
    _insert(
        connection, whose, ledger, [(n, row_id, row) for n, (row_id, row) in enumerate(put.items(), start)]
    )


def _insert(connection: Connection, whose: Whose, ledger: str, rows: list[tuple[int, str, object]]) -> None:
    """Put rows; one that is there keeps its position."""
    statement = upsert(YearRow)
    statement = statement.on_conflict_do_update(
        index_elements=["applicant_id", "year", "ledger", "row_id"], set_={"body": statement.excluded.body}
    )
    values = [
        {**whose.columns, "ledger": ledger, "row_id": row_id, "position": position, "body": dump(row)}
        for position, row_id, row in rows
    ]
    if values:
        connection.execute(statement, values)


def _delete(connection: Connection, whose: Whose, ledger: str, row_ids: Iterable[str]) -> None:
    values = [{"gone": row_id} for row_id in row_ids]
    if values:
        connection.execute(
            delete(YearRow).where(*whose.rows(ledger), YearRow.row_id == bindparam("gone")), values
        )


def _write_order(connection: Connection, whose: Whose, one: Edit) -> None:
    """Rewrite the positions; rows that the order does not name stand behind, as they stood."""
    ids = one.after if isinstance(one.after, tuple) else ()
    here = whose.rows(one.key)
    connection.execute(update(YearRow).where(*here).values(position=YearRow.position + len(ids)))
    values = [{"named": row_id, "place": place} for place, row_id in enumerate(ids)]
    if values:
        named = update(YearRow).where(*here, YearRow.row_id == bindparam("named"))
        connection.execute(named.values(position=bindparam("place")), values)


def _put_fact(connection: Connection, whose: Whose, key: str, value: object) -> None:
    connection.execute(delete(YearFact).where(*whose.facts(), YearFact.key == key))
    if body := dump(value):
        connection.execute(insert(YearFact).values(**whose.columns, key=key, body=body))


# Comparing


def _facts(connection: Connection, whose: Whose) -> dict[str, Any]:
    chosen = select(YearFact.key, YearFact.body).where(*whose.facts())
    return dict(connection.execute(chosen).all())


def _facts_differ(connection: Connection, whose: Whose, edits: Sequence[Edit]) -> bool:
    if not edits:
        return False
    stands = _facts(connection, whose)
    return any((dump(one.before) or None) != stands.get(one.collection) for one in edits)


def _rows_differ(connection: Connection, whose: Whose, edits: Sequence[Edit]) -> bool:
    for ledger, together in groupby(edits, key=lambda one: one.key.partition("/")[0]):
        chosen = tuple(together)
        bodies = _bodies(connection, whose, ledger, chosen)
        if any(_differ(one, bodies.get(one.key.partition("/")[2])) for one in chosen):
            return True
    return False


def _bodies(connection: Connection, whose: Whose, ledger: str, edits: Sequence[Edit]) -> dict[str, Any]:
    chosen = select(YearRow.row_id, YearRow.body).where(*whose.rows(ledger))
    if len(edits) <= _FEW:
        chosen = chosen.where(YearRow.row_id.in_([one.key.partition("/")[2] for one in edits]))
    return dict(connection.execute(chosen).all())


def _differ(one: Edit, body: Any) -> bool:
    if dump(one.before) == body:
        return False
    return one.before != value_from_plain(one.collection, one.key, body)
