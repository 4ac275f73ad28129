"""The main job, start to end: a new applicant, every indicator, the result, and what is handed in read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from gf_desktop.ui.output.page import OutputPage
from gf_desktop.ui.wizard.wizard import NewAssessment
from tests.ui.pages.assessment_page import AssessmentDriver
from tests.ui.pages.home_page import HomePageObject
from tests.ui.pages.output_page import OutputDriver, pdf_text
from tests.ui.pages.wizard_page import WizardPageObject

pytestmark = pytest.mark.qt_log_ignore(
    # The list that completes an industry's code is a window of its own; the offscreen plugin cannot raise it.
    "This plugin does not support raise",
    "This plugin does not support grabbing the keyboard",
)

NAME = "宿迁样例丙纶有限公司"
CODE = "91320000MA0000007Q"
PATIENCE = 20_000
CIRCUMSTANCES = (
    "operating",
    "violations",
    "removed",
    "inspection-problems",
    "energy-supervision",
    "dishonest-debtor",
)
# What is typed into each figure field, as people type, and the score that the form's rule gives for it.
FIGURES = {
    "energy-per-product": ("１１５．０", "9.00"),  # (130 − 115) / 20 × 12
    "carbon-per-product": ("0.45", "5.00"),  # 0.05 / 0.08 × 8
    "renewable-share": ("2.4", "4.80"),  # 2.4 / 3 × 6
    "material-per-product": ("967.2", "7.00"),  # 2.8 / 4 × 10
    "water-per-product": ("0.74", "5.40"),  # 0.06 / 0.1 × 9
    "water-reuse-rate": ("93", "4.80"),  # 3 / 5 × 8
    "solid-waste-use-rate": ("97.5", "3.00"),  # 2.5 / 5 × 6
    "process-equipment": ("2", "4.00"),  # 2 / 3 × 6
    "retrofit-count": ("2", "1.00"),  # 1 / 2 × 2
    "retrofit-investment-share": ("0.08", "3.20"),  # 0.08 / 0.1 × 4
    "land-output": ("0.33", "2.60"),  # 0.13 / 0.2 × 4
    "building-coefficient": ("38", "1.20"),  # 3 / 5 × 2
    "plot-ratio": ("1.05", "1.25"),  # 0.25 / 0.4 × 2
}
FUNCTIONS = (
    "energy-query",
    "intensity-calculation",
    "consumption-analysis",
    "energy-flow",
    "carbon-accounting",
)
POLLUTANTS = ("20", "15.5")  # nmhc r = 1, cod r = 0.55: (20 + 0.55 × 15.5) / 35.5 × 6 = 4.82
CHOICES = {
    "green-design-case": ("provided", "4.00"),
    "carbon-footprint": ("not-provided", "0.00"),
    "standards-participation": ("two", "2.00"),
    "bonus-chain": ("backbone", "1.50"),
    "bonus-footprint-platform": ("yes", "1.00"),
    "bonus-zero-carbon": ("no", "0.00"),
}
VALUES = {row: (text, score) for row, (text, score) in FIGURES.items()} | {
    "energy-per-product": ("115.0", "9.00")
}
# 52.25 of the figures, 2.50 of five functions, 4.82 of the two pollutants, 6.00 of the choices, 2.50 of the bonus.
TOTAL = "68.07"


def new_assessment(qtbot, window) -> AssessmentDriver:
    """Walk the wizard from Home to the open evaluation."""
    HomePageObject(qtbot, window).press("新建评价")
    qtbot.waitUntil(lambda: window.findChild(NewAssessment) is not None, timeout=PATIENCE)
    page = WizardPageObject(qtbot, window.findChild(NewAssessment))
    page.say("factory", "province")
    page.fill(name=NAME, creditCode=CODE, industryCode="2825", address="宿迁市样例路 1 号")
    page.choose("province", "江苏省")
    page.choose("city", "宿迁市")
    page.choose("ownership", "民营")
    page.next()
    for circumstance in CIRCUMSTANCES:
        page.answer(circumstance, "none", note="已查询，无此情形")
    page.next()
    assert "丙纶（短纤维）" in page.schemes()[0]
    assert "第十七条" in page.fact("reason") + page.fact("standing")
    page.next()
    page.finish()
    qtbot.waitUntil(lambda: window.workbench.page is not None, timeout=PATIENCE)
    # What a window manager does when a dialog closes; there is none offscreen.
    qtbot.waitUntil(lambda: window.findChild(NewAssessment) is None, timeout=PATIENCE)
    with qtbot.waitActive(window, timeout=PATIENCE):
        window.activateWindow()
    return AssessmentDriver(window.workbench.page)


def answer_everything(driver: AssessmentDriver) -> None:
    """Fill every row of the form as a person does."""
    driver.open("indicators", "gates")
    for gate in ("management", "systems"):
        driver.say_state(gate, "met")
    for row, (text, _score) in FIGURES.items():
        driver.fill(row, text)
    driver.tick("platform-functions", *FUNCTIONS)
    for number, text in enumerate(POLLUTANTS):
        driver.fill("pollutant-margin", text, number=number)
    for row, (option, _score) in CHOICES.items():
        driver.choose(row, option)


def check_sheet(file: Path) -> None:
    """Find every value, choice and score in the workbook, each on its row."""
    sheet = load_workbook(file).worksheets[0]
    rows = ["|".join(str(cell.value) for cell in row if cell.value is not None) for row in sheet.iter_rows()]
    for value, score in VALUES.values():
        assert any(_figure(value) in row.split("|") and _figure(score) in row.split("|") for row in rows), (
            value
        )
    assert any("5" in row.split("|") and "2.5" in row.split("|") for row in rows)
    for text in POLLUTANTS:
        assert any(text in row.split("|") for row in rows), text


def check_report(text: str) -> None:
    """Find the applicant, every value and score, the totals and the statement in the report."""
    for words in (NAME, CODE, "宿迁市样例路1号", "2825", TOTAL, "自评价结果，非认证结论", "已查询，无此情形"):
        assert words in text, words
    for value, score in VALUES.values():
        assert value in text, value
        assert score in text, score
    for value in POLLUTANTS:
        assert value in text, value


def _figure(text: str) -> str:
    """Return a figure as the workbook's number reads."""
    number = float(text)
    return str(int(number)) if number.is_integer() else str(number)


