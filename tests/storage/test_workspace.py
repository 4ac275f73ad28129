"""What the workspace keeps, refuses and gives back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gf_desktop.domain.assessment import Changes, apply, edit
from gf_desktop.domain.document import (
    Answer,
    DisqualifierAnswer,
    Document,
    GateAnswer,
    Notice,
    OwnBenchmark,
    OwnDate,
    OwnFigure,
    OwnPoints,
    ProductAnswer,
    ProgrammeAnswers,
    ProgrammeFacts,
    Query,
    Rectified,
)
from gf_desktop.domain.ledgers import Boundary, Ledgers, Site
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.messages import Message, UserFacingError
from gf_desktop.domain.plain import dump
from gf_desktop.domain.scoring import score
from gf_desktop.storage.layout import DATABASE, database
from gf_desktop.storage.workspace import Workspace
from tests.domain import builders
from tests.storage.world import PACK, SUMMARY, answered, assessment, change_id, changed


def everything() -> Document:
    """Return a document in which every collection and every kind of answer stands."""
    return builders.document(
        answers={
            "margin": Answer(
                parts={"nmhc": Decimal("20.10")}, weights={"nmhc": Decimal(1)}, drafts={"parts/cod": "约 15"}
            ),
            "energy": Answer(value=Decimal("-0.000000000001"), note="含“引号”与换行\n第二行"),
            "platform": Answer(ticked=()),
            "products": Answer(products=(ProductAnswer(name="丙纶", value=Decimal(115)), ProductAnswer())),
            "water": Answer(not_applicable=True, reason="不用水"),
            "land": Answer(draft="约 0.3", variant="per-output"),
        },
        gates={"systems": GateAnswer(state="met", note="已认证", proof="证书")},
        benchmarks={
            "energy": builders.own("5", "3"),
            "margin": {"nmhc": builders.own("20"), "cod": OwnBenchmark(accept=True)},
        },
        points={
            "energy": OwnPoints(value=builders.own_figure("5.0")),
            "case": OwnPoints(options={"yes": OwnFigure(value=Decimal(3), source="培训材料")}),
        },
        programme=ProgrammeAnswers(
            id="js-2026",
            conditions={"age": GateAnswer(state="not-met")},
            disqualifiers={
                "operating": DisqualifierAnswer(
                    state="none",
                    proof="查询截图",
                    queries=(
                        Query(inquiry="registration", at="2026-05-06 14:30", result="在业", by="查询人"),
                    ),
                    rectified=Rectified(penalty="罚款", on="2025-03-01", papers="修复决定"),
                )
            },
            facts=ProgrammeFacts(
                purpose="province",
                notice=Notice(number="苏工信〔2026〕1号"),
                own_dates={"provincial-candidates": OwnDate(on="2026-07-10", source="市局通知")},
                labels=("smart-factory",),
                fields={"p1": "none"},
            ),
        ),
        boundary=Boundary(sites=(Site(id="s1", name="一厂"),)),
        ledgers=Ledgers(energy=(EnergyRow(id="e1", carrier="electricity", consumed=Decimal(1464650)),)),
        information={"所属行业": "纺织", "园区级别": "省级"},
        narrative={"overview": "概况", "end": ""},
        evidence=({"sha256": "ab", "row": "energy"},),
    )


def refusal(raised: pytest.ExceptionInfo[UserFacingError]) -> str:
    """Return the code of the sentence that was said."""
    return raised.value.said.code


def test_a_document_comes_back_exactly_as_it_was_kept(workspace):
    """Every collection comes back, figures digit by digit and entries in their order."""
    kept = everything()
    workspace.add(replace(assessment("full"), document=kept, place="energy/2"), SUMMARY)

    found = workspace.load("full")

    assert found.document == kept
    assert json.dumps(dump(found.document)) == json.dumps(dump(kept))
    assert (found.pack, found.state, found.place, found.applicant_id) == (PACK, "open", "energy/2", "f1")


def test_entries_lie_in_the_documents_own_form(workspace, folder):
    """An answer's row holds the JSON that the document would hold, readable without the program."""
    with closing(sqlite3.connect(database(folder))) as connection:
        found = connection.execute("SELECT key, body FROM answers").fetchall()

    assert found == [("energy", '{"value":"92.50"}')]


