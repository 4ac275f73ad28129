"""Assessments to rows and back, inside a transaction that the workspace holds open."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    RowMapping,
    case,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy import cast as in_sql
from sqlalchemy.dialects.sqlite import insert as upsert

from gf_desktop.domain.assessment import Assessment, Collection, Edit, Value
from gf_desktop.domain.document import (
    Applicant,
    Document,
    OwnPoints,
    ProgrammeAnswers,
    ProgrammeFacts,
    SchemeRef,
)
from gf_desktop.domain.home import Summary
from gf_desktop.domain.pack import Pack, short_title
from gf_desktop.domain.plain import dump, load
from gf_desktop.domain.result import Result
from gf_desktop.storage import years
from gf_desktop.storage.engine import ILLEGIBLE
from gf_desktop.storage.history import value_from_plain
from gf_desktop.storage.schema import ENTRIES, ApplicantRow, AssessmentRow, PackRow

if TYPE_CHECKING:
    from gf_desktop.domain.calculators.shapes import Factors

_LOG = logging.getLogger(__name__)
_EVIDENCE, _FACTS, _POINTS, _INFORMATION = "evidence", "facts", "points", "information"
_MADE = "made"
IN_HEAD: frozenset[Collection] = frozenset({"points", "information"})
"""Collections that stand in the head, by key."""
_NO_PROGRAMME = ProgrammeAnswers(id="")
_OF_PROGRAMME: tuple[Collection, ...] = ("conditions", "disqualifiers")


_PLAIN = tuple(column for column in AssessmentRow.__table__.columns if column.name not in ("head", "frozen"))


def read_plain_row(connection: Connection, assessment_id: str) -> RowMapping | None:
    """Return what the row of an assessment says without its JSON, which may be large, or damaged; None without one."""
    chosen = select(*_PLAIN).where(AssessmentRow.id == assessment_id)
    return connection.execute(chosen).mappings().one_or_none()


def read_row(connection: Connection, assessment_id: str) -> RowMapping:
    """Return the whole row of an assessment that is there."""
    chosen = select(AssessmentRow).where(AssessmentRow.id == assessment_id)
    return connection.execute(chosen).mappings().one()


def insert_assessment(
    connection: Connection, assessment: Assessment, summary: Summary, *, at: str, reopened_from: str
) -> None:
    """Insert an assessment with all its entries; applicant, pack and the year's data must be there already."""
    document = assessment.document
    values = {
        **_identity(assessment),
        **summary_values(summary),
        "state": "open",
        "created": at,
        "changed": at,
        "place": assessment.place,
        "applicant_name": sayable(document.applicant.name),
        "scheme_title": sayable(short_title(assessment.pack.header)),
        "head": _head(document) | {_MADE: summary.made},
        "reopened_from": reopened_from or None,
    }
    connection.execute(insert(AssessmentRow).values(values))
    for collection in ENTRIES:
        for key, value in collection_of(document, collection).items():
            put_entry(connection, assessment.id, Edit(collection, key, None, value))


def summary_values(summary: Summary) -> dict[str, object]:
    """Return the columns that hold a summary."""
    return {
        "answered": summary.answered,
        "rows": summary.rows,
        "total": summary.total,
        "highest": summary.highest,
        "gate_state": summary.gate_state,
    }


def put_summary(connection: Connection, assessment_id: str, summary: Summary) -> None:
    """Make a summary stand beside its assessment, with what it was made with; it is not stale from then on."""
    head = func.json_set(AssessmentRow.head, f"$.{_MADE}", summary.made)
    this = AssessmentRow.id == assessment_id
    values = summary_values(summary)
    connection.execute(update(AssessmentRow).where(this).values(head=head, stale=False, **values))


def made_otherwise(made: str) -> ColumnElement[bool]:
    """Return whether a summary was made with something else."""
    # One head that is no JSON must not hide all others.
    known = case(
        (func.json_valid(AssessmentRow.head) == 1, func.json_extract(AssessmentRow.head, f"$.{_MADE}")),
        else_=made,
    )
    return known.is_distinct_from(made)


