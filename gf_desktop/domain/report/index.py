"""证明材料索引: a running number for every piece of evidence the table asks for.

Numbers are those of the form's rows, counted through within one number (``10-1``, ``10-2`` …); the basic requirements
count as ``基1-1``, bonus rows as ``附1-1``. Tables name the numbers, the list of reference documents the titles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gf_desktop.domain.document import Document
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import EvidenceItem, Pack
from gf_desktop.domain.report.cells import Say
from gf_desktop.domain.report.words import evidence_text, row_name
from gf_desktop.domain.result import Result


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of evidence: its number, what asks for it, and its title."""

    number: str
    asked_by: str
    title: str


@dataclass(slots=True)
class Index:
    """All entries in order, what asks for them, and the numbers of the form's rows."""

    entries: list[Entry] = field(default_factory=list)
    numbers: dict[str, str] = field(default_factory=dict)
    _of: dict[str, list[str]] = field(default_factory=dict)

    def of_row(self, indicator_id: str) -> str:
        """Return where a row's evidence stands in the index."""
        return _range(self._of.get(f"row/{indicator_id}", []))

    def of_gate(self, gate_id: str) -> str:
        """Return where a basic requirement's evidence stands in the index."""
        return _range(self._of.get(f"gate/{gate_id}", []))

    def add(self, asker: str, entries: list[Entry]) -> None:
        """Add what a row (``row/<id>``) or a basic requirement (``gate/<id>``) asks for."""
        self.entries += entries
        self._of[asker] = [entry.number for entry in entries]


def _range(numbers: list[str]) -> str:
    """Return running numbers as people cite them: each of two, first and last of more."""
    return "、".join(numbers) if len(numbers) < 3 else f"{numbers[0]}～{numbers[-1]}"


def evidence_index(
    document: Document, pack: Pack, result: Result, titles: Mapping[str, str], say: Say
) -> Index:
    """Return the index of all evidence that the table asks for, as far as answers and data say which of it applies."""
    index = Index(numbers=row_numbers(pack, say))
    for number, gate in enumerate(pack.table.gates, 1):
        prefix = say(message("report.index.gate", number=number))
        index.add(f"gate/{gate.id}", _entries(prefix, 1, gate.title, gate.evidence, titles, say))
    used: dict[str, int] = {}
    for indicator in pack.indicators:
        prefix = index.numbers[indicator.id]
        row, answer = result.row(indicator.id), document.answer(indicator.id)
        evidence = () if answer.not_applicable or row.left_out else (row.measure or indicator).evidence
        title = row_name(row, answer)
        entries = _entries(prefix, used.get(prefix, 0) + 1, title, evidence, titles, say)
        used[prefix] = used.get(prefix, 0) + len(entries)
        index.add(f"row/{indicator.id}", entries)
    return index


def row_numbers(pack: Pack, say: Say) -> dict[str, str]:
    """Return the number of each row as the form prints it; rows of the bonus, which have none, are counted."""
    found: dict[str, str] = {}
    bonus = 0
    for _, group, indicator in pack.rows():
        bonus += group is None
        found[indicator.id] = group.number if group else say(message("report.index.bonus", number=bonus))
    return found


def _entries(
    prefix: str,
    first: int,
    asked_by: str,
    evidence: tuple[EvidenceItem, ...],
    titles: Mapping[str, str],
    say: Say,
) -> list[Entry]:
    return [
        Entry(f"{prefix}-{number}", asked_by, say(evidence_text(item, titles)))
        for number, item in enumerate(evidence, first)
    ]
