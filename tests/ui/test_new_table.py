"""One new YAML file among the standards is all that a table takes: no line of the program knows it."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from gf_desktop.bootstrap import build
from gf_desktop.services.evaluation import programme_of
from gf_desktop.services.reports import Snapshot
from gf_desktop.services.scoring import scored
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.wizard.wizard import NewAssessment
from tests.ui.pages.assessment_page import AssessmentDriver
from tests.ui.pages.output_page import pdf_text
from tests.ui.pages.wizard_page import WizardPageObject

pytestmark = pytest.mark.qt_log_ignore(
    # The list that completes an industry's code is a window of its own; the offscreen plugin cannot raise it.
    "This plugin does not support raise",
    "This plugin does not support grabbing the keyboard",
)

PATIENCE = 20_000
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
TOTAL = Fraction(55 - 40, 60 - 40) * 60 + Fraction(60, 80) * 20 + 15  # 45 + 15 + 15


@pytest.fixture
def program(workspace, tmp_path):
    """Return the program with a folder of standards that holds one file more."""
    folder = tmp_path / "standards"
    folder.mkdir()
    (folder / "city-enamel-2027.yaml").write_text(TABLE, encoding="utf-8")
    program = build(workspace, folder)
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


def test_it_is_filled_in(qtbot, window, program, file):
    """The table opens with a card for each row, and a value typed moves the total."""
    window.flows.open(program.assessments.import_document(file).result(60))
    qtbot.waitUntil(lambda: window.workbench.page is not None, timeout=PATIENCE)
    page = window.workbench.page
    driver = AssessmentDriver(page)
    for section in ("kiln", "glaze"):
        page.go(Place.read(f"indicators/{section}"))
    driver.fill("kiln-efficiency", "60")
    assert page.model.result.total == TOTAL + 15
