"""Findings (问题项): what is wrong or still to be looked at, each with the place where it is put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gf_desktop.domain import credit_code, form
from gf_desktop.domain.applicant import absent
from gf_desktop.domain.contacts import doubts
from gf_desktop.domain.derived_findings import (
    LEDGERS_TARGET,
    difference_findings,
    differs_unexplained,
    gap_findings,
    ledger_findings,
    left_out_findings,
    variant_findings,
)
from gf_desktop.domain.document import Applicant, DisqualifierAnswer, Document, GateAnswer, OwnFigure
from gf_desktop.domain.finding import SEVERITIES, Finding, Severity, Target
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.pack import Pack, Subject
from gf_desktop.domain.points_findings import points_findings, sum_findings
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.programmes.proofs import proof_findings
from gf_desktop.domain.result import Benchmark, Result, RowResult
from gf_desktop.domain.scoring import merge
from gf_desktop.domain.subjects import information_of
from gf_desktop.domain.year_findings import year_findings

__all__ = [
    "SEVERITIES",
    "Finding",
    "Severity",
    "Target",
    "differs_unexplained",
    "findings",
    "needs_attention",
    "open_parts",
    "parts_unexplained",
    "root_code",
    "row_findings",
    "unverified",
]

UNANSWERED = ("score.blank", "score.no-variant", "score.cannot-compute", "score.cannot-compute-more")
ERRORS = ("score.na-needs-reason",)
NOT_OURS_TO_CLOSE = ("score.points-unknown", "score.points-unknown-why")

_OWN_WORDS_OF_PARKS: frozenset[str] = frozenset({"name", "legal_representative"})


_UNANSWERED = GateAnswer()
_UNANSWERED_LIST = DisqualifierAnswer()


def findings(
    document: Document, pack: Pack, result: Result, programme: Programme | None = None
) -> tuple[Finding, ...]:
    """Return all findings, errors first; inside a severity: gates, negative list, conditions, rows, ledgers, applicant.

    What is missing in a ledger is said once, of the first row that needs it.
    """
    listed = programme if document.programme and programme and programme.id == document.programme.id else None
    negative = tuple(_disqualifiers(document, listed))
    found = [
        *_gates(pack, result, negative),
        *negative,
        *proof_findings(document, listed),
        *_conditions(document, listed),
        *(finding for row in result.rows for finding in row_findings(document, row)),
        *sum_findings(document, pack),
        *year_findings(document, pack, result),
        *ledger_findings(document),
        *information_findings(document, pack),
    ]
    return tuple(sorted(_once(found), key=lambda finding: SEVERITIES.index(finding.severity)))


def _once(found: Iterable[Finding]) -> Iterator[Finding]:
    """Keep the first of those that say the same of one place in the ledgers."""
    seen: set[tuple[str, Target]] = set()
    for finding in found:
        same = (finding.code, finding.target)
        if finding.target[0] != LEDGERS_TARGET or same not in seen:
            yield finding
        seen.add(same)


def row_findings(document: Document, row: RowResult) -> tuple[Finding, ...]:
    """Return the findings of one row; a row simply not answered yet is none, what its computation lacks is one each."""
    return (
        *_status(row),
        *gap_findings(row),
        *difference_findings(document, row),
        *left_out_findings(row),
        *variant_findings(document, row),
        *_parts(document, row),
        *_benchmarks(document, row),
        *points_findings(document, row),
    )


def needs_attention(row: RowResult) -> bool:
    """Whether something in the row is to be put right by the user: its answer, or a benchmark to enter or accept."""
    if row.reason is None or row.status == "not-applicable":
        return False
    return row.reason.code not in (*UNANSWERED, *NOT_OURS_TO_CLOSE)


def open_parts(document: Document, row: RowResult) -> tuple[str, ...]:
    """Return the titles of the parts that a counted row leaves empty: they take no share of its points."""
    filled = merge.parts(document.answer(row.id), row.derived)
    if not filled or row.status not in ("scored", "benchmark-missing"):
        return ()
    return tuple(pair.title for pair in row.pairs if pair.inner and pair.inner not in filled)


def parts_unexplained(document: Document, row: RowResult) -> bool:
    """Whether parts stay empty and no note says why."""
    return bool(open_parts(document, row)) and not document.answer(row.id).note.strip()


def unverified(row: RowResult) -> bool:
    """Whether a benchmark in force is still to be verified (待核实), accepted for use or not."""
    figures = (figure for pair in row.pairs for figure in (pair.lead, pair.base))
    return any(figure.value is not None and figure.confidence in ("low", "memory") for figure in figures)


def _status(row: RowResult) -> Iterator[Finding]:
    reason = row.reason
    if reason is None or row.status == "not-applicable" or reason.code in UNANSWERED:
        return
    severity: Severity = "warning"
    if row.status == "invalid" or reason.code in ERRORS:
        severity = "error"
    elif reason.code in NOT_OURS_TO_CLOSE:
        severity = "info"
    yield _of_row(severity, row, root_code(reason), reason)


def _parts(document: Document, row: RowResult) -> Iterator[Finding]:
    titles = open_parts(document, row)
    if titles:
        severity: Severity = "warning" if parts_unexplained(document, row) else "info"
        said = message("finding.parts-open", parts=titles)
        yield _of_row(severity, row, said.code, said)


def root_code(reason: Message) -> str:
    """Return the code of the reason itself, below the product or part that it is said of."""
    inner = reason.params.get("said")
    return root_code(inner) if isinstance(inner, Message) else reason.code


def _of_row(severity: Severity, row: RowResult, code: str, said: Message) -> Finding:
    return Finding(
        severity, code, message("finding.row", row=row.indicator.title, said=said), ("answers", row.id)
    )


def _benchmarks(document: Document, row: RowResult) -> Iterator[Finding]:
    for pair in row.pairs:
        word = document.benchmark(row.id, pair.inner or None)
        for name, figure, own in (("lead", pair.lead, word.lead), ("base", pair.base, word.base)):
            found = _benchmark(figure, own)
            if found:
                yield _of_benchmark(row, pair.title, name, *found)


def _of_benchmark(row: RowResult, inner: str, name: str, severity: Severity, what: Message) -> Finding:
    title = f"{row.indicator.title}（{inner}）" if inner else row.indicator.title
    said = message("finding.benchmark", row=title, which=message(f"finding.{name}"), said=what)
    return Finding(severity, what.code, said, ("benchmarks", row.id))


def _benchmark(figure: Benchmark, own: OwnFigure | None) -> tuple[Severity, Message] | None:
    if own and not figure.own and figure.value is not None:
        return "warning", message("finding.own-benchmark-unused", source=figure.source)
    if figure.own and not figure.source.strip():
        return "warning", message("finding.own-benchmark-no-source")
    if figure.own:
        return "info", message("finding.own-benchmark", source=figure.source)
    return ("info", message("finding.accepted-benchmark", source=figure.source)) if figure.accepted else None


def _gates(pack: Pack, result: Result, listed: tuple[Finding, ...]) -> Iterator[Finding]:
    of_table = {gate.id for gate in pack.table.gates}
    for gate in result.gates:
        # What is open in the negative list is said there, circumstance by circumstance.
        if gate.state == "met" or gate.encouraged or (gate.state == "open" and gate.derived and listed):
            continue
        said = message(f"finding.gate-{gate.state}", gate=gate.title)
        collection = "gates" if gate.id in of_table else "answers"
        yield Finding(
            "error" if gate.state == "not-met" else "warning", said.code, said, (collection, gate.id)
        )


def _disqualifiers(document: Document, programme: Programme | None) -> Iterator[Finding]:
    given = document.programme.disqualifiers if document.programme else {}
    titles = {one.id: one.title for one in programme.disqualifiers_for(document.subject)} if programme else {}
    for one in dict.fromkeys((*titles, *given)):
        state = given.get(one, _UNANSWERED_LIST).state
        if state != "none":
            said = message(f"finding.disqualifier-{state}", title=titles.get(one, one))
            yield Finding(
                "error" if state == "exists" else "warning", said.code, said, ("disqualifiers", one)
            )


def _conditions(document: Document, programme: Programme | None) -> Iterator[Finding]:
    """Conditions of the programme; one that is a gate of the table is said there."""
    given = document.programme.conditions if document.programme else {}
    for one in programme.conditions_for(document.subject, document.purpose) if programme else ():
        state = given.get(one.id, _UNANSWERED).state
        if state != "met" and not one.gate:
            said = message(f"finding.condition-{state}", title=one.title)
            yield Finding(
                "error" if state == "not-met" else "warning", said.code, said, ("conditions", one.id)
            )


def information_findings(document: Document, pack: Pack) -> Iterator[Finding]:
    """Yield what the table's form, or without one the report, lacks of the applicant, and what in it cannot be."""
    if form.information(pack):
        yield from form.form_findings(document, pack)
        named = {one.place for one in form.information(pack)}
        lacking = {key for collection, key in form.absent(document, pack) if collection == "applicant"}
        yield from _missing(document.subject, (key for key in form.COVER if key in lacking - named))
        yield from _credit_code(document.applicant)
    else:
        yield from applicant_findings(document.applicant, document.subject)
    yield from (
        Finding("info", said.code, said, ("applicant", key)) for key, said in doubts(document.applicant)
    )


def applicant_findings(applicant: Applicant, subject: Subject = "factory") -> Iterator[Finding]:
    """Yield what the applicant lacks, and a credit code that cannot be."""
    yield from _missing(subject, absent(applicant, subject))
    yield from _credit_code(applicant)


def _missing(subject: Subject, keys: Iterable[str]) -> Iterator[Finding]:
    own = _OWN_WORDS_OF_PARKS if subject == "park" else ()
    for name in keys:
        word = f"applicant.park.{name}" if name in own else f"applicant.{name}"
        said = message("finding.applicant-missing", of=information_of(subject), field=message(word))
        yield Finding("warning", said.code, said, ("applicant", name))


def _credit_code(applicant: Applicant) -> Iterator[Finding]:
    wrong = credit_code.check(applicant.credit_code) if applicant.credit_code.strip() else None
    if wrong:
        yield Finding("error", wrong.code, wrong, ("applicant", "credit_code"))
