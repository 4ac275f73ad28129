"""Ten thousand ledger rows out of a workbook: read, understood and typed, against openpyxl's bare read of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from gf_desktop.bootstrap import build
from gf_desktop.exchange.books import read_book
from gf_desktop.exchange.cells import CellReader
from gf_desktop.exchange.headings import read_headings
from gf_desktop.exchange.mapping import guess, read_rows

ROWS = 10_000
_HEAD = (
    "能源名称",
    "单位",
    "年初库存量",
    "购进量",
    "工业生产消费量",
    "其中：用作原料",
    "年末库存量",
    "来源文件",
    "备注",
)
_CARRIERS = ("电力", "天然气", "柴油", "蒸汽")


def seconds(folder: Path, rounds: int = 5) -> tuple[float, float]:
    """Return the best seconds of ours and of the bare read, taken in turns."""
    file = folder / "rows.xlsx"
    _write(file)
    program = build()
    words = read_headings(program.resources / "reference" / "ledger-headings.csv", say=program.catalogue.say)
    reader = CellReader(program.library.unit_words(), words)
    pairs = [(_timed(lambda: _ours(file, reader)), _timed(lambda: _bare(file))) for _ in range(rounds)]
    return min(ours for ours, _ in pairs), min(bare for _, bare in pairs)


def _write(file: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet("能源消费")
    page.append(_HEAD)
    for n in range(ROWS):
        page.append((_CARRIERS[n % 4], "GJ", n * 1.5, n + 0.25, n * 3.3, 0, 12.5, f"单据{n}", "x"))
    book.save(file)


def _ours(file: Path, reader: CellReader) -> None:
    sheet = read_book(file).sheets[0]
    found = guess(sheet, reader.headings, reader.units)
    assert found is not None
    rows, _ = read_rows(sheet, found.mapping, reader)
    assert len(rows) == ROWS


def _bare(file: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=True)
    assert sum(1 for _ in book.worksheets[0].iter_rows(values_only=True)) == ROWS + 1
    book.close()


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
