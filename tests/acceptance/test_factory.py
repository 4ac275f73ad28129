"""A factory's year from its ledgers to every quantitative row of the provincial table, reckoned here by hand.

The sample: ``tests/acceptance/foundry.py``.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from gf_desktop.domain.calculators.reconcile import Reconciliation, reconcile
from gf_desktop.domain.derive import Deriver
from gf_desktop.domain.document import Document
from gf_desktop.exchange.documents import read_document
from gf_desktop.services.evaluation import Evaluation, evaluate
from gf_desktop.services.library import Library
from tests.acceptance.foundry import COAL_HEAT, ENERGY, EXPECTED, REPORTED, ROOT, SAMPLE

# What form 205-1 holds more: the whole enterprise, feedstock, supplied-out steam, and its own coefficients.
BY_FORM = {
    "feedstock": 300 * Fraction(20934) / COAL_HEAT,
    "supplied_out": 18000 * Fraction("0.03412"),
    "factor": 5200 * (Fraction("0.7143") - Fraction(20934) / COAL_HEAT)
    + Fraction(1_250_000) * (Fraction("1.33") - Fraction(35544) / COAL_HEAT) / 1000,
    "boundary": 5 * Fraction("1.4571"),
}


@pytest.fixture(scope="module")
def sample() -> Document:
    """The sample as it is shipped."""
    return read_document(SAMPLE)


@pytest.fixture(scope="module")
def evaluated(sample: Document) -> Evaluation:
    """The sample evaluated on a day when the factors it names had been published."""
    library = Library(ROOT / "resources")
    return evaluate(sample, library.pack(sample.scheme.id), library, reported=REPORTED)


def test_not_one_indicator_is_typed(sample):
    """The sample holds raw data only."""
    assert not sample.answers


@pytest.mark.parametrize("row", EXPECTED)
def test_each_quantitative_row_comes_from_the_ledgers(evaluated, row):
    """Every row that the form asks a figure for is computed, exactly as reckoned by hand."""
    found = evaluated.result.row(row)

    assert found.taken == "computed"
    assert found.derived is not None
    assert found.derived.value == EXPECTED[row]


def test_no_row_that_asks_for_a_figure_is_left(evaluated):
    """Only rows that ask for a choice or a case stay open."""
    figures = {row.id for row in evaluated.result.rows if row.indicator.kind not in ("choice", "manual")}

    assert figures == EXPECTED.keys()


def test_form_205_1_is_reconciled_to_zero(sample, evaluated):
    """What 205-1 states more than we count is explained to the last gram of coal."""
    library = Library(ROOT / "resources")
    deriver = Deriver(library.pack(sample.scheme.id), lambda _document: evaluated.factors)
    found = reconcile(deriver.inputs(sample, "energy-intensity"), sample.ledgers.totals[0])

    assert isinstance(found, Reconciliation)
    assert found.ours == ENERGY
    assert {name: getattr(found, name) for name in BY_FORM} == BY_FORM
    assert found.rest == 0
