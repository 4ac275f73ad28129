"""The way: the steps of an assessment, in order, each with its parts. A new step is a new line in ``STEPS``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gf_desktop.domain import findings, flow
from gf_desktop.ui.assessment.place import Place

if TYPE_CHECKING:
    from gf_desktop.domain.document import GateState
    from gf_desktop.domain.result import Result
    from gf_desktop.ui.assessment.part import Context
    from gf_desktop.ui.session_model import SessionModel

Sign = Literal["none", "open", "begun", "done", "trouble"]
GATES = "gates"
APPLICANT, CONDITIONS, DISQUALIFIERS = "applicant", "conditions", "disqualifiers"


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


Parts = Callable[["SessionModel", "Result"], Sequence[PartLine]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: its parts with their states, its own state, and the page of each part.

    A step without parts is one page, built with an empty part.
    """

    id: str
    title: Callable[[], str]
    build: Callable[[Context, str], QWidget]
    state: Callable[[SessionModel, Result], State]
    parts: Parts = lambda _model, _result: ()
    exists: Callable[[Context], bool] = lambda _context: True


def counted(there: int, rows: int, trouble: int = 0) -> State:
    """Return the state of something of whose ``rows`` so many are ``there`` and so many in ``trouble``."""
    if trouble:
        return State("trouble", str(trouble))
    if there >= rows:
        return State("done", f"{there}/{rows}" if rows else "")
    return State("begun" if there else "open", f"{there}/{rows}")


def places(steps: Sequence[Step], model: SessionModel) -> tuple[Place, ...]:
    """Return every page of the way in order."""
    found: list[Place] = []
    for step in steps:
        parts = step.parts(model, model.result)
        found += [Place(step.id, part.id) for part in parts] or [Place(step.id)]
    return tuple(found)


def explained(place: Place) -> bool:
    """Return whether there is something to know beside a page: its rows have explanations of their own."""
    return place.step == "indicators" or place.part in (CONDITIONS, DISQUALIFIERS)


def steps_for(context: Context) -> tuple[Step, ...]:
    """Return the steps that exist for this assessment, in order."""
    return tuple(step for step in STEPS if step.exists(context))


# --- states -----------------------------------------------------------------


def _eligibility_parts(model: SessionModel, _result: Result) -> Sequence[PartLine]:
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


def _eligibility_state(model: SessionModel, result: Result) -> State:
    states = [part.state.sign for part in _eligibility_parts(model, result)]
    if "trouble" in states:
        return State("trouble", str(states.count("trouble")))
    return State("done") if set(states) == {"done"} else State("open" if set(states) == {"open"} else "begun")


def _indicator_parts(model: SessionModel, result: Result) -> Sequence[PartLine]:
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


def _indicator_state(model: SessionModel, result: Result) -> State:
    trouble = sum(one.problems for one in flow.ways(model.pack, model.document, result))
    trouble += sum(gate.state == "not-met" for gate in result.gates)
    return counted(result.answered, len(result.rows), trouble)


def _no_state(_model: SessionModel, _result: Result) -> State:
    return State()


# --- pages, each imported when it is first opened ------------------------------


def _eligibility(context: Context, part: str) -> QWidget:
    from gf_desktop.ui.assessment.applicant_page import ApplicantPage
    from gf_desktop.ui.assessment.eligibility_page import EligibilityPage

    return ApplicantPage(context) if part == APPLICANT else EligibilityPage(context, part)


def _indicators(context: Context, part: str) -> QWidget:
    from gf_desktop.ui.assessment.gates_page import GatesPage
    from gf_desktop.ui.assessment.section_page import SectionPage

    return GatesPage(context) if part == GATES else SectionPage(context, part)


def _outcome(context: Context, _part: str) -> QWidget:
    from gf_desktop.ui.assessment.result_page import ResultPage

    return ResultPage(context)


def _output(context: Context, _part: str) -> QWidget:
    from gf_desktop.ui.output.page import OutputPage

    return OutputPage(context)


def _output_exists(context: Context) -> bool:
    return context.reports is not None


STEPS: tuple[Step, ...] = (
    Step(
        id="eligibility",
        title=lambda: QCoreApplication.translate("Steps", "企业与边界"),
        build=_eligibility,
        state=_eligibility_state,
        parts=_eligibility_parts,
    ),
    Step(
        id="indicators",
        title=lambda: QCoreApplication.translate("Steps", "指标评价"),
        build=_indicators,
        state=_indicator_state,
        parts=_indicator_parts,
    ),
    Step(
        id="result",
        title=lambda: QCoreApplication.translate("Steps", "结果与改进"),
        build=_outcome,
        state=_no_state,
    ),
    Step(
        id="output",
        title=lambda: QCoreApplication.translate("Steps", "填报与报告"),
        build=_output,
        state=_no_state,
        exists=_output_exists,
    ),
)
