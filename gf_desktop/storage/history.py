"""What happened to an assessment, as the workspace tells it. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from gf_desktop.domain.assessment import Changes, Collection, Edit, Value, value_type
from gf_desktop.domain.messages import Message
from gf_desktop.domain.plain import dump, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One change as recorded. ``at`` is an ISO 8601 time with offset; ``undoes`` names the change taken back, or ""."""

    id: str
    at: str
    changes: Changes
    undoes: str = ""


def edits_to_plain(changes: Changes) -> list[dict[str, Any]]:
    """Return the edits of ``changes`` as plain JSON values."""
    return [dump(edit) for edit in changes.edits]


def changes_from_plain(said: Any, edits: list[dict[str, Any]]) -> Changes:
    """Return the changes that ``edits_to_plain`` and the dumped sentence ``said`` stand for."""
    return Changes(tuple(_edit(plain) for plain in edits), load(Message, said))


def value_from_plain(collection: Collection, key: str, plain: Any) -> Value:
    """Return what stands at a place; None where nothing stands."""
    return None if plain is None else cast(Value, load(cast(Any, value_type(collection, key)), plain))


def _edit(plain: dict[str, Any]) -> Edit:
    collection: Collection = plain["collection"]
    before, after = (value_from_plain(collection, plain["key"], plain[side]) for side in ("before", "after"))
    return Edit(collection, plain["key"], before, after)
