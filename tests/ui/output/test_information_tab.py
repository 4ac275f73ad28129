"""The form's basic information on the output page: in the form's order, copied field by field, and the steps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel

from gf_desktop.exchange.documents import read_document
from gf_desktop.ui.output.information_tab import NOTE, TEXT, TITLE
from gf_desktop.ui.output.page import INFORMATION
from gf_desktop.ui.widgets.copy_button import CopyButton
from tests.ui.accessibility import nameless
from tests.ui.assessment.scene import RESOURCES

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise",
    "This plugin does not support grabbing the keyboard",
)


@pytest.fixture
def driver(open_output):
    """Return the driver of the ministry's sample on the tab of its information."""
    document = read_document(RESOURCES / "samples" / "sample-miit-general-2025.json")
    opened = open_output(document=replace(document, information={"所属行业": "机械", "单位性质": "民营"}))
    opened.page.tabs.setCurrentIndex(INFORMATION)
    return opened


def column(tab, place: int) -> list[str]:
    """Return the texts of a column."""
    grid = next(one for one in tab.findChildren(QGridLayout))
    labels = [grid.itemAtPosition(number, place).widget() for number in range(grid.rowCount())]
    return [label.text() for label in labels if isinstance(label, QLabel)]


def test_every_field_of_the_form_stands_there_in_its_order(driver):
    """Title, text and the form's remark; what is not filled in says so."""
    tab, pack = driver.page.information, driver.page.model.pack

    assert column(tab, TITLE) == [one.title for one in pack.table.form.information]
    texts = dict(zip(column(tab, TITLE), column(tab, TEXT), strict=True))
    assert (texts["所属行业"], texts["单位性质"], texts["邮箱"]) == ("机械", "民营", "（未填）")
    assert texts["统计局四位行业代码"] == driver.page.model.document.applicant.industry_code
    notes = dict(zip(column(tab, TITLE), column(tab, NOTE), strict=True))
    assert notes["工艺情况简介"] == "最多 200 字"
    assert notes["非重点细分行业"] == "不在 53 个重点行业中的填写；有则填写"


def test_a_field_is_copied_as_it_stands(driver):
    """Each button says what it copies; there is nothing to copy where nothing was filled in."""
    buttons = {one.accessibleName(): one for one in driver.page.information.findChildren(CopyButton)}
    buttons["复制 所属行业"].click()

    assert QApplication.clipboard().text() == "机械"
    assert not buttons["复制 邮箱"].isEnabled()
    assert nameless(driver.page.information) == []


def test_what_changes_shows_at_once(driver):
    """The tab follows the document while it is before the eyes."""
    driver.page.model.information("所属行业", "电子")

    assert "电子" in column(driver.page.information, TEXT)


def test_the_steps_of_the_commitment_are_said(driver):
    """How the pledge is made and handed in, as the table lists it."""
    said = driver.page.information.steps.text()

    assert driver.page.information.steps.isVisible()
    assert said == "报送前，承诺的办理：从平台下载真实性承诺书模板 → 法定代表人签字并加盖公章 → 上传扫描件"


def test_the_way_back_leads_to_the_enterprise(driver):
    """Whoever finds something missing goes to where it is filled in."""
    page = driver.page
    page.information.focus_first()
    assert QApplication.focusWidget().accessibleName() == "复制 工厂名称"
    page.information.edit.click()

    assert page.window().place.text() == "eligibility/applicant"


def test_a_table_without_a_form_has_no_such_tab(open_output):
    """Nothing is shown where the table asks for nothing."""
    page = open_output().page

    assert not page.tabs.isTabVisible(INFORMATION)


def test_a_finding_leads_to_the_field_of_the_form(driver):
    """From the list of what is open one comes to the field on the enterprise's page."""
    window = driver.page.window()
    driver.list_open("findings")
    driver.choose_open("“细分行业”")

    assert window.place.text() == "eligibility/applicant/@细分行业"
    assert window.part.lines["@细分行业"].hasFocus()
