"""An assessment in work for tests of its page: the real session and scoring over a store that only remembers."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from gf_desktop.domain.assessment import Assessment
from gf_desktop.domain.document import Applicant, Document, ProgrammeAnswers, SchemeRef
from gf_desktop.domain.pack import Gate, Pack
from gf_desktop.domain.programme import Programme
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.services.session import AssessmentSession
from gf_desktop.ui.session_model import SessionModel
from tests.domain import builders as make

RESOURCES = Path(__file__).parents[3] / "resources"


class RememberingWorkspace:
    """Stands for the workspace on the writer's thread: remembers, and never fails."""

    def __init__(self) -> None:
        self.places: list[str] = []
        self.recorded: list[Any] = []

    def record(self, assessment_id, change_id, changes, summary, *, undoes="") -> None:
        """Remember a change."""
        self.recorded.append(changes)

    def put_place(self, assessment_id, place) -> None:
        """Remember where one was."""
        self.places.append(place)


class DirectWriter:
    """Runs each job at once, on the calling thread."""

    def __init__(self) -> None:
        self.workspace = RememberingWorkspace()

    def submit(self, job: Callable[[Any], Any]) -> Future[Any]:
        """Run a job and return its future."""
        future: Future[Any] = Future()
        future.set_result(job(self.workspace))
        return future


def make_session(
    pack: Pack,
    *,
    answers: dict[str, Any] | None = None,
    programme: Programme | None = None,
    place: str = "",
    closed: bool = False,
    **more: Any,
) -> AssessmentSession:
    """Return a session over a table, with these answers, or over a whole ``document``."""
    document = more.pop("document", None) or Document(
        subject=more.pop("subject", "factory"),
        applicant=more.pop(
            "applicant", Applicant(name="江苏恒纤丙纶有限公司", province="江苏省", industry_code="2825")
        ),
        year=more.pop("year", 2025),
        scheme=SchemeRef(id=pack.header.id, version=pack.header.version),
        programme=ProgrammeAnswers(id=programme.id) if programme else None,
        answers=answers or {},
        **more,
    )
    assessment = Assessment(
        id="a1",
        applicant_id="p1",
        document=document,
        pack=pack,
        place=place,
        state="closed" if closed else "open",
    )
    return AssessmentSession(assessment, programme, DirectWriter())


def make_model(session: AssessmentSession) -> SessionModel:
    """Return the session as pages see it, saying its sentences in Chinese."""
    return SessionModel(session, read_catalogue(RESOURCES / "messages" / "zh_CN").say)


def read_table(name: str) -> Pack:
    """Return a shipped table."""
    import csv

    from gf_desktop.domain.pack_rules import known
    from gf_desktop.standards.packs import read_pack

    with (RESOURCES / "reference" / "evidence-kinds.csv").open(encoding="utf-8") as file:
        kinds = [row[0] for row in csv.reader(file)]
    return read_pack(RESOURCES / "standards" / f"{name}.yaml", known(kinds))


def table(**more):
    """Return a table of two sections, a bonus and two basic requirements, one of them derived."""
    gates = (
        Gate(id="compliance", title="依法设立", derived_from="disqualifiers"),
        Gate(id="systems", title="管理体系"),
    )
    water = make.section(
        make.quantitative("water", title="取水", lead=1, base=2, better="lower"), section_id="water"
    )
    energy = make.section(
        make.quantitative("energy", title="能耗", lead=95, base=90),
        make.choice("case"),
        make.quantitative("doubt", title="存疑", lead=make.figure(95, "doubtful"), base=90),
    )
    return make.pack(energy, water, bonus=(make.choice("chain", yes="2", no="0"),), gates=gates, **more)
