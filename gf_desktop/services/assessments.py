"""Assessments as a whole: listed, created, opened, closed, copied, removed, taken in and given out.

Everything that touches the workspace runs on the writer's thread and comes back as a future.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from gf_desktop.domain.document import Applicant, Document
    from gf_desktop.domain.home import HomeRow
    from gf_desktop.domain.pack import Pack, Subject
    from gf_desktop.services.bundles import Taken
    from gf_desktop.services.library import Library
    from gf_desktop.services.session import AssessmentSession
    from gf_desktop.storage.workspace import Workspace
    from gf_desktop.storage.writer import Writer

SAMPLE = Path("samples", "sample-pp-staple.json")


class Assessments:
    """The use cases around whole assessments of one workspace. The window's thread never waits for one."""

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
        """Open the workspace in the background, with the day's backup, and bring its list up to date.

        Once the future is done everything submitted before is written, and ``rows`` shows it.
        """
        return self.writer.submit(self._refresh)

    def start_over(self, backup: Path | None) -> Future[None]:
        """Begin again after the workspace was lost: from a copy of ``backup``, or empty. Nothing is overwritten.

        The future raises ``UserFacingError`` if the backup cannot be used either.
        """
        from gf_desktop.services.recovery import opener
        from gf_desktop.storage.writer import Writer

        self.stop()
        self._writer = Writer(self._folder, open_workspace=opener(backup))
        self._writer.start()
        return self.start()

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

    def removed(self) -> tuple[HomeRow, ...]:
        """Return the rows of what lies in the recycle bin, the one removed last first.

        Raises:
            UserFacingError: As ``rows``.
        """
        from gf_desktop.storage.home import removed_rows

        return removed_rows(self._folder)

    def alike(self, assessment_id: str) -> Future[int]:
        """Return how many others are listed of the same enterprise, year and table."""
        from gf_desktop.services import jobs

        return self.writer.submit(lambda workspace: jobs.alike(workspace, assessment_id))

    def applicants(self, like: Subject = "factory") -> Future[tuple[tuple[str, Applicant], ...]]:
        """Return the known applicants with their ids, each name and credit code once as entered last.

        Only those that can be what ``like`` is: an enterprise is no park, and a park no enterprise.
        """
        from gf_desktop.services import jobs

        return self.writer.submit(lambda workspace: jobs.applicants(workspace, like))

    def create(self, document: Document, pack: Pack, applicant_id: str = "") -> Future[str]:
        """Take a new assessment in and return its id.

        Without ``applicant_id`` its applicant is the known one that says the very same, or a new one. A document
        without data of the year reads those that its applicant has.
        """
        from gf_desktop.services import jobs

        return self.writer.submit(
            lambda workspace: jobs.add(workspace, self._library, document, pack, applicant_id)
        )

    def open(self, assessment_id: str) -> Future[AssessmentSession]:
        """Return an assessment in work, or closed and readable."""
        from gf_desktop.services import jobs

        writer = self.writer
        return writer.submit(lambda workspace: jobs.session(workspace, self._library, writer, assessment_id))

    def close(self, session: AssessmentSession) -> Future[None]:
        """Close an assessment (定稿): pack, answers, the year's data, the reference figures and the result are frozen.

        The session at hand stays as it was: open the assessment anew to see it closed. The future raises
        ``UserFacingError`` while some of its changes cannot be written.
        """
        from gf_desktop.services import jobs

        return self.writer.submit(lambda workspace: jobs.close(workspace, self._library, session))

    def reopen(self, assessment_id: str) -> Future[str]:
        """Make an open copy of an assessment and return its id; the closed one stays as it is.

        The copy reads the year's data as they stand now.
        """
        from gf_desktop.services import jobs

        return self.writer.submit(lambda workspace: jobs.copy(workspace, self._library, assessment_id))

    def remove(self, assessment_id: str) -> Future[None]:
        """Take an assessment off the list; ``restore`` brings it back."""
        return self.writer.submit(lambda workspace: workspace.remove(assessment_id))

    def restore(self, assessment_id: str) -> Future[None]:
        """Put a removed assessment back on the list."""
        return self.writer.submit(lambda workspace: workspace.restore(assessment_id))

    def purge(self, assessment_id: str) -> Future[None]:
        """Delete a removed assessment for good."""
        return self.writer.submit(lambda workspace: workspace.purge(assessment_id))

    def take_in(self, path: Path) -> Future[Taken]:
        """Take a document or a bundle in as a copy of its own; the outcome has its id and what to say of its table.

        The future raises ``UserFacingError`` if the file is wrong; then nothing is taken in.
        """
        from gf_desktop.services import jobs

        return self.writer.submit(lambda workspace: jobs.take_in(workspace, self._library, path))

    def same(self, path: Path) -> Future[str]:
        """Return the id of an assessment in work that says the very same as a document or bundle, or nothing."""
        from gf_desktop.services import jobs

        return self.writer.submit(lambda workspace: jobs.same(workspace, self._library, path))

    def import_document(self, path: Path) -> Future[str]:
        """Take a document or a bundle in as ``take_in`` does and return the new id."""
        from gf_desktop.services import jobs

        return self.writer.submit(lambda workspace: jobs.take_in(workspace, self._library, path).id)

    def export_document(self, session: AssessmentSession, path: Path) -> Future[None]:
        """Write the assessment as a document."""
        from gf_desktop.services import jobs

        document = session.document
        return self.writer.submit(lambda _workspace: jobs.give_out(document, path))

    def export_bundle(self, session: AssessmentSession, path: Path) -> Future[None]:
        """Write the assessment with its table, as one file to pass on; a closed one as it was closed."""
        from gf_desktop.services import bundles

        document, pack = session.document, session.pack
        return self.writer.submit(lambda _workspace: bundles.give_out(document, pack, path))

    def sample(self) -> Future[str]:
        """Take the shipped sample in and return its id."""
        return self.import_document(self._resources / SAMPLE)

    def _refresh(self, workspace: Workspace) -> None:
        # Scoring is loaded only where there is something to score.
        if workspace.stale(self._library.made):
            from gf_desktop.services import jobs

            jobs.refresh(workspace, self._library)
