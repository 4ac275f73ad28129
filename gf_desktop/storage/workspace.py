"""The workspace: applicants and assessments in one folder. Each method is one transaction, done or not done.

Used on one thread only; ``writer`` gives it one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    RowMapping,
    delete,
    insert,
    or_,
    select,
    update,
)

from gf_desktop.domain.assessment import OF_YEAR, Assessment, Changes
from gf_desktop.domain.document import Applicant, YearData
from gf_desktop.domain.home import Summary
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.domain.pack import Pack, Subject
from gf_desktop.domain.plain import dump
from gf_desktop.domain.programme import EVERYONE
from gf_desktop.domain.result import Result
from gf_desktop.storage import backups, opening, rows, years
from gf_desktop.storage.drives import needs_plain_journal
from gf_desktop.storage.engine import for_reading, legible, open_engine, user_world_of
from gf_desktop.storage.errors import user_world
from gf_desktop.storage.history import Recorded, changes_from_plain, edits_to_plain
from gf_desktop.storage.inspection import BUSY_MILLISECONDS, Found
from gf_desktop.storage.layout import REVISIONS, SCRIPTS, Clock, database, iso, local_time
from gf_desktop.storage.schema import ApplicantRow, AssessmentRow, ChangeRow

if TYPE_CHECKING:
    from gf_desktop.domain.calculators.shapes import Factors
    from gf_desktop.domain.unit_years import UnitYear


class Workspace:
    """One workspace folder, opened by ``open`` or as a context manager, and shut by ``shut``.

    Every method that reads or writes raises ``UserFacingError`` with ``store.full``, ``store.locked``,
    ``store.readonly``, ``store.io``, ``store.corrupt`` or ``store.moved`` when the disk or another program is the
    cause; then nothing of that call was written. An id that is not there is ``store.unknown``; one whose rows hold
    something else than was written is ``UnreadableError``, and all others go on.
    Times are ISO 8601 with offset.

    Args:
        folder: The workspace folder; made on opening.
        read_only: Whether to read only, also from a folder that cannot be written.
        clock: Tells the time.
        plain_journal: Whether a folder needs a rollback journal: it lies on a network or removable drive.
        scripts: The folder of the migrations.
        revisions: The schema versions that the scripts know, oldest first.
        busy_milliseconds: How long to wait for another program's lock before saying so.
    """

    def __init__(
        self,
        folder: Path,
        *,
        read_only: bool = False,
        clock: Clock = local_time,
        plain_journal: Callable[[Path], bool] = needs_plain_journal,
        scripts: Path = SCRIPTS,
        revisions: Sequence[str] = REVISIONS,
        busy_milliseconds: int = BUSY_MILLISECONDS,
    ) -> None:
        self.folder = folder
        self.read_only = read_only
        self._clock = clock
        self._plain_journal = plain_journal
        self._scripts = scripts
        self._revisions = tuple(revisions)
        self._busy_milliseconds = busy_milliseconds
        self._engine: Engine | None = None
        self._packs: dict[str, Pack] = {}
        self._changed = False

    # Opening and shutting

    def open(self, *, start_empty: bool = False) -> Self:
        """Open the folder, made and filled with empty tables where it is new, migrated where it is older.

        Args:
            start_empty: Whether to begin with an empty database although of the former one only backups are left.

        Raises:
            UserFacingError: ``store.not-a-folder``, ``store.readonly``, ``store.full``; ``store.newer`` and
                ``store.foreign``, with nothing touched.
            WorkspaceLostError: ``store.damaged`` when the database is damaged and now lies aside; ``store.missing``
                when it is gone and backups are there.
        """
        found = opening.prepare(
            self.folder,
            self._revisions,
            self._clock,
            read_only=self.read_only,
            start_empty=start_empty,
            busy_milliseconds=self._busy_milliseconds,
        )
        opening.back_up_first(self.folder, found, self._clock)
        with user_world(self.folder):
            plain = self._plain_journal(self.folder)
        self._engine = open_engine(
            database(self.folder),
            plain_journal=plain,
            read_only=self.read_only,
            busy_milliseconds=self._busy_milliseconds,
        )
        try:
            self._bring_up(found)
        except BaseException:
            self._dispose()
            raise
        return self

    def shut(self) -> None:
        """Close the database; keep a backup first if anything was changed since the last one.

        Raises:
            UserFacingError: If that backup cannot be kept; the database is closed and whole all the same.
        """
        try:
            if self._engine is not None and self._changed:
                self.backup("closing")
        finally:
            self._dispose()

    def __enter__(self) -> Self:
        return self.open()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shut()

    # Assessments

    def add(self, assessment: Assessment, summary: Summary, *, reopened_from: str = "") -> Assessment:
        """Keep a new assessment in work, with its pack, and return it as kept.

        Its applicant is inserted, or replaces the one of the same id; but a copy of a closed one (``reopened_from``)
        takes the applicant as it stands now. Its year data are kept where the applicant's year has none yet; those
        that are there stay, and the assessment reads them.
        """
        with self._writing() as connection:
            at = self._now()
            rows.put_pack(connection, assessment.pack)
            known = rows.read_applicant(connection, assessment.applicant_id)
            if known is None or not reopened_from:
                rows.put_applicant(connection, assessment.applicant_id, assessment.document.applicant, at)
            self._put_year(connection, assessment)
            rows.insert_assessment(connection, assessment, summary, at=at, reopened_from=reopened_from)
            if known is not None and reopened_from:
                rows.show_name(connection, assessment.applicant_id, known)
            return self._load(connection, assessment.id)

    def load(self, assessment_id: str) -> Assessment:
        """Return an assessment; a closed one with the document and the result as they were frozen.

        Raises:
            UserFacingError: ``store.removed`` if it lies in the bin.
        """
        with self._reading() as connection:
            return self._load(connection, assessment_id)

    def record(
        self, assessment_id: str, change_id: str, changes: Changes, summary: Summary, *, undoes: str = ""
    ) -> str:
        """Write one change with its log entry and the new summary; return the time it was written at.

        A changed applicant shows in all its open assessments, the year's data in those of the year; their summaries
        are stale from then on.

        Raises:
            UserFacingError: ``store.closed`` or ``store.removed``; ``store.year-changed`` if another assessment of the
                year has meanwhile changed what the change speaks of.
        """
        with self._writing() as connection:
            row = self._open_row(connection, assessment_id)
            if years.has_moved_on(connection, rows.whose(row), changes.edits):
                raise self._refusal("store.year-changed")
            at = self._now()
            self._write_edits(connection, row, changes, at)
            connection.execute(
                insert(ChangeRow).values(_change(assessment_id, change_id, changes, at, undoes))
            )
            self._update(connection, assessment_id, changed=at)
            rows.put_summary(connection, assessment_id, summary)
        return at

    def put_summary(self, assessment_id: str, summary: Summary) -> None:
        """Bring a stale summary up to date. It is no change of the assessment; one that was closed stays as it is."""
        with self._writing() as connection:
            if self._any_row(connection, assessment_id)["state"] == "open":
                rows.put_summary(connection, assessment_id, summary)

    def put_programme(self, assessment_id: str, programme_id: str, summary: Summary) -> Assessment:
        """Name the programme of an assessment in work and return it; what was answered stays. It is no change.

        Raises:
            UserFacingError: ``store.closed`` or ``store.removed``.
        """
        with self._writing() as connection:
            self._open_row(connection, assessment_id)
            self._update(connection, assessment_id, programme_id=programme_id)
            rows.put_summary(connection, assessment_id, summary)
            return self._load(connection, assessment_id)

    def close(
        self, assessment_id: str, result: Result, summary: Summary, factors: Factors | None = None
    ) -> Assessment:
        """Freeze an assessment with its result (定稿) and return it; it is never changed or computed again.

        Frozen are the document with the year's data as they stand now, the result, and the reference figures used.

        Raises:
            UserFacingError: ``store.closed`` or ``store.removed``.
        """
        with self._writing() as connection:
            self._open_row(connection, assessment_id)
            document = self._load(connection, assessment_id).document
            frozen = rows.freeze(document, result, factors)
            self._update(connection, assessment_id, state="closed", frozen=frozen, changed=self._now())
            rows.put_summary(connection, assessment_id, summary)
            return self._load(connection, assessment_id)

    def put_place(self, assessment_id: str, place: str) -> None:
        """Remember where one was, to resume there; also in a closed assessment. It is no change."""
        with self._writing() as connection:
            self._row(connection, assessment_id)
            self._update(connection, assessment_id, place=rows.sayable(place))

    def remove(self, assessment_id: str) -> None:
        """Put an assessment into the bin: hidden, wholly kept."""
        with self._writing() as connection:
            self._row(connection, assessment_id)
            self._update(connection, assessment_id, removed_at=self._now())

    def restore(self, assessment_id: str) -> None:
        """Take an assessment back out of the bin."""
        with self._writing() as connection:
            self._any_row(connection, assessment_id)
            self._update(connection, assessment_id, removed_at=None)

    def purge(self, assessment_id: str) -> None:
        """Delete an assessment for good, with its history; only one that lies in the bin.

        The year's data go with the last assessment of their year, the applicant with its last one.

        Raises:
            UserFacingError: ``store.not-removed`` if it is not in the bin.
        """
        with self._writing() as connection:
            row = self._any_row(connection, assessment_id)
            if row["removed_at"] is None:
                raise self._refusal("store.not-removed")
            connection.execute(delete(AssessmentRow).where(AssessmentRow.id == assessment_id))
            years.drop_unused(connection, rows.whose(row))
            orphan = ApplicantRow.id.not_in(select(AssessmentRow.applicant_id))
            connection.execute(delete(ApplicantRow).where(ApplicantRow.id == row["applicant_id"], orphan))

    # What is around them

    def applicants(self, subjects: Sequence[Subject] = EVERYONE) -> tuple[tuple[str, Applicant], ...]:
        """Return the applicants of all assessments but those in the bin, with their ids, the last changed first.

        Only those of the ``subjects`` count.
        """
        there = AssessmentRow.removed_at.is_(None), AssessmentRow.subject.in_(subjects)
        listed = select(AssessmentRow.applicant_id).where(*there)
        with self._reading() as connection:
            return rows.read_applicants(connection, ApplicantRow.id.in_(listed))

    def applicants_like(self, applicant: Applicant) -> tuple[str, ...]:
        """Return the ids of all applicants that say the very same, the bin's included, the last changed first."""
        with self._reading() as connection:
            return tuple(key for key, one in rows.read_applicants(connection) if one == applicant)

    def year_data(self, applicant_id: str, year: int) -> YearData:
        """Return an applicant's data of a year as they stand; empty where there are none."""
        with self._reading() as connection:
            return self._year(connection, years.Whose(applicant_id, year))

    def unit_years(self, assessment_id: str) -> tuple[UnitYear, ...]:
        """Return the other years of an assessment's unit (the same credit code, else the same name) and subject.

        Each evaluation on the list, and each year of data that has none there.
        """
        from gf_desktop.storage.unit_years import other_years

        with self._reading() as connection:
            row = self._any_row(connection, assessment_id)
            with legible(self.folder):
                return other_years(connection, row)

    def stale(self, made: str = "") -> tuple[str, ...]:
        """Return the assessments in work whose summary is older than what they share with others.

        Where ``made`` is given, also those whose summary was made with something else.
        """
        old = or_(AssessmentRow.stale, rows.made_otherwise(made)) if made else AssessmentRow.stale
        listed = (AssessmentRow.state == "open", AssessmentRow.removed_at.is_(None))
        chosen = select(AssessmentRow.id).where(old, *listed)
        with self._reading() as connection:
            return tuple(connection.scalars(chosen))

    def history(self, assessment_id: str) -> tuple[Recorded, ...]:
        """Return all changes of an assessment in the order they were made."""
        chosen = (
            select(ChangeRow).where(ChangeRow.assessment_id == assessment_id).order_by(ChangeRow.sequence)
        )
        with self._reading() as connection:
            self._any_row(connection, assessment_id)
            with legible(self.folder):
                return tuple(_recorded(row) for row in connection.execute(chosen).mappings())

    def backup(self, reason: str = "by-hand") -> Path:
        """Keep a whole copy among the backups and return its path; the oldest beyond ten go.

        Raises:
            UserFacingError: If the disk is full, read-only or broken; nothing half-written stays.
        """
        if self.read_only:
            raise self._refusal("store.readonly")
        made = backups.make_backup(self._driver(), self.folder, reason, self._clock())
        self._changed = False
        return made

    def backup_if_due(self) -> Path | None:
        """Keep the day's first backup, unless today has one, or there is nothing to keep yet."""
        if self.read_only or not backups.is_due(self.folder, self._clock().date()):
            return None
        with self._reading() as connection:
            if connection.scalar(select(AssessmentRow.id).limit(1)) is None:
                return None
        return self.backup("daily")

    # Inside

    def _bring_up(self, found: Found) -> None:
        assert self._engine is not None
        with user_world_of(self.folder):
            if found.state == "current":
                self._engine.connect().close()
            else:
                from gf_desktop.storage.migrate import upgrade

                upgrade(self._engine, self._scripts)

    def _dispose(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
        self._engine = None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise self._refusal("store.readonly")
        if not database(self.folder).exists():
            raise self._refusal("store.moved")
        assert self._engine is not None, "the workspace is not open"
        with user_world_of(self.folder), self._engine.begin() as connection:
            yield connection
        self._changed = True

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        assert self._engine is not None, "the workspace is not open"
        with user_world_of(self.folder), for_reading(self._engine).begin() as connection:
            yield connection

    def _driver(self) -> sqlite3.Connection:
        assert self._engine is not None, "the workspace is not open"
        raw = self._engine.raw_connection()
        driver = raw.driver_connection
        raw.close()  # hands it back to the pool, which keeps its one connection open
        assert isinstance(driver, sqlite3.Connection)
        return driver

    def _any_row(self, connection: Connection, assessment_id: str) -> RowMapping:
        row = rows.read_plain_row(connection, assessment_id)
        if row is None:
            raise self._refusal("store.unknown")
        return row

    def _row(self, connection: Connection, assessment_id: str) -> RowMapping:
        row = self._any_row(connection, assessment_id)
        if row["removed_at"] is not None:
            raise self._refusal("store.removed")
        return row

    def _open_row(self, connection: Connection, assessment_id: str) -> RowMapping:
        row = self._row(connection, assessment_id)
        if row["state"] == "closed":
            raise self._refusal("store.closed")
        return row

    def _load(self, connection: Connection, assessment_id: str) -> Assessment:
        self._row(connection, assessment_id)
        with legible(self.folder):
            row = rows.read_row(connection, assessment_id)
            pack = self._pack(connection, row["pack_digest"])
            closed = row["state"] == "closed"
            return rows.read_closed(row, pack) if closed else rows.read_open(connection, row, pack)

    def _year(self, connection: Connection, whose: years.Whose) -> YearData:
        with legible(self.folder):
            return years.read(connection, whose)

    def _pack(self, connection: Connection, digest: str) -> Pack:
        if digest not in self._packs:
            self._packs[digest] = rows.read_pack(connection, digest)
        return self._packs[digest]

    def _put_year(self, connection: Connection, assessment: Assessment) -> None:
        data, year = assessment.document.year_data, assessment.document.year
        here = years.Whose(assessment.applicant_id, year)
        if not data.empty and self._year(connection, here).empty:
            years.put(connection, here, data)
            self._mark_stale(connection, assessment.id, here.assessments())

    def _write_edits(self, connection: Connection, row: RowMapping, changes: Changes, at: str) -> None:
        of_year = tuple(edit for edit in changes.edits if edit.collection in OF_YEAR)
        if of_year:
            years.write(connection, rows.whose(row), of_year)
            self._mark_stale(connection, row["id"], rows.whose(row).assessments())
        for edit in changes.edits:
            if edit.collection == "applicant":
                assert isinstance(edit.after, Applicant)
                rows.put_applicant(connection, row["applicant_id"], edit.after, at)
                same = AssessmentRow.applicant_id == row["applicant_id"]
                self._mark_stale(connection, row["id"], (same,))
            elif edit.collection == "programme":
                self._update(connection, row["id"], programme_id=edit.after or None)
            elif edit.collection == "facts":
                rows.put_facts(connection, row["id"], edit.after)
            elif edit.collection in rows.IN_HEAD:
                rows.put_in_head(connection, row["id"], edit)
            elif edit.collection not in OF_YEAR:
                rows.put_entry(connection, row["id"], edit)

    def _mark_stale(
        self, connection: Connection, besides: str, which: tuple[ColumnElement[bool], ...]
    ) -> None:
        others = (AssessmentRow.id != besides, AssessmentRow.state == "open")
        connection.execute(update(AssessmentRow).where(*which, *others).values(stale=True))

    def _update(self, connection: Connection, assessment_id: str, **values: Any) -> None:
        connection.execute(update(AssessmentRow).where(AssessmentRow.id == assessment_id).values(values))

    def _now(self) -> str:
        return iso(self._clock())

    def _refusal(self, code: str) -> UserFacingError:
        return UserFacingError(message(code, folder=str(self.folder)), str(self.folder))


def _change(assessment_id: str, change_id: str, changes: Changes, at: str, undoes: str) -> dict[str, object]:
    return {
        "id": change_id,
        "assessment_id": assessment_id,
        "at": at,
        "said": dump(changes.said),
        "edits": edits_to_plain(changes),
        "undoes": undoes or None,
    }


def _recorded(row: RowMapping) -> Recorded:
    changes = changes_from_plain(row["said"], row["edits"])
    return Recorded(id=row["id"], at=row["at"], changes=changes, undoes=row["undoes"] or "")
