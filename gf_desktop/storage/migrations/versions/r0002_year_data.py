"""Boundary and ledgers belong to applicant and year: tables of their own, filled from the assessments' heads.

What stood there was held as it was written. What has today's shape moves; the rest stays beside it under ``unread``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

from gf_desktop.domain.ledgers import LEDGERS, Boundary, Ledgers
from gf_desktop.domain.plain import conforms, dump, load

revision = "0002"
down_revision = "0001"

_KINDS: Mapping[str, type] = {"boundary": Boundary, "ledgers": Ledgers}
Plain = dict[str, Any]

_assessments = sa.table(
    "assessments",
    sa.column("id", sa.String),
    sa.column("applicant_id", sa.String),
    sa.column("year", sa.Integer),
    sa.column("state", sa.String),
    sa.column("head", sa.JSON),
    sa.column("frozen", sa.JSON(none_as_null=True)),
    sa.column("stale", sa.Boolean),
)
_applicants = sa.table(
    "applicants", *(sa.column(n, sa.String) for n in ("id", "created", "changed")), sa.column("body", sa.JSON)
)
_rows = sa.table(
    "year_rows",
    *(sa.column(name, sa.String) for name in ("applicant_id", "ledger", "row_id")),
    *(sa.column(name, sa.Integer) for name in ("year", "position")),
    sa.column("body", sa.JSON),
)
_facts = sa.table(
    "year_facts",
    *(sa.column(name, sa.String) for name in ("applicant_id", "key")),
    sa.column("year", sa.Integer),
    sa.column("body", sa.JSON),
)


def upgrade() -> None:
    """Make the tables and move what stands in the heads of assessments in work."""
    _make_table(
        "year_rows",
        ("ledger", "row_id"),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    _make_table("year_facts", ("key",))
    op.add_column("assessments", sa.Column("stale", sa.Boolean(), nullable=False, server_default=sa.false()))
    connection = op.get_bind()
    # An assessment closed keeps what it was closed with; of those in work the one made first comes first.
    found = connection.execute(sa.select(_assessments).order_by(sa.text("rowid"))).mappings().all()
    _move([row for row in found if row["state"] == "open"])
    for row in found:
        if row["frozen"] is not None:
            _tidy_frozen(row)


def _make_table(name: str, keys: tuple[str, ...], *more: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("applicant_id", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        *(sa.Column(key, sa.String(), nullable=False) for key in keys),
        *more,
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("applicant_id", "year", *keys, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["applicant_id"],
            ["applicants.id"],
            name=f"fk_{name}_applicant_id_applicants",
            ondelete="CASCADE",
        ),
    )


def _move(rows: list[sa.RowMapping]) -> None:
    """Give each applicant's year the data of its first assessment that has some.

    Another one with other data gets an applicant of its own, equal in all it says: nothing is overwritten.
    """
    owners: dict[tuple[str, int], list[tuple[Plain, str]]] = defaultdict(list)
    for row in rows:
        typed, head = _split_head(row["head"])
        _update(row["id"], head=head)
        if not typed:
            continue
        known = owners[row["applicant_id"], row["year"]]
        owner = next((owner for data, owner in known if data == typed), "")
        if not owner:
            owner = _copy_applicant(row["applicant_id"]) if known else row["applicant_id"]
            known.append((typed, owner))
            _put(owner, row["year"], typed)
        if owner != row["applicant_id"]:
            _update(row["id"], applicant_id=owner)
    _mark_stale()


def _split_head(head: Plain) -> tuple[Plain, Plain]:
    """Return what of a head moves, in today's form, and the head that stays."""
    typed, unread = _split(head)
    rest = {key: value for key, value in head.items() if key not in _KINDS}
    return typed, rest | ({"unread": unread} if unread else {})


def _split(holder: Plain) -> tuple[Plain, Plain]:
    """Return what of ``boundary`` and ``ledgers`` has today's shape, and what has not; part by part."""
    typed, unread = {}, {}
    for name, kind in _KINDS.items():
        whole = holder.get(name)
        if not isinstance(whole, dict):
            whole, unread[name] = {}, whole
        fits = {key: part for key, part in whole.items() if _fits(kind, key, part)}
        typed[name] = dump(load(kind, fits))
        unread[name] = unread.get(name) or {key: part for key, part in whole.items() if key not in fits}
    return ({k: v for k, v in typed.items() if v}, {k: v for k, v in unread.items() if v})


def _fits(kind: type, key: str, part: Any) -> bool:
    if not conforms(kind, {key: part}):
        return False
    ids = Counter(row["id"] for row in part) if key in LEDGERS else Counter[str]()
    return all(times == 1 for times in ids.values())


def _put(owner: str, year: int, data: Plain) -> None:
    whose = {"applicant_id": owner, "year": year}
    ledgers = data.get("ledgers", {})
    rows = [
        {**whose, "ledger": ledger, "row_id": row["id"], "position": position, "body": row}
        for ledger in LEDGERS
        for position, row in enumerate(ledgers.get(ledger, []))
    ]
    facts = {
        "boundary": data.get("boundary"),
        "settings": ledgers.get("settings"),
        "none": ledgers.get("none"),
    }
    if rows:
        op.get_bind().execute(sa.insert(_rows), rows)
    for key, body in facts.items():
        if body:
            op.get_bind().execute(sa.insert(_facts).values(**whose, key=key, body=body))


def _copy_applicant(applicant_id: str) -> str:
    chosen = sa.select(_applicants).where(_applicants.c.id == applicant_id)
    known = op.get_bind().execute(chosen).mappings().one()
    copy = {**known, "id": uuid4().hex}
    op.get_bind().execute(sa.insert(_applicants).values(copy))
    return str(copy["id"])


def _tidy_frozen(row: sa.RowMapping) -> None:
    """Take out of a closed document what has no place in today's shape, and keep it beside."""
    frozen: Plain = row["frozen"]
    typed, unread = _split(frozen["document"])
    if unread:
        document = {key: value for key, value in frozen["document"].items() if key not in _KINDS}
        _update(row["id"], frozen={**frozen, "document": {**document, **typed}, "unread": unread})


def _mark_stale() -> None:
    """Figures of those that now read ledgers are made anew, as after any change of shared data."""
    has_data = sa.or_(
        *(
            sa.exists().where(
                table.c.applicant_id == _assessments.c.applicant_id, table.c.year == _assessments.c.year
            )
            for table in (_rows, _facts)
        )
    )
    op.get_bind().execute(
        sa.update(_assessments).where(_assessments.c.state == "open", has_data).values(stale=True)
    )


def _update(assessment_id: str, **values: Any) -> None:
    op.get_bind().execute(sa.update(_assessments).where(_assessments.c.id == assessment_id).values(values))
