"""The wizard of a new evaluation: pages, what they let through, what they keep, what they make."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget

from gf_desktop.domain.document import Applicant, GateAnswer, SchemeRef
from gf_desktop.ui.assessment.applicant_page import ApplicantPage
from gf_desktop.ui.assessment.explain import Explainer
from gf_desktop.ui.assessment.part import Context
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.wizard.applicant import ApplicantStep
from gf_desktop.ui.wizard.eligibility import EligibilityStep
from gf_desktop.ui.wizard.entries import Entries
from gf_desktop.ui.wizard.subject import SubjectStep
from gf_desktop.ui.wizard.table import TableStep
from gf_desktop.ui.wizard.wizard import NewAssessment
from tests.ui.accessibility import nameless
from tests.ui.pages.home_page import HomePageObject
from tests.ui.pages.wizard_page import CODE, TODAY, WizardPageObject, fill_applicant

pytestmark = pytest.mark.qt_log_ignore(
    # The list that completes an industry's code is a window of its own; the offscreen plugin cannot raise it.
    "This plugin does not support raise",
    "This plugin does not support grabbing the keyboard",
)


# --- subject and level ------------------------------------------------------------


def test_a_factory_stands_chosen_and_the_level_is_open(wizard):
    """The first page asks two things, and one press goes on with the usual answer."""
    page = wizard(first=True)

    assert page.title == "评价对象和申报级别"
    assert page.wizard.draft.entries.subject == "factory"
    page.next()
    assert page.title == "企业"


def test_a_park_is_asked_for_what_its_form_asks(wizard):
    """No industry code and no ownership are asked of a park, and its words are its own."""
    page = wizard(first=True)
    page.say("park")
    step = page.step(ApplicantStep)

    assert page.title == "园区"
    assert not step.industry_code.isVisible()
    assert not step.ownership.isVisible()
    assert step.name.accessibleName() == "园区名称"
    page.next()
    assert page.said("name") == "请填写园区名称，与批准文件一致。"


def test_a_park_gets_its_conditions_and_its_table(wizard):
    """Conditions, table and summary follow the subject."""
    page = wizard(first=True)
    page.say("park", "province")
    page.fill(name="示例开发区")
    page.choose("province", "江苏省")
    page.next()
    assert "park-plan" in page.step(EligibilityStep).conditions
    assert "real-production" not in page.step(EligibilityStep).conditions
    page.next()

    assert len(page.schemes()) == 1
    assert page.schemes()[0].startswith("推荐")
    assert "第十七条" in page.fact("reason")
    assert page.fact("content") == "6 个一级指标，31 项二级指标"
    assert "行业" not in page.step(TableStep).hint.text()
    page.next()
    assert page.summary()["评价对象"] == "绿色工业园区"
    assert page.summary()["园区"] == "示例开发区"


def test_a_supply_chain_is_told_that_the_nations_round_has_none(wizard):
    """Said at the choice and above the conditions; the nation's rules are not put over it, its table is found."""
    page = wizard(first=True)
    first = page.step(SubjectStep)
    assert not first.excluded.isVisible()
    first.subject.set_value("supply-chain")
    first.purpose.set_value("nation")
    assert first.excluded.isVisible()
    assert "没有绿色供应链管理企业" in first.excluded.text()
    page.next()
    page.fill(name="甲")
    page.choose("province", "浙江省")
    page.next()

    step = page.step(EligibilityStep)
    assert not step.conditions
    assert not step.disqualifiers
    assert "没有绿色供应链管理企业" in step.programme_line.text()
    page.next()
    assert page.schemes()[0].startswith("推荐")


# --- applicant ------------------------------------------------------------------


def test_a_wrong_check_digit_is_not_let_through(wizard):
    """The credit code's check digit is verified; the sentence stands under the field, the focus in it."""
    page = wizard()
    page.fill(name="甲", creditCode="91320000MA0000007X")
    page.next()

    assert page.title == "企业"
    assert "“Q”" in page.said("creditCode")
    assert page.wizard.focusWidget() is page.step(ApplicantStep).credit_code


def test_a_full_width_code_is_read_as_meant(wizard):
    """Full-width and small letters are what the user's input method made of a right code."""
    page = wizard()
    page.fill(name="甲", creditCode="９１３２００００ma0000007q")
    page.next()

    assert page.title == "申报资格"
    assert page.wizard.draft.entries.applicant.credit_code == CODE


