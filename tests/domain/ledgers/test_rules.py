"""What ledgers are checked for by themselves, and the balance of a carrier's year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from gf_desktop.domain.ledgers import Boundary, columns
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.domain.ledgers.rules import (
    balance,
    balance_message,
    check_ledgers,
    declared_none,
    may_be_none,
    void_said,
    void_words,
)
from tests.domain.calculators.builders import BOUNDARY, SAY, ledgers, rows


def problems(**changed) -> list[tuple]:
    """Return (path, code) of what is found in the factory's ledgers with other rows."""
    return [(one.path, one.said.code) for one in check_ledgers(ledgers(**changed), BOUNDARY)]


def test_the_factory_is_clean():
    """A year without contradictions has no problems."""
    assert problems() == []


@pytest.mark.parametrize(
    ("changed", "path", "code"),
    [
        ({"water": rows("water", w2={"id": "w1"})}, ("water", 1, "id"), "ledgers.duplicate-id"),
        (
            {"energy": rows("energy", e4={"consumed": ["1"] * 13})},
            ("energy", 3, "consumed"),
            "ledgers.months",
        ),
        ({"energy": rows("energy", e3={"consumed": "-1"})}, ("energy", 2, "consumed"), "ledgers.negative"),
        ({"energy": rows("energy", e3={"site": "west"})}, ("energy", 2, "site"), "ledgers.reference"),
        (
            {"storeys": rows("storeys", f1={"building": "b9"})},
            ("storeys", 0, "building"),
            "ledgers.reference",
        ),
        ({"energy": rows("energy", e2={"feedstock": "6001"})}, ("energy", 1, "feedstock"), "ledgers.part"),
        ({"green": rows("green", g1={"fed_out": "1501"})}, ("green", 0, "fed_out"), "ledgers.part"),
        ({"waste": rows("waste", s1={"used_stock": "901"})}, ("waste", 0, "used_stock"), "ledgers.part"),
        ({"none": ["energy.carrier"]}, ("none", 0), "ledgers.none"),
    ],
)
def test_contradictions_are_found_in_their_place(changed, path, code):
    """Each contradiction comes with ledger, row and column, and can be said."""
    assert (path, code) in problems(**changed)
    assert all(SAY(one.said) for one in check_ledgers(ledgers(**changed), BOUNDARY))


def test_sites_come_from_the_boundary():
    """Without the list of sites every row's site is unknown."""
    found = check_ledgers(ledgers(), Boundary())

    parcels, buildings = (
        [(ledger, n, "site") for n in range(many)] for ledger, many in (("parcels", 2), ("buildings", 4))
    )
    assert [one.path for one in found] == [*parcels, *buildings]


def test_what_may_be_declared_none():
    """Ledgers, columns of quantities and kinds of rows; never the use of earlier stock."""
    allowed = may_be_none()

    assert {"projects", "energy.feedstock", "water.living", "carbon.process"} <= allowed
    assert not allowed & {"waste.used_stock", "energy.carrier", "energy.heating_value"}
    asked = {"consumed", "bought"}
    assert {
        f"energy.{c.key}" for c in columns("energy") if c.kind == "quantity" and c.key not in asked
    } <= allowed


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("energy.consumed", "ledgers.none-asked"),
        ("waste.used_stock", "ledgers.none-asked"),
        ("energy", "ledgers.none-always"),
        ("products", "ledgers.none-always"),
        ("output_value", "ledgers.none-always"),
    ],
)
def test_a_word_without_effect_is_no_contradiction(what, code):
    """Words on what is always there or always asked may not be given; a book that holds one opens and says so."""
    book = ledgers(none=[what, "projects"])

    assert what not in may_be_none()
    assert [one for one in check_ledgers(book, BOUNDARY) if one.path[0] == "none"] == []
    assert void_words(book) == (what,)
    assert void_said(what).code == code
    assert not declared_none(book, what)
    assert declared_none(book, "projects")


FULL = EnergyRow(
    id="e1",
    carrier="raw-coal",
    unit="t",
    opening=Decimal(100),
    bought=Decimal(1000),
    transformed_out=Decimal(0),
    recovered=Decimal(0),
    consumed=Decimal(950),
    non_industrial=Decimal(10),
    supplied_out=Decimal(40),
    out_counted="outside",
    closing=Decimal(100),
)


def test_a_balanced_year():
    """100 + 1,000 = 950 + 10 + 40 + 100: nought, and nothing to say."""
    assert balance(FULL) == 0
    assert balance_message(FULL) is None


def test_what_was_supplied_out_is_counted_once():
    """Where consumption already holds what was supplied out, 990 t balance; 950 t leave 40 t."""
    inside = replace(FULL, out_counted="inside")

    assert balance(replace(inside, consumed=Decimal(990))) == 0
    assert balance(inside) == 40
    said = balance_message(inside)
    assert said is not None
    assert "40 t" in SAY(said)


@pytest.mark.parametrize("column", ["opening", "bought", "consumed", "recovered", "supplied_out", "closing"])
def test_no_balance_without_all_figures(column):
    """A figure that lacks is not taken for nought."""
    without: dict[str, Any] = {column: None}
    assert balance(replace(FULL, **without)) is None


def test_no_balance_without_the_word_on_supply():
    """Whether consumption holds what was supplied out must be said, unless nothing was."""
    assert balance(replace(FULL, out_counted="")) is None
    assert balance(replace(FULL, out_counted="", supplied_out=Decimal(0))) == Fraction(40)
