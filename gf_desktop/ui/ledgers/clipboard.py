"""Cells as spreadsheets put them on the clipboard: lines of texts with tabs between, quoted where they hold either."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

Block = Sequence[Sequence[str]]
Spot = tuple[int, int]


def read_block(text: str) -> list[list[str]]:
    """Return the cells that a text holds; quotes that close nowhere are part of the text."""
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        lines = [line.split("\t") for line in text.splitlines()]
    return [line or [""] for line in lines]


def write_block(cells: Block) -> str:
    """Return cells as text that spreadsheets take apart again."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(cells)
    return out.getvalue()


def spread(block: Block, at: Sequence[Spot]) -> Iterator[tuple[Spot, str]]:
    """Give each chosen spot its text: a block goes on from the first, or fills a choice that it divides evenly."""
    top, left = min(row for row, _ in at), min(column for _, column in at)
    rows = _times(len(block), max(row for row, _ in at) - top + 1)
    width = max(len(line) for line in block)
    columns = _times(width, max(column for _, column in at) - left + 1)
    for row in range(rows):
        line = block[row % len(block)]
        for column in range(columns):
            if column % width < len(line):
                yield (top + row, left + column), line[column % width]


def _times(size: int, room: int) -> int:
    return room if room % size == 0 else size


def rectangle(spots: Iterable[Spot], texts: Mapping[Spot, str]) -> list[list[str]]:
    """Return the texts of chosen spots line by line."""
    lines: dict[int, list[str]] = {}
    for row, column in sorted(spots):
        lines.setdefault(row, []).append(texts.get((row, column), ""))
    return list(lines.values())
