"""A card knows when it is worked on and says what is wrong with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.message_line import Level
from tests.ui.accessibility import description, name


@pytest.fixture
def page(theme, qtbot):
    """Two cards with two fields each."""
    page = QWidget()
    layout = QVBoxLayout(page)
    page.cards = [Card(str(number), f"指标 {number}", "0 / 6 分") for number in (1, 2)]
    page.fields = []
    for card in page.cards:
        for _ in range(2):
            field = QLineEdit()
            card.add(field)
            page.fields.append(field)
        layout.addWidget(card)
    qtbot.addWidget(page)
    page.show()
    return page


def test_focus_inside_marks_the_card_and_is_told_once(page, qtbot):
    """Coming into a card is told; going from field to field inside it is not."""
    told = []
    page.cards[1].focused.connect(lambda: told.append(1))
    for field in (page.fields[0], page.fields[2], page.fields[3]):
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
    assert told == [1]
    assert page.cards[1].active
    assert not page.cards[0].active
    page.fields[0].setFocus()
    qtbot.waitUntil(page.fields[0].hasFocus)
    assert page.cards[0].active
    assert not page.cards[1].active


def test_a_click_on_the_card_is_told(page, qtbot):
    """A click beside the fields brings the card's explanation too."""
    with qtbot.waitSignal(page.cards[0].focused):
        qtbot.mouseClick(page.cards[0], Qt.MouseButton.LeftButton)


def test_focus_moves_nothing(page, qtbot):
    """The accent edge is as wide as the plain one."""
    before = page.cards[0].sizeHint()
    page.cards[0].set_active(True)
    assert page.cards[0].sizeHint() == before


def test_the_foot_says_what_is_wrong(page):
    """Trouble comes as icon and words, is heard by a screen reader, and goes away again."""
    card = page.cards[0]
    assert not card.foot.isVisible()
    card.set_foot(Level.MISSING, "缺少 2 项证明材料")
    assert card.foot.isVisible()
    assert card.foot.text() == "缺少 2 项证明材料"
    assert description(card) == "缺少：缺少 2 项证明材料"
    card.set_foot(Level.NONE, "")
    assert not card.foot.isVisible()
    assert description(card) == ""


def test_a_card_is_named_by_number_and_title(page):
    """The card is a group with a name."""
    assert name(page.cards[0]) == "1 指标 1"
    page.cards[0].set_title("", "备注")
    assert name(page.cards[0]) == "备注"
