"""The samples of the two provincial tables: total, sections and bonus, every row's arithmetic written out by hand.

Lead, base and points are those of the forms (staple fibre: reference 5.3; general: 2.2, 2.3 and 5.2), typed here
and not read from the packs. Each row is rounded half up to hundredths, then the rows are added up.
"""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest

from gf_desktop.domain.document import Document
from gf_desktop.domain.document_rules import check_document
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.domain.result import Result
from gf_desktop.exchange.documents import read_document
from gf_desktop.services.evaluation import evaluate
from gf_desktop.services.library import Library
from tests.acceptance.foundry import EXPECTED as FOUNDRY
from tests.acceptance.foundry import REPORTED, ROOT, SAMPLE

F = Fraction
STAPLE_SAMPLE = ROOT / "resources/samples/sample-pp-staple.json"

# Row: points × (value − base) / (lead − base), and what the form shows for it.
STAPLE = {
    "energy-per-product": (12 * F(115 - 130, 110 - 130), "9.00"),
    "carbon-per-product": (8 * (F("0.45") - F("0.5")) / (F("0.42") - F("0.5")), "5.00"),
    "renewable-share": (6 * (F("2.4") - 0) / (3 - 0), "4.80"),
    "platform-functions": (4 * F(5 - 0, 8 - 0), "2.50"),  # five of the twelve are ticked
    "material-per-product": (10 * (F("967.2") - 970) / (966 - 970), "7.00"),
    "water-per-product": (9 * (F("0.74") - F("0.8")) / (F("0.7") - F("0.8")), "5.40"),
    "water-reuse-rate": (8 * F(93 - 90, 95 - 90), "4.80"),
    "solid-waste-use-rate": (6 * F(100 - 95, 100 - 95), "6.00"),
    "process-equipment": (6 * F(2 - 0, 3 - 0), "4.00"),
    "retrofit-count": (2 * F(2 - 1, 3 - 1), "1.00"),
    "retrofit-investment-share": (4 * (F("0.08") - 0) / (F("0.1") - 0), "3.20"),
    # Two values without weights: each counts by its share of 20 + 15.5; 20 is the lead, 15.5 stands at 0.55. 4.8211…
    "pollutant-margin": (
        6 * (20 * F(20 - 10, 20 - 10) + F("15.5") * (F("15.5") - 10) / 10) / F("35.5"),
        "4.82",
    ),
    "green-design-case": (F(4), "4.00"),  # provided
    "carbon-footprint": (F(4), "4.00"),  # provided
    "standards-participation": (F(1), "1.00"),  # one standard
    "building-coefficient": (F(2), "2.00"),  # 41.5 is better than the lead of 40
    "plot-ratio": (2 * (F("1.05") - F("0.8")) / (F("1.2") - F("0.8")), "1.25"),
    "bonus-chain": (F(0), "0.00"),  # not in the list
    "bonus-footprint-platform": (F(1), "1.00"),  # yes
}
STAPLE_SECTIONS = {
    "energy": F("9.00") + F("5.00") + F("4.80") + F("2.50"),  # 21.30 of 30
    "resources": F("7.00") + F("5.40") + F("4.80") + F("6.00"),  # 23.20 of 33
    "clean-production": F("4.00") + F("1.00") + F("3.20") + F("4.82"),  # 13.02 of 18
    "green-products": F("4.00") + F("4.00") + F("1.00"),  # 9.00 of 11
    "land": F("2.00") + F("1.25"),  # 3.25 of 8; 4 wait for a figure instead of 约 0.3
    "bonus": F("0.00") + F("1.00"),  # 1.00 of at most 4
}

