"""One new YAML file in ``resources/standards`` is all that a table takes: no line of the program knows it.

The program, its resources and its forms are copied as they are, and one file is put beside the shipped tables.
"""

from __future__ import annotations

import filecmp
import json
import shutil
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gf_desktop import bootstrap
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.exchange.documents import write_document
from gf_desktop.services.evaluation import programme_of
from gf_desktop.services.reports import Snapshot
from gf_desktop.services.scoring import scored
from gf_desktop.ui.output.page import OutputPage
from gf_desktop.ui.wizard.wizard import NewAssessment
from tests.ui.keys import compose
from tests.ui.pages.assessment_page import AssessmentDriver
from tests.ui.pages.home_page import HomePageObject
from tests.ui.pages.output_page import OutputDriver, pdf_text
from tests.ui.pages.wizard_page import WizardPageObject

pytestmark = pytest.mark.qt_log_ignore(
    # The list that completes an industry's code is a window of its own; the offscreen plugin cannot raise it.
    "This plugin does not support raise",
    "This plugin does not support grabbing the keyboard",
)

PATIENCE = 20_000
TITLE_OF_ROW = "烧成窑热效率"
TITLE = "某市绿色工厂评价要求 搪瓷（2027版）"
TABLE = f"""\
format: gf-pack/1
id: city-enamel-2027
version: 1
title: {TITLE}
short_title: 某市搪瓷（2027版）
subject: factory
issuer: 某市工业和信息化局
standing: official
applies: {{province: 江苏省, industries: ["3383"]}}
labels: {{lead: 优秀值, base: 及格值}}
---
sources:
  notice: {{title: 某市 2027 年通知附件, confidence: high}}
gates:
  - {{id: lawful, title: 依法设立, evidence: [{{kind: business-licence}}]}}
sections:
  - id: kiln
    title: 窑炉节能
    points: 60
    groups:
      - number: "1"
        title: 窑炉热效率
        indicators:
          - id: kiln-efficiency
            title: 烧成窑热效率
            kind: quantitative
            better: higher
            unit: "%"
            domain: {{min: 0, max: 100}}
            points: 60
            lead: {{value: 60, source: notice}}
            base: {{value: 40, source: notice}}
            evidence: [{{kind: calculation-sheet}}]
  - id: glaze
    title: 釉料
    points: 40
    groups:
      - number: "2"
        title: 无铅釉料
        indicators:
          - id: lead-free-glaze
            title: 使用无铅釉料
            kind: choice
            points: 20
            choose_from: glaze
            choice: {{options: [{{id: yes, title: 是, points: 20}}, {{id: no, title: 否, points: 0}}]}}
            evidence: [{{kind: hazardous-substance-report}}]
          - id: recovered-glaze
            title: 回收釉浆使用率
            kind: ratio
            better: higher
            unit: "%"
            domain: {{min: 0, max: 100}}
            points: 20
            choose_from: glaze
            lead: {{value: 80, source: notice}}
            cap: 1
            evidence: [{{kind: calculation-sheet}}]
      - number: "3"
        title: 釉料管理
        indicators:
          - id: glaze-management
            title: 釉料管理
            kind: manual
            step: 5
            points: 20
            evidence: [{{kind: self-statement}}]
choose: {{glaze: 1}}
"""
DOCUMENT = {
    "format": "gf-assessment",
    "version": 1,
    "subject": "factory",
    "applicant": {"name": "样例搪瓷厂", "province": "江苏省", "industry_code": "3383"},
    "year": 2026,
    "scheme": {"id": "city-enamel-2027", "version": 1},
    "answers": {
        "kiln-efficiency": {"value": "55"},
        "lead-free-glaze": {"option": "no"},
        "recovered-glaze": {"value": "60"},
        "glaze-management": {"value": "15", "reason": "有台账"},
    },
}
SCORES = [
    "45.00",
    None,
    "15.00",
    "15.00",
]  # of the two rows on glazes the better one counts, the other one not
TOTAL = Fraction(55 - 40, 60 - 40) * 60 + Fraction(60, 80) * 20 + 15  # 45 + 15 + 15


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """Return a folder with the program as it is and one table more among its standards."""
    root, folder = Path(__file__).resolve().parents[2], tmp_path_factory.mktemp("installed")
    for part in ("gf_desktop", "resources", "forms"):
        shutil.copytree(root / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "resources" / "standards" / "city-enamel-2027.yaml").write_text(TABLE, encoding="utf-8")
    ours = filecmp.dircmp(root / "resources" / "standards", folder / "resources" / "standards")
    assert (ours.left_only, ours.right_only, ours.diff_files) == ([], ["city-enamel-2027.yaml"], [])
    return folder


