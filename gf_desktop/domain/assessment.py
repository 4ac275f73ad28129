"""The aggregate that is worked on: a document with its pack, and the edits that change it.

An edit names a place by collection and key, with what stood there before and what stands there after; undo is the
edit turned round. Nothing is changed in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from gf_desktop.domain.document import (
    Answer,
    Applicant,
    Benchmarks,
    DisqualifierAnswer,
    Document,
    GateAnswer,
    ProgrammeAnswers,
)
from gf_desktop.domain.messages import Message
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.result import Result

Collection = Literal[
    "answers", "gates", "benchmarks", "conditions", "disqualifiers", "narrative", "applicant"
]
Value = Answer | GateAnswer | DisqualifierAnswer | Benchmarks | str | Applicant | None

VALUE_TYPES: Mapping[Collection, object] = {
    "answers": Answer,
    "gates": GateAnswer,
    "benchmarks": Benchmarks,
    "conditions": GateAnswer,
    "disqualifiers": DisqualifierAnswer,
    "narrative": str,
    "applicant": Applicant,
}
WHOLE = ""
_NO_PROGRAMME = ProgrammeAnswers(id="")


@dataclass(frozen=True, slots=True)
class Edit:
    """One place changed. ``None`` is: nothing stands there. The applicant is one place, its key ``WHOLE``."""

    collection: Collection
    key: str
    before: Value
    after: Value

    def inverse(self) -> Edit:
        """Return the edit that takes this one back."""
        return Edit(self.collection, self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Changes:
    """What one use case changed, as one step of undo; ``said`` names it ("修改 单位产品综合能耗")."""

    edits: tuple[Edit, ...]
    said: Message

    def inverse(self) -> Changes:
        """Return the changes that take these back, in the opposite order."""
        return Changes(tuple(edit.inverse() for edit in reversed(self.edits)), self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One applicant, one table, one year, in work or closed (定稿).

    ``pack`` travels with it. ``frozen`` is the result stored on closing, never computed again.
    """

    id: str
    applicant_id: str
    document: Document
    pack: Pack
    state: Literal["open", "closed"] = "open"
    changed: str = ""
    place: str = ""
    frozen: Result | None = None


def current(document: Document, collection: Collection, key: str) -> Value:
    """Return what stands at a place of the document, or None."""
    if collection == "applicant":
        return document.applicant
    values: Mapping[str, Value] = _mapping(document, collection)
    return values.get(key)


def edit(document: Document, collection: Collection, key: str, after: Value) -> Edit:
    """Return the edit that makes ``after`` stand at a place of the document."""
    return Edit(collection, key, current(document, collection, key), after)


def apply(document: Document, changes: Changes) -> Document:
    """Return the document with the changes made."""
    for one in changes.edits:
        document = _apply_one(document, one)
    return document


def _apply_one(document: Document, one: Edit) -> Document:
    if one.collection == "applicant":
        assert isinstance(one.after, Applicant)
        return replace(document, applicant=one.after)
    values = dict(_mapping(document, one.collection))
    if one.after is None:
        values.pop(one.key, None)
    else:
        values[one.key] = one.after
    return _with_mapping(document, one.collection, values)


def _mapping(document: Document, collection: Collection) -> Mapping[str, Value]:
    if collection in ("conditions", "disqualifiers"):
        return getattr(document.programme, collection, {})
    values: Mapping[str, Value] = getattr(document, collection)
    return values


def _with_mapping(document: Document, collection: Collection, values: Mapping[str, Value]) -> Document:
    if collection in ("conditions", "disqualifiers"):
        programme = replace(document.programme or _NO_PROGRAMME, **{collection: values})  # type: ignore[arg-type]
        # Taking back the first answer of a document without programme leaves it without one, as it was.
        return replace(document, programme=None if programme == _NO_PROGRAMME else programme)
    return replace(document, **{collection: values})  # type: ignore[arg-type]
