"""The page of the boundary: entries added, changed, removed, kept, undone; asked about where rows speak of them."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from gf_desktop.domain.ledgers import Boundary, Exclusion, Site
from gf_desktop.ui.year.site_card import SiteCard
from tests.ui.accessibility import nameless
from tests.ui.year.scene import BOUNDARY, NAME


def page_of(driver):
    """Return the page of the boundary."""
    driver.go("eligibility/boundary")
    return driver.page.part


def test_a_site_is_added_by_keyboard_and_kept_field_by_field(open_year):
    """Enter on the button adds a site with the focus in its name; each field left is kept."""
    driver = open_year("eligibility/boundary", boundary={}, ledgers={}, address="梅村路 1 号")
    page = page_of(driver)
    page.add_site.setFocus()
    driver.press(Qt.Key.Key_Return)
    card = next(iter(page.sites.values()))
    assert card.name.hasFocus()

    driver.fill(card.name, "北厂区")
    card.inside.setFocus()
    driver.press(Qt.Key.Key_Down)
    driver.fill(card.land_share.edit, "62.5")

    (site,) = driver.boundary.sites
    assert (site.name, site.address, site.inside) == ("北厂区", "梅村路 1 号", "in")
    assert site.land_share == Decimal("62.5")
    assert not page.no_site.isVisible()


def test_ids_of_new_entries_are_short_and_differ(open_year):
    """Two new sites and an exclusion have ids of their own."""
    driver = open_year("eligibility/boundary", boundary={}, ledgers={})
    page = page_of(driver)
    for button in (page.add_site, page.add_site, page.add_exclusion):
        driver.click(button)

    ids = [one.id for one in (*driver.boundary.sites, *driver.boundary.exclusions)]

    assert len(set(ids)) == 3
    assert all(len(one) == 8 for one in ids)


def test_each_change_is_a_step_of_undo_that_leads_to_its_field(open_year):
    """Undo from another page puts the text back and the focus into its field."""
    driver = open_year("eligibility/boundary")
    page = page_of(driver)
    driver.fill(page.sites["north"].address, "甲路 1 号")
    driver.fill(page.units.lines["permit"], "集团公司")
    driver.go("data/overview")

    driver.undo()
    assert driver.place() == "eligibility/boundary/units/permit"
    assert page.units.lines["permit"].hasFocus()
    assert driver.boundary.units.permit == ""
    driver.undo()

    assert driver.place() == "eligibility/boundary/north/address"
    assert page.sites["north"].address.text() == ""


def test_what_is_being_typed_is_kept_after_a_rest_as_the_same_step(open_year, qtbot):
    """A pause keeps the text; leaving the field makes no second step of undo."""
    driver = open_year("eligibility/boundary")
    page = page_of(driver)
    driver.type(page.sites["north"].name, "北区")
    qtbot.waitUntil(lambda: driver.boundary.sites[0].name == "北区", timeout=3000)
    assert page.sites["north"].name.hasFocus()
    driver.fill(page.sites["north"].name, "北区二期")

    driver.undo()

    assert driver.boundary.sites[0].name == "北厂区"


@pytest.mark.parametrize("text", ["130", "约一半"])
def test_a_share_that_cannot_be_is_told_and_kept_as_typed(open_year, text):
    """130 % and text are told at the field, saved and shown again; no share is in force until it is a figure."""
    driver = open_year("eligibility/boundary")
    card = page_of(driver).sites["north"]
    driver.fill(card.land_share.edit, "40")

    driver.fill(card.land_share.edit, text)
    assert card.land_share.hint.text()
    site = driver.boundary.sites[0]
    assert (site.land_share, site.drafts) == (None, {"land_share": text})
    again = SiteCard(site, driver.page.model)
    again.show_site(site, 1)
    assert again.land_share.edit.value_text() == text
    assert again.collected() == site
    driver.undo()
    assert driver.boundary.sites[0].land_share == 40
    assert card.land_share.edit.value_text() == "40"
    driver.fill(card.land_share.edit, "")

    site = driver.boundary.sites[0]
    assert (site.land_share, site.drafts) == (None, {})
    assert card.land_share.hint.text() == ""


def test_a_site_nobody_speaks_of_goes_at_once_and_comes_back(open_year):
    """No question is asked, the focus stays near, and undo brings the site back where it was."""
    sites = [*BOUNDARY["sites"], {"id": "east", "name": "东厂区"}]
    driver = open_year("eligibility/boundary", boundary={"sites": sites})
    page = page_of(driver)

    driver.click(page.sites["east"], "remove")
    assert [site.id for site in driver.boundary.sites] == ["north", "south"]
    assert page.sites["south"].name.hasFocus()
    driver.undo()

    assert [site.id for site in driver.boundary.sites] == ["north", "south", "east"]
    assert page.sites["east"].name.text() == "东厂区"
    assert driver.ask.asked == []


@pytest.mark.parametrize("yes", [True, False])
def test_a_site_that_rows_speak_of_goes_only_on_the_users_word(open_year, yes):
    """How many rows of which ledger speak of it is said; on yes they name no site, in the same step of undo."""
    driver = open_year("eligibility/boundary", answers=(yes,))
    page = page_of(driver)
    before = driver.document

    driver.click(page.sites["north"], "remove")

    assert driver.ask.asked == [("confirm", "移除厂区“北厂区”")]
    assert "1 行" in driver.ask.whys[0]
    assert "能源购进、消费与库存 1 行" in driver.ask.whys[0]
    assert (driver.boundary.site("north") is None) is yes
    assert driver.document.ledgers.row("energy", "e1").site == ("" if yes else "north")
    if yes:
        driver.undo()
        assert driver.document.boundary == before.boundary
        assert driver.document.ledgers == before.ledgers


def test_a_site_outside_does_not_go_while_rows_speak_of_it(open_year):
    """Rows of a site outside would count as soon as they name none: the site stays, and why is said."""
    driver = open_year("eligibility/boundary")
    page = page_of(driver)

    driver.click(page.sites["south"], "remove")

    assert driver.boundary.site("south") is not None
    ((title, why, _details),) = driver.ask.told
    assert "还不能移除" in title
    assert "能源购进、消费与库存 1 行" in why


def test_an_exclusion_says_kind_place_and_reason(open_year):
    """An exclusion is added, told apart by kind, put at a site and given its reason; it asks for the reason."""
    driver = open_year("eligibility/boundary")
    page = page_of(driver)
    driver.click(page.add_exclusion)
    card = [*page.exclusions.values()][-1]
    assert card.kind.hasFocus()
    assert "原因" in card.foot.text()

    card.kind.setCurrentIndex(card.kind.findData("power-passed-on"))
    card.kind.activated.emit(card.kind.currentIndex())
    card.at.setCurrentIndex(card.at.findData("south"))
    card.at.activated.emit(card.at.currentIndex())
    driver.fill(card.reason, "由对方结算")

    assert driver.boundary.exclusions[1] == Exclusion(
        id=card.exclusion.id, kind="power-passed-on", site="south", reason="由对方结算"
    )
    assert card.foot.text() == ""
    driver.click(card, "remove")
    assert len(driver.boundary.exclusions) == 1


def test_papers_of_another_unit_are_pointed_at(open_year):
    """One press fills the empty ones with the applicant; a paper of another unit is told beside its field."""
    driver = open_year("eligibility/boundary")
    page = page_of(driver)
    driver.fill(page.units.lines["permit"], "集团公司")

    driver.click(page.units, "same")

    units = driver.boundary.units
    assert (units.statistics, units.permit, units.carbon_report) == (NAME, "集团公司", NAME)
    assert "不同" in page.units.hints["permit"].text()
    assert page.units.hints["statistics"].text() == ""


def test_changes_and_note_are_kept(open_year):
    """What is different from last year is written and kept on leaving."""
    driver = open_year("eligibility/boundary")
    page = page_of(driver)
    page.texts["changes"].area.setPlainText("南厂区停产")
    driver.page.model.flush()

    assert driver.boundary.changes == "南厂区停产"


def test_a_closed_evaluation_shows_its_boundary_only(open_year):
    """Nothing can be typed, added or removed."""
    driver = open_year("eligibility/boundary", closed=True)
    page = page_of(driver)

    assert not page.add_site.isVisible()
    assert page.sites["north"].name.isReadOnly()
    assert not page.sites["north"].inside.isEnabled()
    assert not page.sites["north"].remove.isVisible()
    assert page.units.lines["permit"].isReadOnly()


def test_every_field_has_a_name_and_tab_goes_in_the_order_seen(open_year):
    """A new site comes after the one above it, before what stands below."""
    driver = open_year("eligibility/boundary")
    page = page_of(driver)
    driver.click(page.add_site)
    assert nameless(page) == []
    card = [*page.sites.values()][-1]
    card.name.setFocus()
    seen = []
    for _ in range(7):
        driver.press(Qt.Key.Key_Tab)
        seen.append(driver.focused())

    assert seen[:3] == ["是否纳入评价", "厂区地址", "租赁情况"]
    assert seen[-2:] == ["移除厂区“3”", ""]
    assert page.add_exclusion.hasFocus()


def test_the_state_of_the_boundary_is_told_on_the_way(open_year):
    """Open without sites, begun while a site is not said to be in or out, done after."""
    driver = open_year("eligibility/boundary", boundary={}, ledgers={})
    assert "评价边界，未开始" in driver.lines()
    page = page_of(driver)
    driver.click(page.add_site)
    card = next(iter(page.sites.values()))
    driver.fill(card.name, "北厂区")
    assert "评价边界，未开始 0/1" in driver.lines()

    driver.page.model.boundary(Boundary(sites=(Site(id=card.site.id, name="北厂区", inside="in"),)), "厂区")

    assert "评价边界，已填全 1/1" in driver.lines()


def test_the_boundary_is_shown_as_the_report_will_say_it(open_year):
    """The sentences follow what is entered; without a boundary there is nothing to show."""
    driver = open_year("eligibility/boundary")
    page = page_of(driver)
    assert "北厂区" in page.words.text()

    driver.fill(page.sites["north"].name, "北区")
    assert "北区" in page.words.text()
    assert "北厂区" not in page.words.text()

    empty = open_year("eligibility/boundary", boundary={}, ledgers={})
    assert not page_of(empty).words_card.isVisible()
