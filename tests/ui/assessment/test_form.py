"""The table's form on the enterprise's page: its words and order, its own fields, the rest below, undo to the field."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from gf_desktop.domain import form
from gf_desktop.domain.document import Contact
from gf_desktop.ui.assessment.applicant_fields import own_row
from gf_desktop.ui.assessment.applicant_words import ownership_words
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.widgets.card import Card
from tests.domain import builders as make
from tests.standards.shipped import pack
from tests.ui.assessment.scene import table
from tests.ui.keys import compose

MINISTRY, PARK, OLD = "miit-general-2025", "park-2016", "gbt36132-2018"
HERE = Place("eligibility", "applicant")
INDUSTRY, KIND = own_row("所属行业"), own_row("单位性质")


@pytest.fixture
def ministry(open_page):
    """Return the driver with the ministry's form before the eyes; usual ownership is 民营."""
    driver = open_page(pack(MINISTRY), applicant=make.applicant(address="", process="纺丝"))
    driver.page.go(HERE)
    return driver


def cards(driver) -> dict[str, list[str]]:
    """Return the names in each card, in the order in which they stand."""
    found = {}
    for card in driver.page.part.findChildren(Card):
        labels = [one for one in card.findChildren(QLabel) if one.buddy() is not None]
        found[card.property("part")] = [one.text() for one in labels]
    return found


def marks(driver) -> dict[str, str]:
    """Return the word beside the names of the fields that have one."""
    found = driver.page.part.findChildren(QLabel)
    return {
        one.objectName().removeprefix("need-"): one.text()
        for one in found
        if one.objectName().startswith("need-")
    }


def write(driver, row: str, text: str) -> None:
    """Write into a line and stay there."""
    line = driver.page.part.lines[row]
    line.setFocus()
    line.selectAll()
    compose(line, text)


@pytest.mark.parametrize("scheme", [MINISTRY, OLD])
def test_the_first_card_is_the_form(open_page, scheme):
    """Names and order are the form's; nothing stands twice, and nothing of the applicant is out of reach."""
    driver = open_page(pack(scheme), applicant=make.applicant())
    driver.page.go(HERE)
    part = driver.page.part

    assert cards(driver)["form"] == [one.title for one in form.information(pack(scheme))]
    shown = [*part.lines, *part.texts, *part.choices]
    assert len(shown) == len(set(shown))
    assert set(form.unasked(pack(scheme))) <= set(shown)


def test_a_park_has_nothing_that_does_not_fit_it(open_page):
    """Below the park's form only what fits a park stands."""
    document = make.document(applicant=make.applicant(credit_code="", industry_code="", ownership=""))
    document = replace(document, subject="park", scheme=replace(document.scheme, id=PARK))
    driver = open_page(pack(PARK), document=document)
    driver.page.go(HERE)

    assert cards(driver)["rest"] == ["省（区、市）", "市（州）", "邮政编码", "联系人手机"]
    level = driver.page.part.choices[own_row("园区级别")]
    assert [level.itemText(at) for at in range(level.count())] == ["未选择", "国家级", "省级"]


def test_who_asks_is_said_in_words(ministry):
    """The form, the form of some, the report's cover, or nobody; the count is that of the way."""
    found = marks(ministry)

    assert found["address"] == found[INDUSTRY] == "表单要求"
    assert found[own_row("非重点细分行业")] == "有则填写"
    assert found["city"] == "报告封面要用"
    assert "credit_code" not in found
    assert ministry.page.part.asked.text() == "应填 14 项，已填 8 项"
    assert "企业信息，进行中 8/14" in ministry.way()
    ministry.page.part.focus_first()
    assert ministry.page.part.lines["address"].hasFocus()


def test_a_table_without_a_form_shows_the_usual_cards(open_page):
    """Enterprise, registration, contact, texts, as the report needs them."""
    driver = open_page(table(), applicant=make.applicant())
    driver.page.go(HERE)

    assert list(cards(driver)) == ["name", "registration", "contact", "texts"]


