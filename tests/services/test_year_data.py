"""A year's data across assessments: shared, taken in, copied, frozen, and the list's figures brought up to date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.assessment import WHOLE, replace_rows
from gf_desktop.domain.document import Document, SchemeRef
from gf_desktop.domain.ledgers import Boundary, Ledgers, Settings
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.production import ProductRow
from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.services.evaluation import evaluate
from gf_desktop.services.program import Program
from gf_desktop.services.scoring import scored
from gf_desktop.services.session import AssessmentSession, SaveFailed
from gf_desktop.storage.workspace import Workspace

PATIENCE = 30
SAID = message("change.preview")
SCHEME = "js-pp-staple-2026"


@pytest.fixture
def program(data_folder) -> Iterator[Program]:
    """The program on a workspace of its own."""
    made = build(data_folder)
    yield made
    made.assessments.stop()


def document(program: Program, **more: object) -> Document:
    """Return a document without answers."""
    base, _, _ = scored(program.resources / "samples" / "sample-pp-staple.json", program.library)
    version = program.library.pack(SCHEME).header.version
    bare = replace(base, scheme=SchemeRef(id=SCHEME, version=version), answers={}, benchmarks={}, gates={})
    none = {"boundary": Boundary(), "ledgers": Ledgers(), "narrative": {}, "evidence": ()}
    return replace(bare, **(none | more))


def power(consumed: str = "100", row_id: str = "e1") -> EnergyRow:
    """Return a row of bought electricity, nothing of it passed on."""
    figure = Decimal(consumed)
    return EnergyRow(
        id=row_id, carrier="electricity", kind="electricity", unit="万kWh", bought=figure, consumed=figure
    )


def filled(consumed: str = "100") -> Ledgers:
    """Return ledgers from which the energy of a ton of product is computed."""
    nothing = (
        "feedstock",
        "non_industrial",
        "transformed_in",
        "transformed_out",
        "recovered",
        "supplied_out",
    )
    return Ledgers(
        energy=(power(consumed),),
        products=(ProductRow(id="p1", name="丙纶", unit="t", output=Decimal(1000)),),
        none=tuple(f"energy.{column}" for column in nothing),
        settings=Settings(energy="output"),
    )


def created(program: Program, of: Document, applicant_id: str = "") -> AssessmentSession:
    """Take a new assessment in, as the wizard does, and open it."""
    pack = program.library.pack(SCHEME)
    return opened(program, program.assessments.create(of, pack, applicant_id).result(PATIENCE))


def opened(program: Program, assessment_id: str) -> AssessmentSession:
    """Open an assessment from the disk."""
    return program.assessments.open(assessment_id).result(PATIENCE)


def imported(program: Program, session: AssessmentSession, path: Path, **more: object) -> AssessmentSession:
    """Give an assessment out, change its document's JSON, and take it in again."""
    program.assessments.export_document(session, path).result(PATIENCE)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | more), encoding="utf-8")
    return opened(program, program.assessments.import_document(path).result(PATIENCE))


def totals(program: Program) -> dict[str, str]:
    """Return the totals that Home shows once everything is written, by assessment."""
    program.assessments.start().result(PATIENCE)
    return {row.id: row.summary.total for row in program.assessments.rows()}


def enter(session: AssessmentSession, ledgers: Ledgers) -> str:
    """Enter a whole year's data as one step."""
    edits = [
        one
        for name in ("energy", "products")
        for one in replace_rows(session.document, name, ledgers.rows(name))
    ]
    edits.append(session.edit("none", WHOLE, ledgers.none))
    edits.append(session.edit("settings", WHOLE, ledgers.settings))
    return session.change(*edits, said=SAID)


# Evaluating


