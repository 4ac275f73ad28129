"""A reference figure that is no figure yet is told, as long as it is asked for."""

from __future__ import annotations

from dataclasses import replace

from gf_desktop.domain.factors import draft_findings
from gf_desktop.domain.factors.question import drafted
from tests.domain.factors.builders import REPORT, asked, tables, with_settings, year


def test_a_draft_is_a_warning_at_its_question():
    """Who wrote 约1.2 and closed the page is told that it counts for nothing; with the row gone nothing asks for it."""
    document = year(energy=[{"id": "e1", "carrier": "natural-gas", "unit": "m³", "consumed": "5"}])
    assert draft_findings(document, tables(), REPORT) == ()
    question = next(one for key, one in asked(document).items() if "天然气" in key)
    settings = drafted(document.ledgers.settings, question, "约1.2")
    document = with_settings(document, settings)

    (found,) = draft_findings(document, tables(), REPORT)
    assert (found.severity, found.target) == ("warning", ("ledgers", question.place))
    assert found.said.params["text"] == "约1.2"
    without = replace(document, ledgers=replace(document.ledgers, energy=()))
    assert draft_findings(without, tables(), REPORT) == ()
