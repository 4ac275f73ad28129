"""The level applied for belongs to another programme: offered in words, exchanged as one step, kept on the disk."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from gf_desktop.domain.document import (
    Applicant,
    Document,
    GateAnswer,
    ProgrammeAnswers,
    ProgrammeFacts,
    SchemeRef,
)
from gf_desktop.ui.assessment.place import Place
from tests.ui.accessibility import nameless

PATIENCE = 30
JIANGSU, NATION = "js-2026", "miit-2025"


@pytest.fixture
def bench(window, program, qtbot):
    """Return the window's workbench with the sample open on the page of the application."""
    key = program.assessments.sample().result(PATIENCE)
    window.flows.open(key)
    qtbot.waitUntil(lambda: window.workbench.page is not None, timeout=20000)
    window.workbench.page.go(Place("eligibility", "application"))
    return window.workbench


def apply_for(bench, level: str) -> None:
    """Choose a level as a person does."""
    combo = bench.page.part.purpose
    combo.setCurrentIndex(combo.findData(level))
    combo.activated.emit(combo.currentIndex())


def exchanged(bench, qtbot, programme: str) -> None:
    """Wait until the pages stand under a programme."""
    qtbot.waitUntil(lambda: bench.page.part.property("programme") == programme, timeout=20000)


def test_the_level_of_the_nation_offers_its_rules(bench):
    """The offer names both programmes and what falls away; nothing is exchanged by itself."""
    bench.model.condition("city-list", GateAnswer(state="met"))
    card = bench.page.part.exchange
    assert not card.isVisible()
    apply_for(bench, "nation")

    assert card.isVisible()
    assert "国家绿色工厂" in card.words.text()
    assert "申报省级的，原则上已列入设区市的绿色制造名单" in card.loss.text()
    assert bench.model.document.programme.id == JIANGSU
    assert nameless(bench.page) == []
    apply_for(bench, "province")
    assert not card.isVisible()


def test_the_exchange_is_one_step_that_can_be_taken_back(bench, program, qtbot):
    """The pages stand under the new rules with the answers both have; undo and redo bring either back, on disk too."""
    bench.model.condition("city-list", GateAnswer(state="met"))
    bench.model.condition("legal-entity", GateAnswer(state="met", proof="营业执照"))
    before = bench.model.document.programme
    apply_for(bench, "nation")
    steps = bench.model.undo_stack.count()
    bench.page.part.exchange.button.click()
    exchanged(bench, qtbot, NATION)

    after = bench.model.document.programme
    assert (after.id, bench.model.undo_stack.count()) == (NATION, steps + 1)
    assert after.disqualifiers == before.disqualifiers
    assert after.conditions == {"legal-entity": GateAnswer(proof="营业执照")}
    assert after.facts.purpose == "nation"
    assert not bench.page.part.exchange.isVisible()
    assert "dynamic-table" in bench.page.part.dates
    assert bench.page.isAncestorOf(QApplication.focusWidget())
    program.assessments.applicants().result(PATIENCE)
    row = next(one for one in program.assessments.rows() if one.id == bench.model.assessment.id)
    assert row.programme == NATION

    bench.actions_by_id["undo"].trigger()
    exchanged(bench, qtbot, JIANGSU)
    assert bench.model.document.programme.conditions == before.conditions
    assert bench.page.part.exchange.isVisible()
    bench.actions_by_id["redo"].trigger()
    exchanged(bench, qtbot, NATION)
    assert bench.model.document.programme == after
    program.assessments.applicants().result(PATIENCE)
    again = program.assessments.open(bench.model.assessment.id).result(PATIENCE)
    assert (again.document.programme, again.programme.id) == (after, NATION)
    assert again.result == bench.model.result


def test_a_closed_evaluation_is_offered_nothing(bench, program, window, qtbot):
    """What is closed stays under its rules."""
    apply_for(bench, "nation")
    session = bench.model.session
    program.assessments.close(session).result(PATIENCE)
    window.flows.open(session.assessment.id)
    qtbot.waitUntil(lambda: bench.model.read_only, timeout=20000)
    bench.page.go(Place("eligibility", "application"))

    assert not bench.page.part.exchange.isVisible()


def test_a_supply_chain_under_the_nations_rules_is_told_and_offered_its_provinces(window, program, qtbot):
    """One made before its round left supply chains out keeps its answers, learns why, and may go on under Jiangsu's."""
    pack = program.library.pack("supply-chain-2024")
    old = Document(
        subject="supply-chain",
        applicant=Applicant(name="甲", province="江苏省"),
        year=2025,
        scheme=SchemeRef(id=pack.header.id, version=pack.header.version),
        programme=ProgrammeAnswers(id=NATION, facts=ProgrammeFacts(purpose="nation")),
    )
    window.flows.open(program.assessments.create(old, pack).result(PATIENCE))
    qtbot.waitUntil(lambda: window.workbench.page is not None, timeout=20000)
    bench = window.workbench
    bench.page.go(Place("eligibility", "application"))

    card = bench.page.part.exchange
    assert card.isVisible()
    assert "没有绿色供应链管理企业" in card.words.text()
    card.button.click()
    exchanged(bench, qtbot, JIANGSU)
    assert bench.model.document.programme.id == JIANGSU
    assert "没有绿色供应链管理企业" in bench.page.part.exchange.words.text()
