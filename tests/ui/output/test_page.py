"""Step 7 blocks nothing: it says what is still open, and leads there."""

import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf_desktop.domain.document import Answer, GateAnswer
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.plain import load
from gf_desktop.standards.reference.tables import read_tables
from tests.standards.shipped import REFERENCE

pytestmark = pytest.mark.qt_log_ignore(
    # The list of what is open is a window of its own; the offscreen plugin cannot give it the keyboard.
    "This plugin does not support grabbing the keyboard",
    "This plugin does not support raise",
)


def test_what_is_open_is_said_with_a_way_there(open_output, sample):
    """An unanswered row and an unconfirmed requirement are links; exporting stays possible."""
    gates = {key: GateAnswer() for key in sample.gates}
    driver = open_output(document=replace(sample, answers={}, gates=gates))
    rows, gate, *_ = driver.said_open()
    assert (rows, gate) == ("21 项未填", "基本要求未全部确认")
    assert driver.page.sheet.export.isEnabled()

    window = driver.page.window()
    driver.press("open-gates")
    assert window.place.text().startswith("indicators/gates/")


def test_unanswered_rows_are_listed_each_with_its_way(open_output, sample):
    """Under their section; Enter on one leads to it."""
    driver = open_output(document=replace(sample, answers={}))

    lines = driver.list_open("rows")
    assert lines[:2] == ["单位丙纶（短纤维）产品综合能耗", "单位产品碳排放量"]
    assert len(lines) == 21
    assert driver.headings()[0] == "能源低碳化"

    QTest.keyClick(driver.open_list, Qt.Key.Key_Down)
    QTest.keyClick(driver.open_list, Qt.Key.Key_Return)

    assert driver.page.window().place.row == "carbon-per-product"
    assert not driver.open_list.isVisible()


def test_a_finding_in_the_years_data_leads_to_its_cell(open_output, sample):
    """Text that is no figure in a ledger is listed, and its line leads to the very cell."""
    energy = {"id": "e1", "carrier": "electricity", "unit": "kWh", "drafts": {"consumed": "约 300"}}
    driver = open_output(document=replace(sample, ledgers=load(Ledgers, {"energy": [energy]})))
    driver.list_open("findings")

    driver.choose_open("约 300")

    assert driver.page.window().place.text() == "data/energy/e1/consumed"


def test_findings_are_listed_by_severity_each_with_its_way(open_output, sample):
    """Each is a sentence; what must be put right comes first, and each line leads to its own place."""
    answers = {**sample.answers, "plot-ratio": Answer(not_applicable=True)}
    driver = open_output(document=replace(sample, answers=answers))
    count = len(driver.list_open("findings"))
    assert driver.said_open()[-1] == f"{count} 处问题"
    assert driver.headings()[0] == "须改正，1 处"

    driver.choose_open("容积率")
    assert driver.page.window().place.row == "plot-ratio"


def test_a_finding_of_the_enterprise_leads_to_its_field(open_output):
    """What the report needs of the enterprise is put right on its own page."""
    driver = open_output()
    driver.list_open("findings")

    driver.choose_open("法定代表人")

    assert driver.page.window().place.text() == "eligibility/applicant/legal_representative"


def test_escape_closes_the_list_and_changes_nothing(open_output):
    """One stays in this step."""
    driver = open_output()
    driver.list_open("findings")

    QTest.keyClick(driver.open_list, Qt.Key.Key_Escape)

    assert not driver.open_list.isVisible()
    assert driver.page.window().place.step == "output"


def test_qts_pdf_parts_are_loaded_with_the_preview_only():
    """The step itself is opened without them."""
    code = (
        "import sys, gf_desktop.ui.output.page;"
        "sys.exit(any(name.startswith('PySide6.QtPdf') for name in sys.modules))"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_factor_far_from_the_tables_is_listed(open_output, sample):
    """A coefficient that coal cannot have is among the findings, and its line leads to the cell."""
    coal = {"id": "e1", "carrier": "raw-coal", "unit": "t", "consumed": "5", "coefficient": "1.2143"}
    book = load(Ledgers, {"energy": [{**coal, "coefficient_unit": "kgce/kg"}]})
    driver = open_output(document=replace(sample, ledgers=book), tables=partial(read_tables, REFERENCE))
    driver.list_open("findings")

    driver.choose_open("1.2143")

    assert driver.page.window().place.text() == "data/energy/e1/coefficient"