def test_an_empty_code_is_let_through(wizard):
    """What is not at hand can be filled in later."""
    page = wizard()
    page.fill(name="甲")
    page.next()

    assert page.title == "申报资格"


def test_without_a_name_nothing_goes_on(wizard):
    """An evaluation has an enterprise."""
    page = wizard()
    page.next()

    assert page.title == "企业"
    assert page.said("name")
    assert page.wizard.focusWidget() is page.step(ApplicantStep).name


def test_the_name_of_an_industry_is_shown(wizard):
    """A code of GB/T 4754 says its name; what is no code of four digits is not let through."""
    page = wizard()
    page.fill(name="甲", industryCode="２８２５")
    assert page.said("industryCode") == "丙纶纤维制造"

    page.fill(industryCode="28")
    page.next()
    assert page.title == "企业"
    assert "四位数字" in page.said("industryCode")


def test_cities_follow_the_province(wizard):
    """Known cities are offered, any other can be typed."""
    page = wizard()
    page.choose("province", "江苏省")
    step = page.step(ApplicantStep)
    assert step.city.findText("宿迁市") > 0

    page.choose("city", "某市")
    assert step.city.currentText() == "某市"


def test_a_known_enterprise_can_be_chosen(qtbot, program, wizard):
    """An enterprise of the workspace fills the form, and the new evaluation belongs to it."""
    program.assessments.sample().result(30)
    ((applicant_id, applicant),) = program.assessments.applicants().result(10)
    page = wizard()
    qtbot.waitUntil(page.step(ApplicantStep).known.isVisible)
    page.choose(
        "known", f"{applicant.name}（{applicant.credit_code}）" if applicant.credit_code else applicant.name
    )

    assert page.text("name") == applicant.name
    assert page.text("creditCode") == applicant.credit_code
    page.next()
    assert page.wizard.draft.entries.applicant_id == applicant_id


def test_a_park_is_no_known_enterprise(qtbot, program, wizard):
    """A supply chain is offered the factories known, a park the parks; one chosen as the other is let go."""
    samples = program.resources / "samples"
    program.assessments.import_document(samples / "sample-park-2016.json").result(30)
    program.assessments.sample().result(30)
    (park,) = (one for _, one in program.assessments.applicants("park").result(10))
    (factory,) = (one for _, one in program.assessments.applicants("supply-chain").result(10))
    page = wizard(first=True)
    page.say("park")
    step = page.step(ApplicantStep)
    qtbot.waitUntil(lambda: park.name in step.known.itemText(1))
    assert step.known.count() == 2
    step.known.setCurrentIndex(1)
    step.known.activated.emit(1)
    assert page.wizard.draft.entries.applicant_id
    page.wizard.back()
    page.say("supply-chain")

    qtbot.waitUntil(lambda: factory.name in step.known.itemText(1))
    assert page.wizard.draft.entries.applicant_id == ""
    step.name.setFocus()


def test_known_enterprises_are_told_apart_and_offered_once(qtbot, program, wizard):
    """Two with one name show their codes; one whose every evaluation lies in the bin is not offered."""
    session = program.assessments.open(program.assessments.sample().result(30)).result(10)
    for code in (CODE, "91320000MA00000084"):
        document = replace(session.document, applicant=Applicant(name="甲厂", credit_code=code))
        program.assessments.create(document, session.pack).result(10)
    program.assessments.remove(session.assessment.id).result(10)
    page = wizard()
    known = page.step(ApplicantStep).known
    qtbot.waitUntil(known.isVisible)

    offered = [known.itemText(number) for number in range(known.count())]
    assert offered == ["新填一个", "甲厂（91320000MA00000084）", f"甲厂（{CODE}）"]


FIELDS = {
    "name": "name",
    "creditCode": "credit_code",
    "industryCode": "industry_code",
    "products": "products",
    "province": "province",
    "city": "city",
    "address": "address",
    "postcode": "postcode",
    "legalRepresentative": "legal_representative",
    "legalRepresentativePhone": "legal_representative_phone",
    "contactName": "contact.name",
    "contactDepartment": "contact.department",
    "contactMobile": "contact.mobile",
    "contactPhone": "contact.phone",
    "contactEmail": "contact.email",
}


