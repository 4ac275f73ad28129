"""A row that does not yet say what it is: kept, never counted and never left out in silence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gf_desktop.domain.calculators import CALCULATORS, READS, Missing
from gf_desktop.domain.calculators.reconcile import reconcile
from gf_desktop.domain.calculators.work import Work
from gf_desktop.domain.ledgers import LEDGERS, Row, columns
from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.domain.ledgers.columns import required
from gf_desktop.domain.ledgers.production import ProductRow
from tests.domain.calculators.builders import BOUNDARY, SAY, changed_rows, factory, figures, ledgers, run

ASKED = [(ledger, column) for ledger in LEDGERS for column in required(ledger)]
READ = [
    (name, ledger, column)
    for name in sorted(CALCULATORS)
    for ledger, column in ASKED
    if ledger in READS[name]
]


def new_row(ledger: str, **more: object) -> Row:
    """Return a row that says figures and nothing of what it is."""
    given = {one.key: Decimal(7) for one in columns(ledger) if one.kind == "quantity"}
    return LEDGERS[ledger](id="new", **{**given, **more})


@pytest.mark.parametrize(("ledger", "column"), ASKED)
def test_whoever_reads_a_ledger_is_told(ledger, column):
    """The door of every calculator names the row by its place and the column that is blank."""
    work = Work(factory(changed_rows(ledgers(), ledger, lambda found: [*found, new_row(ledger)])))
    read = work.rows(ledger, LEDGERS[ledger])
    lacks = {lack.place.text: lack.said for lack in work.missing().lacks}

    assert f"第 {len(read)} 行" in SAY(lacks[f"{ledger}/new/{column}"])


@pytest.mark.parametrize(("name", "ledger", "column"), READ)
def test_nothing_is_computed_beside_a_row_that_does_not_say_what_it_is(name, ledger, column):
    """Added or emptied, such a row makes every calculator that reads its ledger say what is missing."""
    inputs = factory(zero_carbon=frozenset({"traded"}))
    blank = None if column == "year" else ""
    added = changed_rows(ledgers(), ledger, lambda found: [*found, new_row(ledger)])
    emptied = changed_rows(
        ledgers(), ledger, lambda found: [replace(found[0], **{column: blank}), *found[1:]]
    )
    first = ledgers().rows(ledger)[0].id

    assert f"{ledger}/new/{column}" in run(name, replace(inputs, ledgers=added)).places
    assert f"{ledger}/{first}/{column}" in run(name, replace(inputs, ledgers=emptied)).places


@pytest.mark.parametrize(("name", "ledger", "column"), READ)
def test_a_row_of_a_site_outside_is_left_out_before_it_is_asked(name, ledger, column):
    """What lies outside the boundary need not say what it is."""
    outside = changed_rows(ledgers(), ledger, lambda found: [*found, new_row(ledger, site="lodging")])

    assert figures(run(name, factory(outside))) == figures(run(name, factory()))
    assert column in required(ledger)


@pytest.mark.parametrize("column", ["subject", "paper"])
def test_a_total_of_nothing_is_not_reconciled(column):
    """A paper's total that does not say of what, or of which paper, is missing that word."""
    row = replace(
        TotalRow(id="t", subject="water", paper="205-4", unit="m³", amount=Decimal(1)), **{column: ""}
    )
    found = reconcile(factory(), row)

    assert isinstance(found, Missing)
    assert f"totals/t/{column}" in found.places


def test_a_carrier_without_a_name_is_asked_for_its_name_alone():
    """Neither its kind nor a factor is asked for before; what else it lacks is said by the number of its line."""
    book = changed_rows(
        ledgers(), "energy", lambda found: [*found, new_row("energy", drafts={"bought": "?"})]
    )
    found = run("energy-per-output", factory(book))
    said = {lack.place.text: SAY(lack.said) for lack in found.lacks}

    assert set(said) == {
        "energy/new/carrier",
        "energy/new/bought",
        "energy/new/unit",
        "energy/new/out_counted",
    }
    assert all("第 7 行" in one for one in said.values())


def test_a_carrier_outside_is_asked_for_where_a_form_holds_it():
    """Form 205-1 counts the sites outside too: what their rows do not say is missing for its reconciliation."""
    outside = new_row("energy", site="lodging", unit="t", out_counted="inside", drafts={"recovered": "?"})
    book = changed_rows(ledgers(), "energy", lambda found: [*found, outside])
    total = TotalRow(id="t", subject="energy", paper="205-1", unit="tce", amount=Decimal(1))
    found = reconcile(factory(book), total)

    assert isinstance(found, Missing)
    assert set(found.places) == {"energy/new/carrier", "energy/new/recovered"}


def test_an_answer_that_was_not_understood_is_said_once():
    """A draft in a column that has to be filled in is asked about as a draft, not as a blank."""
    row = ProductRow(id="new", drafts={"name": "?"})
    work = Work(factory(changed_rows(ledgers(), "products", lambda _found: [row])))
    work.rows("products", ProductRow)

    assert [lack.said.code for lack in work.missing().lacks] == ["calc.draft"]


@pytest.mark.parametrize("name", ["land-output", "building-coefficient", "plot-ratio", "land-capacity"])
def test_a_share_of_land_that_is_no_figure_yet_is_missing(name):
    """Where land of the site is counted, the text is asked about with its place; it never passes for all of it."""
    sites = [
        replace(site, land_share=None, drafts={"land_share": "一半"}) if site.id == "south" else site
        for site in BOUNDARY.sites
    ]
    found = run(name, replace(factory(), boundary=replace(BOUNDARY, sites=tuple(sites))))

    assert found.places == ("boundary/south/land_share",)
    assert (
        SAY(found.lacks[0].said) == "厂区“南厂区”的本企业用地占比填的是“一半”，应是 0 到 100 的数值，请改正。"
    )
