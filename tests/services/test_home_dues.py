"""What is due next of each line of Home, from its programme and what is said of its application."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from gf_desktop.domain.home import HomeRow, Summary
from gf_desktop.services.home_dues import home_dues
from gf_desktop.services.library import Library

RESOURCES = Path(__file__).parents[2] / "resources"
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the shipped standards."""
    return Library(RESOURCES)


def row(key: str, **more) -> HomeRow:
    """Return a line of Home."""
    summary = Summary(answered=1, rows=2, total="1.00", highest="2.00", gate_state="open")
    known = {
        "applicant": "甲",
        "year": 2025,
        "scheme": "表",
        "state": "open",
        "changed": "",
        "summary": summary,
    }
    return HomeRow(id=key, **(known | more))


def test_only_open_lines_with_a_programme_are_dated(library):
    """A closed one, and one without a programme, wait for nothing; what only departments do by December is no date."""
    rows = [row("a", programme="js-2026"), row("b"), row("c", programme="js-2026", state="closed")]

    found = home_dues(rows, library, DAY)

    assert set(found) == {"a"}
    assert (found["a"].id, found["a"].on) == ("dynamic-table-province", date(2027, 3, 31))


def test_level_and_local_dates_count(library):
    """The nearest date of the level applied for is taken, an earlier local one before the rules' one."""
    facts = {
        "purpose": "nation",
        "own_dates": {"dynamic-table-nation": {"on": "2027-03-20", "source": "市局通知"}},
    }
    line = row("a", programme="js-2026", facts=json.dumps(facts, ensure_ascii=False))

    due = home_dues([line], library, DAY)["a"]

    assert (due.id, due.on, due.days) == ("dynamic-table-nation", date(2027, 3, 20), 118)