@pytest.fixture
def program(workspace, installed, monkeypatch):
    """Return the program that reads that folder in place of ours."""
    monkeypatch.setattr(bootstrap, "shipped", lambda name: installed / name)
    program = bootstrap.build(workspace)
    assert program.resources == installed / "resources"
    yield program
    program.assessments.stop()


@pytest.fixture
def file(tmp_path):
    """Return a document of the new table."""
    path = tmp_path / "enamel.json"
    path.write_text(json.dumps(DOCUMENT, ensure_ascii=False), encoding="utf-8")
    return path


def test_the_wizard_offers_it(qtbot, theme, program, settings):
    """A factory of that industry and place finds the table in the list, with the reason, and can take it."""
    wizard = NewAssessment(program, settings, today=date(2027, 3, 10))
    qtbot.addWidget(wizard)
    wizard.open()
    qtbot.waitExposed(wizard)
    page = WizardPageObject(qtbot, wizard)
    page.next()
    page.fill(name="样例搪瓷厂", industryCode="3383")
    page.choose("province", "江苏省")
    page.next()
    page.next()

    assert any(TITLE in line for line in page.schemes())
    page.choose_scheme(TITLE)
    assert page.fact("reason")
    page.next()
    assert page.summary()["评价要求"] == TITLE


def test_it_is_scored_and_handed_in(program, file, tmp_path):
    """The score, the platform's table and the report follow from the file alone."""
    document, pack, result = scored(file, program.library)
    assert result.total == TOTAL == 75
    snapshot = Snapshot(document, pack, programme_of(document, program.library), result)

    program.reports.write_sheet(snapshot, tmp_path / "a.xlsx")
    cells = [str(c) for row in load_workbook(tmp_path / "a.xlsx").worksheets[0].values for c in row]
    assert {"烧成窑热效率", "优秀值", "及格值", "55", "釉料管理"} <= set(cells)

    program.reports.write_report(snapshot, tmp_path / "a.pdf")
    text = pdf_text(tmp_path / "a.pdf")
    assert "烧成窑热效率" in text
    assert "75.00" in text


def new_assessment(qtbot, window) -> AssessmentDriver:
    """Walk the wizard from Home, choose the new table in its list, and open the evaluation."""
    HomePageObject(qtbot, window).press("新建评价")
    qtbot.waitUntil(lambda: window.findChild(NewAssessment) is not None, timeout=PATIENCE)
    page = WizardPageObject(qtbot, window.findChild(NewAssessment))
    page.say("factory", "province")
    page.fill(name="样例搪瓷厂", industryCode="3383")
    page.choose("province", "江苏省")
    page.next()
    page.next()
    page.choose_scheme(TITLE)
    page.next()
    assert page.summary()["评价要求"] == TITLE
    page.finish()
    qtbot.waitUntil(lambda: window.workbench.page is not None, timeout=PATIENCE)
    # What a window manager does when a dialog closes; there is none offscreen.
    qtbot.waitUntil(lambda: window.findChild(NewAssessment) is None, timeout=PATIENCE)
    with qtbot.waitActive(window, timeout=PATIENCE):
        window.activateWindow()
    return AssessmentDriver(window.workbench.page)


