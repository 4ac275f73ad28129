"""The aggregate that is worked on: a document with its pack, and the edits that change it.

An edit names a place by collection and key, with what stood there before and what stands there after; undo is the
edit turned round. Nothing is changed in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from gf_desktop.domain.document import (
    Answer,
    Applicant,
    Benchmarks,
    DisqualifierAnswer,
    Document,
    GateAnswer,
    OwnPoints,
    ProgrammeAnswers,
    ProgrammeFacts,
)
from gf_desktop.domain.ledgers import LEDGERS, Boundary, Ledgers, Row, Settings
from gf_desktop.domain.messages import Message
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.result import Result

if TYPE_CHECKING:
    from gf_desktop.domain.calculators.shapes import Factors

Collection = Literal[
    "answers",
    "gates",
    "benchmarks",
    "points",
    "programme",
    "conditions",
    "disqualifiers",
    "facts",
    "information",
    "narrative",
    "applicant",
    "rows",
    "order",
    "none",
    "settings",
    "boundary",
]
Value = (
    Answer
    | GateAnswer
    | DisqualifierAnswer
    | ProgrammeFacts
    | Benchmarks
    | OwnPoints
    | str
    | Applicant
    | Row
    | tuple[str, ...]
    | Settings
    | Boundary
    | None
)

VALUE_TYPES: Mapping[Collection, object] = {
    "answers": Answer,
    "gates": GateAnswer,
    "benchmarks": Benchmarks,
    "points": OwnPoints,
    "conditions": GateAnswer,
    "disqualifiers": DisqualifierAnswer,
    "programme": str,
    "facts": ProgrammeFacts,
    "information": str,
    "narrative": str,
    "applicant": Applicant,
    "order": tuple[str, ...],
    "none": tuple[str, ...],
    "settings": Settings,
    "boundary": Boundary,
}
"""What stands in each collection; a row of ``rows`` is of its ledger's type (``value_type``)."""

OF_YEAR: frozenset[Collection] = frozenset({"rows", "order", "none", "settings", "boundary"})
"""What belongs to applicant and year: every open assessment of that year reads it."""

WHOLE = ""
_NO_PROGRAMME = ProgrammeAnswers(id="")


