"""The session as widgets see it: what changes comes as signals, every change is a step of undo.

Pages read ``document``, ``pack`` and ``result`` here and change things only through the methods below; nothing
is computed on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from gf_desktop.domain.assessment import WHOLE, Collection, Edit, Value, current, edit, replace_rows
from gf_desktop.domain.messages import Message, message
from gf_desktop.services.session import SaveFailed
from gf_desktop.ui.futures import call_later

if TYPE_CHECKING:
    from gf_desktop.domain.assessment import Assessment
    from gf_desktop.domain.document import (
        Answer,
        Applicant,
        Benchmarks,
        DisqualifierAnswer,
        Document,
        GateAnswer,
        OwnPoints,
    )
    from gf_desktop.domain.ledgers import Boundary, Row, Settings
    from gf_desktop.domain.pack import Pack
    from gf_desktop.domain.programme import Programme
    from gf_desktop.domain.result import Result
    from gf_desktop.services.session import AssessmentSession, Changed, Prepared, Saved

Place: TypeAlias = tuple[Collection, str]


class SessionModel(QObject):
    """An open assessment for the window. Use it on the window's thread only.

    Signals:
        changed: Something changed (``Changed``: the edits, the result before and after), undo and redo included.
        programme_changed: The programme was exchanged, undo and redo included (``Changed``): pages must be made anew.
        previewed: The result (``Result``) while something is typed; afterwards the one in force again.
        saved: The store has acknowledged everything up to the latest change, at this time (HH:MM).
        save_failed: A change could not be written; the sentence (``Message``) says why. Holds until ``saved``.
        show_place: Undo or redo changed this collection and key: bring it before the eyes.
        show_change: Undo or redo changed several places at once, this collection and key first.
        flushing: Whoever holds text not yet handed over hands it over now, before the call returns.
    """

    changed = Signal(object)
    programme_changed = Signal(object)
    previewed = Signal(object)
    saved = Signal(str)
    save_failed = Signal(object)
    show_place = Signal(str, str)
    show_change = Signal(str, str)
    flushing = Signal()

    def __init__(
        self, session: AssessmentSession, say: Callable[[Message], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.say = say
        self.undo_stack = QUndoStack(self)
        self._previewing = False
        session.subscribe(self._tell)
        session.on_saved = call_later(self, self._stored)

    def __del__(self) -> None:
        """Let the steps go while they are still whole.

        Steps and model hold each other. Left to the collector, steps could be torn down before the stack, whose
        destructor then meets half of them.
        """
        stack = self.__dict__.get("undo_stack")
        if stack is not None and shiboken6.isValid(stack):
            stack.clear()

    @property
    def assessment(self) -> Assessment:
        """The assessment as it stands now."""
        return self.session.assessment

    @property
    def document(self) -> Document:
        """The document as it stands now."""
        return self.session.document

    @property
    def pack(self) -> Pack:
        """The table that the assessment travels with."""
        return self.session.pack

    @property
    def programme(self) -> Programme | None:
        """The authority's programme, where one applies."""
        return self.session.programme

    @property
    def result(self) -> Result:
        """The result of everything handed over; what is only being typed is in ``previewed``."""
        return self.session.result

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed: closed, or open in another window."""
        return self.session.read_only

    def answer(self, indicator_id: str, answer: Answer | None, *, typing: bool = False) -> None:
        """Answer a row. ``typing``: the field has not been left; its next change joins this step of undo."""
        self._put("answers", indicator_id, answer, self._row_title(indicator_id), typing=typing)

    def gate(self, gate_id: str, answer: GateAnswer | None, *, typing: bool = False) -> None:
        """Say whether a basic requirement is met."""
        titles = {gate.id: gate.title for gate in self.pack.table.gates}
        self._put("gates", gate_id, answer, titles.get(gate_id, gate_id), typing=typing)

    def condition(self, condition_id: str, answer: GateAnswer | None, *, typing: bool = False) -> None:
        """Say whether a condition of the programme is met."""
        self._put("conditions", condition_id, answer, self._programme_title(condition_id), typing=typing)

    def disqualifier(self, item_id: str, answer: DisqualifierAnswer | None, *, typing: bool = False) -> None:
        """Say whether a circumstance of the negative list exists."""
        self._put("disqualifiers", item_id, answer, self._programme_title(item_id), typing=typing)

    def benchmark(self, indicator_id: str, benchmarks: Benchmarks | None) -> None:
        """Enter own benchmarks of a row, or accept the unverified ones; None takes the word back."""
        self._put("benchmarks", indicator_id, benchmarks, self._row_title(indicator_id))

    def points(self, indicator_id: str, points: OwnPoints | None) -> None:
        """Enter points of a row that the table leaves open; None takes the word back."""
        self._put("points", indicator_id, points, self._row_title(indicator_id))

    def narrative(self, chapter: str, text: str, *, title: str = "", typing: bool = False) -> None:
        """Write a chapter of the report; ``title`` names it in the menu, an empty text takes it back."""
        self._put("narrative", chapter, text or None, title or chapter, typing=typing)

    def information(self, title: str, text: str, *, typing: bool = False) -> None:
        """Say what the table's form asks for under a title; an empty text takes it back."""
        self._put("information", title, text or None, title, typing=typing)

    def applicant(self, applicant: Applicant, *, typing: bool = False) -> None:
        """Change what is known of the enterprise."""
        self._put("applicant", WHOLE, applicant, applicant.name, typing=typing)

    def rows(self, ledger: str, rows: Iterable[Row], said: Message, *, typing: bool = False) -> None:
        """Make a ledger of the year hold ``rows`` in that order, as one step of undo that ``said`` names."""
        self.edits(replace_rows(self.document, ledger, rows), said, typing=typing)

    def settings(self, settings: Settings, title: str, *, typing: bool = False) -> None:
        """Decide how the year's figures are reckoned; ``title`` names what was decided."""
        self._put("settings", WHOLE, settings, title, typing=typing)

    def boundary(self, boundary: Boundary, title: str, *, typing: bool = False) -> None:
        """Change the boundary of the evaluation; ``title`` names what of it."""
        self._put("boundary", WHOLE, boundary, title, typing=typing)

    def none(self, what: str, declared: bool, title: str) -> None:
        """Declare a ledger, column or kind of row (``energy.feedstock``) to be none, or take that word back."""
        before = self.document.ledgers.none
        kept = tuple(one for one in before if one != what)
        after = before if declared and what in before else (*kept, what) if declared else kept
        self._put("none", WHOLE, after, title)

    def change(self, values: Mapping[Place, Value], said: Message, *, typing: bool = False) -> None:
        """Make all ``values`` stand at their places, as one step of undo that ``said`` names."""
        edits = tuple(edit(self.document, *place, value) for place, value in values.items())
        self.edits(edits, said, typing=typing)

    def edits(self, edits: tuple[Edit, ...], said: Message, *, typing: bool = False) -> None:
        """Make edits as one step of undo that ``said`` names; those that change nothing are left out."""
        places = tuple((one.collection, one.key) for one in edits)
        edits = tuple(one for one in edits if one.before != one.after)
        self._previewing = False
        if not edits:
            if not typing:
                self._end_typing(places)
            self.previewed.emit(self.result)
            return
        change_id = self.session.change(*edits, said=said)
        self.undo_stack.push(_Step(self, change_id, edits, self.say(said), typing=typing))

    def take(self, prepared: Prepared) -> None:
        """Make what ``session.prepare`` reckoned beside the window, as one step of undo."""
        self._previewing = False
        change_id = self.session.take(prepared)
        if change_id:
            changes = prepared.changes
            step = _Step(self, change_id, changes.edits, self.say(changes.said), typing=False)
            self.undo_stack.push(step)

    def _end_typing(self, places: tuple[Place, ...]) -> None:
        """Let the step of a field that is now left stand alone: what is typed there later is another step."""
        step = self.undo_stack.command(self.undo_stack.index() - 1)
        if isinstance(step, _Step) and step.places == places:
            step.typing = False

    def preview(self, collection: Collection, key: str, value: Value) -> Result:
        """Return and send the result that ``value`` at a place would give; nothing is kept."""
        result = self.session.preview(collection, key, value)
        self._previewing = True
        self.previewed.emit(result)
        return result

    def preview_answer(self, indicator_id: str, answer: Answer | None) -> Result:
        """Return and send the result while a row is being typed."""
        return self.preview("answers", indicator_id, answer)

    def flush(self) -> None:
        """Have everybody hand over what they still hold: before leaving a page, closing, exporting."""
        self.flushing.emit()

    def undo(self) -> None:
        """Take the latest step back, what is still being typed first."""
        self.flush()
        self.undo_stack.undo()

    def redo(self) -> None:
        """Make the step that was taken back again."""
        self.flush()
        self.undo_stack.redo()

    def retry(self) -> None:
        """Try again to write what could not be written."""
        self.session.retry()

    def go_to(self, place: str) -> None:
        """Remember where one is, for the next opening."""
        self.session.go_to(place)

    def value(self, collection: Collection, key: str = WHOLE) -> Value:
        """Return what stands at a place of the document, or None."""
        return current(self.document, collection, key)

    def _put(
        self, collection: Collection, key: str, value: Value, title: str, *, typing: bool = False
    ) -> None:
        self.change({(collection, key): value}, message("ui.changed", title=title), typing=typing)

    def _row_title(self, indicator_id: str) -> str:
        return self.pack.indicator(indicator_id).title

    def _programme_title(self, item_id: str) -> str:
        if self.programme is None:
            return item_id
        titles = {item.id: item.title for item in self.programme.conditions}
        titles |= {item.id: item.title for item in self.programme.disqualifiers}
        return titles.get(item_id, item_id)

    def _tell(self, changed: Changed) -> None:
        """Tell pages of a change; where the programme was exchanged they are made anew instead."""
        exchanged = any(one.collection == "programme" for one in changed.changes.edits)
        (self.programme_changed if exchanged else self.changed).emit(changed)

    def _stored(self, outcome: Saved | SaveFailed) -> None:
        if isinstance(outcome, SaveFailed):
            self.save_failed.emit(outcome.said)
        elif not self.session.unsaved:
            self.saved.emit(outcome.at.strftime("%H:%M"))


