"""One open assessment: the truth for the screen, and the way of every change to the disk.

A change is applied at once, scored, told to whoever listens, and then written in order by the writer. It counts as
saved only when the writer says so; what could not be written stays in line and is tried again with the next change.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import uuid4

from gf_desktop.domain.assessment import Assessment, Changes, Collection, Edit, Value, apply, edit
from gf_desktop.domain.document import Document
from gf_desktop.domain.home import summarise
from gf_desktop.domain.messages import Message, UserFacingError, message
from gf_desktop.domain.pack import Pack
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.result import Derived, Result
from gf_desktop.services.evaluation import Evaluation, Evaluator, Tables, frozen

if TYPE_CHECKING:
    from gf_desktop.domain.calculators.shapes import Factors
    from gf_desktop.domain.programmes.dynamic import YearOf
    from gf_desktop.domain.reference.tables import ReferenceTables
    from gf_desktop.services.library import Library
    from gf_desktop.storage.workspace import Workspace

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


class Submits(Protocol):
    """What takes jobs for the workspace and runs them in order on its own thread."""

    def submit(self, job: Callable[[Workspace], T]) -> Future[T]:
        """Line a job up and return the future of its result."""
        ...


@dataclass(frozen=True, slots=True)
class Changed:
    """What listeners are told: the changes made, the result before and after."""

    changes: Changes
    before: Result
    after: Result


@dataclass(frozen=True, slots=True)
class Saved:
    """The writer's word that everything up to ``change_id`` is on the disk since ``at``."""

    change_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SaveFailed:
    """A change could not be written; it and ``waiting`` later ones stay in line."""

    said: Message
    waiting: int


@dataclass(frozen=True, slots=True)
class _State:
    document: Document
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class Prepared:
    """A change reckoned beforehand (``AssessmentSession.prepare``), which ``take`` makes without reckoning."""

    changes: Changes
    before: Document
    after: _State
    evaluator: Evaluator


@dataclass(frozen=True, slots=True)
class _Pending:
    change_id: str
    changes: Changes
    result: Result
    undoes: str


