"""The sample documents: the result of each shipped table, its arithmetic written out by hand.

Those of the two provincial tables: ``tests/acceptance/test_provincial_samples.py``.
"""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from gf_desktop.domain.document import Document
from gf_desktop.domain.document_rules import check_document
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.output import SchemeOut, score_out
from gf_desktop.domain.result import Result
from gf_desktop.domain.scoring import score
from gf_desktop.exchange.documents import read_document
from gf_desktop.standards.programmes import read_programmes
from tests.standards.shipped import IDS, RESOURCES, pack

F = Fraction
SAMPLES = RESOURCES / "samples"
PROGRAMMES = {one.id: one for one in read_programmes(RESOURCES / "programmes")}
SCHEME = SchemeOut(id="a", version=1, title="甲", standing="own", digest="")


def sample(scheme: str) -> Document:
    """Return the sample document of a table."""
    return read_document(SAMPLES / f"sample-{scheme}.json")


def result(scheme: str) -> Result:
    """Return the result of a table's sample, nothing being computed from ledgers."""
    return score(sample(scheme), pack(scheme))


def sections(found: Result) -> dict[str, F]:
    """Return the score of each section in points of the total."""
    return {section.id: section.score for section in found.sections}


@pytest.mark.parametrize("scheme", IDS)
def test_every_shipped_table_has_a_sample(scheme):
    """Some sample file is a document of the table, and is right for it."""
    texts = [(file, json.loads(file.read_text("utf-8"))) for file in SAMPLES.glob("*.json")]
    files = [file for file, text in texts if text["scheme"]["id"] == scheme]
    assert files
    for file in files:
        document = read_document(file)
        programme = document.programme and PROGRAMMES[document.programme.id]
        assert check_document(document, pack(scheme), programme) == ()


def test_the_national_standards_example():
    """26.55 points: benchmarks that the user entered count, the other rows keep the result a range."""
    found = result("gbt36132-2025")
    energy = 8 * F("0.06") / F("0.02") - 8 * F("0.05") / F("0.02")  # (0.06 − 0.05) ÷ (0.06 − 0.04) × 8 = 4
    functions = F(5, 8) * 6  # 3.75
    water = F(93 - 90, 95 - 90) * 8  # 4.8
    total = energy + functions + water + 6 + 8 + 0  # process 6, design 8, no footprint 0
    assert found.total == total == F("26.55")
    assert found.highest == total + 100 - (8 + 6 + 8 + 6 + 8 + 8) == F("82.55")
    assert found.after_review is None  # what a row not applicable is worth is not published


def test_the_ministrys_form_of_2025():
    """18.5 points: most figures are not shown to enterprises, so most points stay open."""
    found = result("miit-general-2025")
    energy = F(80 - 50, 80 - 40) * 8  # 6
    functions = F(6, 8) * 6  # 4.5
    assert found.total == energy + functions + 8 == F("18.5")
    assert found.highest == F("18.5") + 100 - (8 + 6 + 8) == F("96.5")
    reasons = {row.id: row.reason.code for row in found.rows if row.reason}
    assert reasons["material-saving-case"] == "score.points-unknown"
    assert reasons["saving-product-share"] == "score.points-unknown-why"
    assert reasons["footprint-share"] == "score.benchmark-unknown-why"


def test_the_table_of_2018():
    """63.34 points: sections of a hundred, weighed; must rows met give all, optional ones by degree."""
    found = result("gbt36132-2018")
    must = 8 + 6 + 3 + 4 * F("6.92") + 4 * F("6.91")
    infrastructure = must + F("6.92") / 2 + F("6.92") + 0 + F("6.92")  # partly, full, none, full
    systems = 4 * F("14.29") + F("14.28")
    inputs = 7 * F("6.25") + F("6.25")
    product = F("7.70") + 2 * F("7.69") + F("7.69")
    emissions = 5 * 10 + 10
    performance = 8 * F("4.17") + 4 * F("4.16") + F("4.17") / 2 + F("4.17") + F("4.16")  # low, full, high
    expected = {
        "infrastructure": infrastructure * F("0.2"),  # 89.62 × 0.2 = 17.924
        "systems": systems * F("0.15"),  # 71.44 × 0.15 = 10.716
        "inputs": inputs * F("0.15"),  # 50 × 0.15 = 7.5
        "product": product * F("0.1"),  # 30.77 × 0.1 = 3.077
        "emissions": emissions * F("0.1"),  # 60 × 0.1 = 6
        "performance": performance * F("0.3"),  # 60.415 × 0.3 = 18.1245
    }
    assert sections(found) == expected
    assert sum(expected.values()) == F("63.3415")
    assert found.total == F("63.34")
    lost = F("0.2") * (F("3.46") + F("6.92")) + F("0.15") * F("14.28") + F("0.3") * F("2.085")
    assert fixed_text(found.highest, 2) == fixed_text(100 - lost, 2) == "95.16"
    assert found.gate_state == "met"


