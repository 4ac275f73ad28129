"""Another table for an evaluation: preview, the new evaluation beside the untouched old one, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from gf_desktop.domain.document import Answer, SchemeRef
from gf_desktop.services.own_packs import OwnPacks
from gf_desktop.ui.carrying.dialog import CarryDialog
from tests.ui.accessibility import nameless
from tests.ui.keys import compose
from tests.ui.pages.carry_page import PATIENCE, CarryPageObject
from tests.ui.pages.home_page import HomePageObject

STAPLE = "js-pp-staple-2026"
GENERAL = "js-general-2026"
ENERGY = "单位丙纶（短纤维）产品综合能耗"


@pytest.fixture
def sample(program) -> str:
    """Take the sample in and return its id."""
    return program.assessments.sample().result(30)


@pytest.fixture
def carry(window, qtbot, program):
    """Return a function that opens the dialog from Home's menu for the row of this enterprise."""

    def opened(name: str = "", *, broken: bool = False) -> CarryPageObject:
        window.read_rows()
        home = HomePageObject(qtbot, window)
        home.select(name or home.texts()[0])
        home.use("carry-row")
        qtbot.waitUntil(lambda: bool(dialogs(window)))
        page = CarryPageObject(qtbot, dialogs(window)[0])
        if not broken:
            page.wait()
        return page

    return opened


def dialogs(window) -> list[CarryDialog]:
    """Return the open dialogs."""
    return [one for one in window.findChildren(CarryDialog) if one.isVisible()]


def test_tables_of_the_same_subject_are_listed_the_recommended_first(sample, carry, program):
    """The table at hand and those of other subjects are left out; abolished ones come last."""
    own = OwnPacks(program.library, program.catalogue, program.data)
    own.clone(program.library.pack(STAPLE).header, "own-pp", "我厂内部表")
    page = carry()
    ids = [offer.header.id for offer in page.dialog.offers]

    assert STAPLE not in ids
    assert not any(name.startswith(("park", "supply")) for name in ids)
    assert {"own-pp", GENERAL} <= set(ids)
    assert ids[-1] == "gbt36132-2018"
    compose(page.dialog.search, "内部")
    assert page.tables() == ["我厂内部表"]
    assert nameless(page.dialog) == []


def test_a_table_that_the_search_hides_is_never_the_one_chosen(sample, carry, qtbot):
    """The first hit is chosen; without hits nothing can be made, and the right side says so."""
    page = carry()
    first = page.dialog.offer().header.id
    compose(page.dialog.search, "36132")
    chosen = page.dialog.schemes.currentItem()
    assert chosen is not None
    assert not chosen.isHidden()
    assert chosen.text() == page.tables()[0]
    assert page.dialog.offer().header.id != first
    page.wait()

    compose(page.dialog.search, "没有这样的表")
    assert page.tables() == []
    assert page.dialog.offer() is None
    assert not page.dialog.make_button.isEnabled()
    assert "没有符合的评价要求" in page.dialog.empty.accessibleName()
    assert page.dialog.empty.isVisible()

    page.dialog.search.clear()
    page.wait()
    assert page.dialog.make_button.isEnabled()
    assert page.dialog.table.isVisible()


def test_the_preview_tells_what_maps_changes_is_new_and_falls_away(sample, carry, program):
    """Each row with what stood there, what will stand there, both scores and the reason; totals above."""
    session = program.assessments.open(sample).result(30)
    page = carry()
    page.choose(GENERAL)
    found = page.dialog.preview

    gone = page.change(ENERGY)
    assert (gone["state"], gone["before"], gone["after"], gone["score-after"]) == (
        "不再有",
        "115.0 kgce/t",
        "",
        "",
    )
    assert "不转入" in gone["said"]
    changed = page.change("工业用水重复利用率")
    assert (changed["state"], changed["before"], changed["after"]) == ("有变化", "93 %", "93 %")
    assert "分值由 8 改为 4" in changed["said"]
    assert page.change("单位产值碳排放量")["state"] == "新增"
    assert {one.state for one in page.changes()} == {"same", "changed", "new", "gone"}
    for state in ("same", "changed", "new", "gone"):
        page.only(state)
        assert len(page.changes()) == found.count(state)
        assert {one.state for one in page.changes()} == {state}
    assert f"得分 {float(session.result.total):.2f} 分" in page.dialog.totals.text()
    assert f"试算 {found.total_after} 分" in page.dialog.totals.text()


def test_a_row_that_loses_its_score_says_why(sample, carry):
    """A figure that is kept but not scored under the other table has the reason beside it."""
    page = carry()
    page.choose(GENERAL)
    lost = [
        one
        for one in page.changes()
        if one.score_before and "–" not in one.score_before and one.score_after.startswith("–")
    ]

    assert lost
    assert all(one.said for one in lost if not one.gate)
    assert "2.4" in page.change("可再生能源利用率")["after"]


