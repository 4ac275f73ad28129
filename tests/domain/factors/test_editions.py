"""Two editions of one limit side by side, as they lie in the tables once both are transcribed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gf_desktop.domain.factors import all_questions, answered_row, benchmarks, questions
from gf_desktop.domain.factors.law import other_editions
from gf_desktop.domain.reference.limits import EnergyLimits
from gf_desktop.domain.reference.tables import ReferenceTables
from tests.domain.factors.builders import REPORT, accepting, product, tables

NEW = "GB 21256-2025 | 烧结工序 | 工序单位产品能耗"
OLD = "GB 21256-2013 | 烧结工序 | 工序单位产品能耗"


def both() -> ReferenceTables:
    """Return the shipped tables with a row of the edition that GB 21256-2025 replaces."""
    (new,) = tables().limits.named(NEW)
    old = replace(
        new,
        standard="GB 21256-2013",
        published=date(2013, 10, 10),
        effective=date(2014, 10, 1),
        supersedes=(),
        level1=Decimal(45),
        level2=Decimal(50),
    )
    return replace(tables(), limits=EnergyLimits((*tables().limits.rows, old)))


def pair(text, number, settings=None):
    """Return lead and base of a product under a limit named so, each with whether it may be used."""
    document = product(number, settings, limit_standard=text)
    found = benchmarks(document.ledgers.products[0], "energy", "kgce/t", document, both())
    return found and [(one.value, one.usable) for one in found]


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        (OLD, 2025, [(45, True), (50, True)]),
        (OLD, 2026, [(45, False), (50, False)]),
        (NEW, 2025, [(43, False), (46, False)]),
        (NEW, 2026, [(43, True), (46, True)]),
        ("GB 21256 烧结工序", 2025, [(45, True), (50, True)]),
        ("GB 21256 烧结工序", 2026, [(43, True), (46, True)]),
    ],
)
def test_the_edition_of_the_data_year(text, number, expected):
    """Without a year the edition in force counts; a replaced one and one to come wait for the user."""
    assert pair(text, number) == expected


def test_a_replaced_edition_takes_the_users_word():
    """A permit may still rest on the old edition: the user says so by its key."""
    assert pair(OLD, 2026, accepting(f"limit/{OLD}")) == [(45, True), (50, True)]
    assert pair(OLD, 2026, accepting(f"limit/{NEW}")) == [(45, False), (50, False)]


@pytest.mark.parametrize(
    ("text", "number", "offered"), [(OLD, 2025, NEW), (OLD, 2026, NEW), (NEW, 2025, OLD)]
)
def test_other_editions_are_offered_by_name(text, number, offered):
    """Beside the limit named stand what replaces it and what it replaces; taking one is a change of the row."""
    document = product(number, limit_standard=text)
    found = {one.key: one for one in all_questions(document, both(), REPORT)}["limit_standard/p1"]

    assert [one.value for one in found.options] == [text, offered]
    assert not found.open
    row = answered_row(document.ledgers.products[0], found, offered)
    assert row.limit_standard == offered


def test_what_no_longer_holds_is_not_offered():
    """For 2026 the old edition is no choice beside the new one."""
    document = product(2026, limit_standard=NEW)
    row = document.ledgers.products[0]

    assert questions(document, both(), REPORT) == ()
    (one,) = (o for o in both().limits.named(row.limit_standard))
    assert [other.standard for other in both().limits.related(one)] == ["GB 21256-2013"]
    from gf_desktop.domain.factors.candidates import energy_candidate

    assert other_editions(energy_candidate(one, both(), date(2026, 12, 31)), both(), document) == ()
