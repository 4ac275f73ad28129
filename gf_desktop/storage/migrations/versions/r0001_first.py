"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ENTRIES = ("answers", "gates", "benchmarks", "conditions", "disqualifiers", "narrative")


def upgrade() -> None:
    """Make all tables."""
    _make_applicants_and_packs()
    _make_assessments()
    for name in _ENTRIES:
        _make_entries(name)
    _make_changes()


def _make_applicants_and_packs() -> None:
    op.create_table(
        "applicants",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("changed", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_applicants"),
    )
    op.create_table(
        "packs",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_packs"),
    )


def _make_assessments() -> None:
    texts = (
        "scheme_id",
        "pack_digest",
        "subject",
        "state",
        "created",
        "changed",
        "place",
        "total",
        "highest",
    )
    titles = ("gate_state", "applicant_name", "scheme_title")
    op.create_table(
        "assessments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("applicant_id", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("year", "scheme_version", "answered", "rows")
        ),
        *(sa.Column(name, sa.String(), nullable=False) for name in (*texts, *titles)),
        *(
            sa.Column(name, sa.String(), nullable=True)
            for name in ("programme_id", "reopened_from", "removed_at")
        ),
        sa.Column("head", sa.JSON(), nullable=False),
        sa.Column("frozen", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_assessments"),
        sa.ForeignKeyConstraint(
            ["applicant_id"], ["applicants.id"], name="fk_assessments_applicant_id_applicants"
        ),
        sa.ForeignKeyConstraint(["pack_digest"], ["packs.digest"], name="fk_assessments_pack_digest_packs"),
    )
    op.create_index("ix_assessments_applicant_id", "assessments", ["applicant_id"])


def _make_entries(name: str) -> None:
    op.create_table(
        name,
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", "key", name=f"pk_{name}"),
        _belongs_to_assessment(name),
    )


def _make_changes() -> None:
    op.create_table(
        "changes",
        sa.Column("sequence", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("sequence", name="pk_changes"),
        sa.UniqueConstraint("id", name="uq_changes_id"),
        _belongs_to_assessment("changes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_assessment_id", "changes", ["assessment_id"])


def _belongs_to_assessment(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["assessment_id"],
        ["assessments.id"],
        name=f"fk_{name}_assessment_id_assessments",
        ondelete="CASCADE",
    )
