"""差异调节表: every total beside ours, the parts adding up, the rest explained or not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gf_desktop.domain.calculators.year_totals import YEAR_TOTALS
from gf_desktop.domain.ledgers import columns
from gf_desktop.domain.report.reconciliation import reconciliation_sheets
from tests.domain.calculators.builders import factory, ledgers, rows
from tests.domain.report.builders import say


def sheets_of(*totals, **changed):
    """Return the sheets of totals given as plain rows."""
    held = [{"id": f"t{number}", **one} for number, one in enumerate(totals)]
    return reconciliation_sheets(factory(ledgers(totals=held, **changed)), say)


def line(sheet, kind: str) -> Fraction:
    """Return the value of the one line of a kind."""
    (found,) = (one.value for one in sheet.lines if one.kind == kind)
    return found


def test_every_subject_has_a_total_of_ours():
    """Whatever the ledger of totals can speak of is reckoned."""
    subjects = next(one for one in columns("totals") if one.key == "subject").options

    assert {code for code, _ in subjects} == YEAR_TOTALS.keys()


@pytest.mark.parametrize(
    ("subject", "paper", "unit", "ours"),
    [
        ("electricity", "bill", "kWh", "9000000"),
        ("electricity", "205-1", "kWh", "10000000"),
        ("output-value", "B204-1", "万元", "50000"),
        ("water", "205-4", "m³", "50000"),
        ("waste", "permit-report", "t", "1550"),
        ("energy", "205-1", "tce", "6464.152"),
    ],
)
def test_our_total_beside_theirs(subject, paper, unit, ours):
    """Bills are held against what was bought, statistics against what was consumed, each in one unit."""
    (sheet,) = sheets_of({"subject": subject, "paper": paper, "unit": unit, "amount": "60000"})

    assert line(sheet, "ours") == Fraction(ours)
    assert line(sheet, "difference") == 60000 - Fraction(ours)
    assert sheet.unit == unit


def test_pollutants_by_name():
    """A pollutant's total is that of the name; one that is not in the ledger is missing."""
    found, unknown = sheets_of(
        {
            "subject": "pollutant",
            "paper": "permit-report",
            "name": "化学需氧量",
            "unit": "kg",
            "amount": "4250",
        },
        {"subject": "pollutant", "paper": "permit-report", "name": "总磷", "unit": "kg", "amount": "1"},
    )

    assert (line(found, "ours"), line(found, "rest")) == (Fraction("4.25"), 0)
    assert "总磷" in unknown.gaps[0]


def test_parts_and_rest_add_up_to_the_difference():
    """For 205-1 the parts are shown, and with the rest they are the difference."""
    (sheet,) = sheets_of({"subject": "energy", "paper": "205-1", "unit": "tce", "amount": "7600"})
    parts = [one.value for one in sheet.lines if one.kind == "part"]

    assert len(parts) == 4
    assert sum(parts) + line(sheet, "rest") == line(sheet, "difference")


def test_what_may_explain_a_difference_is_not_added():
    """Water that our intake leaves out is named; it is no part of the difference."""
    (sheet,) = sheets_of({"subject": "water", "paper": "205-4", "unit": "m³", "amount": "60000"})
    known = {one.title: one.value for one in sheet.lines if one.kind == "known"}

    assert sorted(known.values()) == [2000, 3000, 5000]
    assert line(sheet, "rest") == 10000


def test_sites_outside_may_explain_it():
    """What sites outside the boundary would add is named."""
    water = [
        *rows("water"),
        {"id": "w99", "kind": "intake-tap", "unit": "m³", "amount": "700", "site": "lodging"},
    ]
    (sheet,) = sheets_of({"subject": "water", "paper": "205-4", "unit": "m³", "amount": "1"}, water=water)
    known = {one.title: one.value for one in sheet.lines if one.kind == "known"}

    assert known["边界之外的厂区的数据"] == 700


def test_what_is_missing_is_said():
    """A total without an amount has no lines but a sentence."""
    (sheet,) = sheets_of({"subject": "water", "paper": "205-4", "unit": "m³"})

    assert sheet.lines == ()
    assert "合计数" in sheet.gaps[0]


def test_no_totals_no_sheets():
    """Without totals of other papers there is nothing to reconcile."""
    assert sheets_of() == ()