def test_what_only_the_form_has_is_kept_under_its_title(ministry):
    """Writing and choosing are one step of undo each; undo leads to the field from another page."""
    model = ministry.page.model
    write(ministry, INDUSTRY, " 机械 ")
    ministry.leave()
    combo = ministry.page.part.choices[KIND]
    combo.setFocus()
    combo.setCurrentIndex(combo.findText("国有其它"))
    combo.activated.emit(combo.currentIndex())

    assert model.document.information == {"所属行业": "机械", "单位性质": "国有其它"}
    assert model.undo_stack.count() == 2
    assert ministry.page.part.asked.text() == "应填 14 项，已填 9 项"
    ministry.page.go(Place("result"))
    model.undo_stack.undo()
    assert model.document.information == {"所属行业": "机械"}
    assert ministry.page.part.choices[KIND].hasFocus()
    model.undo_stack.undo()
    assert model.document.information == {}
    assert ministry.page.part.lines[INDUSTRY].hasFocus()


def test_a_field_of_the_form_is_kept_after_a_rest_and_ends_its_step_when_left(ministry, qtbot):
    """Typing on after the field was left is another step."""
    model = ministry.page.model
    write(ministry, INDUSTRY, "机")
    qtbot.waitUntil(lambda: model.document.information == {"所属行业": "机"}, timeout=3000)
    write(ministry, INDUSTRY, "机械")
    ministry.leave()
    assert model.undo_stack.count() == 1
    write(ministry, INDUSTRY, "机械工业")
    ministry.leave()

    assert model.undo_stack.count() == 2
    assert model.document.information == {"所属行业": "机械工业"}


def test_the_same_kind_of_ownership_is_taken_over(ministry):
    """民营 is 民营 in the form too: it stands there, nothing is asked, and nothing is written by looking at it."""
    part, model = ministry.page.part, ministry.page.model

    assert part.choices[KIND].value() == "民营"
    assert part.hints[KIND].text() == ""
    write(ministry, INDUSTRY, "机械")
    ministry.leave()
    assert model.document.information == {"所属行业": "机械"}


def test_the_usual_kinds_have_the_words_that_are_chosen():
    """What the form's options are compared with are the words that stand in the list."""
    assert {key: word for key, word in ownership_words().items() if key} == form.OWNERSHIPS


def test_kinds_of_ownership_are_not_translated(ministry):
    """The usual kind is named beside the form's own until one of those is chosen, and stays as it was."""
    part, model = ministry.page.part, ministry.page.model
    model.applicant(replace(model.document.applicant, ownership="state"))
    assert part.choices[KIND].value() == ""
    assert part.hints[KIND].text() == "原来选的是“国有”，请按本表的分类选择。"
    assert "单位性质（通用分类）" in cards(ministry)["rest"]

    part.choices[KIND].chosen.emit("")
    model.information("单位性质", "外资")

    assert part.choices[KIND].value() == "外资"
    assert part.hints[KIND].text() == ""
    assert model.document.applicant.ownership == "state"


def test_a_choice_of_another_table_is_shown(open_page):
    """A text that is none of the options stands in the list until another is chosen."""
    driver = open_page(pack(MINISTRY), applicant=make.applicant(), information={"单位性质": "集体"})
    driver.page.go(HERE)

    assert driver.page.part.choices[KIND].currentText() == "集体"


def test_texts_have_the_forms_limits(ministry):
    """200 and 500 characters, counted; more is told, not refused."""
    texts = ministry.page.part.texts
    texts["process"].area.setPlainText("字" * 201)

    assert "超出 1 字" in [one.text() for one in texts["process"].findChildren(QLabel)]
    assert "0 / 500 字" in [one.text() for one in texts["green_work"].findChildren(QLabel)]
    ministry.page.model.flush()
    assert len(ministry.page.model.document.applicant.process) == 201


def test_the_old_form_takes_either_number(open_page):
    """Telephone and mobile stand both on the form of 2018; one is enough, the second concerns only some."""
    driver = open_page(pack(OLD), applicant=make.applicant(contact=Contact(mobile="13800000000")))
    driver.page.go(HERE)

    assert ("applicant", "contact.phone") not in form.absent(driver.page.model.document, pack(OLD))
    assert marks(driver)["contact.mobile"] == "有则填写"


def test_a_closed_evaluation_shows_the_form_and_takes_nothing(open_page):
    """Lines and choices are shown as they were kept, and cannot be changed."""
    driver = open_page(
        pack(MINISTRY), applicant=make.applicant(), information={"所属行业": "机械"}, closed=True
    )
    driver.page.go(HERE)
    part = driver.page.part

    assert part.lines[INDUSTRY].text() == "机械"
    assert part.lines[INDUSTRY].isReadOnly()
    assert not part.choices[KIND].isEnabled()