def test_a_recorded_change_survives_reopening(workspace, folder):
    """What was recorded stands after the workspace was shut and opened again."""
    changes = answered(workspace.load("a1").document, "93.0")
    at = workspace.record("a1", "c-1", changes, replace(SUMMARY, answered=2))
    workspace.shut()

    with Workspace(folder) as again:
        found, history = again.load("a1"), again.history("a1")

    assert found.document.answer("energy") == Answer(value=Decimal("93.0"))
    assert found.changed == at == "2026-11-22T12:00:01.000+08:00"
    assert [(one.id, one.at, one.changes, one.undoes) for one in history] == [("c-1", at, changes, "")]


def test_every_collection_can_be_changed_and_changed_back(workspace):
    """A change of every kind is recorded, and its inverse leaves the document as before."""
    start = workspace.load("a1").document
    goal = everything()
    edits = [edit(start, "answers", key, value) for key, value in goal.answers.items()]
    edits += [edit(start, "gates", key, value) for key, value in goal.gates.items()]
    edits += [edit(start, "benchmarks", key, value) for key, value in goal.benchmarks.items()]
    edits += [edit(start, "points", key, value) for key, value in goal.points.items()]
    assert goal.programme is not None
    edits += [edit(start, "conditions", key, value) for key, value in goal.programme.conditions.items()]
    edits += [edit(start, "disqualifiers", key, value) for key, value in goal.programme.disqualifiers.items()]
    edits += [edit(start, "facts", "", goal.programme.facts)]
    edits += [edit(start, "narrative", key, value) for key, value in goal.narrative.items()]
    edits += [edit(start, "applicant", "", replace(start.applicant, name="新名"))]
    changes = Changes(tuple(edits), Message("change.all"))

    workspace.record("a1", "there", changes, SUMMARY)
    there = workspace.load("a1").document
    workspace.record("a1", "back", changes.inverse(), SUMMARY, undoes="there")
    back = workspace.load("a1").document

    assert there == apply(start, changes)
    assert there.programme == replace(goal.programme, id="")
    assert back == apply(there, changes.inverse()) == start
    assert [(one.id, one.undoes) for one in workspace.history("a1")] == [("there", ""), ("back", "there")]


def test_two_edits_of_one_place_leave_the_later(workspace):
    """Edits of one change are made in their order, also twice in the same place."""
    document = workspace.load("a1").document
    gone, back = edit(document, "answers", "energy", None), Answer(value=Decimal(1))
    changes = Changes((gone, replace(gone, before=None, after=back)), Message("change.twice"))

    workspace.record("a1", change_id(), changes, SUMMARY)

    assert workspace.load("a1").document.answers == {"energy": back}


def test_a_failing_change_leaves_no_trace(workspace):
    """A change whose id is taken is refused whole: neither entry nor summary nor log is touched."""
    workspace.record("a1", "once", answered(workspace.load("a1").document, "93"), SUMMARY)
    before = (workspace.load("a1"), workspace.history("a1"))

    with pytest.raises(Exception, match=r"UNIQUE constraint failed: changes\.id"):
        workspace.record("a1", "once", answered(before[0].document, "94"), replace(SUMMARY, answered=9))

    assert (workspace.load("a1"), workspace.history("a1")) == before


def test_an_applicant_shows_in_all_its_open_assessments(workspace):
    """An edited applicant shows in every open assessment of the same enterprise, in no other and in no closed one."""
    for name, owner in (("open", "f1"), ("closed", "f1"), ("other", "f2")):
        workspace.add(assessment(name, applicant_id=owner), SUMMARY)
    document = workspace.load("a1").document
    workspace.close("closed", score(document, PACK), SUMMARY)

    workspace.record(
        "a1", change_id(), changed(document, "applicant", "", builders.applicant(name="新名")), SUMMARY
    )

    names = {key: workspace.load(key).document.applicant.name for key in ("a1", "open", "closed", "other")}
    old = document.applicant.name
    assert names == {"a1": "新名", "open": "新名", "closed": old, "other": old}


def test_applicants_are_listed_the_last_changed_first(workspace):
    """The wizard can offer every enterprise with its id, each once."""
    workspace.add(assessment("b", applicant_id="f2", applicant=builders.applicant(name="乙厂")), SUMMARY)
    workspace.add(assessment("c", applicant_id="f2", applicant=builders.applicant(name="乙厂新")), SUMMARY)

    assert [(key, one.name) for key, one in workspace.applicants()] == [
        ("f2", "乙厂新"),
        ("f1", "试验化纤有限公司"),
    ]


