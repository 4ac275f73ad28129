"""What an import offers a sheet to be read as fits what is evaluated."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from gf_desktop.domain.ledgers import LEDGERS
from gf_desktop.ui.importing.mapping_panel import MappingPanel
from gf_desktop.ui.importing.words import ImportWords
from tests.exchange.workbooks.builders import document, program
from tests.exchange.workbooks.test_by_subject import computed
from tests.standards.shipped import pack


@pytest.mark.parametrize(
    ("of", "known", "offered"),
    [
        (computed("park-2016"), "", {"waste"}),
        (computed("park-2016"), "outlets", {"waste", "outlets"}),
        (pack("js-general-2026"), "", set(LEDGERS)),
    ],
)
def test_only_ledgers_that_fit_areoffered(of, known, offered, qtbot, theme):
    """A park of whose rows one takes waste is offered waste, and what the sheet is read as already."""
    from gf_desktop.exchange.workbooks.plan import blank_document

    told = blank_document(of) if of.header.subject == "park" else document()
    say, owner = program().catalogue.say, QObject()
    model = SimpleNamespace(pack=of, document=told, say=say)
    panel = MappingPanel(SimpleNamespace(model=model, say=say), ImportWords(model, owner))
    qtbot.addWidget(panel)

    assert {one.id for one in panel.offered(known)} == offered
