"""The way: the steps of an assessment, in order, each with its parts. A new step is a new line in ``STEPS``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gf_desktop.ui.assessment import states
from gf_desktop.ui.assessment.place import (
    APPLICANT,
    APPLICATION,
    BOUNDARY,
    CONDITIONS,
    DATA,
    DISQUALIFIERS,
    GATES,
    OVERVIEW,
    RECONCILIATION,
    SETTINGS,
    Place,
)
from gf_desktop.ui.subjects import applicant_word
from gf_desktop.ui.year import needed

if TYPE_CHECKING:
    from gf_desktop.domain.result import Result
    from gf_desktop.ui.assessment.part import Context
    from gf_desktop.ui.session_model import SessionModel


Parts = Callable[["SessionModel", "Result"], Sequence[states.PartLine]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: its parts with their states, its own state, and the page of each part.

    A step without parts is one page, built with an empty part.
    """

    id: str
    title: Callable[[SessionModel], str]
    build: Callable[[Context, str], QWidget]
    state: Callable[[SessionModel, Result], states.State]
    parts: Parts = lambda _model, _result: ()
    exists: Callable[[Context], bool] = lambda _context: True


def places(steps: Sequence[Step], model: SessionModel, here: Place | None = None) -> tuple[Place, ...]:
    """Return every page of the way in order; with ``here`` only those the way lists, and that one."""
    found: list[Place] = []
    for step in steps:
        parts = step.parts(model, model.result)
        of_step = [(Place(step.id, part.id), part.listed) for part in parts] or [(Place(step.id), True)]
        found += [place for place, listed in of_step if listed or here in (None, place)]
    return tuple(found)


def explained(place: Place) -> bool:
    """Return whether there is something to know beside a page: its rows have explanations of their own."""
    return place.step == "indicators" or place.part in (CONDITIONS, DISQUALIFIERS)


def steps_for(context: Context) -> tuple[Step, ...]:
    """Return the steps that exist for this assessment, in order."""
    return tuple(step for step in STEPS if step.exists(context))


# Each page is imported when it is first opened.


def _eligibility(context: Context, part: str) -> QWidget:
    from gf_desktop.ui.assessment.applicant_page import ApplicantPage
    from gf_desktop.ui.assessment.eligibility_page import EligibilityPage

    if part == BOUNDARY:
        from gf_desktop.ui.year.boundary_page import BoundaryPage

        return BoundaryPage(context)
    if part == APPLICATION:
        from gf_desktop.ui.assessment.application_page import ApplicationPage

        return ApplicationPage(context)
    return ApplicantPage(context) if part == APPLICANT else EligibilityPage(context, part)


def _first_title(model: SessionModel) -> str:
    if model.document.subject == "factory":
        return QCoreApplication.translate("Steps", "企业与边界")
    words = QCoreApplication.translate("Steps", "{word}与申报")
    return words.format(word=applicant_word(model.document.subject))


def _data(context: Context, part: str) -> QWidget:
    if part == OVERVIEW:
        from gf_desktop.ui.year.overview_page import OverviewPage

        return OverviewPage(context)
    if part == SETTINGS:
        from gf_desktop.ui.year.settings_page import SettingsPage

        return SettingsPage(context)
    if part == RECONCILIATION:
        from gf_desktop.ui.reconciliation.page import ReconciliationPage

        return ReconciliationPage(context)
    from gf_desktop.ui.ledgers.page import LedgerPage

    page = LedgerPage(context, part)
    if context.import_tables is not None:
        page.import_asked.connect(context.import_tables)
    return page


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
        title=_first_title,
        build=_eligibility,
        state=states.eligibility_state,
        parts=states.eligibility_parts,
    ),
    Step(
        id=DATA,
        title=lambda _model: QCoreApplication.translate("Steps", "基础数据"),
        build=_data,
        state=states.data_state,
        parts=states.data_parts,
        exists=lambda context: needed.has_data(context.model),
    ),
    Step(
        id="indicators",
        title=lambda _model: QCoreApplication.translate("Steps", "指标评价"),
        build=_indicators,
        state=states.indicator_state,
        parts=states.indicator_parts,
    ),
    Step(
        id="result",
        title=lambda _model: QCoreApplication.translate("Steps", "结果与改进"),
        build=_outcome,
        state=states.no_state,
    ),
    Step(
        id="output",
        title=lambda _model: QCoreApplication.translate("Steps", "填报与报告"),
        build=_output,
        state=states.no_state,
        exists=_output_exists,
    ),
)
