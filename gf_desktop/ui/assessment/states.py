"""How far each part of the way is: a sign and a count, from the document and its result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from gf_desktop.domain import findings, flow
from gf_desktop.ui.assessment.place import APPLICANT, CONDITIONS, DISQUALIFIERS, GATES

if TYPE_CHECKING:
    from gf_desktop.domain.document import GateState
    from gf_desktop.domain.result import Result
    from gf_desktop.ui.session_model import SessionModel

Sign = Literal["none", "open", "begun", "done", "trouble"]


@dataclass(frozen=True, slots=True)
class State:
    """How far something is: a sign, and a count beside it (``3/4``, or the number of rows in trouble)."""

    sign: Sign = "none"
    count: str = ""


@dataclass(frozen=True, slots=True)
class PartLine:
    """One line of the way below its step."""

    id: str
    title: str
    state: State = State()


def counted(there: int, rows: int, trouble: int = 0) -> State:
    """Return the state of something of whose ``rows`` so many are ``there`` and so many in ``trouble``."""
    if trouble:
        return State("trouble", str(trouble))
    if there >= rows:
        return State("done", f"{there}/{rows}" if rows else "")
    return State("begun" if there else "open", f"{there}/{rows}")


def eligibility_parts(model: SessionModel, _result: Result) -> Sequence[PartLine]:
    """Return the lines of enterprise, conditions and negative list, as far as the programme has them."""
    tr = QCoreApplication.translate
    lines = [PartLine(APPLICANT, tr("Steps", "企业信息"), _applicant_state(model))]
    if model.programme is None:
        return lines
    if model.programme.conditions_for(model.document.subject):
        lines.append(PartLine(CONDITIONS, tr("Steps", "申报条件"), _conditions_state(model)))
    if model.programme.disqualifiers:
        lines.append(PartLine(DISQUALIFIERS, tr("Steps", "不得申报的情形"), _disqualifiers_state(model)))
    return lines


def _applicant_state(model: SessionModel) -> State:
    document = model.document
    found = [
        one for one in findings.findings(document, model.pack, model.result) if one.target[0] == "applicant"
    ]
    wrong = sum(one.severity == "error" for one in found)
    rows = len(findings.ASKED)
    return counted(rows - len(findings.absent(document.applicant)), rows, trouble=wrong)


def condition_states(model: SessionModel, result: Result) -> dict[str, GateState]:
    """Return each condition's state; one that is a basic requirement of the table has that one's."""
    if model.programme is None:
        return {}
    answers = model.document.programme.conditions if model.document.programme else {}
    gates = {gate.id: gate.state for gate in result.gates}
    return {
        one.id: gates[one.gate]
        if one.gate in gates
        else answers[one.id].state
        if one.id in answers
        else "open"
        for one in model.programme.conditions_for(model.document.subject)
    }


def _conditions_state(model: SessionModel) -> State:
    states = list(condition_states(model, model.result).values())
    return counted(len(states) - states.count("open"), len(states), states.count("not-met"))


def _disqualifiers_state(model: SessionModel) -> State:
    assert model.programme is not None
    answers = model.document.programme.disqualifiers if model.document.programme else {}
    states = [answers[d.id].state if d.id in answers else "open" for d in model.programme.disqualifiers]
    return counted(len(states) - states.count("open"), len(states), states.count("exists"))


def eligibility_state(model: SessionModel, result: Result) -> State:
    """Return how far enterprise, conditions and negative list are together."""
    states = [part.state.sign for part in eligibility_parts(model, result)]
    if "trouble" in states:
        return State("trouble", str(states.count("trouble")))
    return State("done") if set(states) == {"done"} else State("open" if set(states) == {"open"} else "begun")


def indicator_parts(model: SessionModel, result: Result) -> Sequence[PartLine]:
    """Return the lines of the basic requirements and of each section."""
    ways = flow.ways(model.pack, model.document, result)
    lines = [PartLine(one.id, one.title, _section_state(one)) for one in ways]
    if model.pack.table.gates:
        title = QCoreApplication.translate("Steps", "基本要求")
        lines.insert(0, PartLine(GATES, title, _gates_state(result)))
    return lines


def _gates_state(result: Result) -> State:
    states = [gate.state for gate in result.gates]
    return counted(len(states) - states.count("open"), len(states), states.count("not-met"))


def _section_state(section: flow.SectionState) -> State:
    state = counted(section.answered, section.rows, section.problems)
    return State("open", state.count) if section.state == "not-started" else state


def indicator_state(model: SessionModel, result: Result) -> State:
    """Return how far all rows are, and how much is in trouble."""
    trouble = sum(one.problems for one in flow.ways(model.pack, model.document, result))
    trouble += sum(gate.state == "not-met" for gate in result.gates)
    return counted(result.answered, len(result.rows), trouble)


def no_state(_model: SessionModel, _result: Result) -> State:
    """Return that a step has no state: it only shows."""
    return State()