@dataclass(frozen=True, slots=True)
class Edit:
    """One place changed. ``None`` is: nothing stands there.

    Applicant, the programme (its id), boundary, settings, what was declared none and the facts of the application are
    one place each, their key ``WHOLE``. A ledger's row stands in ``rows`` under ``energy/e1``; the order of a ledger's
    rows in ``order`` under ``energy``, as their ids. What only a form has stands in ``information`` under its title.
    """

    collection: Collection
    key: str
    before: Value
    after: Value

    def inverse(self) -> Edit:
        """Return the edit that takes this one back."""
        return Edit(self.collection, self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Changes:
    """What one use case changed, as one step of undo; ``said`` names it ("修改 单位产品综合能耗")."""

    edits: tuple[Edit, ...]
    said: Message

    def inverse(self) -> Changes:
        """Return the changes that take these back, in the opposite order."""
        return Changes(tuple(edit.inverse() for edit in reversed(self.edits)), self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One applicant, one table, one year, in work or closed (定稿).

    ``pack`` travels with it. ``frozen`` is the result stored on closing, never computed again, and ``factors`` are the
    reference figures it was computed with (None where it was closed before such figures were used).
    """

    id: str
    applicant_id: str
    document: Document
    pack: Pack
    state: Literal["open", "closed"] = "open"
    changed: str = ""
    place: str = ""
    frozen: Result | None = None
    factors: Factors | None = None


def row_key(ledger: str, row_id: str) -> str:
    """Return the key of a ledger's row."""
    return f"{ledger}/{row_id}"


def value_type(collection: Collection, key: str) -> object:
    """Return the type of what stands at a place."""
    return LEDGERS[key.partition("/")[0]] if collection == "rows" else VALUE_TYPES[collection]


def current(document: Document, collection: Collection, key: str) -> Value:
    """Return what stands at a place of the document, or None."""
    if collection in _WHOLES:
        return _WHOLES[collection](document)
    if collection == "rows":
        ledger, _, row_id = key.partition("/")
        return document.ledgers.row(ledger, row_id)
    if collection == "order":
        return tuple(row.id for row in document.ledgers.rows(key))
    values: Mapping[str, Value] = _mapping(document, collection)
    return values.get(key)


def edit(document: Document, collection: Collection, key: str, after: Value) -> Edit:
    """Return the edit that makes ``after`` stand at a place of the document."""
    return Edit(collection, key, current(document, collection, key), after)


def replace_rows(document: Document, ledger: str, after: Iterable[Row]) -> tuple[Edit, ...]:
    """Return the edits that make a ledger hold ``after``, in that order.

    New rows come before their order and the removed ones after it, so that the turned-round edits restore both.
    """
    old = {row.id: row for row in document.ledgers.rows(ledger)}
    new = {row.id: row for row in after}
    put = [_row_edit(ledger, key, old.get(key), row) for key, row in new.items() if old.get(key) != row]
    gone = [_row_edit(ledger, key, row, None) for key, row in old.items() if key not in new]
    # What is only changed or appended stands where it should without a word on the order.
    if [key for key in old if key in new] + [key for key in new if key not in old] == list(new) and not gone:
        return tuple(put)
    return (*put, Edit("order", ledger, tuple(old), tuple(new)), *gone)


def _row_edit(ledger: str, row_id: str, before: Row | None, after: Row | None) -> Edit:
    return Edit("rows", row_key(ledger, row_id), before, after)


def apply(document: Document, changes: Changes) -> Document:
    """Return the document with the changes made. A new row stands last in its ledger until ``order`` says else."""
    for ledger, together in groupby(changes.edits, key=_ledger_changed):
        edits = tuple(together)
        document = _apply_rows(document, ledger, edits) if ledger else _apply_each(document, edits)
    return document


def _ledger_changed(one: Edit) -> str:
    """Return the ledger whose rows an edit changes: neighbours of one ledger are made at once, thousands of them."""
    return one.key.partition("/")[0] if one.collection == "rows" else ""


def _apply_rows(document: Document, ledger: str, edits: Iterable[Edit]) -> Document:
    rows: dict[str, Row] = {row.id: row for row in document.ledgers.rows(ledger)}
    for one in edits:
        row_id = one.key.partition("/")[2]
        if one.after is None:
            rows.pop(row_id, None)
        else:
            assert isinstance(one.after, Row)
            rows[row_id] = one.after
    return replace(document, ledgers=document.ledgers.with_rows(ledger, rows.values()))


def _apply_each(document: Document, edits: Iterable[Edit]) -> Document:
    for one in edits:
        document = _apply_one(document, one)
    return document


def _apply_one(document: Document, one: Edit) -> Document:
    after = one.after
    if one.collection == "applicant":
        assert isinstance(after, Applicant)
        return replace(document, applicant=after)
    if one.collection == "facts":
        return _with_programme(
            document, facts=after if isinstance(after, ProgrammeFacts) else ProgrammeFacts()
        )
    if one.collection == "programme":
        return _with_programme(document, id=after or "")
    if one.collection == "boundary":
        return replace(document, boundary=after if isinstance(after, Boundary) else Boundary())
    if one.collection in OF_YEAR:
        return replace(document, ledgers=_changed(document.ledgers, one))
    values = dict(_mapping(document, one.collection))
    if after is None:
        values.pop(one.key, None)
    else:
        values[one.key] = after
    return _with_mapping(document, one.collection, values)


def _changed(ledgers: Ledgers, one: Edit) -> Ledgers:
    if one.collection == "settings":
        return replace(ledgers, settings=one.after if isinstance(one.after, Settings) else Settings())
    ids = one.after if isinstance(one.after, tuple) else ()
    if one.collection == "none":
        return replace(ledgers, none=ids)
    rank = {row_id: at for at, row_id in enumerate(ids)}
    rows = ledgers.rows(one.key)
    return ledgers.with_rows(one.key, sorted(rows, key=lambda row: rank.get(row.id, len(rank))))


_WHOLES: Mapping[Collection, Callable[[Document], Value]] = {
    "applicant": lambda document: document.applicant,
    "programme": lambda document: (document.programme or _NO_PROGRAMME).id or None,
    "facts": lambda document: (document.programme or _NO_PROGRAMME).facts,
    "boundary": lambda document: document.boundary,
    "settings": lambda document: document.ledgers.settings,
    "none": lambda document: document.ledgers.none,
}


def _mapping(document: Document, collection: Collection) -> Mapping[str, Value]:
    if collection in ("conditions", "disqualifiers"):
        return getattr(document.programme, collection, {})
    values: Mapping[str, Value] = getattr(document, collection)
    return values


def _with_mapping(document: Document, collection: Collection, values: Mapping[str, Value]) -> Document:
    if collection in ("conditions", "disqualifiers"):
        return _with_programme(document, **{collection: values})
    return replace(document, **{collection: values})  # type: ignore[arg-type]


def _with_programme(document: Document, **changed: object) -> Document:
    programme = replace(document.programme or _NO_PROGRAMME, **changed)  # type: ignore[arg-type]
    # Taking back the first answer of a document without programme leaves it without one, as it was.
    return replace(document, programme=None if programme == _NO_PROGRAMME else programme)
