"""Preference by efficiency: 标杆水平 where the user says so, else grade 1; what is missing is named, never assumed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from gf_desktop.domain.calculators import Factors
from gf_desktop.domain.document import Applicant, Document, ProgrammeAnswers, ProgrammeFacts, SchemeRef
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.plain import load
from gf_desktop.domain.programmes.efficiency import NO_FIELD, Efficiency, efficiency
from gf_desktop.domain.reference.tables import ReferenceTables
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.standards.reference.tables import read_tables
from tests.domain.calculators.builders import FACTORS, coefficient
from tests.standards.shipped import REFERENCE, RESOURCES

SAY = read_catalogue(RESOURCES / "messages" / "zh_CN").say
STAPLE = "GB 36889-2025 | 丙纶 短纤 | 单位产品综合能耗"
LYE = "benchmark/烧碱 | 离子膜法 液碱 NaOH≥30%"
NO_CORRECTION = f"limit/{STAPLE}"


@cache
def tables() -> ReferenceTables:
    """Return the shipped tables."""
    return read_tables(REFERENCE)


def judged(
    power: str = "8000000",
    *,
    industry: str = "2825",
    limit: str = STAPLE,
    year: int = 2026,
    field: str = "",
    accepted: tuple[str, ...] = (),
    none: tuple[str, ...] = (),
    factors: Factors = FACTORS,
    more: tuple[dict[str, Any], ...] = (),
    **product: Any,
) -> Efficiency:
    """Return how one product stands that used ``power`` kWh for 10 000 t; ``more`` products are like it."""
    first = {
        "id": "p1", "name": "甲", "category": industry, "unit": "t", "output": "10000", "energy_share": "100",
        "limit_standard": limit, **product,
    }  # fmt: skip
    plain = {
        "energy": [{"id": "e1", "carrier": "electricity", "unit": "kWh", "consumed": power}],
        "products": [first, *({**first, **one} for one in more)],
        "none": ["energy.feedstock", "energy.transformed_out", "energy.recovered", "energy.supplied_out",
                 "energy.non_industrial", *none],
        "settings": {"energy": "share", "accepted": list(accepted)},
    }  # fmt: skip
    facts = ProgrammeFacts(fields={"p1": field} if field else {})
    document = Document(
        subject="factory",
        applicant=Applicant(name="样例厂", province="江苏省", industry_code=industry),
        year=year,
        scheme=SchemeRef(id="js-general-2026", version=1),
        programme=ProgrammeAnswers(id="js-2026", facts=facts),
        ledgers=load(Ledgers, plain),
    )
    found = efficiency(document, factors, tables())
    for said in (*(lack.said for lack in found.lacks), *(s.said for p in found.products for s in p.steps)):
        assert SAY(said)
    return found


def codes(found: Efficiency) -> list[str]:
    """Return the codes of what is missing."""
    return [lack.said.code for lack in found.lacks]


@pytest.mark.parametrize(("power", "state"), [("8000000", "reached"), ("10000000", "not-reached")])
def test_outside_the_key_fields_grade_1_counts(power, state):
    """98.32 and 122.9 kgce/t against grade 1 of 110; the trace says amount, output and threshold."""
    found = judged(power)
    (product,) = found.products
    assert (found.state, product.state, product.rule) == (state, state, "grade-1")
    assert product.value == Fraction(power) * Fraction("0.1229") / 1000 / 10000
    assert (product.threshold, product.unit) == (Fraction("0.11"), "tce/t")
    said = [SAY(step.said) for step in product.steps]
    assert "10000 t" in said[0]
    assert "GB 36889-2025" in said[1]
    assert "限额标准的先进值或 1 级" in said[1]


@pytest.mark.parametrize(("power", "state"), [("11000000", "reached"), ("11000001", "not-reached")])
def test_the_threshold_itself_is_reached(power, state):
    """Grade 1 is met by a value equal to it, and by nothing above: 11 000 000 kWh × 0.1 ÷ 10 000 t = 110 kgce/t."""
    round_figure = replace(FACTORS, electricity={"calorific": coefficient("0.1", "kgce/kWh")})
    found = judged(power, factors=round_figure)
    assert found.state == state


def test_a_limit_not_yet_in_force_waits_for_the_user():
    """On the last day of 2025 the standard was issued only: missing, until the user confirms it."""
    assert codes(judged(year=2025)) == ["preference.limit-waits"]
    assert judged(year=2025, accepted=(NO_CORRECTION,)).state == "reached"


@pytest.mark.parametrize(
    ("limit", "code"), [("", "preference.no-limit"), ("GB 1-1999 | 没有", "preference.limit-unclear")]
)
def test_without_a_limit_nothing_is_said(limit, code):
    """No limit named, or none that exists: missing and named, at the product's column."""
    found = judged(limit=limit)
    assert found.state == "missing"
    assert codes(found) == [code]
    assert found.lacks[0].place.text == "products/p1/limit_standard"


