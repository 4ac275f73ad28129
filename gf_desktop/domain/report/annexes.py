"""六、参考文件 and the annexes: documents referred to, traces, sources and how sure we are of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from gf_desktop.domain.document import Document, OwnFigure
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.domain.pack import Labels, Pack, Source
from gf_desktop.domain.points_rules import open_options
from gf_desktop.domain.programme import Programme
from gf_desktop.domain.report import rules
from gf_desktop.domain.report.cells import (
    CONFIDENCE_WORDS,
    Line,
    Say,
    lines,
    product_benchmarks,
    products_of,
    said,
    without_remark,
)
from gf_desktop.domain.report.evaluation import plain_cell
from gf_desktop.domain.report.index import Index
from gf_desktop.domain.report.words import printed, row_name, standing_words
from gf_desktop.domain.result import Benchmark, Result, RowResult, Step

Plain = dict[str, Any]
MINUS = re.compile(r"(?<![\w.])-(?=\d)")
"""The hyphen that stands for a minus before a figure; on paper it is a sign of its own."""


def references(document: Document, pack: Pack, programme: Programme | None, say: Say) -> list[str]:
    """Return the documents that the evaluation refers to: the table, and the papers of programme and table."""
    header = pack.header
    found = [
        say(
            message(
                "report.reference.table",
                title=header.title,
                issuer=header.issuer,
                version=header.version,
                standing=standing_words(header.standing),
            )
        )
    ]
    if programme:
        found += rules.papers(document, programme)
    found += _documents(pack.table.sources.values())
    return [one for one in dict.fromkeys(found) if not _remarked(one, found)]


def _documents(held: Iterable[Source]) -> list[str]:
    """Return the documents among sources; what nobody has seen is none that the evaluation refers to."""
    return [without_remark(one.title) for one in held if one.confidence != "memory"]


def _remarked(title: str, titles: list[str]) -> bool:
    """Whether a title is that of another document of the list with a remark on some of its figures behind it."""
    return any(title.startswith(f"{other}（") for other in titles)


def evidence(index: Index) -> list[Plain]:
    """Return the evidence index, the pieces gathered under what asks for them."""
    asked = groupby(index.entries, key=lambda entry: entry.asked_by)
    return [
        {"asked_by": asked_by, "entries": [{"number": one.number, "title": one.title} for one in entries]}
        for asked_by, entries in asked
    ]


def traces(document: Document, pack: Pack, result: Result, index: Index, say: Say) -> list[Plain]:
    """Return how each row's score came to be, step by step."""
    found = []
    for indicator in pack.indicators:
        row = result.row(indicator.id)
        steps = [MINUS.sub("−", say(_of_paper(printed(step.said)))) for step in _steps(row)]
        if steps:
            title = row_name(row, document.answer(indicator.id))
            found.append({"number": index.numbers[indicator.id], "title": title, "steps": steps})
    return found


def _of_paper(said: Message) -> Message:
    """Return a step as paper says it: a benchmark of ours with its document, without the remark on how we had it."""
    origin, label = said.params.get("origin"), said.params.get("label")
    if said.code == "trace.row-unverified" and isinstance(label, str):
        return Message(said.code, {**said.params, "label": without_remark(label)})
    if not isinstance(origin, Message) or origin.code not in ("benchmark.accepted", "benchmark.table"):
        return said
    document = without_remark(str(origin.params["source"]))
    return Message(
        said.code, {**said.params, "origin": Message(origin.code, {**origin.params, "source": document})}
    )


def _steps(row: RowResult) -> Iterator[Step]:
    """Yield the steps from the value to the score; those to the value stand on the row's calculation sheet."""
    computed = row.derived.steps if row.derived else ()
    if computed and row.steps[: len(computed)] == computed:
        yield Step(said=message("report.trace.sheet"))
        yield from row.steps[len(computed) :]
    else:
        yield from row.steps


def sources(document: Document, pack: Pack, programme: Programme | None, say: Say) -> list[Plain]:
    """Return every source of figures and conditions of the report with how sure we are of it."""
    held = [*pack.table.sources.values(), *(rules.sources(document, programme) if programme else ())]
    return [
        {
            "title": without_remark(one.title),
            "confidence": say(CONFIDENCE_WORDS[one.confidence]),
            "note": one.note,
        }
        for one in held
    ]


