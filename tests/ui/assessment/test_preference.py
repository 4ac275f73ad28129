"""Preference by energy efficiency on the result page: said with its arithmetic, asked for what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel

from gf_desktop.bootstrap import build
from gf_desktop.domain.assessment import Assessment
from gf_desktop.domain.document import Applicant, Document, ProgrammeAnswers, SchemeRef
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.plain import load
from gf_desktop.domain.programmes.efficiency import NO_FIELD
from gf_desktop.services.session import AssessmentSession
from gf_desktop.ui.assessment import AssessmentPage
from gf_desktop.ui.assessment.place import Place
from tests.ui.accessibility import nameless
from tests.ui.assessment.scene import DirectWriter, make_model

LYE = "benchmark/烧碱 | 离子膜法 液碱 NaOH≥30%"
DATA = {
    "energy": [{"id": "e1", "carrier": "electricity", "unit": "kWh", "consumed": "8000000"}],
    "products": [
        {
            "id": "p1",
            "name": "液碱",
            "category": "2612",
            "unit": "t",
            "output": "10000",
            "energy_share": "100",
        }
    ],
    "none": [
        "energy.feedstock",
        "energy.transformed_out",
        "energy.recovered",
        "energy.supplied_out",
        "energy.non_industrial",
    ],
    "settings": {"energy": "share"},
}


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """Return the program; its workspace is never opened."""
    return build(tmp_path_factory.mktemp("workspace"))


@pytest.fixture
def result(qtbot, theme, program):
    """Return a function that opens the result of a maker of caustic soda and returns the page."""
    models = []

    def opened(**more) -> AssessmentPage:
        document = Document(
            subject="factory",
            applicant=Applicant(name="样例氯碱", province="江苏省", industry_code="2612"),
            year=2025,
            scheme=SchemeRef(id="gbt36132-2025", version=1),
            programme=ProgrammeAnswers(id="js-2026"),
            ledgers=load(Ledgers, DATA),
        )
        document = replace(document, **more)
        assessment = Assessment(
            id="a1", applicant_id="p", document=document, pack=program.library.pack("gbt36132-2025")
        )
        session = AssessmentSession(
            assessment, program.library.programme("js-2026"), DirectWriter(), program.library.reference
        )
        model = make_model(session)
        models.append(model)
        page = AssessmentPage(model, program.library)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.go(Place("result"))
        return page

    yield opened
    for model in models:
        model.deleteLater()


def words(page: AssessmentPage) -> str:
    """Return everything the page says."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.part.findChildren(QLabel) if label.isVisible())


def choose(page: AssessmentPage, key: str) -> None:
    """Say which field the product belongs to."""
    combo = page.part.findChild(QComboBox, "field-p1")
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


def test_the_rules_and_the_open_question_are_said(result):
    """Article 17 stands there; which field the product belongs to is asked for, and nothing is assumed."""
    page = result()

    said = words(page)
    assert "标杆水平" in said
    assert "现在判断不了" in said
    assert "液碱：判断不了" in said
    assert page.part.findChild(QComboBox, "field-p1").value() == ""


def test_a_field_chosen_is_compared_once_its_figure_is_accepted(result):
    """An unverified 标杆水平 waits for the user's word; then the arithmetic is shown."""
    page = result()
    choose(page, LYE)
    assert page.model.document.programme.facts.fields == {"p1": LYE}
    links = [one for one in page.part.findChildren(QAbstractButton) if one.text() == "核对后采用"]
    assert "液碱：判断不了" in words(page)
    links[-1].click()
    assert LYE in page.model.document.ledgers.settings.accepted

    said = words(page)
    assert "液碱：达到" in said or "液碱：没有达到" in said
    assert "÷ 10000 t" in said


def test_a_declared_absence_of_limits_asks_for_nothing(result):
    """Nothing can be filled in where the user said that no limit standard applies, so no way leads there."""
    ledgers = load(Ledgers, DATA)
    page = result(ledgers=replace(ledgers, none=(*ledgers.none, "products.limit_standard")))
    choose(page, NO_FIELD)

    said = words(page)
    assert "液碱：无从判断" in said
    assert "还缺资料" not in said
    assert [
        one for one in page.part.findChildren(QAbstractButton) if "限额标准" in one.accessibleName()
    ] == []


def test_undo_of_a_field_stays_on_the_result(result):
    """Taking the word back shows the question again, where it was asked."""
    page = result()
    choose(page, NO_FIELD)
    assert page.model.document.programme.facts.fields == {"p1": NO_FIELD}
    page.model.undo()

    assert page.place.step == "result"
    assert page.model.document.programme.facts.fields == {}


def test_a_factory_of_another_kind_is_not_asked(result):
    """A supply-chain document has no card of efficiency."""
    page = result(subject="supply-chain")

    assert "能效优先推荐" not in words(page)


def test_everything_has_a_name(result):
    """A screen reader can name everything the focus reaches."""
    assert nameless(result()) == []
