"""Shipped tables as plain facts, in the words of the standard's own table: to be held against what was typed apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gf_desktop.domain.numbers import Number
from gf_desktop.domain.pack import Figure, Indicator, Measure, Pack, merged


class Form(NamedTuple):
    """One form of one row as a table prints it; figures as text, ``–`` where there is none."""

    section: str
    number: str
    second: str
    title: str
    kind: str
    better: str
    unit: str
    points: str
    lead: str
    base: str


class Asked(NamedTuple):
    """What a row asks for: each kind of evidence, with a question mark where only if there is any."""

    number: str
    kinds: str


def text(number: Number | None) -> str:
    """Return a number as a table prints it."""
    return "–" if number is None else format(number.normalize(), "f")


def figure(pack: Pack, one: Figure | None) -> str:
    """Return a benchmark with the first letter of its confidence: ``4.31 med``; ``null`` where none is known."""
    if one is None:
        return "–"
    return "null" if one.value is None else f"{text(one.value)} {pack.confidence(one)[:3]}"


def in_forms(row: Indicator) -> tuple[Measure, ...]:
    """Return the forms in which a row can be measured."""
    return tuple(merged(row, variant) for variant in row.variants) or (row,)


def _titles(row: Indicator) -> tuple[str, ...]:
    return tuple(variant.title for variant in row.variants) or (row.title,)


def forms(pack: Pack) -> Iterator[Form]:
    """Yield every form of every row of the sections, in order."""
    for section in pack.table.sections:
        for group in section.groups:
            for row in group.indicators:
                for title, measure in zip(_titles(row), in_forms(row), strict=True):
                    yield Form(
                        section.title,
                        group.number,
                        group.title,
                        title,
                        str(measure.kind),
                        str(measure.better or "–"),
                        measure.unit or "–",
                        text(row.points),
                        figure(pack, measure.lead),
                        figure(pack, measure.base),
                    )


def asked(pack: Pack) -> Iterator[Asked]:
    """Yield what each row asks for, with the number of its second-level indicator."""
    for section in pack.table.sections:
        for group in section.groups:
            for row in group.indicators:
                kinds = (f"{item.kind}{'?' if item.if_any else ''}" for item in row.evidence)
                yield Asked(group.number, " ".join(kinds))


_WORDS = {
    "定量": "quantitative",
    "定性": "choice",
    "勾选": "ticks",
    "产品": "products",
    "分项": "parts",
    "正": "higher",
    "逆": "lower",
}


def typed(section: str, lines: str) -> list[Form]:
    """Return the facts of a section, typed as lines of nine fields between bars, some in the form's words."""
    rows = [
        [_WORDS.get(field.strip(), field.strip()) for field in line.split("|")]
        for line in lines.strip().splitlines()
    ]
    return [Form(section, *fields) for fields in rows]
