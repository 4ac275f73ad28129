"""The shipped sample scored: pinned with the arithmetic shown."""

from __future__ import annotations

from fractions import Fraction

from gf_desktop.bootstrap import build
from gf_desktop.domain.numbers import fixed_text
from gf_desktop.services.assessments import SAMPLE
from gf_desktop.services.scoring import score_document, scored, standards_out
from gf_desktop.services.selftest import SAMPLE_TOTAL

# Row by row, as the table's figures say (lead, base, points): see resources/standards/js-pp-staple-2026.yaml.
BY_HAND = {
    "energy-per-product": "9.00",  # (130 − 115) / (130 − 110) × 12
    "carbon-per-product": "5.00",  # (0.5 − 0.45) / (0.5 − 0.42) × 8
    "renewable-share": "4.80",  # (2.4 − 0) / (3 − 0) × 6
    "platform-functions": "2.50",  # 5 / 8 × 4
    "material-per-product": "7.00",  # (970 − 967.2) / (970 − 966) × 10
    "water-per-product": "5.40",  # (0.8 − 0.74) / (0.8 − 0.7) × 9
    "water-reuse-rate": "4.80",  # (93 − 90) / (95 − 90) × 8
    "solid-waste-use-rate": "6.00",  # at the lead
    "process-equipment": "4.00",  # 2 / 3 × 6
    "retrofit-count": "1.00",  # (2 − 1) / (3 − 1) × 2
    "retrofit-investment-share": "3.20",  # 0.08 / 0.1 × 4
    # nmhc: r = 1, share 20 / 35.5; cod: r = 0.55, share 15.5 / 35.5: (20 + 0.55 × 15.5) / 35.5 × 6 = 4.8211…
    "pollutant-margin": "4.82",
    "green-design-case": "4.00",
    "carbon-footprint": "4.00",
    "standards-participation": "1.00",
    "land-output": None,  # a draft: blank
    "building-coefficient": "2.00",  # better than the lead
    "plot-ratio": "1.25",  # (1.05 − 0.8) / (1.2 − 0.8) × 2
    "bonus-chain": "0.00",
    "bonus-footprint-platform": "1.00",
    "bonus-zero-carbon": None,  # not applicable
}


def test_sample_scores_as_worked_out_by_hand():
    """Each row of the sample, and their sum, are what the arithmetic beside them says."""
    program = build()
    _document, _pack, result = scored(program.resources / SAMPLE, program.library)

    found = {row.id: None if row.score is None else fixed_text(row.score, 2) for row in result.rows}
    total = sum(Fraction(score) for score in BY_HAND.values() if score)
    assert found == BY_HAND
    assert result.total == total == Fraction(SAMPLE_TOTAL)


def test_sample_range_and_review():
    """Open rows widen the range; a bonus row that does not apply adds nothing after the review."""
    program = build()
    _document, _pack, result = scored(program.resources / SAMPLE, program.library)

    assert result.lowest == result.total
    # The land row's 4 points are open, and the bonus point of the row that is not applicable.
    assert result.highest == result.total + 4 + 1
    assert result.after_review == result.total
    assert result.gate_state == "met"


def test_a_bad_document_says_why(tmp_path):
    """A document of an unknown table is answered with code, sentence and path."""
    program = build()
    text = (program.resources / SAMPLE).read_text(encoding="utf-8").replace("js-pp-staple-2026", "js-none")
    file = tmp_path / "坏.json"
    file.write_text(text, encoding="utf-8")
    out = score_document(file, program.library, program.catalogue)

    assert (out.error.code, out.error.path) == ("library.no-version", "scheme")
    assert "js-none" in out.error.text


def test_standards_are_listed_with_their_figures_by_confidence():
    """Each shipped table is listed with its points and how sure its figures are."""
    listed = {table.id: table for table in standards_out(build().library)[0]}

    assert set(listed) >= {"gbt36132-2025", "js-general-2026", "js-pp-staple-2026"}
    assert listed["js-general-2026"].points == "100.00"
    assert listed["js-general-2026"].bonus == "5.00"
    assert listed["js-pp-staple-2026"].bonus == "4.00"
    assert listed["js-pp-staple-2026"].benchmarks == {"medium": 30, "high": 2}
