"""Step 7 blocks nothing: it says what is still open, and leads there."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from gf_desktop.domain.document import GateAnswer


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


def test_the_link_of_unanswered_rows_leads_to_the_first(open_output, sample):
    """It puts one on the first row still open."""
    driver = open_output(document=replace(sample, answers={}))
    window = driver.page.window()

    driver.press("open-rows")

    assert window.place.row == "energy-per-product"


def test_the_link_of_findings_leads_where_the_first_is_put_right(open_output):
    """The sample's findings begin with its errors and warnings; the link goes to a place outside this step."""
    driver = open_output()
    window = driver.page.window()
    assert driver.said_open()[-1].endswith("处问题")

    driver.press("open-findings")

    assert window.place.step in ("eligibility", "indicators")


def test_qts_pdf_parts_are_loaded_with_the_preview_only():
    """The step itself is opened without them."""
    code = (
        "import sys, gf_desktop.ui.output.page;"
        "sys.exit(any(name.startswith('PySide6.QtPdf') for name in sys.modules))"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