def put_entry(connection: Connection, assessment_id: str, edit: Edit) -> None:
    """Make the edit's ``after`` stand at its place; what stands there keeps its rank among its neighbours."""
    kind = ENTRIES[edit.collection]
    if edit.after is None:
        connection.execute(delete(kind).where(kind.assessment_id == assessment_id, kind.key == edit.key))
        return
    statement = upsert(kind).values(assessment_id=assessment_id, key=edit.key, body=dump(edit.after))
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["assessment_id", "key"], set_={"body": statement.excluded.body}
        )
    )


def put_facts(connection: Connection, assessment_id: str, facts: Value) -> None:
    """Make these facts of the application stand in the assessment's head."""
    this = AssessmentRow.id == assessment_id
    head = dict(connection.scalar(select(AssessmentRow.head).where(this)) or {})
    head.pop(_FACTS, None)
    if plain := dump(facts):
        head[_FACTS] = plain
    connection.execute(update(AssessmentRow).where(this).values(head=head))


def put_in_head(connection: Connection, assessment_id: str, edit: Edit) -> None:
    """Make the edit's ``after`` stand at its key in the collection that the assessment's head holds."""
    this = AssessmentRow.id == assessment_id
    head = dict(connection.scalar(select(AssessmentRow.head).where(this)) or {})
    values = dict(head.pop(edit.collection, {}))
    if edit.after is None:
        values.pop(edit.key, None)
    else:
        values[edit.key] = dump(edit.after)
    if values:
        head[edit.collection] = values
    connection.execute(update(AssessmentRow).where(this).values(head=head))


def put_applicant(connection: Connection, applicant_id: str, applicant: Applicant, at: str) -> None:
    """Insert or replace an applicant; every open assessment of it shows the new name."""
    statement = upsert(ApplicantRow).values(id=applicant_id, body=dump(applicant), created=at, changed=at)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["id"],
            set_={"body": statement.excluded.body, "changed": statement.excluded.changed},
        )
    )
    show_name(connection, applicant_id, applicant)


def show_name(connection: Connection, applicant_id: str, applicant: Applicant) -> None:
    """Write the applicant's name where Home reads it, in open assessments only."""
    connection.execute(
        update(AssessmentRow)
        .where(AssessmentRow.applicant_id == applicant_id, AssessmentRow.state == "open")
        .values(applicant_name=sayable(applicant.name))
    )


def put_pack(connection: Connection, pack: Pack) -> None:
    """Keep a pack unless it is kept already.

    Raises:
        ValueError: If the pack has no digest: a bug of ours.
    """
    if not pack.digest:
        raise ValueError("a pack without digest cannot be kept")
    statement = upsert(PackRow).values(
        digest=pack.digest, id=pack.header.id, version=pack.header.version, body=dump(pack)
    )
    connection.execute(statement.on_conflict_do_nothing())


def read_applicant(connection: Connection, applicant_id: str) -> Applicant | None:
    """Return an applicant as it stands, or None."""
    body = connection.scalar(select(ApplicantRow.body).where(ApplicantRow.id == applicant_id))
    return None if body is None else load(Applicant, body)


def read_applicants(connection: Connection, *which: ColumnElement[bool]) -> tuple[tuple[str, Applicant], ...]:
    """Return the applicants that ``which`` lets through with their ids, the one changed last first.

    One whose row is damaged is left out: it must not keep anybody from working on the others.
    """
    # As bytes, which the driver hands over unread.
    body = in_sql(ApplicantRow.body, LargeBinary)
    latest = select(ApplicantRow.id, body).where(*which).order_by(ApplicantRow.changed.desc())
    found = ((key, _applicant(key, raw)) for key, raw in connection.execute(latest))
    return tuple((key, one) for key, one in found if one is not None)


def _applicant(key: str, raw: bytes) -> Applicant | None:
    try:
        return load(Applicant, json.loads(raw))
    except ILLEGIBLE:
        _LOG.exception("an applicant cannot be read: %s", key)
        return None


def read_pack(connection: Connection, digest: str) -> Pack:
    """Return the pack of that digest."""
    return load(Pack, connection.scalar(select(PackRow.body).where(PackRow.digest == digest)))


def read_open(connection: Connection, row: RowMapping, pack: Pack) -> Assessment:
    """Return an assessment in work from its row, its entries and its applicant as it stands now."""
    return Assessment(
        id=row["id"],
        applicant_id=row["applicant_id"],
        document=read_document(connection, row),
        pack=pack,
        changed=row["changed"],
        place=row["place"],
    )


