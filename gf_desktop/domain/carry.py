"""Carry an assessment over to another version of its table, or to another table: what goes along, and what does not.

A row goes along to the row of the same id; where there is none, to the one row that has the same calculator. Only
what still means the same is taken: the kind must be the same and the unit of the same dimension; a figure in another
unit of that dimension is converted where that is exact. Whatever does not fit stays behind and is said. Boundary and
ledgers belong to applicant and year, so they are not touched; nor is the assessment that is carried over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from gf_desktop.domain.carry_answer import Years, carried_answer
from gf_desktop.domain.carry_benchmarks import fills_gap, left_figures, same_benchmarks
from gf_desktop.domain.carry_points import carried_points
from gf_desktop.domain.carry_rows import matched, meanings
from gf_desktop.domain.document import Answer, Benchmarks, Document, GateAnswer, OwnBenchmark, SchemeRef
from gf_desktop.domain.form import carried_information
from gf_desktop.domain.messages import Message, UserFacingError, message
from gf_desktop.domain.pack import Gate, Indicator, Pack

State = Literal["same", "changed", "new", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedRow:
    """What becomes of one row; ``new`` is one of the new table only, ``gone`` one of the old table only.

    ``id`` and ``title`` are the new table's, of a ``gone`` row the old one's. ``answered`` tells whether there was an
    answer, ``kept`` whether all of it goes along; ``said`` is what changes or stays behind, each as a sentence.
    """

    state: State
    id: str
    title: str
    before: str = ""
    answered: bool = False
    kept: bool = False
    said: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedGate:
    """What becomes of one basic requirement; one whose words changed is open again, with its note and proof kept."""

    state: State
    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver:
    """The preview, and the new document. Rows stand in the new table's order, those that fall away at the end.

    ``information`` are the titles of the form's fields whose answers fall away.
    """

    document: Document
    rows: tuple[CarriedRow, ...]
    gates: tuple[CarriedGate, ...]
    counts: Mapping[State, int] = field(default_factory=dict)
    information: tuple[str, ...] = ()

    def of(self, state: State) -> tuple[CarriedRow, ...]:
        """Return the rows of one state."""
        return tuple(row for row in self.rows if row.state == state)


def carry_over(document: Document, old: Pack, new: Pack) -> CarryOver:
    """Return what becomes of a document under another table.

    Args:
        document: A document of the old table.
        old: The table that it was made with.
        new: The table that it is to have.

    Raises:
        UserFacingError: If the tables are for different subjects, or are the very same.
    """
    if old.header.subject != new.header.subject:
        raise UserFacingError(message("carry.subject"))
    if (old.header.id, old.header.version) == (
        new.header.id,
        new.header.version,
    ) and old.digest == new.digest:
        raise UserFacingError(message("carry.same-table", title=new.header.title))
    return _Carrier(document, old, new).carried()


def _renamed(before: Indicator, row: Indicator) -> Iterator[Message]:
    """Say that a row is called otherwise, or has another id alone."""
    if before.title != row.title:
        yield message("carry.title", before=before.title, after=row.title)
    elif before.id != row.id:
        yield message("carry.id")


class _Carrier:
    def __init__(self, document: Document, old: Pack, new: Pack) -> None:
        self._document, self._old, self._new = document, old, new
        self._answers: dict[str, Answer] = {}
        self._benchmarks: dict[str, Benchmarks] = {}
        self._points = carried_points(document, old, new)

    def carried(self) -> CarryOver:
        matches = matched(self._old, self._new)
        rows = [self._row(row, matches.get(row.id)) for row in self._new.indicators]
        rows += [self._gone(row) for row in self._old.indicators if row not in matches.values()]
        gates, answers = self._gates()
        header, given = self._new.header, carried_information(self._document, self._new)
        document = replace(
            self._document,
            scheme=SchemeRef(id=header.id, version=header.version),
            gates=answers,
            answers=self._answers,
            benchmarks=self._benchmarks,
            points=self._points,
            information=given,
        )
        counts: dict[State, int] = {"same": 0, "changed": 0, "new": 0, "gone": 0}
        for one in rows:
            counts[one.state] += 1
        lost = tuple(title for title in self._document.information if title not in given)
        return CarryOver(document=document, rows=tuple(rows), gates=gates, counts=counts, information=lost)

    def _row(self, row: Indicator, before: Indicator | None) -> CarriedRow:
        if before is None:
            return CarriedRow(state="new", id=row.id, title=row.title)
        said = [*_renamed(before, row), *meanings(before, row)]
        answered = before.id in self._document.answers
        kept = True
        years = Years(self._new, self._document.year)
        if answered:
            answer, lost = carried_answer(self._document.answers[before.id], before, row, years)
            said, kept = [*said, *lost], not lost
            if answer != Answer():
                self._answers[row.id] = answer
        said += self._benchmark(before, row)
        said += self._lost_points(before, row)
        state: State = "changed" if said else "same"
        return CarriedRow(
            state=state,
            id=row.id,
            title=row.title,
            before=before.id,
            answered=answered,
            kept=answered and kept,
            said=tuple(said),
        )

    def _gone(self, row: Indicator) -> CarriedRow:
        answered = row.id in self._document.answers
        said = [message("carry.answer-gone")] if answered else []
        said += self._lost_points(row, None)
        return CarriedRow(
            state="gone", id=row.id, title=row.title, before=row.id, answered=answered, said=tuple(said)
        )

    def _lost_points(self, before: Indicator, row: Indicator | None) -> Iterator[Message]:
        """Say that points entered do not go along, or not all of them."""
        word = self._document.points.get(before.id)
        if word is not None and (row is None or self._points.get(row.id) != word):
            yield message("carry.own-points")

    def _benchmark(self, before: Indicator, row: Indicator) -> Iterator[Message]:
        """Take the user's word on benchmarks along where it still speaks of the same figures."""
        word = self._document.benchmarks.get(before.id)
        if word is None:
            return
        if isinstance(word, OwnBenchmark):
            if self._same(before, row, None, word):
                self._benchmarks[row.id] = word
                return
            left = {"": word}
        else:
            kept = {key: own for key, own in word.items() if self._same(before, row, key, own)}
            if kept:
                self._benchmarks[row.id] = kept
            left = {key: own for key, own in word.items() if key not in kept}
        yield from left_figures(before, left, self._old.header.labels)
        if any(not same_benchmarks(before, row, key or None, self._old, self._new) for key in left):
            yield message("carry.benchmark")

    def _same(self, before: Indicator, row: Indicator, inner: str | None, word: OwnBenchmark) -> bool:
        """Whether a word holds under the new table; a figure that filled a gap is that table's own authority's."""
        if self._old.header.id != self._new.header.id and fills_gap(before, inner, word):
            return False
        return same_benchmarks(before, row, inner, self._old, self._new)

    def _gates(self) -> tuple[tuple[CarriedGate, ...], dict[str, GateAnswer]]:
        before = {gate.id: gate for gate in self._old.table.gates}
        found, answers = [], {}
        for gate in self._new.table.gates:
            state = self._gate_state(gate, before.get(gate.id))
            found.append(CarriedGate(state=state, id=gate.id, title=gate.title))
            given = self._document.gates.get(gate.id)
            if given and state in ("same", "changed"):
                answers[gate.id] = given if state == "same" else replace(given, state="open")
        here = {gate.id for gate in self._new.table.gates}
        found += [
            CarriedGate(state="gone", id=g.id, title=g.title) for g in before.values() if g.id not in here
        ]
        return tuple(found), answers

    def _gate_state(self, gate: Gate, before: Gate | None) -> State:
        if before is None:
            return "new"
        return "same" if (gate.title, gate.derived_from) == (before.title, before.derived_from) else "changed"
