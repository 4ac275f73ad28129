"""Totals of other papers compared: their states, the paper's unit, and the files of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf_desktop.bootstrap import build
from gf_desktop.domain.calculators.reconcile import Reconciliation, reconcile
from gf_desktop.domain.derive import inputs_of
from gf_desktop.domain.document import Applicant, Document, SchemeRef
from gf_desktop.domain.ledgers import Boundary, Ledgers
from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.services.reconciliation import Compared, comparisons, decimals
from gf_desktop.services.reports import Snapshot
from tests.domain.calculators.builders import factory, ledgers


def document(*totals: dict, **more) -> Document:
    """Return the worked factory with these totals of papers."""
    rows = [{"id": f"r{number}", **one} for number, one in enumerate(totals, 1)]
    base = factory(ledgers(totals=rows))
    return Document(
        subject="factory",
        applicant=Applicant(name="江苏恒纤丙纶有限公司"),
        year=2025,
        scheme=SchemeRef(id="js-general-2026", version=1),
        boundary=base.boundary,
        ledgers=base.ledgers,
        **more,
    )


def compared(*totals: dict) -> tuple[Compared, ...]:
    """Return the totals compared with the factory's own factors."""
    return comparisons(document(*totals), factory().factors)


def energy(amount: str, **more) -> dict:
    """Return the total of form 205-1."""
    return {"subject": "energy", "paper": "205-1", "unit": "tce", "amount": amount, **more}


def test_a_total_that_does_not_say_of_what_waits():
    """Begun in the ledger's table with its amount alone, it is there, and says what is missing."""
    (one,) = compared({"unit": "tce", "amount": "5"})

    assert (one.state, one.unit, one.lines) == ("missing", "", ())
    assert [lack.place.text for lack in one.lacks] == ["totals/r1/subject", "totals/r1/paper"]


def test_a_difference_of_known_kinds_is_explained():
    """6,464.152 tce of ours, 714.3 feedstock and 341.2 supplied out are the 7,519.652 of the form."""
    (one,) = compared(energy("7519.652"))

    assert (one.state, one.exact, one.places) == ("explained", True, 3)
    assert [line.value for line in one.lines if line.kind == "part"][:2] == [
        Fraction("714.3"),
        Fraction("341.2"),
    ]


@pytest.mark.parametrize(
    ("amount", "reason", "state"),
    [
        ("7519.7", "", "explained"),
        ("7519.6", "", "open"),
        ("7519.6", "四舍五入", "reasoned"),
        ("7520", "", "explained"),
    ],
)
def test_agreement_counts_the_papers_decimals(amount, reason, state):
    """What rounds to the paper's total leaves nothing; a tenth less does, until a reason is given."""
    (one,) = compared(energy(amount, reason=reason))

    assert one.state == state
    assert not one.exact


def test_the_papers_unit_is_turned_and_said():
    """0.7519652 万tce is 7,519.652 tce, and how it was turned is kept."""
    (one,) = compared(energy("0.7519652", unit="万tce"))

    assert one.state == "explained"
    assert one.conversion is not None
    assert (one.conversion.value, one.conversion.unit) == (Fraction("7519.652"), "tce")


def test_what_is_missing_is_named_with_its_place():
    """A total without a figure, one that is no figure yet and one of another dimension cannot be compared."""
    blank, draft, other = compared(
        {"subject": "energy", "paper": "205-1", "unit": "tce"},
        {"subject": "energy", "paper": "205-1", "unit": "tce", "drafts": {"amount": "约 300"}},
        energy("5", unit="kWh"),
    )

    assert {blank.state, draft.state, other.state} == {"missing"}
    assert [lack.place.text for lack in blank.lacks] == ["totals/r1/amount"]
    assert [(lack.place.text, lack.said.params["text"]) for lack in draft.lacks] == [
        ("totals/r2/amount", "约 300")
    ]
    assert [lack.place.text for lack in other.lacks] == ["totals/r3/unit"]


def test_a_row_of_a_site_outside_is_not_reconciled():
    """A total of a site that is out of the boundary stands there without a comparison."""
    site = next(site.id for site in factory().boundary.sites if site.inside == "out")

    (one,) = compared(energy("1", site=site))

    assert (one.state, one.lines) == ("outside", ())


def test_decimals_of_months_are_the_most_of_any():
    """Twelve months are as exact as the finest of them; nothing entered has none."""
    assert decimals((Decimal("1.5"), None, Decimal("2.25"))) == 2
    assert decimals(Decimal("1E+3")) == decimals(None) == 0


@given(st.decimals(min_value=0, max_value=20000, places=3, allow_nan=False, allow_infinity=False))
def test_lines_always_add_up_to_the_paper(amount):
    """Ours, the parts and the rest are the paper's total, whatever it states; and as the calculator says."""
    base = document(energy(f"{amount:f}"))
    (one,) = comparisons(base, factory().factors)
    lines = {line.kind: line.value for line in one.lines}
    parts = sum(line.value for line in one.lines if line.kind == "part")
    found = reconcile(inputs_of(base, factory().factors), base.ledgers.totals[0])

    assert isinstance(found, Reconciliation)
    assert lines["ours"] + parts + lines["rest"] == lines["theirs"] == Fraction(amount)
    assert one.rest == found.rest
    assert one.share is None or one.share * Fraction(amount) == one.rest


def test_totals_are_compared_without_any_other_data():
    """Where the year holds nothing else, what is missing is said; nothing is made up."""
    bare = Document(
        subject="factory",
        applicant=Applicant(name="江苏恒纤丙纶有限公司"),
        year=2025,
        scheme=SchemeRef(id="js-general-2026", version=1),
        boundary=Boundary(),
        ledgers=Ledgers(totals=(TotalRow(id="r1", subject="water", paper="205-4"),)),
    )

    (one,) = comparisons(bare, None)

    assert one.state == "missing"
    assert "water" in {lack.place.ledger for lack in one.lacks}


def test_the_reconciliations_are_written_alone(tmp_path):
    """The workbook has one sheet with formulas, the PDF its title page by page."""
    program = build(tmp_path / "工作区")
    pack = program.library.pack("js-general-2026")
    one = document(energy("7600"))
    from gf_desktop.domain.scoring import score

    snapshot = Snapshot(one, pack, None, score(one, pack), factory().factors)
    book, paper = tmp_path / "差异 调节表.xlsx", tmp_path / "差异 调节表.pdf"
    program.reports.reconciliations(snapshot, book)
    program.reports.reconciliations(snapshot, paper, "pdf")
    program.assessments.stop()

    sheets = openpyxl.load_workbook(book).worksheets
    cells = [cell.value for row in sheets[0].iter_rows() for cell in row if cell.value is not None]
    assert [sheet.title for sheet in sheets] == ["差异调节表"]
    assert 7600 in cells
    assert any(isinstance(cell, str) and cell.startswith("=ROUND(") for cell in cells)
    assert paper.read_bytes().startswith(b"%PDF-")
