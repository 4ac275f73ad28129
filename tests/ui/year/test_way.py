"""The step of data on the way: what is listed, states, folding, places and keys."""

import pytest
from PySide6.QtCore import Qt

from gf_desktop.domain.ledgers import LEDGERS
from gf_desktop.ui.assessment.place import Place, place_of
from gf_desktop.ui.find import places_of
from tests.ui.assessment.scene import make_model, read_table
from tests.ui.year.scene import computing, year_session


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("energy/e1/consumed", "data/energy/e1/consumed"),
        ("water", "data/water"),
        ("boundary/north/inside", "eligibility/boundary/north/inside"),
        ("factors/coal/natural-gas", "data/settings/factors/coal/natural-gas"),
        ("choices/energy", "data/settings/choices/energy"),
    ],
)
def test_a_gaps_path_is_a_place_that_is_stored_and_read_again(path, text):
    """Where a figure is missing is a place of the way, and its text comes back as the same place."""
    place = place_of(path)

    assert place.text() == text
    assert Place.read(text) == place


def test_needed_ledgers_are_listed_with_how_far_they_are(open_year):
    """Energy, output value and water stand there; the others, though they hold rows, are opened elsewhere."""
    lines = open_year().lines()
    start = lines.index("2  基础数据，进行中 1/4")

    assert lines[start + 1] == "数据概览"
    assert lines[start + 2].startswith("计算选项")
    assert lines[start + 3].startswith("能源，进行中 缺 9")
    assert lines[start + 4 : start + 6] == ["产值，未开始", "用水，未开始"]
    assert lines[start + 6] == "差异调节表"
    assert lines[start + 7].startswith("3  指标评价")


def test_text_that_is_no_figure_is_trouble(open_year):
    """A ledger with a draft is told as such, and so is the step; one of the others comes onto the way with it."""
    rows = [{"id": "w1", "kind": "intake-tap", "unit": "m³", "drafts": {"amount": "约 30"}}]
    products = [{"id": "p1", "name": "甲", "drafts": {"output": "约 5"}}]
    lines = open_year(ledgers={"water": rows, "products": products}).lines()

    assert "用水，需要处理 1" in lines
    assert "产品，需要处理 1" in lines
    assert "2  基础数据，需要处理 1" in lines


def test_the_way_folds_where_it_finds_no_room(open_year):
    """With too little room only the step one is in is unfolded; each step's own line stays, and keys reach all."""
    driver = open_year("data/overview", pack=read_table("js-general-2026"))
    assert [line[0] for line in driver.lines() if line[0].isdigit()] == ["1", "2", "3", "4"]
    assert "数据概览" in driver.lines()
    assert not any(line.startswith("企业信息") for line in driver.lines())

    driver.go("indicators/gates")
    assert "数据概览" not in driver.lines()
    assert any(line.startswith("基本要求") for line in driver.lines())
    driver.page.way.setFocus()
    driver.press(Qt.Key.Key_Up)
    driver.press(Qt.Key.Key_Up)

    assert driver.place() == "data/overview"
    assert "数据概览" in driver.lines()


def test_the_way_is_whole_where_there_is_room(open_year):
    """A high window shows every listed line of every step."""
    driver = open_year("data/overview", pack=read_table("js-general-2026"), size=(1900, 1200))

    lines = " ".join(driver.lines())

    assert all(word in lines for word in ("企业信息", "数据概览", "平台功能", "基本要求"))


def test_forward_goes_through_the_listed_pages_only(open_year):
    """From the last ledger one goes on to reconciliations and indicators; from another back to the last listed."""
    driver = open_year("data/water")
    driver.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert driver.place() == "data/reconciliation"
    driver.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert driver.place().startswith("indicators/")

    driver.go("data/meters")
    driver.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert driver.place().startswith("data/water")


def test_opens_at_the_cell_one_was_at(open_year):
    """A stored cell of a ledger that is not even listed is found again."""
    driver = open_year("data/materials")
    assert driver.place() == "data/materials"
    driver = open_year("data/energy/e2/consumed")

    assert driver.place() == "data/energy/e2/consumed"
    assert driver.page.part.current_place() == ("e2", "consumed")


