"""The year's pages before a person's eyes, over the real session, deriving and scoring."""

import pytest

from gf_desktop.ui.assessment import AssessmentPage
from tests.ui.assessment.scene import make_model
from tests.ui.look import theme
from tests.ui.pages.year_page import YearDriver
from tests.ui.recording_ask import RecordingAsk
from tests.ui.year.scene import year_session

__all__ = ["theme"]


@pytest.fixture
def open_year(qtbot, theme):
    """Return a function that opens an evaluation with a year's data and returns its driver."""
    models = []

    def opened(place="data/overview", *, answers=(), size=(1366, 700), **more) -> YearDriver:
        page_more = {key: more.pop(key) for key in ("write_template", "import_tables") if key in more}
        model = make_model(year_session(place=place, **more))
        models.append(model)
        ask = RecordingAsk(*answers)
        page = AssessmentPage(model, ask=ask, **page_more)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return YearDriver(page, ask)

    yield opened
    for model in models:
        model.deleteLater()