def test_applicants_of_some_subjects_only(workspace):
    """Asked for what can be a park, only those of which a park is evaluated are given."""
    park = replace(assessment("p", applicant_id="f2", applicant=builders.applicant(name="某园区")))
    workspace.add(replace(park, document=replace(park.document, subject="park")), SUMMARY)

    assert [key for key, _ in workspace.applicants(("park",))] == ["f2"]
    assert [key for key, _ in workspace.applicants(("factory", "supply-chain"))] == ["f1"]


def test_applicants_of_the_bin_are_not_offered(workspace):
    """An enterprise whose every assessment lies in the bin is not offered, and comes back with one of them."""
    workspace.remove("a1")
    assert workspace.applicants() == ()

    workspace.restore("a1")
    assert [key for key, _ in workspace.applicants()] == ["f1"]


def test_an_applicant_is_found_by_what_it_says(workspace):
    """All fields must agree; one in the bin counts too."""
    applicant = workspace.load("a1").document.applicant
    workspace.remove("a1")

    assert workspace.applicants_like(applicant) == ("f1",)
    assert workspace.applicants_like(replace(applicant, postcode="223800")) == ()


def test_an_applicant_is_purged_with_its_last_assessment(workspace):
    """What is deleted for good leaves no enterprise behind, but one that is in use stays."""
    applicant = workspace.load("a1").document.applicant
    workspace.add(assessment("b"), SUMMARY)
    for key, left in (("a1", ("f1",)), ("b", ())):
        workspace.remove(key)
        workspace.purge(key)
        assert workspace.applicants_like(applicant) == left


def test_a_closed_assessment_is_frozen(workspace):
    """Closing keeps document and result as they are; from then on every change is refused."""
    document = workspace.load("a1").document
    result = score(document, PACK)

    closed = workspace.close("a1", result, replace(SUMMARY, total="5.00"))

    assert (closed.state, closed.document, closed.frozen) == ("closed", document, result)
    assert workspace.load("a1") == closed
    with pytest.raises(UserFacingError) as raised:
        workspace.record("a1", change_id(), answered(document, "1"), SUMMARY)
    assert refusal(raised) == "store.closed"
    with pytest.raises(UserFacingError) as raised:
        workspace.close("a1", result, SUMMARY)
    assert refusal(raised) == "store.closed"
    assert workspace.history("a1") == ()


def test_the_place_is_kept_also_in_a_closed_assessment(workspace):
    """Where one was is remembered without counting as a change."""
    workspace.close("a1", score(workspace.load("a1").document, PACK), SUMMARY)
    before = workspace.load("a1")

    workspace.put_place("a1", "result")

    assert workspace.load("a1") == replace(before, place="result")


def test_a_reopened_copy_takes_the_applicant_as_it_stands(workspace):
    """A copy of a closed assessment does not bring the enterprise's old data back."""
    document = workspace.load("a1").document
    closed = workspace.close("a1", score(document, PACK), SUMMARY)
    newer = builders.applicant(name="改名后的公司")
    workspace.add(assessment("b", applicant=newer), SUMMARY)

    copy = workspace.add(replace(closed, id="copy", frozen=None), SUMMARY, reopened_from="a1")

    assert (copy.state, copy.frozen, copy.document) == ("open", None, replace(document, applicant=newer))
    assert workspace.load("b").document.applicant == newer
    assert workspace.load("a1") == closed


def test_what_is_removed_can_be_restored(workspace):
    """The bin hides an assessment, refuses work on it, and gives it back whole."""
    before = workspace.load("a1")
    workspace.remove("a1")

    with pytest.raises(UserFacingError) as raised:
        workspace.load("a1")
    assert refusal(raised) == "store.removed"
    with pytest.raises(UserFacingError) as raised:
        workspace.record("a1", change_id(), answered(before.document, "1"), SUMMARY)
    assert refusal(raised) == "store.removed"

    workspace.restore("a1")
    assert workspace.load("a1") == before


def test_only_what_lies_in_the_bin_can_be_purged(workspace, folder):
    """Purging takes an assessment with its entries and its log; outside the bin it is refused."""
    workspace.record("a1", change_id(), answered(workspace.load("a1").document, "1"), SUMMARY)
    with pytest.raises(UserFacingError) as raised:
        workspace.purge("a1")
    assert refusal(raised) == "store.not-removed"

    workspace.remove("a1")
    workspace.purge("a1")

    with pytest.raises(UserFacingError) as raised:
        workspace.load("a1")
    assert refusal(raised) == "store.unknown"
    with closing(sqlite3.connect(database(folder))) as connection:
        left = [
            connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("answers", "changes")
        ]
    assert left == [0, 0]


