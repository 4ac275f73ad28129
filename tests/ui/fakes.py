"""A session and a program in memory, for tests of the window that need no store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from gf_desktop.domain.assessment import Assessment, Changes, apply, edit
from gf_desktop.domain.document import Applicant, Document, SchemeRef
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Group, Header, Indicator, Pack, Section, Source, Table
from gf_desktop.domain.result import Result
from gf_desktop.services.session import Changed


def make_pack() -> Pack:
    """Return a table of two rows."""
    rows = (
        Indicator(
            id="energy", title="单位产品综合能耗", kind="quantitative", better="lower", points=Decimal(12)
        ),
        Indicator(id="water", title="单位产品取水量", kind="quantitative", better="lower", points=Decimal(8)),
    )
    section = Section(
        id="s",
        title="能源低碳化",
        points=Decimal(20),
        groups=(Group(number="1", title="能源", indicators=rows),),
    )
    header = Header(
        format="gf-pack/1",
        id="own-test",
        version=1,
        title="试验用评价要求（2026版）",
        short_title="试验表",
        subject="factory",
        issuer="测试",
        standing="unofficial-transcript",
    )
    table = Table(sources={"form": Source(title="填报表", confidence="medium")}, sections=(section,))
    return Pack(header=header, table=table)


def make_document() -> Document:
    """Return a document that nothing has been answered in."""
    return Document(
        subject="factory",
        applicant=Applicant(name="江苏恒纤丙纶有限公司"),
        year=2025,
        scheme=SchemeRef(id="own-test", version=1),
    )


def make_result(total: int = 0) -> Result:
    """Return a result of that total and no rows."""
    figure = Fraction(total)
    return Result(
        gate_state="open",
        gates=(),
        total=figure,
        lowest=figure,
        highest=Fraction(20),
        after_review=figure,
        sections=(),
        rows=(),
        places=2,
    )


class FakeSession:
    """A session whose store is a dictionary; the total is the number of answers."""

    def __init__(self, document: Document | None = None) -> None:
        self.assessment = Assessment(
            id="a1", applicant_id="p1", document=document or make_document(), pack=make_pack()
        )
        self.programme = None
        self.read_only = False
        self.unsaved = 0
        self.on_saved = None
        self.log: list[tuple[str, str]] = []
        self._changes: dict[str, Changes] = {}
        self._subscribers: list[Callable[[Changed], None]] = []

    @property
    def document(self) -> Document:
        """The document as it stands."""
        return self.assessment.document

    @property
    def pack(self) -> Pack:
        """The table."""
        return self.assessment.pack

    @property
    def result(self) -> Result:
        """A total that counts the answers."""
        return make_result(len(self.document.answers))

    def subscribe(self, callback) -> None:
        """Remember who listens."""
        self._subscribers.append(callback)

    def change(self, *edits, said) -> str:
        """Make edits as one step and return its id."""
        change_id = f"c{len(self._changes) + 1}"
        self._changes[change_id] = Changes(edits, said)
        self._apply("change", change_id, self._changes[change_id])
        return change_id

    def preview(self, collection, key, after) -> Result:
        """Return the result of one edit, keeping nothing."""
        trial = Changes((edit(self.document, collection, key, after),), message("x"))
        return make_result(len(apply(self.document, trial).answers))

    def undo(self, change_id: str) -> None:
        """Take a change back."""
        self._apply("undo", change_id, self._changes[change_id].inverse())

    def redo(self, change_id: str) -> None:
        """Make a change again."""
        self._apply("redo", change_id, self._changes[change_id])

    def _apply(self, verb: str, change_id: str, changes: Changes) -> None:
        before = self.result
        self.log.append((verb, change_id))
        self.assessment = replace(self.assessment, document=apply(self.document, changes))
        for callback in self._subscribers:
            callback(Changed(changes, before, self.result))