class AssessmentSession:
    """Holds one assessment in work. Used on one thread; only ``on_saved`` is called on the writer's.

    Args:
        assessment: The assessment; a closed one shows what it was closed with.
        programme: What it answers to, or None.
        writer: Takes what goes to the disk.
        tables: Gives the reference tables, read at the first call and kept; without it no reference figure is known.
            Where the year's data do not need them yet they are read on the writer's thread behind the opening.
        library: Knows programmes and tables; without it the programme cannot be exchanged, and no other year is read.
    """

    def __init__(
        self,
        assessment: Assessment,
        programme: Programme | None,
        writer: Submits,
        tables: Tables | None = None,
        library: Library | None = None,
    ) -> None:
        self.assessment = assessment
        self._library = library
        self.programme = programme
        self.on_saved: Callable[[Saved | SaveFailed], None] | None = None
        self._tables = tables
        self._evaluator = Evaluator(assessment.pack, programme, tables)
        self._evaluation = frozen(assessment) or self._evaluator.evaluate(assessment.document)
        self._writer = writer
        self._made: dict[str, Changes] = {}
        # Of changes reckoned beforehand what stood before and after: to undo and redo them takes no reckoning either.
        self._beside: dict[str, tuple[_State, _State]] = {}
        self._pending: deque[_Pending] = deque()
        self._listeners: list[Callable[[Changed], None]] = []
        if tables is not None:
            writer.submit(lambda _workspace: tables()).add_done_callback(self._not_read)

    @property
    def result(self) -> Result:
        """The result as it stands; of a closed assessment the one it was closed with."""
        return self._evaluation.result

    @property
    def derived(self) -> Mapping[str, Derived]:
        """What the ledgers say of each row, by its id."""
        return self._evaluation.derived

    @property
    def factors(self) -> Factors | None:
        """The reference figures taken, or None where the year holds no data."""
        return self._evaluation.factors

    @property
    def tables(self) -> ReferenceTables | None:
        """The reference tables, or None where the session was made without."""
        return self._tables() if self._tables else None

    @property
    def reported(self) -> date:
        """The day of the report, up to which reference figures count."""
        return self._evaluator.reported

    @property
    def document(self) -> Document:
        """The document as it stands."""
        return self.assessment.document

    @property
    def pack(self) -> Pack:
        """The table that travels with the assessment."""
        return self.assessment.pack

    @property
    def read_only(self) -> bool:
        """Whether the assessment is closed (定稿)."""
        return self.assessment.state == "closed"

    @property
    def unsaved(self) -> int:
        """How many changes the writer has not acknowledged yet."""
        return len(self._pending)

    def edit(self, collection: Collection, key: str, after: Value) -> Edit:
        """Return the edit that makes ``after`` stand at a place of this assessment."""
        return edit(self.document, collection, key, after)

    def change(self, *edits: Edit, said: Message) -> str:
        """Make edits as one step and return its id; an empty id where nothing differs.

        Raises:
            UserFacingError: If the assessment is closed.
        """
        real = tuple(one for one in edits if one.before != one.after)
        return self._make(Changes(real, said)) if real else ""

    def prepare(self, *edits: Edit, said: Message) -> Prepared:
        """Reckon what edits by the thousand lead to, without making them; may run on any thread.

        It reads what stands when it is called and takes an evaluator of its own.
        """
        before = self.document
        changes = Changes(tuple(one for one in edits if one.before != one.after), said)
        evaluator = Evaluator(self.pack, self.programme, self._tables, self.reported)
        after = apply(before, changes)
        return Prepared(changes, before, _State(after, evaluator.evaluate(after)), evaluator)

    def take(self, prepared: Prepared) -> str:
        """Make a prepared change as ``change`` does; it is reckoned anew where the document is another one since.

        An exchange of the programme is always reckoned anew.

        Raises:
            UserFacingError: If the assessment is closed.
        """
        if not prepared.changes.edits:
            return ""
        exchanged = any(one.collection == "programme" for one in prepared.changes.edits)
        if exchanged or prepared.before is not self.document:
            return self._make(prepared.changes)
        before = _State(self.document, self._evaluation)
        change_id = self._make(prepared.changes, leads_to=prepared.after)
        self._evaluator = prepared.evaluator
        self._beside[change_id] = before, prepared.after
        return change_id

    def preview(self, collection: Collection, key: str, after: Value) -> Result:
        """Return the result as it would be, while someone types; nothing is kept."""
        trial = Changes((self.edit(collection, key, after),), message("change.preview"))
        return self._evaluator.evaluate(apply(self.document, trial)).result

    def undo(self, change_id: str) -> None:
        """Take a change back, as a new change."""
        before, after = self._beside.get(change_id, (None, None))
        known = before if after is not None and after.document is self.document else None
        self._make(self._made[change_id].inverse(), undoes=change_id, leads_to=known)

    def redo(self, change_id: str) -> None:
        """Make a change again that was taken back."""
        before, after = self._beside.get(change_id, (None, None))
        known = after if before is not None and before.document is self.document else None
        self._make(self._made[change_id], leads_to=known)

    def subscribe(self, listener: Callable[[Changed], None]) -> None:
        """Tell ``listener`` of every change from now on, on the calling thread."""
        self._listeners.append(listener)

    def go_to(self, place: str) -> None:
        """Remember where one is, for the next opening."""
        if place != self.assessment.place and not self.read_only:
            self.assessment = replace(self.assessment, place=place)
            assessment_id = self.assessment.id
            self._writer.submit(lambda workspace: workspace.put_place(assessment_id, place))

    def earlier_years(self, wanted: int) -> Future[tuple[YearOf, ...]]:
        """Return at most ``wanted`` years before this one's, newest first; read and reckoned on the writer's thread.

        The future raises ``UserFacingError`` if the workspace cannot be read.
        """
        library, assessment = self._library, self.assessment
        if library is None:
            nothing: Future[tuple[YearOf, ...]] = Future()
            nothing.set_result(())
            return nothing

        def read(workspace: Workspace) -> tuple[YearOf, ...]:
            from gf_desktop.services.unit_years import earlier_years

            return earlier_years(workspace, library, assessment, wanted)

        return self._writer.submit(read)

    def retry(self) -> None:
        """Try again to write what is still in line."""
        self._submit()

    def _make(self, changes: Changes, undoes: str = "", leads_to: _State | None = None) -> str:
        if self.read_only:
            raise UserFacingError(message("session.closed"))
        change_id, before = uuid4().hex, self.result
        self._answer_to(changes)
        state = leads_to or self._reckoned(apply(self.document, changes))
        self.assessment = replace(self.assessment, document=state.document)
        self._evaluation = state.evaluation
        self._made[change_id] = changes
        self._pending.append(_Pending(change_id, changes, self.result, undoes))
        self._submit()
        for listener in self._listeners:
            listener(Changed(changes, before, self.result))
        return change_id

    def _reckoned(self, document: Document) -> _State:
        return _State(document, self._evaluator.evaluate(document))

    def _answer_to(self, changes: Changes) -> None:
        """Reckon under another programme from now on, where the changes exchange it."""
        for one in changes.edits:
            if one.collection == "programme" and self._library is not None:
                found = self._library.programme(str(one.after)) if one.after else None
                self.programme = found and found.worded_for(self.document.subject)
                self._evaluator = Evaluator(self.pack, self.programme, self._tables, self.reported)

    def _submit(self) -> None:
        self._writer.submit(self.write_pending).add_done_callback(self._own_bug)

    def _own_bug(self, done: Future[None]) -> None:
        """A defect of ours must not pass for saved: say so, and leave the details to the log."""
        if not done.cancelled() and (error := done.exception()):
            _LOG.error("a change was not written", exc_info=error)
            self._tell(SaveFailed(message("session.not-written"), len(self._pending)))

    def _not_read(self, done: Future[ReferenceTables]) -> None:
        if not done.cancelled() and (error := done.exception()):
            _LOG.error("the reference tables were not read", exc_info=error)

    def write_pending(self, workspace: Workspace) -> None:
        """Write what waits, oldest first; stop at the first that fails. Runs on the writer's thread."""
        while self._pending:
            first = self._pending[0]
            try:
                self._record(workspace, first)
            except UserFacingError as error:
                self._tell(SaveFailed(error.said, len(self._pending)))
                return
            self._pending.popleft()
            self._tell(Saved(first.change_id, datetime.now().astimezone()))

    def _record(self, workspace: Workspace, one: _Pending) -> None:
        summary = summarise(one.result, self._library.made if self._library is not None else "")
        workspace.record(self.assessment.id, one.change_id, one.changes, summary, undoes=one.undoes)

    def _tell(self, word: Saved | SaveFailed) -> None:
        if self.on_saved:
            self.on_saved(word)
