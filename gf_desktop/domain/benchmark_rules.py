"""Whether the user's word on a row's benchmarks is one that may be given (DESIGN, section 5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gf_desktop.domain.document import Benchmarks, OwnBenchmark, OwnFigure
from gf_desktop.domain.messages import message
from gf_desktop.domain.pack import Figure, Indicator, Kind, Measure, Pack, Part, merged
from gf_desktop.domain.problems import Path, Problem

_WITHOUT: tuple[Kind, ...] = ("choice", "checklist", "manual")


def check_benchmarks(path: Path, pack: Pack, row: Indicator, word: Benchmarks) -> Iterator[Problem]:
    """Yield what is wrong with the user's word on a row, or on its variants and parts."""
    if isinstance(word, OwnBenchmark):
        yield from _check(path, pack, row, word, None)
        return
    known = inner_keys(row)
    for key, own in word.items():
        if key in known:
            yield from _check((*path, key), pack, row, own, key)
        else:
            yield Problem((*path, key), message("document.benchmark-key", title=row.title, id=key))


def inner_keys(row: Indicator) -> tuple[str, ...]:
    """Return the ids of a row's variants and parts: the keys under which a word on its benchmarks may be given."""
    parts = (part.id for measure in _measures(row) for part in measure.parts)
    return tuple(dict.fromkeys((*(variant.id for variant in row.variants), *parts)))


def spelt_out(row: Indicator, word: Benchmarks | None) -> Mapping[str, OwnBenchmark]:
    """Return a word by variant and part; one on the whole row holds for each of them, whichever is in force."""
    if isinstance(word, OwnBenchmark):
        return dict.fromkeys(inner_keys(row), word)
    return word or {}


def _measures(row: Indicator) -> list[Measure]:
    return [merged(row, variant) for variant in row.variants] or [row]


def _chosen(row: Indicator, inner: str | None) -> list[Measure]:
    variant = row.variant(inner)
    return [merged(row, variant)] if variant else _measures(row)


def _check(path: Path, pack: Pack, row: Indicator, own: OwnBenchmark, inner: str | None) -> Iterator[Problem]:
    measures = _chosen(row, inner)
    if all(measure.kind in _WITHOUT for measure in measures):
        yield Problem(path, message("document.no-benchmark", title=row.title))
        return
    labels = pack.header.labels
    for name, label in (("lead", labels.lead), ("base", labels.base)):
        yield from _figure(
            (*path, name), pack, row, label, getattr(own, name), _figures(measures, inner, name)
        )
    if own.lead and own.base:
        yield from _order(path, pack, row, own.lead, own.base, measures)


def _figures(measures: list[Measure], inner: str | None, name: str) -> list[Figure]:
    holders: list[Measure | Part] = []
    for measure in measures:
        parts = [part for part in measure.parts if inner in (None, part.id)]
        holders += parts or [measure]
    figures: list[Figure | None] = [getattr(holder, name) for holder in holders]
    return [figure for figure in figures if figure is not None]


def _figure(
    path: Path, pack: Pack, row: Indicator, label: str, own: OwnFigure | None, theirs: list[Figure]
) -> Iterator[Problem]:
    if own is None:
        return
    if not own.source.strip():
        yield Problem((*path, "source"), message("document.own-source", title=row.title, label=label))
    if any(figure.value is not None and pack.confidence(figure) == "high" for figure in theirs):
        yield Problem(path, message("document.own-replaces-high", title=row.title, label=label))


def _order(
    path: Path, pack: Pack, row: Indicator, lead: OwnFigure, base: OwnFigure, measures: list[Measure]
) -> Iterator[Problem]:
    labels = pack.header.labels
    words = {"title": row.title, "lead": labels.lead, "base": labels.base}
    figures = {"lead_value": str(lead.value), "base_value": str(base.value)}
    better = next((measure.better for measure in measures if measure.better), "higher")
    if lead.value == base.value:
        yield Problem(path, message("document.own-equal", **words, **figures))
    elif (lead.value > base.value) != (better == "higher"):
        yield Problem(path, message(f"document.own-against-{better}", **words, **figures))
