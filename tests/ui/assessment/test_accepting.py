"""Figures to be verified are gone through in one list; those ticked, and no other, are accepted together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf_desktop.domain.document import OwnBenchmark
from gf_desktop.ui.assessment.accept_dialog import AcceptDialog
from gf_desktop.ui.assessment.accept_offer import AcceptOffer
from gf_desktop.ui.assessment.place import Place
from tests.domain import builders as make
from tests.standards.test_samples import sample
from tests.ui.accessibility import nameless
from tests.ui.assessment.scene import read_table


def doubtful(row_id: str, **more):
    """Return a row whose base is to be verified."""
    return make.quantitative(row_id, lead=95, base=make.figure(90, "doubtful", why="与别处不同"), **more)


@pytest.fixture
def table():
    """Return a table with three such rows in a section and one in another."""
    energy = make.section(
        doubtful("a", title="甲"), doubtful("b", title="乙"), doubtful("c"), section_id="energy"
    )
    return make.pack(energy, make.section(doubtful("d", title="丁"), section_id="water"))


def offered(page) -> AcceptOffer:
    """Return the offer of the page before the eyes."""
    return page.page.part.findChildren(AcceptOffer)[-1]


@pytest.fixture
def opened(qtbot):
    """Return a function that presses the link and returns the list."""

    def opened(page) -> AcceptDialog:
        offer = offered(page)
        qtbot.waitUntil(offer.isVisible)
        offer.link.click()
        dialog = page.page.window().findChild(AcceptDialog)
        assert dialog is not None
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    return opened


def answered() -> dict:
    """Return an answer to each row."""
    return {row: make.answer("93") for row in "abcd"}


def test_nothing_is_ticked_and_nothing_can_be_accepted_at_first(open_page, table, opened):
    """The list says what there is of each figure; accepting waits until something is ticked."""
    page = open_page(table, answers=answered(), place="indicators/energy")

    dialog = opened(page)

    assert dialog.figures.ticked() == ()
    assert not dialog.accept_button.isEnabled()
    first = dialog.figures.topLevelItem(0)
    assert [first.text(column) for column in range(5)] == ["1 甲", "95", "90", first.text(3), "基准值待核实"]
    assert "与别处不同" in dialog.whole.text()
    assert dialog.count.text() == "已勾选 0 项，共 3 项"
    assert nameless(dialog) == []
    dialog.reject()
    assert page.page.model.document.benchmarks == {}


def test_those_ticked_are_accepted_as_one_step(open_page, table, opened):
    """Two of three are accepted by the keyboard; one undo takes both words back, and the offer is there again."""
    page = open_page(table, answers=answered(), place="indicators/energy")
    dialog = opened(page)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(dialog.figures, key)

    dialog.accept_button.click()

    accepted = OwnBenchmark(accept=True)
    assert page.page.model.document.benchmarks == {"a": accepted, "b": accepted}
    assert page.points("a").startswith("4.80")
    assert page.points("c").startswith("–")
    assert not offered(page).isVisible()
    assert page.page.isAncestorOf(QApplication.focusWidget())
    assert "2" in page.page.model.undo_stack.undoText()
    page.page.model.undo()
    assert page.page.model.document.benchmarks == {}
    assert offered(page).isVisible()


def test_all_are_ticked_and_cleared_by_one_button(open_page, table, opened):
    """全选 ticks every line and then clears every one; it accepts nothing itself."""
    page = open_page(table, answers=answered(), place="indicators/energy")
    dialog = opened(page)

    dialog.all_button.click()
    assert dialog.figures.ticked() == (0, 1, 2)
    assert dialog.all_button.text().startswith("全不选")
    dialog.all_button.click()
    assert dialog.figures.ticked() == ()
    assert page.page.model.document.benchmarks == {}


def test_the_result_page_offers_the_whole_table(open_page, table, opened):
    """Where the result says what cannot be scored, all sections are gone through at once."""
    page = open_page(table, answers=answered(), place="indicators/energy")
    page.page.go(Place("result"))
    dialog = opened(page)
    dialog.all_button.click()

    dialog.accept_button.click()

    assert set(page.page.model.document.benchmarks) == set("abcd")
    assert not offered(page).isVisible()
    assert page.page.isAncestorOf(QApplication.focusWidget())


def test_a_single_figure_is_left_to_its_card(open_page, table):
    """Of one figure its card says enough."""
    page = open_page(table, answers=answered(), place="indicators/water")
    assert not offered(page).isVisible()


def test_a_closed_evaluation_is_offered_nothing(open_page, table, monkeypatch):
    """What cannot be changed is not offered."""
    from gf_desktop.services.session import AssessmentSession

    monkeypatch.setattr(AssessmentSession, "read_only", property(lambda _self: True))
    page = open_page(table, answers=answered(), place="indicators/energy")
    assert not offered(page).isVisible()


def test_the_park_of_the_sample_is_accepted_in_one_go(open_page, opened):
    """A park's figures from memory: the sample's total comes back once all of them are accepted."""
    document = replace(sample("park-2016"), benchmarks={})
    page = open_page(read_table("park-2016"), document=document, place="result")
    total = page.page.model.result.total

    dialog = opened(page)
    assert "基准值" in [dialog.figures.headerItem().text(column) for column in range(6)]
    assert dialog.figures.isColumnHidden(2)
    dialog.all_button.click()
    dialog.accept_button.click()

    assert page.page.model.result.total > total
    assert not offered(page).isVisible()
