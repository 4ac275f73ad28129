"""The session as widgets see it: signals, steps of undo, typing joined."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from gf_desktop.domain.document import Answer, Applicant
from gf_desktop.domain.ledgers import Boundary, Settings, Site
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.messages import Message, message
from gf_desktop.services.session import Saved, SaveFailed
from gf_desktop.ui.session_model import SessionModel
from tests.ui.fakes import FakeSession


def say(said: Message) -> str:
    """Say a message without a catalogue."""
    return f"{said.code} {said.params.get('title', '')}"


@pytest.fixture
def session() -> FakeSession:
    """Return a session without a store."""
    return FakeSession()


@pytest.fixture
def model(qapp, session) -> SessionModel:
    """Return the session as widgets see it."""
    return SessionModel(session, say)


def value(text: str) -> Answer:
    """Return an answer with a figure."""
    return Answer(value=Decimal(text))


def test_an_answer_is_applied_and_announced(qtbot, model, session):
    """An answer reaches the session at once and the pages hear which place it touched."""
    with qtbot.waitSignal(model.changed) as heard:
        model.answer("energy", value("115.0"))

    assert model.document.answer("energy") == value("115.0")
    assert [(one.collection, one.key) for one in heard.args[0].changes.edits] == [("answers", "energy")]


def test_the_step_of_undo_is_named_after_the_row(model):
    """The menu says what would be undone."""
    model.answer("energy", value("1"))

    assert model.undo_stack.undoText() == "ui.changed 单位产品综合能耗"


def test_undo_takes_back_and_shows_the_place(qtbot, model):
    """Undo puts the former value back and brings its field before the eyes; so does redo."""
    model.answer("energy", value("1"))
    model.answer("energy", value("2"))

    with qtbot.waitSignal(model.show_place) as shown:
        model.undo()
    assert model.document.answer("energy") == value("1")
    assert shown.args == ["answers", "energy"]

    with qtbot.waitSignal(model.show_place) as shown:
        model.redo()
    assert model.document.answer("energy") == value("2")
    assert shown.args == ["answers", "energy"]


def test_a_change_of_several_places_is_shown_as_such(qtbot, model):
    """One place is brought before the eyes; of several the first is named, and where they are seen is for the page."""
    said = message("ui.changed", title="")
    model.change({("answers", "energy"): value("1"), ("answers", "water"): value("2")}, said)

    with qtbot.waitSignal(model.show_change) as shown, qtbot.assertNotEmitted(model.show_place):
        model.undo()
    assert shown.args == ["answers", "energy"]
    with qtbot.waitSignal(model.show_change):
        model.redo()


def test_typing_in_one_field_is_one_step(model):
    """Drafts stored while a field is typed in, and what stands there on leaving, are undone together."""
    model.answer("energy", Answer(draft="约"), typing=True)
    model.answer("energy", Answer(draft="约 3"), typing=True)
    model.answer("energy", value("3"))
    assert model.undo_stack.count() == 1

    model.undo()
    assert model.document.answers == {}

    model.redo()
    assert model.document.answer("energy") == value("3")


def test_a_field_left_and_entered_again_is_two_steps(model):
    """What was handed over on leaving a field is a step of its own."""
    model.answer("energy", value("1"))
    model.answer("energy", value("2"))

    assert model.undo_stack.count() == 2


def test_typing_in_another_field_is_another_step(model):
    """Only changes of the same place join."""
    model.answer("energy", Answer(draft="a"), typing=True)
    model.answer("water", Answer(draft="b"), typing=True)

    assert model.undo_stack.count() == 2


def test_typing_back_to_the_start_leaves_no_step(model):
    """A field that ends as it began leaves nothing to undo."""
    model.answer("energy", value("1"))
    model.answer("energy", Answer(draft="1x"), typing=True)
    model.answer("energy", value("1"))

    assert model.undo_stack.count() == 1


def test_an_unchanged_value_is_no_change(model, session):
    """Leaving a field untouched writes nothing."""
    model.answer("energy", value("1"))
    model.answer("energy", value("1"))

    assert session.log == [("change", "c1")]


def test_several_places_are_one_step(model):
    """A change of several places is undone as a whole."""
    places = {("answers", "energy"): value("1"), ("answers", "water"): value("2")}
    model.change(places, message("ui.changed", title="两项"))
    model.undo()

    assert model.document.answers == {}


def test_preview_keeps_nothing(qtbot, model, session):
    """Totals follow the typing, and the document stays as it was until the field is left."""
    with qtbot.waitSignal(model.previewed) as heard:
        result = model.preview_answer("energy", value("1"))
    assert heard.args[0] is result
    assert result.total == 1
    assert session.log == []
    assert model.result.total == 0


def test_leaving_a_field_as_it_was_ends_the_preview(qtbot, model):
    """Typing and typing back shows the result in force again."""
    model.answer("energy", value("1"))
    model.preview_answer("energy", None)

    with qtbot.waitSignal(model.previewed) as heard:
        model.answer("energy", value("1"))
    assert heard.args[0].total == 1


def test_undo_flushes_first(model):
    """What is still being typed is handed over before undo, so that undo takes exactly that back."""
    model.answer("energy", value("1"))
    model.flushing.connect(lambda: model.answer("energy", value("2")))

    model.undo()

    assert model.document.answer("energy") == value("1")


def test_saved_is_said_on_the_windows_thread(qtbot, model, session):
    """The writer's acknowledgement becomes a time of day on the thread of the window."""
    word = Saved("c1", datetime(2026, 3, 1, 14, 32, tzinfo=UTC))
    thread = threading.Thread(target=lambda: session.on_saved(word))
    with qtbot.waitSignal(model.saved) as heard:
        thread.start()
    thread.join()

    assert heard.args == ["14:32"]


