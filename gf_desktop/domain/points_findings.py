"""What is to be said of points that the user entered: where they come from, and whether they can be true together."""

from __future__ import annotations

from collections.abc import Iterator

from gf_desktop.domain.document import Document, OwnFigure, OwnPoints
from gf_desktop.domain.finding import Finding, Severity
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import decimal_text, exact_text
from gf_desktop.domain.pack import Indicator, Pack
from gf_desktop.domain.points_rules import open_options
from gf_desktop.domain.result import RowResult
from gf_desktop.domain.scoring.points import Pool, pool_of


def points_findings(document: Document, row: RowResult) -> Iterator[Finding]:
    """Yield what is to be said of the points entered for one row."""
    word = document.points.get(row.id)
    if word is None or word == OwnPoints() or row.indicator.points is not None:
        return
    found = _incomplete(row.indicator, word) or _origin(word)
    if found:
        severity, said = found
        yield _of_row(severity, row.indicator, said)


def sum_findings(document: Document, pack: Pack) -> Iterator[Finding]:
    """Yield sums that cannot be: points entered that come to more than there are, or all of them to less."""
    seen: set[tuple[str, ...]] = set()
    for place in pack.rows() if document.points else ():
        pool = pool_of(pack.table, *place) if place[2].id in document.points else None
        if pool is None or (ids := tuple(row.id for row in pool.rows)) in seen:
            continue
        seen.add(ids)
        said = sum_said(document, pool)
        if said:
            over = said.code == "finding.own-points-over"
            yield Finding("error" if over else "warning", said.code, said, ("points", place[2].id))


def sum_said(document: Document, pool: Pool) -> Message | None:
    """Return what is said of the points entered for rows that share a sum; None where they can be true together."""
    code = _contradiction(document, pool)
    sums = {"entered": exact_text(pool.entered(document)), "points": decimal_text(pool.points)}
    return message(f"finding.own-points-{code}", title=pool.title, **sums) if code else None


def _contradiction(document: Document, pool: Pool) -> str:
    entered = pool.entered(document)
    if entered > pool.points:
        return "over"
    return "under" if entered < pool.points and pool.complete(document) else ""


def _incomplete(row: Indicator, word: OwnPoints) -> tuple[Severity, Message] | None:
    """Say that points are missing: those of the row, or the full ones among its options."""
    if word.value is None:
        return "warning", message("finding.own-points-no-value")
    points = [word.options[one.id].value for one in open_options(row) if one.id in word.options]
    if points and len(points) == len(open_options(row)) and max(points) < word.value.value:
        most = {"most": decimal_text(max(points)), "points": decimal_text(word.value.value)}
        return "warning", message("finding.own-options-under", **most)
    return None


def _origin(word: OwnPoints) -> tuple[Severity, Message] | None:
    figures: list[OwnFigure] = [*([word.value] if word.value else []), *word.options.values()]
    if any(not one.source.strip() for one in figures):
        return "warning", message("finding.own-points-no-source")
    sources = tuple(dict.fromkeys(one.source.strip() for one in figures))
    return "info", message("finding.own-points", sources=sources)


def _of_row(severity: Severity, row: Indicator, said: Message) -> Finding:
    return Finding(severity, said.code, message("finding.row", row=row.title, said=said), ("points", row.id))