# What the user adds to the foundry's year: the two pairs that nobody published and the third that was transcribed the
# wrong way round, each with a source; cases, options and the word on every figure that is only doubtful.
SOURCE = "市局 2026 年通知附件"
ENTERED = {
    "energy-intensity": ("150", "200"),
    "carbon-per-output": ("400", "500"),
    "water-intensity": ("2", "4"),
}
DOUBTFUL = (
    "platform-functions",
    "water-reuse-rate",
    "solid-waste-use-rate",
    "catalogue-equipment",
    "retrofit-count",
    "retrofit-investment-share",
    "waste-water-margin",
    "waste-gas-margin",
    "footprint-share",
    "saving-product-share",
    "land-output",
    "building-coefficient",
    "plot-ratio",
)
CHOSEN = {
    "material-saving-case": "provided",
    "material-substitution-case": "not-provided",
    "green-design-case": "provided",
    "bonus-chain": "backbone",
    "bonus-footprint-platform": "yes",
    "bonus-zero-carbon": "yes",
}
GENERAL = {
    "energy-intensity": (11 * (FOUNDRY["energy-intensity"] - 200) / (150 - 200), "7.35"),  # 166.58 kgce/万元
    "carbon-per-output": (
        11 * (FOUNDRY["carbon-per-output"] - 500) / (400 - 500),
        "4.25",
    ),  # 461.35 kgCO2/万元
    "renewable-share": (
        8 * (FOUNDRY["renewable-share"] - 0) / (F("11.9") - 0),
        "4.21",
    ),  # 6.26 %; 6872 tce: band 2
    "platform-functions": (4 * (FOUNDRY["platform-functions"] - 0) / (6 - 0), "2.67"),  # 4 functions
    "material-saving-case": (F(4), "4.00"),
    "material-substitution-case": (F(0), "0.00"),
    "water-intensity": (6 * (FOUNDRY["water-intensity"] - 4) / (2 - 4), "4.04"),  # 2.65 m³/万元
    "water-reuse-rate": (4 * (FOUNDRY["water-reuse-rate"] - 80) / (F("92.22") - 80), "3.25"),  # 89.92 %
    "solid-waste-use-rate": (4 * (FOUNDRY["solid-waste-use-rate"] - 80) / (100 - 80), "3.25"),  # 96.26 %
    "catalogue-equipment": (6 * (FOUNDRY["catalogue-equipment"] - 3) / (5 - 3), "3.00"),  # 4 in catalogues
    "retrofit-count": (F(0), "0.00"),  # 1.33 a year, under the base of 3.6
    "retrofit-investment-share": (F(4), "4.00"),  # 1.02 %, over the lead of 0.57
    "waste-water-margin": (F(4), "4.00"),  # 76 %, over the lead of 75
    "waste-gas-margin": (4 * (FOUNDRY["waste-gas-margin"] - 80) / (F("86.1") - 80), "3.93"),  # 86 %
    "green-design-case": (F(4), "4.00"),
    "footprint-share": (F(0), "0.00"),  # 66.67 %, under the base of 80
    "saving-product-share": (6 * (FOUNDRY["saving-product-share"] - 80) / (100 - 80), "6.00"),  # 100 %
    "land-output": (F(0), "0.00"),  # 0.98 万元/m², under the base of 1
    "building-coefficient": (2 * (FOUNDRY["building-coefficient"] - 40) / (51 - 40), "0.95"),  # 45.24 %
    "plot-ratio": (2 * (FOUNDRY["plot-ratio"] - F("0.5")) / (F("1.12") - F("0.5")), "0.46"),  # 0.643
    "bonus-chain": (F("1.5"), "1.50"),  # 骨干企业
    "bonus-footprint-platform": (F(1), "1.00"),
    "bonus-zero-carbon": (F(2), "2.00"),
}
GENERAL_SECTIONS = {
    "energy": F("7.35") + F("4.25") + F("4.21") + F("2.67"),  # 18.48 of 34
    "resources": F("4.00") + F("0.00") + F("4.04") + F("3.25") + F("3.25"),  # 14.54 of 22
    "clean-production": F("3.00") + F("0.00") + F("4.00") + F("4.00") + F("3.93"),  # 14.93 of 22
    "green-products": F("4.00") + F("0.00") + F("6.00"),  # 10.00 of 14
    "land": F("0.00") + F("0.95") + F("0.46"),  # 1.41 of 8
    "bonus": F("1.50") + F("1.00") + F("2.00"),  # 4.50 of at most 5
}


@pytest.fixture(scope="module")
def library() -> Library:
    """The shipped tables."""
    return Library(ROOT / "resources")


def result(document: Document, library: Library) -> Result:
    """Return a document's result, its ledgers computed."""
    return evaluate(document, library.pack(document.scheme.id), library, reported=REPORTED).result


def hundredths(number: Fraction) -> Fraction:
    """Return a figure rounded half up to hundredths."""
    return F(floor(number * 100 + F(1, 2)), 100)


def scores(found: Result) -> dict[str, str]:
    """Return the score of each scored row as it is printed."""
    return {row.id: fixed_text(row.score, 2) for row in found.rows if row.status == "scored"}