def test_the_wizard_says_what_the_evaluation_says(qtbot, window, program, wizard):
    """Every fact of the enterprise has one name, in the wizard and on the page of the evaluation."""
    session = program.assessments.open(program.assessments.sample().result(30)).result(10)
    there = ApplicantPage(
        Context(
            SessionModel(session, program.catalogue.say),
            Explainer(session.pack, None, program.library),
            print,
        )
    )
    qtbot.addWidget(there)
    page = wizard()
    step = page.step(ApplicantStep)

    for field, key in FIELDS.items():
        title = there.lines[key].accessibleName().partition("，")[0]  # without what the field is wanted for
        assert step.child(QLabel, f"{field}Label").text().partition("(&")[0] == title
        assert step.child(QWidget, field).accessibleName() == title
    assert step.ownership.accessibleName() == "单位性质"
    assert there.ownership.accessibleName().startswith("单位性质")


def test_rows_stand_in_an_even_rhythm(qtbot, program, wizard):
    """Fields with messages stand at one distance, the others at another, and a message moves nothing."""
    program.assessments.sample().result(30)
    page = wizard()
    step = page.step(ApplicantStep)
    qtbot.waitUntil(step.known.isVisible)

    def tops(*names: str) -> list[int]:
        return [step.child(QWidget, name).mapTo(step.form, QPoint(0, 0)).y() for name in names]

    above = ("known", "name", "creditCode", "industryCode")
    below = ("province", "address", "legalRepresentative", "contactName", "contactMobile", "contactEmail")
    before = tops(*above, *below)
    for names in (above, below):
        assert len({b - a for a, b in pairwise(tops(*names))}) == 1, tops(*names)

    page.fill(name="", creditCode="123")
    page.next()
    assert page.said("name")
    assert tops(*above, *below) == before


def test_title_and_explanation_stand_on_one_edge(qtbot, wizard):
    """What the page is about begins where its title begins."""
    page = wizard()
    shown = [label for label in page.wizard.findChildren(QLabel) if label.isVisible()]
    title = next(label for label in shown if label.text() == page.title)
    hint = page.wizard.currentPage().hint

    assert hint.text()
    edges = [one.mapTo(page.wizard, QPoint(max(one.indent(), 0), 0)).x() for one in (title, hint)]
    assert edges[0] == edges[1]


# --- eligibility ------------------------------------------------------------------


def test_the_programmes_text_says_that_it_is_a_draft(wizard):
    """Jiangsu's rules are only out for comment, and the page says so."""
    page = wizard()
    fill_applicant(page)
    page.next()
    step = page.step(EligibilityStep)

    assert step.conditions
    assert step.disqualifiers
    assert "征求意见稿" in step.draft_text.text()
    assert step.draft_text.isVisible()


def test_a_province_without_a_programme_is_passed(wizard):
    """Where nothing is known of the rules, the page says so and lets go on."""
    page = wizard()
    page.fill(name="甲")
    page.choose("province", "海南省")
    page.next()
    assert "海南省" in page.step(EligibilityStep).programme_line.text()

    page.next()
    assert page.title == "年度和评价要求"


def test_a_province_that_was_not_said_is_asked_for(wizard):
    """Without a province neither the conditions nor the tables speak of another one; they say what is missing."""
    page = wizard()
    page.fill(name="甲", industryCode="2825")
    page.next()
    assert "还没有填省份" in page.step(EligibilityStep).programme_line.text()
    assert "企业信息" in page.step(EligibilityStep).programme_line.text()

    page.next()
    assert any(line.endswith("（还没有填省份）") for line in page.schemes())
    page.choose_scheme("通则（2026版）")
    assert "还没有填省份" in page.fact("reason")
    page.next()
    assert "换用另一张评价表" in page.wizard.currentPage().hint.text()


def test_open_conditions_are_allowed_and_answers_kept(program, wizard):
    """What is said is taken over with note and proof; what is not said stays open."""
    page = wizard()
    fill_applicant(page)
    page.next()
    first = next(iter(page.step(EligibilityStep).conditions))
    page.answer(first, "not-met", note="注册地在外省", proof="营业执照")
    assert "不能申报" in page.card(first).foot.text()
    page.next()

    assert page.title == "年度和评价要求"
    entries = page.wizard.draft.entries
    answers = entries.answers_to(program.library.programme_for("江苏省", 2025))
    assert answers.conditions == {first: GateAnswer(state="not-met", note="注册地在外省", proof="营业执照")}


