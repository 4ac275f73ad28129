"""Assessments as a whole: listed, created, opened, closed, copied, removed, taken in and given out.

Everything that touches the workspace runs on the writer's thread and comes back as a future.
"""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from gf_desktop.domain.assessment import Assessment
from gf_desktop.domain.document import Applicant, Document
from gf_desktop.domain.home import HomeRow, summarise
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.problems import path_text
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.scoring import score
from gf_desktop.services.library import Library
from gf_desktop.services.session import AssessmentSession

if TYPE_CHECKING:
    from gf_desktop.storage.workspace import Workspace
    from gf_desktop.storage.writer import Writer

SAMPLE = Path("samples", "sample-pp-staple.json")


class Assessments:
    """The use cases around whole assessments of one workspace."""

    def __init__(self, folder: Path, library: Library, resources: Path) -> None:
        self._folder = folder
        self._library = library
        self._resources = resources
        self._writer: Writer | None = None

    @property
    def writer(self) -> Writer:
        """The writer, made and started when first needed."""
        if self._writer is None:
            from gf_desktop.storage.writer import Writer

            self._writer = Writer(self._folder)
            self._writer.start()
        return self._writer

    def start(self) -> Future[None]:
        """Open the workspace in the background, with the day's backup."""
        return self.writer.submit(lambda _workspace: None)

    def stop(self) -> None:
        """Write what is in line, back up, and end the writer."""
        if self._writer is not None:
            self._writer.stop()
            self._writer = None

    def rows(self) -> tuple[HomeRow, ...]:
        """Return Home's rows, newest change first; fast enough for the first paint.

        Raises:
            UserFacingError: If the workspace cannot be read.
        """
        from gf_desktop.storage.home import home_rows

        return home_rows(self._folder)

    def applicants(self) -> Future[tuple[tuple[str, Applicant], ...]]:
        """Return the known applicants with their ids."""
        return self.writer.submit(lambda workspace: workspace.applicants())

    def create(self, document: Document, pack: Pack, applicant_id: str = "") -> Future[str]:
        """Take a new assessment in and return its id; without ``applicant_id`` its applicant is new too."""
        return self.writer.submit(lambda workspace: self._add(workspace, document, pack, applicant_id))

    def open(self, assessment_id: str) -> Future[AssessmentSession]:
        """Return an assessment in work, or closed and readable."""
        return self.writer.submit(lambda workspace: self._session(workspace.load(assessment_id)))

    def close(self, session: AssessmentSession) -> Future[None]:
        """Close an assessment (定稿): pack, answers and result are frozen, never computed again.

        The session at hand stays as it was: open the assessment anew to see it closed.
        """
        closing, result = session.assessment.id, session.result
        return self.writer.submit(lambda workspace: workspace.close(closing, result, summarise(result)))

    def reopen(self, assessment_id: str) -> Future[str]:
        """Make an open copy of an assessment and return its id; the closed one stays as it is."""
        return self.writer.submit(lambda workspace: self._copy(workspace, assessment_id))

    def remove(self, assessment_id: str) -> Future[None]:
        """Take an assessment off the list; ``restore`` brings it back."""
        return self.writer.submit(lambda workspace: workspace.remove(assessment_id))

    def restore(self, assessment_id: str) -> Future[None]:
        """Put a removed assessment back on the list."""
        return self.writer.submit(lambda workspace: workspace.restore(assessment_id))

    def import_document(self, path: Path) -> Future[str]:
        """Take a document in as a copy of its own and return the new id.

        The future raises ``UserFacingError`` if the document is wrong; then nothing is taken in.
        """
        return self.writer.submit(lambda workspace: self._import(workspace, path))

    def export_document(self, session: AssessmentSession, path: Path) -> Future[None]:
        """Write the assessment as a document."""
        document = session.document
        return self.writer.submit(lambda _workspace: _write(document, path))

    def sample(self) -> Future[str]:
        """Take the shipped sample in and return its id."""
        return self.import_document(self._resources / SAMPLE)

    def _programme(self, document: Document) -> Programme | None:
        return self._library.programme(document.programme.id) if document.programme else None

    def _session(self, assessment: Assessment) -> AssessmentSession:
        return AssessmentSession(assessment, self._programme(assessment.document), self.writer)

    def _add(self, workspace: Workspace, document: Document, pack: Pack, applicant_id: str) -> str:
        new = Assessment(
            id=uuid4().hex, applicant_id=applicant_id or uuid4().hex, document=document, pack=pack
        )
        workspace.add(new, summarise(score(document, pack, self._programme(document))))
        return new.id

    def _copy(self, workspace: Workspace, assessment_id: str) -> str:
        old = workspace.load(assessment_id)
        return self._add(workspace, old.document, old.pack, old.applicant_id)

    def _import(self, workspace: Workspace, path: Path) -> str:
        document, pack = load_checked(path, self._library)
        return self._add(workspace, document, pack, "")


def load_checked(path: Path, library: Library) -> tuple[Document, Pack]:
    """Return a document with its table, checked against it.

    Raises:
        UserFacingError: If either is wrong; the first problem is said with its path.
    """
    from gf_desktop.domain.document_rules import check_document
    from gf_desktop.exchange.documents import read_document

    document = read_document(path)
    pack = library.pack(document.scheme.id, document.scheme.version)
    programme = library.programme(document.programme.id) if document.programme else None
    for problem in check_document(document, pack, programme):
        raise UserFacingError(problem.said, path_text(problem.path))
    return document, pack


def _write(document: Document, path: Path) -> None:
    from gf_desktop.exchange.documents import write_document

    write_document(document, path)
