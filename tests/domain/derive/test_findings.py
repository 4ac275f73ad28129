"""Findings of ledgers and computed rows: gaps, differences, contradictions, each with the place that puts it right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gf_desktop.domain.derived_findings import ledger_findings
from gf_desktop.domain.document import Answer, Document
from gf_desktop.domain.findings import Finding, findings, needs_attention, row_findings
from gf_desktop.domain.flow import select, ways
from gf_desktop.domain.ledgers import Boundary, Exclusion, Ledgers
from gf_desktop.domain.plain import load
from tests.domain.builders import numbers, product
from tests.domain.calculators.builders import rows
from tests.domain.derive.builders import GENERAL, SETTINGS, STAPLE, document, scored, year
from tests.standards.shipped import pack


def found(one: Document) -> tuple[Finding, ...]:
    """Return all findings of a document scored from its ledgers."""
    return findings(one, pack(one.scheme.id), scored(one))


def of_ledgers(one: Document) -> list[tuple[str, str, str]]:
    """Return severity, code and place of the findings whose target is a ledger."""
    return [(f.severity, f.code, f.target[1]) for f in found(one) if f.target[0] == "ledgers"]


def differing(one: Document) -> list[tuple[str, tuple[str, str]]]:
    """Return severity and target of the findings that typed and computed differ."""
    return [(f.severity, f.target) for f in found(one) if f.code == "finding.differs"]


def test_a_gap_is_a_finding_at_its_place():
    """An outlet without its mean leads to that cell, and the row that needs it is named."""
    one = document(ledgers=year(outlets=rows("outlets", o1={"mean": None})))
    gap = next(f for f in found(one) if f.target == ("ledgers", "outlets/o1/mean"))

    assert (gap.severity, gap.code) == ("warning", "calc.blank")
    assert "废气" in gap.said.params["row"]


def test_a_gap_of_several_rows_is_said_once():
    """One missing figure that energy, carbon and renewables need is one finding."""
    one = document(ledgers=year(energy=rows("energy", e3={"consumed": None})))

    assert of_ledgers(one).count(("warning", "calc.blank", "energy/e3/consumed")) == 1
    result = scored(one)
    naming = [row.id for row in result.rows if ("ledgers", "energy/e3/consumed") in
              {f.target for f in row_findings(one, row)}]  # fmt: skip
    assert len(naming) > 1


def test_gaps_of_typed_and_inapplicable_rows_are_none():
    """Where a value was typed, or the row does not apply, nothing is missing."""
    book = year(waste=rows("waste", s1={"used_stock": None}))
    assert ("warning", "calc.blank", "waste/s1/used_stock") in of_ledgers(document(ledgers=book))
    for given in (Answer(value=Decimal(80)), Answer(not_applicable=True, reason="因")):
        one = document(ledgers=book, answers={"solid-waste-use-rate": given})
        assert ("warning", "calc.blank", "waste/s1/used_stock") not in of_ledgers(one)


def test_empty_ledgers_find_nothing():
    """A document without data has no finding of ledgers."""
    assert of_ledgers(document(ledgers=Ledgers())) == []


def test_a_difference_is_a_warning_with_both_figures():
    """Typed and computed are set side by side; a note that explains it makes it a hint."""
    one = document(answers={"land-output": Answer(value=Decimal("1.2"))})
    (difference,) = (f for f in found(one) if f.code == "finding.differs")

    assert difference.severity == "warning"
    assert difference.target == ("answers", "land-output")
    assert difference.said.params["said"].params == {
        "typed": "1.2",
        "computed": "1.111111",
        "unit": "万元/m²",
    }
    noted = document(answers={"land-output": Answer(value=Decimal("1.2"), note="按土地证面积")})
    assert differing(noted) == [("info", ("answers", "land-output"))]


@pytest.mark.parametrize(
    ("scheme", "row", "given", "count"),
    [
        (GENERAL, "land-output", Answer(value=Decimal("1.11")), 0),
        (GENERAL, "land-output", Answer(value=Decimal("1.12")), 1),
        (GENERAL, "platform-functions", Answer(ticked=("energy-query", "energy-flow")), 0),
        (GENERAL, "platform-functions", Answer(ticked=("energy-query", "carbon-assets")), 1),
        (STAPLE, "pollutant-margin", Answer(parts=numbers(cod="75")), 0),
        (STAPLE, "pollutant-margin", Answer(parts=numbers(cod="74", nmhc="20")), 1),
    ],
)
def test_only_what_differs_is_said(scheme, row, given, count):
    """Figures that agree at the typed decimals are no finding."""
    assert len(differing(document(scheme, answers={row: given}))) == count


def test_each_product_that_differs_is_said():
    """Value and weight of a product are compared apart."""
    limited = rows("products", p1={"limit_standard": "GB 36889-2018"})
    typed = Answer(products=(product("甲", "1", "1"), product("乙", None, None), product("丁", "1", "1")))
    one = document(ledgers=year(products=limited), answers={"energy-intensity": typed})

    said = [f.said.params["said"] for f in found(one) if f.code == "finding.differs"]
    assert [(s.code, s.params["title"], s.params["unit"]) for s in said] == [
        ("finding.item-differs", "甲", "kgce/产品单位"),
        ("finding.item-differs", "甲", "tce"),
    ]


def test_what_contradicts_itself_in_a_ledger_is_found():
    """Each problem of the ledgers leads to its cell by the row's id."""
    book = year(
        energy=[*rows("energy", e2={"feedstock": "7000"}), {"id": "e9", "carrier": "coke", "site": "east"}],
        none=["weather", "energy.consumed"],
    )
    assert ("warning", "ledgers.none-asked", "none/energy.consumed") in of_ledgers(document(ledgers=book))
    places = {
        (code, place) for severity, code, place in of_ledgers(document(ledgers=book)) if severity == "error"
    }

    assert places == {
        ("ledgers.part", "energy/e2/feedstock"),
        ("ledgers.reference", "energy/e9/site"),
        ("ledgers.none", "none/weather"),
    }