def sections(found: Result) -> dict[str, Fraction]:
    """Return the score of each section, the bonus among them."""
    return {section.id: section.score for section in found.sections}


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> Document:
    """The foundry's document as a user finishes it: nothing is left open."""
    plain = json.loads(SAMPLE.read_text(encoding="utf-8"))
    plain["answers"] = {row: {"option": option} for row, option in CHOSEN.items()}
    words = {row: {"accept": True} for row in DOUBTFUL}
    pairs = {
        row: {"lead": {"value": lead, "source": SOURCE}, "base": {"value": base, "source": SOURCE}}
        for row, (lead, base) in ENTERED.items()
    }
    forms = {row: {"per-output": pairs.pop(row)} for row in ("energy-intensity", "water-intensity")}
    plain["benchmarks"] = words | pairs | forms
    path = tmp_path_factory.mktemp("foundry") / "finished.json"
    path.write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")
    return read_document(path)


@pytest.mark.parametrize("rows", [STAPLE, GENERAL], ids=["staple", "general"])
def test_the_arithmetic_by_hand_gives_the_scores_by_hand(rows):
    """What stands beside each sum is that sum, rounded half up to hundredths."""
    assert {row: fixed_text(hundredths(total), 2) for row, (total, _shown) in rows.items()} == {
        row: shown for row, (_total, shown) in rows.items()
    }


def test_the_staple_fibre_sample_row_by_row(library):
    """Each of 19 rows scores what was reckoned by hand; a draft and what is not applicable stay open."""
    found = result(read_document(STAPLE_SAMPLE), library)

    assert scores(found) == {row: shown for row, (_total, shown) in STAPLE.items()}
    assert {row.id: row.status for row in found.rows if row.status != "scored"} == {
        "land-output": "blank",
        "bonus-zero-carbon": "not-applicable",
    }


def test_the_staple_fibre_sample_in_all(library):
    """70.77 points: 69.77 in five sections and 1 of the bonus; 4 for the draft and 1 for a bonus row are still open."""
    found = result(read_document(STAPLE_SAMPLE), library)

    assert sections(found) == STAPLE_SECTIONS
    assert [section.points for section in found.sections] == [30, 33, 18, 11, 8, 4]
    assert found.total == found.lowest == F("21.30") + F("23.20") + F("13.02") + F("9.00") + F("3.25") + 1
    assert found.total == F("70.77")
    assert found.highest == F("70.77") + 4 + 1
    assert found.after_review == F(
        "70.77"
    )  # the review gives full points to rows of the table, none to the bonus
    assert found.gate_state == "met"


def test_the_general_sample_as_shipped(library):
    """4.21 points: of 17 rows computed only one has figures that may be used without a word of the user."""
    found = result(read_document(SAMPLE), library)

    assert scores(found) == {"renewable-share": GENERAL["renewable-share"][1]}
    assert sections(found) == dict.fromkeys(GENERAL_SECTIONS, 0) | {"energy": F("4.21")}
    assert found.total == found.lowest == found.after_review == F("4.21")
    assert found.highest == F("4.21") + (100 - 8) + 5  # all other rows, and the whole bonus
    assert found.gate_state == "open"


def test_rows_of_the_general_sample_say_what_they_wait_for(library):
    """Three want figures that nobody has, thirteen a word on doubtful ones, three cases and the bonus an answer."""
    waiting: dict[str, set[str]] = {}
    for row in result(read_document(SAMPLE), library).rows:
        if row.reason:
            waiting.setdefault(row.reason.code, set()).add(row.id)

    assert waiting == {
        "score.benchmark-unknown-why": set(ENTERED),
        "score.benchmark-unaccepted": set(DOUBTFUL),
        "score.blank": set(CHOSEN),
    }


def test_the_general_sample_finished_row_by_row(library, finished):
    """Each of 23 rows scores what was reckoned by hand from the year's raw data; the document fits its table."""
    found = result(finished, library)

    assert scores(found) == {row: shown for row, (_total, shown) in GENERAL.items()}
    assert check_document(finished, library.pack("js-general-2026"), None) == ()


def test_the_general_sample_finished_in_all(library, finished):
    """63.86 points: 59.36 in five sections and 4.5 of the bonus, nothing being open."""
    found = result(finished, library)

    assert sections(found) == GENERAL_SECTIONS
    assert [section.points for section in found.sections] == [34, 22, 22, 14, 8, 5]
    assert found.total == F("18.48") + F("14.54") + F("14.93") + F("10.00") + F("1.41") + F("4.50")
    assert found.total == found.lowest == found.highest == found.after_review == F("63.86")


def test_the_whole_bonus(library, finished):
    """As 准链主企业 the foundry has 2 + 1 + 2 points of the bonus: all 5 that there are."""
    leader = replace(finished.answers["bonus-chain"], option="leader-candidate")
    found = result(replace(finished, answers={**finished.answers, "bonus-chain": leader}), library)

    assert sections(found)["bonus"] == 5
    assert found.total == F("63.86") + F("0.5")
