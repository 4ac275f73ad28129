"""What makes the facts of an application right for their programme, beyond their shape: known ids, days that exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from gf_desktop.domain.document import ProgrammeAnswers, ProgrammeFacts
from gf_desktop.domain.messages import message
from gf_desktop.domain.problems import Path, Problem
from gf_desktop.domain.programme import Programme


def check_facts(answers: ProgrammeAnswers, programme: Programme, root: Path = ()) -> tuple[Problem, ...]:
    """Return what is wrong with facts and queries, each with its place below ``root``."""
    return tuple(_facts(answers.facts, programme, (*root, "facts"))) + tuple(
        _queries(answers, programme, (*root, "disqualifiers"))
    )


def _facts(facts: ProgrammeFacts, programme: Programme, path: Path) -> Iterator[Problem]:
    yield from _known((*path, "own_dates"), facts.own_dates, {one.id for one in programme.dates})
    yield from _known((*path, "changes"), facts.changes, {one.id for one in programme.changes})
    yield from _known((*path, "labels"), facts.labels, {one.id for one in programme.labels})
    for key, own in facts.own_dates.items():
        if not is_day(own.on):
            yield Problem((*path, "own_dates", key, "on"), message("programme.own-date", on=own.on))


def is_day(text: str) -> bool:
    """Return whether a text is an ISO date."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _queries(answers: ProgrammeAnswers, programme: Programme, path: Path) -> Iterator[Problem]:
    sites = {one.id: {inquiry.id for inquiry in one.inquiries} for one in programme.disqualifiers}
    for key, answer in answers.disqualifiers.items():
        for number, query in enumerate(answer.queries):
            if query.inquiry not in sites.get(key, ()):
                at = (*path, key, "queries", number, "inquiry")
                yield Problem(at, message("programme.unknown", id=query.inquiry))


def _known(path: Path, given: Iterable[str], known: Collection[str]) -> Iterator[Problem]:
    for key in given:
        if key not in known:
            yield Problem((*path, key), message("programme.unknown", id=key))
