"""Basic requirements: met, not met or open; some follow from the programme's negative list."""

from __future__ import annotations

from collections.abc import Iterable

from gf_desktop.domain.document import Document, GateAnswer, GateState, ProgrammeAnswers
from gf_desktop.domain.pack import Gate, Pack
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.result import GateResult, RowResult

_UNANSWERED = GateAnswer()


def gates(document: Document, pack: Pack, programme: Programme | None = None) -> tuple[GateResult, ...]:
    """Return the state of each basic requirement of the table, in its order.

    A programme other than the document's own is not looked at.
    """
    listed = programme if document.programme and programme and document.programme.id == programme.id else None
    return tuple(_gate(gate, document, listed) for gate in pack.table.gates)


def overall(states: Iterable[GateState]) -> GateState:
    """Return the state of all together: not-met over open over met; met where there is none."""
    found = set(states)
    if "not-met" in found:
        return "not-met"
    return "open" if "open" in found else "met"


def with_must_rows(
    known: tuple[GateResult, ...], rows: Iterable[RowResult]
) -> tuple[tuple[GateResult, ...], GateState]:
    """Return the gates with every must row that is not met (2018), and the state of all together.

    A must row that is still open holds the state open; it is listed among the rows, not once more here.
    """
    must = [row for row in rows if row.indicator.must or (row.measure and row.measure.must)]
    failed = [row for row in must if row.status == "scored" and not row.ratio]
    undecided = any(row.status not in ("scored", "not-applicable") for row in must)
    named = tuple(
        GateResult(id=row.id, title=row.indicator.title, state="not-met", derived=True) for row in failed
    )
    states: list[GateState] = [gate.state for gate in (*known, *named) if not gate.encouraged]
    return (*known, *named), overall([*states, "open"] if undecided else states)


def _gate(gate: Gate, document: Document, programme: Programme | None) -> GateResult:
    explicit = document.gates.get(gate.id, _UNANSWERED)
    derived = gate.derived_from == "disqualifiers" and document.programme is not None
    state, note = explicit.state, explicit.note
    if derived and document.programme and state != "not-met":
        state = _derived(explicit.state, document.programme, programme)
        note = note or _existing(document.programme, programme)
    return GateResult(
        id=gate.id, title=gate.title, state=state, note=note, derived=derived, encouraged=gate.encouraged
    )


def _derived(explicit: GateState, answers: ProgrammeAnswers, programme: Programme | None) -> GateState:
    given = answers.disqualifiers
    if any(answer.state == "exists" for answer in given.values()):
        return "not-met"
    if programme and programme.disqualifiers:
        clear = all(one.id in given and given[one.id].state == "none" for one in programme.disqualifiers)
        return "met" if clear else "open"
    # Without the list itself nobody can say that the answers are complete: then the explicit word counts.
    return "open" if any(answer.state == "open" for answer in given.values()) else explicit


def _existing(answers: ProgrammeAnswers, programme: Programme | None) -> str:
    titles = {one.id: one.title for one in programme.disqualifiers} if programme else {}
    return "、".join(
        titles.get(one, one) for one, answer in answers.disqualifiers.items() if answer.state == "exists"
    )