@pytest.mark.parametrize("name", ["load", "remove", "restore", "purge", "history"])
def test_an_unknown_id_is_refused_with_a_sentence(workspace, name):
    """An id that the workspace does not hold is told so, by every method."""
    with pytest.raises(UserFacingError) as raised:
        getattr(workspace, name)("nobody")

    assert refusal(raised) == "store.unknown"


def test_a_pack_is_kept_once(workspace, folder):
    """Assessments of one table share its pack."""
    workspace.add(assessment("b"), SUMMARY)

    with closing(sqlite3.connect(database(folder))) as connection:
        assert connection.execute("SELECT digest FROM packs").fetchall() == [(PACK.digest,)]


def test_a_pack_without_digest_is_our_bug(workspace):
    """A pack that cannot be told from others is never kept, and the assessment neither."""
    with pytest.raises(ValueError, match="digest"):
        workspace.add(replace(assessment("b"), pack=replace(PACK, digest="")), SUMMARY)

    with pytest.raises(UserFacingError):
        workspace.load("b")


def test_half_characters_from_a_broken_paste_are_kept(workspace):
    """Text that UTF-8 cannot carry neither stops the writing nor is lost."""
    document = workspace.load("a1").document
    name, note = "甲\ud800厂", "\udfff 备注"
    edits = (
        edit(document, "applicant", "", replace(document.applicant, name=name)),
        edit(document, "answers", "energy", Answer(note=note)),
    )

    workspace.record("a1", change_id(), Changes(edits, Message("change.paste")), SUMMARY)
    found = workspace.load("a1").document

    assert (found.applicant.name, found.answer("energy").note) == (name, note)


def test_the_connection_is_set_for_safety(workspace, folder):
    """A local drive gets a write-ahead log, every commit is flushed, references are held."""
    with workspace._reading() as connection:  # noqa: SLF001 - settings live in the connection, not in the file
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_a_shared_or_removable_drive_gets_a_plain_journal(folder):
    """On a drive where the write-ahead log is unsafe the database keeps a rollback journal, also if it had a log."""
    Workspace(folder, plain_journal=lambda _: False).open().shut()

    with Workspace(folder, plain_journal=lambda _: True) as workspace:
        workspace.add(assessment(), SUMMARY)
        with closing(sqlite3.connect(database(folder))) as connection:
            mode = connection.execute("PRAGMA journal_mode").fetchone()
        assert (mode, (folder / f"{DATABASE}-wal").exists()) == (("delete",), False)


def test_a_database_taken_away_is_told(workspace, folder, tmp_path):
    """Writing into a file that was moved away is refused instead of acknowledged for nothing."""
    document = workspace.load("a1").document
    database(folder).rename(tmp_path / "elsewhere.db")

    with pytest.raises(UserFacingError) as raised:
        workspace.record("a1", change_id(), answered(document, "1"), SUMMARY)

    assert refusal(raised) == "store.moved"
    Path(tmp_path / "elsewhere.db").rename(database(folder))
    workspace.record("a1", change_id(), answered(document, "1"), SUMMARY)
    assert workspace.load("a1").document.answer("energy").value == 1


def test_another_programs_lock_is_told(folder):
    """While another program holds the database the change is refused with a sentence, and can be made afterwards."""
    with Workspace(folder, busy_milliseconds=10) as workspace:
        document = workspace.add(assessment(), SUMMARY).document
        with closing(sqlite3.connect(database(folder), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(UserFacingError) as raised:
                workspace.record("a1", change_id(), answered(document, "1"), SUMMARY)

        assert refusal(raised) == "store.locked"
        workspace.record("a1", change_id(), answered(document, "1"), SUMMARY)
        assert workspace.load("a1").document.answer("energy").value == 1


def test_a_reader_does_not_hinder_the_writer(workspace, folder):
    """Another program that reads, as Home does, neither waits nor makes wait."""
    with closing(sqlite3.connect(database(folder), isolation_level=None)) as other:
        other.execute("BEGIN")
        before = other.execute("SELECT count(*) FROM changes").fetchone()
        workspace.record("a1", change_id(), answered(assessment().document, "1"), SUMMARY)

        assert other.execute("SELECT count(*) FROM changes").fetchone() == before == (0,)