def fill_in(driver: AssessmentDriver) -> None:
    """Answer the requirement and the four rows as a person does."""
    driver.open("indicators", "gates")
    driver.say_state("lawful", "met")
    driver.open("indicators", "kiln")
    driver.fill("kiln-efficiency", "55")
    driver.open("indicators", "glaze")
    driver.choose("lead-free-glaze", "no")
    driver.fill("recovered-glaze", "60")
    driver.fill("glaze-management", "15")
    reason = driver.input("glaze-management").reason.area
    reason.setFocus()
    compose(reason, "有台账")
    driver.leave()


def hand_in(driver: AssessmentDriver, qtbot, ask, folder: Path) -> tuple[Path, Path]:
    """Write the platform's table and the report from the page of what is handed in."""
    driver.open("output")
    page = driver.page.part
    assert isinstance(page, OutputPage)
    sheet, report = folder / "平台 填报表.xlsx", folder / "自评价 报告.pdf"
    ask.answer(sheet, report)
    handing_in = OutputDriver(page, qtbot)
    handing_in.export_sheet()
    handing_in.export_report()
    return sheet, report


def command(installed: Path, *arguments: object) -> str:
    """Return what the copied program says on the command line."""
    line = [sys.executable, "-W", "error", "-m", "gf_desktop", *map(str, arguments)]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", cwd=installed, check=True)
    return done.stdout


def test_from_the_wizard_to_the_report(qtbot, window, ask, installed, tmp_path):
    """Chosen in the wizard, filled in by hand, scored, handed in; the command line scores it alike."""
    driver = new_assessment(qtbot, window)
    fill_in(driver)
    model = driver.page.model
    assert model.document.scheme.id == "city-enamel-2027"
    assert model.result.gate_state == "met"
    assert [row.score and fixed_text(row.score, 2) for row in model.result.rows] == SCORES
    assert driver.points("kiln-efficiency").startswith("45.00")
    assert driver.total() == "75.00"

    sheet, report = hand_in(driver, qtbot, ask, tmp_path)
    cells = [str(cell) for row in load_workbook(sheet).worksheets[0].values for cell in row]
    assert {TITLE_OF_ROW, "优秀值", "及格值", "55", "60", "45"} <= set(cells)
    text = pdf_text(report)
    for words in ("样例搪瓷厂", TITLE.replace(" ", ""), TITLE_OF_ROW, "有台账", "优秀值", "45.00", "75.00"):
        assert words in text, words

    document = tmp_path / "评价.json"
    write_document(model.document, document)
    said = json.loads(command(installed, "score", document, "--json"))
    assert (said["scheme"]["title"], said["total"]) == (TITLE, "75.00")
    window.back()
    home = HomePageObject(qtbot, window)
    qtbot.waitUntil(lambda: home.texts("score") == ["75.00"], timeout=PATIENCE)


def test_the_command_line_knows_it(installed, file, tmp_path):
    """A process of the copied program lists the table, scores a document of it and writes its report."""
    (listed,) = [
        one for one in json.loads(command(installed, "standards", "--json")) if one["title"] == TITLE
    ]
    assert (listed["points"], listed["indicators"], listed["benchmarks"]) == ("100.00", 4, {"high": 3})

    said = json.loads(command(installed, "score", file, "--json"))
    assert [row["score"] for row in said["indicators"]] == SCORES
    assert said["total"] == "75.00"

    out = tmp_path / "报告.pdf"
    command(installed, "export", file, "--report", "self-evaluation", "--format", "pdf", "--out", out)
    assert "75.00" in pdf_text(out)


def test_without_the_file_nobody_knows_it(file):
    """The program as it is shipped has no such table and says so: nothing of it is anywhere else."""
    line = [sys.executable, "-m", "gf_desktop", "score", str(file), "--json"]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", cwd=root, check=False)

    assert done.returncode == 2
    assert "city-enamel-2027" in json.loads(done.stdout)["error"]["text"]
