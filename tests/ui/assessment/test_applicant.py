"""The enterprise's form: what the report requires, doubts beside the fields, drafts, undo to the field."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from gf_desktop.bootstrap import build
from gf_desktop.domain.applicant import ASKED, KEYS, get, put
from gf_desktop.domain.document import Applicant, Contact
from gf_desktop.ui.assessment.applicant_fields import changed_field
from tests.domain import builders as make
from tests.ui.assessment.scene import read_table, table
from tests.ui.keys import compose

FULL = make.applicant()


@pytest.fixture
def form(open_page):
    """Return the driver with the enterprise's form before the eyes."""
    driver = open_page(table(), applicant=replace(FULL, address="", contact=Contact()))
    driver.open("eligibility", "applicant")
    return driver


def write(driver, key: str, text: str) -> None:
    """Write into a line and stay there."""
    line = driver.page.part.lines[key]
    line.setFocus()
    line.selectAll()
    compose(line, text)


def test_fields_that_the_report_requires_say_so_in_words(form):
    """Ten things are required, the number of the contact once in either of two fields; the count is that of the way."""
    marked = {
        one.objectName().removeprefix("need-"): one.text() for one in form.page.part.findChildren(QLabel)
    }

    assert {key for key in KEYS if key in marked} == {*ASKED, "contact.mobile"}
    assert marked["contact.mobile"] == marked["contact.phone"] == "报告必填其一"
    assert marked["address"] == "报告必填"
    assert form.page.part.asked.text() == "报告必填 10 项，已填 7 项"
    assert "企业信息，进行中 7/10" in form.way()


def test_the_form_opens_at_what_the_report_still_needs(form):
    """The first required field that is empty has the focus."""
    form.page.go_back()
    form.page.part.focus_first()

    assert form.page.part.lines["address"].hasFocus()


@pytest.mark.parametrize(("key", "typed", "said"), [
    ("contact.phone", "123", "“123”不像电话号码，请核对。"),
    ("contact.mobile", "13800000000", ""),
    ("credit_code", "12", "统一社会信用代码应为 18 位，现为 2 位，请核对。"),
])  # fmt: skip
def test_what_is_doubtful_is_asked_beside_the_field_and_kept(form, key, typed, said):
    """The question stands in the field's own line, nothing below moves, and the text stays as it was written."""
    part = form.page.part
    before = {one: line.mapTo(part, line.rect().topLeft()) for one, line in part.lines.items()}

    write(form, key, typed)
    form.leave()
    part.layout().activate()

    assert part.hints[key].text() == said
    assert get(form.page.model.document.applicant, key) == typed
    assert {one: line.mapTo(part, line.rect().topLeft()) for one, line in part.lines.items()} == before


def test_fields_of_all_cards_begin_at_one_line(form):
    """The left edges of all lines are the same."""
    part = form.page.part
    edges = {line.mapTo(part, line.rect().topLeft()).x() for line in (*part.lines.values(), part.ownership)}

    assert len(edges) == 1


def test_a_line_is_kept_after_a_rest_without_leaving_it(form, qtbot):
    """What was typed a moment ago is on the way to the disk; leaving makes no second step of undo."""
    write(form, "address", "样例路 1 号 ")
    qtbot.waitUntil(lambda: form.page.model.document.applicant.address == "样例路 1 号", timeout=3000)
    assert form.page.part.lines["address"].text() == "样例路 1 号 "
    assert form.page.part.lines["address"].hasFocus()

    form.leave()
    write(form, "postcode", "223800")
    form.leave()

    assert form.page.model.undo_stack.count() == 2


def test_a_name_just_emptied_does_not_come_back_under_the_hand(form, qtbot):
    """Whoever writes the name anew is not hindered by a rest; left empty, the former one is there again."""
    line = form.page.part.lines["name"]
    line.setFocus()
    line.selectAll()
    form.press(Qt.Key.Key_Delete)
    write(form, "name", " ")
    qtbot.waitUntil(lambda: form.page.model.document.applicant.name == FULL.name, timeout=3000)
    with qtbot.waitSignal(form.page.model.previewed, timeout=3000):
        pass  # the rest has handed over what stands there
    assert line.text() == " "

    form.leave()
    assert line.text() == FULL.name


def test_undo_returns_to_the_field(form):
    """From another page undo leads to the line that it changes, in the contact too."""
    for key in ("address", "contact.name"):
        write(form, key, "某")
        form.leave()
    form.open("result")

    form.page.model.undo()
    assert form.place() == "eligibility/applicant/contact.name"
    assert form.page.part.lines["contact.name"].hasFocus()
    form.page.model.undo()
    assert QApplication.focusWidget() is form.page.part.lines["address"]


@pytest.mark.parametrize("key", [key for key in KEYS if key != "ownership"])
def test_every_field_is_found_by_what_changed(key):
    """Each key reads and writes its own field."""
    changed = put(FULL, key, "别的")

    assert get(changed, key) == "别的"
    assert changed_field(FULL, changed) == key
    assert changed_field(None, FULL) == changed_field(FULL, FULL) == ""
    assert isinstance(changed, Applicant)


@pytest.mark.parametrize(("province", "coming"), [("江苏省", True), ("海南省", False), ("", False)])
def test_a_province_with_rules_says_that_they_come(open_page, tmp_path, province, coming):
    """Once the province is entered, its form says that its rules are there from the next opening on."""
    library = build(tmp_path).library
    driver = open_page(table(), library=library, applicant=replace(FULL, province=""))
    driver.open("eligibility", "applicant")
    line = driver.page.part.lines["province"]
    line.setText(province)
    driver.page.part.flush()

    assert driver.page.model.document.applicant.province == province
    assert ("下次打开" in line.accessibleDescription()) is coming


def test_fields_are_as_wide_as_what_goes_into_them(open_page):
    """On a park's form the unit that applies has the card's width, posts of persons a few words'."""
    driver = open_page(read_table("park-2016"), subject="park")
    driver.open("eligibility", "applicant")
    lines = driver.page.part.lines

    assert lines["contact.department"].width() > 2 * lines["contact.name"].width()
    assert lines["@联系人职务"].width() == lines["@园区负责人职务"].width() == lines["contact.name"].width()
