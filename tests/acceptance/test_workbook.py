"""From a workbook to every indicator: the same year through the template and through the departments' sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from gf_desktop.domain.document import Document
from gf_desktop.exchange.documents import read_document
from gf_desktop.exchange.workbooks.shapes import Department
from gf_desktop.services.catalogue import read_catalogue
from gf_desktop.services.evaluation import evaluate
from gf_desktop.services.library import Library
from gf_desktop.services.spreadsheets import Imported, Spreadsheets, Template, into

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
DEPARTMENTS: tuple[Department, ...] = get_args(Department)
SAMPLE = RESOURCES / "samples/sample-general.json"
REPORTED = date(2026, 3, 1)


@pytest.fixture(scope="module")
def library() -> Library:
    """The shipped tables."""
    return Library(RESOURCES)


@pytest.fixture(scope="module")
def sheets(library: Library) -> Spreadsheets:
    """Spreadsheets in and out."""
    return Spreadsheets(library, read_catalogue(RESOURCES / "messages/zh_CN"), RESOURCES)


@pytest.fixture(scope="module")
def sample() -> Document:
    """The factory's year."""
    return read_document(SAMPLE)


def taken_in(sheets: Spreadsheets, sample: Document, paths: list[Path]) -> Imported:
    """Return the document that the workbooks make from nothing."""
    understood = sheets.understand(paths)
    return into(sheets.start(understood, sample.scheme.id), understood)


def values(document: Document, library: Library) -> dict[str, object]:
    """Return what the ledgers say of each row."""
    result = evaluate(document, library.pack(document.scheme.id), library, reported=REPORTED).result
    return {
        row.id: (row.derived.value, row.derived.items, row.derived.gaps)
        for row in result.rows
        if row.derived is not None
    }


def test_the_template_brings_the_whole_year(tmp_path, sheets, library, sample):
    """A filled-in template becomes the very document, and so every indicator, without a word typed."""
    path = tmp_path / "全年.xlsx"
    sheets.template(library.pack(sample.scheme.id), path, Template(document=sample))

    found = taken_in(sheets, sample, [path])

    assert not found.problems
    assert found.document == sample
    assert values(found.document, library) == values(sample, library)


def test_the_departments_sheets_together_bring_every_indicator(tmp_path, sheets, library, sample):
    """Each department fills in its own part; with the decisions of the year they are the whole year."""
    paths = [tmp_path / f"{department}.xlsx" for department in DEPARTMENTS]
    for department, path in zip(DEPARTMENTS, paths, strict=True):
        asked = Template(department=department, document=sample)
        sheets.template(library.pack(sample.scheme.id), path, asked)

    found = taken_in(sheets, sample, paths)

    decided = replace(found.document.ledgers, none=sample.ledgers.none, settings=sample.ledgers.settings)
    whole = replace(found.document, ledgers=decided)

    assert not found.problems
    assert values(whole, library) == values(sample, library)
