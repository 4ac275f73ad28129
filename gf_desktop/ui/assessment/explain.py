"""What is known of a row beside its answer: words, guidance, evidence asked for, formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gf_desktop.domain.formulas import FORMULAS, Formula
from gf_desktop.domain.guidance import Guidance, helps
from gf_desktop.domain.pack import EvidenceItem, Gate, Indicator, Measure, Pack
from gf_desktop.ui.assessment.compare import Comparer
from gf_desktop.ui.assessment.place import CONDITIONS, DISQUALIFIERS, GATES
from gf_desktop.ui.assessment.words import Words

if TYPE_CHECKING:
    from gf_desktop.domain.document import Document
    from gf_desktop.domain.messages import Message
    from gf_desktop.domain.programme import Programme
    from gf_desktop.domain.recommend import Purpose
    from gf_desktop.domain.reference.unit_words import UnitWords
    from gf_desktop.services.choice_words import ChoiceWords
    from gf_desktop.services.library import Library


@dataclass(frozen=True, slots=True)
class Topic:
    """What is known of a requirement that is no indicator: title, sentences, clause, evidence asked for, help."""

    title: str
    lines: tuple[str, ...]
    clause: str
    evidence: tuple[EvidenceItem, ...]
    guidance: Guidance | None = None


class Calls(QObject):
    """What is asked for between the cards and the pane beside them.

    Signals:
        calculation: The calculation of a row is to be seen (its id).
        place: Another place is to be seen (``Place``).
    """

    calculation = Signal(str)
    place = Signal(object)


class Explainer:
    """Answers what pack, programme and library say of a row. Without a library only the other two speak."""

    def __init__(self, pack: Pack, programme: Programme | None, library: Library | None) -> None:
        self.words = Words()
        self.comparer = Comparer(pack.header.labels, self.words)
        self.calls = Calls()
        self.pack = pack
        self._programme = programme
        self._library = library

    def coming(self, document: Document) -> bool:
        """Return whether a document under no programme has one for its province, year and level by now."""
        if self._programme is not None or self._library is None:
            return False
        purpose: Purpose = document.programme.facts.purpose if document.programme else ""
        province = document.applicant.province
        return self._library.programme_for(province, document.year, purpose, document.subject) is not None

    def fitting_programme(self, document: Document) -> Programme | None:
        """Return the programme of level and subject, where it is another one than the document's; else None."""
        purpose: Purpose = document.programme.facts.purpose if document.programme else ""
        own, subject = self._programme, document.subject
        if self._library is None or own is None or (own.takes(subject) and purpose in ("", *own.levels)):
            return None
        found = self._library.programme_for(document.applicant.province, document.year, purpose, subject)
        return found if found is not None and found.id != own.id else None

    def excluded(self, document: Document) -> str:
        """Return why the rules of the level applied for do not take the document's subject; empty where they do."""
        purpose: Purpose = document.programme.facts.purpose if document.programme else ""
        if self._library is None:
            return ""
        province = document.applicant.province
        return self._library.excluded(province, document.year, purpose, document.subject)

    def guidance(self, row_id: str) -> Guidance | None:
        """Return what helps with a row, or None; what was written for another row of the same id is no help."""
        found = self._library.guidance(row_id) if self._library is not None else None
        row = self.indicator(row_id)
        return found if found is not None and row is not None and helps(found, row) else None

    def evidence(self, measure: Measure | None, row: Indicator) -> tuple[EvidenceItem, ...]:
        """Return the evidence asked for: that of the form that applies, else the row's."""
        return (measure.evidence if measure is not None else ()) or row.evidence

    def evidence_title(self, item: EvidenceItem) -> str:
        """Return the Chinese name of a kind of evidence."""
        titles: Mapping[str, str] = self._library.evidence_titles() if self._library is not None else {}
        return titles.get(item.kind, item.kind)

    def formula(self, measure: Measure | None) -> Formula | None:
        """Return the formula that a measure names, or None."""
        return FORMULAS.get(measure.calculator) if measure is not None else None

    def gate(self, gate_id: str) -> Gate | None:
        """Return the basic requirement of that id, or None."""
        return next((gate for gate in self.pack.table.gates if gate.id == gate_id), None)

    def topic(self, item_id: str, part: str) -> Topic | None:
        """Return what is known of an item on the page ``part``: a requirement, a condition, a circumstance."""
        found = self._topic(item_id, part)
        if found is None or self._library is None:
            return found
        return replace(found, guidance=self._library.requirement_guidance(found.title))

    def _topic(self, item_id: str, part: str) -> Topic | None:
        if part == CONDITIONS and self._programme is not None:
            found = [one for one in self._programme.conditions if one.id == item_id]
            return next((Topic(c.title, (c.proof,), c.article, c.evidence) for c in found), None)
        if part == DISQUALIFIERS and self._programme is not None:
            # A place inside a circumstance (``operating/registration``) is explained by the circumstance.
            whole = item_id.partition("/")[0]
            listed = [one for one in self._programme.disqualifiers if one.id == whole]
            return next((Topic(d.title, (d.details, d.proof), d.article, d.evidence) for d in listed), None)
        gate = self.gate(item_id) if part == GATES else None
        return Topic(gate.title, (gate.note,), gate.clause, gate.evidence) if gate is not None else None

    def indicator(self, row_id: str) -> Indicator | None:
        """Return the row of that id, or None."""
        return next((row for row in self.pack.indicators if row.id == row_id), None)

    def industries(self) -> Mapping[str, str]:
        """Return the names of industry codes that we know."""
        return self._library.industries() if self._library is not None else {}

    def regions(self) -> Mapping[str, tuple[str, ...]]:
        """Return the provinces with their cities that we know."""
        return self._library.regions() if self._library is not None else {}

    def cities(self, province: str) -> tuple[str, ...]:
        """Return the cities that we know of a province, named as people write it (江苏)."""
        if self._library is None:
            return ()
        return tuple(self._library.regions().get(self._library.province(province), ()))

    def unit_words(self) -> UnitWords | None:
        """Return the reader of units as people write them, or None."""
        return self._library.unit_words() if self._library is not None else None

    def choice_words(self, say: Callable[[Message], str]) -> ChoiceWords | None:
        """Return the reader of the words by which people name entries of lists, or None."""
        return self._library.choice_words(say) if self._library is not None else None
