"""A small factory for tests of the workspace: real packs, documents and clocks, real files."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

from gf_desktop.domain.assessment import Assessment, Changes, Collection, Value, edit
from gf_desktop.domain.document import Answer, Document
from gf_desktop.domain.home import Summary
from gf_desktop.domain.messages import message
from gf_desktop.storage.workspace import Workspace
from tests.domain import builders

SUMMARY = Summary(answered=1, rows=3, total="8.00", highest="24.00", gate_state="open")
CHINA = timezone(timedelta(hours=8))
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=CHINA)
_numbers = itertools.count(1)

PACK = replace(
    builders.pack(builders.quantitative("energy"), builders.ticks("platform"), builders.parts("margin")),
    digest="0" * 64,
)


def assessment(assessment_id: str = "a1", *, applicant_id: str = "f1", **more: Any) -> Assessment:
    """Return an assessment of the small pack with one answer."""
    given: dict[str, Any] = {"answers": {"energy": Answer(value=Decimal("92.50"))}}
    document = builders.document(**(given | more))
    return Assessment(id=assessment_id, applicant_id=applicant_id, document=document, pack=PACK)


def changed(document: Document, collection: Collection, key: str, after: Value) -> Changes:
    """Return the change that makes ``after`` stand at a place."""
    return Changes((edit(document, collection, key, after),), message("change.value", title=key))


def answered(document: Document, value: str, key: str = "energy") -> Changes:
    """Return the change that answers a row with a figure."""
    return changed(document, "answers", key, Answer(value=Decimal(value)))


def change_id() -> str:
    """Return an id that no other change has."""
    return f"c{next(_numbers)}"


def from_noon(step: timedelta = timedelta(seconds=1)) -> Callable[[], datetime]:
    """Return a clock that starts at noon and goes on by ``step`` at each look."""
    moments = (NOON + step * n for n in itertools.count())
    return lambda: next(moments)


def filled(folder: Path, *ids: str, **how: Any) -> None:
    """Make a workspace with assessments of these ids, else with ``a1``, and shut it."""
    with Workspace(folder, **how) as workspace:
        for assessment_id in ids or ("a1",):
            workspace.add(assessment(assessment_id), SUMMARY)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with what is in it, but the empty log and shared memory that readers leave."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.endswith("-shm"))
    found = {str(path.relative_to(folder)): path.read_bytes() for path in files}
    return {name: data for name, data in found.items() if data or not name.endswith("-wal")}
