"""What is done to the workspace on the writer's thread: the heavy halves of ``Assessments``.

Kept apart so that listing assessments loads neither tables nor scoring.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from gf_desktop.domain.assessment import Assessment
from gf_desktop.domain.document import Applicant, Document, ProgrammeAnswers
from gf_desktop.domain.document_rules import check_document
from gf_desktop.domain.home import HomeRow, Summary, summarise
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.pack import Pack, Subject
from gf_desktop.domain.problems import path_text
from gf_desktop.domain.subjects import same_kind
from gf_desktop.exchange.documents import document_text, read_document, write_document
from gf_desktop.services import bundles
from gf_desktop.services.bundles import Taken
from gf_desktop.services.evaluation import evaluate, programme_of
from gf_desktop.services.library import Library
from gf_desktop.services.session import AssessmentSession, Submits
from gf_desktop.storage.errors import UnreadableError
from gf_desktop.storage.home import home_rows
from gf_desktop.storage.workspace import Workspace

_LOG = logging.getLogger(__name__)


def add(
    workspace: Workspace, library: Library, document: Document, pack: Pack, applicant_id: str = ""
) -> str:
    """Take a new assessment in and return its id.

    Without ``applicant_id`` its applicant is a known one that says the very same, or a new one. A document without
    data of the year reads those that its applicant has; one with other data gets an applicant of its own.
    """
    known = (applicant_id,) if applicant_id else workspace.applicants_like(document.applicant)
    if known and document.year_data.empty:
        return _add(workspace, library, document, pack, known[0])
    return _add(workspace, library, document, pack, _owner(workspace, document, known))


def _under_programme(document: Document, pack: Pack, library: Library) -> Document:
    """Return a document under the programme of place, year, level and subject, where it names none; answers stay.

    It stays as it is where there is no such programme, or where what was answered already does not fit it.
    """
    answers = document.programme or ProgrammeAnswers(id="")
    if answers.id:
        return document
    purpose, province = answers.facts.purpose, document.applicant.province
    found = library.programme_for(province, document.year, purpose, document.subject)
    if found is None:
        return document
    under = replace(document, programme=replace(answers, id=found.id))
    wrong = any(one.path[:1] == ("programme",) for one in check_document(under, pack, found))
    return document if wrong else under


def _owner(workspace: Workspace, document: Document, known: tuple[str, ...]) -> str:
    """Return the applicant whose data of the year the document has, or that has none; else a new one.

    What is taken in never overwrites data, and reads no data that it did not bring.
    """
    data = {one: workspace.year_data(one, document.year) for one in known}
    same = (one for one in known if data[one] == document.year_data)
    free = (one for one in known if data[one].empty)
    return next(same, "") or next(free, "") or uuid4().hex


def _add(
    workspace: Workspace,
    library: Library,
    document: Document,
    pack: Pack,
    owner: str,
    reopened_from: str = "",
) -> str:
    """Keep a new assessment, scored with the year's data that it will read, and return its id."""
    here = workspace.year_data(owner, document.year)
    document = document if here.empty else document.with_year_data(here)
    document = _under_programme(document, pack, library)
    new = Assessment(id=uuid4().hex, applicant_id=owner, document=document, pack=pack)
    workspace.add(new, _summary(new, library), reopened_from=reopened_from)
    return new.id


def applicants(workspace: Workspace, like: Subject) -> tuple[tuple[str, Applicant], ...]:
    """Return the known applicants that can be a ``like``, with their ids, each name and credit code once."""
    found: dict[tuple[str, str], tuple[str, Applicant]] = {}
    for applicant_id, applicant in workspace.applicants(same_kind(like)):
        found.setdefault((applicant.name, applicant.credit_code), (applicant_id, applicant))
    return tuple(found.values())


def alike(workspace: Workspace, assessment_id: str) -> int:
    """Return how many others Home lists of the same enterprise, year and table."""
    rows = home_rows(workspace.folder)
    about = [_about(row) for row in rows if row.id == assessment_id]
    return sum(_about(row) in about and row.id != assessment_id for row in rows)


def _about(row: HomeRow) -> tuple[str, int, str]:
    return row.applicant, row.year, row.scheme


def copy(workspace: Workspace, library: Library, assessment_id: str) -> str:
    """Make an open copy of an assessment and return its id.

    It reads the year's data as they stand now; those it was closed with come back only where there are none.
    """
    old = workspace.load(assessment_id)
    return _add(workspace, library, old.document, old.pack, old.applicant_id, reopened_from=assessment_id)