def read_closed(row: RowMapping, pack: Pack) -> Assessment:
    """Return a closed assessment exactly as it was closed."""
    frozen = row["frozen"]
    return Assessment(
        id=row["id"],
        applicant_id=row["applicant_id"],
        document=load(Document, frozen["document"]),
        pack=pack,
        state="closed",
        changed=row["changed"],
        place=row["place"],
        frozen=load(Result, frozen["result"]),
        factors=_factors(frozen["factors"]) if "factors" in frozen else None,
    )


def read_document(connection: Connection, row: RowMapping) -> Document:
    """Return the document of an assessment in work, with its year's data as they stand now."""
    applicant = read_applicant(connection, row["applicant_id"])
    assert applicant is not None
    entries = {name: _entries(connection, name, row["id"]) for name in ENTRIES}
    of_programme: dict[str, Any] = {str(name): entries.pop(name) for name in _OF_PROGRAMME}
    of_programme["facts"] = load(ProgrammeFacts, row["head"].get(_FACTS, {}))
    data = years.read(connection, whose(row))
    return Document(
        subject=row["subject"],
        applicant=applicant,
        year=row["year"],
        scheme=SchemeRef(id=row["scheme_id"], version=row["scheme_version"]),
        programme=_programme(row["programme_id"], of_programme),
        boundary=data.boundary,
        ledgers=data.ledgers,
        points=load(Mapping[str, OwnPoints], row["head"].get(_POINTS, {})),  # type: ignore[type-abstract]
        information=row["head"].get(_INFORMATION, {}),
        evidence=load(tuple[object, ...], row["head"].get(_EVIDENCE, [])),
        **cast(Any, entries),
    )


def freeze(document: Document, result: Result, factors: Factors | None) -> dict[str, object]:
    """Return what is kept of an assessment on closing."""
    used = {} if factors is None else {"factors": dump(factors)}
    return {"document": dump(document), "result": dump(result), **used}


def whose(row: RowMapping) -> years.Whose:
    """Return whose data of which year an assessment reads."""
    return years.Whose(row["applicant_id"], row["year"])


def collection_of(document: Document, collection: Collection) -> Mapping[str, Value]:
    """Return all that stands in one collection of a document."""
    holder = document.programme if collection in _OF_PROGRAMME else document
    values: Mapping[str, Value] = getattr(holder, collection, {})
    return values


def sayable(words: str) -> str:
    """Return text that every reader can decode: half characters from a broken paste become question marks."""
    return words.encode("utf-8", "replace").decode("utf-8")


def _head(document: Document) -> dict[str, object]:
    programme = document.programme or _NO_PROGRAMME
    found = {
        _EVIDENCE: dump(document.evidence),
        _FACTS: dump(programme.facts),
        _POINTS: dump(document.points),
        _INFORMATION: dump(document.information),
    }
    return {key: plain for key, plain in found.items() if plain}


def _factors(plain: Any) -> Factors:
    # Opening the workspace does without the calculators.
    from gf_desktop.domain.calculators.shapes import Factors

    return load(Factors, plain)


def _identity(assessment: Assessment) -> dict[str, object]:
    document = assessment.document
    return {
        "id": assessment.id,
        "applicant_id": assessment.applicant_id,
        "year": document.year,
        "scheme_id": document.scheme.id,
        "scheme_version": document.scheme.version,
        "pack_digest": assessment.pack.digest,
        "subject": document.subject,
        "programme_id": (document.programme.id or None) if document.programme else None,
    }


def _entries(connection: Connection, collection: Collection, assessment_id: str) -> dict[str, Value]:
    kind = ENTRIES[collection]
    found = connection.execute(
        select(kind.key, kind.body).where(kind.assessment_id == assessment_id).order_by(text("rowid"))
    )
    return {key: value_from_plain(collection, key, body) for key, body in found}


def _programme(programme_id: str | None, answers: dict[str, Any]) -> ProgrammeAnswers | None:
    # A document may hold such answers before it names its programme; without either it has none.
    programme = ProgrammeAnswers(id=programme_id or "", **answers)
    return None if programme == _NO_PROGRAMME else programme
