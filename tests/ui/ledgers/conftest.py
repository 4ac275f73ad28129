"""The page of a ledger before a person's eyes, over the real session, scoring and reference tables."""

from __future__ import annotations

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.ledgers import Boundary, Ledgers, Site
from gf_desktop.ui.assessment.explain import Explainer
from gf_desktop.ui.assessment.part import Context
from gf_desktop.ui.ledgers.page import LedgerPage
from tests.ui.assessment.scene import make_model, make_session, read_table
from tests.ui.look import theme
from tests.ui.pages.ledger_page import LedgerDriver
from tests.ui.recording_ask import RecordingAsk

__all__ = ["theme"]

SITES = Boundary(
    sites=(Site(id="north", name="北厂区", inside="in"), Site(id="south", name="南厂区", inside="in"))
)


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """Return the shipped tables and words; the workspace is never opened."""
    return build(tmp_path_factory.mktemp("工作区")).library


@pytest.fixture(scope="session")
def pack():
    """Return a table with indicators of every kind."""
    return read_table("js-general-2026")


@pytest.fixture
def open_ledger(qtbot, theme, library, pack):
    """Return a function that opens a ledger with these rows and returns its driver."""
    models = []

    def opened(ledger, *rows, answers=(), closed=False, ledgers=None, size=(1150, 620)) -> LedgerDriver:
        ledgers = (ledgers or Ledgers()).with_rows(ledger, rows)
        model = make_model(make_session(pack, ledgers=ledgers, boundary=SITES, closed=closed))
        models.append(model)
        context = Context(
            model, Explainer(pack, None, library), lambda _place: None, ask=RecordingAsk(*answers)
        )
        page = LedgerPage(context, ledger)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.entered()
        page.focus_first()
        return LedgerDriver(page)

    yield opened
    for model in models:
        # As the workbench does: left to the garbage collector, steps of undo would be deleted before their stack.
        model.deleteLater()
