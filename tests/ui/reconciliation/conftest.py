"""The reconciliations before a person's eyes, over the real session."""

import pytest

from gf_desktop.ui.assessment import AssessmentPage
from tests.ui.assessment.scene import make_model
from tests.ui.look import theme
from tests.ui.reconciliation.scene import LEDGERS, ReconciliationDriver
from tests.ui.recording_ask import RecordingAsk
from tests.ui.year.scene import year_session

__all__ = ["theme"]


@pytest.fixture
def open_page(qtbot, theme):
    """Return a function that opens the page with these totals and returns its driver."""
    models = []

    def opened(*totals, answers=(), reports=None, **more) -> ReconciliationDriver:
        rows = [{"id": f"r{number}", **one} for number, one in enumerate(totals, 1)]
        session = year_session(place="data/reconciliation", ledgers={**LEDGERS, "totals": rows}, **more)
        model = make_model(session)
        models.append(model)
        ask = RecordingAsk(*answers)
        page = AssessmentPage(model, ask=ask, reports=reports)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return ReconciliationDriver(page, ask)

    yield opened
    for model in models:
        model.deleteLater()
