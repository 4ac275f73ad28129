"""Import of a template with ten thousand rows, beside a bare openpyxl read of the same file.

``python -m tests.benchmarks.workbooks`` prints both in seconds.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import median

from gf_desktop.bootstrap import build
from gf_desktop.domain.document import Document
from gf_desktop.domain.ledgers import Ledgers
from gf_desktop.domain.ledgers.energy import EnergyRow
from gf_desktop.exchange.workbooks.plan import blank_document
from gf_desktop.services.spreadsheets import Spreadsheets, Template, differences, edits

ROWS = 10_000
ROUNDS = 3
SCHEME = "js-general-2026"


def year() -> Ledgers:
    """Return a year of ten thousand energy rows."""
    return Ledgers(energy=tuple(_row(number) for number in range(ROWS)))


def _row(number: int) -> EnergyRow:
    return EnergyRow(
        id=f"e{number}",
        carrier="diesel",
        unit="t",
        bought=Decimal(number),
        consumed=Decimal(number) / 10,
        feedstock=Decimal(0),
        closing=Decimal(5),
        source="205-1",
        note=f"第 {number} 行",
    )


def import_of(sheets: Spreadsheets, document: Document, path: Path) -> None:
    """Understand a workbook and make the edits, as an import does."""
    edits(document, differences(document, sheets.understand([path])))


def bare(path: Path) -> None:
    """Read every cell by openpyxl, which is what an import without us would begin with."""
    from openpyxl import load_workbook

    load_workbook(path, data_only=True)


def measured(folder: Path) -> tuple[float, float]:
    """Return the seconds of our import and of the bare read, in turns."""
    program = build(folder)
    sheets = Spreadsheets(program.library, program.catalogue, program.resources)
    pack = program.library.pack(SCHEME)
    empty = replace(blank_document(pack), year=2025)
    path = folder / "表.xlsx"
    sheets.template(pack, path, Template(document=replace(empty, ledgers=year())))
    turns = [
        (_timed(lambda: import_of(sheets, empty, path)), _timed(lambda: bare(path))) for _ in range(ROUNDS)
    ]
    return median(ours for ours, _ in turns), median(other for _, other in turns)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        ours, other = measured(Path(name))
    print(
        f"import of {ROWS} template rows: {ours:.2f} s; bare openpyxl read: {other:.2f} s; {ours / other:.2f}"
    )
