"""Another authority's rules for the same application: what stays answered under them, and what falls away.

An answer stays where both programmes ask the very same. Where they name an item alike and say it differently, note and
proof stay and the state is open again: what was said of one sentence is not said of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeVar

from gf_desktop.domain.assessment import WHOLE, Collection, Value
from gf_desktop.domain.document import (
    DisqualifierAnswer,
    Document,
    GateAnswer,
    OwnDate,
    ProgrammeAnswers,
    ProgrammeFacts,
)
from gf_desktop.domain.pack import Subject
from gf_desktop.domain.programme import Disqualifier, DueDate, Programme

Kind = Literal["condition", "disqualifier", "date", "label", "change"]
V = TypeVar("V")
_NO_ANSWERS = ProgrammeAnswers(id="")


@dataclass(frozen=True, slots=True)
class Left:
    """An item of the former programme that was answered: its kind and title."""

    kind: Kind
    title: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """The answers under the new programme; ``gone`` has no place there, ``again`` wants a word again."""

    answers: ProgrammeAnswers
    gone: tuple[Left, ...] = ()
    again: tuple[Left, ...] = ()

    def values(self, document: Document) -> Mapping[tuple[Collection, str], Value]:
        """Return what has to stand at which place of the document: the programme first."""
        old = document.programme or _NO_ANSWERS
        found: dict[tuple[Collection, str], Value] = {("programme", WHOLE): self.answers.id}
        for key in dict.fromkeys((*old.conditions, *self.answers.conditions)):
            found["conditions", key] = self.answers.conditions.get(key)
        for key in dict.fromkeys((*old.disqualifiers, *self.answers.disqualifiers)):
            found["disqualifiers", key] = self.answers.disqualifiers.get(key)
        found["facts", WHOLE] = self.answers.facts
        return found


def exchange(
    answers: ProgrammeAnswers | None, old: Programme | None, new: Programme, subject: Subject
) -> Exchange:
    """Return what becomes of the answers to a programme under another one.

    Args:
        answers: What was answered; level, notice and the fields of products stay as they are.
        old: The programme they were given under; without it only what has the same id stays.
        new: The programme to apply under.
        subject: Only what the new programme asks of this kind of applicant has a place there.
    """
    given = answers or _NO_ANSWERS
    work = _Work(old, new, subject)
    found = ProgrammeAnswers(
        id=new.id,
        conditions=work.conditions(given.conditions),
        disqualifiers=work.disqualifiers(given.disqualifiers),
        facts=work.facts(given.facts),
    )
    return Exchange(found, tuple(work.gone), tuple(work.again))


class _Item(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


class _Work:
    """Sorts the answers one by one, and keeps what falls away."""

    def __init__(self, old: Programme | None, new: Programme, subject: Subject) -> None:
        self._old, self._new, self._subject = old, new, subject
        self.gone: list[Left] = []
        self.again: list[Left] = []

    def conditions(self, given: Mapping[str, GateAnswer]) -> Mapping[str, GateAnswer]:
        """Return the conditions of the new programme that keep a word."""
        before, after = (
            _titles(self._old.conditions if self._old else ()),
            _titles(self._new.conditions_for(self._subject)),
        )
        found = {}
        for key, answer in given.items():
            if key not in after:
                self.gone.append(Left("condition", before.get(key, key)))
            else:
                open_again = answer.state != "open" and before.get(key) != after[key]
                found[key] = replace(answer, state="open") if open_again else answer
                self._note(open_again, "condition", after[key])
        return {key: answer for key, answer in found.items() if answer != GateAnswer()}

    def disqualifiers(self, given: Mapping[str, DisqualifierAnswer]) -> Mapping[str, DisqualifierAnswer]:
        """Return the circumstances of the new programme that keep a word; looks only at sites that it names."""
        before, after = (
            _titles(self._old.disqualifiers if self._old else ()),
            _by_id(self._new.disqualifiers_for(self._subject)),
        )
        found = {}
        for key, answer in given.items():
            if key not in after:
                self.gone.append(Left("disqualifier", before.get(key, key)))
            else:
                open_again = answer.state != "open" and before.get(key) != after[key].title
                kept = _with_sites(answer, after[key])
                found[key] = replace(kept, state="open") if open_again else kept
                self._note(open_again, "disqualifier", after[key].title)
        return {key: answer for key, answer in found.items() if answer != DisqualifierAnswer()}

    def facts(self, given: ProgrammeFacts) -> ProgrammeFacts:
        """Return the facts: local dates of dates that mean the same, titles and changes that both know."""
        changes = _titles(one for one in self._new.changes if self._subject in one.subjects)
        labels = _titles(one for one in self._new.labels if self._subject in one.subjects)
        was = _titles(self._old.changes if self._old else ())
        kept = {
            key: one for key, one in given.changes.items() if was.get(key) == changes.get(key) is not None
        }
        self._gone("change", was, (key for key in given.changes if key not in kept))
        self._gone(
            "label",
            _titles(self._old.labels if self._old else ()),
            (k for k in given.labels if k not in labels),
        )
        return replace(
            given,
            own_dates=self._own_dates(given.own_dates),
            labels=tuple(key for key in given.labels if key in labels),
            changes=kept,
        )

    def _own_dates(self, given: Mapping[str, OwnDate]) -> Mapping[str, OwnDate]:
        before = _by_id(self._old.dates if self._old else ())
        found: dict[str, OwnDate] = {}
        for key, own in given.items():
            target = _same_date(
                key, before.get(key), (d for d in self._new.dates if self._subject in d.subjects)
            )
            if target is None or target in found:
                self._gone("date", _titles(tuple(before.values())), (key,))
            else:
                found[target] = own
        return found

    def _gone(self, kind: Kind, titles: Mapping[str, str], keys: Iterable[str]) -> None:
        self.gone += (Left(kind, titles.get(key, key)) for key in keys)

    def _note(self, open_again: bool, kind: Kind, title: str) -> None:
        if open_again:
            self.again.append(Left(kind, title))


def _same_date(key: str, old: DueDate | None, dates: Iterable[DueDate]) -> str | None:
    named = old.same_as if old else ()
    return next((one.id for one in dates if one.id == key or one.id in named or key in one.same_as), None)


def _with_sites(answer: DisqualifierAnswer, item: Disqualifier) -> DisqualifierAnswer:
    sites = {inquiry.id for inquiry in item.inquiries}
    queries = tuple(query for query in answer.queries if query.inquiry in sites)
    return replace(answer, queries=queries, rectified=answer.rectified if item.rectified else None)


ItemT = TypeVar("ItemT", bound=_Item)


def _titles(items: Iterable[_Item]) -> dict[str, str]:
    return {one.id: one.title for one in items}


def _by_id(items: Iterable[ItemT]) -> dict[str, ItemT]:
    return {one.id: one for one in items}