def test_nothing_is_called_saved_while_changes_wait(qtbot, model, session):
    """An acknowledgement of an older change does not claim the newer ones."""
    session.unsaved = 1

    with qtbot.assertNotEmitted(model.saved, wait=20):
        session.on_saved(Saved("c1", datetime(2026, 3, 1, 14, 32, tzinfo=UTC)))


def test_a_failure_to_save_carries_its_sentence(qtbot, model, session):
    """When nothing could be written, the sentence with the reason reaches the window."""
    with qtbot.waitSignal(model.save_failed) as heard:
        session.on_saved(SaveFailed(message("store.full"), 1))

    assert heard.args[0] == message("store.full")


def test_the_applicant_is_one_place(model):
    """Changing what is known of the enterprise is one step, and undone as one."""
    before = model.document.applicant
    model.applicant(Applicant(name="新名称", city="宿迁市"))
    assert model.document.applicant.city == "宿迁市"

    model.undo()
    assert model.document.applicant == before


def test_an_empty_narrative_takes_the_chapter_back(model):
    """A chapter emptied is a chapter not written."""
    model.narrative("overview", "一段话")
    model.narrative("overview", "")

    assert model.document.narrative == {}


DROPPED = """
import gc
from decimal import Decimal
from PySide6.QtWidgets import QApplication
from gf_desktop.domain.document import Answer
from gf_desktop.ui.session_model import SessionModel
from tests.ui.fakes import FakeSession

app = QApplication(["test"])
for kept in ("model", "step", "stack"):
    model = SessionModel(FakeSession(), lambda said: said.code)
    for figure in range(1, 6):
        model.answer("energy", Answer(value=Decimal(figure)))
    model.undo()
    left = {"model": model, "step": model.undo_stack.command(0), "stack": model.undo_stack}[kept]
    del model
    gc.collect()
    del left
    gc.collect()
"""


def test_a_model_left_to_the_collector_goes_quietly():
    """Whatever of model, stack and steps is let go last, the interpreter survives collecting them."""
    root = Path(__file__).parents[2]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", DROPPED], cwd=root, env=environment, check=False, timeout=60
    )

    assert ended.returncode == 0


def test_rows_of_a_ledger_are_one_step(model):
    """Several rows changed, added and taken away at once are undone and made again together."""
    first, second = EnergyRow(id="e1", carrier="coke"), EnergyRow(id="e2", carrier="lng")
    model.rows("energy", (first, second), message("ui.changed", title="能源"))
    model.rows("energy", (EnergyRow(id="e3", carrier="lpg"), first), message("ui.changed", title="能源"))

    assert [row.id for row in model.document.ledgers.energy] == ["e3", "e1"]
    model.undo()
    assert model.document.ledgers.energy == (first, second)
    model.redo()
    assert [row.id for row in model.document.ledgers.energy] == ["e3", "e1"]


def test_typing_in_one_row_is_one_step(model):
    """What is stored while a cell is typed in joins what stands there on leaving."""
    said = message("ui.changed", title="能源")
    model.rows("energy", (EnergyRow(id="e1", carrier="coke"),), said)
    for source in ("台", "台账"):
        model.rows("energy", (EnergyRow(id="e1", carrier="coke", source=source),), said, typing=True)

    assert model.undo_stack.count() == 2


def test_the_same_rows_are_no_change(model, session):
    """Rows that stand already write nothing."""
    rows = (EnergyRow(id="e1", carrier="coke"),)
    model.rows("energy", rows, message("ui.changed", title="能源"))
    model.rows("energy", rows, message("ui.changed", title="能源"))

    assert session.log == [("change", "c1")]


def test_settings_and_boundary_are_one_place_each(model):
    """What was decided for the year and the boundary are changed and undone as a whole."""
    model.settings(Settings(electricity="primary"), "电力折标")
    model.boundary(Boundary(sites=(Site(id="north", inside="in"),)), "厂区")
    assert model.document.ledgers.settings.electricity == "primary"

    model.undo()
    assert model.document.boundary == Boundary()
    model.undo()
    assert model.document.ledgers.settings == Settings()


def test_a_word_that_there_is_none_is_given_and_taken_back(model):
    """Declaring twice says it once; taking back leaves the others."""
    model.none("projects", True, "改造项目")
    model.none("energy.feedstock", True, "用作原料")
    model.none("projects", True, "改造项目")
    assert model.document.ledgers.none == ("projects", "energy.feedstock")

    model.none("projects", False, "改造项目")
    assert model.document.ledgers.none == ("energy.feedstock",)
    model.undo()
    assert model.document.ledgers.none == ("projects", "energy.feedstock")