def test_undo_of_a_row_leads_to_its_cell(open_year):
    """Undone from elsewhere, the ledger comes before the eyes with the cell that has changed."""
    from dataclasses import replace
    from decimal import Decimal

    from gf_desktop.domain.assessment import row_key
    from gf_desktop.domain.messages import message

    driver = open_year("data/overview")
    row = driver.document.ledgers.row("energy", "e2")
    said = message("ui.changed", title="能源")
    driver.page.model.change({("rows", row_key("energy", "e2")): replace(row, bought=Decimal(7))}, said)

    driver.undo()

    assert driver.place() == "data/energy/e2/bought"


def imported(driver) -> None:
    """Take in rows of two ledgers as one step, as an import does."""
    from decimal import Decimal

    from gf_desktop.domain.assessment import replace_rows
    from gf_desktop.domain.ledgers.energy import EnergyRow
    from gf_desktop.domain.ledgers.environment import WaterRow
    from gf_desktop.domain.messages import message

    document = driver.document
    energy = (EnergyRow(id=f"n{n}", carrier="raw-coal", unit="t", consumed=Decimal(n)) for n in range(9))
    water = (WaterRow(id="w1", kind="intake-tap", unit="m³", amount=Decimal(5)),)
    edits = (
        *replace_rows(document, "energy", (*document.ledgers.energy, *energy)),
        *replace_rows(document, "water", water),
    )
    session = driver.page.model.session
    driver.page.model.take(session.prepare(*edits, said=message("workbook.imported")))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("data/overview", "data/overview"),
        ("data/water", "data/water"),
        ("data/products", "data/overview"),
        ("result", "data/overview"),
    ],
)
def test_an_import_taken_back_is_seen_where_one_is_or_in_the_overview(open_year, here, there):
    """Rows of several ledgers lead to no single table, unless one is in one of theirs; made again it is the same."""
    driver = open_year(here)
    imported(driver)

    driver.undo()
    assert driver.place().startswith(there)
    driver.go(here)
    driver.page.model.redo()
    assert driver.place().startswith(there)
    assert len(driver.document.ledgers.energy) == 12


def test_rows_of_one_ledger_taken_back_are_seen_in_the_overview_or_in_their_table(open_year):
    """In the overview its line changes and one stays; from other pages the table comes before the eyes."""
    from gf_desktop.domain.messages import message

    driver = open_year("data/overview")
    kept = driver.document.ledgers.energy
    driver.page.model.rows("energy", (), message("ui.changed", title="能源"))
    driver.undo()
    assert driver.place() == "data/overview"
    assert driver.document.ledgers.energy == kept

    driver.page.model.redo()
    driver.go("result")
    driver.undo()
    assert driver.place().startswith("data/energy")


def test_after_an_import_what_is_found_is_gone_to(open_year):
    """Going to a row by its words is not held back by what changed last."""
    driver = open_year("data/overview")
    imported(driver)
    driver.page.model.show_place.emit("order", "energy")

    assert driver.place().startswith("data/energy")


def test_find_knows_boundary_settings_and_every_ledger(qapp):
    """Ctrl+F finds the pages of the year's data beside the rows of the table."""
    model = make_model(year_session(computing()))
    found = dict(places_of(model))

    assert found["boundary", ""] == "评价边界"
    assert found["settings", ""].startswith("计算选项")
    assert {key for collection, key in found if collection == "order"} == {*LEDGERS, "reconciliation"}
    model.deleteLater()


def test_going_to_what_was_found_opens_its_page(open_year):
    """A page found by its words is opened though nothing in it has changed."""
    driver = open_year("data/overview")
    for collection, key, place in (
        ("boundary", "", "eligibility/boundary"),
        ("settings", "", "data/settings"),
        ("order", "waste", "data/waste"),
        ("order", "reconciliation", "data/reconciliation"),
    ):
        driver.page.model.show_place.emit(collection, key)
        assert driver.place().startswith(place)


def test_the_provincial_table_lists_what_it_needs(open_year):
    """The general table of Jiangsu needs fifteen ledgers, and all stand on the way at 1366 × 768."""
    driver = open_year("data/overview", pack=read_table("js-general-2026"))

    assert len(driver.cells("needed")) == 15
    assert len(driver.lines()) == 4 + 3 + 15
    assert driver.page.way.verticalScrollBar().maximum() == 0