def test_a_carrier_whose_year_does_not_balance_is_found():
    """What came in is not what went out: a warning at the row."""
    told = dict.fromkeys(("opening", "transformed_out", "recovered", "supplied_out", "closing"), "0")
    carrier = {
        "id": "e1",
        "carrier": "diesel",
        "unit": "t",
        "bought": "10",
        "consumed": "8",
        "non_industrial": "1",
    }
    book = load(Ledgers, {"energy": [{**carrier, **told}]})

    assert ("warning", "ledgers.balance", "energy/e1") in of_ledgers(document(ledgers=book))


def test_a_draft_in_a_ledger_is_found_once():
    """Text that is no figure is said of its cell, whether a calculator asks for it or not."""
    drafts = {"id": "m9", "name": "电表", "drafts": {"accuracy": "约 0.5"}}
    book = year(meters=[drafts], waste=rows("waste", s1={"used": None, "drafts": {"used": "约 900"}}))
    said = [place for _, code, place in of_ledgers(document(ledgers=book)) if code == "calc.draft"]

    assert sorted(said) == ["meters/m9/accuracy", "waste/s1/used"]


def test_a_row_that_waits_for_data_is_under_way():
    """A row whose data are not complete is not answered yet, but nothing in it is to be put right by its card."""
    one = document(ledgers=year(none=[]))
    result = scored(one)
    row = result.row("renewable-share")

    assert row.status == "blank"
    assert not needs_attention(row)
    assert "renewable-share" in select(one, pack(GENERAL), result, "unanswered")
    assert "renewable-share" in select(one, pack(GENERAL), result, "findings")


