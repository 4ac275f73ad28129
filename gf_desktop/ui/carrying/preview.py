"""What a person reads of a carried-over evaluation: each row before and after, in words. Made beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import decimal_text, exact_text, fixed_text, grouped

if TYPE_CHECKING:
    from gf_desktop.domain.assessment import Assessment
    from gf_desktop.domain.carry import CarriedRow, CarryOver, State
    from gf_desktop.domain.document import Document
    from gf_desktop.domain.pack import Header, Pack
    from gf_desktop.domain.recommend import Recommendation
    from gf_desktop.domain.result import Result, RowResult
    from gf_desktop.services.library import Library
    from gf_desktop.services.session import AssessmentSession

_NO_UNIT = "–"
"""What tables write where a figure has no unit."""
Say = Callable[[Message], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """The evaluation that is carried over, as it stands when the dialog is opened."""

    assessment: Assessment
    result: Result
    closed: bool

    @classmethod
    def of(cls, session: AssessmentSession) -> Old:
        """Return a session's evaluation."""
        return cls(assessment=session.assessment, result=session.result, closed=session.read_only)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row, or one basic requirement (``gate``). Texts are empty where there was or will be nothing."""

    state: State
    title: str
    gate: bool = False
    before: str = ""
    score_before: str = ""
    after: str = ""
    score_after: str = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would become of the evaluation; totals as text, in the decimals of each table."""

    carry: CarryOver
    pack: Pack
    total_before: str
    total_after: str
    changes: tuple[Change, ...] = field(default_factory=tuple)

    def count(self, state: State) -> int:
        """Return how many rows and basic requirements are of a state."""
        return sum(change.state == state for change in self.changes)


def targets(old: Old, library: Library) -> tuple[Recommendation, ...]:
    """Return the tables that it can be carried over to, recommended ones first, abolished ones last.

    Raises:
        UserFacingError: If the tables cannot be listed.
    """
    from gf_desktop.services.evaluation import programme_of

    document, pack = old.assessment.document, old.assessment.pack
    facts = getattr(document.programme, "facts", None)
    offers = library.recommend(
        document.applicant,
        document.year,
        programme_of(document, library),
        purpose=facts.purpose if facts is not None else "",
        subject=document.subject,
        abolished=True,
    )
    return tuple(
        one
        for one in offers
        if one.header.subject == pack.header.subject and not _very_same(one.header, pack, library)
    )


def _very_same(header: Header, pack: Pack, library: Library) -> bool:
    """Whether it is the table at hand, and its file still says the same."""
    if (header.id, header.version) != (pack.header.id, pack.header.version):
        return False
    return library.pack(header.id, header.version).digest == pack.digest


def preview(old: Old, header: Header, library: Library, say: Say) -> Preview:
    """Return what would become of an evaluation under a table; nothing is changed.

    Raises:
        UserFacingError: If the table cannot be read, or the evaluation cannot have it.
    """
    from gf_desktop.services.carrying import carry_over
    from gf_desktop.services.evaluation import evaluate

    pack = library.pack(header.id, header.version)
    carry = carry_over(old.assessment, pack)
    result = evaluate(carry.document, pack, library).result
    writer = _Writer(old, carry, result, say)
    return Preview(
        carry=carry,
        pack=pack,
        total_before=fixed_text(old.result.total, old.result.places),
        total_after=fixed_text(result.total, result.places),
        changes=(*(writer.row(row) for row in carry.rows), *writer.gates(), *writer.information()),
    )


class _Writer:
    def __init__(self, old: Old, carry: CarryOver, result: Result, say: Say) -> None:
        self._document, self._new = old.assessment.document, carry.document
        self._before, self._after = old.result, result
        self._carry, self._say = carry, say

    def gates(self) -> list[Change]:
        """Return the basic requirements with their states, those that follow from other answers too."""
        before = {gate.id: gate.state for gate in self._before.gates}
        after = {gate.id: gate.state for gate in self._after.gates}
        return [
            Change(
                state=gate.state,
                title=gate.title,
                gate=True,
                before=before.get(gate.id, ""),
                after=after.get(gate.id, ""),
            )
            for gate in self._carry.gates
        ]

    def information(self) -> list[Change]:
        """Return what was said of the enterprise and the new form does not ask for."""
        said = (self._say(message("carry.information")),)
        given = self._document.information
        return [
            Change(state="gone", title=title, before=given[title], said=said)
            for title in self._carry.information
        ]

    def row(self, row: CarriedRow) -> Change:
        """Return one row."""
        before = self._before.row(row.before) if row.before else None
        after = self._after.row(row.id) if row.state != "gone" else None
        return Change(
            state=row.state,
            title=row.title,
            before=value_text(self._document, before, self._say),
            score_before=_score(before, self._before.places),
            after=value_text(self._new, after, self._say),
            score_after=_score(after, self._after.places),
            said=(*map(self._say, row.said), *self._unscored(before, after)),
        )

    def _unscored(self, before: RowResult | None, after: RowResult | None) -> Iterator[str]:
        """Yield why a row that had a score has none any more."""
        had = before is not None and before.score is not None
        if had and after is not None and after.score is None and after.reason is not None:
            yield self._say(after.reason)


def value_text(document: Document, row: RowResult | None, say: Say) -> str:
    """Return what stands in a row, with its unit; its products or parts one after the other."""
    from gf_desktop.domain.report.cells import Line, lines, said, shown

    if row is None:
        return ""

    def one(line: Line) -> str:
        figure = line.value.kind == "figure" and not line.value.empty
        text = shown(line.value, say)
        unit = "" if line.unit == _NO_UNIT else line.unit
        return f"{grouped(text)} {unit}".strip() if figure else text

    own, *inner = lines(document, row)
    typed = document.answer(row.id).value
    if row.measure is None and typed is not None:  # the figure is kept, and waits for its form to be chosen
        return f"{grouped(decimal_text(typed))}；{one(own)}"
    told = [f"{said(line.title, say)} {one(line)}" for line in inner if not line.value.empty]
    return _joined(told) if told else one(own)


def _joined(texts: Sequence[str]) -> str:
    return "；".join(texts)


def _score(row: RowResult | None, places: int) -> str:
    """Return ``9.00 / 12``; a dash where a figure is not known."""
    if row is None:
        return ""
    had = fixed_text(row.score, places) if row.score is not None else "–"
    full = exact_text(row.points, places) if row.points is not None else "–"
    return f"{had} / {full}"
