"""What is done to the workspace on the writer's thread: the heavy halves of ``Assessments``.

Kept apart so that listing assessments loads neither tables nor scoring.
"""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from gf_desktop.domain.assessment import Assessment
from gf_desktop.domain.document import Applicant, Document
from gf_desktop.domain.document_rules import check_document
from gf_desktop.domain.home import HomeRow, Summary, summarise
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.problems import path_text
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.scoring import score
from gf_desktop.exchange.documents import read_document, write_document
from gf_desktop.services.library import Library
from gf_desktop.services.session import AssessmentSession, Submits
from gf_desktop.storage.home import home_rows
from gf_desktop.storage.workspace import Workspace


def add(
    workspace: Workspace, library: Library, document: Document, pack: Pack, applicant_id: str = ""
) -> str:
    """Take a new assessment in and return its id.

    Without ``applicant_id`` its applicant is the known one that says the very same, or a new one.
    """
    applicant_id = applicant_id or workspace.applicant_like(document.applicant) or uuid4().hex
    new = Assessment(id=uuid4().hex, applicant_id=applicant_id, document=document, pack=pack)
    workspace.add(new, _summary(new, library))
    return new.id


def applicants(workspace: Workspace) -> tuple[tuple[str, Applicant], ...]:
    """Return the known applicants with their ids, each name and credit code once as entered last."""
    found: dict[tuple[str, str], tuple[str, Applicant]] = {}
    for applicant_id, applicant in workspace.applicants():
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
    """Make an open copy of an assessment and return its id."""
    old = workspace.load(assessment_id)
    new = Assessment(id=uuid4().hex, applicant_id=old.applicant_id, document=old.document, pack=old.pack)
    workspace.add(new, _summary(new, library), reopened_from=assessment_id)
    return new.id


def _summary(new: Assessment, library: Library) -> Summary:
    return summarise(score(new.document, new.pack, programme_of(new.document, library)))


def take_in(workspace: Workspace, library: Library, path: Path) -> str:
    """Take a document in as a copy of its own and return the new id.

    Raises:
        UserFacingError: If the document is wrong; then nothing is taken in.
    """
    document, pack = load_checked(path, library)
    return add(workspace, library, document, pack)


def session(workspace: Workspace, library: Library, writer: Submits, assessment_id: str) -> AssessmentSession:
    """Return an assessment in work, or closed and readable."""
    assessment = workspace.load(assessment_id)
    return AssessmentSession(assessment, programme_of(assessment.document, library), writer)


def close(workspace: Workspace, closing: AssessmentSession) -> None:
    """Freeze an assessment as it stands."""
    workspace.close(closing.assessment.id, closing.result, summarise(closing.result))


def give_out(document: Document, path: Path) -> None:
    """Write a document.

    Raises:
        UserFacingError: If the place cannot be written.
    """
    write_document(document, path)


def load_checked(path: Path, library: Library) -> tuple[Document, Pack]:
    """Return a document with its table, checked against it.

    Raises:
        UserFacingError: If either is wrong; the first problem is said with its path.
    """
    document = read_document(path)
    pack = library.pack(document.scheme.id, document.scheme.version)
    for problem in check_document(document, pack, programme_of(document, library)):
        raise UserFacingError(problem.said, path_text(problem.path))
    return document, pack


def programme_of(document: Document, library: Library) -> Programme | None:
    """Return the programme that a document answers to, or None."""
    return library.programme(document.programme.id) if document.programme else None
