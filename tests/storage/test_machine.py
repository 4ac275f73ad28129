"""Any history of changes, undo, redo and reopening leaves the workspace equal to a document held in memory."""

from __future__ import annotations

import functools
import json
import shutil
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gf_desktop.domain.assessment import Changes, apply, edit
from gf_desktop.domain.document import (
    Answer,
    DisqualifierAnswer,
    GateAnswer,
    OwnBenchmark,
    OwnFigure,
    OwnPoints,
    ProductAnswer,
)
from gf_desktop.domain.home import Summary
from gf_desktop.domain.messages import message
from gf_desktop.domain.plain import dump
from gf_desktop.storage.home import home_rows
from gf_desktop.storage.workspace import Workspace
from tests.domain import builders
from tests.storage.world import SUMMARY, assessment, change_id, filled

figures = st.decimals(-(10**17), 10**17, places=12) | st.integers(-99, 99).map(Decimal)
words = st.text(max_size=12) | st.just("约 300，“引号”\n")
inner = st.sampled_from(["nmhc", "cod"])
answers = st.builds(
    Answer,
    value=st.none() | figures,
    ticked=st.none() | st.lists(words, max_size=2).map(tuple),
    parts=st.none() | st.dictionaries(inner, figures),
    products=st.none() | st.lists(st.builds(ProductAnswer, name=words, value=figures), max_size=2).map(tuple),
    draft=words,
    drafts=st.dictionaries(inner, words),
    not_applicable=st.booleans(),
    note=words,
)
gates = st.builds(GateAnswer, state=st.sampled_from(["met", "not-met", "open"]), note=words)
circumstances = st.builds(DisqualifierAnswer, state=st.sampled_from(["none", "exists", "open"]), proof=words)
own_figure = st.builds(OwnFigure, value=figures, source=words)
own_figures = st.none() | own_figure
one_benchmark = st.builds(OwnBenchmark, lead=own_figures, base=own_figures, accept=st.booleans())
values = {
    "answers": answers,
    "gates": gates,
    "benchmarks": one_benchmark | st.dictionaries(inner, one_benchmark, min_size=1),
    "points": st.builds(OwnPoints, value=own_figures, options=st.dictionaries(inner, own_figure)),
    "conditions": gates,
    "disqualifiers": circumstances,
    "narrative": words,
}
places = st.sampled_from([*values]).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(["a", "b", "能耗"]), st.none() | values[name])
)
enterprises = st.builds(lambda name: ("applicant", "", builders.applicant(name=name)), words)


@functools.cache
def template() -> tempfile.TemporaryDirectory:
    """Return a workspace with one assessment, made once, copied for each example, and removed when Python ends."""
    folder = tempfile.TemporaryDirectory(prefix="gf-machine-")
    filled(Path(folder.name))
    return folder


class History(RuleBasedStateMachine):
    """A workspace, and beside it the document as the domain alone changes it.

    ``done`` and ``undone`` are what undo and redo would take next, each with the id of its last change.
    """

    @initialize()
    def start(self) -> None:
        """Copy the template and open it."""
        self.folder = Path(tempfile.mkdtemp(prefix="gf-machine-"))
        shutil.copytree(template().name, self.folder, dirs_exist_ok=True)
        self.workspace = Workspace(self.folder).open()
        self.document = assessment().document
        self.done: list[tuple[str, Changes]] = []
        self.undone: list[tuple[str, Changes]] = []
        self.log: list[tuple[str, Changes, str]] = []
        self.summary: Summary = SUMMARY

    @rule(chosen=st.lists(places | enterprises, min_size=1, max_size=4))
    def change(self, chosen) -> None:
        """Change some places in one step."""
        edits, document = [], self.document
        for collection, key, value in chosen:
            edits.append(edit(document, collection, key, value))
            document = apply(document, Changes((edits[-1],), message("change.some")))
        changes = Changes(tuple(edits), message("change.some", count=len(edits)))
        self.done.append((self.record(changes), changes))
        self.undone.clear()

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        """Take the last change back."""
        undone, changes = self.done.pop()
        self.undone.append((self.record(changes.inverse(), undone), changes))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        """Make the change taken back last again."""
        redone, changes = self.undone.pop()
        self.done.append((self.record(changes, redone), changes))

    @rule()
    def reopen(self) -> None:
        """Shut the workspace and open it again."""
        self.workspace.shut()
        self.workspace = Workspace(self.folder).open()

    @rule()
    def bin_and_back(self) -> None:
        """Remove the assessment and restore it."""
        self.workspace.remove("a1")
        self.workspace.restore("a1")

    @invariant()
    def documents_are_equal(self) -> None:
        """What is loaded equals what the domain holds, down to trailing zeros and the order of entries."""
        found = self.workspace.load("a1").document

        assert found == self.document
        assert json.dumps(dump(found)) == json.dumps(dump(self.document))

    @invariant()
    def the_log_is_whole(self) -> None:
        """The history names every change, in order, with what it undid."""
        found = [(one.id, one.changes, one.undoes) for one in self.workspace.history("a1")]

        assert found == self.log

    @invariant()
    def home_shows_the_last_summary(self) -> None:
        """Home's row follows each change."""
        (row,) = home_rows(self.folder)

        assert (row.summary, row.applicant) == (self.summary, self.document.applicant.name)

    def record(self, changes: Changes, undoes: str = "") -> str:
        """Record changes in the workspace and in memory; return their id."""
        new = change_id()
        self.summary = replace(SUMMARY, answered=len(self.log))
        self.workspace.record("a1", new, changes, self.summary, undoes=undoes)
        self.document = apply(self.document, changes)
        self.log.append((new, changes, undoes))
        return new

    def teardown(self) -> None:
        """Undo everything, which must lead back to the start; then clear up."""
        while self.done:
            self.undo()
        assert self.workspace.load("a1").document == assessment().document
        self.workspace.shut()
        shutil.rmtree(self.folder)


TestHistory = History.TestCase
TestHistory.settings = settings(stateful_step_count=25)
