"""Walks over a table with the path of each thing, as problems name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gf_desktop.domain.pack import Indicator, Measure, Table
from gf_desktop.domain.problems import Path


def rows_with_paths(table: Table) -> Iterator[tuple[Path, Indicator]]:
    """Yield every row with its path, the bonus last."""
    for s, section in enumerate(table.sections):
        for g, group in enumerate(section.groups):
            for i, row in enumerate(group.indicators):
                yield ("table", "sections", s, "groups", g, "indicators", i), row
    for i, row in enumerate(table.bonus.indicators if table.bonus else ()):
        yield ("table", "bonus", "indicators", i), row


def forms(path: Path, row: Indicator) -> Iterator[tuple[Path, Measure]]:
    """Yield the row and each of its variants as written, with their paths."""
    yield path, row
    for i, variant in enumerate(row.variants):
        yield (*path, "variants", i), variant


def repeated(values: Iterable[object]) -> Iterator[tuple[int, object]]:
    """Yield each value that stood before, with its index."""
    seen: list[object] = []
    for i, value in enumerate(values):
        if value in seen:
            yield i, value
        seen.append(value)
