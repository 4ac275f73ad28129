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
from gf_desktop.domain.report.words import evidence_text, indicator_title


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of evidence: its number, what asks for it, and its title."""

    number: str
    asked_by: str
    title: str


@dataclass(slots=True)
class Index:
    """All entries in order, and the numbers that each row and each basic requirement has."""

    entries: list[Entry] = field(default_factory=list)
    _rows: dict[str, list[str]] = field(default_factory=dict)
    _gates: dict[str, list[str]] = field(default_factory=dict)

    def of_row(self, indicator_id: str) -> list[str]:
        """Return the numbers of a row's evidence."""
        return self._rows.get(indicator_id, [])

    def of_gate(self, gate_id: str) -> list[str]:
        """Return the numbers of a basic requirement's evidence."""
        return self._gates.get(gate_id, [])

    def add_gate(self, gate_id: str, entries: list[Entry]) -> None:
        """Add what a basic requirement asks for."""
        self.entries += entries
        self._gates[gate_id] = [entry.number for entry in entries]

    def add_row(self, indicator_id: str, entries: list[Entry]) -> None:
        """Add what a row asks for."""
        self.entries += entries
        self._rows[indicator_id] = [entry.number for entry in entries]


def evidence_index(document: Document, pack: Pack, titles: Mapping[str, str], say: Say) -> Index:
    """Return the index of all evidence that the table asks for, as far as the answers say which of it applies."""
    index = Index()
    for number, gate in enumerate(pack.table.gates, 1):
        prefix = say(message("report.index.gate", number=number))
        index.add_gate(gate.id, _entries(prefix, 1, gate.title, gate.evidence, titles, say))
    used: dict[str, int] = {}
    bonus = 0
    for _, group, indicator in pack.rows():
        if group is None:
            bonus += 1
        prefix = group.number if group else say(message("report.index.bonus", number=bonus))
        answer = document.answer(indicator.id)
        evidence = () if answer.not_applicable else (indicator.measure(answer.variant) or indicator).evidence
        title = indicator_title(indicator, answer)
        entries = _entries(prefix, used.get(prefix, 0) + 1, title, evidence, titles, say)
        used[prefix] = used.get(prefix, 0) + len(entries)
        index.add_row(indicator.id, entries)
    return index


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
