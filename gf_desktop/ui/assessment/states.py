"""How far each part of the way is: a sign and a count, from the document and its result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from gf_desktop.domain import findings, flow, form
from gf_desktop.domain.ledgers import LEDGERS, ledger_title
from gf_desktop.domain.ledgers.rules import declared_none
from gf_desktop.domain.programmes.dates import foremost
from gf_desktop.ui.assessment.facts import dues, facts_of
from gf_desktop.ui.assessment.place import (
    APPLICANT,
    APPLICATION,
    BOUNDARY,
    CONDITIONS,
    DISQUALIFIERS,
    GATES,
    OVERVIEW,
    RECONCILIATION,
    SETTINGS,
)
from gf_desktop.ui.subjects import applicant_word
from gf_desktop.ui.year import needed
from gf_desktop.ui.year.asked import asked

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
    """One line of the way below its step. One that is not ``listed`` is seen only while one is there."""

    id: str
    title: str
    state: State = State()
    listed: bool = True


def counted(there: int, rows: int, trouble: int = 0) -> State:
    """Return the state of something of whose ``rows`` so many are ``there`` and so many in ``trouble``."""
    if trouble:
        return State("trouble", str(trouble))
    if there >= rows:
        return State("done", f"{there}/{rows}" if rows else "")
    return State("begun" if there else "open", f"{there}/{rows}")


def eligibility_parts(model: SessionModel, _result: Result) -> Sequence[PartLine]:
    """Return the lines of enterprise, boundary, conditions and negative list, as far as the programme has them."""
    tr = QCoreApplication.translate
    subject = model.document.subject
    title = tr("Steps", "{word}信息").format(word=applicant_word(subject))
    lines = [
        PartLine(APPLICANT, title, _applicant_state(model)),
        PartLine(BOUNDARY, tr("Steps", "评价边界"), boundary_state(model), needs_boundary(model)),
    ]
    if model.programme is None:
        return lines
    lines.append(PartLine(APPLICATION, tr("Steps", "申报安排"), application_state(model)))
    if model.programme.conditions_for(subject):
        lines.append(PartLine(CONDITIONS, tr("Steps", "申报条件"), _conditions_state(model)))
    if model.programme.disqualifiers_for(subject):
        lines.append(PartLine(DISQUALIFIERS, tr("Steps", "不得申报的情形"), _disqualifiers_state(model)))
    return lines


def _applicant_state(model: SessionModel) -> State:
    document, pack = model.document, model.pack
    wrong = sum(one.severity == "error" for one in findings.information_findings(document, pack))
    rows = len(form.asked(pack))
    return counted(rows - len(form.absent(document, pack)), rows, trouble=wrong)


def needs_boundary(model: SessionModel) -> bool:
    """Return whether the boundary is asked for: of a factory, or where something is computed or already said."""
    boundary = model.document.boundary
    said = bool(boundary.sites or boundary.exclusions)
    return model.document.subject == "factory" or needed.has_data(model) or said


def application_state(model: SessionModel) -> State:
    """Return how many days are left to the date that comes first for the level applied for."""
    one = foremost(dues(model), facts_of(model).purpose)
    if one is None:
        return State()
    left = QCoreApplication.translate("Steps", "{days} 天").format(days=one.days)
    return State("none", left) if one.days >= 0 else State()


def boundary_state(model: SessionModel) -> State:
    """Return how far the boundary is: sites that are said to be in or out, exclusions that have a reason."""
    boundary = model.document.boundary
    said = [bool(site.inside and site.name) for site in boundary.sites]
    said += [bool(one.reason.strip()) for one in boundary.exclusions]
    if not boundary.sites:
        return State("begun" if boundary.exclusions else "open")
    return counted(said.count(True), len(said), trouble=sum(bool(site.drafts) for site in boundary.sites))


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
    assert model.programme is not None
    document, found = model.document, condition_states(model, model.result)
    states = [found[one.id] for one in model.programme.conditions_for(document.subject, document.purpose)]
    return counted(len(states) - states.count("open"), len(states), states.count("not-met"))


def _disqualifiers_state(model: SessionModel) -> State:
    assert model.programme is not None
    answers = model.document.programme.disqualifiers if model.document.programme else {}
    listed = model.programme.disqualifiers_for(model.document.subject)
    states = [answers[d.id].state if d.id in answers else "open" for d in listed]
    return counted(len(states) - states.count("open"), len(states), states.count("exists"))


def eligibility_state(model: SessionModel, result: Result) -> State:
    """Return how far enterprise, boundary, conditions and negative list are together."""
    parts = [part for part in eligibility_parts(model, result) if part.listed]
    states = [part.state.sign for part in parts if part.state.sign != "none"]
    if "trouble" in states:
        return State("trouble", str(states.count("trouble")))
    return State("done") if set(states) == {"done"} else State("open" if set(states) == {"open"} else "begun")


def data_parts(model: SessionModel, result: Result) -> Sequence[PartLine]:
    """Return the lines of overview, settings, and every ledger: the needed first.

    The others are opened through the overview; a line of their own they have only where something is wrong in them.
    """
    tr = QCoreApplication.translate
    missing = needed.gaps_at(needed.gaps(result))
    wanted = needed.needed(model.pack)
    return (
        PartLine(OVERVIEW, tr("Steps", "数据概览")),
        PartLine(SETTINGS, tr("Steps", "计算选项"), _settings_state(model)),
        *(_ledger_line(model, ledger, ledger_state(model, ledger, missing)) for ledger in wanted),
        *(_other_line(model, ledger) for ledger in LEDGERS if ledger not in wanted),
        PartLine(RECONCILIATION, tr("Steps", "差异调节表")),
    )


def _ledger_line(model: SessionModel, ledger: str, state: State, *, listed: bool = True) -> PartLine:
    return PartLine(ledger, short_title(model, ledger), state, listed)


def short_title(model: SessionModel, ledger: str) -> str:
    """Return what a ledger is called where there is little room."""
    tr = QCoreApplication.translate
    short = {
        "energy": tr("Steps", "能源"),
        "green": tr("Steps", "绿电与绿证"),
        "carbon": tr("Steps", "碳核算补充"),
        "buildings": tr("Steps", "建筑与堆场"),
        "projects": tr("Steps", "改造项目"),
        "equipment": tr("Steps", "先进设备"),
        "footprints": tr("Steps", "产品碳足迹"),
        "functions": tr("Steps", "平台功能"),
        "totals": tr("Steps", "报表合计数"),
    }
    return short.get(ledger) or model.say(ledger_title(ledger))


def _other_line(model: SessionModel, ledger: str) -> PartLine:
    drafts = needed.drafts(model.document.ledgers.rows(ledger))
    state = State("trouble", str(drafts)) if drafts else State()
    return _ledger_line(model, ledger, state, listed=bool(drafts))


def _settings_state(model: SessionModel) -> State:
    if model.document.year_data.empty:
        return State()
    questions = asked(model)
    if not questions:
        return State()
    count = sum(one.open for one in questions)
    said = QCoreApplication.translate("Steps", "待定 {count}").format(count=count)
    return State("begun", said) if count else State("done")


def ledger_state(model: SessionModel, ledger: str, missing: Mapping[str, int]) -> State:
    """Return how far a needed ledger is; ``missing`` counts the gaps of each, as ``needed.gaps_at`` does."""
    ledgers = model.document.ledgers
    rows = ledgers.rows(ledger)
    if drafts := needed.drafts(rows):
        return State("trouble", str(drafts))
    if not rows:
        return State("done" if declared_none(ledgers, ledger) else "open")
    gaps = missing.get(ledger, 0)
    return State("begun", _lacking(gaps)) if gaps else State("done")


def _lacking(count: int) -> str:
    return QCoreApplication.translate("Steps", "缺 {count}").format(count=count)


def data_state(model: SessionModel, result: Result) -> State:
    """Return how much is complete of the needed ledgers and the settings, and how much holds what is no figure."""
    missing = needed.gaps_at(needed.gaps(result))
    states = [ledger_state(model, ledger, missing).sign for ledger in needed.needed(model.pack)]
    if (settings := _settings_state(model).sign) != "none":
        states.append(settings)
    begun = any(sign in ("begun", "done") for sign in states)
    state = counted(states.count("done"), len(states), states.count("trouble"))
    return State("begun", state.count) if begun and state.sign == "open" else state


def indicator_parts(model: SessionModel, result: Result) -> Sequence[PartLine]:
    """Return the lines of the basic requirements and of each section."""
    ways = flow.ways(model.pack, model.document, result)
    lines = [PartLine(one.id, one.title, _section_state(one)) for one in ways]
    if model.pack.table.gates:
        title = QCoreApplication.translate("Steps", "基本要求")
        lines.insert(0, PartLine(GATES, title, _gates_state(result)))
    return lines


def _gates_state(result: Result) -> State:
    """Return how far the requirements are that decide; encouraged ones need no answer."""
    states = [gate.state for gate in result.gates if not gate.encouraged]
    return counted(len(states) - states.count("open"), len(states), states.count("not-met"))


def _section_state(section: flow.SectionState) -> State:
    state = counted(section.answered, section.rows, section.problems)
    return State("open", state.count) if section.state == "not-started" else state


def indicator_state(model: SessionModel, result: Result) -> State:
    """Return how far all rows are, and how much is in trouble."""
    trouble = sum(one.problems for one in flow.ways(model.pack, model.document, result))
    trouble += sum(gate.state == "not-met" and not gate.encouraged for gate in result.gates)
    return counted(result.answered, result.asked, trouble)


def no_state(_model: SessionModel, _result: Result) -> State:
    """Return that a step has no state: it only shows."""
    return State()
