"""Tables for parks and supply chains, and those of other years, open like any other: cards, result and output."""

from __future__ import annotations

import pytest

from gf_desktop.ui.assessment.card import IndicatorCard
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.importing.wizard import ImportTables
from tests.standards.shipped import RESOURCES

PATIENCE = 20_000
SAMPLES = ("park-2016", "supply-chain-2024", "gbt36132-2018", "miit-general-2025", "gbt36132-2025")


@pytest.mark.parametrize("scheme", SAMPLES)
def test_every_row_has_a_card_with_an_input(qtbot, window, program, scheme):
    """Each section shows a card for each of its rows, each with something to answer in, or forms to choose from."""
    file = RESOURCES / "samples" / f"sample-{scheme}.json"
    window.flows.open(program.assessments.import_document(file).result(60))
    qtbot.waitUntil(lambda: window.workbench.page is not None, timeout=PATIENCE)
    page = window.workbench.page
    for section in page.model.pack.table.sections:
        page.go(Place.read(f"indicators/{section.id}"))
        qtbot.waitUntil(
            lambda ids=[row.id for row in section.indicators]: shown(page) == ids, timeout=PATIENCE
        )
        for card in cards(page):
            assert card.input is not None or card.variants is not None
    for place in ("indicators/gates", "result", "output"):
        page.go(Place.read(place))
    assert page.place.step == "output"


def cards(page) -> list[IndicatorCard]:
    """Return the cards of the section shown, in its order."""
    return [card for card in page.part.findChildren(IndicatorCard) if not card.isHidden()]


def shown(page) -> list[str]:
    """Return the rows of the cards shown."""
    return [card.indicator.id for card in cards(page)]


@pytest.mark.parametrize(
    ("scheme", "there"), [("park-2016", False), ("supply-chain-2024", False), ("general", True)]
)
def test_spreadsheets_are_imported_only_where_something_is_computed(qtbot, window, program, scheme, there):
    """Menu and dropped files offer no import into data that no row of the table reads."""
    file = RESOURCES / "samples" / f"sample-{scheme}.json"
    window.flows.open(program.assessments.import_document(file).result(60))
    qtbot.waitUntil(lambda: window.workbench.page is not None, timeout=PATIENCE)
    assert window.workbench.actions_by_id["tables"].isVisible() is there

    window.import_tables()
    asked = [one for one in window.findChildren(ImportTables) if one.isVisible()]
    assert bool(asked) is there
    for one in asked:
        one.reject()
