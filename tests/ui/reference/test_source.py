"""From a question about a reference figure to its row in the tables."""

from gf_desktop.ui.assessment import AssessmentPage
from gf_desktop.ui.year.question_card import in_tables
from tests.ui.accessibility import nameless
from tests.ui.assessment.scene import make_model
from tests.ui.year.scene import year_session


def test_keys_of_figures_are_told_from_choices():
    """Only figures that a table holds lead there; choices and own figures do not."""
    assert in_tables("grid/2023/江苏/average")
    assert not in_tables("settings/grid")
    assert not in_tables("coal-own/steam/kJ/kg")


def test_a_question_leads_to_its_figure(qtbot, theme):
    """Beside a figure's source stands the way to its row; without a window for it there is none."""
    gas = {"id": "e1", "carrier": "natural-gas", "unit": "m³", "consumed": "5"}
    asked: list[str] = []
    for lead in (asked.append, None):
        model = make_model(year_session(ledgers={"energy": [gas]}, place="data/settings"))
        page = AssessmentPage(model, show_reference=lead)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        page.show()
        qtbot.waitExposed(page)
        cards = {key: card for key, card in page.part.cards.items() if key.startswith("coal/")}
        assert cards
        for card in cards.values():
            assert card.source.isVisible() == (lead is not None)
            card.source.click()
        assert nameless(page.part) == []
        model.deleteLater()

    assert sorted(set(asked)) == sorted(cards)
