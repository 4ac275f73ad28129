"""What is still open in an evaluation, said before it is closed (定稿)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gf_desktop.ui.open_findings import open_findings
from gf_desktop.ui.subjects import applicant_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gf_desktop.services.session import AssessmentSession


def tr(text: str) -> str:
    """Return the text in the language of the interface."""
    return QCoreApplication.translate("Closing", text)


def still_open(session: AssessmentSession) -> list[str]:
    """Return what is not done yet, one line each; nothing where all is."""
    counted = (
        (tr("指标：{count} 项未填"), _rows(session)),
        (tr("基本要求：{count} 条未确认"), _gates(session, "open")),
        (tr("基本要求：{count} 条不符合"), _gates(session, "not-met")),
        (tr("申报资格：{count} 条未确认"), _eligibility(session)),
    )
    said = [words.format(count=count) for words, count in counted if count]
    if found := open_findings(session):
        said.append(tr("问题项：{count} 条待处理").format(count=len(found)))
    there, wanted = _applicant(session)
    if there < wanted:
        words = tr("{word}信息：已填 {there}/{wanted} 项")
        word = applicant_word(session.document.subject)
        said.append(words.format(word=word, there=there, wanted=wanted))
    return said


def _rows(session: AssessmentSession) -> int:
    from gf_desktop.domain.flow import TO_ANSWER

    return sum(row.status in TO_ANSWER for row in session.result.rows)


def _gates(session: AssessmentSession, state: str) -> int:
    """Return how many basic requirements that decide stand so; an encouraged one need not be met, nor said."""
    return sum(gate.state == state and not gate.encouraged for gate in session.result.gates)


def _eligibility(session: AssessmentSession) -> int:
    """Return how many conditions and circumstances of the programme have no word; a gate's are the gate's."""
    document, programme, given = session.document, session.programme, session.document.programme
    if programme is None:
        return 0
    gates = {gate.id for gate in session.result.gates}
    conditions = [
        one.id
        for one in programme.conditions_for(document.subject, document.purpose)
        if one.gate not in gates
    ]
    circumstances = [one.id for one in programme.disqualifiers_for(document.subject)]
    return _silent(conditions, given.conditions if given else {}) + _silent(
        circumstances, given.disqualifiers if given else {}
    )


def _silent(ids: Iterable[str], said: Mapping[str, object]) -> int:
    return sum(getattr(said.get(one), "state", "open") == "open" for one in ids)


def _applicant(session: AssessmentSession) -> tuple[int, int]:
    """Return how many of the facts that form and report ask for are there, and how many they ask for."""
    from gf_desktop.domain.form import absent, asked

    document, pack = session.document, session.assessment.pack
    wanted = len(asked(pack))
    return wanted - len(absent(document, pack)), wanted
