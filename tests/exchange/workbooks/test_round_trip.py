"""What a template holds comes back from it as it was."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings

from gf_desktop.services.spreadsheets import differences, fresh_document, into
from tests.exchange.workbooks.builders import SCHEME, document, documents, program, sheets, template


def back(path):
    """Return the document that a workbook makes, and what was said."""
    understood = sheets().understand([path])
    fresh = fresh_document(understood, program().library.pack(SCHEME))
    return into(fresh, understood)


def held(of):
    """Return the parts that a workbook holds."""
    return of.applicant, of.year, of.scheme, of.boundary, of.ledgers


def test_a_factory_s_year_comes_back(tmp_path):
    """Boundary, choices and all ledgers, months and drafts among them, are the same after template and import."""
    made = back(template(tmp_path, document()))

    assert made.remarks == ()
    assert held(made.document) == held(document())


def with_blank_months():
    """Return a year in which a quantity is told by month and no month is known yet, beside one that is."""
    year = document()
    first, *others = year.ledgers.energy
    blank = replace(first, consumed=(None,) * 12, bought=(Decimal(1),) * 12)
    return replace(year, ledgers=year.ledgers.with_rows("energy", (blank, *others)))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
@example(with_blank_months())
def test_any_year_comes_back(year):
    """Whatever stands in a year, each part that a sheet holds comes back, and compared with itself nothing changes."""
    with tempfile.TemporaryDirectory() as folder:
        path = template(Path(folder), year)
        understood = sheets().understand([path])
        found = differences(year, understood)
        made = back(path)

    assert (found.rows, found.facts) == ((), ())
    assert held(made.document) == held(year)


def test_blank_months_come_back_as_months(tmp_path):
    """Twelve blank months are no text and no lack of a line; that none is filled in is said."""
    made = back(template(tmp_path, with_blank_months()))
    row = made.document.ledgers.energy[0]

    assert (row.consumed, dict(row.drafts)) == ((None,) * 12, {})
    assert [one.said.code for one in made.remarks] == ["workbook.months-missing-line"]


def test_a_template_of_what_came_back_is_the_same(tmp_path):
    """Template, import and template again give the same cells on every sheet."""
    first = template(tmp_path, document(), "一.xlsx", months=True)
    second = template(tmp_path, back(first).document, "二.xlsx", months=True)

    def cells(path):
        book = openpyxl.load_workbook(path)
        return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in book}

    assert cells(first) == cells(second)


def test_only_words_that_may_be_given_are_offered(tmp_path):
    """What is always asked or always there is not on the sheet; an older document's word comes back."""

    def words(of, name):
        path = template(tmp_path, of, name)
        return path, {cell.value for cell in openpyxl.load_workbook(path)["声明没有"]["A"]}

    void = {"energy", "products", "output_value", "energy.consumed", "energy.bought", "water.amount"}
    year = document()
    older = replace(year, ledgers=replace(year.ledgers, none=(*year.ledgers.none, "energy.bought")))
    _, fresh = words(year, "一.xlsx")
    path, kept = words(older, "二.xlsx")

    assert {"projects", "energy.feedstock", "water.living"} <= fresh
    assert not fresh & void
    assert kept & void == {"energy.bought"}
    assert not differences(older, sheets().understand([path])).facts


@pytest.mark.parametrize(
    "text", ["=1+1", "+86 25", "-", "@sum", "\t缩进", "\r回车", "=cmd|' /C calc'!A0", "_x000D_", " 两端 "]
)
def test_text_stays_text(text, tmp_path):
    """Text that begins like a formula is written as text, with the mark that keeps it so, and comes back identical."""
    year = document()
    rows = (replace(year.ledgers.materials[0], name=text), *year.ledgers.materials[1:])
    year = replace(year, ledgers=year.ledgers.with_rows("materials", rows))
    path = template(tmp_path, year)
    sheet = openpyxl.load_workbook(path)["原材料（可选）"]
    cell = next(cell for cell in sheet[5] if cell.column == 2)

    assert cell.data_type == "s"
    assert cell.quotePrefix or text[0] in "_ "
    assert back(path).document.ledgers.materials[0].name == text


def test_a_figure_keeps_every_digit(tmp_path):
    """A figure with more digits than Excel holds is written as text, and is the same figure afterwards."""
    year = document()
    long = Decimal("12345678901234567.123456789012")
    rows = (replace(year.ledgers.energy[0], consumed=long), *year.ledgers.energy[1:])
    year = replace(year, ledgers=year.ledgers.with_rows("energy", rows))

    assert back(template(tmp_path, year)).document.ledgers.energy[0].consumed == long
