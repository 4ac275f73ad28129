"""What is typed into ledgers on a real workspace: everything is there again, and so are the columns one chose."""

from __future__ import annotations

from pathlib import Path

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.ledgers import LEDGERS
from gf_desktop.domain.ledgers.columns import required
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.ledgers import layout
from gf_desktop.ui.main_window import MainWindow
from gf_desktop.ui.settings import Settings
from tests.ui.pages.ledger_page import LedgerDriver

PATIENCE = 20_000
SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "sample-general.json"


@pytest.fixture
def enter(qtbot, theme, ask):
    """Return a function that opens the program's only evaluation in a window of its own."""

    def opened(program, assessment_id: str) -> MainWindow:
        window = MainWindow(program, Settings(program.data), theme, ask)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        window.flows.open(assessment_id)
        qtbot.waitUntil(lambda: window.workbench.page is not None, timeout=PATIENCE)
        return window

    return opened


def ledger(window: MainWindow, name: str) -> LedgerDriver:
    """Go to a ledger of the open evaluation."""
    window.workbench.page.go(Place.read(f"data/{name}"))
    return LedgerDriver(window.workbench.page.part)


def first_free(name: str) -> str:
    """Return the first column of figures that is seen at first; of a ledger without, that of the source."""
    seen = (one for one in layout.ordered(name) if not layout.waits(name, one.key))
    return next((one.key for one in seen if one.kind in ("number", "quantity")), "source")


def test_everything_typed_is_there_again(enter, program, qtbot, workspace):
    """In every ledger a cell of the last line, the name not yet: closed, and opened by the program started anew."""
    assessment_id = program.assessments.import_document(SAMPLE).result(60)
    window = enter(program, assessment_id)
    for name in LEDGERS:
        driver = ledger(window, name)
        if driver.page.stack.currentIndex() == 1:
            driver.press("empty-add")
        last = driver.index(driver.grid.rowCount() - 1, first_free(name))
        assert driver.grid.setData(last, "约 3")
    typed = window.workbench.model.document.ledgers
    window.back()
    qtbot.waitUntil(lambda: window.workbench.page is None, timeout=PATIENCE)
    program.assessments.stop()

    again = build(workspace)
    other = enter(again, assessment_id)
    kept = other.workbench.model.document.ledgers
    for name in LEDGERS:
        assert kept.rows(name) == typed.rows(name)
        last = kept.rows(name)[-1]
        assert "约 3" in (getattr(last, first_free(name)), last.drafts.get(first_free(name)))
        driver = ledger(other, name)
        assert driver.cell(len(kept.rows(name)) - 1, first_free(name)) == "约 3"
        for key in required(name):
            assert driver.cell(len(kept.rows(name)) - 1, key) == "必填"
    other.back()
    again.assessments.stop()


def test_the_columns_one_chose_are_remembered(enter, program):
    """Shown or hidden in one evaluation, a column is so in the next, whatever the others do."""
    first, second = (program.assessments.import_document(SAMPLE).result(60) for _ in range(2))
    window = enter(program, first)
    chooser = ledger(window, "waste").page.columns
    chooser.chooser.aboutToShow.emit()
    entries = {one.text(): one for one in chooser.chooser.actions()}
    entries["备注"].trigger()
    entries["来源文件"].trigger()
    shown = ledger(window, "waste").columns()
    assert "note" in shown
    assert "source" not in shown
    window.back()

    other = enter(program, second)
    assert ledger(other, "waste").columns() == shown
    assert "note" not in ledger(other, "parcels").columns()
    other.back()


def test_what_is_remembered_of_columns(workspace):
    """Chosen columns come back from the file by ledger; of others nothing is said."""
    Settings(workspace).set_columns("energy", {"note": True, "heating_value_unit": False})
    Settings(workspace).sync()

    assert Settings(workspace).columns("energy") == {"note": True, "heating_value_unit": False}
    assert Settings(workspace).columns("water") == {}