def test_from_an_enterprise_to_its_report(qtbot, window, ask, tmp_path):
    """A person walks one factory through the provincial form; the table and the report handed in hold all of it."""
    driver = new_assessment(qtbot, window)
    answer_everything(driver)

    result = driver.page.model.result
    assert result.gate_state == "met"
    assert {row.status for row in result.rows} == {"scored"}
    for row, (_answer, score) in (FIGURES | CHOICES).items():
        assert driver.points(row).startswith(score), row
    assert driver.points("platform-functions").startswith("2.50")
    assert driver.points("pollutant-margin").startswith("4.82")
    assert driver.total() == TOTAL

    driver.open("result")
    driver.open("output")
    page = driver.page.part
    assert isinstance(page, OutputPage)
    handing_in = OutputDriver(page, qtbot)
    sheet, report = tmp_path / "平台 填报表.xlsx", tmp_path / "自评价 报告.pdf"
    ask.answer(sheet, report)
    handing_in.export_sheet()
    handing_in.export_report()
    check_sheet(sheet)
    check_report(pdf_text(report))
    assert handing_in.preview_text() == pdf_text(report)


def test_what_was_done_is_there_after_a_restart(qtbot, window, program):
    """What was answered is on the disk: Home shows it, and the program reads the same document again."""
    driver = new_assessment(qtbot, window)
    answer_everything(driver)
    document = driver.page.model.document
    window.back()
    home = HomePageObject(qtbot, window)
    qtbot.waitUntil(lambda: home.texts("score") == [TOTAL], timeout=PATIENCE)

    (row,) = program.assessments.rows()
    assert program.assessments.open(row.id).result(PATIENCE / 1000).document == document