class _Step(QUndoCommand):
    """One step of undo: the stored changes it stands for, oldest first."""

    def __init__(
        self, model: SessionModel, change_id: str, edits: tuple[Edit, ...], text: str, *, typing: bool
    ) -> None:
        super().__init__(text)
        self._model = model
        self.change_ids = [change_id]
        self.edits = edits
        self.typing = typing
        self._applied = True

    def id(self) -> int:
        """Let the stack try to merge any two steps; ``mergeWith`` decides."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next change of a field that has not been left; a step that comes to nothing goes."""
        if not isinstance(other, _Step) or not self.typing or self.places != other.places:
            return False
        self.change_ids += other.change_ids
        self.edits = tuple(
            Edit(old.collection, old.key, old.before, new.after)
            for old, new in zip(self.edits, other.edits, strict=True)
        )
        self.typing = other.typing
        self.setObsolete(all(one.before == one.after for one in self.edits))
        return True

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that the step changes."""
        return tuple((one.collection, one.key) for one in self.edits)

    def undo(self) -> None:
        """Take the changes back, newest first, and show where."""
        for change_id in reversed(self.change_ids):
            self._model.session.undo(change_id)
        self.typing = False
        self._show()

    def redo(self) -> None:
        """Make the changes again and show where; the stack's first call finds them made."""
        if self._applied:
            self._applied = False
            return
        for change_id in self.change_ids:
            self._model.session.redo(change_id)
        self._show()

    def _show(self) -> None:
        first, *others = self.edits
        show = self._model.show_change if others else self._model.show_place
        show.emit(first.collection, first.key)
