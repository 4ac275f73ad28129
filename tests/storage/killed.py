"""What runs in the processes that are killed: open the workspace through the writer and record change after change.

Each change writes its number in two answers, in a row of the year's ledgers, in Home's summary and in the log, so that
a torn one would show.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path

from gf_desktop.domain.assessment import Changes, apply, edit
from gf_desktop.domain.document import Answer, Document
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.messages import message
from gf_desktop.storage.workspace import Workspace
from gf_desktop.storage.writer import Writer
from tests.storage.world import SUMMARY, assessment

IN_LINE = 3
OPEN = "open"


def write_until_killed(folder: Path, life: int, plain_journal: bool, said: Connection) -> None:
    """Say that the workspace is open, then record changes for ever; send each id only after it was acknowledged."""
    writer = Writer(
        folder, open_workspace=lambda at: Workspace(at, plain_journal=lambda _: plain_journal).open()
    )
    writer.start()
    document = writer.submit(start).result()
    said.send_bytes(OPEN.encode())
    waiting = []
    for number in itertools.count():
        change_id = f"{life}-{number}"
        changes = numbered(document, life * 100_000 + number)
        document = apply(document, changes)
        job = recording(change_id, changes, life * 100_000 + number)
        waiting.append((change_id, writer.submit(job)))
        # Some jobs always wait in line, as when a person types on while the disk is slow.
        if len(waiting) > IN_LINE:
            acknowledged, future = waiting.pop(0)
            future.result()
            said.send_bytes(acknowledged.encode())


def start(workspace: Workspace) -> Document:
    """Return the document that is written, added where the workspace is new."""
    if not workspace.applicants():
        workspace.add(assessment(), SUMMARY)
    return workspace.load("a1").document


def numbered(document: Document, number: int) -> Changes:
    """Return the change that writes ``number`` in every place."""
    value = Answer(value=Decimal(number))
    row = EnergyRow(id="e1", carrier="electricity", consumed=Decimal(number))
    edits = (
        edit(document, "answers", "energy", value),
        edit(document, "answers", "margin", value),
        edit(document, "rows", "energy/e1", row),
    )
    return Changes(edits, message("change.value", title=str(number)))


def recording(change_id: str, changes: Changes, number: int):
    """Return the job that writes a numbered change."""
    summary = replace(SUMMARY, answered=number)
    return lambda workspace: workspace.record("a1", change_id, changes, summary)
