"""Enterprise, conditions, negative list, basic requirements: what is entered, what follows, what undo does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from gf_desktop.domain.document import DisqualifierAnswer, GateAnswer, Query
from gf_desktop.domain.pack import Gate
from gf_desktop.domain.programme import Inquiry
from gf_desktop.ui.assessment.queries import InquiryFields
from tests.domain import builders as make
from tests.ui.assessment.scene import table
from tests.ui.keys import compose


def test_gates_are_answered_with_note_and_proof(open_page):
    """A basic requirement is met, not met or unconfirmed; what is not met is said at the card and in the strip."""
    driver = open_page(table())
    driver.say_state("systems", "not-met")
    assert driver.total("gates") == "不符合"
    assert "不符合" in driver.state_card("systems").foot.text()

    driver.state_card("systems").proof.area.setPlainText("体系证书")
    driver.page.model.flush()

    assert driver.page.model.document.gates == {"systems": GateAnswer(state="not-met", proof="体系证书")}


def test_a_derived_gate_follows_the_negative_list_and_leads_there(open_page):
    """The derived requirement cannot be answered by itself: its link leads to the list it follows from."""
    driver = open_page(table(), programme=make.programme("operating", "safety"))
    card = driver.state_card("compliance")
    assert not card.state.buttons["met"].isEnabled()

    driver.find_in(card, "to-disqualifiers").click()
    assert driver.place() == "eligibility/disqualifiers/operating"
    driver.say_state("operating", "none")
    driver.say_state("safety", "exists")
    driver.open("indicators", "gates")

    assert driver.state_card("compliance").state.value() == "not-met"
    assert "情形 safety" in driver.state_card("compliance").foot.text()
    assert driver.page.model.document.gates == {}


def test_the_negative_list_keeps_state_note_and_proof(open_page):
    """Each circumstance is confirmed by itself, with what proves it."""
    driver = open_page(table(), programme=make.programme("operating"))
    driver.open("eligibility", "disqualifiers")

    driver.say_state("operating", "none")
    driver.state_card("operating").proof.area.setPlainText("查询截图")
    driver.page.model.flush()

    kept = driver.page.model.document.programme.disqualifiers
    assert kept == {"operating": DisqualifierAnswer(state="none", proof="查询截图")}


def test_saying_a_state_keeps_the_looks_at_public_sites(open_page):
    """What was noted of a look (公示查询) stays when the state is said again."""
    driver = open_page(table(), programme=make.programme("operating"))
    driver.open("eligibility", "disqualifiers")
    looks = (Query(inquiry="registration", at="2026-05-06", result="在业", by="查询人"),)
    driver.page.model.disqualifier("operating", DisqualifierAnswer(queries=looks))

    driver.say_state("operating", "none")
    driver.page.model.flush()

    kept = driver.page.model.document.programme.disqualifiers
    assert kept == {"operating": DisqualifierAnswer(state="none", queries=looks)}


@pytest.mark.parametrize("typed", ["2026/5/6 14:30", "2026.5.6 14:30", "2026年5月6日 14:30"])
def test_the_time_of_a_look_is_kept_with_an_iso_day(qtbot, typed):
    """However the day is written, it stands and is kept in one way once the field is left."""
    fields = InquiryFields("经营状态", Inquiry(id="registration", site="公示系统", look_for="状态"))
    qtbot.addWidget(fields)
    fields.at.setText(typed)
    fields.flush()

    assert fields.at.text() == "2026-05-06 14:30"
    assert [look.at for look in fields.looks()] == ["2026-05-06 14:30"]


def test_the_applicant_form_checks_the_credit_code(open_page):
    """A wrong check digit is told beside the field and kept all the same."""
    driver = open_page(table())
    driver.open("eligibility", "applicant")
    field = driver.page.part.findChild(QLineEdit, "applicant-credit_code")
    field.setFocus()
    field.setText("91320594ｍa1mu61b16 ")
    driver.leave()

    hint = driver.page.part.hints["credit_code"].text()
    assert hint
    assert field.accessibleDescription() == hint
    assert driver.page.model.document.applicant.credit_code == "91320594MA1MU61B16"

    field.setFocus()
    field.setText(make.CREDIT_CODE)
    driver.leave()
    assert driver.page.part.hints["credit_code"].text() == ""


def test_an_enterprise_keeps_its_name(open_page):
    """An emptied name is not taken: the former one stands again."""
    driver = open_page(table())
    driver.open("eligibility", "applicant")
    field = driver.page.part.findChild(QLineEdit, "applicant-name")
    field.setFocus()
    field.setText("")
    driver.leave()

    assert driver.page.model.document.applicant.name == "江苏恒纤丙纶有限公司"
    assert field.text() == "江苏恒纤丙纶有限公司"


def test_undo_in_the_form_returns_the_field_under_the_cursor(open_page):
    """A field that still has the focus shows what undo brought back, and does not write the old text again."""
    driver = open_page(table())
    driver.open("eligibility", "applicant")
    field = driver.page.part.findChild(QLineEdit, "applicant-city")
    field.setFocus()
    field.setText("南通市")
    driver.press(Qt.Key.Key_Return)
    assert driver.page.model.document.applicant.city == "南通市"

    driver.page.model.undo_stack.undo()
    driver.leave()

    assert field.text() == ""
    assert driver.page.model.document.applicant.city == ""


def test_undo_from_another_page_is_not_written_over_by_hidden_fields(open_page):
    """What undo takes back stays taken back, though the page with the field is hidden and handed over again."""
    driver = open_page(make.pack(make.products(), gates=(Gate(id="systems", title="管理体系"),)))
    driver.card("row")
    driver.line("row", "product-1-name", "短纤维")
    driver.open("eligibility", "applicant")
    field = driver.page.part.findChild(QLineEdit, "applicant-city")
    field.setFocus()
    field.setText("南通市")
    driver.open("result")

    driver.page.model.undo_stack.undo()
    assert driver.page.model.document.applicant.city == ""
    driver.open("result")
    driver.page.model.undo_stack.undo()
    driver.open("result")

    assert driver.page.model.document.answers == {}
    assert driver.page.model.document.applicant.city == ""


def test_a_pause_after_a_blank_leaves_the_cursor_where_it_is(open_page, qtbot):
    """A note kept while it is written goes on where one was, blanks included."""
    driver = open_page(table())
    area = driver.state_card("systems").note.area
    area.setFocus()
    compose(area, "体系 ")
    qtbot.waitUntil(lambda: driver.page.model.document.gates.get("systems") is not None, timeout=3000)
    compose(area, "证书")
    driver.leave()

    assert driver.page.model.document.gates["systems"].note == "体系 证书"
