"""Where the focus is, and where Tab and Enter take it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QRadioButton

from gf_desktop.domain.document import Answer, GateAnswer
from tests.domain import builders as make
from tests.ui.assessment.scene import table


def region(driver) -> str:
    """Return in which part of the page the focus is."""
    page, focused = driver.page, QApplication.focusWidget()
    if focused in (page.back, page.onward):
        return "moves"
    parts = {"way": page.way, "work": page.part, "side": page.side}
    return next((name for name, part in parts.items() if part is focused or part.isAncestorOf(focused)), "")


@pytest.mark.parametrize(
    "where", [("indicators", "energy"), ("indicators", "gates"), ("eligibility", "applicant")]
)
def test_tab_goes_from_the_way_through_the_work_to_the_right(open_page, where):
    """Steps, form, 上一部分 and 下一部分, then the right pane where it is there: also on pages opened later."""
    driver = open_page(table())
    driver.open("indicators", "water")
    driver.open(*where)
    driver.page.way.setFocus()

    seen = []
    for _ in range(80):
        if region(driver) not in seen:
            seen.append(region(driver))
        driver.press(Qt.Key.Key_Tab)

    assert seen == ["way", "work", "moves", "side"][: 4 if where[0] == "indicators" else 3]


def test_tab_keeps_to_the_order_after_the_result_was_made_anew(open_page):
    """The result is built again after each change; its links still come before 上一部分."""
    driver = open_page(table())
    driver.open("result")
    driver.fill("energy", "93")
    driver.open("result")
    driver.page.way.setFocus()
    driver.press(Qt.Key.Key_Tab)

    assert region(driver) == "work"


def test_a_focus_given_to_the_page_goes_to_the_work(open_page):
    """Whoever gives the whole page the focus finds it in the field that is remembered."""
    driver = open_page(table(), place="indicators/energy/doubt")

    driver.page.setFocus()

    assert driver.field("doubt").hasFocus()


def test_changing_the_page_puts_the_focus_into_its_first_open_field(open_page):
    """Alt and an arrow lead into the work, past what is answered."""
    driver = open_page(table(), answers={"energy": make.answer("93")})
    driver.page.go_onward()

    assert driver.find_in(driver.input("case"), "option-provided").hasFocus()


def test_the_words_that_lead_to_the_negative_list_have_the_focus_where_the_state_is_locked(open_page):
    """A state that follows from the list cannot be chosen: what leads there is where one begins, on Tab's way."""
    driver = open_page(table(), programme=make.programme("operating"))
    link = driver.find_in(driver.page.part, "to-disqualifiers")
    assert link.hasFocus()

    driver.page.way.setFocus()
    driver.press(Qt.Key.Key_Tab)
    assert link.hasFocus()
    driver.press(Qt.Key.Key_Return)
    assert driver.place() == "eligibility/disqualifiers/operating"


def test_enter_presses_what_has_the_focus_in_a_card(open_page):
    """更换基准…, 添加产品, 清除选择, 备注: Enter does what the mouse does; in a field it presses nothing."""
    driver = open_page(
        make.pack(make.quantitative("a"), make.products("b"), make.choice("c")),
        answers={"c": Answer(option="provided")},
    )
    for row, name in (("a", "own-benchmark"), ("b", "add-product"), ("c", "clear")):
        driver.find(row, name).setFocus()
        driver.press(Qt.Key.Key_Return)

    assert driver.card("a").marks[""].asking
    assert len(driver.input("b").table) == 2
    assert driver.page.model.document.answer("c") == Answer()
    driver.find("b", "product-1-name").setFocus()
    driver.press(Qt.Key.Key_Enter)
    assert len(driver.input("b").table) == 2


def test_mark_and_explanation_follow_the_card_that_is_clicked(open_page, qtbot):
    """A blank spot of a card, then a link of the former one: the mark and the right pane are always at the same."""
    driver = open_page(make.pack(make.quantitative("a", title="甲"), make.quantitative("b", title="乙")))
    a, b = driver.card("a"), driver.card("b")

    def marked():
        return driver.page.place.row, [card.indicator.id for card in (a, b) if card.active]

    driver.find("a", "own-benchmark").setFocus()
    assert marked() == ("a", ["a"])
    qtbot.mouseClick(b, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert marked() == ("b", ["b"])
    qtbot.mouseClick(driver.find("a", "own-benchmark"), Qt.MouseButton.LeftButton)
    assert marked() == ("a", ["a"])
    assert a.marks[""].asking
    assert driver.page.side.title.text() == "甲"


def test_clearing_is_offered_without_moving_anything(open_page):
    """清除选择 has its place at the end of the last option, chosen or not."""
    driver = open_page(make.pack(make.choice()))
    before = driver.card("row").height()

    driver.choose("row", "not_provided")
    driver.page.layout().activate()

    clear = driver.find("row", "clear")
    last = driver.find_in(driver.input("row"), "option-not_provided")
    assert driver.card("row").height() == before
    assert clear.isVisible()
    assert clear.y() <= last.geometry().center().y() <= clear.geometry().bottom()


def test_only_the_option_chosen_is_a_stop(open_page):
    """Of the options of a choice Tab knows one."""
    driver = open_page(make.pack(make.choice()), gates={"systems": GateAnswer(state="met")})
    driver.choose("row", "not_provided")

    stops = [
        one.objectName()
        for one in driver.input("row").findChildren(QRadioButton)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    assert stops == ["option-not_provided"]
