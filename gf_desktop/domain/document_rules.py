"""What makes a document right for its table, beyond its shape. Each problem says its place and one sentence.

Only what cannot be understood is a problem here. What is understood but wrong, as a value outside its domain or a
credit code with a wrong check digit, is a finding: such a document still opens.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from gf_desktop.domain.answer_rules import check_answer, check_chosen, check_years
from gf_desktop.domain.benchmark_rules import check_benchmarks
from gf_desktop.domain.document import Document, ProgrammeAnswers
from gf_desktop.domain.form import check_information
from gf_desktop.domain.ledgers import LEDGERS, Boundary, columns
from gf_desktop.domain.ledgers.rules import CONTRADICTIONS, check_ledgers
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Indicator, Pack
from gf_desktop.domain.pack_walk import repeated
from gf_desktop.domain.points_rules import check_points
from gf_desktop.domain.problems import Path, Problem
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.programmes.rules import check_facts
from gf_desktop.domain.report.narrative import NARRATIVE

FIRST_YEAR = 2000
LAST_YEAR = 2100
_SITE_DRAFTS = frozenset({"land_share"})
_CHAPTERS = frozenset(chapter.key for chapter in NARRATIVE)


def check_document(document: Document, pack: Pack, programme: Programme | None) -> tuple[Problem, ...]:
    """Return all that is wrong with a document of this table; nothing if it is right."""
    rows = {row.id: row for row in pack.indicators}
    return (
        *_scheme(document, pack),
        *_unknown(("gates",), document.gates, {gate.id for gate in pack.table.gates}, "document.gate"),
        *_programme(document.programme, programme),
        *_answers(document, pack, rows),
        *check_chosen(pack, document.answers),
        *_benchmarks(document, pack, rows),
        *_points(document, pack),
        *check_information(document, pack),
        *_unknown(("narrative",), document.narrative, _CHAPTERS, "document.chapter"),
        *_boundary(document.boundary),
        *_ledgers(document),
    )


def _scheme(document: Document, pack: Pack) -> Iterator[Problem]:
    header, asked = pack.header, document.scheme
    if (asked.id, asked.version) != (header.id, header.version):
        said = message(
            "document.scheme",
            asked=f"{asked.id} {asked.version}",
            given=f"{header.id} {header.version}",
        )
        yield Problem(("scheme",), said)
    if document.subject != header.subject:
        said = message("document.subject", asked=document.subject, given=header.subject)
        yield Problem(("subject",), said)
    if not FIRST_YEAR <= document.year <= LAST_YEAR:
        said = message("document.year", year=str(document.year), first=str(FIRST_YEAR), last=str(LAST_YEAR))
        yield Problem(("year",), said)


def _programme(answers: ProgrammeAnswers | None, programme: Programme | None) -> Iterator[Problem]:
    if answers is None:
        return
    root: Path = ("programme",)
    if programme is None or answers.id not in ("", programme.id):
        if answers.id:
            yield Problem((*root, "id"), message("document.programme", id=answers.id))
        return
    conditions = {one.id for one in programme.conditions}
    disqualifiers = {one.id for one in programme.disqualifiers}
    yield from _unknown((*root, "conditions"), answers.conditions, conditions, "document.condition")
    yield from _unknown(
        (*root, "disqualifiers"), answers.disqualifiers, disqualifiers, "document.disqualifier"
    )
    yield from check_facts(answers, programme, root)


def _answers(document: Document, pack: Pack, rows: Mapping[str, Indicator]) -> Iterator[Problem]:
    yield from _unknown(("answers",), document.answers, rows.keys(), "document.indicator")
    for key, answer in document.answers.items():
        if key in rows:
            yield from check_answer(("answers", key), rows[key], answer)
            yield from check_years(("answers", key), pack, rows[key], answer, document.year)


def _benchmarks(document: Document, pack: Pack, rows: Mapping[str, Indicator]) -> Iterator[Problem]:
    yield from _unknown(("benchmarks",), document.benchmarks, rows.keys(), "document.indicator")
    for key, word in document.benchmarks.items():
        if key in rows:
            yield from check_benchmarks(("benchmarks", key), pack, rows[key], word)


def _points(document: Document, pack: Pack) -> Iterator[Problem]:
    places = {place[2].id: place for place in pack.rows()}
    yield from _unknown(("points",), document.points, places.keys(), "document.indicator")
    for key, word in document.points.items():
        if key in places:
            yield from check_points(("points", key), pack, places[key], word)


def _boundary(boundary: Boundary) -> Iterator[Problem]:
    for name, things in (("sites", boundary.sites), ("exclusions", boundary.exclusions)):
        for number, one in repeated(thing.id for thing in things):
            yield Problem(("boundary", name, number, "id"), message("ledgers.duplicate-id", id=str(one)))
    for number, site in enumerate(boundary.sites):
        path: Path = ("boundary", "sites", number, "drafts")
        yield from _unknown(path, site.drafts, _SITE_DRAFTS, "document.site-draft")


def _ledgers(document: Document) -> Iterator[Problem]:
    """What cannot be understood of the ledgers; what is understood but contradicts itself is a finding."""
    for problem in check_ledgers(document.ledgers, document.boundary):
        if problem.said.code not in CONTRADICTIONS:
            yield Problem(("ledgers", *problem.path), problem.said)
    for ledger in LEDGERS:
        known = {column.key for column in columns(ledger)}
        for number, row in enumerate(document.ledgers.rows(ledger)):
            if row.drafts:
                path: Path = ("ledgers", ledger, number, "drafts")
                yield from _unknown(path, row.drafts, known, "document.ledger-draft")


def _unknown(path: Path, given: Iterable[str], known: Collection[str], code: str) -> Iterator[Problem]:
    for key in given:
        if key not in known:
            yield Problem((*path, key), message(code, id=key))
