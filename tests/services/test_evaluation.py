"""One way of evaluating: reference figures are chosen again only when what they depend on changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import Applicant, Document, SchemeRef
from gf_desktop.domain.ledgers import Ledgers, Settings
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.services import evaluation
from gf_desktop.services.evaluation import Evaluation, Evaluator, evaluate

SCHEME = "js-pp-staple-2026"
COAL = EnergyRow(id="e1", carrier="raw-coal", unit="t", consumed=Decimal(10))


@pytest.fixture
def library(tmp_path):
    """The shipped standards."""
    return build(tmp_path).library


@pytest.fixture
def begun(library) -> Document:
    """A document that holds one row of coal."""
    return Document(
        subject="factory",
        applicant=Applicant(name="试验厂", province="江苏省"),
        year=2025,
        scheme=SchemeRef(id=SCHEME, version=library.pack(SCHEME).header.version),
        ledgers=Ledgers(energy=(COAL,)),
    )


@pytest.fixture
def chosen(monkeypatch) -> list[Document]:
    """The documents for which reference figures were chosen, in order; the choice itself is the real one."""
    found: list[Document] = []
    real = evaluation.choose

    def watched(document, tables, reported):
        found.append(document)
        return real(document, tables, reported)

    monkeypatch.setattr(evaluation, "choose", watched)
    return found


def with_row(document: Document, **changes: object) -> Document:
    """Return the document with its row of coal changed."""
    return replace(document, ledgers=document.ledgers.with_rows("energy", [replace(COAL, **changes)]))


def test_quantities_and_answers_choose_no_figures_anew(library, begun, chosen):
    """While quantities are typed the reference figures stay the very same."""
    evaluator = Evaluator(library.pack(SCHEME), None, library.reference)
    first = evaluator.evaluate(begun)
    second = evaluator.evaluate(with_row(begun, consumed=Decimal(11)))
    third = evaluator.evaluate(replace(begun, answers={}))

    assert len(chosen) == 1
    assert first.factors is second.factors is third.factors


@pytest.mark.parametrize(
    "change",
    [
        lambda document: with_row(document, carrier="natural-gas"),
        lambda document: with_row(document, unit="kg"),
        lambda document: with_row(document, coefficient=Decimal("0.7")),
        lambda document: replace(document, ledgers=replace(document.ledgers, settings=Settings(grade=1))),
        lambda document: replace(document, applicant=replace(document.applicant, province="浙江省")),
        lambda document: replace(document, year=2024),
    ],
)
def test_what_figures_depend_on_chooses_them_anew(library, begun, chosen, change):
    """Another carrier, unit, setting, place or year is looked up again, and the result is a fresh one's."""
    evaluator = Evaluator(library.pack(SCHEME), None, library.reference)
    evaluator.evaluate(begun)
    changed = change(begun)

    found = evaluator.evaluate(changed)

    assert len(chosen) == 2
    assert found == evaluate(changed, library.pack(SCHEME), library)


def test_without_tables_nothing_is_known(library, begun):
    """An evaluator without reference tables computes what needs none, and keeps no figures."""
    found = Evaluator(library.pack(SCHEME), None).evaluate(begun)

    assert isinstance(found, Evaluation)
    assert found.factors is None
    assert found.derived.keys() == evaluate(begun, library.pack(SCHEME), library).derived.keys()


def test_the_day_of_the_report_is_given_or_today(library):
    """Which figures are known by then is a matter of that day."""
    pack = library.pack(SCHEME)

    assert Evaluator(pack, None, reported=date(2026, 3, 1)).reported == date(2026, 3, 1)
    assert Evaluator(pack, None).reported >= date(2026, 1, 1)
