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
    models = []

    def opened(pack, *, library=None, size=(1366, 700), **more) -> AssessmentDriver:
        model = make_model(make_session(pack, **more))
        models.append(model)
        page = AssessmentPage(model, library)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return AssessmentDriver(page)

    yield opened
    for model in models:
        # As the workbench does: left to the garbage collector, steps of undo would be deleted before their stack.
        model.deleteLater()
