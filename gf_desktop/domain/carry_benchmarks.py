"""The user's word on benchmarks under another table: whether it still speaks of the same figures, and what is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gf_desktop.domain.carry_rows import measures
from gf_desktop.domain.document import OwnBenchmark
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.domain.pack import Figure, Indicator, Labels, Pack, merged


def fills_gap(row: Indicator, inner: str | None, word: OwnBenchmark) -> bool:
    """Return whether a figure of the word stands for one that the table does not publish.

    Two tables that both publish none do not say the same: each leaves it to an authority of its own.
    """
    variant = row.variant(inner)
    forms = [merged(row, variant)] if variant else measures(row)
    holders = [part for form in forms for part in form.parts if part.id == inner] or forms
    return any(
        (word.lead is not None and (one.lead is None or one.lead.value is None))
        or (word.base is not None and (one.base is None or one.base.value is None))
        for one in holders
    )


def left_figures(row: Indicator, left: Mapping[str, OwnBenchmark], labels: Labels) -> Iterator[Message]:
    """Yield each figure that stays behind, with its source: so nothing is lost that the user looked up.

    Args:
        row: The old row.
        left: What the user said of it, by variant or part; the empty key is the row itself.
        labels: What the old table calls its figures.
    """
    parts = {part.id: part.title for one in measures(row) for part in one.parts}
    for key, word in left.items():
        variant = row.variant(key or None)
        form = merged(row, variant) if variant else measures(row)[0]
        title = variant.title if variant else parts.get(key, "")
        for label, own in ((labels.lead, word.lead), (labels.base, word.base)):
            if own is not None:
                value = f"{decimal_text(own.value)} {form.unit or ''}".strip()
                source = own.source.strip() or "–"
                which = f"{title} {label}".strip()
                yield message("carry.own-figure", which=which, value=value, source=source)


def same_benchmarks(before: Indicator, row: Indicator, inner: str | None, old: Pack, new: Pack) -> bool:
    """Return whether a word on the benchmarks of a row, or of its variant or part ``inner``, speaks of the same.

    Kind, direction, unit and the table's own figures must be the very same, and as sure as they were.
    """
    return _figures(before, inner, old) == _figures(row, inner, new) and before.kind == row.kind


def _figures(row: Indicator, inner: str | None, pack: Pack) -> list[tuple[object, ...]]:
    variant = row.variant(inner)
    forms = [merged(row, variant)] if variant else measures(row)
    found: list[tuple[object, ...]] = []
    for form in forms:
        found.append((form.kind, form.better, form.unit))
        if inner is None or variant:
            found.append((_said(form.lead, pack), _said(form.base, pack)))
        parts = [part for part in form.parts if variant or inner in (None, part.id)]
        found += [(part.id, _said(part.lead, pack), _said(part.base, pack)) for part in parts]
        if inner is not None and not variant and not parts:
            found.append((None,))
    return found


def _said(figure: Figure | None, pack: Pack) -> tuple[object, ...] | None:
    return None if figure is None else (figure.value, pack.confidence(figure))