def test_sections_filled_from_ledgers_are_begun():
    """Nothing typed, but computed: the section is under way; a difference without a note wants attention."""
    empty = document(ledgers=Ledgers())
    before, after = (ways(pack(GENERAL), one, scored(one)) for one in (empty, document()))
    assert {way.state for way in before} == {"not-started"}
    assert [way.id for way in after if way.state == "not-started"] == ["bonus"]
    differs = document(answers={"land-output": Answer(value=Decimal(9))})
    states = {way.id: way.state for way in ways(pack(GENERAL), differs, scored(differs))}
    assert states["land"] == "attention"


def test_parts_computed_are_not_called_open():
    """A part that the ledger fills is filled."""
    gas = {"id": "o9", "number": "DA002", "medium": "gas", "pollutant": "非甲烷总烃", "unit": "mg/m³", "limit": "60",
           "mean": "30"}  # fmt: skip
    one = document(STAPLE, ledgers=year(outlets=[*rows("outlets"), gas]))
    half = document(STAPLE)

    assert [f.code for f in found(one) if f.target == ("answers", "pollutant-margin")] == []
    assert [f.code for f in found(half) if f.target == ("answers", "pollutant-margin")] == [
        "finding.parts-open"
    ]


@pytest.mark.parametrize(
    ("given", "severities"),
    [
        (Answer(variant="lt-3000-tce"), ["warning"]),
        (Answer(variant="lt-3000-tce", note="按上年能耗分档"), ["info"]),
        (Answer(variant="5000-10000-tce"), []),
        (Answer(), []),
    ],
)
def test_another_form_than_the_datas_is_found(given, severities):
    """The user's band wins; that the year's energy lies in another one is said."""
    one = document(answers={"renewable-share": given})

    assert [f.severity for f in found(one) if f.code == "finding.variant-differs"] == severities


def test_an_exclusion_on_a_site_that_was_removed_is_found():
    """The exclusion is named with its place in the boundary."""
    removed = Boundary(exclusions=(Exclusion(id="x", site="gone"),))
    found = list(ledger_findings(document(ledgers=Ledgers(), boundary=removed)))

    assert [(one.code, one.target) for one in found] == [
        ("ledgers.reference", ("ledgers", "boundary/x/site")),
    ]


@pytest.mark.parametrize(
    ("metered", "expected"),
    [
        ("40000", [("warning", "finding.over-taken", "35835.85 tce")]),
        ("4000", [("info", "finding.left-out", "164.15 tce")]),
    ],
)
def test_products_that_take_more_or_less_than_there_is_are_found(metered, expected):
    """Meters of products that add up to more than the whole are a warning; what no product took is a hint."""
    told = rows("products", p1={"limit_standard": "GB 36889-2018", "metered_energy": metered})
    one = document(ledgers=year(replace(SETTINGS, energy="metering"), products=told))
    codes = ("finding.over-taken", "finding.left-out")
    taken = [f for f in found(one) if f.code in codes and f.target == ("answers", "energy-intensity")]

    assert [(f.severity, f.code, f.said.params["said"].params["amount"]) for f in taken] == expected


def waste(none: tuple[str, ...] = (), **told: object) -> list[tuple[str, str]]:
    """Return code and place of the findings on one solid waste."""
    row = {"id": "s1", "name": "炉渣", "hazard": "general", "unit": "t", "generated": "3200", "used": "3000"}
    ledgers = replace(load(Ledgers, {"waste": [{**row, **told}]}), none=none)
    return [(f.code, f.target[1]) for f in ledger_findings(document(ledgers=ledgers))]


def test_waste_that_does_not_add_up_is_found():
    """Used without earlier stock, disposed and stored make what was generated, as soon as all are told."""
    said = [("ledgers.waste-balance", "waste/s1")]
    assert waste(used_stock="0", disposed="250", stored="50") == said
    assert waste(used_stock="100", disposed="250", stored="50") == []
    assert waste(used_stock="0", disposed="250") == []
    assert waste(used_stock="0", disposed="150", none=("waste.stored",)) == said
    assert waste(used_stock="0", disposed="200", none=("waste.stored",)) == []