def test_a_new_evaluation_is_opened_and_the_old_one_stays(sample, carry, window, qtbot, program):
    """生成新评价 opens what the preview showed; the old one is as it was; 撤销 moves the new one to the bin."""
    before = program.assessments.open(sample).result(30).assessment
    page = carry()
    page.choose(GENERAL)
    found = page.dialog.preview
    page.make()
    qtbot.waitUntil(lambda: window.notices.isVisible() and "换用" in window.notices.text(), timeout=PATIENCE)

    new = window.workbench.model
    new_id = new.assessment.id
    assert new.pack.header.id == GENERAL
    assert new.document.answers == found.carry.document.answers
    assert f"{float(new.result.total):.2f}" == found.total_after
    assert program.assessments.open(sample).result(30).assessment == before
    assert len(program.assessments.rows()) == 2

    qtbot.mouseClick(window.notices.action, Qt.MouseButton.LeftButton)
    home = HomePageObject(qtbot, window)
    home.wait_for_rows(1)
    assert [row.id for row in program.assessments.rows()] == [sample]
    assert [row.id for row in program.assessments.removed()] == [new_id]


def test_from_the_open_evaluation_what_was_just_typed_goes_along(sample, window, qtbot, program):
    """The menu of the evaluation opens the same; a value not yet on the disk is in the preview."""
    window.flows.open(sample)
    qtbot.waitUntil(lambda: window.workbench.model is not None)
    window.workbench.model.answer("water-reuse-rate", Answer(value=Decimal("94.5")))
    window.workbench.actions_by_id["carry"].trigger()
    page = CarryPageObject(qtbot, dialogs(window)[0])
    page.wait()
    page.choose(GENERAL)
    titles = [one.title for one in page.changes() if "94.5" in one.before]

    assert titles
    assert "94.5" in page.change(titles[0])["after"]
    page.dialog.reject()


def test_a_closed_evaluation_can_be_carried_over(sample, carry, program):
    """What is frozen stays frozen; the dialog says that the new one reads the year as it stands now."""
    session = program.assessments.open(sample).result(30)
    program.assessments.close(session).result(30)
    page = carry()
    page.choose(GENERAL)

    assert "已定稿" in page.dialog.totals.text()
    page.dialog.reject()


def test_a_changed_own_table_keeps_all_that_means_the_same(sample, carry, program):
    """Carried over to a clone of its own table, everything is kept and the score is the same."""
    own = OwnPacks(program.library, program.catalogue, program.data)
    own.clone(program.library.pack(STAPLE).header, "own-pp", "我厂内部表")
    page = carry()
    page.choose("own-pp")

    assert {one.state for one in page.changes()} == {"same"}
    assert page.dialog.preview.total_before == page.dialog.preview.total_after


def test_a_table_whose_file_is_wrong_is_told(sample, carry, program, qtbot):
    """The sentence stands in the middle, and no evaluation can be made with it; the next table is shown again."""
    own = OwnPacks(program.library, program.catalogue, program.data)
    header = own.clone(program.library.pack(STAPLE).header, "own-pp", "我厂内部表")
    path = program.library.path(header)
    path.write_text(path.read_text(encoding="utf-8").replace("points: 12", "points: 13", 1), encoding="utf-8")
    program.library.refresh()
    page = carry(broken=True)
    qtbot.waitUntil(lambda: page.dialog.offer() is not None, timeout=PATIENCE)
    assert page.dialog.offer().header.id == "own-pp"
    qtbot.waitUntil(lambda: "不能换用" in page.dialog.empty.accessibleName(), timeout=PATIENCE)
    assert page.dialog.empty.isVisible()
    assert not page.dialog.make_button.isEnabled()

    page.choose(GENERAL)
    assert page.dialog.table.isVisible()
    assert page.dialog.make_button.isEnabled()


def test_one_that_has_a_changed_table_of_the_same_id_can_have_it_anew(program, sample, carry, qtbot):
    """A table whose file says another thing than when the evaluation was made is listed, with the same id."""
    own = OwnPacks(program.library, program.catalogue, program.data)
    header = own.clone(program.library.pack(STAPLE).header, "own-pp", "我厂内部表")
    old = program.assessments.open(sample).result(30)
    document = replace(old.document, scheme=SchemeRef(id="own-pp", version=1))
    made = program.assessments.create(document, program.library.pack("own-pp")).result(30)
    program.assessments.remove(sample).result(30)
    path = program.library.path(header)
    path.write_text(path.read_text(encoding="utf-8").replace("我厂内部表", "我厂新表"), encoding="utf-8")
    program.library.refresh()
    page = carry()

    assert made
    assert "own-pp" in [offer.header.id for offer in page.dialog.offers]