def test_a_declared_absence_of_limits_is_no_gap():
    """Where no limit standard applies, nothing is missing: the preference cannot be decided, and never holds."""
    found = judged(limit="", none=("products.limit_standard",))
    assert (found.state, found.products[0].state) == ("undecidable", "undecidable")
    assert codes(found) == ["preference.none-applies"]
    named = judged(more=({"id": "p2", "name": "乙", "limit_standard": ""},), energy_share="50",
                   none=("products.limit_standard",))  # fmt: skip
    assert [one.state for one in named.products] == ["reached", "undecidable"]
    assert named.state == "undecidable"


def test_a_class_of_key_fields_asks_which_row():
    """A product of class 2612 may be lye or soda, or neither: the user says; the rows are offered."""
    found = judged(industry="2612")
    (product,) = found.products
    assert (product.state, product.rule) == ("missing", "open")
    assert codes(found) == ["preference.field-open"]
    assert {row.field for row in product.offers} == {"烧碱", "纯碱"}


def test_an_unverified_benchmark_waits_for_the_user():
    """Figures of 标杆水平 from memory are taken only on the user's word."""
    assert codes(judged(industry="2612", field=LYE)) == ["preference.not-accepted"]
    found = judged(industry="2612", field=LYE, accepted=(LYE,))
    (product,) = found.products
    assert (product.rule, product.threshold, product.state) == ("benchmark-level", Fraction(315), "reached")
    assert (product.value, product.unit) == (Fraction("98.32"), "kgce/t")


def test_a_product_of_no_key_field_goes_by_its_limit():
    """The user's word that the product is none of them leads to grade 1."""
    found = judged(industry="2612", field=NO_FIELD)
    assert (found.products[0].rule, found.state) == ("grade-1", "reached")


def test_fields_without_a_figure_are_named():
    """Urea is named in the fields of 2023, but no figure was found."""
    assert codes(judged(industry="2621", field="benchmark/尿素 | 尿素")) == ["preference.no-figure"]


def test_other_units_are_said():
    """Power per ton of aluminium cannot be compared with comprehensive energy."""
    key = "benchmark/电解铝 | 铝液交流电耗"
    assert codes(judged(industry="3216", field=key, accepted=(key,))) == ["preference.unit"]


def test_missing_inputs_are_named():
    """Without output nothing is judged, and the gap leads to its place."""
    found = judged(output=None)
    assert found.state == "missing"
    assert "products/p1/output" in {lack.place.text for lack in found.lacks}


def test_no_products():
    """An empty ledger of products is a gap, not a success."""
    document = Document(
        subject="factory",
        applicant=Applicant(name="样例厂"),
        year=2026,
        scheme=SchemeRef(id="js-general-2026", version=1),
    )
    found = efficiency(document, None, tables())
    assert (found.state, found.products) == ("missing", ())
    assert found.lacks


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        ({}, {}, "reached"),
        ({}, {"output": "4000"}, "not-reached"),
        ({}, {"limit_standard": ""}, "missing"),
        ({"output": "4000"}, {"limit_standard": ""}, "not-reached"),
    ],
)
def test_all_products_have_to_reach_it(first, second, state):
    """One product over grade 1 takes the preference away from all; one missing leaves it open."""
    half = {"output": "5000", "energy_share": "50"}
    found = judged(**{**half, **first}, more=({"id": "p2", "name": "乙", **half, **second},))
    assert len(found.products) == 2
    assert found.state == state