def benchmarks(document: Document, pack: Pack, result: Result, index: Index, say: Say) -> list[Plain]:
    """Return the benchmarks in force, lead and base on one line, each with where it comes from and how sure that is."""
    found = []
    for indicator in pack.indicators:
        row = result.row(indicator.id)
        title = row_name(row, document.answer(indicator.id))
        number = index.numbers[indicator.id]
        held = row_benchmarks(document, pack, row, say)
        found += [{"number": number, "title": title, **one} for one in held]
    return found


def own_points(document: Document, pack: Pack, result: Result, index: Index, say: Say) -> list[Plain]:
    """Return the points that the table leaves open and the applicant entered, each with where it comes from.

    ``option`` names the option that they hold for; they are the row's own where it is empty.
    """
    found = []
    for indicator in pack.indicators:
        row = result.row(indicator.id)
        title = row_name(row, document.answer(indicator.id))
        number, sure = index.numbers[indicator.id], say(message("report.confidence.own"))
        for option, one in _entered(row):
            points = {"option": option, "points": decimal_text(one.value), "source": one.source}
            found.append({"number": number, "title": title, **points, "confidence": sure})
    return found


def _entered(row: RowResult) -> Iterator[tuple[str, OwnFigure]]:
    """Yield the points of a row that are the user's, then those of its options by title."""
    own = row.own_points
    if own is None or own.value is None:
        return
    yield "", own.value
    for option in open_options(row.indicator):
        if option.id in own.options:
            yield option.title, own.options[option.id]


def row_benchmarks(document: Document, pack: Pack, row: RowResult, say: Say) -> list[Plain]:
    """Return the benchmarks of one row, ``inner`` naming the product or part they hold for."""
    return [
        {
            "inner": said(line.title, say),
            "unit": line.unit,
            "lead": plain_cell(line.lead, say),
            "base": plain_cell(line.base, say),
            **_sources(pack.header.labels, lead, base, say),
        }
        for line, (lead, base) in _pairs(document, row)
    ]


def _pairs(document: Document, row: RowResult) -> Iterator[tuple[Line, tuple[Benchmark, Benchmark]]]:
    """Yield each line of a row that has benchmarks with both of them; a product's own replace those of its row."""
    own, *inner = lines(document, row)
    if not row.pairs:
        return
    if row.measure is None or row.measure.kind not in ("products", "parts"):
        yield own, (row.pairs[0].lead, row.pairs[0].base)
    elif row.measure.kind == "parts":
        yield from zip(inner, ((pair.lead, pair.base) for pair in row.pairs), strict=False)
    else:
        products = products_of(row, document.answer(row.id))
        for line, (_, product, one) in zip(inner, products, strict=False):
            yield line, product_benchmarks(row, product, one)


def _sources(labels: Labels, lead: Benchmark, base: Benchmark, say: Say) -> Plain:
    """Return source and confidence; said once where lead and base share them."""
    named = [(label, one) for label, one in ((labels.lead, lead), (labels.base, base)) if one != Benchmark()]
    return {
        "source": _once([(label, _source(one, say)) for label, one in named]),
        "confidence": _once([(label, _sure(one, say)) for label, one in named]),
    }


def _once(said_of: list[tuple[str, str]]) -> str:
    if len({text for _, text in said_of}) <= 1:
        return said_of[0][1] if said_of else ""
    return "\n".join(f"{label}：{text}" for label, text in said_of if text)


def _source(benchmark: Benchmark, say: Say) -> str:
    if benchmark.value is None:
        return benchmark.why
    if benchmark.own:
        return benchmark.source or say(message("report.source-with-product"))
    return without_remark(benchmark.source)


def _sure(benchmark: Benchmark, say: Say) -> str:
    if benchmark.value is None:
        return say(message("report.benchmark.unknown"))
    if benchmark.own:
        return say(message("report.confidence.own"))
    word = say(CONFIDENCE_WORDS[benchmark.confidence])
    return say(message("report.confidence.accepted", word=word)) if benchmark.accepted else word