def refresh(workspace: Workspace, library: Library) -> None:
    """Bring every summary up to date that was made with something else, or reads data changed in another assessment.

    What cannot be written stays marked, and is tried again the next time. One that cannot be read is said when it is
    opened; it holds back none of the others.
    """
    try:
        for assessment_id in workspace.stale(library.made):
            one = _readable(workspace, assessment_id)
            if one is not None:
                workspace.put_summary(assessment_id, _summary(one, library))
    except UserFacingError as error:
        _LOG.warning("summaries were not brought up to date: %s", error.said.code)


def _readable(workspace: Workspace, assessment_id: str) -> Assessment | None:
    try:
        return workspace.load(assessment_id)
    except UnreadableError:
        return None


def _summary(new: Assessment, library: Library) -> Summary:
    return summarise(evaluate(new.document, new.pack, library).result, library.made)


def take_in(workspace: Workspace, library: Library, path: Path) -> Taken:
    """Take a document or a bundle in as a copy of its own; the library gets to know the table of a bundle.

    It shares the data of a known applicant's year only if it brings the very same, or there are none yet.

    Raises:
        UserFacingError: If the document is wrong; then nothing is taken in.
    """
    document, pack = load_checked(path, library)
    known = workspace.applicants_like(document.applicant)
    with bundles.shelved(pack, library) as said:
        return Taken(_add(workspace, library, document, pack, _owner(workspace, document, known)), said)


def same(workspace: Workspace, library: Library, path: Path) -> str:
    """Return the id of an assessment in work that says the very same as a document or bundle; empty where none does.

    Raises:
        UserFacingError: If the file is wrong.
    """
    document, pack = load_checked(path, library)
    texts = {document_text(one) for one in (document, _under_programme(document, pack, library))}
    about = (document.applicant.name, document.year, "open")
    rows = (row for row in home_rows(workspace.folder) if (row.applicant, row.year, row.state) == about)
    return next((row.id for row in rows if _says(workspace, row.id, pack, texts)), "")


def _says(workspace: Workspace, assessment_id: str, pack: Pack, texts: Collection[str]) -> bool:
    """Whether an assessment has this table and one of these texts; one that cannot be read has not."""
    try:
        one = workspace.load(assessment_id)
    except UserFacingError:
        return False
    return one.pack.digest == pack.digest and document_text(one.document) in texts


def session(workspace: Workspace, library: Library, writer: Submits, assessment_id: str) -> AssessmentSession:
    """Return an assessment in work, or closed and readable.

    One in work that names no programme is put under the one there is for it by now: its province may have been
    entered since.
    """
    assessment = _put_under_programme(workspace, library, workspace.load(assessment_id))
    programme = programme_of(assessment.document, library)
    return AssessmentSession(assessment, programme, writer, library.reference, library)


def _put_under_programme(workspace: Workspace, library: Library, one: Assessment) -> Assessment:
    """Return an assessment in work with its programme kept on the disk, or as it is where that cannot be."""
    under = _under_programme(one.document, one.pack, library) if one.state == "open" else one.document
    if under is one.document or under.programme is None:
        return one
    new = replace(one, document=under)
    try:
        return workspace.put_programme(one.id, under.programme.id, _summary(new, library))
    except UserFacingError as error:
        _LOG.warning("the programme was not kept: %s", error.said.code)
        return one


def close(workspace: Workspace, library: Library, closing: AssessmentSession) -> None:
    """Freeze an assessment as it stands on the disk, with the reference figures that were used.

    Raises:
        UserFacingError: If some of its changes cannot be written; they would be lost.
    """
    closing.write_pending(workspace)
    if closing.unsaved:
        raise UserFacingError(message("session.unsaved", count=closing.unsaved))
    one = workspace.load(closing.assessment.id)
    found = evaluate(one.document, one.pack, library)
    workspace.close(one.id, found.result, summarise(found.result, library.made), found.factors)


def give_out(document: Document, path: Path) -> None:
    """Write a document.

    Raises:
        UserFacingError: If the place cannot be written.
    """
    write_document(document, path)


def load_checked(path: Path, library: Library) -> tuple[Document, Pack]:
    """Return a document with its table, checked against it; a bundle with the table that it brings.

    Raises:
        UserFacingError: If either is wrong; the first problem is said with its path.
    """
    document, pack = _read(path, library)
    for problem in check_document(document, pack, programme_of(document, library)):
        raise UserFacingError(problem.said, path_text(problem.path))
    return document, pack


def _read(path: Path, library: Library) -> tuple[Document, Pack]:
    if bundles.is_bundle(path):
        return bundles.read(path, library)
    document = read_document(path)
    return document, library.pack(document.scheme.id, document.scheme.version)