def test_a_session_computes_what_the_ledgers_say(program):
    """Rows entered give values and reference figures at once; the disk gives the same when it is opened again."""
    session = created(program, document(program))
    assert session.factors is None

    enter(session, filled())

    row = session.derived["energy-per-product"]
    # 100 万kWh × 0.1229 kgce/kWh ÷ 1000 t = 122.9 kgce/t
    assert row.value == Decimal("122.9")
    assert session.result.row("energy-per-product").taken == "computed"
    assert session.factors is not None
    assert "calorific" in session.factors.electricity
    assert session.tables is program.library.reference()
    again = opened(program, session.assessment.id)
    assert (again.document, again.result, again.derived, again.factors) == (
        session.document,
        session.result,
        session.derived,
        session.factors,
    )


def test_every_way_evaluates_alike(program):
    """The session after many edits says what one evaluation of its document says."""
    session = created(program, document(program))
    for consumed in ("1", "20", "300"):
        enter(session, filled(consumed))
        found = evaluate(session.document, session.pack, program.library)
        assert (session.result, session.derived, session.factors) == (
            found.result,
            found.derived,
            found.factors,
        )
    session.preview("rows", "energy/e1", power("7"))
    session.undo(enter(session, filled("5")))

    assert session.result == evaluate(session.document, session.pack, program.library).result


def test_preview_shows_what_a_row_would_do(program):
    """While a ledger's figure is typed the result follows, and nothing is kept."""
    session = created(program, document(program, ledgers=filled()))

    trial = session.preview("rows", "energy/e1", power("50"))

    derived = trial.row("energy-per-product").derived
    assert derived is not None
    assert derived.value == Decimal("61.45")
    assert session.document.ledgers.energy == (power(),)


def test_tables_are_read_only_where_data_need_them(program, monkeypatch):
    """A document without data of the year is evaluated without the reference tables."""
    monkeypatch.setattr(type(program.library), "reference", lambda _self: pytest.fail("the tables were read"))
    bare = document(program)

    found = evaluate(bare, program.library.pack(SCHEME), program.library)

    assert found.factors is None


# Shared


def test_a_new_assessment_shares_the_years_data(program):
    """The wizard's assessment of a known enterprise and year begins with the data entered there."""
    first = created(program, document(program))
    enter(first, filled())

    second = created(program, document(program), first.assessment.applicant_id)
    next_year = created(program, document(program, year=2026), first.assessment.applicant_id)

    assert second.document.ledgers == filled()
    assert second.result == first.result
    assert next_year.document.ledgers == Ledgers()


def test_home_follows_an_edit_in_another_assessment(program):
    """What is entered in one assessment shows in the totals of the others of the year, but of no closed one."""
    first, second, closed = (created(program, document(program)) for _ in range(3))
    program.assessments.close(closed).result(PATIENCE)
    before = totals(program)

    enter(first, filled("70"))
    after = totals(program)

    assert after[first.assessment.id] != before[first.assessment.id]
    assert after[second.assessment.id] == after[first.assessment.id]
    assert after[closed.assessment.id] == before[closed.assessment.id]


def test_summaries_that_cannot_be_written_are_made_later(program, monkeypatch):
    """A disk that is full while the list is brought up to date stops nothing; the next time it is."""
    first, second = (created(program, document(program)) for _ in range(2))
    enter(first, filled("70"))

    def full(*_arguments: object) -> None:
        raise UserFacingError(message("store.full"))

    with monkeypatch.context() as broken:
        broken.setattr(Workspace, "put_summary", full)
        behind = totals(program)
    caught_up = totals(program)

    assert behind[second.assessment.id] != behind[first.assessment.id]
    assert caught_up[second.assessment.id] == caught_up[first.assessment.id]


def test_undo_does_not_destroy_what_another_session_entered(program):
    """A session left open meets newer data of the year: its undo is refused, and the newer data stay."""
    old = created(program, document(program))
    step = old.change(old.edit("rows", "energy/e1", power("1")), said=SAID)
    newer = created(program, document(program))
    newer.change(newer.edit("rows", "energy/e1", power("2")), said=SAID)
    heard: list[object] = []
    old.on_saved = heard.append

    old.undo(step)
    program.assessments.start().result(PATIENCE)

    assert [type(word) for word in heard] == [SaveFailed]
    assert heard[0].said.code == "store.year-changed"
    assert opened(program, newer.assessment.id).document.ledgers.energy == (power("2"),)
    assert opened(program, old.assessment.id).document.ledgers.energy == (power("2"),)