# --- table --------------------------------------------------------------------------


def test_the_year_is_the_last_whole_one_and_can_be_changed(wizard):
    """In 2026 the data of 2025 are evaluated; another year may lead to another table."""
    page = wizard()
    fill_applicant(page)
    page.next()
    page.next()
    assert page.step(TableStep).year.currentText() == "2025"

    page.choose("year", "2022")
    page.next()
    assert page.summary()["数据年度"] == "2022 年"


# --- keeping ---------------------------------------------------------------------------


def test_back_loses_nothing(wizard):
    """Going back and on again finds every entry."""
    page = wizard()
    fill_applicant(page)
    page.next()
    first = next(iter(page.step(EligibilityStep).conditions))
    page.answer(first, "met", note="有证")
    page.back()
    assert page.text("name") == "江苏恒纤丙纶有限公司"
    page.fill(products="短纤维")
    page.next()

    assert page.card(first).said().note == "有证"
    assert page.wizard.draft.entries.applicant.products == "短纤维"


def test_a_closed_wizard_resumes(wizard, settings):
    """Closing keeps the entries; opening again stands on the same page with them."""
    page = wizard()
    fill_applicant(page)
    page.next()
    page.next()
    page.leave()

    page = wizard()
    assert page.title == "年度和评价要求"
    page.back()
    page.back()
    assert page.text("creditCode") == CODE

    page.start_anew()
    assert page.title == "评价对象和申报级别"
    page.next()
    assert page.text("name") == ""
    page.leave()
    assert settings.draft == {}


def test_an_untouched_wizard_leaves_no_draft(wizard, settings):
    """Looking in and closing leaves nothing behind."""
    wizard().leave()

    assert settings.draft == {}


@pytest.mark.parametrize("page_number", range(5))
def test_every_input_has_a_name(wizard, page_number):
    """A screen reader can name everything the focus reaches, on each page."""
    page = wizard(first=True)
    for number in range(page_number):
        if number == 1:
            fill_applicant(page)
        page.next()

    assert nameless(page.wizard) == []


def test_entries_of_another_making_are_dropped():
    """A draft that does not fit, of an older program say, begins anew instead of failing."""
    assert Entries.read({"year": 2025, "colour": "green"}, TODAY) == Entries(year=2025)
    assert Entries.read({"applicant": 3}, TODAY) == Entries(year=2025)


def test_entries_survive_being_kept():
    """What is kept is read back exactly."""
    entries = Entries(
        year=2024,
        applicant=Applicant(name="甲", credit_code=CODE),
        conditions={"c": GateAnswer(state="met", note="有")},
        scheme=SchemeRef(id="js-general-2026", version=1),
        page=2,
    )

    assert Entries.read(entries.plain(), TODAY) == entries


# --- the whole way -------------------------------------------------------------------------


def test_the_last_button_makes_the_evaluation(qtbot, window, program, settings):
    """From Home through the five pages to the open evaluation, and the list knows it."""
    home = HomePageObject(qtbot, window)
    home.press("新建评价")
    wizard = window.findChild(NewAssessment)
    page = WizardPageObject(qtbot, wizard)
    page.say("factory", "province")
    fill_applicant(page)
    page.next()
    first = next(iter(page.step(EligibilityStep).disqualifiers))
    page.answer(first, "none", proof="信用中国截图")
    page.next()
    page.next()
    assert page.title == "核对"
    assert page.summary()["企业"] == "江苏恒纤丙纶有限公司"
    assert wizard.buttonText(wizard.WizardButton.FinishButton).startswith("建立评价")
    page.finish()
    qtbot.waitUntil(lambda: window.workbench.model is not None)

    document = window.workbench.model.document
    assert document.applicant.credit_code == CODE
    assert document.applicant.ownership == "private"
    assert document.applicant.contact.mobile == "13800000000"
    assert document.scheme == SchemeRef(id="js-pp-staple-2026", version=1)
    assert document.programme.disqualifiers[first].proof == "信用中国截图"
    assert document.programme.facts.purpose == "province"
    assert settings.draft == {}
    window.back()
    home.wait_for_rows(1)