def test_estimated_rows_and_rows_from_memory_say_so():
    """Points that we shared out, and requirements that nobody compared with the original, are named in the trace."""
    found = result("gbt36132-2018")
    said = {row.id: {step.said.code for step in row.steps} for row in found.rows}
    doubts = {"trace.estimated", "trace.row-unverified"}
    assert said["f-building-lawful"] & doubts == set()
    assert said["f-meters"] & doubts == {"trace.estimated"}
    assert said["e-air"] & doubts == doubts


def test_the_park():
    """GI 84.38: 24 items that count, each at most 1, times 100 ÷ 24; 2021 and 2022 stand beside the result of 2023."""
    found = result("park-2016")
    rows = {
        "energy": F("2.4") / 3 + F(12, 15) + 1,
        "resources": 1
        + F(12, 15)
        + 1
        + F(81, 90)
        + (F(24, 30) + 1),  # of four: gas 90/90 and reclaimed 24/30
        "infrastructure": 1 + F(15, 30) + 1,
        "industry": 1 + F(21, 30) + F(12, 15),  # value per person is chosen, though services would be 1
        "environment": 1 + F("2.4") / 3 + F(5, 10) + 1 + F(76, 80) + F(27, 30),
        "management": F(1 + 1 + 0),
    }
    assert sections(found) == {key: value * F(100, 24) for key, value in rows.items()}
    assert sum(rows.values()) == F("20.25")
    assert found.total == F("84.38")  # 20.25 × 100 ÷ 24 = 84.375
    assert found.highest == F("87.71")  # rows of sets not filled could still push out 24/30, 15/30 and 0.9
    assert [(one.year, one.total) for one in found.earlier] == [(2021, F("57.92")), (2022, F("74.63"))]


def test_the_parks_earlier_years():
    """2021 and 2022 by the same rule: 13.9 and 17.91 of 24."""
    first, second = result("park-2016").earlier
    of_2021 = F("1.8") + F("4.4") + F("0.9") + F("2.0") + F("3.8") + 1
    of_2022 = F("2.26") + F("5.05") + F("2.2") + F("2.3") + F("5.1") + 1
    assert sum(one.score for one in first.sections) == of_2021 * F(100, 24)
    assert sum(one.score for one in second.sections) == of_2022 * F(100, 24)


def test_a_park_without_accepted_figures_is_open():
    """Figures from memory count for nothing until the user accepts them: six yes-or-no answers are all there is."""
    document = sample("park-2016")
    plain = Document(**{f: getattr(document, f) for f in document.__slots__ if f != "benchmarks"})
    found = score(plain, pack("park-2016"))
    assert found.total == fixed(3)  # sewage works, standards, plan; the platform is missing
    assert found.highest == fixed(3 + 20)


def fixed(rows: int) -> F:
    """Return the index of some whole items, rounded as the table rounds."""
    return F(fixed_text(rows * F(100, 24), 2))


def test_the_supply_chain():
    """GSCI 75.2: points given by judgement added up; percentages stand beside theirs."""
    found = result("supply-chain-2024")
    assert sections(found) == {
        "strategy": F(8 + 5 + 6),
        "suppliers": 4 + 2 + 3 + 3 + 2 + F("3.2"),
        "production": F(10 + 9),
        "recovery": F("1.5") + 3 + 4,
        "platform": F(7),
        "disclosure": F("2.5") + 2,
    }
    assert found.total == F("75.2")
    assert found.highest == F("75.2") + 5 + F("2.5") * 2
    (beside,) = [s for s in found.row("scm-low-risk-share").steps if s.said.code == "trace.beside"]
    assert beside.result == "80"


def test_earlier_years_are_printed():
    """``score --json`` carries the park's earlier years beside the result."""
    printed = score_out("a.json", SCHEME, result("park-2016"), lambda said: said.code)
    assert [(one.year, one.total, one.highest) for one in printed.earlier] == [
        (2021, "57.92", "65.42"),
        (2022, "74.63", "80.04"),
    ]
    assert score_out("a.json", SCHEME, result("miit-general-2025"), lambda said: said.code).earlier == ()
