"""What parks and supply chains hand in: only what fits them is there to choose, to read and to write."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from gf_desktop.domain.document import Answer
from gf_desktop.exchange.documents import read_document
from gf_desktop.ui.output.calculation_list import RECONCILIATIONS
from gf_desktop.ui.output.page import CALCULATIONS
from tests.ui.assessment.scene import RESOURCES


@pytest.fixture
def park():
    """Return the sample of a park."""
    return read_document(RESOURCES / "samples" / "sample-park-2016.json")


@pytest.fixture
def chain():
    """Return the sample of a supply chain."""
    return read_document(RESOURCES / "samples" / "sample-supply-chain-2024.json")


def test_a_table_of_judgements_has_no_tab_of_calculations(open_output, chain):
    """No row of a supply chain has a sheet; without data of the year the tab would be empty."""
    assert not open_output(document=chain).page.tabs.isTabVisible(CALCULATIONS)


def test_a_park_has_sheets_of_the_rows_that_count_and_nothing_to_reconcile(open_output, park):
    """Rows that others of their set stand in for have no sheet; there is no line for reconciliations."""
    driver = open_output(document=park)
    assert driver.page.tabs.isTabVisible(CALCULATIONS)
    driver.show_calculations()
    keys = driver.page.calculations.list.ticked()
    left_out = {row.id for row in driver.page.model.result.rows if row.left_out}

    assert keys
    assert RECONCILIATIONS not in keys
    assert not left_out & set(keys)
    assert not driver.page.calculations.reconciled.isVisible()
    assert set(driver.sheet_states().values()) == {"手工填写"}


def test_a_row_that_nothing_computes_is_not_said_to_be_uncomputable(open_output, park):
    """A park's row without a value is not filled in, which is all that is missing."""
    answers = {**park.answers, "park-energy-output": Answer()}
    driver = open_output(document=replace(park, answers=answers))
    driver.show_calculations()

    assert driver.sheet_states()["1　能源产出率"] == "还没有填写"
    assert "还没有填写 1 项" in driver.page.calculations.open.text()


def test_only_what_a_set_lacks_is_said_to_be_open(open_output, park):
    """An empty park has 24 rows to fill in; the sample has none."""
    empty = open_output(document=replace(park, answers={}))
    link = empty.page.findChild(QToolButton, "open-rows")
    assert link.text() == "24 项未填"
    whole = open_output(document=park)
    assert not whole.page.findChild(QToolButton, "open-rows").isVisible()


def test_a_table_with_room_shows_its_texts_whole(open_output, park):
    """In a wide window columns grow to their texts; a width that the user sets stays."""
    driver = open_output(document=park)
    table = driver.page.sheet.table
    window = table.window()
    narrow = table.columnWidth(0)
    window.resize(2400, 900)
    wide = table.columnWidth(0)
    table.setColumnWidth(0, wide + 30)
    window.resize(2300, 900)

    assert wide > narrow
    assert table.columnWidth(0) == wide + 30
    assert table.frozen.columnWidth(0) == wide + 30


def test_hints_speak_of_the_subject(open_output, park, chain):
    """No hint of a park or a supply chain speaks of factory sites."""
    for document in (park, chain):
        chapters = open_output(document=document).page.chapters
        said = "".join(label.text() for label in chapters.findChildren(QLabel))
        assert "厂区" not in said
        assert "绿色设计" not in said