# Taken in


def test_what_is_taken_in_with_the_same_data_shares_them(program, tmp_path):
    """A document with the very data that the store holds belongs to the same enterprise."""
    first = created(program, document(program, ledgers=filled()))

    second = imported(program, first, tmp_path / "评价.json")

    assert second.assessment.applicant_id == first.assessment.applicant_id
    assert second.document == first.document


@pytest.mark.parametrize("ledgers", [{}, {"energy": [{"id": "e1", "carrier": "electricity"}]}])
def test_what_is_taken_in_never_touches_other_data(program, tmp_path, ledgers):
    """A document with other data, or with none, gets an enterprise of its own: both stay as they were."""
    first = created(program, document(program, ledgers=filled()))

    second = imported(program, first, tmp_path / "评价.json", ledgers=ledgers)
    third = imported(program, second, tmp_path / "又一份.json")

    assert second.assessment.applicant_id != first.assessment.applicant_id
    assert third.assessment.applicant_id == second.assessment.applicant_id
    assert second.document.ledgers.rows("products") == ()
    assert opened(program, first.assessment.id).document == first.document
    assert len(program.assessments.applicants().result(PATIENCE)) == 1


def test_what_is_taken_in_fills_an_empty_year(program, tmp_path):
    """Where the enterprise has no data of the year yet those of the document become its data."""
    first = created(program, document(program))

    second = imported(
        program, first, tmp_path / "评价.json", ledgers={"energy": [{"id": "e1", "carrier": "electricity"}]}
    )

    assert second.assessment.applicant_id == first.assessment.applicant_id
    assert opened(program, first.assessment.id).document.ledgers == second.document.ledgers


# Closed


def test_a_closed_assessment_is_not_computed_again(program, monkeypatch):
    """It shows result, values and reference figures as they were, also after the data of the year have changed."""
    first = created(program, document(program, ledgers=filled()))
    other = created(program, document(program))
    program.assessments.close(first).result(PATIENCE)
    other.change(other.edit("rows", "energy/e1", power("9")), said=SAID)
    program.assessments.start().result(PATIENCE)
    monkeypatch.setattr("gf_desktop.services.session.Evaluator.evaluate", lambda *_: pytest.fail("computed"))

    closed = opened(program, first.assessment.id)

    assert (closed.result, closed.derived, closed.factors) == (first.result, first.derived, first.factors)
    assert closed.document.ledgers == filled()


def test_nothing_unsaved_is_lost_by_closing(program, monkeypatch):
    """While a change cannot be written closing is refused; once it can be, closing writes it first."""
    session = created(program, document(program))

    def full(*_arguments: object, **_named: object) -> None:
        raise UserFacingError(message("store.full"))

    with monkeypatch.context() as broken:
        broken.setattr(Workspace, "record", full)
        enter(session, filled())
        with pytest.raises(UserFacingError) as raised:
            program.assessments.close(session).result(PATIENCE)
    program.assessments.close(session).result(PATIENCE)

    assert raised.value.said.code == "session.unsaved"
    assert opened(program, session.assessment.id).document.ledgers == filled()


def test_a_reopened_copy_reads_the_data_as_they_stand_now(program):
    """A copy of a closed assessment changes no data; those that were frozen stay with the closed one."""
    first = created(program, document(program, ledgers=filled()))
    other = created(program, document(program))
    program.assessments.close(first).result(PATIENCE)
    other.change(other.edit("rows", "energy/e1", power("9")), said=SAID)

    copy = opened(program, program.assessments.reopen(first.assessment.id).result(PATIENCE))

    assert copy.document.ledgers.energy == (power("9"),)
    assert copy.result == evaluate(copy.document, copy.pack, program.library).result
    assert opened(program, first.assessment.id).document.ledgers.energy == (power(),)
