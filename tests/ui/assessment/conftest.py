"""The page of an assessment before a person's eyes, over the real session and scoring."""

import pytest

from gf_desktop.ui.assessment import AssessmentPage
from tests.ui.assessment.scene import make_model, make_session
from tests.ui.look import theme
from tests.ui.pages.assessment_page import AssessmentDriver

__all__ = ["theme"]


@pytest.fixture
def open_page(qtbot, theme):
    """Return a function that opens the page over a table and returns its driver."""

    def opened(pack, *, library=None, size=(1366, 700), **more) -> AssessmentDriver:
        page = AssessmentPage(make_model(make_session(pack, **more)), library)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return AssessmentDriver(page)

    return opened
