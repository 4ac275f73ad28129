"""The tables of the workspace. What a document holds stands as JSON in exactly the document's form.

Changing a table needs a migration (``migrations/versions``) and its revision in ``layout.REVISIONS``; a test compares
the two. The columns that ``home`` reads are never renamed or dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from gf_desktop.domain.assessment import Collection

Json = JSON(none_as_null=True)


class Base(DeclarativeBase):
    """The tables; every constraint has a name, so that a migration can speak of it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class ApplicantRow(Base):
    """An enterprise; all its open assessments show it as it stands here."""

    __tablename__ = "applicants"

    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[Any] = mapped_column(Json, nullable=False)
    created: Mapped[str]
    changed: Mapped[str]


class PackRow(Base):
    """A pack, kept once for all the assessments that it travels with."""

    __tablename__ = "packs"

    digest: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str]
    version: Mapped[int]
    body: Mapped[Any] = mapped_column(Json, nullable=False)


class AssessmentRow(Base):
    """An assessment: what it is about, what Home shows of it, and the parts of its document that change as a whole.

    ``head`` holds the evidence, the facts of the application, the points entered by the user and what the table's
    form asks for beyond the applicant, under ``made`` what the summary was made with, and under ``unread`` what of an
    older version's boundary and ledgers has no place in today's. ``frozen`` holds the document, the result and the
    reference figures of a closed one, never computed again. ``stale``: what it shares with others was changed there
    since its summary was made. ``programme_id`` is null where no programme is named.
    """

    __tablename__ = "assessments"

    id: Mapped[str] = mapped_column(primary_key=True)
    applicant_id: Mapped[str] = mapped_column(ForeignKey("applicants.id"), index=True)
    year: Mapped[int]
    scheme_id: Mapped[str]
    scheme_version: Mapped[int]
    pack_digest: Mapped[str] = mapped_column(ForeignKey("packs.digest"))
    subject: Mapped[str]
    programme_id: Mapped[str | None]
    state: Mapped[str]
    created: Mapped[str]
    changed: Mapped[str]
    place: Mapped[str]
    answered: Mapped[int]
    rows: Mapped[int]
    total: Mapped[str]
    highest: Mapped[str]
    gate_state: Mapped[str]
    applicant_name: Mapped[str]
    scheme_title: Mapped[str]
    head: Mapped[Any] = mapped_column(Json, nullable=False)
    frozen: Mapped[Any | None] = mapped_column(Json, nullable=True)
    reopened_from: Mapped[str | None]
    removed_at: Mapped[str | None]
    stale: Mapped[bool] = mapped_column(default=False)


class YearRow(Base):
    """One row of a ledger of an applicant's year; ``position`` orders the rows of a ledger."""

    __tablename__ = "year_rows"

    applicant_id: Mapped[str] = mapped_column(
        ForeignKey("applicants.id", ondelete="CASCADE"), primary_key=True
    )
    year: Mapped[int] = mapped_column(primary_key=True)
    ledger: Mapped[str] = mapped_column(primary_key=True)
    row_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    body: Mapped[Any] = mapped_column(Json, nullable=False)


class YearFact(Base):
    """What an applicant's year has one of: ``boundary``, ``settings``, what was declared ``none``."""

    __tablename__ = "year_facts"

    applicant_id: Mapped[str] = mapped_column(
        ForeignKey("applicants.id", ondelete="CASCADE"), primary_key=True
    )
    year: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[Any] = mapped_column(Json, nullable=False)


class Entry:
    """One place of a document: the key inside its collection, and what stands there."""

    assessment_id: Mapped[str] = mapped_column(
        ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[Any] = mapped_column(Json, nullable=False)


class AnswerRow(Entry, Base):
    """What was answered to a row."""

    __tablename__ = "answers"


class GateRow(Entry, Base):
    """Whether a basic requirement is met."""

    __tablename__ = "gates"


class BenchmarkRow(Entry, Base):
    """The user's word on a row's benchmarks."""

    __tablename__ = "benchmarks"


class ConditionRow(Entry, Base):
    """Whether a programme's condition is met."""

    __tablename__ = "conditions"


class DisqualifierRow(Entry, Base):
    """Whether a circumstance of the negative list exists."""

    __tablename__ = "disqualifiers"


class NarrativeRow(Entry, Base):
    """One prose chapter of the report."""

    __tablename__ = "narrative"


class ChangeRow(Base):
    """One change of one assessment: log, history and undo at once. ``sequence`` orders them, not the clock."""

    __tablename__ = "changes"
    __table_args__ = ({"sqlite_autoincrement": True},)

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"), index=True)
    at: Mapped[str]
    said: Mapped[Any] = mapped_column(Json, nullable=False)
    edits: Mapped[Any] = mapped_column(Json, nullable=False)
    undoes: Mapped[str | None]


ENTRIES: Mapping[Collection, type[Entry]] = {
    "answers": AnswerRow,
    "gates": GateRow,
    "benchmarks": BenchmarkRow,
    "conditions": ConditionRow,
    "disqualifiers": DisqualifierRow,
    "narrative": NarrativeRow,
}
